package boundaries

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// place reacts to the pointer: a press acts, a rest says its hint.
type place struct {
	widget.BaseWidget
	tapped func()
	paint  func(s *look.Sheet, w, h float32, hot bool)
	hint   string
	rest   look.Hint
	hover  bool
}

func newPlace(tapped func(), paint func(s *look.Sheet, w, h float32, hot bool)) *place {
	p := &place{tapped: tapped, paint: paint}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped implements fyne.Tappable.
func (p *place) Tapped(*fyne.PointEvent) {
	p.rest.Leave()
	if p.tapped != nil {
		p.tapped()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *place) MouseIn(*desktop.MouseEvent)    { p.hover = true; p.rest.Enter(p, p.hint); p.Refresh() }
func (p *place) MouseMoved(*desktop.MouseEvent) {}
func (p *place) MouseOut()                      { p.hover = false; p.rest.Leave(); p.Refresh() }

// CreateRenderer implements fyne.Widget.
func (p *place) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(p, func(s *look.Sheet, w, h float32) { p.paint(s, w, h, p.hover) })
}
