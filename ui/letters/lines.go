package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/ui/grid"
	"sandtable/ui/look"
)

// fill makes the lines of the roll for a width.
func (p *Page) fill(width float32) {
	g := p.measure(width)
	lines := make([]look.RollLine, len(p.shown))
	for i, e := range p.shown {
		if e.row < 0 {
			lines[i] = look.RollLine{Height: groupHigh, Paint: func(s *look.Sheet, _ float32) { p.groupHead(s, g, e.group) }}
		} else {
			lines[i] = look.RollLine{Height: rowHigh, Paint: func(s *look.Sheet, _ float32) { p.paintRow(s, g, p.matrix.Rows[e.row]) }}
		}
	}
	p.roll.Set(lines, g.Wide)
}

// groupHead draws the head of a group, which folds it.
func (p *Page) groupHead(s *look.Sheet, g grid.Columns, group raci.Group) {
	t := p.print
	name := t.T("letters.group", "group", t.T("raci.group."+string(group)), "n", p.matrix.Count(group))
	about := t.T("raci.about." + string(group))
	head := look.NewSpot(func() { p.fold(group) }, func(s *look.Sheet, w, h float32, hot bool) { s.Fold(w, h, p.folded[group], name, about, hot) })
	s.Put(head, p.left, 0, g.Width, groupHigh)
	p.places["raci:group:"+string(group)] = head
}

func (p *Page) fold(group raci.Group) {
	p.folded[group] = !p.folded[group]
	p.list()
	p.build()
}

// paintRow draws one row: the cells in sight, then over them what does not scroll sideways.
func (p *Page) paintRow(s *look.Sheet, g grid.Columns, r raci.Row) {
	whole := newRow(p, g, r)
	s.Put(whole, p.left, 0, g.Width, rowHigh)
	p.places["raci:row:"+string(r.Duty)] = whole
	g.Row(s, p.left, rowHigh, len(p.matrix.Columns), func(i int) { p.paintCell(s, g, r, i) })
	p.paintDuty(s, g, r)
	p.paintNote(s, g, r)
	s.Rule(p.left, rowHigh-1, g.Width, look.Line)
}

// paintDuty draws the first column: how grave it is, where it is at home and came from, its
// title.
func (p *Page) paintDuty(s *look.Sheet, g grid.Columns, r raci.Row) {
	x, t := p.left+gutter, p.print
	face := look.Body
	if v, bad := graveOf(r); bad {
		s.Glyph(x, 10, 14, v)
		face = look.BodyBold
	}
	x += 22
	if r.From != "" && r.Group == raci.Moved {
		s.Seal(x, 8, 18, p.seals[r.From])
		s.Icon(x+23, 11, 12, "arrow-right", look.Ink3)
		x += 40
	}
	s.Seal(x, 8, 18, p.seals[r.Home])
	x += 26
	ink := look.Ink
	if d, _ := p.snap.Scenario.Duty(r.Duty); d.State != model.Active {
		ink = look.Ink3
	}
	s.TextCut(x, 7, p.left+g.First-x-8, face, ink, t.Name(p.snap.Scenario, model.Ref{Kind: model.DutyKind, ID: r.Duty}))
}

// graveOf is how grave what is wrong with a row is.
func graveOf(r raci.Row) (look.Severity, bool) {
	switch {
	case r.Fault == raci.NoA:
		return look.High, true
	case r.Group == raci.Contested, r.Group == raci.Moved:
		return look.Medium, true
	}
	return look.NoSeverity, false
}

// paintNote draws the last column: what is wrong, and what can be done about it.
func (p *Page) paintNote(s *look.Sheet, g grid.Columns, r raci.Row) {
	said := p.print.RowFault(p.snap.Scenario, r)
	if said == "" {
		return
	}
	x, right := p.left+g.Width-g.Note+gutter, p.left+g.Width-10
	for i, b := range p.offers(r) {
		right -= b.Wide()
		s.Put(b, right, 3, b.Wide(), look.ButtonHeightDense)
		p.places["raci:"+[]string{"deed", "second"}[i]+":"+string(r.Duty)] = b
		right -= 4
	}
	ink := look.Ink2
	if v, _ := graveOf(r); r.Group == raci.Contested {
		ink = v.Ink()
	}
	s.TextCut(x, 8, right-x-4, look.Small, ink, said)
}

// paintCell draws the letters of one cell, on the ground that says what it is.
func (p *Page) paintCell(s *look.Sheet, g grid.Columns, r raci.Row, i int) {
	column := p.matrix.Columns[i]
	cell, at := r.Cell(column), spot{r.Duty, column}
	x := g.X(i)
	if m, has := cell.Mark(raci.A); has && !m.Stale && r.Fault == raci.TwoA {
		s.Fill(x+1, 0, g.Unit-1, rowHigh-1, look.HighTint)
	}
	if p.chosen(at) {
		s.Fill(x+1, 0, g.Unit-1, rowHigh-1, look.Tint)
	}
	n := float32(len(cell.Marks))
	wide := n*letterWide + (n-1)*4
	if wide > g.Unit-4 { // narrow columns
		wide = g.Unit - 4
	}
	for k, m := range cell.Marks {
		box := min(letterWide, (wide-4*(n-1))/n)
		left := x + (g.Unit-wide)/2 + float32(k)*(box+4)
		o := paintLetter(s, left, (rowHigh-letterHigh)/2, box, m, p.seals[column])
		p.places["raci:letter:"+string(r.Duty)+":"+string(column)+":"+string(m.Letter)] = o
	}
	if at == p.cursor {
		ring := canvas.NewRectangle(look.Color(look.Clear))
		ring.StrokeColor, ring.StrokeWidth = look.Color(look.Accent), 2
		s.Put(ring, x+1, 0, g.Unit-1, rowHigh-1)
		p.places["raci:cell"] = ring
	}
}

// repaint draws the rows in sight anew, after the cell that has the keyboard is another.
func (p *Page) repaint() {
	clear(p.places)
	p.roll.Redraw()
	p.basis()
}

// paintLetter draws one letter in the colours of its unit.
func paintLetter(s *look.Sheet, x, y, w float32, m raci.Mark, seal look.Seal) fyne.CanvasObject {
	ink, tint := seal.Colours()
	if seal.Slot < 0 {
		ink, tint = look.Ink2, look.Column
	}
	box := canvas.NewRectangle(look.Color(look.Clear))
	box.CornerRadius = look.RadiusButton
	letter := ink
	switch {
	case m.Stale:
	case m.Letter == raci.A:
		box.FillColor, letter = look.Color(ink), look.OnAccent
	case m.Letter == raci.R:
		box.FillColor = look.Color(tint)
	case m.Letter == raci.C:
		box.FillColor, box.StrokeColor, box.StrokeWidth = look.Color(look.Card), look.Color(ink), 1.5
	}
	s.Put(box, x, y, w, letterHigh)
	if m.Stale {
		s.Dashed(x, y, w, letterHigh, look.RadiusButton, look.MediumGlyph)
	}
	s.Text(x+(w-look.Width(string(m.Letter), look.BodyBold))/2, y+3, look.BodyBold, letter, string(m.Letter))
	if m.Stale {
		disc := canvas.NewRectangle(look.Color(look.MediumTint))
		disc.CornerRadius = 7
		s.Put(disc, x+w-7, y-5, 14, 14)
		s.Icon(x+w-6, y-4, 12, "clock", look.MediumGlyph)
	}
	return box
}
