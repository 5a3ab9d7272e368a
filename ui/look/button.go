package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Weight is how much a button asks for.
type Weight int

// The weights; one Primary per surface.
const (
	Secondary Weight = iota // card with an edge
	Primary                 // filled accent
	Quiet                   // no edge
	LinkLike                // bold accent text
)

// Heights of buttons.
const (
	ButtonHeight      = 32
	ButtonHeightDense = 28

	buttonPad = 12.5
)

// Button is a button with an optional icon and key cap. Change fields, then Refresh.
type Button struct {
	widget.BaseWidget
	Label    string
	Icon     string
	Key      string
	Hint     string // shown when the pointer rests; also why a button is disabled
	Weight   Weight
	Disabled bool
	Wrapped  bool // the label takes as many lines as it needs, see Tall
	OnTapped func()
	// Arrows makes the up and down keys go on to what can be focused before and after.
	Arrows  bool
	OnFocus func() // the keyboard has come

	hover, focused bool
	hint           Hint
	whole          fyne.Widget // what the button is part of: what is on the canvas
}

// ExtendBaseWidget implements fyne.Widget.
func (b *Button) ExtendBaseWidget(whole fyne.Widget) {
	b.whole = whole
	b.BaseWidget.ExtendBaseWidget(whole)
}

// NewButton makes a button.
func NewButton(w Weight, label, icon string, tapped func()) *Button {
	b := &Button{Label: label, Icon: icon, Weight: w, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.hint.Leave()
	if !b.Disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hover = true
	b.hint.Enter(b.whole, b.Hint)
	b.Refresh()
}
func (b *Button) MouseMoved(*desktop.MouseEvent) {}
func (b *Button) MouseOut() {
	b.hover = false
	b.hint.Leave()
	b.Refresh()
}

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Refresh()
	if b.OnFocus != nil {
		b.OnFocus()
	}
}
func (b *Button) FocusLost()     { b.focused = false; b.Refresh() }
func (b *Button) TypedRune(rune) {}
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeyUp, fyne.KeyDown:
		if b.Arrows {
			along(b.whole, e.Name == fyne.KeyDown)
			return
		}
		PassOn(b.whole, e)
	default:
		PassOn(b.whole, e)
	}
}

// along moves the keyboard to what can be focused after an object, or before it.
func along(o fyne.CanvasObject, after bool) {
	on := fyne.CurrentApp().Driver().CanvasForObject(o)
	switch {
	case on == nil:
	case after:
		on.FocusNext()
	default:
		on.FocusPrevious()
	}
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Wide is the width that the button needs.
func (b *Button) Wide() float32 {
	w := float32(2 * buttonPad)
	if b.Weight == LinkLike {
		w = 12
	}
	w += Width(b.Label, b.face())
	if b.Icon != "" {
		w += 16
		if b.Label != "" {
			w += 6
		}
	}
	if b.Key != "" {
		w += KeyCapWidth(b.Key) + 6
	}
	return whole(w)
}

// Tall is the height that a button whose label is wrapped needs at a width.
func (b *Button) Tall(width float32) float32 {
	lines := Wrap(b.Label, b.face(), width-2*buttonPad, 0)
	return float32(len(lines))*b.face().Line() + ButtonHeightDense - b.face().Line()
}

func (b *Button) face() Type {
	if b.Weight == Primary || b.Weight == LinkLike {
		return BodyBold
	}
	return Body
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: b, paint: b.paint, min: b.minSize}
}

func (b *Button) minSize() fyne.Size { return fyne.NewSize(b.Wide(), ButtonHeight) }

func (b *Button) paint(s *Sheet, w, h float32) {
	fill, edge, ink := Clear, Clear, Ink
	switch b.Weight {
	case Primary:
		fill, ink = Accent, OnAccent
	case Secondary:
		fill, edge = Card, LineStrong
	case Quiet:
		ink = Ink2
	case LinkLike:
		ink = Accent
	}
	if b.Disabled {
		ink = Ink3
		if b.Weight == Primary {
			fill = Column
		}
	}
	s.Ground(0, 0, w, h, RadiusButton, fill, edge, 0, Flat)
	if b.hover && !b.Disabled {
		s.Ground(0, 0, w, h, RadiusButton, Hover, Clear, 0, Flat)
	}
	if b.focused {
		s.Ground(-3, -3, w+6, h+6, RadiusButton+3, Clear, Accent, 2, Flat)
	}
	if b.Wrapped {
		lines := Wrap(b.Label, b.face(), w-2*buttonPad, 0)
		y := (h - float32(len(lines))*b.face().Line()) / 2
		for i, l := range lines {
			s.Text(buttonPad, y+float32(i)*b.face().Line(), b.face(), ink, l)
		}
		return
	}
	x := (w - b.Wide()) / 2
	if b.Weight == LinkLike {
		x += 6
	} else {
		x += buttonPad
	}
	if b.Icon != "" {
		s.Icon(x, (h-16)/2, 16, b.Icon, ink)
		x += 22
	}
	x += s.Text(x, (h-20)/2, b.face(), ink, b.Label)
	if b.Key != "" {
		s.KeyCap(x+6, (h-18)/2, b.Key)
	}
}

// KeyCap draws the name of a key and gives its width.
func (s *Sheet) KeyCap(x, y float32, key string) float32 {
	w := KeyCapWidth(key)
	s.Ground(x, y, w, 18, RadiusSeal, Card, LineStrong, 0, Flat)
	s.Text(x+(w-Width(key, Micro))/2, y+1, Micro, Ink3, key)
	return w
}

// KeyCapWidth is the width of a key cap.
func KeyCapWidth(key string) float32 { return whole(Width(key, Micro) + 10) }

// IconButton is a square button without an edge.
type IconButton struct {
	Button
	Active bool // drawn on a tint
}

// NewIconButton makes a square button, 32 or 28 wide as it is placed.
func NewIconButton(icon string, tapped func()) *IconButton {
	b := &IconButton{Button: Button{Icon: icon, Weight: Quiet, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: b, paint: b.paint, min: func() fyne.Size { return fyne.NewSize(28, 28) }}
}

func (b *IconButton) paint(s *Sheet, w, h float32) {
	ink := Ink2
	switch {
	case b.Disabled:
		ink = LineStrong
	case b.Active:
		s.Ground(0, 0, w, h, RadiusButton, Tint, Clear, 0, Flat)
		ink = Accent
	case b.hover:
		s.Ground(0, 0, w, h, RadiusButton, Hover, Clear, 0, Flat)
	}
	if b.focused {
		s.Ground(1, 1, w-2, h-2, RadiusButton, Clear, Accent, 2, Flat)
	}
	s.Icon((w-16)/2, (h-16)/2, 16, b.Icon, ink)
}
