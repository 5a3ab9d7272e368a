package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sandtable/ui/carry"
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
func (b *Board) autoscroll(p *carry.Pull, seconds float32) {
	at := p.On()
	if i := b.columnAt(at); i >= 0 && b.columnOfLift() < 0 && inside(at, fyne.Position{}, b.Size()) {
		c := b.columns[i]
		s := c.scroll
		if carry.ScrollBy(s.Offset.Y, carry.EdgeSpeed(at.Y-boardPadY-scrollTop, s.Size().Height)*seconds,
			s.Content.Size().Height-s.Size().Height, func(y float32) { s.ScrollToOffset(fyne.NewPos(s.Offset.X, y)) }) {
			c.update() // the toolkit tells of scrolling by hand only
			b.follow()
		}
	}
	a := b.across
	if carry.ScrollBy(a.Offset.X, carry.EdgeSpeed(at.X, a.Size().Width)*seconds,
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
