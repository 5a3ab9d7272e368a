package board

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/look"
)

// OverviewHeight is the height of an overview.
const OverviewHeight = 44

// Overview is the strip above a board that does not show everything at once: what it
// keeps to, and a sign for every department, the ones that stand on the board in front of
// the others. Make it with NewOverview.
type Overview struct {
	widget.BaseWidget
	board *Board
	back  *look.Button
	signs map[model.ID]*sign
	is    standing // as painted
}

// standing is all that an overview says.
type standing struct {
	columns []Column
	names   []string
	label   string
	lang    model.Lang
	palette *look.Palette
}

func (a standing) same(b standing) bool {
	return slices.Equal(a.columns, b.columns) && slices.Equal(a.names, b.names) && a.label == b.label && a.lang == b.lang && a.palette == b.palette
}

// standing is what there is to say now.
func (o *Overview) standing() standing {
	b := o.board
	is := standing{b.Overview(), nil, "", b.print.Lang(), look.Current().Palette()}
	if !b.focus.None() {
		is.label = b.focus.Label()
	}
	for _, c := range is.columns {
		name := b.print.T("head.unplaced")
		if c.Unit != "" {
			name = b.print.Name(b.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: c.Unit})
		}
		is.names = append(is.names, name)
	}
	return is
}

// Follow shows what stands on the board now; to show the same again costs nothing.
func (o *Overview) Follow() {
	if !o.is.same(o.standing()) {
		o.Refresh()
	}
}

// NewOverview makes the strip of a board.
func NewOverview(b *Board) *Overview {
	o := &Overview{board: b, signs: map[model.ID]*sign{}}
	o.back = look.NewButton(look.Quiet, "", "close", func() { b.Focus(Focus{}) })
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer implements fyne.Widget.
func (o *Overview) CreateRenderer() fyne.WidgetRenderer { return look.NewDrawing(o, o.paint) }

// Targets names what can be clicked.
func (o *Overview) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	if !o.board.focus.None() {
		out["show-all"] = o.back
	}
	for _, c := range o.board.Overview() {
		if s := o.signs[c.Unit]; s != nil {
			out["overview:"+string(c.Unit)] = s
		}
	}
	return out
}

const (
	signSeal  = 20
	signPad   = 6
	signLeast = signSeal + 2*signPad
	signMost  = 220
)

func (o *Overview) paint(s *look.Sheet, w, h float32) {
	b, x := o.board, float32(boardPadX)
	s.Fill(0, 0, w, h, look.Canvas)
	o.is = o.standing()
	if !b.focus.None() {
		label := b.print.T("overview.only", "what", o.is.label)
		o.back.Label, o.back.Key = b.print.T("overview.all"), "Esc"
		room := w - 2*boardPadX - o.back.Wide() - 8
		s.Ground(x, 6, min(look.Width(label, look.SmallBold)+16, room/2), 28, look.RadiusButton, look.Tint, look.Clear, 0, look.Flat)
		s.TextCut(x+8, 12, room/2-16, look.SmallBold, look.Ink, label)
		x += min(look.Width(label, look.SmallBold)+16, room/2) + 8
		s.Put(o.back, x, 4, o.back.Wide(), 32)
		x += o.back.Wide() + 12
	}
	columns := o.is.columns
	names, wide := o.names(w - boardPadX - x)
	was := o.signs
	o.signs = map[model.ID]*sign{}
	for i, c := range columns {
		if x+wide[i] > w-boardPadX+1 {
			break // no room at all: the board itself scrolls
		}
		one := was[c.Unit]
		if one == nil {
			one = newSign(b)
		}
		one.show(c, names[i])
		o.signs[c.Unit] = one
		s.Put(one, x, 4, wide[i], 32)
		x += wide[i] + 2
	}
}

// names gives what the signs say and how wide they are: names where all have room, else
// the seals alone.
func (o *Overview) names(room float32) (names []string, wide []float32) {
	all := float32(0)
	for _, name := range o.is.names {
		w := min(look.Width(name, look.Small)+signSeal+3*signPad, signMost)
		names, wide, all = append(names, name), append(wide, w), all+w+2
	}
	if all > room {
		for i := range wide {
			names[i], wide[i] = "", signLeast
		}
	}
	return names, wide
}

// sign is a department in the overview.
type sign struct {
	widget.BaseWidget
	board *Board
	is    Column
	name  string
	rest  look.Hint
	hover bool
}

func newSign(b *Board) *sign {
	s := &sign{board: b}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sign) show(c Column, name string) {
	if s.is, s.name = c, name; s.Size().Width > 0 {
		s.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *sign) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(s, func(g *look.Sheet, w, h float32) {
		ink, ground, edge := look.Ink2, look.Clear, look.Clear
		switch {
		case s.hover:
			ground = look.Hover
		case s.is.Seen:
			ground, edge = look.Card, look.Line
		}
		if s.is.Seen {
			ink = look.Ink
		}
		g.Ground(0, 2, w, h-4, look.RadiusButton, ground, edge, 1, look.Flat)
		g.Faint(s.is.Away)
		g.Seal(signPad, (h-signSeal)/2, signSeal, s.board.seals[s.is.Unit])
		if s.name != "" {
			g.TextCut(signSeal+2*signPad, 8, w-signSeal-3*signPad, look.Small, ink, s.name)
		}
		g.Faint(false)
	})
}

// Tapped brings the department into sight, and opens it when it is folded away.
func (s *sign) Tapped(*fyne.PointEvent) {
	s.rest.Leave()
	s.board.Go(s.is.Unit)
}

// TappedSecondary asks for the commands on the department.
func (s *sign) TappedSecondary(e *fyne.PointEvent) {
	s.rest.Leave()
	s.board.hands.UnitMenu(s.is.Unit, e.AbsolutePosition)
}

// said is what the sign stands for.
func (s *sign) said() string {
	p, n := s.board.print, len(s.board.roster.duties[""])
	if s.is.Unit != "" {
		n, _ = s.board.roster.under(s.is.Unit)
	}
	said := p.T("overview.column", "name", s.board.head(s.is.Unit).Name, "n", n)
	if s.is.Away {
		return said + "\n" + p.T("overview.away")
	}
	return said
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (s *sign) MouseIn(*desktop.MouseEvent) {
	s.hover = true
	if !s.board.Dragging() {
		s.rest.Enter(s, s.said())
	}
	s.Refresh()
}
func (s *sign) MouseMoved(*desktop.MouseEvent) {}
func (s *sign) MouseOut() {
	s.hover = false
	s.rest.Leave()
	s.Refresh()
}

// Cursor implements desktop.Cursorable.
func (s *sign) Cursor() desktop.Cursor { return desktop.PointerCursor }
