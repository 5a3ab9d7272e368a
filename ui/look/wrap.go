package look

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/model/typography"
)

// Punctuation that may not begin or end a line (kinsoku; design tokens §3).
const (
	notFirst = "，。、；：？！）》〉】」』”’,.;:?!)]}%％‰℃°…·"
	notLast  = "（《〈【「『“‘([{￥¥$"
)

// Wrap breaks a text into lines that fit a width. Latin words and numbers stay whole
// unless one is longer than a line; a hyphen inside a word ends a line. With more than
// most lines (0 = no limit) the last one ends in an ellipsis.
func Wrap(s string, t Type, width float32, most int) []string {
	lines := breaks(s, t, width, most)
	if most > 0 && len(lines) > most {
		lines = lines[:most]
		lines[most-1] = cut(lines[most-1], t, width)
	}
	return lines
}

// Lines tells how many lines Wrap breaks a text into, at most most (0 = no limit).
func Lines(s string, t Type, width float32, most int) int {
	n := len(breaks(s, t, width, most))
	if most > 0 {
		return min(n, most)
	}
	return n
}

// breaks gives the lines of a text, or most and one more (0 = all).
func breaks(s string, t Type, width float32, most int) []string {
	m := t.ruler()
	var lines []string
	for para := range strings.SplitSeq(typography.FullWidth(s), "\n") {
		lines = wrapLine(lines, []rune(strings.TrimSpace(para)), m, width, most)
		if most > 0 && len(lines) > most {
			break
		}
	}
	return lines
}

// wrapLine adds the lines of a paragraph to lines, until there are more than most.
func wrapLine(lines []string, rs []rune, m ruler, width float32, most int) []string {
	start, x := 0, float32(0)
	for i := 0; i < len(rs); {
		if most > 0 && len(lines) > most {
			return lines
		}
		j, w := i, float32(0)
		for { // one character with what may not leave it, or one word
			w += m.width(rs[j])
			j++
			if j >= len(rs) || !joined(rs[j-1], rs[j]) {
				break
			}
		}
		if x+w > width && i > start && rs[i] != ' ' {
			lines = append(lines, strings.TrimRight(string(rs[start:i]), " "))
			start, x = i, 0
		}
		for x == 0 && w > width && j-i > 1 { // longer than a line: broken where it must
			k, part := i, float32(0)
			for k < j && part+m.width(rs[k]) <= width {
				part += m.width(rs[k])
				k++
			}
			if k == i {
				part += m.width(rs[k])
				k++
			}
			for b := k; b > i+1; b-- { // a path rather after a folder than inside a name
				if rs[b-1] == '/' || rs[b-1] == '\\' {
					k, part = b, 0
					for _, r := range rs[i:k] {
						part += m.width(r)
					}
					break
				}
			}
			lines = append(lines, string(rs[i:k]))
			i, start = k, k
			w -= part
		}
		x += w
		i = j
	}
	return append(lines, strings.TrimRight(string(rs[start:]), " "))
}

// hang is how far a line is drawn to the left for what it begins with to stand where
// other lines begin: Chinese opening marks have ink in the right half of their square only.
func hang(line string, t Type) float32 {
	r, _ := utf8.DecodeRuneInString(line)
	if strings.ContainsRune("（《〈【「『“‘", r) && strings.ContainsFunc(line, ideograph) {
		return t.ruler().width(r) / 2
	}
	return 0
}

// joined reports whether no line may end between a and b.
func joined(a, b rune) bool {
	switch {
	case ideograph(a) && ideograph(b) || a == ' ' || b == ' ': // most pairs there are
		return false
	case strings.ContainsRune(notFirst, b) || strings.ContainsRune(notLast, a):
		return true
	case a == '-' && unicode.IsLetter(b):
		return false
	}
	return !typography.Square(a) && !typography.Square(b)
}

// ideograph reports whether r is one of the common Chinese characters.
func ideograph(r rune) bool { return r >= 0x4e00 && r < 0xa000 }

// Cut shortens one line to a width with an ellipsis.
func Cut(s string, t Type, width float32) string {
	s = strings.ReplaceAll(typography.FullWidth(s), "\n", " ")
	if Width(s, t) <= width {
		return s
	}
	return cut(s, t, width)
}

// CutLeft shortens one line to a width from its beginning, as paths want it: what tells
// them apart is at their end.
func CutLeft(s string, t Type, width float32) string {
	s = strings.ReplaceAll(typography.FullWidth(s), "\n", " ")
	if Width(s, t) <= width {
		return s
	}
	mark := "…"
	if !strings.ContainsFunc(s, typography.Square) {
		mark = "..."
	}
	m, rs := t.ruler(), []rune(s)
	x, n := m.line(mark), len(rs)
	for n > 0 && x+m.width(rs[n-1]) <= width {
		n--
		x += m.width(rs[n])
	}
	return mark + string(rs[n:])
}

// cut ends a text in an ellipsis, taking away no more than the width demands.
func cut(s string, t Type, width float32) string {
	rs := []rune(strings.TrimRight(s, "…"))
	mark := "…"
	if !strings.ContainsFunc(s, typography.Square) {
		mark = "..." // the font draws the ellipsis at full width
	}
	m := t.ruler()
	room := width - m.line(mark)
	x, n := float32(0), 0
	for n < len(rs) && x+m.width(rs[n]) <= room {
		x += m.width(rs[n])
		n++
	}
	return strings.TrimRight(string(rs[:n]), " ，、,（(") + mark
}
