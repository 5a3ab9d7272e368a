package model

import "slices"

// Pointer is a cell of one record that names another.
type Pointer struct {
	From  Ref
	Field string
	To    Ref
}

// Pointers lists what a record refers to, in field order.
func Pointers(r Record) []Pointer {
	ref := r.Ref()
	var out []Pointer
	add := func(field string, to Ref) {
		if to.ID != "" {
			out = append(out, Pointer{ref, field, to})
		}
	}
	switch r := r.(type) {
	case Unit:
		add("parent", Ref{UnitKind, r.Parent})
	case Duty:
		add("unit", Ref{UnitKind, r.Unit})
	case Goal:
		add("unit", Ref{UnitKind, r.Unit})
	case Task:
		add("unit", Ref{UnitKind, r.Unit})
	case KPI:
		add("unit", Ref{UnitKind, r.Unit})
	case Tool:
		add("unit", Ref{UnitKind, r.Unit})
	case Channel:
		add("unit", Ref{UnitKind, r.Unit})
	case Handoff:
		add("from", Ref{DutyKind, r.From})
		add("to", Ref{DutyKind, r.To})
		add("collaboration", Ref{CollaborationKind, r.Collaboration})
	case Collaboration:
		add("integrator", Ref{UnitKind, r.Integrator})
		add("outputOwner", Ref{UnitKind, r.OutputOwner})
	case Link:
		add("from", r.From)
		add("to", r.To)
	case Role:
		add("duty", Ref{DutyKind, r.Duty})
		add("unit", Ref{UnitKind, r.Unit})
	case Lock:
		for d := range r.Duties.All() {
			add("duties", Ref{DutyKind, ID(d)})
		}
	case Control:
		add("unit", Ref{UnitKind, r.Unit})
	case DecisionRight:
		for _, f := range Fields(DecisionRightKind) {
			if f.Type == List {
				for id := range Set(Cell(r, f.Name)).All() {
					add(f.Name, Ref{f.Target, ID(id)})
				}
			}
		}
	case Comment:
		add("about", r.About)
	case Resolution:
		add("about", r.About)
	}
	return out
}

// Dangling lists the references that point nowhere, and of a unit that stands in a
// cycle its parent. A scenario made by verbs has none.
func (s Scenario) Dangling() []Pointer {
	var out []Pointer
	ringed := s.ringed()
	for _, spec := range specs {
		for id := range spec.unsorted(&s) {
			for _, p := range Pointers(spec.get(&s, id)) {
				if !s.Has(p.To) || p.Field == "parent" && ringed[p.From.ID] {
					out = append(out, p)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Pointer) int { return CompareRefs(a.From, b.From) }) // of one record in field order
	return out
}

// ringed finds the units that lie below themselves. It looks at each unit once, however
// deep the tree is.
func (s Scenario) ringed() map[ID]bool {
	var out map[ID]bool
	walk := make(map[ID]int, len(s.units)) // the walk upwards on which a unit was met
	n := 0
	for from := range s.units {
		n++
		at := from
		for u, ok := s.units[at]; ok && walk[at] == 0; u, ok = s.units[at] {
			walk[at] = n
			at = u.Parent
		}
		for walk[at] == n && !out[at] { // met on this very walk: round the ring once
			if out == nil {
				out = map[ID]bool{}
			}
			out[at] = true
			at = s.units[at].Parent
		}
	}
	return out
}

// Referrers lists the cells that refer to a record, in canonical order.
func (s Scenario) Referrers(to Ref) []Pointer {
	var out []Pointer
	for _, spec := range specs {
		for _, r := range spec.records(&s) {
			for _, p := range Pointers(r) {
				if p.To == to {
					out = append(out, p)
				}
			}
		}
	}
	return slices.Clip(out)
}

// DutiesLinkedTo lists the duties that are linked to a record, each once.
func (s Scenario) DutiesLinkedTo(to Ref) (out []Ref) {
	for _, p := range s.Referrers(to) {
		if p.From.Kind != LinkKind {
			continue
		}
		if l, ok := s.Link(p.From.ID); ok && l.From.Kind == DutyKind && l.From != to && !slices.Contains(out, l.From) {
			out = append(out, l.From)
		}
	}
	return out
}
