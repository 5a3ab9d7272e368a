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

// listPage is the layout of such a page: its ground, the list, and beside it one thing of
// the list, whole.
type listPage struct{ list, least float32 } // widths: of the list, and the least of the page

// MinSize implements fyne.Layout.
func (l listPage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.least, 300) }

// Layout implements fyne.Layout.
func (l listPage) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	ground, list, desk := parts[0], parts[1], parts[2]
	ground.Resize(size)
	list.Move(fyne.NewPos(0, 0))
	list.Resize(fyne.NewSize(l.list, size.Height))
	desk.Move(fyne.NewPos(l.list, 0))
	desk.Resize(fyne.NewSize(max(size.Width-l.list, 0), size.Height))
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(g, func(s *look.Sheet, _, height float32) {
		s.Fill(0, 0, g.list, height, look.Panel)
		s.Upright(g.edge, 0, height, look.Line)
	})
}
