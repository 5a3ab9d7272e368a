package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// Measures of the page (design notes 23).
const (
	gutter    = 16
	stripHigh = 36
	headHigh  = 44
	barHigh   = 72
	footHigh  = 36
	listWide  = 328
)

// build lays the page out anew.
func (p *Page) build() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	clear(p.fixed)
	clear(p.places)
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	side := min(listWide, size.Width*.36)
	wide := size.Width - side
	p.strip(s, gutter, 10, wide-2*gutter)
	top, bottom := float32(10+stripHigh+8), size.Height-barHigh
	s.Put(p.hands.Board, 0, top, wide, bottom-top)
	s.Put(p.shield, 0, top, wide, bottom-top)
	p.fixed["timeline:board"] = p.shield
	p.bar(s, 0, bottom, wide)
	p.side(s, wide, side, size.Height)
	p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	canvas.Refresh(p.box)
}

// strip says which moment is looked at, and offers the ways from there.
func (p *Page) strip(s *look.Sheet, x, y, width float32) {
	t := p.print
	if p.present {
		said := t.T("timeline.present", "n", len(p.steps))
		if len(p.steps) == 0 {
			said = t.T("timeline.none")
		}
		at := x + s.Text(x, y+8, look.BodyBold, look.Ink, t.T("timeline.now")) + 12
		s.TextCut(at, y+10, x+width-at, look.Small, look.Ink2, said)
		return
	}
	plate := canvas.NewRectangle(look.Color(look.Tint))
	plate.CornerRadius = 8
	s.Put(plate, x, y, width, stripHigh)
	right := x + width - 6
	button := func(name, label, icon, key string, tapped func(), off bool) {
		b := look.NewButton(look.Secondary, label, icon, tapped)
		b.Key, b.Disabled = key, off
		if width < 560 { // the moment itself is named before keys and signs
			b.Key, b.Icon = "", ""
		}
		right -= b.Wide()
		s.Put(b, right, y+4, b.Wide(), look.ButtonHeightDense)
		p.fixed[name] = b
		right -= 6
	}
	button("timeline:back", t.T("timeline.back"), "", "Esc", func() { p.Back() }, false)
	button("timeline:restore", t.T("timeline.restore"), "", "", p.restore, p.shut())
	button("timeline:fork", t.T("timeline.fork"), "fork", "", p.fork, p.snap.ReadOnly)
	s.Icon(x+12, y+10, 16, "clock", look.Accent)
	name := t.T("timeline.start")
	if p.at > 0 {
		name = t.T("timeline.as-of", "time", t.Clock(p.when().Local()))
	}
	at := x + 36
	room := right - at
	at += s.TextCut(at, y+8, room, look.BodyBold, look.Ink, name) + 12
	if right-at > 60 {
		s.TextCut(at, y+10, right-at-6, look.Small, look.Ink2, t.T("timeline.of", "n", p.at, "all", len(p.steps)))
	}
}

// shield lies over the board: what is past is only looked at.
type shield struct {
	widget.BaseWidget
	page *Page
	told bool // this drag was answered
}

func newShield(p *Page) *shield {
	s := &shield{page: p}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped and TappedSecondary say that nothing is changed here.
func (s *shield) Tapped(*fyne.PointEvent)          { s.tell() }
func (s *shield) TappedSecondary(*fyne.PointEvent) { s.tell() }

// Dragged and DragEnd implement fyne.Draggable.
func (s *shield) Dragged(*fyne.DragEvent) {
	if !s.told {
		s.told = true
		s.tell()
	}
}
func (s *shield) DragEnd() { s.told = false }

func (s *shield) tell() {
	key := "timeline.look-only"
	if s.page.present {
		key = "timeline.change-on-board"
	}
	s.page.hands.Say(s.page.print.T(key))
}

// Cursor implements desktop.Cursorable.
func (s *shield) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer implements fyne.Widget.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(s, func(*look.Sheet, float32, float32) {})
}
