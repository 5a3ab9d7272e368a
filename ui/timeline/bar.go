package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// bar draws the row on which the steps are played.
func (p *Page) bar(s *look.Sheet, x, y, width float32) {
	t := p.print
	s.Fill(x, y, width, barHigh, look.Panel)
	s.Rule(x, y, width, look.Line)
	button := func(name, icon, hint string, at float32, tapped func()) {
		b := look.NewIconButton(icon, tapped)
		b.Hint = hint
		s.Put(b, at, y+20, 32, 32)
		p.fixed[name] = b
	}
	button("timeline:previous", "arrow-left", t.T("timeline.previous"), x+gutter, func() { p.Pause(); p.goTo(p.at - 1) })
	icon, hint := "play", t.T("timeline.play")
	if p.stop != nil {
		icon, hint = "pause", t.T("timeline.pause")
	}
	button("timeline:play", icon, hint, x+gutter+36, p.play)
	button("timeline:next", "arrow-right", t.T("timeline.next"), x+gutter+72, func() { p.Pause(); p.goTo(p.at + 1) })
	marks := newMarks(p)
	s.Put(marks, x+gutter+124, y+8, width-2*gutter-136, barHigh-16)
	p.fixed["timeline:bar"] = marks
}

// marks are the steps on a line, evenly, the start first: a press goes to the nearest.
type marks struct {
	widget.BaseWidget
	page *Page
}

func newMarks(p *Page) *marks {
	m := &marks{page: p}
	m.ExtendBaseWidget(m)
	return m
}

const markEdge = 14 // from the ends of the line to those of the widget

// x is where so many steps stand.
func (m *marks) x(steps int, width float32) float32 {
	n := max(len(m.page.steps), 1)
	return markEdge + (width-2*markEdge)*float32(steps)/float32(n)
}

func (m *marks) goTo(x float32) {
	n := len(m.page.steps)
	share := (x - markEdge) / max(m.Size().Width-2*markEdge, 1)
	m.page.Pause()
	m.page.goTo(int(share*float32(n) + .5))
}

// Tapped implements fyne.Tappable.
func (m *marks) Tapped(e *fyne.PointEvent) { m.goTo(e.Position.X) }

// Dragged and DragEnd implement fyne.Draggable.
func (m *marks) Dragged(e *fyne.DragEvent) { m.goTo(e.Position.X) }
func (m *marks) DragEnd()                  {}

// Cursor implements desktop.Cursorable.
func (m *marks) Cursor() desktop.Cursor { return desktop.PointerCursor }

// fewMarks is how many steps stand as marks of their own.
const fewMarks = 60

// CreateRenderer implements fyne.Widget.
func (m *marks) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(m, func(s *look.Sheet, w, h float32) {
		p := m.page
		y, n, at := float32(20), len(p.steps), m.x(p.at, w)
		s.Stroke(markEdge, y, w-markEdge, y, 3, look.LineStrong)
		s.Stroke(markEdge, y, at, y, 3, look.Accent)
		dot := func(x, size float32, fill, edge look.Role, thick float32) {
			d := canvas.NewRectangle(look.Color(fill))
			d.StrokeColor, d.StrokeWidth, d.CornerRadius = look.Color(edge), thick, size/2
			s.Put(d, x-size/2, y-size/2, size, size)
		}
		if n <= fewMarks {
			for i := 0; i <= n; i++ {
				if i <= p.at {
					dot(m.x(i, w), 9, look.Accent, look.Accent, 0)
				} else {
					dot(m.x(i, w), 9, look.Panel, look.Ink3, 1.5)
				}
			}
		}
		dot(at, 17, look.Panel, look.Accent, 2)
		dot(at, 9, look.Accent, look.Accent, 0)
		last := float32(-100)
		label := func(i int, ink look.Role, face look.Type) {
			said := p.print.T("timeline.beginning")
			if i > 0 {
				said = p.print.Clock(p.steps[i-1].At.Local())
			}
			wide := look.Width(said, face)
			x := min(max(m.x(i, w)-wide/2, 0), w-wide)
			if x < last+8 && i != p.at {
				return
			}
			s.Text(x, 36, face, ink, said)
			last = x + wide
		}
		mine := m.x(p.at, w)
		for i := 0; i <= n; i++ { // as many times as there is room for
			switch x := m.x(i, w); {
			case i == p.at:
				label(i, look.Accent, look.SmallBold)
			case x > mine-70 && x < mine+70, n > fewMarks && i > 0 && i < n && i%(n/6) != 0:
			default:
				label(i, look.Ink3, look.Small)
			}
		}
	})
}
