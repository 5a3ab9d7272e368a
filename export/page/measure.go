package page

import (
	"strings"
	"unicode"

	"sandtable/model/typography"
)

// Pitch is the distance of two base lines, in sizes of the type.
const Pitch = 1.42

// Width is how wide a line of text is painted, in points.
func Width(text string, t Type) float64 {
	sum := 0.0
	for _, r := range text {
		sum += Advance(r, t.Bold)
	}
	return sum * t.Size
}

// Cut gives a text that is no wider than so many points: what is too long ends in "…".
func Cut(text string, t Type, width float64) string {
	text = strings.Join(strings.Fields(text), " ")
	if Width(text, t) <= width {
		return text
	}
	room := width - Advance('…', t.Bold)*t.Size
	end := 0
	for i, r := range text {
		if room -= Advance(r, t.Bold) * t.Size; room < 0 {
			break
		}
		end = i + len(string(r))
	}
	return strings.TrimRight(text[:end], " ,;:，；：、“\"(（") + "…"
}

// Signs that begin no line, and signs that end none.
const (
	closing = "，。、；：？！）】》」』”’…—％%,.;:?!)]}→"
	opening = "（【《「『“‘([{"
)

// Break breaks a text into lines no wider than so many points: between words, before and
// after Chinese characters, never before a closing or after an opening sign; a word that
// is wider than a line is broken anywhere. A line break in the text is one here. An empty
// text has one empty line.
func Break(text string, t Type, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, breakParagraph(strings.Join(strings.Fields(paragraph), " "), t, width)...)
	}
	return lines
}

func breakParagraph(text string, t Type, width float64) []string {
	var lines []string
	line, wide := "", 0.0
	end := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, wide = "", 0
	}
	for _, piece := range pieces(text) {
		w := Width(piece, t)
		if wide+Width(strings.TrimRight(piece, " "), t) <= width {
			line, wide = line+piece, wide+w
			continue
		}
		if line != "" {
			end()
		}
		for _, r := range piece { // a piece wider than a line is broken anywhere
			if a := Advance(r, t.Bold) * t.Size; wide+a > width && line != "" && r != ' ' {
				end()
			}
			if line != "" || r != ' ' {
				line, wide = line+string(r), wide+Advance(r, t.Bold)*t.Size
			}
		}
	}
	end()
	return lines
}

// pieces cuts a text where a line may end.
func pieces(text string) (out []string) {
	begin := 0
	var before rune
	for i, r := range text {
		if i > begin && mayBreak(before, r) {
			out = append(out, text[begin:i])
			begin = i
		}
		before = r
	}
	if begin < len(text) {
		out = append(out, text[begin:])
	}
	return out
}

func mayBreak(before, after rune) bool {
	switch {
	case after == ' ' || strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before) || unicode.Is(unicode.Mn, after):
		return false
	case before == ' ':
		return true
	case typography.Square(before) || typography.Square(after):
		return true
	}
	return before == '/' && !unicode.IsDigit(after)
}
