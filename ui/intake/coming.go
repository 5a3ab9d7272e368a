package intake

import (
	"cmp"
	"strconv"

	"sandtable/model"
	"sandtable/scenarios/intake"
	"sandtable/ui/look"
)

const (
	unitRow    = 40
	dutyRow    = 30
	fewDuties  = 4 // of a unit that are listed until all are asked for
	fewUnits   = 8 // up to which they are open at first
	indent     = 18
	treeIndent = 56
)

// total is one of the counts over the right side.
type total struct {
	n     int
	label string
}

// totals counts what comes in.
func (p *Page) totals() []total {
	d := p.made.reading.Draft
	all := []total{{len(d.Units), p.print.T("count.units.unit", "n", len(d.Units))}, {len(d.Duties), p.print.T("count.duties.unit", "n", len(d.Duties))}}
	for _, k := range []model.Kind{model.KPIKind, model.GoalKind, model.TaskKind, model.ToolKind, model.ChannelKind} {
		if n := p.made.things[k]; n > 0 {
			all = append(all, total{n, p.print.T("count."+string(k)+".unit", "n", n)})
		}
	}
	if n := len(d.Handoffs); n > 0 {
		all = append(all, total{n, p.print.T("count.handoff.unit", "n", n)})
	}
	if n := p.made.heads; n > 0 {
		all = append(all, total{n, p.print.T("count.heads.unit", "n", n)})
	}
	return all
}

// folded tells whether something on the right side is, given how it is at first.
func (p *Page) folded(key string, first bool) bool { return first != p.unfolded[key] }

func (p *Page) turnOver(key string) {
	p.unfolded[key] = !p.unfolded[key]
	p.drawComing()
}

// tree lists the units with the first of their duties.
func (p *Page) tree() (out []look.RollLine) {
	d := p.made.reading.Draft
	full := 0
	for _, of := range p.made.duties {
		if len(of) > 0 {
			full++
		}
	}
	first := full > fewUnits
	for _, b := range p.made.order {
		out = append(out, p.unitLines(b.unit, b.depth, first)...)
	}
	if loose := p.made.duties[len(d.Units)]; len(loose) > 0 {
		out = append(out, p.unitLines(len(d.Units), 0, first)...)
	}
	return out
}

func (p *Page) unitLines(u, depth int, first bool) []look.RollLine {
	d := p.made.reading.Draft
	duties, key := p.made.duties[u], "unit:"+strconv.Itoa(u)
	head := ""
	if u < len(d.Units) {
		head = d.Units[u].Head
	}
	open := !p.folded(key, first) && (len(duties) > 0 || head != "")
	in := float32(min(depth, 4)) * indent
	out := []look.RollLine{{Height: unitRow, Paint: func(s *look.Sheet, w float32) { p.unitLine(s, w, u, in, open) }}}
	if !open {
		return out
	}
	if head != "" {
		out = append(out, look.RollLine{Height: dutyRow, Paint: func(s *look.Sheet, w float32) {
			x := treeIndent + in
			x += s.Text(x, 6, look.Small, look.Ink3, p.print.T("head")) + 8
			s.TextCut(x, 5, w-x-16, look.Body, look.Ink, head)
			s.Rule(treeIndent+in, dutyRow-1, w, look.Line)
		}})
	}
	shown, all := duties, "all:"+strconv.Itoa(u)
	if len(duties) > fewDuties+1 && p.folded(all, true) {
		shown = duties[:fewDuties]
	}
	for _, i := range shown {
		out = append(out, look.RollLine{Height: dutyRow, Paint: func(s *look.Sheet, w float32) { p.dutyLine(s, w, i, in) }})
	}
	if rest := len(duties) - len(shown); rest > 0 {
		out = append(out, look.RollLine{Height: dutyRow, Paint: func(s *look.Sheet, w float32) {
			s.Put(look.NewRow(func() { p.turnOver(all) }), 0, 0, w, dutyRow)
			s.Text(treeIndent+in, 6, look.Small, look.Ink3, p.print.T("rest", "n", rest))
			s.Rule(0, dutyRow-1, w, look.Line)
		}})
	}
	return out
}

// unitLine draws a unit: its name, how much it has.
func (p *Page) unitLine(s *look.Sheet, w float32, u int, in float32, open bool) {
	d := p.made.reading.Draft
	name, seal := p.print.T("unplaced"), look.Seal{}
	if u < len(d.Units) {
		name, seal = d.Units[u].Name, p.made.seals[u]
	}
	row := look.NewRow(func() { p.turnOver("unit:" + strconv.Itoa(u)) })
	s.Put(row, 0, 0, w, unitRow)
	p.named["unit:"+name] = row
	said := ""
	if n := len(p.made.duties[u]); n > 0 {
		said = p.print.T("of.duties", "n", n)
	}
	if n := p.kpisOf(u); n > 0 {
		said = p.print.T("of.both", "a", said, "b", p.print.T("of.kpis", "n", n))
	}
	icon := "chevron-right"
	if open {
		icon = "chevron-down"
	}
	if said != "" {
		s.Icon(14+in, 13, 14, icon, look.Ink2)
	}
	x := 36 + in
	if u < len(d.Units) {
		s.Seal(x, 10, 20, seal)
		x += 30
	}
	s.TextCut(x, 10, w-x-look.Width(said, look.Small)-32, look.BodyBold, look.Ink, name)
	s.TextRight(w-16, 11, look.Small, look.Ink2, said)
	s.Rule(0, unitRow-1, w, look.Line)
}

func (p *Page) kpisOf(u int) (n int) {
	for _, i := range p.made.duties[u] {
		n += len(p.made.kpis[i])
	}
	return n
}

// dutyLine draws a duty as it will be called, with its KPIs.
func (p *Page) dutyLine(s *look.Sheet, w float32, i int, in float32) {
	d := p.made.reading.Draft.Duties[i]
	title := d.Title
	if title.Empty() {
		title = model.ShortTitle(d.Text, func(model.Lang, string) bool { return false })
	}
	x, right := treeIndent+in, w-16
	for n, name := range p.made.kpis[i] {
		pill := look.TagPill(look.Cut(name, look.Small, 110))
		pill.Large = true
		if n > 2 || right-pill.Width()-8 < x+w*.4 {
			break
		}
		s.PillRight(right, 5, pill)
		right -= pill.Width() + 6
	}
	if d.Row >= 0 {
		row := look.NewRow(func() { p.grid.goTo(d.Row) })
		s.Put(row, 0, 0, w, dutyRow)
	}
	s.TextCut(x, 5, right-x-8, look.Body, look.Ink, cmp.Or(title.In(p.print.Lang()), d.Text.In(p.print.Lang())))
	s.Rule(x, dutyRow-1, w, look.Line)
}

// comingLines is the right side: the tree, or the difference where the scenario has these
// units already.
func (p *Page) comingLines() []look.RollLine {
	if p.made == nil || p.made.reading.Unclear() {
		return nil
	}
	if p.made.known {
		return p.difference()
	}
	return p.tree()
}

// differing counts what a document changes, for the head of the right side.
func (p *Page) differing() (all []total) {
	c := p.made.plan.Counts
	for _, r := range []intake.Result{intake.New, intake.Changed, intake.Missing, intake.Refused, intake.Unchanged} {
		if c[r] > 0 || r == intake.New {
			all = append(all, total{c[r], p.print.T("intake.result." + string(r))})
		}
	}
	return all
}
