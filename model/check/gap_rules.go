package check

import (
	"maps"
	"slices"

	"sandtable/model"
)

// The rules about what nobody does (缺口).
const (
	UnassignedDuty  = "GP-01"
	UnsupportedGoal = "GP-02"
	UnownedKPI      = "GP-03"
	UndrivenKPI     = "GP-04"
	LooseTask       = "GP-05"
	UnownedOutput   = "GP-06"
	EmptyUnit       = "GP-07"
	UnmeasuredGoal  = "GP-08"
	ExpectedWork    = "GP-09"
)

func gapRules() []rule {
	return []rule{
		{id: UnassignedDuty, scope: onDuty, check: unassignedDuty, unowned: true, rank: 2},
		{id: UnsupportedGoal, scope: onGoal, check: unsupportedGoal},
		{id: UnownedKPI, scope: onKPI, check: unownedKPI, unowned: true, rank: 4},
		{id: UndrivenKPI, scope: onKPI, check: undrivenKPI},
		{id: LooseTask, scope: onTask, check: looseTask, unowned: true},
		{id: UnownedOutput, scope: onCollaboration, check: unownedOutput, unowned: true, rank: 1},
		{id: EmptyUnit, scope: onUnit, check: emptyUnit},
		{id: UnmeasuredGoal, scope: onGoal, check: unmeasuredGoal},
		{id: ExpectedWork, scope: onWhole, check: expectedWork},
	}
}

// GP-01: active(d) ∧ |{p : A(d,p)}| = 0.
func unassignedDuty(f facts, id model.ID) []Finding {
	d, ok := f.s.Duty(id)
	if !ok || d.State != model.Active || d.Unit != "" {
		return nil
	}
	if len(f.claims(d)) > 0 {
		return nil
	}
	x := finding(UnassignedDuty, capped(High, d.Basis), duty(id))
	x.Evidence = f.handoffEvidence(id)
	if u := f.seat(id); u != "" {
		x.Fixes = append(x.Fixes, MoveTo(id, u))
	}
	return x.done()
}

func (f facts) handoffEvidence(d model.ID) []Evidence {
	var out []Evidence
	for _, h := range f.handoffs.at(d) {
		out = append(out, Evidence{Kind: "handoff", Refs: []model.Ref{{Kind: model.HandoffKind, ID: h}}})
	}
	return out
}

// seat proposes a home for a duty: the one unit that claims it; without a claim the
// unit u with the largest Σ w(d,·) of its hand-offs with duties there; without any,
// the unit that answers for most of the goals and KPIs it serves; without those, the
// home of the duty most like it; "" when nothing speaks for any unit.
func (f facts) seat(d model.ID) model.ID {
	who, _ := f.s.Duty(d)
	if claims := f.claims(who); len(claims) == 1 && f.canHold(claims[0].Unit) {
		return claims[0].Unit
	}
	if u := f.pull(d).best(); u != "" {
		return u
	}
	t := tally{}
	for l := range f.linksFrom(d, model.GoalKind) {
		if g, _ := f.s.Goal(l.To.ID); g.Unit != "" {
			t[g.Unit] += l.Strength
		}
	}
	for l := range f.linksFrom(d, model.KPIKind) {
		if k, _ := f.s.KPI(l.To.ID); k.Unit != "" {
			t[k.Unit] += l.Strength
		}
	}
	if u := t.best(); u != "" {
		return u
	}
	for _, p := range f.like.Near(d) {
		if e, ok := f.active(p.ID); ok {
			return e.Unit
		}
	}
	return ""
}

// GP-02: max over placed active duties of link(d,g) < 2; high for a short-term goal; info
// where no duty is linked to any goal.
func unsupportedGoal(f facts, id model.ID) []Finding {
	g, ok := f.s.Goal(id)
	if !ok || g.State != model.Active {
		return nil
	}
	x := finding(UnsupportedGoal, Medium, g.Ref())
	if g.Horizon == model.Short {
		x.Severity = capped(High, g.Basis)
	}
	var weak []model.Ref
	for l := range f.linksTo(id, model.DutyKind) {
		if _, ok := f.active(l.From.ID); ok {
			if l.Strength >= 2 {
				return nil
			}
			weak = append(weak, l.From)
		}
	}
	if len(weak) > 0 {
		x.Evidence = append(x.Evidence, Evidence{Kind: "weak-link", Refs: weak})
		for _, r := range weak {
			x.Fixes = append(x.Fixes, link("strengthen", r.ID, r.Kind, g.Ref(), 2))
		}
	} else if d := f.supporter(id); d != "" {
		x.Fixes = append(x.Fixes, link("link", d, model.DutyKind, g.Ref(), 2))
	}
	x.Severity = told(x.Severity, f.entered.serves)
	x.Fixes = append(x.Fixes, addDuty(g.Ref(), g.Unit, g.Text), deferIt(g.Ref()))
	return x.done()
}

// supporter is the duty that drives the KPIs of a goal most.
func (f facts) supporter(goal model.ID) model.ID {
	t := tally{}
	for k := range f.linksTo(goal, model.KPIKind) {
		for l := range f.linksTo(k.From.ID, model.DutyKind) {
			if _, ok := f.active(l.From.ID); ok {
				t[l.From.ID] += k.Strength * l.Strength
			}
		}
	}
	return t.best()
}

// addDuty proposes a new duty with the wording of what lacks one.
func addDuty(of model.Ref, u model.ID, text model.Text) Fix {
	at, refs := "-", []model.Ref{of}
	if u != "" {
		at, refs = string(u), append(refs, unit(u))
	}
	return fix("add-duty-for", refs, "add-duty", at, text.In(model.ZH), "--for", string(of.ID))
}

func deferIt(r model.Ref) Fix {
	return fix("defer", []model.Ref{r}, "edit", string(r.ID), "state="+string(model.Deferred))
}

// GP-03: owner(k) = ∅; info where no KPI has one. The candidate is the unit with the largest Σ link(d,k).
func unownedKPI(f facts, id model.ID) []Finding {
	k, ok := f.s.KPI(id)
	if !ok || k.State != model.Active || k.Unit != "" {
		return nil
	}
	x := finding(UnownedKPI, told(capped(High, k.Basis), f.entered.owned), k.Ref())
	t := tally{}
	for l := range f.linksTo(id, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok {
			t[d.Unit] += l.Strength
			x.Evidence = append(x.Evidence, Evidence{Kind: "driver", Refs: []model.Ref{l.From}, Amount: float64(l.Strength)})
		}
	}
	if len(t) == 0 { // nobody drives it: whoever has the task, or the goal it measures
		for l := range f.linksTo(id, model.TaskKind) {
			if task, _ := f.s.Task(l.From.ID); task.Unit != "" {
				t[task.Unit] += l.Strength
				x.Evidence = append(x.Evidence, Evidence{Kind: "driver", Refs: []model.Ref{l.From}, Amount: float64(l.Strength)})
			}
		}
	}
	if len(t) == 0 {
		for l := range f.linksFrom(id, model.GoalKind) {
			if g, _ := f.s.Goal(l.To.ID); g.Unit != "" {
				t[g.Unit] += l.Strength
				x.Evidence = append(x.Evidence, Evidence{Kind: "measures", Refs: []model.Ref{l.To}, Amount: float64(l.Strength)})
			}
		}
	}
	for range 2 { // the best, and the next as an alternative
		if u := t.best(); u != "" {
			x.Fixes = append(x.Fixes, own(id, u))
			delete(t, u)
		}
	}
	return x.done()
}

// GP-04: {d placed and active : link(d,k) ≥ 1} = ∅; info where no duty is linked to any
// KPI.
func undrivenKPI(f facts, id model.ID) []Finding {
	k, ok := f.s.KPI(id)
	if !ok || k.State != model.Active {
		return nil
	}
	for l := range f.linksTo(id, model.DutyKind) {
		if _, ok := f.active(l.From.ID); ok {
			return nil
		}
	}
	x := finding(UndrivenKPI, told(Medium, f.entered.drives), k.Ref())
	t := tally{}
	for l := range f.linksTo(id, model.TaskKind) {
		x.Evidence = append(x.Evidence, Evidence{Kind: "task-only", Refs: []model.Ref{l.From}, Amount: float64(l.Strength)})
		for m := range f.linksTo(l.From.ID, model.DutyKind) {
			if _, ok := f.active(m.From.ID); ok {
				t[m.From.ID] += l.Strength * m.Strength
			}
		}
	}
	for l := range f.linksFrom(id, model.GoalKind) {
		x.Evidence = append(x.Evidence, Evidence{Kind: "measures", Refs: []model.Ref{l.To}, Amount: float64(l.Strength)})
		for m := range f.linksTo(l.To.ID, model.DutyKind) {
			if _, ok := f.active(m.From.ID); ok {
				t[m.From.ID] += l.Strength * m.Strength
			}
		}
	}
	if d := t.best(); d != "" {
		x.Fixes = append(x.Fixes, link("link", d, model.DutyKind, k.Ref(), 2))
	}
	x.Fixes = append(x.Fixes, addDuty(k.Ref(), k.Unit, k.Name), deferIt(k.Ref()))
	return x.done()
}

// GP-05: duties(t) = ∅, or all of them unplaced or inactive; info where no duty carries any.
func looseTask(f facts, id model.ID) []Finding {
	t, ok := f.s.Task(id)
	if !ok || len(f.homesOf(id)) > 0 {
		return nil
	}
	x := finding(LooseTask, told(Medium, f.entered.carries), t.Ref())
	for l := range f.linksTo(id, model.DutyKind) {
		d, _ := f.s.Duty(l.From.ID)
		e := Evidence{Kind: "unplaced-end", Refs: []model.Ref{d.Ref()}}
		if d.State != model.Active {
			e.Kind, e.Words = "inactive-end", []string{string(d.State)}
		}
		x.Evidence = append(x.Evidence, e)
	}
	if len(x.Evidence) == 0 {
		x.Evidence = []Evidence{{Kind: "uncarried"}}
	}
	near := tally{} // duties that serve or use the same things
	for _, l := range f.from.at(id) {
		l, _ := f.s.Link(l)
		if l.To.Kind == model.GoalKind || l.To.Kind == model.KPIKind {
			x.Evidence = append(x.Evidence, Evidence{Kind: "serves", Refs: []model.Ref{l.To}, Amount: float64(l.Strength)})
		}
		for m := range f.linksTo(l.To.ID, model.DutyKind) {
			if _, ok := f.active(m.From.ID); ok {
				near[m.From.ID] += l.Strength * m.Strength
			}
		}
	}
	if d := near.best(); d != "" {
		x.Fixes = append(x.Fixes, link("attach", d, model.DutyKind, t.Ref(), 2))
	}
	x.Fixes = append(x.Fixes, addDuty(t.Ref(), t.Unit, t.Text))
	return x.done()
}

// GP-06: the collaboration names an output, nobody is accountable for it, and it is
// made by at least two units. A unit that was merged counts as the units it came
// from: a merger alone makes nobody answer for the output.
func unownedOutput(f facts, id model.ID) []Finding {
	c, ok := f.s.Collaboration(id)
	if !ok || c.Output.Empty() || c.OutputOwner != "" {
		return nil
	}
	x := finding(UnownedOutput, capped(High, c.Basis), c.Ref())
	homes, pull := map[model.ID]bool{}, tally{}
	for _, hid := range f.handoffs.at(id) {
		h, _ := f.s.Handoff(hid)
		for _, end := range []model.ID{h.From, h.To} {
			if d, ok := f.active(end); ok {
				homes[d.Unit] = true
				pull[d.Unit] += weight(h)
			}
		}
		x.Evidence = append(x.Evidence, Evidence{Kind: "handoff", Refs: []model.Ref{h.Ref()}})
	}
	makers := 0
	for u := range homes {
		rec, _ := f.s.Unit(u)
		makers += max(1, rec.Origin.Len())
	}
	if makers < 2 {
		return nil
	}
	x.Units = slices.Sorted(maps.Keys(homes))
	x.Amount = float64(makers)
	best := pull.best()
	for _, u := range append([]model.ID{best}, x.Units...) {
		if u != best || len(x.Fixes) == 0 {
			x.Fixes = append(x.Fixes, fix("set-output-owner", []model.Ref{c.Ref(), unit(u)}, "set-output-owner", string(id), string(u)))
		}
	}
	return x.done()
}

// GP-07: active(u) ∧ duties(u) = ∅ ∧ children(u) = ∅. External parties hold no duties.
func emptyUnit(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok || u.Level == model.External || len(f.duties.at(id)) > 0 || len(f.children.at(id)) > 0 {
		return nil
	}
	x := finding(EmptyUnit, Low, u.Ref())
	x.Units = []model.ID{id}
	x.Evidence = []Evidence{{Kind: "empty"}}
	args := []string{string(id)}
	if u.Parent != "" {
		args = append(args, "--heir", string(u.Parent))
	}
	x.Fixes = []Fix{fix("remove-unit", []model.Ref{u.Ref()}, "remove-unit", args...)}
	return x.done()
}

// GP-08: {k : link(k,g)} = ∅; info where no KPI measures any goal.
func unmeasuredGoal(f facts, id model.ID) []Finding {
	g, ok := f.s.Goal(id)
	if !ok || g.State != model.Active {
		return nil
	}
	for l := range f.linksTo(id, model.KPIKind) {
		if k, _ := f.s.KPI(l.From.ID); k.State == model.Active {
			return nil
		}
	}
	x := finding(UnmeasuredGoal, told(Low, f.entered.measures), g.Ref())
	t, supporters := tally{}, 0 // the KPI that the duties of the goal drive most
	for l := range f.linksTo(id, model.DutyKind) {
		if _, ok := f.active(l.From.ID); !ok {
			continue
		}
		supporters++
		for m := range f.linksFrom(l.From.ID, model.KPIKind) {
			if k, _ := f.s.KPI(m.To.ID); k.State == model.Active {
				t[k.ID] += l.Strength * m.Strength
			}
		}
	}
	x.Evidence = []Evidence{{Kind: "unmeasured", Amount: float64(supporters)}}
	if k := t.best(); k != "" {
		x.Fixes = append(x.Fixes, link("measure", k, model.KPIKind, g.Ref(), 2))
	}
	return x.done()
}
