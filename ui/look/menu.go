package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Choice is one row of a menu. Without a label it is a dividing line.
type Choice struct {
	Name    string // for those who look a row up: the command
	Label   string
	Icon    string
	Seal    *Seal
	Key     string
	Note    string // small, at the right: why the row is disabled, or what it does
	Chosen  bool
	Off     bool
	Perform func()
}

const (
	menuRow  = 32
	menuRule = 9
	menuPad  = 6
)

// ShowMenuUnder opens a menu below an object; without choices, or when the object is in no
// window, nothing happens.
func ShowMenuUnder(o fyne.CanvasObject, choices ...Choice) *Menu {
	on := fyne.CurrentApp().Driver().CanvasForObject(o)
	if on == nil || len(choices) == 0 {
		return nil
	}
	return ShowMenu(on, Below(o), slices.Clip(choices)...)
}

// Below is where the menu of an object opens.
func Below(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+4)
}

// ShowMenu opens a menu at a place of a canvas, moved so that it fits. It closes
// on a choice, on Escape and on a click elsewhere. The rows are returned so that
// they can be found.
func ShowMenu(on fyne.Canvas, at fyne.Position, choices ...Choice) *Menu {
	m := &Menu{canvas: on}
	m.ExtendBaseWidget(m)
	width, height := float32(180), float32(2*menuPad)
	for _, c := range choices {
		w := Width(c.Label, Body) + 64
		if c.Key != "" || c.Note != "" {
			w += Width(c.Key, Micro) + Width(c.Note, Small) + 28
		}
		width = max(width, min(w, 420))
		height += menuRow
		if c.Label == "" {
			height += menuRule - menuRow
		}
	}
	list := container.NewWithoutLayout()
	y := float32(menuPad)
	for _, c := range choices {
		if c.Label == "" {
			rule := canvas.NewRectangle(Color(Line))
			rule.Move(fyne.NewPos(menuPad, y+menuRule/2))
			rule.Resize(fyne.NewSize(width-2*menuPad, 1))
			list.Add(rule)
			y += menuRule
			continue
		}
		row := newMenuRow(m, c)
		row.Move(fyne.NewPos(menuPad, y))
		row.Resize(fyne.NewSize(width-2*menuPad, menuRow))
		list.Add(row)
		m.Rows = append(m.Rows, row)
		y += menuRow
	}
	ground := NewEdged(Panel, Line, RadiusTable)
	ground.Elevation = Lifted
	ground.Refresh()
	screen := on.Size()
	visible := min(height, screen.Height-16)
	at.X = max(min(at.X, screen.Width-width-8), 8)
	at.Y = max(min(at.Y, screen.Height-visible-8), 8)
	list.Layout = fixed{fyne.NewSize(width, height)}
	var body fyne.CanvasObject = list
	if visible < height {
		m.scroll = container.NewVScroll(list)
		body = m.scroll
	}
	for _, o := range []fyne.CanvasObject{ground, body} {
		o.Move(at)
		o.Resize(fyne.NewSize(width, visible))
	}
	m.content = container.NewWithoutLayout(ground, body)
	on.Overlays().Add(m)
	m.Resize(screen)
	on.Focus(m)
	return m
}

// Menu is an open menu. It covers the window, so that a click elsewhere closes it.
type Menu struct {
	widget.BaseWidget
	Rows    []*MenuRow
	canvas  fyne.Canvas
	content *fyne.Container
	scroll  *container.Scroll // nil where all rows fit
	at      int               // highlighted by keyboard, from 1
}

// reveal scrolls so that the row that is highlighted can be seen.
func (m *Menu) reveal() {
	if m.scroll == nil || m.at == 0 {
		return
	}
	row, y, height := m.Rows[m.at-1].Position().Y, m.scroll.Offset.Y, m.scroll.Size().Height
	switch {
	case row < y+menuPad:
		y = row - menuPad
	case row+menuRow > y+height-menuPad:
		y = row + menuRow + menuPad - height
	}
	m.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// Open reports whether the menu is still to be seen.
func (m *Menu) Open() bool { return slices.Contains(m.canvas.Overlays().List(), fyne.CanvasObject(m)) }

// Close takes the menu away.
func (m *Menu) Close() { uncover(m.canvas, m) }

// CreateRenderer implements fyne.Widget.
func (m *Menu) CreateRenderer() fyne.WidgetRenderer { return Laid(m, m.content) }

// Tapped and TappedSecondary close the menu.
func (m *Menu) Tapped(*fyne.PointEvent)          { m.Close() }
func (m *Menu) TappedSecondary(*fyne.PointEvent) { m.Close() }

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable.
func (m *Menu) FocusGained()   {}
func (m *Menu) FocusLost()     {}
func (m *Menu) TypedRune(rune) {}
func (m *Menu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		m.Close()
	case fyne.KeyDown, fyne.KeyUp:
		step := 1
		if e.Name == fyne.KeyUp {
			step = -1
		}
		for range m.Rows {
			m.at = (m.at-1+step+len(m.Rows))%len(m.Rows) + 1
			if !m.Rows[m.at-1].choice.Off {
				break
			}
		}
		for i, r := range m.Rows {
			r.hover = i == m.at-1
			r.Refresh()
		}
		m.reveal()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.at > 0 {
			m.Rows[m.at-1].Tapped(nil)
		}
	}
}

// MenuRow is one row of an open menu.
type MenuRow struct {
	widget.BaseWidget
	menu   *Menu
	choice Choice
	hover  bool
}

func newMenuRow(m *Menu, c Choice) *MenuRow {
	r := &MenuRow{menu: m, choice: c}
	r.ExtendBaseWidget(r)
	return r
}

// Name is the name of the row's choice.
func (r *MenuRow) Name() string { return r.choice.Name }

// Choice is what the row offers.
func (r *MenuRow) Choice() Choice { return r.choice }

// Tapped implements fyne.Tappable.
func (r *MenuRow) Tapped(*fyne.PointEvent) {
	if r.choice.Off {
		return
	}
	r.menu.Close()
	if r.choice.Perform != nil {
		r.choice.Perform()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *MenuRow) MouseIn(*desktop.MouseEvent)    { r.hover = true; r.Refresh() }
func (r *MenuRow) MouseMoved(*desktop.MouseEvent) {}
func (r *MenuRow) MouseOut()                      { r.hover = false; r.Refresh() }

// CreateRenderer implements fyne.Widget.
func (r *MenuRow) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: r, paint: r.paint, min: func() fyne.Size { return fyne.NewSize(120, menuRow) }}
}

func (r *MenuRow) paint(s *Sheet, w, h float32) {
	c := r.choice
	ink := Ink
	if c.Off {
		ink = Ink3
	} else if r.hover {
		wash := canvas.NewRectangle(Color(Hover))
		wash.CornerRadius = RadiusButton
		s.Put(wash, 0, 0, w, h)
	}
	switch {
	case c.Seal != nil:
		s.Seal(8, 7, 18, *c.Seal)
	case c.Chosen:
		s.Icon(9, 8, 16, "check", Accent)
	case c.Icon != "":
		tint := Ink2
		if c.Off {
			tint = Ink3
		}
		s.Icon(9, 8, 16, c.Icon, tint)
	}
	right := w - 10
	if c.Key != "" {
		right -= s.TextRight(right, 8, Micro, Ink3, c.Key) + 10
	}
	if c.Note != "" {
		note := Cut(c.Note, Small, w/2)
		right -= s.TextRight(right, 7, Small, Ink3, note) + 10
	}
	s.TextCut(34, 6, right-34, Body, ink, c.Label)
}
