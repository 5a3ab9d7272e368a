package pack

import (
	"slices"

	"sandtable/model/check"
	"sandtable/model/theme"
)

// outcome is what becomes of the matters of a baseline in another scenario, each as they
// rank. Everything in the pack that counts or names them asks it. What is only a remark
// (info) is no matter.
type outcome struct {
	solved  []*theme.Theme // of the baseline
	inside  []*theme.Theme // of the baseline: overlaps that stand within one unit now
	left    []*theme.Theme // of the scenario, and of the baseline already
	created []*theme.Theme // of the scenario
}

// outcomeOf compares. A matter is new when nothing behind it was open before; it is solved
// when nothing behind it is open any more, under whatever name.
func outcomeOf(before, after theme.Themes) (out outcome) {
	fresh := map[string]bool{}
	gained, lost := theme.Compare(before, after)
	for _, x := range gained {
		fresh[x.Key] = !anyOpen(x, before.Findings())
	}
	for x := range after.Open() {
		switch {
		case x.Severity == check.Info:
		case fresh[x.Key]:
			out.created = append(out.created, x)
		default:
			out.left = append(out.left, x)
		}
	}
	for _, x := range lost {
		now, there := after.Get(x.Key)
		switch {
		case x.Severity == check.Info, there && now.Waived != nil: // accepted is not solved
		case !anyOpen(x, after.Findings()):
			out.solved = append(out.solved, x)
		case x.Kind == theme.Overlap && !listed(x, after):
			out.inside = append(out.inside, x)
		}
	}
	return out
}

// anyOpen reports whether a finding behind a matter is found, and not accepted.
func anyOpen(x *theme.Theme, found check.Findings) bool {
	return slices.ContainsFunc(x.Findings, func(f *check.Finding) bool {
		now, ok := found.Get(f.Key)
		return ok && now.Waived == nil
	})
}

// listed reports whether what stands behind a matter is, under another name, one that is
// told by itself.
func listed(x *theme.Theme, now theme.Themes) bool {
	return slices.ContainsFunc(x.Findings, func(f *check.Finding) bool {
		is, ok := now.Findings().Get(f.Key)
		if !ok || is.Waived != nil {
			return false
		}
		other, ok := now.Holding(is)
		return ok && other.Severity != check.Info
	})
}
