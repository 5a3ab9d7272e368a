package boundary

import (
	"cmp"
	"slices"

	"sandtable/model"
	"sandtable/model/theme"
)

// Of lists the matters of a scenario with its themes: what is open first, the gravest state
// before the others; then as undertakings, themes and duties are ordered.
func Of(s model.Scenario, themes theme.Themes) []Matter {
	d := deriving{s: s, themes: themes, duties: map[model.ID]model.Duty{}, handoffs: s.Handoffs(), roles: map[model.ID][]model.Role{}, told: map[model.ID]bool{}}
	list := s.Duties()
	for _, x := range list {
		d.duties[x.ID] = x
		if u := s.DepartmentOf(x.Unit); u != "" {
			if d.first != "" && d.first != u {
				d.several = true
			}
			d.first = cmp.Or(d.first, u)
		}
	}
	for _, r := range s.Roles() {
		d.roles[r.Duty] = append(d.roles[r.Duty], r)
	}
	var out []Matter
	for _, c := range s.Collaborations() {
		out = append(out, d.joint(c))
	}
	for _, x := range themes.All() {
		if x.Kind == theme.Overlap && x.Across() && x.Sort != "drivers" {
			out = append(out, d.overlap(x))
		}
	}
	out = append(out, d.shared(list)...)
	rank := map[State]int{}
	for i, state := range States() {
		rank[state] = i
	}
	slices.SortStableFunc(out, func(a, b Matter) int { return cmp.Compare(rank[a.State], rank[b.State]) })
	return out
}

// deriving is what matters are made of.
type deriving struct {
	s        model.Scenario
	themes   theme.Themes
	duties   map[model.ID]model.Duty
	handoffs []model.Handoff
	roles    map[model.ID][]model.Role
	told     map[model.ID]bool // duties whose roles a theme tells of
	first    model.ID          // a department that holds duties
	several  bool              // there are others
}

// place is the unit that stands in the list for another: its department, or itself where
// there is one department only.
func (d *deriving) place(unit model.ID) model.ID {
	if !d.several {
		return unit
	}
	return d.s.DepartmentOf(unit)
}

func (d *deriving) home(duty model.ID) model.ID { return d.place(d.duties[duty].Unit) }

func add(list []model.ID, more ...model.ID) []model.ID {
	for _, id := range more {
		if id != "" && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// joint is a collaboration: its integrator leads, those between whom its hand-offs pass do
// the stages.
func (d *deriving) joint(c model.Collaboration) Matter {
	m := Matter{Key: string(Joint) + ":" + string(c.ID), Kind: Joint, About: c.Ref(), Lead: add(nil, d.place(c.Integrator))}
	var order []model.ID
	for _, h := range d.handoffs {
		if h.Collaboration == c.ID {
			order = add(order, h.From, h.To)
		}
	}
	for _, id := range order {
		m.Steps = append(m.Steps, Step{Stage: StageOf(d.duties[id]), Unit: d.home(id), Duties: []model.ID{id}})
		if u := d.home(id); !slices.Contains(m.Lead, u) {
			m.Support = add(m.Support, u)
		}
	}
	if !c.Output.Empty() {
		m.Steps = append(m.Steps, Step{Unit: d.place(c.OutputOwner), Output: true})
	}
	if !c.Description.Empty() {
		m.Quotes = []Quote{{c.Ref(), c.Description, c.Basis}}
	}
	m.State = stateOf(m)
	return m
}

// overlap is a theme: each of its units leads what it does, until one of them leads and the
// others work along, or what they do was accepted.
func (d *deriving) overlap(x *theme.Theme) Matter {
	m := Matter{Key: string(Overlap) + ":" + x.Key, Kind: Overlap, Theme: x}
	if d.within(x) { // between the units of one department
		d = &deriving{s: d.s, themes: d.themes, duties: d.duties, handoffs: d.handoffs, roles: d.roles, told: d.told}
	}
	var leads []model.ID
	for _, id := range x.Duties {
		leads = add(leads, d.home(id))
		for _, r := range d.roles[id] {
			switch u := d.place(r.Unit); {
			case r.Unit == d.duties[id].Unit:
			case r.Role == "A":
				d.told[id] = true
				leads = add(leads, u)
			case r.Role == "R" && x.Waived != nil:
				d.told[id] = true
				m.Lead, m.Support = add(m.Lead, d.home(id)), add(m.Support, u)
			}
		}
		duty := d.duties[id]
		if len(m.Quotes) < mostQuotes {
			m.Quotes = append(m.Quotes, Quote{duty.Ref(), duty.Text, duty.Basis})
		}
	}
	switch {
	case len(m.Lead) == 1:
		m.Support = slices.DeleteFunc(m.Support, func(u model.ID) bool { return u == m.Lead[0] })
	default:
		m.Lead, m.Support = leads, nil
	}
	m.Steps = d.steps(x.Duties)
	m.Proposed = d.proposed(x)
	m.State = stateOf(m)
	if x.Waived != nil && m.State == TwoLeads { // each leads its own part, and that was accepted
		m.State = Settled
	}
	return m
}

// within reports whether all that a theme is about lies in one department.
func (d *deriving) within(x *theme.Theme) bool {
	var places []model.ID
	for _, u := range x.Units {
		places = add(places, d.place(u))
	}
	return len(places) < 2
}

// mostQuotes is how many duties of a theme are quoted: the others say the same.
const mostQuotes = 4

// proposed is who leads by the first remedy of a theme that names a lead.
func (d *deriving) proposed(x *theme.Theme) model.ID {
	if x.Waived != nil {
		return ""
	}
	if lead := d.themes.Lead(x); lead != "" {
		return d.place(lead)
	}
	return ""
}

// steps puts duties together that stand at one stage in one unit, as the stages follow each
// other.
func (d *deriving) steps(duties []model.ID) (out []Step) {
	for _, id := range duties {
		stage, unit := StageOf(d.duties[id]), d.home(id)
		i := slices.IndexFunc(out, func(s Step) bool { return s.Stage == stage && s.Unit == unit && stage != "" })
		if i < 0 {
			out = append(out, Step{Stage: stage, Unit: unit, Duties: []model.ID{id}})
		} else {
			out[i].Duties = append(out[i].Duties, id)
		}
	}
	slices.SortStableFunc(out, func(a, b Step) int {
		return cmp.Compare(slices.Index(Stages(), a.Stage), slices.Index(Stages(), b.Stage))
	})
	return out
}

// shared lists the duties on which other units have a part by a role, or whose outcome goes
// to them outside of any undertaking.
func (d *deriving) shared(duties []model.Duty) (out []Matter) {
	after := map[model.ID][]model.ID{}
	for _, h := range d.handoffs {
		if _, joint := d.s.Collaboration(h.Collaboration); !joint && d.home(h.From) != d.home(h.To) {
			after[h.From] = add(after[h.From], h.To)
		}
	}
	for _, x := range duties {
		m := Matter{Key: string(Duty) + ":" + string(x.ID), Kind: Duty, About: x.Ref(), Lead: add(nil, d.place(x.Unit)),
			Steps: []Step{{Unit: d.place(x.Unit), Duties: []model.ID{x.ID}}}, Quotes: []Quote{{x.Ref(), x.Text, x.Basis}}}
		claims := false
		for _, r := range d.roles[x.ID] {
			u := d.place(r.Unit)
			switch {
			case r.Unit == x.Unit || u == d.place(x.Unit):
			case r.Role == "A":
				m.Lead, claims = add(m.Lead, u), true
			case r.Role == "R" || r.Role == "C":
				m.Support = add(m.Support, u)
			}
		}
		for _, id := range after[x.ID] {
			m.Steps = append(m.Steps, Step{Unit: d.home(id), Duties: []model.ID{id}})
			m.Support = add(m.Support, d.home(id))
		}
		m.Support = slices.DeleteFunc(m.Support, func(u model.ID) bool { return slices.Contains(m.Lead, u) })
		if len(m.Support) == 0 && len(after[x.ID]) == 0 && !claims || d.told[x.ID] && (claims || len(after[x.ID]) == 0) {
			continue
		}
		m.State = stateOf(m)
		out = append(out, m)
	}
	return out
}

// stateOf tells what is open of a matter.
func stateOf(m Matter) State {
	switch {
	case len(m.Lead) == 0:
		return NoLead
	case len(m.Lead) > 1:
		return TwoLeads
	case slices.ContainsFunc(m.Steps, func(s Step) bool { return s.Unit == "" }):
		return OpenStep
	case slices.ContainsFunc(m.Quotes, func(q Quote) bool { return len(Vague(q.Text.ZH)) > 0 || q.Text.ZH == "" && len(Vague(q.Text.EN)) > 0 }):
		return Unclear
	}
	return Settled
}
