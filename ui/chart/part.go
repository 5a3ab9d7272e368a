package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// thing is something on a plane. What it does is left out where it does nothing.
type thing struct {
	key        string // among the targets
	x, y, w, h float32
	// face gives what it looks like, which can be compared, and paints that. It is asked for
	// of things in sight, when the ground is drawn anew.
	face      func() (shows any, paint paint)
	left, top bool // it stays at that edge while the plane is scrolled
	hint      string
	tap       func(at fyne.Position) // relative to it, as on the plane
	menu      func(at fyne.Position) // absolute
	press     func(e *desktop.MouseEvent)
	release   func()
}

// paint draws a thing of a size; hot says that the pointer is over it.
type paint func(s *look.Sheet, w, h float32, hot bool)

// part is the widget of a thing. It is recycled while the plane is scrolled.
type part struct {
	widget.BaseWidget
	g       *ground
	thing   thing
	shows   any
	paint   paint
	version int // of the ground that it was asked at
	zoom    float32
	palette *look.Palette
	hover   bool
	rest    look.Hint
}

func newPart(g *ground) *part {
	p := &part{g: g}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *part) CreateRenderer() fyne.WidgetRenderer {
	return look.NewZoomed(p, func() float32 { return p.g.zoom }, func(s *look.Sheet, w, h float32) {
		p.zoom, p.palette = p.g.zoom, look.Current().Palette()
		if p.paint != nil {
			p.paint(s, p.thing.w, p.thing.h, p.hover)
		}
	})
}

// set shows a thing. To show the same again costs nothing.
func (p *part) set(t thing) {
	was := p.thing
	other := was.key != t.key
	if other {
		p.hover = false
	}
	p.thing = t
	stale := other || p.zoom != p.g.zoom || p.palette != look.Current().Palette() || was.w != t.w || was.h != t.h
	if other || p.version != p.g.version {
		shows, paint := t.face()
		stale = stale || shows != p.shows
		p.shows, p.paint, p.version = shows, paint, p.g.version
	}
	if stale {
		p.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (p *part) Tapped(e *fyne.PointEvent) {
	if p.thing.tap != nil {
		p.thing.tap(fyne.NewPos(e.Position.X/p.g.zoom, e.Position.Y/p.g.zoom))
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (p *part) TappedSecondary(e *fyne.PointEvent) {
	switch {
	case p.thing.menu != nil:
		p.thing.menu(e.AbsolutePosition)
	case p.g.menu != nil:
		p.g.menu(e.AbsolutePosition)
	}
}

// MouseDown and MouseUp implement desktop.Mouseable.
func (p *part) MouseDown(e *desktop.MouseEvent) {
	p.rest.Leave()
	if p.thing.press != nil {
		p.thing.press(e)
	}
}
func (p *part) MouseUp(*desktop.MouseEvent) {
	if p.thing.release != nil {
		p.thing.release()
	}
}

// Dragged and DragEnd implement fyne.Draggable.
func (p *part) Dragged(e *fyne.DragEvent) { p.g.dragged(e) }
func (p *part) DragEnd()                  { p.g.dropped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *part) MouseIn(*desktop.MouseEvent) {
	p.hover = true
	if p.thing.hint != "" && !(p.g.busy != nil && p.g.busy()) {
		p.rest.Enter(p, p.thing.hint)
	}
	p.Refresh()
}
func (p *part) MouseMoved(*desktop.MouseEvent) {}
func (p *part) MouseOut() {
	p.hover = false
	p.rest.Leave()
	p.Refresh()
}

// Cursor implements desktop.Cursorable.
func (p *part) Cursor() desktop.Cursor {
	if p.thing.tap == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}
