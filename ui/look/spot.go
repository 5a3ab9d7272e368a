package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Spot is a place that the pointer alone acts on, painted anew when the pointer enters or
// leaves (hot). Where the keyboard acts too there is Row.
type Spot struct {
	Gloss
	tapped func()
	paint  func(s *Sheet, w, h float32, hot bool)
	hover  bool
}

// NewSpot makes a place; tapped and paint may be nil.
func NewSpot(tapped func(), paint func(s *Sheet, w, h float32, hot bool)) *Spot {
	p := &Spot{tapped: tapped, paint: paint}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped implements fyne.Tappable.
func (p *Spot) Tapped(*fyne.PointEvent) {
	p.rest.Leave()
	if p.tapped != nil {
		p.tapped()
	}
}

// MouseIn and MouseOut implement desktop.Hoverable.
func (p *Spot) MouseIn(*desktop.MouseEvent) { p.hover = true; p.rest.Enter(p, p.Hint); p.Refresh() }
func (p *Spot) MouseOut()                   { p.hover = false; p.rest.Leave(); p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *Spot) Cursor() desktop.Cursor {
	if p.tapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer implements fyne.Widget.
func (p *Spot) CreateRenderer() fyne.WidgetRenderer {
	return NewDrawing(p, func(s *Sheet, w, h float32) {
		if p.paint != nil {
			p.paint(s, w, h, p.hover)
		}
	})
}

// Gloss is a place that says something after a rest of the pointer: the whole of what is
// drawn short.
type Gloss struct {
	widget.BaseWidget
	Hint  string
	paint func(s *Sheet, w, h float32)
	rest  Hint
}

// NewGloss makes a place; paint may be nil when what it is about is drawn below it.
func NewGloss(hint string, paint func(s *Sheet, w, h float32)) *Gloss {
	r := &Gloss{Hint: hint, paint: paint}
	r.ExtendBaseWidget(r)
	return r
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *Gloss) MouseIn(*desktop.MouseEvent)    { r.rest.Enter(r, r.Hint) }
func (r *Gloss) MouseMoved(*desktop.MouseEvent) {}
func (r *Gloss) MouseOut()                      { r.rest.Leave() }

// CreateRenderer implements fyne.Widget.
func (r *Gloss) CreateRenderer() fyne.WidgetRenderer {
	return NewDrawing(r, func(s *Sheet, w, h float32) {
		if r.paint != nil {
			r.paint(s, w, h)
		}
	})
}
