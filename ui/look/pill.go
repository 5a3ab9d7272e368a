package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// PillHeight is the height of every pill.
const PillHeight = 20

// Pill is a short verdict, count or tag on a rounded ground.
type Pill struct {
	Word   string // bold: 优, 劣, 平
	Text   string
	Ink    Role
	Ground Role     // Clear with an Edge = outlined
	Edge   Role     // Clear = none
	Glyph  Severity // before the text
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
	return Pill{Text: n, Ink: Ink, Ground: Card, Edge: LineStrong, Glyph: v}
}

// Width is the width of the pill.
func (p Pill) Width() float32 {
	w := float32(14)
	if p.Glyph != NoSeverity {
		w += 15
	}
	if p.Word != "" {
		w += Width(p.Word, MicroBold)
	}
	if p.Text != "" {
		w += Width(p.Text, Micro)
	}
	if p.Word != "" && p.Text != "" {
		w += 4
	}
	return w
}

func (p Pill) object() (fyne.CanvasObject, float32) {
	ground := canvas.NewRectangle(Color(p.Ground))
	ground.CornerRadius = PillHeight / 2
	if p.Edge != Clear {
		ground.StrokeColor, ground.StrokeWidth = Color(p.Edge), 1
	}
	w := p.Width()
	ground.Resize(fyne.NewSize(w, PillHeight))
	s := NewSheet()
	s.Put(ground, 0, 0, w, PillHeight)
	x := float32(7)
	if p.Glyph != NoSeverity {
		s.Glyph(x, 4, 12, p.Glyph)
		x += 15
	}
	if p.Word != "" {
		x += s.Text(x, 2, MicroBold, p.Ink, p.Word) + 4
	}
	if p.Text != "" {
		s.Text(x, 2, Micro, p.Ink, p.Text)
	}
	return s.Object(w, PillHeight), w
}

// Object draws the pill on its own.
func (p Pill) Object() fyne.CanvasObject {
	o, _ := p.object()
	return container.NewCenter(o)
}
