package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// ground is what a page with a list at its left stands on.
type ground struct {
	widget.BaseWidget
	list, edge float32 // width of the list; where its edge is drawn
}

func newGround(list, edge float32) *ground {
	g := &ground{list: list, edge: edge}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(g, func(s *look.Sheet, _, height float32) {
		s.Fill(0, 0, g.list, height, look.Panel)
		s.Upright(g.edge, 0, height, look.Line)
	})
}
