package check

import (
	"cmp"
	"slices"

	"sandtable/model"
)

// staffing is the effort of the active duties of a unit and of all below it, and the
// people that it has for them: those of a unit count who is below, too, but are no fewer.
func (f facts) staffing(u model.Unit) (effort, people float64) {
	var add func(u model.Unit, left int) (effort, people float64)
	add = func(u model.Unit, left int) (effort, people float64) {
		effort = f.held.at.at(u.ID).effort
		for _, c := range f.children.at(u.ID) {
			if c, _ := f.s.Unit(c); left > 0 { // a broken tree must not hang a reader
				e, p := add(c, left-1)
				effort, people = effort+e, people+p
			}
		}
		return effort, max(people, u.FTE)
	}
	return add(u, f.s.Count(model.UnitKind))
}

// loadOf is Σ effort(d) / FTE over the active duties of a unit and of all below it;
// false until both were entered.
func (f facts) loadOf(u model.Unit) (float64, bool) {
	effort, people := f.staffing(u)
	if u.FTE <= 0 || effort <= 0 || u.Level == model.External {
		return 0, false
	}
	return effort / people, true
}

// overloaded reports whether a unit carries more than it can, as far as was entered.
func (f facts) overloaded(u model.Unit) bool {
	load, entered := f.loadOf(u)
	return entered && exceeds(load, f.limit(overloaded))
}

// bears reports whether a unit can take effort on and is not overloaded then, nor is one
// above it, as far as was entered. What is in a unit already is no more for it.
func (f facts) bears(id, from model.ID, effort float64) bool {
	for u := range f.s.Upward(id) {
		if f.s.Inside(from, u.ID) {
			return true
		}
		carries, people := f.staffing(u)
		if _, entered := f.loadOf(u); entered && exceeds((carries+effort)/people, f.limit(overloaded)) {
			return false
		}
	}
	return true
}

// byEffort lists the active duties of a unit and of all below it that take effort, the
// heaviest first.
func (f facts) byEffort(u model.ID) []model.Duty {
	var out []model.Duty
	for u := range f.downward(u) {
		for _, id := range f.duties.at(u) {
			if d, ok := f.active(id); ok && d.Effort > 0 {
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b model.Duty) int { return cmp.Compare(b.Effort, a.Effort) })
	return out
}

// lightening finds the lightest duty that takes enough away from a unit, else the
// heaviest, and the unit elsewhere that it hands most to and that can take it on; ""
// when there is none.
func (f facts) lightening(u model.ID, heaviestFirst []model.Duty, excess float64, can func(model.ID) bool) (duty, to model.ID) {
	enough := slices.Clone(heaviestFirst)
	slices.Reverse(enough)
	enough = slices.DeleteFunc(enough, func(d model.Duty) bool { return exceeds(excess, d.Effort) })
	for _, d := range append(enough, heaviestFirst...) {
		t := f.pull(d.ID)
		for other := range t {
			if f.s.Inside(other, u) || !f.bears(other, d.Unit, d.Effort) || !can(other) {
				delete(t, other)
			}
		}
		if to := t.best(); to != "" {
			return d.ID, to
		}
	}
	return "", ""
}
