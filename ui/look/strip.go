package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// stripHeight is the height of the toolkit's scroll bar in a field, at the lower edge.
const stripHeight = 5

// strip covers the scroll bar that the toolkit draws below the words of a one-line
// field as soon as they are longer than it. What the mouse does there, it does to the
// field.
type strip struct {
	widget.BaseWidget
	of *Entry
}

func newStrip(of *Entry) *strip {
	s := &strip{of: of}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: s, min: func() fyne.Size { return fyne.NewSize(0, stripHeight) }, paint: func(g *Sheet, w, h float32) {
		g.Fill(0, 0, w, h-1, Card)
		g.Fill(2, h-1, w-4, 1, Card) // the corners of the field are round
	}}
}

// MouseIn implements desktop.Hoverable: the bar does not hear of the pointer.
func (s *strip) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (s *strip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *strip) MouseOut() {}

// Cursor implements desktop.Cursorable.
func (s *strip) Cursor() desktop.Cursor { return s.of.Cursor() }

// Dragged implements fyne.Draggable.
func (s *strip) Dragged(e *fyne.DragEvent) {
	inner := *e
	inner.Position = e.Position.Add(s.Position())
	s.of.Dragged(&inner)
}

// DragEnd implements fyne.Draggable.
func (s *strip) DragEnd() { s.of.DragEnd() }
