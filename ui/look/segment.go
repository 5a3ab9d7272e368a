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
	// Room is how wide tabs may be, 0 = as wide as they are; the rest of them stands behind
	// a sign at the end, which calls OnMore.
	Room   float32
	OnMore func()

	hover   int
	focused bool
}

// NewSegment makes a segmented control; [NewTabs] the same choice as tabs.
func NewSegment(chosen int, tapped func(int), words ...string) *Segment {
	s := &Segment{Words: words, Chosen: chosen, OnChosen: tapped, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Heights of the two forms.
const (
	SegmentHeight = 28
	TabsHeight    = 44
)

// Wide is the width that the words need for which there is room.
func (g *Segment) Wide() float32 {
	spots := g.spots()
	if len(spots) == 0 {
		return 0
	}
	last := spots[len(spots)-1]
	if len(spots) < len(g.Words) {
		return last.x + last.w + moreWide
	}
	return last.x + last.w
}

// Centre is the middle of one word, for those who click it from outside.
func (g *Segment) Centre(i int) fyne.Position {
	for _, s := range g.spots() {
		if s.word == i {
			return fyne.NewPos(s.x+s.w/2, g.Size().Height/2)
		}
	}
	return fyne.Position{} // it is not shown
}

// at tells which word is at a place; one behind the last is what stands for the rest,
// -1 nothing.
func (g *Segment) at(p fyne.Position) int {
	slack := float32(0)
	if g.Tabs {
		slack = tabGap / 2
	}
	spots := g.spots()
	if len(spots) < len(g.Words) && p.X >= g.Wide()-moreWide {
		return len(g.Words)
	}
	for _, s := range spots {
		if p.X >= s.x-slack && p.X < s.x+s.w+slack {
			return s.word
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (g *Segment) Tapped(e *fyne.PointEvent) {
	keep(g)
	if i := g.at(e.Position); i == len(g.Words) {
		g.more()
	} else {
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

func (g *Segment) more() {
	if g.OnMore != nil {
		g.OnMore()
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
	s.Ground(0, 0, w, h, RadiusButton, Card, LineStrong, 0, Flat)
	const inside = RadiusButton - 1
	for _, at := range g.spots() {
		i, word, x, width := at.word, g.Words[at.word], at.x, at.w
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
		s.Ground(-1, -1, w+2, h+2, RadiusButton+1, Clear, Accent, 2, Flat)
	}
}

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable: the left
// and right arrows choose, the one down opens the list of the tabs without room.
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
		if e.Name == fyne.KeyDown && len(g.Hidden()) > 0 {
			g.more()
			return
		}
		PassOn(g, e)
	default:
		PassOn(g, e)
	}
}
