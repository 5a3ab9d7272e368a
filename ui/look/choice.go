package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// OptionHeight is the height of one row of a [Radio] and of a [Check].
const OptionHeight = 32

// Option is one answer of a [Radio].
type Option struct {
	Label string
	Note  string // what the answer means, behind the label
}

// Radio asks for one of a few answers, one below the other. The arrow keys choose.
type Radio struct {
	widget.BaseWidget
	Options  []Option
	Chosen   int
	OnChosen func(int)

	hover   int
	focused bool
}

// NewRadio makes a question.
func NewRadio(chosen int, tapped func(int), options ...Option) *Radio {
	r := &Radio{Options: options, Chosen: chosen, OnChosen: tapped, hover: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (r *Radio) choose(i int) {
	if i == r.Chosen || i < 0 || i >= len(r.Options) {
		return
	}
	r.Chosen = i
	r.Refresh()
	if r.OnChosen != nil {
		r.OnChosen(i)
	}
}

// Tapped implements fyne.Tappable.
func (r *Radio) Tapped(e *fyne.PointEvent) {
	keep(r)
	r.choose(int(e.Position.Y / OptionHeight))
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *Radio) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }
func (r *Radio) MouseMoved(e *desktop.MouseEvent) {
	if i := int(e.Position.Y / OptionHeight); i != r.hover {
		r.hover = i
		r.Refresh()
	}
}
func (r *Radio) MouseOut() { r.hover = -1; r.Refresh() }

// Cursor implements desktop.Cursorable.
func (r *Radio) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable.
func (r *Radio) FocusGained()   { r.focused = true; r.Refresh() }
func (r *Radio) FocusLost()     { r.focused = false; r.Refresh() }
func (r *Radio) TypedRune(rune) {}
func (r *Radio) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		r.choose(r.Chosen - 1)
	case fyne.KeyDown, fyne.KeyRight:
		r.choose(r.Chosen + 1)
	default:
		PassOn(r, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: r, paint: r.paint, min: func() fyne.Size {
		size := fyne.NewSize(0, OptionHeight*float32(len(r.Options)))
		for _, o := range r.Options {
			size.Width = max(size.Width, 34+Width(o.Label, BodyBold)+Width(o.Note, Small))
		}
		return size
	}}
}

func (r *Radio) paint(s *Sheet, w, _ float32) {
	notes := float32(0) // they begin one below the other, and stay there when another is chosen
	for _, o := range r.Options {
		notes = max(notes, 24+Width(o.Label, BodyBold)+10)
	}
	for i, o := range r.Options {
		y := float32(i) * OptionHeight
		face, edge, width := Body, Field, float32(1)
		switch {
		case i == r.Chosen:
			face, edge, width = BodyBold, Accent, 2
		case i == r.hover:
			edge = Ink2
		}
		if i == r.Chosen && r.focused {
			s.Ground(-3, y+5, 22, 22, 11, Clear, Accent, 2, Flat)
		}
		ring := canvas.NewCircle(s.color(Card))
		ring.StrokeColor, ring.StrokeWidth = s.color(edge), width
		s.Put(ring, 0, y+8, 16, 16)
		if i == r.Chosen {
			s.Put(canvas.NewCircle(s.color(Accent)), 4, y+12, 8, 8)
		}
		s.TextCut(24, y+6, w-24, face, Ink, o.Label)
		if o.Note != "" && notes < w-24 {
			s.TextCut(notes, y+7, w-notes, Small, Ink3, o.Note)
		}
	}
}

// Check is a box to tick with what it means. Its fields may be changed, then Refresh.
type Check struct {
	Button
	Ticked   bool
	OnTicked func(bool)
}

// NewCheck makes a box.
func NewCheck(label string, ticked bool, changed func(bool)) *Check {
	c := &Check{Ticked: ticked, OnTicked: changed}
	c.Label = label
	c.OnTapped = func() {
		c.Ticked = !c.Ticked
		c.Refresh()
		if c.OnTicked != nil {
			c.OnTicked(c.Ticked)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(e *fyne.PointEvent) {
	keep(c)
	c.Button.Tapped(e)
}

// TypedKey implements fyne.Focusable: the space bar ticks; the Return key does too, unless
// the dialog around has an answer for it.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		if on := canvasOf(c); on != nil {
			if around, ok := on.Overlays().Top().(*Modal); ok && around.Enter != nil {
				around.Enter()
				return
			}
		}
	}
	c.Button.TypedKey(e)
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: c, paint: c.paint, min: func() fyne.Size {
		return fyne.NewSize(whole(24+Width(c.Label, Body)), OptionHeight)
	}}
}

func (c *Check) paint(s *Sheet, w, h float32) {
	y, ink := (h-16)/2, Ink
	if c.Disabled {
		ink = Ink3
	}
	if c.focused {
		s.Ground(-3, y-3, 22, 22, RadiusCheck+3, Clear, Accent, 2, Flat)
	}
	if c.Ticked {
		s.check(0, y)
	} else {
		edge := Field
		if c.hover && !c.Disabled {
			edge = Ink2
		}
		s.Ground(0, y, 16, 16, RadiusCheck, Card, edge, 0, Flat)
	}
	s.TextCut(24, (h-Body.Line())/2, w-24, Body, ink, c.Label)
}
