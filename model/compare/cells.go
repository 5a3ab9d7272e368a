package compare

import (
	"slices"

	"sandtable/model"
)

// Records is the records of one kind in all scenarios.
type Records struct {
	Kind model.Kind
	Rows []RecordRow
}

// Differing counts the rows that are not the same everywhere.
func (r Records) Differing() int {
	n := 0
	for _, row := range r.Rows {
		if row.Differs {
			n++
		}
	}
	return n
}

// RecordRow is one record in all scenarios. Of records that were fused there is one
// row for each parent, so that none is lost from sight.
type RecordRow struct {
	Ref     model.Ref
	Side    int // the first scenario that has it: where to look for its name
	Cells   []Cell
	Differs bool
}

// Cell is what stands for a record in one scenario.
type Cell struct {
	// Refs are the records that stand for the row's: itself, what it was fused into,
	// or what it was split into. Empty = it is not there.
	Refs []model.Ref
	// Lineage is set when others than itself stand for it.
	Lineage bool
	// Places say where it is: the home of a duty, the parent of a unit, the owner of a
	// goal or KPI, and of a hand-off the homes of both its ends. "" = nowhere.
	Places []model.ID
	// Duties counts the duties under a unit.
	Duties int
	// Fields are the cells in which the record itself differs from that of the first
	// scenario, with the value here; ranks are places in a list and stay out.
	Fields []Value
	// Changed is set when anything of the above differs from the first scenario.
	Changed bool
}

// Value is a cell of a record as a canonical string.
type Value struct {
	Field     model.Field
	Canonical string
}

// cell describes what stands for a record in one scenario.
func (l lineage) cell(side int, r model.Ref) Cell {
	s := l.sides[side].Scenario
	c := Cell{Refs: l.heirs(side, r)}
	c.Lineage = len(c.Refs) > 0 && !slices.Contains(c.Refs, r)
	for _, h := range c.Refs {
		for _, p := range places(s, h) {
			if h.Kind == model.HandoffKind || !slices.Contains(c.Places, p) {
				c.Places = append(c.Places, p)
			}
		}
		if h.Kind == model.UnitKind {
			c.Duties += l.dutiesUnder[side][h.ID]
		}
	}
	return c
}

func places(s model.Scenario, r model.Ref) []model.ID {
	switch r.Kind {
	case model.DutyKind:
		d, _ := s.Duty(r.ID)
		return []model.ID{d.Unit}
	case model.UnitKind:
		u, _ := s.Unit(r.ID)
		return []model.ID{u.Parent}
	case model.GoalKind:
		g, _ := s.Goal(r.ID)
		return []model.ID{g.Unit}
	case model.KPIKind:
		k, _ := s.KPI(r.ID)
		return []model.ID{k.Unit}
	case model.HandoffKind:
		h, _ := s.Handoff(r.ID)
		from, _ := s.Duty(h.From)
		to, _ := s.Duty(h.To)
		return []model.ID{from.Unit, to.Unit}
	}
	return nil
}

// section makes the rows of one kind: the records of the first scenario in their
// order, then what each of the others adds. A record that came from others on the
// list by fusing or splitting stands in their rows and has none of its own.
func (l lineage) section(k model.Kind) Records {
	out := Records{Kind: k}
	seen := map[model.ID]bool{}
	for side, s := range l.sides {
		for _, rec := range ordered(s.Scenario, k) {
			id := rec.Ref().ID
			if seen[id] || l.standsFor(rec, seen) {
				seen[id] = true
				continue
			}
			seen[id] = true
			out.Rows = append(out.Rows, l.row(side, rec.Ref()))
		}
	}
	return out
}

func (l lineage) row(side int, r model.Ref) RecordRow {
	row := RecordRow{Ref: r, Side: side}
	for i := range l.sides {
		c := l.cell(i, r)
		if i > 0 {
			first := row.Cells[0]
			c.Fields = l.differing(i, r)
			c.Changed = !slices.Equal(c.Refs, first.Refs) || !slices.Equal(c.Places, first.Places) ||
				c.Duties != first.Duties || len(c.Fields) > 0
			row.Differs = row.Differs || c.Changed
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// differing lists the cells in which a record that both scenarios have is not as in
// the first, with the value of the given one.
func (l lineage) differing(side int, r model.Ref) []Value {
	a, b := l.sides[0].Scenario.Get(r), l.sides[side].Scenario.Get(r)
	if a == nil || b == nil || a == b {
		return nil
	}
	var out []Value
	for _, f := range model.Fields(r.Kind) {
		if f.Name == "rank" {
			continue
		}
		if v := model.Cell(b, f.Name); v != model.Cell(a, f.Name) {
			out = append(out, Value{f, v})
		}
	}
	return out
}

// Difference is one cell that is not the same in all scenarios.
type Difference struct {
	Ref model.Ref
	// Field is the cell; the zero Field says that some scenarios do not have the record.
	Field  model.Field
	Values []*string // canonical; nil where the record does not exist
}

// Differences lists all cells of all kinds in which scenarios differ from the first,
// sorted by [model.CompareRefs] and field. Ranks stay out.
func (t Table) Differences() []Difference {
	if len(t.Sides) == 0 {
		return nil
	}
	touched := map[model.Ref]map[string]bool{}
	var refs []model.Ref
	for _, other := range t.Sides[1:] {
		for _, e := range model.Diff(t.Sides[0].Scenario, other.Scenario).Edits {
			r := e.Ref()
			if touched[r] == nil {
				touched[r] = map[string]bool{}
				refs = append(refs, r)
			}
			if !e.Updated() {
				touched[r][""] = true
			}
			for _, c := range e.Cells() {
				touched[r][c.Field.Name] = true
			}
		}
	}
	slices.SortFunc(refs, model.CompareRefs)
	var out []Difference
	for _, r := range refs {
		for _, f := range append([]model.Field{{}}, model.Fields(r.Kind)...) {
			if !touched[r][f.Name] || f.Name == "rank" {
				continue
			}
			d := Difference{Ref: r, Field: f}
			for _, side := range t.Sides {
				var v *string
				if rec := side.Scenario.Get(r); rec != nil {
					s := model.Cell(rec, f.Name)
					v = &s
				}
				d.Values = append(d.Values, v)
			}
			out = append(out, d)
		}
	}
	return out
}
