package boundaries

import (
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/boundary"
	"sandtable/ui/look"
)

// fill makes the lines of the roll for a width.
func (p *Page) fill(width float32) {
	g, under := measure(width), float32(0)
	if below(width) {
		under = basisHigh
	}
	lines := make([]look.RollLine, len(p.shown))
	first := true // the row whose deed is the one to do
	for i, e := range p.shown {
		switch {
		case e.row < 0:
			lines[i] = look.RollLine{Height: groupHigh, Paint: func(s *look.Sheet, w float32) { p.groupHead(s, w, e.open) }}
		case e.open:
			primary := first
			first = false
			lines[i] = look.RollLine{Height: openHigh + under, Paint: func(s *look.Sheet, w float32) { p.paintRow(s, g, w, p.list[e.row], openHigh, primary) }}
		default:
			lines[i] = look.RollLine{Height: settledHigh + under, Paint: func(s *look.Sheet, w float32) { p.paintRow(s, g, w, p.list[e.row], settledHigh, false) }}
		}
	}
	p.roll.Set(lines, 0)
}

// groupHead draws the head of a group, which folds it.
func (p *Page) groupHead(s *look.Sheet, width float32, open bool) {
	key, n := "settled", len(p.list)-boundary.Count(p.list)
	if open {
		key, n = "open", boundary.Count(p.list)
	}
	name, about := p.print.T("bounds."+key, "n", n), p.print.T("bounds."+key+"-about")
	head := look.NewSpot(func() { p.folded[open] = !p.folded[open]; p.lay(); p.build() }, func(s *look.Sheet, w, h float32, hot bool) { s.Fold(w, h, p.folded[open], name, about, hot) })
	s.Put(head, 0, 0, width, groupHigh)
	p.places["bounds:group:"+key] = head
}

// severityOf is how grave the state of a matter is.
func severityOf(m boundary.Matter) look.Severity {
	switch m.State {
	case boundary.NoLead:
		return look.High
	case boundary.TwoLeads, boundary.OpenStep:
		return look.Medium
	}
	return look.Low
}

// paintRow draws one matter; high is without a line of the basis below.
func (p *Page) paintRow(s *look.Sheet, g grid, width float32, m boundary.Matter, high float32, primary bool) {
	t, scene := p.print, p.snap.Scenario
	all := high
	if below(width) {
		all += basisHigh
	}
	whole := look.NewSpot(func() { p.goTo(m.Key) }, func(s *look.Sheet, w, h float32, hot bool) {
		if hot {
			s.Fill(0, 0, w, h, look.Hover)
		}
	})
	if m.State == boundary.NoLead || m.State == boundary.TwoLeads {
		v := severityOf(m)
		s.Faint(true)
		s.Fill(0, 0, width, all-1, v.Ground())
		s.Faint(false)
		s.Fill(0, 0, 4, all-1, v.Ring())
	}
	s.Put(whole, 0, 0, width, all)
	p.places["bounds:row:"+m.Key] = whole
	mid := (high - 40) / 2
	name := t.Matter(scene, m)
	s.TextCut(g[0], mid, g.wide(0), look.BodyBold, look.Ink, name)
	s.TextCut(g[0], mid+20, g.wide(0), look.Small, look.Ink2, t.MatterKind(m))
	if look.Width(name, look.BodyBold) > g.wide(0) {
		whole.Hint = name
	}
	p.paintLead(s, g, m, high)
	p.paintUnits(s, g[2], (high-20)/2, g.wide(2), m.Support, look.Body, look.Ink2)
	p.paintSteps(s, g, m, high)
	if below(width) {
		p.paintBasis(s, m, g[0], width-gutter-g[0], high-6, basisHigh, 1)
	} else {
		p.paintBasis(s, m, g[4], g.wide(4), 0, high, 3)
	}
	p.paintState(s, g, m, high, primary)
	s.Rule(0, all-1, width, look.Line)
	if m.Key == p.cursor {
		ring := canvas.NewRectangle(look.Color(look.Clear))
		ring.StrokeColor, ring.StrokeWidth = look.Color(look.Accent), 2
		s.Put(ring, 1, 1, width-2, all-3)
		p.places["bounds:cursor"] = ring
	}
}

// paintLead draws who leads: nobody, one, or how many.
func (p *Page) paintLead(s *look.Sheet, g grid, m boundary.Matter, high float32) {
	t, y := p.print, (high-20)/2
	switch {
	case len(m.Lead) == 0:
		said := t.T("bounds.nobody")
		w := min(look.Width(said, look.BodyBold)+40, g.wide(1))
		s.Dashed(g[1], (high-30)/2, w, 30, look.RadiusButton, look.HighInk)
		s.Text(g[1]+12, y, look.BodyBold, look.HighInk, "?")
		s.TextCut(g[1]+26, y, w-32, look.BodyBold, look.HighInk, said)
	case len(m.Lead) == 1:
		p.paintUnits(s, g[1], y, g.wide(1), m.Lead, look.BodyBold, look.Ink)
	default:
		x := g[1]
		for i, u := range m.Lead {
			if i == 3 || x+24 > g[1]+g.wide(1)-40 {
				break
			}
			s.Seal(x, y+1, 18, p.seals[u])
			x += 23
		}
		ink := look.MediumInk
		if !m.Open() {
			ink = look.Ink
		}
		s.TextCut(x+3, y, g[1]+g.wide(1)-x-3, look.BodyBold, ink, t.T("bounds.leads", "n", len(m.Lead)))
	}
}

// paintUnits draws units with their seals and names, as many as there is room for.
func (p *Page) paintUnits(s *look.Sheet, x, y, width float32, units []model.ID, face look.Type, ink look.Role) {
	if len(units) == 0 {
		s.Text(x, y, look.Body, look.Ink3, p.print.T("bounds.none"))
		return
	}
	end := x + width
	for i, u := range units {
		name := p.unit(u)
		need := 24 + look.Width(name, face)
		rest := float32(0)
		if i < len(units)-1 {
			rest = 30
		}
		if i > 0 && x+need+rest > end {
			for k := i; k < len(units) && x+22 <= end; k++ { // the others by their seals
				s.Seal(x, y+1, 18, p.seals[units[k]])
				x += 22
			}
			return
		}
		s.Seal(x, y+1, 18, p.seals[u])
		x += 24 + s.TextCut(x+24, y, end-x-24-rest, face, ink, name) + 10
	}
}

// paintBasis draws the words on which a matter rests, with the vague ones marked, in at most
// so many lines.
func (p *Page) paintBasis(s *look.Sheet, m boundary.Matter, x, wide, y, high float32, most int) {
	t := p.print
	if len(m.Quotes) == 0 {
		s.TextCut(x, y+(high-18)/2, wide, look.Small, look.Ink3, t.T("bounds.no-words"))
		return
	}
	said := ""
	for i, q := range m.Quotes {
		if i > 0 {
			said += t.T("bounds.and")
		}
		said += t.Quote(q.Text.In(t.Lang()))
	}
	var vague []look.TextMark
	for _, w := range boundary.Vague(said) {
		vague = append(vague, look.TextMark{Text: w})
	}
	glyph := map[model.Basis]string{model.Stated: "basis-stated", model.Analyst: "basis-analyst", model.User: "basis-user"}[m.Quotes[0].Basis]
	if glyph == "" {
		glyph = "basis-default"
	}
	lines := float32(look.Lines(said, look.Small, wide-20, most))
	at := y + (high-lines*look.Small.Line())/2
	s.Icon(x, at+3, 12, glyph, look.Ink2)
	s.Marked(x+20, at, wide-20, look.Small, look.Ink2, said, most, vague...)
	basis := look.NewSpot(func() { p.goTo(m.Key) }, nil)
	basis.Hint = said
	s.Put(basis, x, y, wide, high)
}

// paintState draws the state, and the button of what would settle it.
func (p *Page) paintState(s *look.Sheet, g grid, m boundary.Matter, high float32, primary bool) {
	said := p.print.MatterState(m)
	if !m.Open() {
		s.Icon(g[5], (high-14)/2, 14, "check", look.BetterInk)
		s.TextCut(g[5]+20, (high-20)/2, g.wide(5)-14, look.BodyBold, look.BetterInk, said)
		return
	}
	v := severityOf(m)
	s.Glyph(g[5], 12, 14, v)
	s.TextCut(g[5]+20, 8, g.wide(5)-14, look.BodyBold, v.Ink(), said)
	b := look.NewButton(look.Secondary, p.deedName(m), "", nil)
	if primary {
		b.Weight = look.Primary
	}
	b.Disabled = p.shut()
	b.OnTapped = func() { p.goTo(m.Key); p.deed(m, b) }
	s.Put(b, g[5], 34, min(b.Wide(), g.wide(5)+8), look.ButtonHeightDense)
	p.places["bounds:deed:"+m.Key] = b
}
