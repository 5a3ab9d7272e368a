package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Heights and padding of a duty card (design tokens §6).
const (
	CardTwoLines = 72
	CardOneLine  = 54
	CardCompact  = 36
	cardPad      = 12
)

// DutyCard is what the face of a card shows.
type DutyCard struct {
	Title      string
	Body       string // the sentence; "" = compact
	Severities []Severity
	Origin     *Seal  // the unit it came from
	New        string // the word on a new card's pill
	Tag        string // 暂缓, 外包
	Unknown    string // the word on a card whose text was not recognised
	Locked     bool
	Muted      bool // deferred or outsourced: no fill

	Hover    bool
	Selected bool
	Focused  bool
	Checked  bool // one of several selected
	Marked   Severity
	Left     bool // the place that the card was lifted from
	Refused  bool // in a column that refuses the drop
	Ghost    bool
}

// CardFace draws a duty card. It can be set anew any number of times, so that a
// scrolling column recycles it.
type CardFace struct {
	widget.BaseWidget
	card DutyCard
}

// NewCardFace makes a blank face.
func NewCardFace() *CardFace {
	f := &CardFace{}
	f.ExtendBaseWidget(f)
	return f
}

// SetCard shows another card or state.
func (f *CardFace) SetCard(c DutyCard) {
	f.card = c
	f.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (f *CardFace) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: f, paint: f.paint, min: func() fyne.Size { return fyne.NewSize(120, CardCompact) }}
}

// paint lays the whole face out; a card has few parts and is set rarely.
func (f *CardFace) paint(s *Sheet, w, h float32) {
	c := f.card
	rect := canvas.NewRectangle(Color(Card))
	rect.CornerRadius = RadiusCard
	rect.StrokeColor, rect.StrokeWidth = Color(Line), 1
	rect.Shadow = Rest.shadow()
	title, body := Ink, Ink2
	switch {
	case c.Ghost:
		rect.Shadow = Lifted.shadow()
	case c.Left || c.Muted || c.Refused:
		rect.FillColor, rect.StrokeColor = Color(Clear), Color(LineStrong)
		rect.Shadow = canvas.Shadow{}
		title = Ink3
	case c.Hover:
		rect.StrokeColor = Color(LineStrong)
		rect.Shadow = Raised.shadow()
	}
	switch {
	case c.Ghost || c.Selected && !c.Left:
		rect.StrokeColor, rect.StrokeWidth = Color(Accent), 2
	case c.Marked != NoSeverity && !c.Left:
		rect.StrokeColor, rect.StrokeWidth = Color(c.Marked.Ring()), 2
	}
	if c.Focused && !c.Left {
		ring := canvas.NewRectangle(Color(Clear))
		ring.CornerRadius = RadiusCard + 3
		ring.StrokeColor, ring.StrokeWidth = Color(Accent), 2
		s.Put(ring, -4, -4, w+8, h+8)
	}
	s.Put(rect, 0, 0, w, h)

	right := w - cardPad
	shown := c.Severities
	if len(shown) > 2 {
		right -= s.TextRight(right, 10, Micro, Ink3, "+"+count(len(shown)-2)) + 3
		shown = shown[:2]
	}
	for i := len(shown) - 1; i >= 0; i-- {
		s.Glyph(right-13, 11.5, 13, shown[i])
		right -= 16
	}
	x := float32(cardPad)
	if c.Checked {
		box := canvas.NewRectangle(Color(Accent))
		box.CornerRadius = 5
		s.Put(box, x, 10, 16, 16)
		s.Icon(x+2, 12, 12, "check", OnAccent)
		x += 22
	}
	if c.Origin != nil {
		s.Seal(x, 9, 18, *c.Origin)
		s.Icon(x+21, 12, 12, "arrow-right", Ink3)
		x += 37
	}
	var pills []Pill
	if c.New != "" {
		pills = append(pills, NewPill(c.New))
	}
	if c.Tag != "" {
		pills = append(pills, TagPill(c.Tag))
	}
	if c.Unknown != "" {
		pills = append(pills, Pill{Text: c.Unknown, Ink: LowInk, Ground: LowTint, Edge: Clear})
	}
	room := right - x
	for _, p := range pills {
		room -= p.Width() + 6
	}
	if c.Locked {
		room -= 18
	}
	x += s.TextCut(x, 8, room, BodyBold, title, c.Title) + 6
	if c.Locked {
		s.Icon(x, 11.5, 13, "lock", Ink2)
		x += 18
	}
	for _, p := range pills {
		x += s.Pill(x, 8, p) + 6
	}
	if c.Body != "" && h > CardCompact {
		s.Paragraph(cardPad, 28, w-2*cardPad, Small, body, c.Body, 2)
	}
	if c.Left || c.Refused { // contents at 45 %
		veil := Color(Column)
		veil.A = 140
		cover := canvas.NewRectangle(veil)
		cover.CornerRadius = RadiusCard
		s.Put(cover, 1, 1, w-2, h-2)
	}
}

func count(n int) string {
	if n > 9 {
		return "9+"
	}
	return string(rune('0' + n))
}
