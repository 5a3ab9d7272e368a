package carry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// Insertion is the line that shows where the cards would go.
type Insertion struct {
	widget.BaseWidget
	line       *canvas.Rectangle
	start, end *canvas.Circle
}

// NewInsertion makes one that is not shown yet.
func NewInsertion() *Insertion {
	i := &Insertion{
		line:  canvas.NewRectangle(look.Color(look.Accent)),
		start: canvas.NewCircle(look.Color(look.Accent)),
		end:   canvas.NewCircle(look.Color(look.Accent)),
	}
	i.ExtendBaseWidget(i)
	i.Hide()
	return i
}

// CreateRenderer implements fyne.Widget.
func (i *Insertion) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(i, container.NewWithoutLayout(i.line, i.start, i.end))
}

// PlaceUpright draws the line downwards from a point.
func (i *Insertion) PlaceUpright(at fyne.Position, height float32) {
	i.Move(at.SubtractXY(4, 0))
	i.Resize(fyne.NewSize(8, height))
	i.line.Move(fyne.NewPos(3, 4))
	i.line.Resize(fyne.NewSize(2, height-8))
	i.start.Resize(fyne.NewSize(8, 8))
	i.start.Move(fyne.NewPos(0, 0))
	i.end.Resize(fyne.NewSize(8, 8))
	i.end.Move(fyne.NewPos(0, height-8))
}

// Place draws the line through a point, overhanging 4 px on each side.
func (i *Insertion) Place(at fyne.Position, width float32) {
	i.Move(at.SubtractXY(4, 4))
	i.Resize(fyne.NewSize(width+8, 8))
	i.line.Move(fyne.NewPos(4, 3))
	i.line.Resize(fyne.NewSize(width, 2))
	i.start.Resize(fyne.NewSize(8, 8))
	i.start.Move(fyne.NewPos(0, 0))
	i.end.Resize(fyne.NewSize(8, 8))
	i.end.Move(fyne.NewPos(width, 0))
}
