package compare

import (
	"slices"

	"sandtable/model"
)

// Adoption gives the change that brings one cell of a record from another scenario
// into s: for [model.Adopt]. With field "" it is the whole record: added, removed,
// or all its cells. Units that the value needs and s does not have come along with
// those above them. The change is empty when there is nothing to bring.
func Adoption(s, from model.Scenario, r model.Ref, field string) model.Change {
	e, ok := model.Diff(s, from).Edit(r)
	if ok && field != "" && e.Updated() {
		e, ok = one(s, from, r, field)
	}
	if !ok {
		return model.Change{}
	}
	out := model.Change{Verb: "adopt", Edits: []model.Edit{e}}
	if e.After != nil {
		out.Edits = append(out.Edits, missing(s, from, e.After, nil)...)
	}
	slices.SortFunc(out.Edits, func(a, b model.Edit) int { return model.CompareRefs(a.Ref(), b.Ref()) })
	return out
}

// one gives the update of s that one cell makes.
func one(s, from model.Scenario, r model.Ref, field string) (model.Edit, bool) {
	was := s.Get(r)
	now, err := model.WithCell(was, field, model.Cell(from.Get(r), field))
	if err != nil {
		return model.Edit{}, false
	}
	next, err := model.Apply(s, model.Change{Edits: []model.Edit{{Before: was}}}, model.Change{Edits: []model.Edit{{After: now}}})
	if err != nil {
		return model.Edit{}, false
	}
	return model.Diff(s, next).Edit(r)
}

// missing lists the additions of the units that a record names and s lacks.
func missing(s, from model.Scenario, r model.Record, have []model.Edit) []model.Edit {
	for _, p := range model.Pointers(r) {
		u, ok := from.Unit(p.To.ID)
		if p.To.Kind != model.UnitKind || !ok || s.Has(p.To) ||
			slices.ContainsFunc(have, func(e model.Edit) bool { return e.Ref() == p.To }) {
			continue
		}
		have = append(have, model.Edit{After: u})
		have = missing(s, from, u, have)
	}
	return have
}
