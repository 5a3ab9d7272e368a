package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// PillHeight is the height of the line on which a pill stands; a large pill fills it,
// a small one leaves a pixel above and below.
const PillHeight = 20

// Pill is a short verdict, count or tag on a rounded ground.
type Pill struct {
	Word   string // bold: 优, 劣, 平
	Text   string
	Ink    Role
	Ground Role     // Clear with an Edge = outlined
	Edge   Role     // Clear = none
	Glyph  Severity // before the text
	Icon   string   // before the text, when there is no glyph
	Large  bool     // 12 px letters instead of 11: counts, indicators, relations
}

// Verdict is better, worse or the same.
type Verdict int

// The verdicts.
const (
	Same Verdict = iota
	Better
	Worse
)

// Colours gives the ink and ground of a verdict.
func (v Verdict) Colours() (ink, ground Role) {
	switch v {
	case Better:
		return BetterInk, BetterTint
	case Worse:
		return WorseInk, WorseTint
	}
	return SameInk, SameTint
}

// VerdictPill says a verdict in a word, then what changed by how much.
func VerdictPill(v Verdict, word, text string) Pill {
	ink, ground := v.Colours()
	return Pill{Word: word, Text: text, Ink: ink, Ground: ground, Edge: Clear}
}

// TagPill is an outlined tag such as 草稿; NewPill the accent one of what is new.
func TagPill(text string) Pill { return Pill{Text: text, Ink: Ink2, Ground: Clear, Edge: LineStrong} }

// NewPill marks what is new.
func NewPill(text string) Pill { return Pill{Word: text, Ink: Accent, Ground: Tint, Edge: Clear} }

// CountPill counts the findings of a severity.
func CountPill(v Severity, n string) Pill {
	return Pill{Text: n, Ink: Ink2, Ground: Clear, Edge: LineStrong, Glyph: v, Large: true}
}

// SeverityPill says how two things relate: the glyph of a severity and words on its tint.
func SeverityPill(v Severity, text string) Pill {
	return Pill{Text: text, Ink: v.Ink(), Ground: v.Ground(), Edge: Clear, Glyph: v, Large: true}
}

// faces are the types of the bold word and of the text.
func (p Pill) faces() (word, text Type) {
	if p.Large {
		return SmallBold, Small
	}
	return MicroBold, Micro
}

// measure gives the padding at each side and the room of the glyph.
func (p Pill) measure() (pad, glyph float32) {
	pad = 6
	if p.Large {
		pad = 8
	}
	if p.Glyph != NoSeverity || p.Icon != "" {
		glyph = 15
	}
	return pad, glyph
}

// Width is the width of the pill, in whole pixels.
func (p Pill) Width() float32 {
	word, text := p.faces()
	pad, glyph := p.measure()
	w := 2*pad + glyph
	if p.Word != "" {
		w += Width(p.Word, word)
	}
	if p.Text != "" {
		w += Width(p.Text, text)
	}
	if p.Word != "" && p.Text != "" {
		w += 4
	}
	return whole(w)
}

func (p Pill) draw(s *Sheet, x, y float32) float32 {
	w, height := p.Width(), float32(PillHeight)
	if !p.Large {
		height -= 2
	}
	s.Ground(x, y+(PillHeight-height)/2, w, height, height/2, p.Ground, p.Edge, 0, Flat)
	word, text := p.faces()
	pad, glyph := p.measure()
	at := x + pad
	switch {
	case p.Glyph != NoSeverity:
		s.Glyph(at, y+4, 12, p.Glyph)
	case p.Icon != "":
		s.Icon(at, y+4, 12, p.Icon, p.Ink)
	}
	at += glyph
	if p.Word != "" {
		at += s.Text(at, y+(PillHeight-word.Line())/2, word, p.Ink, p.Word) + 4
	}
	if p.Text != "" {
		s.Text(at, y+(PillHeight-text.Line())/2, text, p.Ink, p.Text)
	}
	return w
}

// Object draws the pill on its own.
func (p Pill) Object() fyne.CanvasObject {
	s := NewSheet()
	w := p.draw(s, 0, 0)
	return container.NewCenter(s.Object(w, PillHeight))
}
