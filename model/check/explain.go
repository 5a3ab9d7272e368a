package check

import (
	"cmp"
	"slices"

	"sandtable/model"
)

// Explain gives the evidence of a finding together with what speaks for each of the
// two homes where there are two to choose from. Arguments are no evidence: what they
// say may change without the finding being another, and they are looked up only when
// somebody asks.
func (f Findings) Explain(x Finding) []Evidence {
	out := x.Evidence
	if x.Rule == NearDuplicates && len(x.Subjects) == 2 {
		d, ok := f.facts.active(x.Subjects[0].ID)
		e, ok2 := f.facts.active(x.Subjects[1].ID)
		if ok && ok2 {
			out = slices.Concat(out, f.facts.arguments(d, e))
		}
	}
	return out
}

// Recognises reports whether the lexicon, with the terms of the policy, knows what a
// duty is about. Of one that it does not know overlaps are found by its letters and tags
// only. The zero Findings, which have looked at nothing, doubt nothing.
func (f Findings) Recognises(d model.Duty) bool {
	if f.facts.lexicon == nil || d.Text.Empty() {
		return true
	}
	m := f.facts.lexicon.Read(cmp.Or(d.Text.ZH, d.Text.EN))
	return !m.Unrecognised()
}

// arguments says, for each of two homes, what pulls the two duties there: the goals
// and KPIs which duties of that home serve too, and the hand-offs with them.
func (f facts) arguments(d, e model.Duty) []Evidence {
	var out []Evidence
	if d.Unit == e.Unit {
		return nil
	}
	for _, home := range []model.ID{d.Unit, e.Unit} {
		var pulls []model.Ref
		strength := 0
		for _, one := range []model.ID{d.ID, e.ID} {
			for _, kind := range []model.Kind{model.GoalKind, model.KPIKind} {
				for l := range f.linksFrom(one, kind) {
					if !slices.Contains(pulls, l.To) && f.servedAt(l.To, kind, home, d.ID, e.ID) {
						pulls = append(pulls, l.To)
						strength += l.Strength
					}
				}
			}
			for _, id := range f.handoffs.at(one) {
				h, _ := f.s.Handoff(id)
				other := h.From
				if other == one {
					other = h.To
				}
				if o, ok := f.active(other); ok && o.Unit == home && other != d.ID && other != e.ID {
					pulls = append(pulls, h.Ref())
					strength += weight(h)
				}
			}
		}
		if len(pulls) > 0 {
			out = append(out, Evidence{Kind: "pulled-to", Refs: append([]model.Ref{unit(home)}, pulls...), Amount: float64(strength)})
		}
	}
	return out
}

// servedAt reports whether a home owns a goal or KPI, or holds a duty other than
// some that serves it.
func (f facts) servedAt(to model.Ref, kind model.Kind, home model.ID, but ...model.ID) bool {
	if kind == model.KPIKind {
		if k, _ := f.s.KPI(to.ID); k.Unit == home {
			return true
		}
	} else if g, _ := f.s.Goal(to.ID); g.Unit == home {
		return true
	}
	for l := range f.linksTo(to.ID, model.DutyKind) {
		if o, ok := f.active(l.From.ID); ok && o.Unit == home && !slices.Contains(but, l.From.ID) {
			return true
		}
	}
	return false
}
