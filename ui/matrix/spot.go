package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// spot is a place in a table that reacts to pointer and keyboard. What it looks
// like is painted anew when the pointer enters or leaves (hot) and with the focus.
type spot struct {
	widget.BaseWidget
	paint  func(s *look.Sheet, w, h float32, hot bool)
	tapped func()
	hint   string // shown after a rest; may be ""
	with   *spot  // another place that is hot when this one is; may be nil
	// pressed is told of a press, before what has the keyboard loses it; may be nil.
	pressed func()
	// dragged and released are told of a drag from here; nil = nothing is dragged.
	dragged  func(*fyne.DragEvent)
	released func()
	target   bool // something that is dragged would be let go here

	rest           look.Hint
	hover, focused bool
}

func newSpot(tapped func(), paint func(s *look.Sheet, w, h float32, hot bool)) *spot {
	t := &spot{paint: paint, tapped: tapped}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *spot) Tapped(*fyne.PointEvent) {
	t.rest.Leave()
	if t.tapped != nil {
		t.tapped()
	}
}

// MouseDown and MouseUp implement desktop.Mouseable.
func (t *spot) MouseDown(*desktop.MouseEvent) {
	if t.pressed != nil {
		t.pressed()
	}
}
func (t *spot) MouseUp(*desktop.MouseEvent) {}

// Dragged and DragEnd implement fyne.Draggable.
func (t *spot) Dragged(e *fyne.DragEvent) {
	if t.dragged != nil {
		t.rest.Leave()
		t.dragged(e)
	}
}
func (t *spot) DragEnd() {
	if t.released != nil {
		t.released()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (t *spot) MouseIn(*desktop.MouseEvent)    { t.hover = true; t.rest.Enter(t, t.hint); t.turn() }
func (t *spot) MouseMoved(*desktop.MouseEvent) {}
func (t *spot) MouseOut()                      { t.hover = false; t.rest.Leave(); t.turn() }

// turn paints anew what has become hot, or is so no more.
func (t *spot) turn() {
	t.Refresh()
	if t.with != nil {
		t.with.Refresh()
	}
}

// hot reports whether the pointer or the focus is here or at the other place.
func (t *spot) hot() bool {
	return t.hover || t.focused || t.with != nil && (t.with.hover || t.with.focused)
}

// Cursor implements desktop.Cursorable.
func (t *spot) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable.
func (t *spot) FocusGained()   { t.focused = true; t.turn() }
func (t *spot) FocusLost()     { t.focused = false; t.turn() }
func (t *spot) TypedRune(rune) {}
func (t *spot) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		look.PassOn(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *spot) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(t, func(s *look.Sheet, w, h float32) {
		t.paint(s, w, h, t.hot())
		if t.focused || t.target {
			s.Put(outline(look.Accent, 2, look.RadiusButton), 0, 0, w, h)
		}
	})
}

// outline is an empty rounded rectangle.
func outline(c look.Role, width, radius float32) *canvas.Rectangle {
	return rounded(look.Clear, c, width, radius)
}

func rounded(fill, edge look.Role, width, radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(look.Color(fill))
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = look.Color(edge), width, radius
	return r
}

// wash paints the ground of a row under the pointer.
func wash(s *look.Sheet, w, h float32, hot bool) {
	if hot {
		s.Put(rounded(look.Hover, look.Clear, 0, look.RadiusButton), 0, 0, w, h)
	}
}
