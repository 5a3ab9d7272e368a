package rights

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/look"
)

// Measures of the page, those of the matrix of responsibilities.
const (
	toolsHigh  = 48
	headHigh   = 62
	rowHigh    = 38
	addHigh    = 44
	stripHigh  = 92
	keysHigh   = 34
	gutter     = 16
	matterWide = 300
	unitWide   = 118
	leastUnit  = 72 // with its name
	sealUnit   = 60 // without
	fewUnits   = 8
	noteWide   = 280
	letterWide = 26
	letterHigh = 26
)

// grid is where the columns lie.
type grid struct {
	width        float32 // of what is in sight
	matter, note float32
	unit         float32
	named        bool // there is room for the names of units
	inner, wide  float32
}

// measure lays the columns out for a width.
func (p *Page) measure(width float32) grid {
	n := float32(max(len(p.columns), 1))
	g := grid{width: width, matter: min(matterWide, max(200, width*.24)), note: min(noteWide, max(200, width*.22)), unit: unitWide, named: true}
	switch room := width - g.matter - g.note; {
	case n*g.unit <= room:
	case n*leastUnit <= room || n <= fewUnits:
		g.unit = max(room/n, leastUnit)
	default:
		g.unit, g.named = sealUnit, false
	}
	if rest := width - g.matter - g.note - n*g.unit; rest > 0 { // the remark takes what is left
		g.note += rest
	}
	g.inner = width - g.matter - g.note
	g.wide = g.matter + n*g.unit + g.note
	return g
}

// x is the left edge of a column among all that scroll.
func (g grid) x(i int) float32 { return g.matter + float32(i)*g.unit }

// in lists the columns that are in sight when they are scrolled so far.
func (g grid) in(left float32, n int) (first, last int) {
	return max(0, int(left/g.unit)), min(n, int((left+g.inner)/g.unit)+1)
}

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
	width := size.Width - 2*gutter
	top, bottom := float32(toolsHigh), size.Height-keysHigh-4-stripHigh-10
	if len(p.matters) == 0 || len(p.columns) == 0 {
		bottom = size.Height - gutter
	}
	p.tools(s, size.Width)
	plate(s, gutter, top, width, bottom-top)
	switch {
	case len(p.columns) == 0:
		p.none(s, top, bottom, p.print.T("rights.no-units"))
	case len(p.matters) == 0:
		p.offers(s, gutter, top, width, bottom-top)
	default:
		s.Put(p.head, gutter+1, top+1, width-2, headHigh)
		rows := bottom - top - headHigh - 2 - addHigh
		s.Put(p.roll, gutter+1, top+headHigh, width-2, rows)
		p.fill(width - 2)
		p.adding(s, gutter, top+headHigh+min(rows, float32(len(p.matters))*rowHigh), width)
		s.Put(p.strip, gutter, bottom+8, width, stripHigh)
		p.keyLine(s, size)
		p.heads()
		p.below()
	}
	p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	refresh(p.box)
}

func plate(s *look.Sheet, x, y, w, h float32) {
	r := canvas.NewRectangle(look.Color(look.Card))
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = look.Color(look.Line), 1, look.RadiusTable
	s.Put(r, x, y, w, h)
}

// none says why there is nothing.
func (p *Page) none(s *look.Sheet, top, bottom float32, said string) {
	p.roll.Set(nil, 0)
	wide := min(p.Size().Width-80, 520)
	s.Paragraph((p.Size().Width-wide)/2, top+(bottom-top)/3, wide, look.Body, look.Ink3, said, 0)
}

// tools draws the line above: what it is, how much of it is open, and the usual matters.
func (p *Page) tools(s *look.Sheet, width float32) {
	t := p.print
	x := gutter + s.Text(gutter, 12, look.Heading, look.Ink, t.T("rights.title")) + 14
	right := width - gutter
	if rest := p.untaken(); len(p.matters) > 0 && len(rest) > 0 {
		b := look.NewButton(look.Secondary, t.T("rights.usual"), "plus", nil)
		b.OnTapped = func() { showMenu(b, p.usualChoices()) }
		b.Disabled = p.shut()
		right -= b.Wide()
		s.Put(b, right, 8, b.Wide(), look.ButtonHeight)
		p.fixed["rights:usual"] = b
		right -= 12
	}
	open := 0
	for _, r := range p.matters {
		if len(p.findings(r.ID)) > 0 {
			open++
		}
	}
	said := t.T("rights.about")
	if len(p.matters) > 0 {
		said = t.T("rights.sum", "n", len(p.matters), "open", open)
	}
	s.TextCut(x, 14, right-x, look.Small, look.Ink2, said)
}

// adding is the line below the rows in which a new matter is typed.
func (p *Page) adding(s *look.Sheet, x, y, width float32) {
	s.Rule(x+1, y, width-2, look.Line)
	s.Icon(x+gutter, y+14, 14, "plus", look.Ink3)
	p.adder.PlaceHolder = p.print.T("rights.new")
	if p.shut() {
		p.adder.Disable()
	} else {
		p.adder.Enable()
	}
	s.Put(p.adder, x+gutter+22, y+6, min(420, width-80), 32)
	p.adder.Refresh()
	p.fixed["rights:new"] = p.adder
}

// keyLine names the keys at the foot of the page.
func (p *Page) keyLine(s *look.Sheet, size fyne.Size) {
	x, y := float32(gutter), size.Height-keysHigh+4
	for _, k := range [][2]string{{"← ↑ ↓ →", "walk"}, {"1 2 3 4", "part"}, {"Del", "clear"}, {"Enter", "word"}, {"N", "next"}, {"Ins", "new"}} {
		said := p.print.T("rights.key." + k[1])
		if x+look.Width(k[0], look.Micro)+18+look.Width(said, look.Small) > size.Width-gutter {
			break
		}
		x += s.KeyCap(x, y+1, k[0]) + 6
		x += s.Text(x, y, look.Small, look.Ink2, said) + 18
	}
}

// add adds the matter that was typed.
func (p *Page) add(typed string) {
	matter := model.Wording(p.print.Lang(), model.OneLine(typed))
	if matter.Empty() || p.refused() {
		return
	}
	id := p.hands.NewID()
	p.hands.Do(model.AddDecisionRight(model.DecisionRight{ID: id, Matter: matter}), func(done bool) {
		if done {
			p.adder.SetText("")
			p.cursor.matter = id
			p.build()
			p.reveal()
		}
	})
}
