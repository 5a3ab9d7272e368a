package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxName is the longest name of a unit, KPI, tool, channel or collaboration, in
// characters: what still fits into a line of a table.
const MaxName = 200

// Visible leaves out of a text what no reader can see and what turns the order of the
// letters around: zero-width spaces, soft hyphens, bidirectional overrides and the
// like. They come along from web pages unasked, so they are dropped rather than
// refused. Joiners, variation selectors and direction marks stay within visible text:
// they shape the letters and pictures beside them. A text with nothing to be seen
// becomes empty; text that is not UTF-8 stays, for the cell to refuse.
func Visible(s string) string {
	if plain(s) || !utf8.ValidString(s) {
		return s
	}
	if !strings.ContainsFunc(s, seen) {
		return ""
	}
	s = strings.Map(func(r rune) rune {
		if unseen(r) && !shapes(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// alike reports whether two names read the same.
func alike(a, b string) bool { return strings.EqualFold(bare(a), bare(b)) }

// bare is a name without anything that is not seen.
func bare(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, s)
}

func seen(r rune) bool { return !unseen(r) && !unicode.IsSpace(r) && !unicode.IsControl(r) }

// unseen reports whether a character has no shape of its own.
func unseen(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return true
	}
	switch r {
	case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0, 0x2800: // fillers and blanks that are letters by name
		return true
	}
	return false
}

// shapes reports whether an unseen character changes how those beside it look.
func shapes(r rune) bool {
	return r == 0x200c || r == 0x200d || r == 0x200e || r == 0x200f || r == 0x61c || r == 0x34f ||
		unicode.Is(unicode.Variation_Selector, r) || r >= 0xe0020 && r <= 0xe007f
}
