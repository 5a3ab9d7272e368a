package rights

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// press is a place that is pressed, as the page paints it.
type press struct {
	widget.BaseWidget
	tapped func()
	paint  func(s *look.Sheet, w, h float32, hot bool)
	hover  bool
}

func newPress(tapped func(), paint func(s *look.Sheet, w, h float32, hot bool)) *press {
	h := &press{tapped: tapped, paint: paint}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *press) Tapped(*fyne.PointEvent) { h.tapped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (h *press) MouseIn(*desktop.MouseEvent)    { h.hover = true; h.Refresh() }
func (h *press) MouseMoved(*desktop.MouseEvent) {}
func (h *press) MouseOut()                      { h.hover = false; h.Refresh() }

// Cursor implements desktop.Cursorable.
func (h *press) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (h *press) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(h, func(s *look.Sheet, w, high float32) { h.paint(s, w, high, h.hover) })
}
