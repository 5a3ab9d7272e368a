package compare

import (
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// drives is the least strength with which a link drives a KPI (rule OV-05); tools
// and channels are used by any link.
const drives = 2

// assetRow puts the KPIs, tools or channels of each unit on one row: first what it
// owns, then what its duties and tasks drive or use.
func (b comparison) assetRow(k model.Kind) []Row {
	r, any := b.row(), false
	for i := range b.units {
		for _, ref := range b.of(i, k) {
			r.Items[i] = append(r.Items[i], Item{Ref: ref})
		}
		for _, rec := range ordered(b.s, k) {
			own, ok := b.sideOf(rec.Ref())
			least := 1
			if k == model.KPIKind {
				least = drives
			}
			if b.uses[rec.Ref()][i] >= least && !(ok && own == i) {
				r.Items[i] = append(r.Items[i], Item{Ref: rec.Ref(), Borrowed: true})
			}
		}
		any = any || len(r.Items[i]) > 0
	}
	if !any {
		return nil
	}
	for i := range r.Ties {
		r.Ties[i] = append(r.Ties[i], b.sharedTies(r.Items[i], r.Items[i+1])...)
		if k == model.ToolKind {
			r.Ties[i] = append(r.Ties[i], b.sortTies(r.Items[i], r.Items[i+1])...)
		}
	}
	for i, its := range r.Items {
		for n := range its {
			for j, others := range r.Items {
				its[n].Shared = its[n].Shared || i != j && has(others, its[n].Ref)
			}
		}
	}
	if k == model.KPIKind {
		b.gaps(&r, check.UndrivenKPI, Undriven)
		b.orphans(&r)
	}
	return []Row{r}
}

func has(its []Item, r model.Ref) bool {
	return slices.ContainsFunc(its, func(it Item) bool { return it.Ref == r })
}

// sharedTies names what two units both have: what a rule complains about first, and
// apart from it what is merely in common.
func (b comparison) sharedTies(left, right []Item) []Tie {
	said := Tie{Relation: Overlapping, Reason: SharedThing, Side: -1}
	plain := Tie{Relation: Overlapping, Reason: SharedThing, Severity: check.Low, Side: -1}
	for _, f := range b.found {
		if r := f.Subjects; (f.Rule == check.TwoRunners || f.Rule == check.TwoDrivers) && has(left, r[0]) && has(right, r[0]) {
			said = said.plus(Tie{Subjects: r[:1], Severity: f.Severity, Findings: []string{f.Key}})
		}
	}
	for _, it := range left {
		if has(right, it.Ref) && !slices.Contains(said.Subjects, it.Ref) {
			plain.Subjects = append(plain.Subjects, it.Ref)
		}
	}
	return slices.DeleteFunc([]Tie{said, plain}, func(t Tie) bool { return len(t.Subjects) == 0 })
}

// sortTies names the sorts of tools of which both units have one of their own.
func (b comparison) sortTies(left, right []Item) []Tie {
	sorts := func(its []Item) model.Set {
		var out []string
		for _, it := range its {
			if t, _ := b.s.Tool(it.Ref.ID); !it.Borrowed {
				out = append(out, t.Sort)
			}
		}
		return model.NewSet(out...)
	}
	l, r := sorts(left), sorts(right)
	both := l.Minus(l.Minus(r))
	if both == "" {
		return nil
	}
	return []Tie{{Relation: Overlapping, Reason: SameSort, Words: both.Members(), Severity: check.Low, Side: -1}}
}

// orphans adds, once, the KPIs that nobody owns.
func (b comparison) orphans(r *Row) {
	tie := Tie{Relation: Lacking, Reason: Unowned, Side: -1}
	for _, f := range b.found {
		if f.Rule == check.UnownedKPI {
			tie = tie.plus(Tie{Subjects: f.Subjects[:1], Severity: f.Severity, Findings: []string{f.Key}})
		}
	}
	if len(tie.Subjects) > 0 && len(r.Ties) > 0 {
		r.Ties[0] = append(r.Ties[0], tie)
	}
}

// handoffRow lists what each unit hands to the other compared units, and between
// neighbours the hand-offs without an agreed time.
func (b comparison) handoffRow() []Row {
	r, any := b.row(), false
	for _, h := range b.s.Handoffs() {
		from, ok1 := b.sideOf(model.Ref{Kind: model.DutyKind, ID: h.From})
		to, ok2 := b.sideOf(model.Ref{Kind: model.DutyKind, ID: h.To})
		if !ok1 || !ok2 || from == to {
			continue
		}
		any = true
		r.Items[from] = append(r.Items[from], Item{Ref: h.Ref()})
		if at := min(from, to); h.SLA == "" && max(from, to) == at+1 {
			if len(r.Ties[at]) == 0 {
				r.Ties[at] = []Tie{{Relation: Lacking, Reason: NoAgreement, Severity: check.Medium, Side: -1}}
			}
			r.Ties[at][0].Subjects = append(r.Ties[at][0].Subjects, h.Ref())
		}
	}
	if !any {
		return nil
	}
	return []Row{r}
}
