package charters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// place is a line that leads to what it says.
type place struct {
	widget.BaseWidget
	tapped func()
	hover  bool
}

func newPlace(tapped func()) *place {
	p := &place{tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped implements fyne.Tappable.
func (p *place) Tapped(*fyne.PointEvent) { p.tapped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *place) MouseIn(*desktop.MouseEvent)    { p.hover = true; p.Refresh() }
func (p *place) MouseMoved(*desktop.MouseEvent) {}
func (p *place) MouseOut()                      { p.hover = false; p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *place) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (p *place) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(p, func(s *look.Sheet, w, h float32) {
		if p.hover {
			ground := canvas.NewRectangle(look.Color(look.Hover))
			ground.CornerRadius = look.RadiusButton
			s.Put(ground, 0, 0, w, h)
		}
	})
}
