package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/ui/look"
)

// Measures of the page (design notes 21).
const (
	toolsHigh  = 44
	headHigh   = 62
	rowHigh    = 34
	groupHigh  = 27
	stripHigh  = 48
	groundHigh = 20
	keysHigh   = 34
	gutter     = 16
	dutyWide   = 340
	unitWide   = 118
	leastUnit  = 72 // with its name
	sealUnit   = 60 // without: where more than a few columns would not fit with theirs
	fewUnits   = 8
	noteWide   = 300
	letterWide = 30
	letterHigh = 26
)

// grid is where the columns lie.
type grid struct {
	width       float32 // of what is in sight
	duty, note  float32
	unit        float32
	named       bool // there is room for the names of units
	inner, wide float32
}

// measure lays the columns out for a width.
func (p *Page) measure(width float32) grid {
	n := float32(max(len(p.matrix.Columns), 1))
	g := grid{width: width, duty: min(dutyWide, max(220, width*.26)), note: min(noteWide, max(216, width*.23)), unit: unitWide, named: true}
	switch room := width - g.duty - g.note; {
	case n*g.unit <= room:
	case n*leastUnit <= room || n <= fewUnits:
		g.unit = max(room/n, leastUnit)
	default:
		g.unit, g.named = sealUnit, false
	}
	if rest := width - g.duty - g.note - n*g.unit; rest > 0 { // the remark takes what is left
		g.note += rest
	}
	g.inner = width - g.duty - g.note
	g.wide = g.duty + n*g.unit + g.note
	return g
}

// x is the left edge of a column among all that scroll.
func (g grid) x(i int) float32 { return g.duty + float32(i)*g.unit }

// in lists the columns that are in sight when they are scrolled so far.
func (g grid) in(left float32, n int) (first, last int) {
	first = max(0, int(left/g.unit))
	last = min(n, int((left+g.inner)/g.unit)+1)
	return first, last
}

// stripTall is the height of the strip below.
func (p *Page) stripTall() float32 {
	if !p.opened {
		return stripHigh
	}
	return stripHigh + float32(max(1, len(p.grounds())))*groundHigh + 6
}

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
	plate := canvas.NewRectangle(look.Color(look.Card))
	plate.StrokeColor, plate.StrokeWidth, plate.CornerRadius = look.Color(look.Line), 1, look.RadiusTable
	s.Put(plate, gutter, top, width, bottom-top)
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
	refresh(p.box)
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
	t, width := p.print, size.Width-2*gutter-2
	g := p.measure(width)
	s := look.NewSheet()
	ground := canvas.NewRectangle(look.Color(look.Panel))
	ground.CornerRadius = look.RadiusTable - 1
	s.Put(ground, 0, 0, width, headHigh)
	first, last := g.in(p.left, len(p.matrix.Columns))
	for i := first; i < last; i++ {
		id := p.matrix.Columns[i]
		x := g.x(i) - p.left
		s.Upright(x, 0, headHigh, look.Line)
		if !g.named {
			s.Seal(x+(g.unit-22)/2, 20, 22, p.seals[id])
			continue
		}
		u, _ := p.snap.Scenario.Unit(id)
		s.Seal(x+(g.unit-22)/2, 8, 22, p.seals[id])
		face, ink := look.SmallBold, look.Ink
		if u.Level == model.External {
			face, ink = look.Small, look.Ink2
		}
		name := look.Cut(t.Name(p.snap.Scenario, u.Ref()), face, g.unit-10)
		s.Text(x+(g.unit-look.Width(name, face))/2, 34, face, ink, name)
	}
	for i := first; i < last; i++ { // names are said where they are cut or left out
		if id := p.matrix.Columns[i]; g.x(i)-p.left >= g.duty-g.unit/2 && g.x(i)-p.left+g.unit/2 <= g.duty+g.inner {
			label := newHinted(t.Unit(p.snap.Scenario, id))
			s.Put(label, max(g.x(i)-p.left, g.duty), 0, g.unit, headHigh)
			p.fixed["raci:column:"+string(id)] = label
		}
	}
	s.Fill(0, 2, g.duty, headHigh-2, look.Panel)
	s.Text(gutter, 8, look.Heading, look.Ink, t.T("letters.duty"))
	s.TextCut(gutter, 34, g.duty-gutter-8, look.Small, look.Ink2, t.T("letters.duty-note"))
	x := g.width - g.note
	s.Fill(x, 2, g.note-2, headHigh-2, look.Panel)
	s.Upright(g.duty, 0, headHigh, look.Line)
	s.Upright(x, 0, headHigh, look.Line)
	s.Text(x+gutter, 8, look.Heading, look.Ink, t.T("letters.note"))
	s.TextCut(x+gutter, 34, g.note-gutter-8, look.Small, look.Ink2, t.T("letters.note-note"))
	s.Rule(0, headHigh-1, width, look.LineStrong)
	p.head.Objects = []fyne.CanvasObject{s.Object(width, headHigh)}
	refresh(p.head)
}

// keyLine names the keys at the foot of the page.
func (p *Page) keyLine(s *look.Sheet, size fyne.Size) {
	x, y := float32(gutter), size.Height-keysHigh+4
	for _, k := range [][2]string{{"← ↑ ↓ →", "walk"}, {"A R C I", "letter"}, {"Shift ←→", "many"}, {"Enter", "basis"}, {"Space", "keep"}, {"Del", "clear"}, {"N", "next"}} {
		said := p.print.T("letters.key." + k[1])
		wide := s.KeyCap(x, y+1, k[0])
		if x+wide+6+look.Width(said, look.Small) > size.Width-gutter {
			break
		}
		x += wide + 6
		x += s.Text(x, y, look.Small, look.Ink2, said) + 18
	}
}
