package look

import (
	"slices"

	"fyne.io/fyne/v2/canvas"

	"sandtable/model/typography"
)

// TextMark is a stretch of text that also stands in another text: shared words have a
// ground and an underline, near synonyms the underline only (design tokens §2).
type TextMark struct {
	Text string
	Near bool // a near synonym
}

// Marked writes a wrapped text like [Sheet.Paragraph] with every occurrence of the
// marks shown, also where a line ends inside one, and gives its height.
func (s *Sheet) Marked(x, y, width float32, t Type, c Role, text string, most int, marks ...TextMark) float32 {
	lines := Wrap(text, t, width, most)
	var all []rune // of all lines, with one entry of starts per line
	starts := make([]int, len(lines)+1)
	for i, l := range lines {
		if i > 0 && len(all) > 0 && !typography.Square(all[len(all)-1]) && all[len(all)-1] != '-' {
			all = append(all, ' ') // the space that the break took
		}
		starts[i] = len(all)
		all = append(all, []rune(l)...)
	}
	starts[len(lines)] = len(all)
	for _, m := range marks {
		word := []rune(typography.FullWidth(m.Text))
		for at := 0; len(word) > 0 && at+len(word) <= len(all); at++ {
			if !slices.Equal(all[at:at+len(word)], word) {
				continue
			}
			for i, l := range lines {
				end := starts[i] + len([]rune(l))
				from, to := max(at, starts[i]), min(at+len(word), end)
				if from < to {
					s.mark(x+Width(string(all[starts[i]:from]), t), y+float32(i)*t.Line(),
						Width(string(all[from:to]), t), t, m.Near)
				}
			}
			at += len(word) - 1
		}
	}
	for i, l := range lines {
		s.Text(x, y+float32(i)*t.Line(), t, c, l)
	}
	return float32(len(lines)) * t.Line()
}

// mark draws ground and underline of a stretch of one line whose type's line begins at y.
func (s *Sheet) mark(x, y, w float32, t Type, near bool) {
	letters := t.Size() * 1.3
	top := y + (t.Line()-letters)/2
	if !near {
		ground := canvas.NewRectangle(s.color(MarkTint))
		s.Put(ground, x, top, w, letters)
	}
	s.Put(canvas.NewRectangle(s.color(MarkLine)), x, top+letters, w, 2)
}
