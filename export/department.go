package export

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// departmentPrefix begins the profile of one unit, such as "unit:EC": of it and what lies
// below it, what it does, hands over and receives, and its issues. Of others there is nothing
// in the file but the names of units and the titles of duties with which it has to do. It
// leaves out what Board leaves out, and what is decided.
const departmentPrefix = "unit:"

// ForUnit is the profile of the files for one unit alone.
func ForUnit(unit model.ID) Profile { return Profile(departmentPrefix + unit) }

// Unit gives the unit of such a profile; "" of any other.
func (p Profile) Unit() model.ID {
	unit, _ := strings.CutPrefix(string(p), departmentPrefix)
	if unit == string(p) {
		return ""
	}
	return model.ID(unit)
}

// of gives the part of a report that concerns a unit. What it tells of a record is what the
// two parts hold of it.
func (r Report) of(unit model.ID) Report {
	now, was := below(r.Scenario, unit), below(r.Baseline, unit)
	for id := range now {
		u, _ := r.Scenario.Unit(id)
		for part := range u.Origin.All() { // what it was made of
			for old := range below(r.Baseline, model.ID(part)) {
				was[old] = true
			}
		}
	}
	duties := map[model.ID]bool{}
	for _, side := range []struct {
		s     model.Scenario
		units map[model.ID]bool
	}{{r.Scenario, now}, {r.Baseline, was}} {
		for _, d := range side.s.Duties() {
			if side.units[d.Unit] {
				duties[d.ID] = true
			}
		}
	}
	r.Part = unit
	full := map[model.Ref]bool{}
	r.Scenario, r.Findings = part(r.Scenario, r.Findings, now, duties, full)
	r.Baseline, r.BaselineFindings = part(r.Baseline, r.BaselineFindings, was, duties, full)
	r.Scorecard, r.BaselineScorecard = check.Score(r.Scenario, r.Baseline), check.Score(r.Baseline, r.Baseline)
	if r.Alone {
		r.BaselineScorecard = nil
	}
	var changes []Entry
	for _, e := range r.Changes {
		ref := e.Edit.Ref()
		e.Why = "" // it may speak of others
		e.Edit = model.Edit{Before: r.Baseline.Get(ref), After: r.Scenario.Get(ref)}
		if full[ref] && (e.Edit.Before != nil || e.Edit.After != nil) && (e.Edit.Before == nil || e.Edit.After == nil || len(e.Edit.Cells()) > 0) {
			changes = append(changes, e)
		}
	}
	r.Changes = changes
	var steps []Step
	for _, s := range r.Steps {
		s.Why = ""
		s.Change.Edits = slices.DeleteFunc(slices.Clone(s.Change.Edits), func(e model.Edit) bool {
			return !full[e.Ref()] || e.Ref().Kind == model.DutyKind && !held(e.Before, now, was) && !held(e.After, now, was)
		})
		if len(s.Change.Edits) > 0 {
			steps = append(steps, s)
		}
	}
	r.Steps = steps
	return r
}

// held reports whether a duty is at home in one of some units.
func held(duty model.Record, units ...map[model.ID]bool) bool {
	d, ok := duty.(model.Duty)
	return ok && slices.ContainsFunc(units, func(u map[model.ID]bool) bool { return u[d.Unit] })
}

// Within reports whether a unit is told whole: it is that of the part, or lies below it. Of
// a report that is no part every unit is.
func (r Report) Within(s model.Scenario, unit model.ID) bool {
	if r.Part == "" {
		return true
	}
	if unit == r.Part {
		return true
	}
	for up := range s.Upward(r.Part) {
		if up.ID == unit {
			return false
		}
	}
	u, ok := s.Unit(unit)
	return ok && u.Level != model.External && u.Level != model.Company
}

// below lists a unit and those below it.
func below(s model.Scenario, unit model.ID) map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, u := range s.Units() {
		for up := range s.Upward(u.ID) {
			if up.ID == unit {
				out[u.ID] = true
			}
		}
	}
	return out
}

// parting is a scenario while a part is taken out of it: what is kept whole, and what only
// by its name.
type parting struct {
	s      model.Scenario
	units  map[model.ID]bool
	duties map[model.ID]bool // at home in the units
	full   map[model.Ref]bool
	named  map[model.Ref]bool
}

// part keeps of a scenario what its units and duties have to do with, and of its findings
// those about them; it adds to all what is kept whole.
func part(s model.Scenario, found check.Findings, units, duties map[model.ID]bool, all map[model.Ref]bool) (model.Scenario, check.Findings) {
	p := parting{s, units, map[model.ID]bool{}, map[model.Ref]bool{}, map[model.Ref]bool{}}
	for id := range units {
		p.full[model.Ref{Kind: model.UnitKind, ID: id}] = true
		for up := range s.Upward(id) {
			p.named[up.Ref()] = true
		}
	}
	for id := range duties {
		d, ok := s.Duty(id)
		if !ok {
			continue
		}
		p.duties[id] = units[d.Unit]
		p.full[d.Ref()] = units[d.Unit]
		p.duty(id)
	}
	p.means()
	p.ties()
	found = found.Only(func(x *check.Finding) bool {
		if slices.ContainsFunc(x.Refs, p.between) || slices.ContainsFunc(x.Subjects, p.foreign) {
			return false
		}
		return slices.ContainsFunc(x.Units, func(u model.ID) bool { return units[u] }) ||
			slices.ContainsFunc(x.Refs, func(r model.Ref) bool { return r.Kind == model.DutyKind && p.duties[r.ID] })
	})
	waived := map[model.ID]bool{}
	for x := range found.Each() {
		p.finding(x)
		waived[model.WaiverID(x.Key)] = true
	}
	answered := map[string]bool{}
	for _, x := range theme.Of(s, found).All() {
		answered[x.Key] = true
	}
	for _, w := range s.Waivers() {
		p.full[w.Ref()] = p.full[w.Ref()] || waived[w.ID]
	}
	for _, x := range s.Responses() {
		p.full[x.Ref()] = p.full[x.Ref()] || answered[x.Theme]
	}
	for ref, whole := range p.full {
		all[ref] = all[ref] || whole
	}
	return p.rest(), found
}

// means keeps what the units own and what their duties serve and use.
func (p parting) means() {
	for _, k := range []model.Kind{model.GoalKind, model.TaskKind, model.KPIKind, model.ToolKind, model.ChannelKind, model.ControlKind} {
		for _, r := range p.s.Records(k) {
			if p.units[model.ID(model.Cell(r, "unit"))] {
				p.full[r.Ref()] = true
			}
		}
	}
	for _, l := range p.s.Links() {
		if l.From.Kind == model.DutyKind && p.duties[l.From.ID] {
			p.full[l.Ref()] = true
			p.thing(l.To)
		}
	}
	for _, l := range p.s.Links() {
		if l.From.Kind != model.DutyKind && p.full[l.From] && p.full[l.To] {
			p.full[l.Ref()] = true
		}
	}
}

// thing keeps what is served or used, of others by its name, and the name of who owns it.
func (p parting) thing(ref model.Ref) {
	p.named[ref] = true
	p.unit(model.ID(model.Cell(p.s.Get(ref), "unit")))
}

// ties keeps what goes from and to the duties, and who has a part in them.
func (p parting) ties() {
	for _, h := range p.s.Handoffs() {
		if !p.duties[h.From] && !p.duties[h.To] {
			continue
		}
		p.full[h.Ref()] = true
		p.duty(h.From)
		p.duty(h.To)
		if c, ok := p.s.Collaboration(h.Collaboration); ok {
			p.full[c.Ref()] = true
			p.unit(c.Integrator)
			p.unit(c.OutputOwner)
		}
	}
	for _, x := range p.s.Roles() {
		if p.duties[x.Duty] {
			p.full[x.Ref()] = true
			p.unit(x.Unit)
		}
	}
}

// between reports whether a record goes between others only.
func (p parting) between(ref model.Ref) bool {
	switch ref.Kind {
	case model.HandoffKind:
		h, ok := p.s.Handoff(ref.ID)
		return ok && !p.duties[h.From] && !p.duties[h.To]
	case model.CollaborationKind, model.DecisionRightKind:
		return !p.full[ref]
	}
	return false
}

// foreign reports whether a goal, a KPI, a task or a means is neither the units' nor has to
// do with what they do.
func (p parting) foreign(ref model.Ref) bool {
	switch ref.Kind {
	case model.GoalKind, model.TaskKind, model.KPIKind, model.ToolKind, model.ChannelKind:
		return !p.full[ref] && !p.named[ref]
	}
	return false
}

// finding keeps the names of what a finding speaks of.
func (p parting) finding(x *check.Finding) {
	for _, u := range x.Units {
		p.unit(u)
	}
	refs := x.Refs
	for _, f := range x.Fixes {
		refs = append(slices.Clip(refs), f.Refs...)
	}
	for _, ref := range refs {
		switch ref.Kind {
		case model.UnitKind:
			p.unit(ref.ID)
		case model.DutyKind:
			p.duty(ref.ID)
		}
	}
}

func (p parting) unit(id model.ID) {
	if id != "" {
		p.named[model.Ref{Kind: model.UnitKind, ID: id}] = true
	}
}

func (p parting) duty(id model.ID) {
	d, ok := p.s.Duty(id)
	if !ok {
		return
	}
	p.named[d.Ref()] = true
	p.unit(d.Unit)
}

// Tells reports whether all of some records are in a scenario of the report: of a part what is
// said of others is not said.
func (r Report) Tells(s model.Scenario, refs ...model.Ref) bool {
	return r.Part == "" || !slices.ContainsFunc(refs, func(ref model.Ref) bool { return ref != model.Ref{} && s.Get(ref) == nil })
}

// byName is what a record of others is called, and whose it is; nil of what has no name.
func byName(r model.Record) model.Record {
	switch x := r.(type) {
	case model.Goal:
		return model.Goal{ID: x.ID, Unit: x.Unit, Text: x.Text, Rank: x.Rank, Basis: x.Basis}
	case model.Task:
		return model.Task{ID: x.ID, Unit: x.Unit, Text: x.Text, Rank: x.Rank, Basis: x.Basis}
	case model.KPI:
		return model.KPI{ID: x.ID, Unit: x.Unit, Name: x.Name, Rank: x.Rank, Basis: x.Basis}
	case model.Tool:
		return model.Tool{ID: x.ID, Unit: x.Unit, Name: x.Name, Basis: x.Basis}
	case model.Channel:
		return model.Channel{ID: x.ID, Unit: x.Unit, Name: x.Name, Basis: x.Basis}
	}
	return nil
}

// rest is the scenario with what is kept. Units of others lie outside.
func (p parting) rest() model.Scenario {
	var c model.Change
	put := func(before, after model.Record) {
		if e := (model.Edit{Before: before, After: after}); after == nil || len(e.Cells()) > 0 {
			c.Edits = append(c.Edits, e)
		}
	}
	for _, k := range model.Kinds() {
		for _, r := range p.s.Records(k) {
			ref := r.Ref()
			switch x := r.(type) {
			case model.Brief:
				put(x, model.Brief{ID: x.ID, Name: x.Name, Effective: x.Effective, Basis: x.Basis})
				continue
			case model.Unit:
				if p.named[ref] && !p.full[ref] {
					outside := model.Unit{ID: x.ID, Name: x.Name, Level: model.External, Rank: x.Rank, Basis: x.Basis}
					for id := range p.units {
						for up := range p.s.Upward(id) {
							if up.ID == x.ID { // above it
								outside.Level, outside.Parent = x.Level, x.Parent
							}
						}
					}
					put(x, outside)
					continue
				}
			case model.Duty:
				if p.named[ref] && !p.full[ref] {
					title := x.Title
					if title.Empty() {
						title = model.ShortTitle(x.Text, nil)
					}
					put(x, model.Duty{ID: x.ID, Title: title, Unit: x.Unit, Rank: x.Rank, Basis: x.Basis})
					continue
				}
			}
			if p.full[ref] {
				continue
			}
			if name := byName(r); p.named[ref] && name != nil {
				put(r, name)
				continue
			}
			put(r, nil)
		}
	}
	after, err := model.Apply(p.s, c)
	if err != nil { // every edit is of a record as it stands
		panic(err)
	}
	return after
}
