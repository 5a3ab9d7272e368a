package matrix

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/model/typography"
	"sandtable/ui/look"
)

// piece is a text with a bold beginning: a duty's title and its sentence.
type piece struct {
	title string
	text  string
	muted bool     // in the colour of captions
	main  bool     // the text is the subject itself, not the explanation of a title
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
	face, ink := look.Small, look.Ink2
	if p.main {
		face, ink = look.Body, look.Ink
	}
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
	rest := typography.FullWidth(strings.ReplaceAll(p.text, "\n", " "))
	if len(lines) > 0 && width-x > 72 {
		first := look.Wrap(rest, face, width-x, 0)[0]
		if look.Width(first, face) <= width-x {
			last := len(lines) - 1
			lines[last] = append(lines[last], word{x, first, face, ink})
			rest = strings.TrimLeft(strings.TrimPrefix(rest, first), " ")
		}
	}
	if rest != "" {
		for _, l := range look.Wrap(rest, face, width, 0) {
			lines = append(lines, []word{{0, l, face, ink}})
		}
	}
	return lines
}

// lineHeight is the distance of two lines of a flow.
const lineHeight = 20

// paintFlow draws lines and marks words in them, also words that a line breaks; it
// gives their height.
func paintFlow(s *look.Sheet, x, y float32, lines [][]word, marks []string) float32 {
	if len(marks) > 0 {
		markWords(s, x, y, lines, marks)
	}
	for i, l := range lines {
		top := y + float32(i)*lineHeight
		for _, w := range l {
			s.Text(x+w.x, top+(lineHeight-w.face.Line())/2, w.face, w.ink, w.text)
		}
	}
	return float32(len(lines)) * lineHeight
}

// letter is one character of a flow with its place.
type letter struct {
	r        rune
	x, width float32
	line     int
}

// letters lists the characters of a flow in reading order. Between title and
// sentence, and where a line took a space, stands a space without a width.
func letters(lines [][]word) []letter {
	var out []letter
	for i, l := range lines {
		for n, w := range l {
			if len(out) > 0 && (n > 0 || latin(out[len(out)-1].r)) {
				out = append(out, letter{r: ' ', line: i})
			}
			at := w.x
			for _, r := range w.text {
				wide := look.Width(string(r), w.face)
				out = append(out, letter{unicode.ToLower(r), at, wide, i})
				at += wide
			}
		}
	}
	return out
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// markWords paints the ground and line of shared words behind a flow. Single
// characters are too common to be marked, and parts of Latin words are none.
func markWords(s *look.Sheet, x, y float32, lines [][]word, marks []string) {
	all := letters(lines)
	for _, m := range marks {
		want := []rune(strings.ToLower(typography.FullWidth(m)))
		if len(want) < 2 {
			continue
		}
		for from := 0; from+len(want) <= len(all); from++ {
			to := from + len(want)
			found := slices.EqualFunc(all[from:to], want, func(l letter, r rune) bool { return l.r == r })
			inWord := latin(want[0]) && from > 0 && latin(all[from-1].r) || latin(want[len(want)-1]) && to < len(all) && latin(all[to].r)
			if !found || inWord {
				continue
			}
			for i := from; i < to; { // one stretch per line
				j := i
				for j+1 < to && all[j+1].line == all[i].line {
					j++
				}
				left, width := x+all[i].x, all[j].x+all[j].width-all[i].x
				top := y + float32(all[i].line)*lineHeight
				if width > 0 {
					s.Fill(left, top+1, width, lineHeight-3, look.MarkTint)
					s.Fill(left, top+lineHeight-3, width, 2, look.MarkLine)
				}
				i = j + 1
			}
			from = to - 1
		}
	}
}

// chip is a small rounded label of one line, or of two when it had to be cut.
type chip struct {
	text   string
	second string
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

// frame is what the chip needs beside its text.
func (c chip) frame() float32 {
	if c.glyph != look.NoSeverity || c.icon != "" {
		return 37
	}
	return 20
}

func (c chip) width() float32 {
	return c.frame() + max(look.Width(c.text, c.face()), look.Width(c.second, c.face()))
}

func (c chip) height() float32 {
	if c.second != "" {
		return chipHeight + 17
	}
	return chipHeight
}

// fit shortens the chip to a width, on at most so many lines (1 or 2).
func (c chip) fit(width float32, lines int) chip {
	if c.width() <= width {
		return c
	}
	if parts := look.Wrap(c.text, c.face(), width-c.frame(), lines); len(parts) > 1 {
		c.text, c.second = parts[0], parts[1]
	}
	c.text = look.Cut(c.text, c.face(), width-c.frame())
	return c
}

// paint draws the chip and gives its width.
func (c chip) paint(s *look.Sheet, x, y float32) float32 {
	w, h := c.width(), c.height()
	stroke := float32(1)
	if c.edge == look.Clear {
		stroke = 0
	}
	s.Put(rounded(c.ground, c.edge, stroke, chipHeight/2), x, y, w, h)
	at, middle := x+10, y+h/2
	switch {
	case c.glyph != look.NoSeverity:
		s.Glyph(at-1, middle-6, 12, c.glyph)
		at += 17
	case c.icon != "":
		s.Icon(at-2, middle-7, 14, c.icon, c.ink)
		at += 17
	}
	s.Text(at, y+(chipHeight-18)/2, c.face(), c.ink, c.text)
	if c.second != "" {
		s.Text(at, y+(chipHeight-18)/2+17, c.face(), c.ink, c.second)
	}
	return w
}

// withoutHorizon leaves out a horizon with which a goal begins (“短期：…”): it stands
// before the goal as a label.
func withoutHorizon(text, horizon string) string {
	before, rest, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	if !ok || !strings.HasPrefix(strings.ToLower(before), strings.ToLower(horizon)) || len(before) > len(horizon)+6 {
		return text
	}
	if rest = strings.TrimSpace(rest); rest == "" {
		return text
	}
	first, size := utf8.DecodeRuneInString(rest)
	return string(unicode.ToUpper(first)) + rest[size:]
}
