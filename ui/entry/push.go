package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// push is a small button of a form. It never takes the keyboard, and pressing it does
// not leave the form.
type push struct {
	widget.BaseWidget
	icon, label     string
	pressed, tapped func()
	hover           bool
}

func newPush(icon, label string, pressed, tapped func()) *push {
	p := &push{icon: icon, label: label, pressed: pressed, tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

func (p *push) wide() float32 {
	if p.icon == "" {
		return look.Width(p.label, look.SmallBold) + 12
	}
	return look.Width(p.label, look.Small) + 32
}

// MouseDown and MouseUp implement desktop.Mouseable.
func (p *push) MouseDown(*desktop.MouseEvent) { p.pressed() }
func (p *push) MouseUp(*desktop.MouseEvent)   {}

// Tapped implements fyne.Tappable.
func (p *push) Tapped(*fyne.PointEvent) { p.tapped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *push) MouseIn(*desktop.MouseEvent)    { p.hover = true; p.Refresh() }
func (p *push) MouseMoved(*desktop.MouseEvent) {}
func (p *push) MouseOut()                      { p.hover = false; p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *push) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (p *push) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(p, func(s *look.Sheet, w, h float32) {
		if p.hover {
			s.Put(look.NewEdged(look.Hover, look.Clear, look.RadiusButton), 0, 0, w, h)
		}
		if p.icon == "" {
			s.Text(6, (h-look.Small.Line())/2, look.SmallBold, look.Accent, p.label)
			return
		}
		s.Icon(6, (h-14)/2, 14, p.icon, look.Ink2)
		s.Text(24, (h-look.Small.Line())/2, look.Small, look.Ink2, p.label)
	})
}
