package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// NewDrawing renders a widget by painting a sheet of its size, anew whenever the
// size changes or the widget is refreshed.
func NewDrawing(of fyne.Widget, paint func(s *Sheet, w, h float32)) fyne.WidgetRenderer {
	return &drawn{of: of, paint: paint, min: func() fyne.Size { return fyne.NewSize(10, 10) }}
}

// drawn renders a widget by painting a sheet of its size.
type drawn struct {
	of      fyne.Widget
	paint   func(s *Sheet, w, h float32)
	min     func() fyne.Size
	size    fyne.Size
	objects []fyne.CanvasObject
}

func (d *drawn) Destroy()                     {}
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawn) Layout(size fyne.Size) {
	if size != d.size {
		d.size = size
		d.redraw()
	}
}

func (d *drawn) Refresh() {
	d.redraw()
	canvas.Refresh(d.of)
}

func (d *drawn) redraw() {
	s := NewSheet()
	d.paint(s, d.size.Width, d.size.Height)
	d.objects = []fyne.CanvasObject{s.Object(d.size.Width, d.size.Height)}
}
