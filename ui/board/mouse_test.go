package board

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// mouse acts on the window as the desktop driver of the toolkit does: what lies under
// the pointer hears of the buttons; what is dragged is the draggable thing that lay
// under the pointer when the pointer had gone two pixels, wherever the button went down.
type mouse struct {
	s       *stage
	at      fyne.Position
	buttons desktop.MouseButton
	from    fyne.Position // where a button went down or up last
	pressed fyne.CanvasObject
	dragged fyne.Draggable
}

// mouse gives the stage's own.
func (s *stage) mouse() *mouse {
	if s.hand == nil {
		s.hand = &mouse{s: s}
	}
	return s.hand
}

// find gives the innermost object under a position of which matches is true, and the
// position on it; menus and dialogs lie over everything.
func (m *mouse) find(at fyne.Position, matches func(fyne.CanvasObject) bool) (found fyne.CanvasObject, on fyne.Position) {
	var walk func(o fyne.CanvasObject, corner fyne.Position)
	walk = func(o fyne.CanvasObject, corner fyne.Position) {
		if !o.Visible() || !inside(at, corner, o.Size()) {
			return
		}
		if matches(o) {
			found, on = o, at.Subtract(corner)
		}
		var inner []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			inner = o.Objects
		case *container.Scroll:
			inner = []fyne.CanvasObject{o.Content}
		case fyne.Widget:
			inner = test.WidgetRenderer(o).Objects()
		}
		for _, c := range inner {
			walk(c, corner.Add(c.Position()))
		}
	}
	c := m.s.window.Canvas()
	if top := c.Overlays().Top(); top != nil {
		walk(top, top.Position())
		return found, on
	}
	walk(c.Content(), c.Content().Position())
	return found, on
}

// hears tells whether the driver gives the buttons to an object.
func hears(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

// down presses a button at a position.
func (m *mouse) down(at fyne.Position, button desktop.MouseButton) {
	m.move(at)
	m.from = at
	o, on := m.find(at, hears)
	if w, ok := o.(desktop.Mouseable); ok {
		e := &desktop.MouseEvent{Button: button}
		e.AbsolutePosition, e.Position = at, on
		w.MouseDown(e)
	}
	m.unfocus(o)
	m.buttons |= button
	m.pressed = o
}

// move moves the pointer from place to place.
func (m *mouse) move(way ...fyne.Position) {
	for _, to := range way {
		was := m.at
		m.at = to
		if m.dragged == nil && m.buttons&^desktop.MouseButtonSecondary != 0 &&
			(math.Abs(float64(to.X-m.from.X)) >= 2 || math.Abs(float64(to.Y-m.from.Y)) >= 2) {
			o, _ := m.find(was, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Draggable); return ok })
			m.dragged, _ = o.(fyne.Draggable)
		}
		if m.dragged != nil {
			e := &fyne.DragEvent{Dragged: fyne.NewDelta(to.X-m.from.X, to.Y-m.from.Y)}
			e.AbsolutePosition = to
			m.dragged.Dragged(e)
			m.from = to
		}
	}
}

// up releases a button where the pointer is; whichever it is ends a drag.
func (m *mouse) up(button desktop.MouseButton) {
	o, on := m.find(m.at, hears)
	dragged := m.dragged
	e := &desktop.MouseEvent{Button: button}
	e.AbsolutePosition, e.Position = m.at, on
	if w, ok := dragged.(desktop.Mouseable); ok {
		w.MouseUp(e)
	} else if w, ok := o.(desktop.Mouseable); ok {
		w.MouseUp(e)
	}
	m.unfocus(o)
	m.buttons &^= button
	m.from, m.dragged = m.at, nil
	if dragged != nil {
		dragged.DragEnd()
		return
	}
	p := &fyne.PointEvent{AbsolutePosition: m.at, Position: on}
	if o == nil || o != m.pressed {
		return
	}
	if w, ok := o.(fyne.Tappable); ok && button == desktop.MouseButtonPrimary {
		w.Tapped(p)
	}
	if w, ok := o.(fyne.SecondaryTappable); ok && button == desktop.MouseButtonSecondary {
		w.TappedSecondary(p)
	}
}

// click presses the left button and releases it.
func (m *mouse) click(at fyne.Position) {
	m.down(at, desktop.MouseButtonPrimary)
	m.up(desktop.MouseButtonPrimary)
}

// unfocus takes the keyboard from what has it, unless the pointer is on it.
func (m *mouse) unfocus(o fyne.CanvasObject) {
	c := m.s.window.Canvas()
	has := c.Focused()
	if has == nil || any(o) == any(has) {
		return
	}
	if on, _ := m.find(m.at, func(o fyne.CanvasObject) bool { return any(o) == any(has) }); on == nil {
		c.Unfocus()
	}
}
