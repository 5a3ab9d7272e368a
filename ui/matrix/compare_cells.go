package matrix

import (
	"slices"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/typography"
	"sandtable/ui/look"
)

// record is the line of one record in all scenarios. When one of its cells has been
// opened, what adopting that would do stands below.
func (t contrast) record(g columns, r compare.RecordRow, name string, indented bool) line {
	told := t.told(r)
	height := recordRow + t.tall(told)
	return line{height: height, section: 1, open: len(told) > 0, paint: func(s *look.Sheet, w float32) {
		x := float32(16)
		if indented {
			x = 32
		}
		s.Put(look.NewGloss(t.whole(r, name), func(s *look.Sheet, w, _ float32) {
			s.TextCut(x, 6, w-x-8, look.Body, look.Ink, name)
		}), 0, 0, g.label, recordRow-1)
		for i, cell := range r.Cells {
			at := g.x(i)
			if cell.Changed {
				s.Fill(at, 0, g.width, recordRow, look.Tint)
			}
			s.Upright(at, 0, recordRow, look.Line)
			field, ok := t.adoptable(r, i)
			if !ok {
				t.cell(s, at, g.width, r, i)
				continue
			}
			t.offer(s, at, g.width, r, i, field)
		}
		if len(told) > 0 {
			s.Fill(0, recordRow, w, height-recordRow, look.Panel)
			for n, sentence := range told {
				x, y := float32(32), recordRow+6+float32(n)*look.Small.Line()
				if n > 0 { // below what says whose changes these are
					s.Fill(x, y+look.Small.Line()/2, 4, 1, look.Ink3)
					x += 12
				}
				s.TextCut(x, y, w-x-16, look.Small, look.Ink2, sentence)
			}
		}
		s.Rule(0, height-1, w, look.Line)
	}}
}

// picked is a cell of the table: of which record, in which scenario.
type picked struct {
	ref  model.Ref
	side model.ID
}

// tall is the height of what is told below a row.
func (t contrast) tall(told []string) float32 {
	if len(told) == 0 {
		return 0
	}
	return float32(len(told))*look.Small.Line() + 12
}

// told says sentence by sentence what adopting the opened cell of a row would do;
// nothing when none of its cells is open.
func (t contrast) told(r compare.RecordRow) []string {
	i := slices.IndexFunc(t.Columns, func(col Column) bool { return picked{r.Ref, col.ID} == t.view.chosen })
	if i < 0 {
		return nil
	}
	field, ok := t.adoptable(r, i)
	if !ok {
		return nil
	}
	into := t.Columns[t.open()]
	s := into.Scenario
	edits := compare.Adoption(s, t.Columns[i].Scenario, r.Ref, field).Edits
	slices.SortStableFunc(edits, func(a, b model.Edit) int { // what is new first: the rest names it
		switch {
		case a.Added() == b.Added():
			return 0
		case a.Added():
			return -1
		}
		return 1
	})
	out := []string{t.print.T("compare.would", "from", t.label(i), "open", t.label(t.open()))}
	for _, e := range edits {
		c := model.Change{Verb: "edit", Edits: []model.Edit{e}}
		next, err := model.Apply(s, c)
		out = append(out, t.print.Change(s, c))
		if err == nil {
			s = next
		}
	}
	return out
}

// label is what the head of a column calls its scenario.
func (t contrast) label(i int) string {
	if short := code(t.Columns[i].Info); short != "" {
		return short
	}
	return named(t.Columns[i].Info, t.print.Lang())
}

// whole is the full wording of a record whose name is short.
func (t contrast) whole(r compare.RecordRow, name string) string {
	rec := t.data.Sides[r.Side].Scenario.Get(r.Ref)
	if rec == nil {
		return name
	}
	lang := string(t.print.Lang())
	for _, field := range []string{"text.", "object.", "name."} {
		if v := model.Cell(rec, field+lang); v != "" {
			return v
		}
	}
	return name
}

// offer is a cell that can be taken over: a click on it tells what that would do, and
// only its button, which is there while the pointer or the focus is, does it.
func (t contrast) offer(s *look.Sheet, x, width float32, r compare.RecordRow, i int, field string) {
	of := picked{r.Ref, t.Columns[i].ID}
	chosen := of == t.view.chosen
	label := t.print.T("compare.adopt")
	wide := look.Width(label, look.SmallBold) + 20
	cell := newSpot(func() { t.view.choose(of) }, func(s *look.Sheet, w, h float32, hot bool) {
		if hot || chosen {
			t.cell(s, 0, w-wide-8, r, i)
			s.Put(outline(look.Accent, 2, 0), 0, 0, w, h)
			return
		}
		t.cell(s, 0, w, r, i)
	})
	cell.hint = t.print.T("compare.tell")
	take := newSpot(func() { t.view.hands.Adopt(r.Ref, field, of.side) }, func(s *look.Sheet, w, h float32, hot bool) {
		if hot || chosen {
			s.Put(rounded(look.Card, look.LineStrong, 1, look.RadiusButton), 0, 0, w, h)
			s.Text(10, (h-18)/2, look.SmallBold, look.Accent, label)
		}
	})
	take.hint = t.print.T("compare.take", "from", t.label(i), "open", t.label(t.open()))
	cell.with, take.with = take, cell
	s.Put(cell, x, 0, width, recordRow-1)
	s.Put(take, x+width-wide-8, 4, wide, recordRow-9)
	t.view.cells[of], t.view.adopts[of] = cell, take
}

// open is the column of the scenario that receives what is adopted; -1 when it is not
// compared.
func (t contrast) open() int {
	return slices.IndexFunc(t.Columns, func(col Column) bool { return col.ID == t.Open })
}

// adoptable tells which cell of a record the open scenario could take over from a
// column: its place when that differs, else the whole record. What stands for the
// record by fusing or splitting cannot be taken alone, nor can a unit be taken away.
func (t contrast) adoptable(r compare.RecordRow, i int) (field string, ok bool) {
	open := t.open()
	if t.Shut || open < 0 || open == i || r.Cells[i].Lineage || r.Cells[open].Lineage {
		return "", false
	}
	here, there := t.Columns[open].Scenario.Get(r.Ref), t.Columns[i].Scenario.Get(r.Ref)
	switch {
	case here == nil && there == nil:
		return "", false
	case there == nil:
		return "", r.Ref.Kind != model.UnitKind
	case here == nil:
		return "", true
	}
	for _, f := range model.Fields(r.Ref.Kind) {
		if f.Name == "rank" || model.Cell(here, f.Name) == model.Cell(there, f.Name) {
			continue
		}
		if f.Name == "unit" {
			return "unit", true
		}
		ok = true
	}
	return "", ok
}

// cell draws what stands for a record in one scenario.
func (t contrast) cell(s *look.Sheet, x, width float32, r compare.RecordRow, i int) {
	p, cell := t.print, r.Cells[i]
	at, right := x+14, x+width-10
	if cell.Changed {
		s.Icon(at, 10, 13, "arrow-right", look.Accent)
		at += 20
	}
	if len(cell.Refs) == 0 {
		said, ink := p.T("compare.absent"), look.Ink3
		if len(r.Cells[0].Refs) > 0 {
			said, ink = p.T("compare.dropped"), look.Ink2
		}
		s.TextCut(at, 7, right-at, look.Small, ink, said)
		return
	}
	if note := t.note(r, i); note != "" {
		note = look.Cut(note, look.Small, (right-at)*.5)
		s.TextRight(right, 7, look.Small, look.Ink3, note)
		right -= look.Width(note, look.Small) + 8
	}
	switch r.Ref.Kind {
	case model.HandoffKind:
		t.route(s, at, right, cell, i)
	case model.UnitKind:
		t.unit(s, at, right, cell.Refs[0].ID, i, false)
	default:
		for n, id := range cell.Places {
			if n > 0 {
				at += 10
			}
			if right-at < 30 {
				break
			}
			at += t.place(s, at, right, id, i, r.Ref.Kind)
		}
	}
}

// place writes a unit with its seal, and gives the width; "" is 待分配 for duties,
// and nobody for the rest.
func (t contrast) place(s *look.Sheet, x, right float32, id model.ID, i int, k model.Kind) float32 {
	if id == "" && k != model.DutyKind {
		return s.TextCut(x, 7, right-x, look.Small, look.Ink3, t.print.T("compare.nobody"))
	}
	return t.unit(s, x, right, id, i, true)
}

// unit writes a unit with the seal of its department; path says where it lies.
func (t contrast) unit(s *look.Sheet, x, right float32, id model.ID, i int, path bool) float32 {
	scenario := t.Columns[i].Scenario
	seal := t.seals[i][id]
	name := t.print.Name(scenario, model.Ref{Kind: model.UnitKind, ID: id})
	if path || id == "" {
		name = t.print.Unit(scenario, id)
		if top := scenario.DepartmentOf(id); id != "" {
			seal = t.seals[i][top]
		}
	}
	s.Seal(x, 8, 17, seal)
	if look.Width(name, look.Small) > right-x-24 && path && id != "" { // the last part says most
		name = t.print.Name(scenario, model.Ref{Kind: model.UnitKind, ID: id})
	}
	return 24 + s.TextCut(x+24, 7, max(right-x-24, 8), look.Small, look.Ink2, name)
}

// route writes where a hand-off goes: from department to department, or inside one.
func (t contrast) route(s *look.Sheet, x, right float32, cell compare.Cell, i int) {
	scenario := t.Columns[i].Scenario
	if len(cell.Places) < 2 {
		return
	}
	from, to := cell.Places[0], cell.Places[1]
	if from == to {
		said := t.print.T("compare.inside", "u", t.print.Name(scenario, model.Ref{Kind: model.UnitKind, ID: from}))
		if from == "" {
			said = t.print.Unit(scenario, "")
		}
		s.Seal(x, 8, 17, t.seals[i][from])
		s.TextCut(x+24, 7, max(right-x-24, 8), look.Small, look.Ink2, said)
		return
	}
	half := (right - x - 24) / 2 // what one end does not need, the other has
	needs := func(id model.ID) float32 {
		return 24 + look.Width(typography.FullWidth(t.print.Name(scenario, model.Ref{Kind: model.UnitKind, ID: id})), look.Small)
	}
	if to != "" {
		half = max(half, 2*half-needs(to))
	}
	wide := t.unit(s, x, x+half, from, i, false)
	s.Icon(x+wide+6, 10, 12, "arrow-right", look.Ink3)
	t.unit(s, x+wide+24, right, to, i, false)
}

// note says in small letters what else is to be known of a cell: how it came about,
// how many duties a unit has, which cells of the record were edited.
func (t contrast) note(r compare.RecordRow, i int) string {
	p, cell := t.print, r.Cells[i]
	switch {
	case r.Ref.Kind == model.UnitKind && t.external(cell.Refs[0].ID, i):
		return p.T("value.kind.external")
	case r.Ref.Kind == model.UnitKind:
		return p.T("compare.duties", "n", cell.Duties)
	case cell.Lineage && len(cell.Refs) == 1:
		return p.T("compare.fused")
	case len(cell.Refs) > 1:
		return p.T("compare.split")
	}
	var edited []string
	for _, v := range cell.Fields {
		switch v.Field.Name {
		case "unit", "basis", "source", "parent":
			continue
		}
		if name := p.Field(r.Ref.Kind, v.Field.Name); !slices.Contains(edited, name) {
			edited = append(edited, name)
		}
	}
	if len(edited) == 0 {
		return ""
	}
	return p.T("compare.edited", "x", p.List(edited...))
}

func (t contrast) external(id model.ID, i int) bool {
	u, _ := t.Columns[i].Scenario.Unit(id)
	return u.Level == model.External
}
