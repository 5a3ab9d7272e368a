package boundary

import (
	"slices"

	"sandtable/model"
	"sandtable/model/raci"
)

// Candidates lists the units that could lead a matter: those that have a part in it, the one
// first that is proposed, that of the most stages before the others.
func (m Matter) Candidates() []model.ID {
	parts := map[model.ID]int{}
	all := add(nil, m.Lead...)
	for _, s := range m.Steps {
		parts[s.Unit]++
		all = add(all, s.Unit)
	}
	all = add(all, m.Support...)
	slices.SortStableFunc(all, func(a, b model.ID) int {
		if c := model.LastIf(a != m.Proposed, b != m.Proposed); c != 0 {
			return c
		}
		return parts[b] - parts[a]
	})
	return all
}

// Missing gives the first stage that nobody owns; false when all are owned.
func (m Matter) Missing() (Step, bool) {
	if i := slices.IndexFunc(m.Steps, func(s Step) bool { return s.Unit == "" }); i >= 0 {
		return m.Steps[i], true
	}
	return Step{}, false
}

// Led lets a unit lead a matter: it integrates a joint undertaking, is the home of a duty, or
// leads a theme in which the others work along; what is found of that is accepted with why
// who says so.
func (m Matter) Led(s model.Scenario, unit model.ID, why, who string, evidence model.Evidence) model.Verb {
	switch m.Kind {
	case Joint:
		return model.SetIntegrator(m.About.ID, unit)
	case Duty:
		return raci.Of(s, s, raci.Departments).One(m.About.ID, seat(s, m.About.ID, unit))
	}
	x := model.Agreement{Why: why, Who: who}
	for _, id := range m.Theme.Duties {
		d, _ := s.Duty(id)
		switch {
		case s.Inside(d.Unit, unit) && x.Lead == "":
			x.Lead = id
		case !s.Inside(d.Unit, unit) && !slices.Contains(x.Support, d.Unit) && d.Unit != "":
			x.Support = append(x.Support, d.Unit)
		}
	}
	for _, f := range m.Theme.Findings {
		x.Keys = append(x.Keys, f.Key)
	}
	if x.Lead == "" { // it only claims what another has
		return raci.Of(s, s, raci.Departments).One(m.Theme.Duties[0], unit)
	}
	return model.Agree(x, evidence)
}

// seat is the column of the matrix in which a unit stands.
func seat(s model.Scenario, duty, unit model.ID) model.ID {
	if r, ok := raci.Of(s, s, raci.Departments).Row(duty); ok && r.Home != "" && s.Inside(unit, r.Home) {
		return r.Home
	}
	return unit
}

// Owned gives a stage to a unit.
func (m Matter) Owned(step Step, unit model.ID) model.Verb {
	if step.Output {
		return model.SetOutputOwner(m.About.ID, unit)
	}
	return model.MoveDuties(unit, step.Duties...)
}
