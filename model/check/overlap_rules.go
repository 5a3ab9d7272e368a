package check

import (
	"maps"
	"slices"
	"strconv"

	"sandtable/model"
)

// The rules about what several do (重叠).
const (
	TwoOwners         = "OV-01"
	NearDuplicates    = model.NearRule
	TwoRunners        = "OV-03"
	TwoAdministrators = "OV-04"
	TwoDrivers        = "OV-05"
)

func overlapRules() []rule {
	return []rule{
		{id: TwoOwners, scope: onDuty, check: twoOwners},
		{id: NearDuplicates, scope: onPair, others: nearest, pair: nearPair},
		{id: TwoRunners, scope: onChannel, check: twoRunners},
		{id: TwoAdministrators, scope: onTool, check: twoAdministrators},
		{id: TwoDrivers, scope: onKPI, check: twoDrivers},
	}
}

// OV-01: |{p : A(d,p)}| > 1. The home is one accountable owner, every unit with an
// A role beside it another; a unit above or below the home is another unit.
func twoOwners(f facts, id model.ID) []Finding {
	d, ok := f.s.Duty(id)
	if !ok || d.State != model.Active {
		return nil
	}
	claims := f.claims(d)
	x := finding(TwoOwners, High, duty(id))
	if d.Unit != "" {
		x.Units = append(x.Units, d.Unit)
	}
	bases := []model.Basis{}
	for _, r := range claims {
		x.Units = append(x.Units, r.Unit)
		bases = append(bases, r.Basis)
		refs := []model.Ref{unit(r.Unit), duty(id)}
		x.Evidence = append(x.Evidence, Evidence{Kind: "claim", Refs: refs})
		x.Fixes = append(x.Fixes, fix("work-along", refs, "set-role", string(id), string(r.Unit), "R"),
			fix("drop-claim", refs, "set-role", string(id), string(r.Unit), "-"))
	}
	if len(x.Units) < 2 {
		return nil
	}
	if d.Unit != "" && len(claims) == 1 && f.canHold(claims[0].Unit) {
		x.Fixes = append(x.Fixes, MoveTo(id, claims[0].Unit))
	}
	x.Amount = float64(len(x.Units))
	x.Severity = capped(High, bases...)
	return x.done()
}

// claims lists the roles of units that hold themselves accountable for a duty beside
// its home.
func (f facts) claims(d model.Duty) []model.Role {
	var out []model.Role
	for _, id := range f.roles.at(d.ID) {
		if r, _ := f.s.Role(id); r.Role == "A" && r.Unit != d.Unit {
			out = append(out, r)
		}
	}
	return out
}

// canHold reports whether a unit may be the home of duties.
func (f facts) canHold(id model.ID) bool {
	u, ok := f.s.Unit(id)
	return ok && u.Level != model.External
}

// OV-03: |{unit(d) : c ∈ channels(d), control(d) ∩ {execute, spend} ≠ ∅}| ≥ 2, units
// being homes. A channel whose owner is one of them is settled: that is what the
// fix appoints.
func twoRunners(f facts, id model.ID) []Finding {
	c, ok := f.s.Channel(id)
	if !ok {
		return nil
	}
	runners := f.runners(id)
	strength, at := tally{}, map[model.ID][]model.Ref{}
	for _, l := range runners {
		d, _ := f.s.Duty(l.From.ID)
		strength[d.Unit] += l.Strength
		at[d.Unit] = append(at[d.Unit], l.From)
	}
	if _, settled := strength[c.Unit]; len(strength) < 2 || settled && c.Unit != "" {
		return nil
	}
	x := finding(TwoRunners, Medium, c.Ref())
	x.Units = slices.Sorted(maps.Keys(strength))
	x.Amount = float64(len(x.Units))
	for _, u := range x.Units {
		x.Evidence = append(x.Evidence, Evidence{Kind: "runs", Refs: append([]model.Ref{unit(u)}, at[u]...)})
	}
	x.Evidence = append(x.Evidence, f.alsoContested(id, runners)...)
	best := strength.best()
	for _, u := range append([]model.ID{best}, x.Units...) {
		if u != best || len(x.Fixes) == 0 {
			x.Fixes = append(x.Fixes, OwnChannel(id, u))
		}
	}
	return x.done()
}

// runners lists the links of the duties that run a channel, not only watch it.
func (f facts) runners(channel model.ID) []model.Link {
	var out []model.Link
	for l := range f.linksTo(channel, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok && (d.Control.Has(model.Executes) || d.Control.Has(model.Spends)) {
			out = append(out, l)
		}
	}
	return out
}

// alsoContested lists the other channels that the runners of a channel share with
// duties of other homes: such a dispute is rarely about one channel.
func (f facts) alsoContested(channel model.ID, runners []model.Link) []Evidence {
	others := map[model.ID]bool{}
	for _, r := range runners {
		for l := range f.linksFrom(r.From.ID, model.ChannelKind) {
			others[l.To.ID] = l.To.ID != channel
		}
	}
	var out []Evidence
	for _, other := range slices.Sorted(maps.Keys(others)) {
		homes := map[model.ID]bool{}
		refs := []model.Ref{{Kind: model.ChannelKind, ID: other}}
		for _, l := range f.runners(other) {
			d, _ := f.s.Duty(l.From.ID)
			homes[d.Unit] = true
			refs = append(refs, l.From)
		}
		if others[other] && len(homes) > 1 {
			out = append(out, Evidence{Kind: "also-contested", Refs: refs})
		}
	}
	return out
}

// OV-04: tools of one sort are administered by two units or more. One tool that two
// units administer cannot be said in the model: a tool has one administrator. Subjects
// are the tools; it is known by the first of them. Source: Galbraith (processes).
func twoAdministrators(f facts, id model.ID) []Finding {
	t, ok := f.s.Tool(id)
	if !ok || t.Unit == "" || t.Sort == "" {
		return nil
	}
	same := f.sorts.at(model.ID(t.Sort))
	if len(same) < 2 || same[0] != id { // the first tells about all
		return nil
	}
	x := finding(TwoAdministrators, Low, t.Ref())
	count := tally{}
	for _, other := range same {
		o, _ := f.s.Tool(other)
		count[o.Unit]++
		x.Evidence = append(x.Evidence, Evidence{Kind: "administers", Refs: []model.Ref{unit(o.Unit), o.Ref()}})
	}
	if len(count) < 2 {
		return nil
	}
	x.Units, x.Amount = slices.Sorted(maps.Keys(count)), float64(len(count))
	keep := count.best()
	for _, other := range same {
		if o, _ := f.s.Tool(other); o.Unit != keep {
			x.Fixes = append(x.Fixes, fix("own-tool", []model.Ref{o.Ref(), unit(keep)}, "edit", string(other), "unit="+string(keep)))
		}
	}
	return x.done()
}

// OV-05: |{unit(x) : x ∈ duties ∪ tasks, link(x,k) ≥ 2}| ≥ 2. Units are homes; a key
// task stands where the duties that carry it are, and one that no duty carries
// drives nothing.
func twoDrivers(f facts, id model.ID) []Finding {
	k, ok := f.s.KPI(id)
	if !ok || k.State != model.Active {
		return nil
	}
	strength := tally{}
	x := finding(TwoDrivers, Medium, k.Ref())
	note := func(l model.Link, homes ...model.ID) {
		for _, u := range homes {
			strength[u] += l.Strength
		}
		x.Evidence = append(x.Evidence, Evidence{Kind: "driver", Refs: []model.Ref{l.From}, Amount: float64(l.Strength)})
	}
	foreign := map[model.ID][]model.Link{} // home -> links that could be made weak
	for l := range f.linksTo(id, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok && l.Strength >= f.whole(drives) {
			note(l, d.Unit)
			foreign[d.Unit] = append(foreign[d.Unit], l)
		}
	}
	for l := range f.linksTo(id, model.TaskKind) {
		if homes := f.homesOf(l.From.ID); len(homes) > 0 && l.Strength >= f.whole(drives) {
			note(l, homes...)
			for t := range f.linksTo(l.From.ID, model.DutyKind) {
				if _, ok := f.active(t.From.ID); ok {
					x.Evidence = append(x.Evidence, Evidence{Kind: "carries", Refs: []model.Ref{t.From, l.From}})
				}
			}
			for _, u := range homes {
				foreign[u] = append(foreign[u], l)
			}
		}
	}
	if len(strength) < 2 {
		return nil
	}
	x.Units = slices.Sorted(maps.Keys(strength))
	x.Amount = float64(len(x.Units))
	owner := k.Unit
	if _, drivesIt := strength[owner]; !drivesIt {
		owner = strength.best()
		x.Fixes = append(x.Fixes, own(id, owner))
	}
	weak := map[model.ID]bool{} // what was told to contribute
	for _, u := range x.Units {
		if u == owner || len(foreign[u]) == 0 {
			continue
		}
		for _, l := range foreign[u] { // the others contribute, the owner answers
			if !weak[l.From.ID] {
				weak[l.From.ID] = true
				x.Fixes = append(x.Fixes, fix("contribute", []model.Ref{l.From, k.Ref()}, "link", string(l.From.ID), string(id), "1"))
			}
		}
	}
	return x.done()
}

// homesOf lists the homes of the duties that carry a key task.
func (f facts) homesOf(task model.ID) []model.ID {
	var out []model.ID
	for l := range f.linksTo(task, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok {
			out = append(out, d.Unit)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func own(kpi, u model.ID) Fix {
	return fix("set-kpi-owner", []model.Ref{{Kind: model.KPIKind, ID: kpi}, unit(u)}, "set-kpi-owner", string(kpi), string(u))
}

func link(code string, from model.ID, fromKind model.Kind, to model.Ref, strength int) Fix {
	return fix(code, []model.Ref{{Kind: fromKind, ID: from}, to}, "link", string(from), string(to.ID), strconv.Itoa(strength))
}
