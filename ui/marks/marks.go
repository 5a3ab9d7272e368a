// Package marks draws what the model knows in the signs of the design: a unit as
// its seal, a consequence as verdict pills, a severity as its shape. All views use
// the same marks for the same things.
package marks

import (
	"cmp"
	"maps"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// Seals gives every unit of a scenario its seal; "" is that of the unplaced duties.
// Units that the baseline has keep the colour they have there.
func Seals(p text.Printer, s, baseline model.Scenario) map[model.ID]look.Seal {
	out := map[model.ID]look.Seal{}
	for id, v := range p.Seals(s, baseline) {
		out[id] = look.Seal{Char: v.Char, Slot: v.Slot}
	}
	return out
}

// Severity gives the shape of a finding's severity.
func Severity(v check.Severity) look.Severity { return look.Severity(v) }

// Verdict says how a metric changed, in a word and a signed number.
func Verdict(p text.Printer, before, after check.Metric) look.Pill {
	word, by := p.Verdict(before, after)
	return look.VerdictPill(verdict(before, after), word, by)
}

func verdict(before, after check.Metric) look.Verdict {
	switch check.Verdict(before, after) {
	case check.Better:
		return look.Better
	case check.Worse:
		return look.Worse
	}
	return look.Same
}

// Consequence says in at most n pills what a verb would improve and worsen, gains
// and losses in turn so that neither hides the other: findings that go or come,
// counted by rule, the most severe first, then the metrics.
func Consequence(p text.Printer, c scenarios.Consequence, n int) []look.Pill {
	better := rules(p, c.Lost, look.Better, check.Better, -1)
	worse := rules(p, c.Gained, look.Worse, check.Worse, 1)
	for i, before := range c.Before {
		if i >= len(c.After) || before.Name == check.Disruption {
			continue // every move disrupts; the scorecard says how much
		}
		after := c.After[i]
		word, by := p.Verdict(before, after)
		_, short := p.Metric(before.Name)
		switch pill := look.VerdictPill(verdict(before, after), word, short+" "+by); verdict(before, after) {
		case look.Better:
			better = append(better, pill)
		case look.Worse:
			worse = append(worse, pill)
		}
	}
	var out []look.Pill
	for i := 0; len(out) < n && i < max(len(better), len(worse)); i++ {
		if i < len(better) {
			out = append(out, better[i])
		}
		if i < len(worse) && len(out) < n {
			out = append(out, worse[i])
		}
	}
	return out
}

// Tally counts the findings that a verb would make go and come, in at most two pills.
func Tally(p text.Printer, c scenarios.Consequence) []look.Pill {
	var out []look.Pill
	add := func(v look.Verdict, word string, fs []check.Finding) {
		n := 0
		for _, f := range fs {
			if f.Severity >= check.Low {
				n++
			}
		}
		if n > 0 {
			out = append(out, look.VerdictPill(v, p.T("verdict."+word), p.Number(float64(n))))
		}
	}
	add(look.Better, "better", c.Lost)
	add(look.Worse, "worse", c.Gained)
	return out
}

// rules counts findings by rule and names the rules, the most severe first.
func rules(p text.Printer, fs []check.Finding, v look.Verdict, word string, sign int) []look.Pill {
	count, worst := map[string]int{}, map[string]check.Severity{}
	for _, f := range fs {
		if f.Severity < check.Low {
			continue
		}
		count[f.Rule]++
		worst[f.Rule] = max(worst[f.Rule], f.Severity)
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(worst[b], worst[a]), cmp.Compare(a, b))
	})
	var out []look.Pill
	for _, r := range names {
		by := p.Signed(float64(sign * count[r]))
		out = append(out, look.VerdictPill(v, p.T("verdict."+word), p.T("rule-short."+r)+" "+by))
	}
	return out
}
