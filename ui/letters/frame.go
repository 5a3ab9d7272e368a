package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/ui/grid"
	"sandtable/ui/look"
)

// Measures of the page (design notes 21).
const (
	toolsHigh  = 44
	headHigh   = grid.HeadHigh
	rowHigh    = 34
	groupHigh  = 27
	stripHigh  = 48
	groundHigh = 20
	keysHigh   = 34
	gutter     = grid.Gutter
	letterWide = 30
	letterHigh = 26
)

// measure lays the columns out for a width.
func (p *Page) measure(width float32) grid.Columns {
	return grid.Lay(width, len(p.matrix.Columns), grid.Share{Least: 220, Part: .26, Most: 340}, grid.Share{Least: 216, Part: .23, Most: 300})
}

// stripTall is the height of the strip below.
func (p *Page) stripTall() float32 {
	if !p.opened {
		return stripHigh
	}
	return stripHigh + float32(max(1, len(p.grounds())))*groundHigh + 6
}

// Foot is what of the lower edge is no rows.
func (p *Page) Foot() float32 { return keysHigh + 4 + p.stripTall() + 4 }

// build lays the page out anew.
func (p *Page) build() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	clear(p.fixed)
	clear(p.places)
	t := p.print
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	disputed := p.matrix.Count(raci.Contested) + p.matrix.Count(raci.Moved)
	p.filter.Words = []string{t.T("letters.all", "n", len(p.matrix.Rows)), t.T("letters.only", "n", disputed)}
	p.filter.Chosen = map[bool]int{true: 1}[p.only]
	p.filter.Refresh()
	s.Put(p.filter, gutter, 8, p.filter.Wide(), look.SegmentHeight)
	p.scope.Words = []string{t.T("letters.departments"), t.T("letters.positions")}
	p.scope.Chosen = map[bool]int{true: 1}[p.matrix.Level == raci.Homes]
	p.scope.Refresh()
	s.Put(p.scope, size.Width-gutter-p.scope.Wide(), 8, p.scope.Wide(), look.SegmentHeight)
	p.sum(s, gutter+p.filter.Wide()+16, size.Width-2*gutter-p.filter.Wide()-p.scope.Wide()-32)

	width := size.Width - 2*gutter
	top := float32(toolsHigh)
	bottom := size.Height - keysHigh - 4 - p.stripTall() - 10
	s.Ground(gutter, top, width, bottom-top, look.RadiusTable, look.Card, look.Line, 0, look.Flat)
	inner := width - 2
	said := ""
	switch {
	case len(p.matrix.Rows) == 0:
		said = t.T("letters.empty")
	case len(p.matrix.Columns) == 0:
		said = t.T("letters.no-units")
	case len(p.shown) == 0:
		said = t.T("letters.nothing")
	}
	if said != "" {
		p.roll.Set(nil, 0)
		s.Paragraph(gutter+(width-min(width-40, 520))/2, top+(bottom-top)/3, min(width-40, 520), look.Body, look.Ink3, said, 0)
	} else {
		s.Put(p.head, gutter+1, top+1, inner, headHigh)
		s.Put(p.roll, gutter+1, top+headHigh, inner, bottom-top-headHigh-2)
		p.fill(inner)
	}
	s.Put(p.strip, gutter, bottom+8, width, p.stripTall())
	p.keyLine(s, size)
	p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	p.heads()
	p.basis()
	canvas.Refresh(p.box)
}

// sum says how much of it is contested.
func (p *Page) sum(s *look.Sheet, x, width float32) {
	t := p.print
	said := t.T("letters.sum", "n", len(p.matrix.Rows), "contested", p.matrix.Count(raci.Contested), "moved", p.matrix.Count(raci.Moved))
	if p.snap.Scenario.Count(model.HandoffKind) == 0 && len(p.matrix.Rows) > 0 {
		said = t.T("letters.no-handoffs")
	}
	s.TextCut(x, 13, width, look.Small, look.Ink2, said)
}

// heads draws the heads of the columns, which stay while the rows are scrolled.
func (p *Page) heads() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	t, g := p.print, p.measure(size.Width-2*gutter-2)
	heads := make([]grid.Head, len(p.matrix.Columns))
	for i, id := range p.matrix.Columns {
		u, _ := p.snap.Scenario.Unit(id)
		heads[i] = grid.Head{Seal: p.seals[id], Name: t.Name(p.snap.Scenario, u.Ref()), Whole: t.Unit(p.snap.Scenario, id), Outside: u.Level == model.External}
	}
	s := look.NewSheet()
	for i, label := range g.Heads(s, p.left, heads, grid.Title{Name: t.T("letters.duty"), About: t.T("letters.duty-note")}, grid.Title{Name: t.T("letters.note"), About: t.T("letters.note-note")}) {
		p.fixed["raci:column:"+string(p.matrix.Columns[i])] = label
	}
	p.head.Objects = []fyne.CanvasObject{s.Object(g.Width, headHigh)}
	canvas.Refresh(p.head)
}

// keyLine names the keys at the foot of the page.
func (p *Page) keyLine(s *look.Sheet, size fyne.Size) {
	var keys []look.KeyHint
	for _, k := range [][2]string{{"← ↑ ↓ →", "walk"}, {"A R C I", "letter"}, {"Shift ←→", "many"}, {"Enter", "basis"}, {"Space", "keep"}, {"Del", "clear"}, {"N", "next"}} {
		keys = append(keys, look.KeyHint{Key: k[0], Says: p.print.T("letters.key." + k[1])})
	}
	s.Keys(gutter, size.Height-keysHigh+4, size.Width-gutter, keys...)
}
