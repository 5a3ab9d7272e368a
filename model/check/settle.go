package check

import (
	"cmp"
	"iter"
	"slices"

	"sandtable/model"
)

// inside yields the near pairs of which both duties are in one department, with it.
func (f Findings) inside() iter.Seq2[model.ID, *Finding] {
	return func(yield func(model.ID, *Finding) bool) {
		s := f.facts.s
		for x := range f.Each() {
			if x.Rule != NearDuplicates || len(x.Subjects) != 2 {
				continue
			}
			a, _ := s.Duty(x.Subjects[0].ID)
			b, _ := s.Duty(x.Subjects[1].ID)
			if home := s.DepartmentOf(a.Unit); home != "" && home == s.DepartmentOf(b.Unit) && !yield(home, x) {
				return
			}
		}
	}
}

// Near lists the near pairs inside a department, accepted ones too, the nearest first.
func (f Findings) Near(department model.ID) []Finding {
	var out []Finding
	for home, x := range f.inside() {
		if home == department {
			out = append(out, *x)
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// Unsettled counts, by department, the near pairs inside it that nobody has settled.
func (f Findings) Unsettled() map[model.ID]int {
	out := map[model.ID]int{}
	for home, x := range f.inside() {
		if x.Waived == nil {
			out[home]++
		}
	}
	return out
}

// Unowned lists the open findings about what nobody owns.
func (f Findings) Unowned() []Finding {
	var out []Finding
	for x := range f.Each() {
		if x.Waived == nil && ruleOf(x.Rule).unowned {
			out = append(out, *x)
		}
	}
	return out
}
