package board

import (
	"cmp"
	"iter"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// judge takes over what the findings say about each duty. Only what differs from the
// findings before is looked at.
func (b *Board) judge(now check.Findings) {
	gone, come := check.Apart(b.snap.Findings, now)
	for f, ref := range aboutDuties(gone) {
		list := b.worst[ref]
		if i := slices.Index(list, f.Severity); i >= 0 {
			b.worst[ref] = slices.Delete(list, i, i+1)
		}
	}
	for f, ref := range aboutDuties(come) {
		list := b.worst[ref]
		i, _ := slices.BinarySearchFunc(list, f.Severity, func(a, b check.Severity) int { return cmp.Compare(b, a) })
		b.worst[ref] = slices.Insert(list, i, f.Severity)
	}
}

// aboutDuties yields the open findings with every duty that they name, but for notes:
// a card is marked by what is wrong, and the panel tells the rest.
func aboutDuties(fs []*check.Finding) iter.Seq2[*check.Finding, model.ID] {
	return func(yield func(*check.Finding, model.ID) bool) {
		for _, f := range fs {
			for _, r := range f.Refs {
				if f.Waived == nil && f.Severity > check.Info && r.Kind == model.DutyKind && !yield(f, r.ID) {
					return
				}
			}
		}
	}
}
