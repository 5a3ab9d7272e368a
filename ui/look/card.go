package look

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sandtable/model/typography"
)

// Heights and padding of a duty card (design tokens §6).
const (
	CardTwoLines = 72
	CardOneLine  = 54
	CardTitle    = 40 // the title says all
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
	Asked      int  // open questions and remarks on it
	Muted      bool // deferred or outsourced: no fill
	Coming     bool // as it stands here it is not in the file yet

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
	card    DutyCard
	cut     bool
	palette *Palette // painted with it; nil = not painted yet
}

// NewCardFace makes a blank face.
func NewCardFace() *CardFace {
	f := &CardFace{}
	f.ExtendBaseWidget(f)
	return f
}

// SetCard shows another card or state. To show the same again costs nothing.
func (f *CardFace) SetCard(c DutyCard) {
	if f.palette == Current().Palette() && f.card.same(c) {
		return
	}
	f.card = c
	f.Refresh()
}

// same reports whether two cards look alike.
func (c DutyCard) same(o DutyCard) bool {
	origin := c.Origin == o.Origin || c.Origin != nil && o.Origin != nil && *c.Origin == *o.Origin
	return origin && slices.Equal(c.Severities, o.Severities) &&
		c.Title == o.Title && c.Body == o.Body && c.New == o.New && c.Tag == o.Tag && c.Unknown == o.Unknown &&
		c.Locked == o.Locked && c.Asked == o.Asked && c.Muted == o.Muted && c.Hover == o.Hover && c.Selected == o.Selected &&
		c.Focused == o.Focused && c.Checked == o.Checked && c.Marked == o.Marked && c.Left == o.Left &&
		c.Refused == o.Refused && c.Coming == o.Coming && c.Ghost == o.Ghost
}

// Whole is the text of the card when the card cuts it short, otherwise "": what to
// show as a [Hint] after a rest.
func (f *CardFace) Whole() string {
	if !f.cut {
		return ""
	}
	return strings.TrimSpace(typography.FullWidth(f.card.Title) + "\n" + typography.FullWidth(f.card.Body))
}

// CreateRenderer implements fyne.Widget.
func (f *CardFace) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: f, paint: f.paint, min: func() fyne.Size { return fyne.NewSize(120, CardCompact) }}
}

// paint lays the whole face out; a card has few parts and is set rarely.
func (f *CardFace) paint(s *Sheet, w, h float32) {
	c := f.card
	f.palette = Current().Palette()
	f.ground(s, w, h)
	s.Faint(c.Left || c.Refused || c.Coming)
	right := w - cardPad
	compact := h <= CardCompact
	title, face, top := Ink, BodyBold, float32(8)
	if h == CardTitle {
		top = 10
	}
	if c.Muted || c.Left {
		title = Ink3
	}
	if compact { // where titles stand alone, weight would mark nothing
		face = Body
	}

	if c.Coming {
		s.Faint(false)
		s.Icon(right-13, top+4, 13, "clock", Ink2)
		s.Faint(true)
		right -= 16
	}
	shown := c.Severities
	if len(shown) > 2 {
		right -= s.TextRight(right, top+2, Micro, Ink3, "+"+count(len(shown)-2)) + 3
		shown = shown[:2]
	}
	for i := len(shown) - 1; i >= 0; i-- {
		s.Glyph(right-13, top+4, 13, shown[i])
		right -= 16
	}
	if c.Asked > 0 {
		right -= s.TextRight(right, top+2, Micro, Ink2, count(c.Asked)) + 2
		s.Icon(right-12, top+5, 12, "comment", Ink2)
		right -= 18
	}
	x := float32(cardPad)
	if c.Checked {
		s.check(x, top+2)
		x += 22
	}
	if c.Origin != nil {
		s.Seal(x, top+1, 18, *c.Origin)
		s.Icon(x+24, top+5, 10, "arrow-right", Ink3)
		x += 40
	}
	var pills []Pill
	if c.New != "" {
		pills = append(pills, NewPill(c.New))
	}
	if c.Tag != "" {
		pills = append(pills, Pill{Word: c.Tag, Ink: Ink2, Ground: Clear, Edge: LineStrong})
	}
	if c.Unknown != "" {
		pills = append(pills, Pill{Word: c.Unknown, Ink: LowInk, Ground: LowTint, Edge: Clear})
	}
	room := right - x
	for _, p := range pills {
		room -= p.Width() + 6
	}
	if c.Locked {
		room -= 18
	}
	f.cut = Width(typography.FullWidth(c.Title), face) > room || compact && c.Body != ""
	x += s.TextCut(x, top, room, face, title, c.Title) + 6
	if c.Locked {
		s.Icon(x, top+4, 13, "lock", Ink3)
		x += 18
	}
	for _, p := range pills {
		x += s.Pill(x, top, p) + 6
	}
	if c.Body != "" && !compact {
		most := max(int((h-36)/Small.Line()), 1)
		lines := Wrap(c.Body, Small, w-2*cardPad, most+1)
		f.cut = f.cut || len(lines) > most
		if len(lines) > most {
			lines = Wrap(c.Body, Small, w-2*cardPad, most)
		}
		for i, line := range lines {
			s.Text(cardPad-hang(line, Small), 28+float32(i)*Small.Line(), Small, Ink2, line)
		}
	}
}

// ground paints fill, edge, rings and shadow. What the unit does not hold has no
// fill: deferred, outsourced, lifted off.
func (f *CardFace) ground(s *Sheet, w, h float32) {
	c := f.card
	ring := func(role Role, gap float32) {
		s.Ground(-gap, -gap, w+2*gap, h+2*gap, RadiusCard+gap, Clear, role, 2, Flat)
	}
	outlined := func(fill, edge Role, e Elevation) {
		s.Ground(0, 0, w, h, RadiusCard, fill, edge, 0, e)
	}
	if c.Focused && !c.Left {
		ring(Accent, 3)
	}
	switch {
	case c.Ghost:
		s.Ground(0, 0, w, h, RadiusCard, Card, Accent, 2, Lifted)
		return
	case c.Left:
		outlined(Clear, LineStrong, Flat)
		return
	case c.Coming:
		edge := LineStrong
		if c.Selected {
			edge = Accent
		}
		s.Dashed(0, 0, w, h, RadiusCard, edge)
		return
	case c.Refused:
		s.Faint(true)
		outlined(Card, Line, Flat)
		s.Faint(false)
		return
	}
	marked := Clear
	switch {
	case c.Selected:
		marked = Accent
	case c.Marked != NoSeverity:
		marked = c.Marked.Ring()
	}
	switch {
	case c.Muted:
		outlined(Clear, LineStrong, Flat)
	case marked != Clear && c.Focused: // both rings, with 2 px of ground between them
		s.Ground(1, 1, w-2, h-2, RadiusCard-1, Card, marked, 2, Rest)
		return
	case marked != Clear:
		s.Ground(0, 0, w, h, RadiusCard, Card, marked, 2, Rest)
		return
	case c.Hover:
		outlined(Card, LineStrong, Raised)
	default:
		outlined(Card, Line, Rest)
	}
	if marked != Clear {
		ring(marked, 0)
	}
}

// check draws a ticked box of 16.
func (s *Sheet) check(x, y float32) {
	box := canvas.NewRectangle(s.color(Accent))
	box.CornerRadius = RadiusCheck
	s.Put(box, x, y, 16, 16)
	s.Icon(x+2, y+2, 12, "check", OnAccent)
}

func count(n int) string {
	if n > 9 {
		return "9+"
	}
	return string(rune('0' + n))
}
