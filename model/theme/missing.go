package theme

import (
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// What is missing, keys of model/text.
const (
	Heads      = "heads"      // units with duties that nobody heads
	Goals      = "goals"      // none is entered
	GoalLinks  = "goal-links" // goals that no duty is linked to
	KPIs       = "kpis"       // none is entered
	KPIOwners  = "kpi-owners" // KPIs that nobody owns
	KPILinks   = "kpi-links"  // KPIs that no duty is linked to
	Handoffs   = "handoffs"   // none is entered
	Agreements = "agreements" // hand-offs without a time and standard
	Capacity   = "capacity"   // units with duties and without FTE
	Effort     = "effort"     // duties without effort, where units have FTE
	Functions  = "functions"  // duties without functions
	TaskLinks  = "task-links" // key tasks that no duty carries
)

// Missing is one kind of data that was not entered.
type Missing struct {
	What  string
	Count int // of the records that lack it; 0 when there are no records of the kind at all
	Refs  []model.Ref
}

// unentered reports whether a finding says no more than that something was not entered.
func unentered(x *check.Finding) bool {
	switch x.Rule {
	case check.HeadlessUnit: // after a merger a head is to be chosen: that is a decision
		return len(x.Fixes) == 0
	case check.UnsupportedGoal, check.UnownedKPI, check.UndrivenKPI, check.LooseTask, check.UnmeasuredGoal:
		return x.Severity == check.Info
	}
	return false
}

// Missing lists what was not entered, in the order in which it should be: first what most
// metrics and rules rest on. What a theme tells is not told again.
func (t Themes) Missing() []Missing {
	s := t.s
	told := func(r model.Ref, rules ...string) bool {
		return slices.ContainsFunc(rules, func(rule string) bool {
			x, ok := t.found.Get(rule + "|" + string(r.ID))
			return ok && !unentered(&x)
		})
	}
	linked := map[model.Ref]bool{} // goals, KPIs and key tasks that a duty is linked to
	for _, l := range s.Links() {
		if l.From.Kind == model.DutyKind {
			linked[l.To] = true
		}
	}
	working := map[model.ID]bool{} // units with active duties
	var idle, plain []model.Ref
	for _, d := range s.Duties() {
		if d.State != model.Active || d.Unit == "" {
			continue
		}
		working[d.Unit] = true
		if d.Effort == 0 {
			idle = append(idle, d.Ref())
		}
		if d.Functions == "" {
			plain = append(plain, d.Ref())
		}
	}
	var heads, capacity []model.Ref
	sized := false
	for _, u := range s.Units() {
		if !working[u.ID] || u.Level == model.External {
			continue
		}
		if u.Head.Empty() && u.FormerHeads == "" {
			heads = append(heads, u.Ref())
		}
		if sized = sized || u.FTE > 0; u.FTE == 0 {
			capacity = append(capacity, u.Ref())
		}
	}
	var out []Missing
	add := func(what string, refs []model.Ref) {
		if len(refs) > 0 {
			out = append(out, Missing{what, len(refs), refs})
		}
	}
	none := func(what string, k model.Kind) bool {
		if s.Count(k) > 0 {
			return false
		}
		if len(working) > 0 {
			out = append(out, Missing{What: what})
		}
		return true
	}
	add(Heads, heads)
	if !none(KPIs, model.KPIKind) {
		var owners, links []model.Ref
		for _, k := range s.KPIs() {
			if k.State == model.Active && k.Unit == "" && !told(k.Ref(), check.UnownedKPI) {
				owners = append(owners, k.Ref())
			}
			if k.State == model.Active && !linked[k.Ref()] && !told(k.Ref(), check.UndrivenKPI) {
				links = append(links, k.Ref())
			}
		}
		add(KPIOwners, owners)
		add(KPILinks, links)
	}
	if !none(Goals, model.GoalKind) {
		var links []model.Ref
		for _, g := range s.Goals() {
			if g.State == model.Active && !linked[g.Ref()] && !told(g.Ref(), check.UnsupportedGoal) {
				links = append(links, g.Ref())
			}
		}
		add(GoalLinks, links)
	}
	var loose []model.Ref
	for _, k := range s.Tasks() {
		if !linked[k.Ref()] && !told(k.Ref(), check.LooseTask) {
			loose = append(loose, k.Ref())
		}
	}
	add(TaskLinks, loose)
	if !none(Handoffs, model.HandoffKind) {
		var open []model.Ref
		for _, h := range s.Handoffs() {
			if h.SLA == "" && !told(h.Ref(), check.UnagreedHandoff) {
				open = append(open, h.Ref())
			}
		}
		add(Agreements, open)
	}
	add(Capacity, capacity)
	if sized {
		add(Effort, idle)
	}
	add(Functions, plain)
	return out
}
