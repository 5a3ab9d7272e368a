package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Edge scrolling (design tokens §8): from edge px inside a column, speed grows
// linearly with the depth.
const (
	scrollEdge = 48
	scrollSlow = 200  // px/s
	scrollFast = 1200 // px/s
)

// upright is what scrolls the cards of a column. It scrolls up and down only and hands
// on what goes sideways, which the toolkit's own would swallow.
type upright struct {
	container.Scroll
	board *Board
}

func newUpright(b *Board, content fyne.CanvasObject) *upright {
	u := &upright{board: b}
	u.Direction, u.Content = container.ScrollVerticalOnly, content
	u.ExtendBaseWidget(u)
	return u
}

// Scrolled implements fyne.Scrollable. With Shift a wheel goes sideways; a swipe goes
// where it mostly goes, so that a column does not tremble under it.
func (u *upright) Scrolled(e *fyne.ScrollEvent) {
	by := e.Scrolled
	if by.DX == 0 && u.board.modifiers()&fyne.KeyModifierShift != 0 {
		by.DX, by.DY = by.DY, 0
	}
	if by.DX*by.DX <= by.DY*by.DY {
		u.Scroll.Scrolled(&fyne.ScrollEvent{PointEvent: e.PointEvent, Scrolled: fyne.NewDelta(0, by.DY)})
		return
	}
	u.board.across.Scrolled(&fyne.ScrollEvent{PointEvent: e.PointEvent, Scrolled: fyne.NewDelta(by.DX, 0)})
}

// autoscroll scrolls the column, or the row of columns, when the pointer is near an edge.
func (b *Board) autoscroll(p *pull, seconds float32) {
	at := p.on()
	if i := b.columnAt(at); i >= 0 && b.columnOfLift() < 0 && inside(at, fyne.Position{}, b.Size()) {
		c := b.columns[i]
		s := c.scroll
		if scrollBy(s.Offset.Y, edgeSpeed(at.Y-boardPadY-scrollTop, s.Size().Height)*seconds,
			s.Content.Size().Height-s.Size().Height, func(y float32) { s.ScrollToOffset(fyne.NewPos(s.Offset.X, y)) }) {
			c.update() // the toolkit tells of scrolling by hand only
			b.follow()
		}
	}
	a := b.across
	if scrollBy(a.Offset.X, edgeSpeed(at.X, a.Size().Width)*seconds,
		a.Content.Size().Width-a.Size().Width, func(x float32) { a.ScrollToOffset(fyne.NewPos(x, a.Offset.Y)) }) {
		b.sight()
		b.follow()
	}
}

// columnOfLift is the column of the department that is dragged: it goes sideways only.
func (b *Board) columnOfLift() int {
	if b.lift == nil {
		return -1
	}
	return b.columnOf(b.lift.unit)
}

// edgeSpeed is the speed in px/s at a distance from the start of a length.
func edgeSpeed(at, length float32) float32 {
	depth := float32(0)
	switch {
	case at < scrollEdge:
		depth = at - scrollEdge
	case at > length-scrollEdge:
		depth = at - (length - scrollEdge)
	default:
		return 0
	}
	share := min(max(depth/scrollEdge, -1), 1)
	if share < 0 {
		return -scrollSlow + share*(scrollFast-scrollSlow)
	}
	return scrollSlow + share*(scrollFast-scrollSlow)
}

// scrollBy moves an offset within 0 and most, and reports whether it did.
func scrollBy(offset, by, most float32, to func(float32)) bool {
	next := min(max(offset+by, 0), max(most, 0))
	if by == 0 || next == offset {
		return false
	}
	to(next)
	return true
}
