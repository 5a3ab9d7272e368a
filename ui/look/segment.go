package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Segment chooses one of a few words: 中 | EN, 全部 | 只看差异. As tabs it is the
// same choice drawn as words with an underline.
type Segment struct {
	widget.BaseWidget
	Words    []string
	Chosen   int
	OnChosen func(int)
	Tabs     bool
	Arrows   bool // the up and down keys go on to what can be focused before and after

	hover   int
	focused bool
}

// NewSegment makes a segmented control; NewTabs the same choice as tabs.
func NewSegment(chosen int, tapped func(int), words ...string) *Segment {
	s := &Segment{Words: words, Chosen: chosen, OnChosen: tapped, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

// NewTabs makes text tabs.
func NewTabs(chosen int, tapped func(int), words ...string) *Segment {
	s := NewSegment(chosen, tapped, words...)
	s.Tabs = true
	return s
}

// Heights of the two forms.
const (
	SegmentHeight = 28
	TabsHeight    = 44
)

// Wide is the width that all words need.
func (g *Segment) Wide() float32 {
	x, w := g.bounds(len(g.Words) - 1)
	return x + w
}

// bounds gives the left edge and the width of one word.
func (g *Segment) bounds(i int) (x, w float32) {
	pad, gap, bold := float32(21), float32(0), SmallBold
	if g.Tabs {
		pad, gap, bold = 0, 28, BodyBold
	}
	for n := 0; n <= i; n++ {
		if n > 0 {
			x += w + gap
		}
		w = whole(Width(g.Words[n], bold) + pad)
	}
	return x, w
}

// Centre is the middle of one word, for those who click it from outside.
func (g *Segment) Centre(i int) fyne.Position {
	x, w := g.bounds(i)
	return fyne.NewPos(x+w/2, g.Size().Height/2)
}

func (g *Segment) at(p fyne.Position) int {
	for i := range g.Words {
		x, w := g.bounds(i)
		slack := float32(0)
		if g.Tabs {
			slack = 14
		}
		if p.X >= x-slack && p.X < x+w+slack {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (g *Segment) Tapped(e *fyne.PointEvent) {
	keep(g)
	if i := g.at(e.Position); i >= 0 {
		g.choose(i)
	}
}

func (g *Segment) choose(i int) {
	if i == g.Chosen || i < 0 || i >= len(g.Words) {
		return
	}
	g.Chosen = i
	g.Refresh()
	if g.OnChosen != nil {
		g.OnChosen(i)
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (g *Segment) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }
func (g *Segment) MouseMoved(e *desktop.MouseEvent) {
	if i := g.at(e.Position); i != g.hover {
		g.hover = i
		g.Refresh()
	}
}
func (g *Segment) MouseOut() { g.hover = -1; g.Refresh() }

// Cursor implements desktop.Cursorable.
func (g *Segment) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (g *Segment) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: g, paint: g.paint, min: func() fyne.Size {
		if g.Tabs {
			return fyne.NewSize(g.Wide(), TabsHeight)
		}
		return fyne.NewSize(g.Wide(), SegmentHeight)
	}}
}

func (g *Segment) paint(s *Sheet, w, h float32) {
	if g.Tabs {
		g.paintTabs(s, h)
		return
	}
	s.ground(0, 0, w, h, RadiusButton, Card, LineStrong, 0, Flat)
	const inside = RadiusButton - 1
	for i, word := range g.Words {
		x, width := g.bounds(i)
		ink, face := Ink2, Small
		cell := canvas.NewRectangle(Color(Clear))
		switch {
		case i == g.Chosen:
			ink, face = Accent, SmallBold
			cell.FillColor = Color(Tint)
		case i == g.hover:
			ink = Ink
			cell.FillColor = Color(Hover)
		}
		left, right := x, x+width
		if i == 0 {
			left++
			cell.TopLeftCornerRadius, cell.BottomLeftCornerRadius = inside, inside
		}
		if i == len(g.Words)-1 {
			right--
			cell.TopRightCornerRadius, cell.BottomRightCornerRadius = inside, inside
		}
		s.Put(cell, left, 1, right-left, h-2)
		if i > 0 {
			s.Upright(x, 0, h, LineStrong)
		}
		s.Text(x+(width-Width(word, face))/2, (h-face.Line())/2, face, ink, word)
	}
	if g.focused {
		s.ground(-1, -1, w+2, h+2, RadiusButton+1, Clear, Accent, 2, Flat)
	}
}

func (g *Segment) paintTabs(s *Sheet, h float32) {
	for i, word := range g.Words {
		x, width := g.bounds(i)
		ink, face := Ink2, Body
		switch {
		case i == g.Chosen:
			ink, face = Ink, BodyBold
		case i == g.hover:
			ink = Ink
		}
		s.Text(x+(width-Width(word, face))/2, (h-face.Line())/2, face, ink, word)
		if i == g.Chosen {
			s.Fill(x, h-2, width, 2, Accent)
			if g.focused {
				s.ground(x-6, 8, width+12, h-16, RadiusButton, Clear, Accent, 2, Flat)
			}
		}
	}
}

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable: the left
// and right arrows choose.
func (g *Segment) FocusGained()   { g.focused = true; g.Refresh() }
func (g *Segment) FocusLost()     { g.focused = false; g.Refresh() }
func (g *Segment) TypedRune(rune) {}
func (g *Segment) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		g.choose(g.Chosen - 1)
	case fyne.KeyRight:
		g.choose(g.Chosen + 1)
	case fyne.KeyUp, fyne.KeyDown:
		if g.Arrows {
			along(g, e.Name == fyne.KeyDown)
			return
		}
		PassOn(g, e)
	default:
		PassOn(g, e)
	}
}
