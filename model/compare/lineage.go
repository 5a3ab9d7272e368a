package compare

import (
	"slices"

	"sandtable/model"
)

// lineage finds a record again that was fused or split on the way to another
// scenario: duties and units keep the ids of those they came from.
type lineage struct {
	sides []Side
	// children maps, per side, an id to the records there that came from it.
	children []map[model.ID][]model.Ref
	// dutiesUnder counts, per side, the duties of a unit and of those below it.
	dutiesUnder []map[model.ID]int
}

func newLineage(sides []Side) lineage {
	l := lineage{sides: sides}
	for _, side := range sides {
		s := side.Scenario
		children := map[model.ID][]model.Ref{}
		note := func(r model.Ref, origin model.Set) {
			for id := range origin.All() {
				children[model.ID(id)] = append(children[model.ID(id)], r)
			}
		}
		under := map[model.ID]int{}
		for _, u := range s.Units() {
			note(u.Ref(), u.Origin)
		}
		for _, d := range s.Duties() {
			note(d.Ref(), d.Origin)
			for u := range s.Upward(d.Unit) {
				under[u.ID]++
			}
		}
		l.children = append(l.children, children)
		l.dutiesUnder = append(l.dutiesUnder, under)
	}
	return l
}

// heirs lists what stands for a record in one scenario: itself together with parts
// split from it, or what it went into.
func (l lineage) heirs(side int, r model.Ref) []model.Ref {
	var out []model.Ref
	if l.sides[side].Scenario.Has(r) {
		out = append(out, r)
	}
	for _, c := range l.children[side][r.ID] {
		if c.Kind == r.Kind && (len(out) == 0 || out[0] != r || l.splitFrom(side, c, r)) {
			out = append(out, c)
		}
	}
	return out
}

// splitFrom reports whether a record beside its origin is a part of it: it names no
// other origin. One that was fused from several stands for those that are gone.
func (l lineage) splitFrom(side int, part, whole model.Ref) bool {
	return origin(l.sides[side].Scenario.Get(part)) == model.SetOf(whole.ID) && part.Kind == model.DutyKind
}

// standsFor reports whether a record came from one that has a row.
func (l lineage) standsFor(rec model.Record, rows map[model.ID]bool) bool {
	return slices.ContainsFunc(origin(rec).Members(), func(id string) bool { return rows[model.ID(id)] }) &&
		rec.Ref().Kind == model.DutyKind
}

func origin(rec model.Record) model.Set {
	switch r := rec.(type) {
	case model.Duty:
		return r.Origin
	case model.Unit:
		return r.Origin
	}
	return ""
}
