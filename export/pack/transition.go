package pack

import (
	"sandtable/export/page"
	"sandtable/model"
)

// transition is what has to be handed over when the proposal is adopted: who to whom, and
// by when.
func (b *book) transition() (out []Block) {
	moves, appointed := b.moves(), b.appointments()
	if len(moves)+len(appointed) == 0 {
		out = append(out, b.remark("pack.transition.none"))
	}
	day := b.main.Scenario.Brief().Effective
	due := func() page.Cell {
		if day == "" {
			return page.Cell{Fill: yellow}
		}
		return b.day(day)
	}
	if len(moves) > 0 {
		t := b.grid(small, page.Column{Head: b.p.T("pack.column.from"), Share: 1.6}, page.Column{Head: b.p.T("pack.column.to"), Share: 1.6}, page.Column{Head: b.p.T("pack.column.count"), Share: .6, Align: page.Centre},
			page.Column{Head: b.p.T("pack.column.what"), Share: 5}, page.Column{Head: b.p.T("pack.column.hands"), Share: 1.4}, page.Column{Head: b.p.T("pack.column.receives"), Share: 1.4},
			page.Column{Head: b.p.T("pack.column.due"), Share: 1.1}, page.Column{Head: b.p.T("pack.column.done"), Share: .6, Align: page.Centre})
		for _, m := range moves {
			t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{{Text: m.from, Bold: true}, {Text: m.to, Bold: true}, b.tally(len(m.duties)),
				{Text: b.p.List(m.duties...), Most: 3}, b.person(m.hands), b.person(m.receives), due(), {Sign: page.Check}}})
		}
		out = append(out, Heading{Text: b.p.T("pack.transition.moves")}, Grid{Table: t, sheets: 2})
	}
	if len(appointed) == 0 {
		return out
	}
	t := b.grid(small, page.Column{Head: b.p.T("pack.column.unit"), Share: 4}, page.Column{Head: b.p.T("pack.column.step"), Share: 3.4}, page.Column{Head: b.p.T("pack.column.owner"), Share: 1.6},
		page.Column{Head: b.p.T("pack.column.due"), Share: 1.2}, page.Column{Head: b.p.T("pack.column.done"), Share: .6, Align: page.Centre})
	for _, a := range appointed {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{{Text: a[0], Bold: true}, {Text: a[1]}, {Fill: yellow}, due(), {Sign: page.Check}}})
	}
	return append(out, gap(10), Heading{Text: b.p.T("pack.transition.units"), room: 80}, Grid{Table: t, sheets: 1})
}

// person is a cell for who answers: the head, or to be filled in.
func (b *book) person(head string) page.Cell {
	if head == "" {
		return page.Cell{Fill: yellow}
	}
	return page.Cell{Text: head, Most: 2}
}

// move is what one unit hands over to another.
type move struct {
	from, to, hands, receives string
	duties                    []string
}

// moves gathers the duties that have another home than in the baseline, by both homes, in
// the order of the board.
func (b *book) moves() (out []move) {
	at := map[[2]model.ID]int{}
	for _, d := range b.main.Relocated() {
		old, _ := b.base.Scenario.Duty(d.ID)
		key := [2]model.ID{old.Unit, d.Unit}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, move{from: b.unit(b.base.Scenario, old.Unit), to: b.unit(b.main.Scenario, d.Unit),
				hands: b.head(b.base.Scenario, old.Unit), receives: b.head(b.main.Scenario, d.Unit)})
		}
		out[i].duties = append(out[i].duties, b.duty(d.ID))
	}
	return out
}

// head names who heads a unit, or the nearest above it that has a head.
func (b *book) head(s model.Scenario, unit model.ID) string {
	if unit == "" {
		return ""
	}
	for u := range s.Upward(unit) {
		if u.Level != model.Company && !u.Head.Empty() {
			return u.Head.In(b.p.Lang())
		}
	}
	return ""
}

// appointments lists what has to be done about the units themselves; units with which the
// same is done stand in one row.
func (b *book) appointments() (out [][2]string) {
	at := map[string]int{}
	for _, a := range b.steps() {
		if i, ok := at[a[1]]; ok {
			out[i][0] = b.p.T("pack.transition.both", "a", out[i][0], "b", a[0])
			continue
		}
		at[a[1]] = len(out)
		out = append(out, a)
	}
	return out
}

// steps gives units with what is done with each.
func (b *book) steps() (out [][2]string) {
	is := b.origins()
	for _, u := range b.main.Scenario.Units() {
		old, had := b.base.Scenario.Unit(u.ID)
		name, head := b.p.RecordName(b.main.Scenario, u), u.Head.In(b.p.Lang())
		switch {
		case b.main.Part != "" && u.Level == model.External: // others see to it
		case !had && u.Level == model.Position:
			out = append(out, [2]string{name, b.p.T("pack.transition.position", "tag", is[u.ID].word)})
		case !had && head == "":
			out = append(out, [2]string{name, b.p.T("pack.transition.headless", "tag", is[u.ID].word)})
		case !had:
			out = append(out, [2]string{name, b.p.T("pack.transition.set-up", "tag", is[u.ID].word, "head", head)})
		case old.Head != u.Head && head != "":
			out = append(out, [2]string{name, b.p.T("pack.transition.head", "head", head)})
		case old.Parent != u.Parent:
			out = append(out, [2]string{name, b.p.T("pack.transition.moved", "unit", b.unit(b.main.Scenario, u.Parent))})
		}
	}
	was := b.fates()
	for _, u := range b.base.Scenario.Units() {
		if t, gone := was[u.ID]; gone && (b.main.Part == "" || u.Level != model.External) {
			out = append(out, [2]string{b.p.RecordName(b.base.Scenario, u), b.p.T("pack.transition.gone", "tag", t.word)})
		}
	}
	return out
}
