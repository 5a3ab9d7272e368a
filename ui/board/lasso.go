package board

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// lasso is a rectangle drawn from an empty place over the cards it selects. Every column
// scrolls by itself: in each the rectangle reaches from where the pointer was when it
// began to where it is, in what the column holds.
type lasso struct {
	carry.Pull
	before []model.ID // selected when it began
	base   []model.ID // of those, what stays selected: with Ctrl or Shift
	across float32    // how far the board was scrolled when it began
	down   []float32  // how far each column was
	shape  *canvas.Rectangle
}

func (b *Board) beginLasso() {
	l := b.lasso
	l.before, l.across = b.selected, b.across.Offset.X
	if b.modifiers()&(fyne.KeyModifierControl|fyne.KeyModifierSuper|fyne.KeyModifierShift) != 0 {
		l.base = slices.Clone(b.selected)
	}
	for _, c := range b.columns {
		l.down = append(l.down, c.scroll.Offset.Y)
	}
	fill := color.NRGBAModel.Convert(look.Color(look.Accent)).(color.NRGBA)
	fill.A = 0x1f
	l.shape = canvas.NewRectangle(fill)
	l.shape.StrokeColor, l.shape.StrokeWidth, l.shape.CornerRadius = look.Color(look.Accent), 1, 3
	b.keyboard, b.marked = false, marked{}
	b.float(nil, l.shape)
}

func (b *Board) followLasso() {
	l := b.lasso
	from, to := l.Press.Subtract(l.Origin), l.On()
	from.X += l.across - b.across.Offset.X
	if i := b.columnAt(to); i >= 0 && i < len(l.down) {
		from.Y += l.down[i] - b.columns[i].scroll.Offset.Y
	}
	corner, end := fyne.NewPos(min(from.X, to.X), min(from.Y, to.Y)), fyne.NewPos(max(from.X, to.X), max(from.Y, to.Y))
	corner, end = corner.AddXY(max(-corner.X, 0), max(-corner.Y, 0)), fyne.NewPos(min(end.X, b.Size().Width), min(end.Y, b.Size().Height))
	l.shape.Move(corner)
	l.shape.Resize(fyne.NewSize(max(end.X-corner.X, 0), max(end.Y-corner.Y, 0)))

	now := slices.Clone(l.base)
	for id := range b.touched() {
		if !slices.Contains(l.base, id) {
			now = append(now, id)
		}
	}
	if !slices.Equal(now, b.selected) {
		b.selected = now
		b.redraw()
	}
}

// touched yields the cards under the rectangle, column by column.
func (b *Board) touched() func(yield func(model.ID) bool) {
	l := b.lasso
	x0, x1 := l.Press.X-l.Origin.X+l.across, l.At.X-l.Origin.X+b.across.Offset.X
	return func(yield func(model.ID) bool) {
		for i, c := range b.columns {
			if i >= len(l.down) {
				return
			}
			x, top := c.Position().X, l.Origin.Y+c.Position().Y+scrollTop
			y0, y1 := l.Press.Y-top+l.down[i], l.At.Y-top+c.scroll.Offset.Y
			for _, it := range c.plan.items {
				left := x + b.left(it)
				if it.kind == cardItem && left < max(x0, x1) && left+b.wide(it) > min(x0, x1) && it.top < max(y0, y1) && it.bottom() > min(y0, y1) && !yield(it.duty) {
					return
				}
			}
		}
	}
}

func (b *Board) endLasso() {
	l := b.lasso
	b.lasso = nil
	b.clear(&l.Pull)
	b.unit = ""
	if n := len(b.selected); n > 0 {
		b.focused = b.selected[n-1]
	}
	b.redraw()
	b.hands.Selected(b.Selected())
}

// giveLassoUp leaves the selection as it was.
func (b *Board) giveLassoUp() {
	l := b.lasso
	b.lasso = nil
	b.clear(&l.Pull)
	if l.Begun {
		b.selected = l.before
		b.redraw()
	}
}
