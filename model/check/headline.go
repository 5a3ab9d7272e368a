package check

import (
	"cmp"
	"math"
	"slices"
)

// The verdicts on a metric.
const (
	Better = "better"
	Worse  = "worse"
	Same   = "same"
)

// Verdict says whether a metric became better, worse, or stayed the same. What
// would be printed alike is the same; so is what is unknown on either side.
func Verdict(before, after Metric) string {
	d := after.Value - before.Value
	if !before.Known || !after.Known || math.Abs(d) < step(before)/2 {
		return Same
	}
	if (d < 0) == (before.Better == "lower") {
		return Better
	}
	return Worse
}

// step is the smallest difference that print shows.
func step(m Metric) float64 {
	if m.Unit == "" {
		return .01
	}
	return 1
}

// Step is one metric before and after.
type Step struct{ Before, After Metric }

// Headline is the one sentence on a comparison, as data: the metric that improved
// most, the one that got most worse, and what is still wrong.
type Headline struct {
	Steps []Step // none to two, in scorecard order
	// Top is the strongest open high finding of the later scenario, things that
	// nobody answers for first; nil when there is none. New is set when the earlier
	// scenario did not have it.
	Top *Finding
	New bool
}

// NewHeadline compares two scenarios by their scorecards and findings. Disruption
// is named only when nothing else got worse, since every change has it.
func NewHeadline(before, after Scorecard, was, now Findings) Headline {
	var h Headline
	for _, v := range []string{Better, Worse} {
		if s, ok := greatest(before, after, v); ok {
			h.Steps = append(h.Steps, s)
		}
	}
	order := func(s Step) int {
		return slices.IndexFunc(after, func(m Metric) bool { return m.Name == s.After.Name })
	}
	slices.SortFunc(h.Steps, func(a, b Step) int { return order(a) - order(b) })
	rank := func(x *Finding) int { return cmp.Or(ruleOf(x.Rule).rank, math.MaxInt) } // what nobody answers for first
	for x := range now.list.each() {                                                 // in order of severity
		if x.Severity == High && x.Waived == nil && (h.Top == nil || rank(x) < rank(h.Top)) {
			top := *x
			h.Top = &top
		}
	}
	if h.Top != nil {
		x, ok := was.Get(h.Top.Key)
		h.New = !ok || x.Waived != nil
	}
	return h
}

// greatest finds the metric with the greatest relative change of one verdict, ties
// in scorecard order.
func greatest(before, after Scorecard, verdict string) (Step, bool) {
	var best Step
	most := -1.0
	for _, a := range after {
		b := before.Get(a.Name)
		if Verdict(b, a) != verdict {
			continue
		}
		rel := math.Abs(a.Value-b.Value) / max(math.Abs(a.Value), math.Abs(b.Value))
		if a.Name == Disruption {
			rel = 0
		}
		if rel > most {
			best, most = Step{b, a}, rel
		}
	}
	return best, most >= 0
}
