package rights

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/grid"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// fill makes the lines of the roll for a width.
func (p *Page) fill(width float32) {
	g := p.measure(width)
	lines := make([]look.RollLine, len(p.matters))
	for i, r := range p.matters {
		lines[i] = look.RollLine{Height: rowHigh, Paint: func(s *look.Sheet, _ float32) { p.paintRow(s, g, r) }}
	}
	p.roll.Set(lines, g.Wide)
}

// heads draws the heads of the columns, which stay while the rows are scrolled.
func (p *Page) heads() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" || len(p.matters) == 0 {
		return
	}
	t, g := p.print, p.measure(size.Width-2*gutter-2)
	heads := make([]grid.Head, len(p.columns))
	for i, id := range p.columns {
		heads[i] = grid.Head{Seal: p.seals[id], Name: p.unit(id), Whole: t.Unit(p.snap.Scenario, id)}
	}
	s := look.NewSheet()
	for i, label := range g.Heads(s, p.left, heads, grid.Title{Name: t.Capital(t.T("field.matter")), About: t.T("rights.matter-note")}, grid.Title{Name: t.T("rights.note"), About: t.T("rights.note-note")}) {
		p.fixed["rights:column:"+string(p.columns[i])] = label
	}
	p.head.Objects = []fyne.CanvasObject{s.Object(g.Width, headHigh)}
	canvas.Refresh(p.head)
}

// paintRow draws one row: the cells in sight, then over them what does not scroll sideways.
func (p *Page) paintRow(s *look.Sheet, g grid.Columns, r model.DecisionRight) {
	whole := newRow(p, g, r)
	s.Put(whole, p.left, 0, g.Width, rowHigh)
	p.places["rights:row:"+string(r.ID)] = whole
	g.Row(s, p.left, rowHigh, len(p.columns), func(i int) { p.paintCell(s, g, r, i) })
	p.paintMatter(s, g, r)
	p.paintNote(s, g, r)
	s.Rule(p.left, rowHigh-1, g.Width, look.Line)
}

// paintMatter draws the first column: how grave it is, the matter, from when it counts.
func (p *Page) paintMatter(s *look.Sheet, g grid.Columns, r model.DecisionRight) {
	x, face := p.left+gutter, look.Body
	if xs := p.findings(r.ID); len(xs) > 0 {
		s.Glyph(x, 12, 14, marks.Severity(xs[0].Severity))
		face = look.BodyBold
	}
	x += 22
	right := p.left + g.First - 8
	name := p.print.Name(p.snap.Scenario, r.Ref())
	x += s.TextCut(x, 9, right-x, face, look.Ink, name) + 10
	if from := r.Threshold.In(p.print.Lang()); from != "" && right-x > 40 {
		s.TextCut(x, 11, right-x, look.Small, look.Ink2, model.OneLine(from))
	}
}

// paintNote draws the last column: what is wrong, and what can be done about it.
func (p *Page) paintNote(s *look.Sheet, g grid.Columns, r model.DecisionRight) {
	xs := p.findings(r.ID)
	if len(xs) == 0 {
		return
	}
	x, right := p.left+g.Width-g.Note+gutter, p.left+g.Width-10
	if len(xs[0].Fixes) > 0 {
		b := look.NewButton(look.Secondary, p.print.T("rights.fix"), "", nil)
		b.Disabled = p.shut()
		b.OnTapped = func() {
			p.goTo(spot{r.ID, p.cursor.unit})
			look.ShowMenuUnder(b, p.fixes(r.ID)...)
		}
		right -= b.Wide()
		s.Put(b, right, 5, b.Wide(), look.ButtonHeightDense)
		p.places["rights:fix:"+string(r.ID)] = b
		right -= 8
	}
	said := make([]string, len(xs))
	for i, f := range xs {
		said[i] = p.print.T("rule-short." + f.Rule)
	}
	s.TextCut(x, 10, right-x, look.Small, marks.Severity(xs[0].Severity).Ink(), p.print.List(said...))
}

// paintCell draws the parts of one unit in a matter.
func (p *Page) paintCell(s *look.Sheet, g grid.Columns, r model.DecisionRight, i int) {
	id := p.columns[i]
	x, parts := g.X(i), r.Parts(id)
	if p.cursor == (spot{r.ID, id}) {
		s.Fill(x+1, 0, g.Unit-1, rowHigh-1, look.Tint)
	}
	if n := float32(len(parts)); n > 0 {
		box := min(letterWide, (g.Unit-6-3*(n-1))/n)
		left := x + (g.Unit-n*box-(n-1)*3)/2
		for _, part := range parts {
			o := p.paintLetter(s, left, (rowHigh-letterHigh)/2, box, part, p.seals[id])
			p.places["rights:part:"+string(r.ID)+":"+string(id)+":"+string(part)] = o
			left += box + 3
		}
	}
	if p.cursor == (spot{r.ID, id}) {
		ring := canvas.NewRectangle(look.Color(look.Clear))
		ring.StrokeColor, ring.StrokeWidth = look.Color(look.Accent), 2
		s.Put(ring, x+1, 0, g.Unit-1, rowHigh-1)
		p.places["rights:cell"] = ring
	}
}

// paintLetter draws the letter of a part in the colours of its unit: who approves is filled,
// who proposes tinted, who reviews outlined, who is told bare.
func (p *Page) paintLetter(s *look.Sheet, x, y, w float32, part model.RightPart, seal look.Seal) fyne.CanvasObject {
	ink, tint := seal.Colours()
	if seal.Slot < 0 {
		ink, tint = look.Ink2, look.Column
	}
	box := canvas.NewRectangle(look.Color(look.Clear))
	box.CornerRadius = look.RadiusButton
	letter := ink
	switch part {
	case model.Approves:
		box.FillColor, letter = look.Color(ink), look.OnAccent
	case model.Proposes:
		box.FillColor = look.Color(tint)
	case model.Reviews:
		box.FillColor, box.StrokeColor, box.StrokeWidth = look.Color(look.Card), look.Color(ink), 1.5
	}
	s.Put(box, x, y, w, letterHigh)
	said := p.print.T("rights.letter." + string(part))
	s.Text(x+(w-look.Width(said, look.BodyBold))/2, y+3, look.BodyBold, letter, said)
	return box
}

// repaint draws the rows in sight anew, after the cell that has the keyboard is another.
func (p *Page) repaint() {
	clear(p.places)
	p.roll.Redraw()
	p.below()
}
