package text

import (
	"strings"
	"unicode"
)

// FullWidth gives s as Chinese typography shows it: punctuation beside a Chinese
// character is full-width, also where the stored text has the half-width form, and
// so is the bracket that closes one. Other text stays.
func FullWidth(s string) string {
	if !strings.ContainsAny(s, half) {
		return s
	}
	rs := []rune(s)
	han := func(i int) bool { return i >= 0 && i < len(rs) && unicode.Is(unicode.Han, rs[i]) }
	var open []bool // of each open bracket: whether it became full-width
	for i, r := range rs {
		wide := han(i-1) || han(i+1)
		switch r {
		case '(':
			open = append(open, wide)
		case ')':
			if n := len(open); n > 0 {
				wide, open = open[n-1], open[:n-1]
			}
		}
		if n := strings.IndexRune(half, r); n >= 0 && wide {
			rs[i] = []rune(full)[n]
		}
	}
	return string(rs)
}

const (
	half = ",:;?!()"
	full = "，：；？！（）"
)

// Width gives the columns a character takes where Latin letters take one: 2 for
// Chinese characters, full-width forms and emoji, 0 for combining marks.
func Width(r rune) int {
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
