package matrix

import (
	"strings"

	"sandtable/ui/look"
)

// piece is a text with a bold beginning: a duty's title and its sentence.
type piece struct {
	title string
	text  string
	muted bool     // in the colour of captions
	marks []string // words to be marked in both
}

// word is one run of a line of text.
type word struct {
	x    float32
	text string
	face look.Type
	ink  look.Role
}

// flow breaks a piece into lines that fit a width. The sentence goes on in the line
// of the title when there is room for a few words.
func (p piece) flow(width float32) [][]word {
	ink := look.Ink2
	if p.muted {
		ink = look.Ink3
	}
	var lines [][]word
	x := float32(0)
	if p.title != "" {
		titleInk := look.Ink
		if p.muted {
			titleInk = look.Ink3
		}
		for _, l := range look.Wrap(p.title, look.BodyBold, width, 0) {
			lines = append(lines, []word{{0, l, look.BodyBold, titleInk}})
			x = look.Width(l, look.BodyBold) + 6
		}
	}
	if p.text == "" {
		return lines
	}
	rest := look.FullWidth(strings.ReplaceAll(p.text, "\n", " "))
	if len(lines) > 0 && width-x > 72 {
		first := look.Wrap(rest, look.Small, width-x, 0)[0]
		if look.Width(first, look.Small) <= width-x {
			last := len(lines) - 1
			lines[last] = append(lines[last], word{x, first, look.Small, ink})
			rest = strings.TrimLeft(strings.TrimPrefix(rest, first), " ")
		}
	}
	if rest != "" {
		for _, l := range look.Wrap(rest, look.Small, width, 0) {
			lines = append(lines, []word{{0, l, look.Small, ink}})
		}
	}
	return lines
}

// lineHeight is the distance of two lines of a flow.
const lineHeight = 20

// paintFlow draws lines and marks words in them; it gives their height.
func paintFlow(s *look.Sheet, x, y float32, lines [][]word, marks []string) float32 {
	for i, l := range lines {
		top := y + float32(i)*lineHeight
		for _, w := range l {
			markWords(s, x+w.x, top, w, marks)
		}
		for _, w := range l {
			s.Text(x+w.x, top+(lineHeight-w.face.Line())/2, w.face, w.ink, w.text)
		}
	}
	return float32(len(lines)) * lineHeight
}

// markWords paints the ground and line of shared words behind a run of text. Single
// characters are too common to be marked.
func markWords(s *look.Sheet, x, y float32, w word, marks []string) {
	lower := strings.ToLower(w.text)
	if len(lower) != len(w.text) {
		return // a letter whose small form is longer: the places would not fit
	}
	for _, m := range marks {
		m = strings.ToLower(look.FullWidth(m))
		if len([]rune(m)) < 2 {
			continue
		}
		for from := 0; ; {
			i := strings.Index(lower[from:], m)
			if i < 0 {
				break
			}
			i += from
			from = i + len(m)
			if !wholeWord(lower, i, from) {
				continue
			}
			left, width := look.Width(w.text[:i], w.face), look.Width(w.text[i:from], w.face)
			s.Fill(x+left, y+1, width, lineHeight-3, look.MarkTint)
			s.Fill(x+left, y+lineHeight-3, width, 2, look.MarkLine)
		}
	}
}

// wholeWord reports whether a find is no part of a longer Latin word.
func wholeWord(s string, from, to int) bool {
	latin := func(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }
	if !latin(s[from]) {
		return true
	}
	return (from == 0 || !latin(s[from-1])) && (to == len(s) || !latin(s[to]))
}

// chip is a small rounded label.
type chip struct {
	text   string
	bold   bool
	ink    look.Role
	ground look.Role
	edge   look.Role
	glyph  look.Severity // before the text; or
	icon   string
}

const chipHeight = 24

func (c chip) face() look.Type {
	if c.bold {
		return look.SmallBold
	}
	return look.Small
}

// width is the width of the chip; cut shortens its text until it fits.
func (c chip) width() float32 {
	w := 20 + look.Width(c.text, c.face())
	if c.glyph != look.NoSeverity || c.icon != "" {
		w += 17
	}
	return w
}

func (c chip) cut(width float32) chip {
	if over := c.width() - width; over > 0 {
		c.text = look.Cut(c.text, c.face(), max(look.Width(c.text, c.face())-over, 12))
	}
	return c
}

// paint draws the chip and gives its width.
func (c chip) paint(s *look.Sheet, x, y float32) float32 {
	w := c.width()
	stroke := float32(1)
	if c.edge == look.Clear {
		stroke = 0
	}
	s.Put(rounded(c.ground, c.edge, stroke, chipHeight/2), x, y, w, chipHeight)
	at := x + 10
	switch {
	case c.glyph != look.NoSeverity:
		s.Glyph(at-1, y+6, 12, c.glyph)
		at += 17
	case c.icon != "":
		s.Icon(at-2, y+5, 14, c.icon, c.ink)
		at += 17
	}
	s.Text(at, y+(chipHeight-18)/2, c.face(), c.ink, c.text)
	return w
}
