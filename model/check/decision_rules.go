package check

import (
	"slices"
	"strings"

	"sandtable/model"
)

// The rules about who decides (权责). They read what was entered of a matter and nothing
// else: of one in which no unit has a part yet they say nothing.
const (
	NobodyApproves = "GV-07"
	TwoApprove     = "GV-08"
	SelfApproval   = "GV-09"
	StayedBehind   = "GV-10"
)

func decisionRules() []rule {
	return []rule{
		{id: NobodyApproves, scope: onRight, check: nobodyApproves, unowned: true},
		{id: TwoApprove, scope: onRight, check: twoApprove},
		{id: SelfApproval, scope: onRight, check: selfApproval},
		{id: StayedBehind, scope: onRight, check: stayedBehind},
	}
}

// GV-07: approve(m) = ∅ ∧ (propose(m) ∪ review(m) ∪ told(m)) ≠ ∅. Advised is the unit above
// the one that proposes. Source: RAPID (Rogers and Blenko 2006), one D for a decision.
func nobodyApproves(f facts, id model.ID) []Finding {
	r, ok := f.s.DecisionRight(id)
	if !ok || r.Approves != "" || r.Proposes == "" && r.Reviews == "" && r.Informed == "" {
		return nil
	}
	x := finding(NobodyApproves, capped(High, r.Basis), r.Ref())
	x.Evidence = parts(r, model.Proposes, model.Reviews)
	for _, u := range f.aboveAll(r.Units(model.Proposes)) {
		x.Fixes = append(x.Fixes, approving(r, u))
	}
	return x.done()
}

// GV-08: |approve(m)| ≥ 2. Advised is one of them alone.
func twoApprove(f facts, id model.ID) []Finding {
	r, _ := f.s.DecisionRight(id)
	if r.Approves.Len() < 2 {
		return nil
	}
	x := finding(TwoApprove, Medium, r.Ref())
	x.Units = r.Units(model.Approves)
	x.Amount = float64(len(x.Units))
	x.Evidence = parts(r, model.Approves)
	for _, u := range x.Units {
		x.Fixes = append(x.Fixes, approving(r, u))
	}
	return x.done()
}

// GV-09: ∃ u ∈ approve(m): u ∈ propose(m), or u lies below one that proposes. High when
// nobody else approves or reviews. The top of the organisation, which has nobody above it,
// may. Source: 企业内部控制基本规范, 授权审批控制 (不相容职务分离).
func selfApproval(f facts, id model.ID) []Finding {
	r, _ := f.s.DecisionRight(id)
	var own, below []model.ID
	for _, a := range r.Units(model.Approves) {
		u, _ := f.s.Unit(a)
		switch {
		case u.Parent == "":
		case r.Proposes.Has(string(a)):
			own = append(own, a)
		case slices.ContainsFunc(r.Units(model.Proposes), func(p model.ID) bool { return f.s.Inside(a, p) }):
			below = append(below, a)
		}
	}
	if len(own)+len(below) == 0 {
		return nil
	}
	x := finding(SelfApproval, Medium, r.Ref())
	x.Units = own
	if len(own) == 0 {
		x.Units, x.Variant = below, "below"
	}
	others := r.Reviews.Minus(r.Proposes).Len() + r.Approves.Len() - len(own) - len(below)
	if len(own) > 0 && others == 0 {
		x.Severity = capped(High, r.Basis)
	}
	x.Evidence = parts(r, model.Proposes, model.Reviews, model.Approves)
	for _, u := range f.aboveAll(r.Units(model.Proposes)) {
		x.Fixes = append(x.Fixes, approving(r, u))
	}
	return x.done()
}

// GV-10: 决策权未随行: a duty that the matter belongs to is carried out by a unit that is
// neither one that proposes it, nor lies above or below one; where nobody proposes, those
// who review count, or else approve. One who does none of the work hands over; where all do
// some of it, who does the rest takes part. Source: responsibility and authority go together
// (责权利一致; Fayol).
func stayedBehind(f facts, id model.ID) []Finding {
	r, _ := f.s.DecisionRight(id)
	part := model.Proposes
	for _, p := range []model.RightPart{model.Reviews, model.Approves} {
		if len(r.Units(part)) == 0 {
			part = p
		}
	}
	deciders := r.Units(part)
	if len(deciders) == 0 {
		return nil
	}
	x := finding(StayedBehind, Medium, r.Ref())
	var homes []model.ID
	idle := slices.Clone(deciders)
	for did := range r.Duties.All() {
		d, ok := f.active(model.ID(did))
		if !ok || d.Unit == "" {
			continue
		}
		does := func(u model.ID) bool { return f.s.Inside(d.Unit, u) || f.s.Inside(u, d.Unit) }
		idle = slices.DeleteFunc(idle, does)
		if slices.ContainsFunc(deciders, does) {
			continue
		}
		x.Evidence = append(x.Evidence, Evidence{Kind: "decided-for", Refs: []model.Ref{duty(d.ID), unit(d.Unit)}})
		if !slices.Contains(homes, d.Unit) {
			homes = append(homes, d.Unit)
		}
	}
	if len(homes) == 0 {
		return nil
	}
	from := slices.Concat(idle, deciders)[0]
	x.Units = append([]model.ID{from}, homes...)
	for _, to := range homes {
		if f.s.DepartmentOf(from) == from { // a department hands over to a department
			to = f.s.DepartmentOf(to)
		}
		if len(idle) > 0 {
			x.Fixes = append(x.Fixes, fix("hand-right", []model.Ref{r.Ref(), unit(from), unit(to)}, "hand-decision-right", string(id), string(from), string(to)))
			continue
		}
		x.Fixes = append(x.Fixes, fix("join-right", []model.Ref{r.Ref(), unit(to)}, "edit", string(id),
			string(part)+"="+strings.Join(slices.Collect(model.SetOf(append(deciders, to)...).All()), ",")))
	}
	return x.done()
}

// parts is the evidence of who has which part in a matter.
func parts(r model.DecisionRight, of ...model.RightPart) (out []Evidence) {
	for _, p := range of {
		var refs []model.Ref
		for _, u := range r.Units(p) {
			refs = append(refs, unit(u))
		}
		if len(refs) > 0 {
			out = append(out, Evidence{Kind: string(p), Refs: refs})
		}
	}
	return out
}

// approving lets one unit alone approve a matter.
func approving(r model.DecisionRight, u model.ID) Fix {
	return fix("approve-alone", []model.Ref{r.Ref(), unit(u)}, "edit", string(r.ID), "approves="+string(u))
}

// aboveAll lists the nearest unit that lies above all of some; nothing when there is none.
func (f facts) aboveAll(units []model.ID) []model.ID {
	if len(units) == 0 {
		return nil
	}
	first, _ := f.s.Unit(units[0])
	for above := range f.s.Upward(first.Parent) {
		if !slices.ContainsFunc(units, func(u model.ID) bool { return u == above.ID || !f.s.Inside(u, above.ID) }) {
			return []model.ID{above.ID}
		}
	}
	return nil
}
