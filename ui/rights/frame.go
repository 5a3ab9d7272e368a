package rights

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/grid"
	"sandtable/ui/look"
)

// Measures of the page, those of the matrix of responsibilities.
const (
	toolsHigh  = 48
	headHigh   = grid.HeadHigh
	rowHigh    = 38
	addHigh    = 44
	stripHigh  = 92
	keysHigh   = 34
	gutter     = grid.Gutter
	letterWide = 26
	letterHigh = 26
)

// measure lays the columns out for a width.
func (p *Page) measure(width float32) grid.Columns {
	return grid.Lay(width, len(p.columns), grid.Share{Least: 200, Part: .24, Most: 300}, grid.Share{Least: 200, Part: .22, Most: 280})
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
	s.Ground(gutter, top, width, bottom-top, look.RadiusTable, look.Card, look.Line, 0, look.Flat)
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
	canvas.Refresh(p.box)
}

// Foot is what of the lower edge is no rows.
func (p *Page) Foot() float32 {
	if len(p.matters) == 0 || len(p.columns) == 0 {
		return gutter + addHigh
	}
	return keysHigh + 4 + stripHigh + 4 + addHigh
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
		b.OnTapped = func() { look.ShowMenuUnder(b, p.usualChoices()...) }
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
	var keys []look.KeyHint
	for _, k := range [][2]string{{"← ↑ ↓ →", "walk"}, {"1 2 3 4", "part"}, {"Del", "clear"}, {"Enter", "word"}, {"N", "next"}, {"M", "menu"}, {"Ins", "new"}} {
		keys = append(keys, look.KeyHint{Key: k[0], Says: p.print.T("rights.key." + k[1])})
	}
	s.Keys(gutter, size.Height-keysHigh+4, size.Width-gutter, keys...)
}

// add adds the matter that was typed.
func (p *Page) add(typed string) {
	matter := model.Wording(p.print.Lang(), model.OneLine(typed))
	if matter.Empty() || p.refused() {
		return
	}
	id, begun := p.hands.NewID(), p.begun
	p.hands.Drafts.Keep(begun, "") // it would be begun in a fork as well
	p.hands.Do(model.AddDecisionRight(model.DecisionRight{ID: id, Matter: matter}), func(done bool) {
		if !done {
			p.hands.Drafts.Keep(begun, typed)
		}
		if done {
			p.adder.SetText("")
			p.cursor.matter = id
			p.build()
			p.reveal()
		}
	})
}
