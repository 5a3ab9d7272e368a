package board

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"sandtable/model"
)

// roster is who has which duties in a scenario, in board order. The board asks it
// for every column and at every move of the pointer, where reading the scenario
// would take as long as the scenario is large. It is immutable, and what it gives
// out must not be written to. The zero roster is that of the empty scenario.
type roster struct {
	scenario model.Scenario
	duties   map[model.ID][]model.Duty // by home, by rank
	units    map[model.ID][]model.Unit // by parent, by rank
}

// newRoster reads a whole scenario.
func newRoster(s model.Scenario) roster {
	r := roster{scenario: s, duties: map[model.ID][]model.Duty{}, units: below(s)}
	for _, d := range s.Duties() {
		r.duties[d.Unit] = append(r.duties[d.Unit], d)
	}
	return r
}

func below(s model.Scenario) map[model.ID][]model.Unit {
	out := map[model.ID][]model.Unit{}
	for _, u := range s.Units() {
		out[u.Parent] = append(out[u.Parent], u)
	}
	return out
}

// next is the roster of s, of which only what differs is read.
func (r roster) next(s model.Scenario) roster {
	c := model.Diff(r.scenario, s)
	if len(c.Edits) > s.Count(model.DutyKind)/2 {
		return newRoster(s)
	}
	out := roster{s, maps.Clone(r.duties), r.units}
	if out.duties == nil {
		out.duties = map[model.ID][]model.Duty{}
	}
	stale := map[model.ID]bool{}        // duties
	touched := map[model.ID]bool{}      // units whose duties change
	come := map[model.ID][]model.Duty{} // to a unit
	for _, e := range c.Edits {
		ref := e.Ref()
		switch ref.Kind {
		case model.UnitKind:
			out.units = nil
		case model.DutyKind:
			stale[ref.ID] = true
			if was, ok := r.scenario.Duty(ref.ID); ok {
				touched[was.Unit] = true
			}
			if is, ok := s.Duty(ref.ID); ok {
				touched[is.Unit] = true
				come[is.Unit] = append(come[is.Unit], is)
			}
		}
	}
	if out.units == nil {
		out.units = below(s)
	}
	for unit := range touched {
		list := make([]model.Duty, 0, len(r.duties[unit])+len(come[unit]))
		for _, d := range r.duties[unit] {
			if !stale[d.ID] {
				list = append(list, d)
			}
		}
		list = append(list, come[unit]...)
		slices.SortFunc(list, func(a, b model.Duty) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
		if out.duties[unit] = list; len(list) == 0 {
			delete(out.duties, unit)
		}
	}
	return out
}

// children lists the units directly below one, without external parties.
func (r roster) children(unit model.ID) iter.Seq[model.Unit] {
	return func(yield func(model.Unit) bool) {
		for _, u := range r.units[unit] {
			if u.Level != model.External && !yield(u) {
				return
			}
		}
	}
}

// all yields the duties of a unit and of every unit below it.
func (r roster) all(unit model.ID) iter.Seq[*model.Duty] {
	return func(yield func(*model.Duty) bool) { r.walk(unit, 0, yield) }
}

func (r roster) walk(unit model.ID, depth int, yield func(*model.Duty) bool) bool {
	if depth > len(r.units) { // a broken tree must not hang a reader
		return true
	}
	for i := range r.duties[unit] {
		if !yield(&r.duties[unit][i]) {
			return false
		}
	}
	for _, u := range r.units[unit] {
		if !r.walk(u.ID, depth+1, yield) {
			return false
		}
	}
	return true
}

// under counts the duties of a unit and of every unit below it, and the functions
// that they have together.
func (r roster) under(unit model.ID) (duties, functions int) {
	seen := map[string]bool{}
	for d := range r.all(unit) {
		duties++
		for f := range d.Functions.All() {
			seen[f] = true
		}
	}
	return duties, len(seen)
}

// tops lists the units that get a column: the top ones, or those below a company.
func (r roster) tops() []model.Unit {
	var out []model.Unit
	for u := range r.children("") {
		if u.Level == model.Company {
			out = slices.AppendSeq(out, r.children(u.ID))
		} else {
			out = append(out, u)
		}
	}
	return out
}
