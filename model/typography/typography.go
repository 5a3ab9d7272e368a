// Package typography is what Chinese typesetting asks of a text, wherever it is read: on
// the screen, in a workbook, in a terminal.
package typography

import (
	"strings"
	"unicode"
)

// Half-width punctuation and what stands for it beside Han characters.
const (
	halfPunctuation = ",;:?!"
	fullPunctuation = "，；：？！"
)

// FullWidth gives s as Chinese typography shows it: punctuation beside a Chinese
// character is full-width, also where the stored text has the half-width form, a bracket
// takes the width of its partner, and what is full-width brings its own space. It is for
// those who read: what is stored stays as it was typed.
func FullWidth(s string) string {
	if !strings.ContainsAny(s, ",;:?!()") || !strings.ContainsFunc(s, Square) {
		return s
	}
	rs := []rune(s)
	full := make([]bool, len(rs))
	var open []int
	for i, r := range rs {
		beside := i > 0 && Square(rs[i-1]) || i+1 < len(rs) && Square(rs[i+1])
		switch {
		case r == '(':
			full[i] = beside
			open = append(open, i)
		case r == ')' && len(open) > 0:
			at := open[len(open)-1]
			open = open[:len(open)-1]
			full[i] = beside || full[at]
			full[at] = full[i]
		case r == ')' || strings.ContainsRune(halfPunctuation, r):
			full[i] = beside
		}
	}
	var out strings.Builder
	for i, r := range rs {
		switch {
		case full[i] && r == '(':
			out.WriteRune('（')
		case full[i] && r == ')':
			out.WriteRune('）')
		case full[i]:
			out.WriteRune([]rune(fullPunctuation)[strings.IndexRune(halfPunctuation, r)])
		case r == ' ' && i > 0 && full[i-1]: // full-width punctuation brings its own space
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Square reports whether r is written in a full square, between which lines may break.
func Square(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7b0 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xffe7
}

// Columns gives the columns a character takes where Latin letters take one: 2 for
// Chinese characters, full-width forms and emoji, 0 for combining marks.
func Columns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60,
		r >= 0xffe0 && r <= 0xffe6, r >= 0x1f300 && r <= 0x1faff, r >= 0x20000 && r <= 0x3fffd:
		return 2
	}
	return 1
}
