package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// NewDrawing renders a widget by painting a sheet of its size, anew whenever the
// size changes or the widget is refreshed.
func NewDrawing(of fyne.Widget, paint func(s *Sheet, w, h float32)) fyne.WidgetRenderer {
	return &drawn{of: of, paint: paint, min: func() fyne.Size { return fyne.NewSize(10, 10) }}
}

// NewZoomed is [NewDrawing] of what is drawn larger or smaller than it is; paint measures
// as if it were not. It does not zoom the widgets that it puts.
func NewZoomed(of fyne.Widget, zoom func() float32, paint func(s *Sheet, w, h float32)) fyne.WidgetRenderer {
	return &drawn{of: of, paint: paint, zoom: zoom, min: func() fyne.Size { return fyne.NewSize(10, 10) }}
}

// Laid renders a widget by one object that fills it. Unlike the toolkit's simple
// renderer it has the widget's size from the beginning: the toolkit makes a new renderer
// when it shows again what was hidden for a minute, and does not lay that out.
func Laid(of fyne.Widget, content fyne.CanvasObject) fyne.WidgetRenderer {
	if size := of.Size(); !size.IsZero() {
		content.Resize(size)
	}
	return widget.NewSimpleRenderer(content)
}

// drawn renders a widget by painting a sheet of its size.
type drawn struct {
	of      fyne.Widget
	paint   func(s *Sheet, w, h float32)
	min     func() fyne.Size
	zoom    func() float32 // nil = 1
	size    fyne.Size
	objects []fyne.CanvasObject
	images  map[imageKey][]*canvas.Image
}

func (d *drawn) Destroy()           {}
func (d *drawn) MinSize() fyne.Size { return d.min() }

// Objects implements fyne.WidgetRenderer. The toolkit throws away the renderer of what
// was hidden for a minute and makes a new one when it is shown again, but lays that out
// only when the size has changed since.
func (d *drawn) Objects() []fyne.CanvasObject {
	if d.objects == nil {
		d.Layout(d.of.Size())
	}
	return d.objects
}

func (d *drawn) Layout(size fyne.Size) {
	if size != d.size {
		d.redraw()
	}
}

func (d *drawn) Refresh() {
	d.redraw()
	canvas.Refresh(d.of)
}

// redraw paints anew. Pictures are kept for the next time, since every new one costs
// the reading of an SVG and a texture; rectangles and texts cost neither.
func (d *drawn) redraw() {
	if d.size = d.of.Size(); d.size.Width <= 0 || d.size.Height <= 0 { // not placed yet
		return
	}
	s := NewSheet()
	s.spare = d.images
	w, h := d.size.Width, d.size.Height
	if d.zoom != nil {
		s.zoom = d.zoom()
		w, h = w/s.zoom, h/s.zoom
	}
	d.paint(s, w, h)
	d.images = s.images
	for k, left := range s.spare {
		if len(left) > 0 {
			d.keep(k, left)
		}
	}
	d.objects = s.box.Objects
}

func (d *drawn) keep(k imageKey, left []*canvas.Image) {
	if d.images == nil {
		d.images = map[imageKey][]*canvas.Image{}
	}
	d.images[k] = append(d.images[k], left...)
}
