package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean is a text as a cell holds it: without space around it and at the end of its
// lines, with "\n" as the only line break, and without control and zero-width characters
// and bytes that are no character.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if b := s[i]; b < ' ' || b >= 0x7F {
			plain = false
			break
		}
	}
	if plain {
		return strings.Trim(s, " ")
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.ContainsFunc(s, unwanted) {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
		s = strings.Map(func(r rune) rune {
			switch {
			case r == '\n':
				return r
			case unwanted(r):
				return -1
			}
			return r
		}, s)
	}
	s = strings.TrimSpace(s)
	if strings.Contains(s, " \n") || strings.Contains(s, "\t\n") {
		lines := strings.Split(s, "\n")
		for i, l := range lines {
			lines[i] = strings.TrimRightFunc(l, unicode.IsSpace)
		}
		s = strings.Join(lines, "\n")
	}
	return s
}

// unwanted reports a rune that no cell holds, or that stands for a line break.
func unwanted(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0, r == '\u2028', r == '\u2029':
		return true
	}
	return r == '\u200B' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD' || r == '\u200E' || r == '\u200F'
}

// shortened is cells without the empty ones at their end.
func shortened(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// placed is cells with a text in a column, which may lie behind the last of them.
func placed(cells []string, col int, text string) []string {
	for len(cells) <= col {
		cells = append(cells, "")
	}
	cells[col] = text
	return cells
}

// indent is how far a text stands in by the space before it, in the widths of a letter.
func indent(s string) (n int) {
	for _, r := range s {
		switch r {
		case ' ', '\u00A0':
			n++
		case '\u3000':
			n += 2
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// blank tells cells that hold nothing.
func blank(cells []string) bool { return len(shortened(cells)) == 0 }
