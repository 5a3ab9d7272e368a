package board

import "fyne.io/fyne/v2"

// Edge scrolling (design tokens §8): from edge px inside a column, speed grows
// linearly with the depth.
const (
	scrollEdge = 48
	scrollSlow = 200  // px/s
	scrollFast = 1200 // px/s
)

// autoscroll scrolls the column, or the row of columns, when the pointer is near an edge.
func (b *Board) autoscroll(seconds float32) {
	d := b.drag
	at := d.at.Subtract(d.origin)
	if d.over >= 0 {
		c := b.columns[d.over]
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
