package text

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/model"
	"sandtable/model/check"
)

// Metric names a metric of the scorecard: in full, and short enough for a cell of
// the scorecard or a column head.
func (p Printer) Metric(name string) (label, short string) {
	return p.T("metric." + name + ".long"), p.T("metric." + name + ".short")
}

// MetricValue says the figure of a metric and its unit of measure (a word, "%" or
// ""). One that is not computable is said as a dash, with the reason as unit.
func (p Printer) MetricValue(m check.Metric) (value, unit string) {
	switch {
	case !m.Known && m.Name == "load":
		return "—", p.T("metric.no-fte")
	case !m.Known:
		return "—", p.T("metric.unknown")
	}
	v := shown(m)
	if value = p.Number(v); m.Unit == "" {
		value = p.Index(v)
	}
	return value, p.T("metric."+m.Name+".unit", "n", v)
}

// shown is the value of a metric as people read it: percent without decimals, the
// overlap with two, the rest as it is.
func shown(m check.Metric) float64 {
	if m.Unit == "%" {
		return math.Round(m.Value)
	}
	return math.Round(m.Value*100) / 100
}

// Verdict judges the step from one value of a metric to another: 优, 劣 or 平, and
// the signed difference, "" when there is none. Both are "" when a value is not
// computable.
func (p Printer) Verdict(before, after check.Metric) (word, signed string) {
	word, d := judge(before, after)
	switch {
	case word == "":
		return "", ""
	case word == check.Same:
		return p.T("verdict.same"), ""
	}
	signed = p.Signed(d)
	if after.Unit == "" {
		if signed = p.Index(d); d > 0 {
			signed = "+" + signed
		}
	}
	return p.T("verdict." + word), signed
}

// judge gives the verdict on the values as people read them, "" when one is not
// computable, and their difference: what is printed alike is the same.
func judge(before, after check.Metric) (word string, difference float64) {
	if !before.Known || !after.Known {
		return "", 0
	}
	d := math.Round((shown(after)-shown(before))*100) / 100
	switch {
	case d == 0:
		return check.Same, 0
	case (d > 0) == (after.Better == "higher"):
		return check.Better, d
	}
	return check.Worse, d
}

// Headline says a comparison in one sentence: the largest gain, the largest loss,
// and what is still, or newly, wrong. s is the later scenario.
func (p Printer) Headline(s model.Scenario, h check.Headline) string {
	var parts []string
	for i, step := range h.Steps {
		said := p.step(step)
		if i > 0 { // in the middle of the sentence
			r, size := utf8.DecodeRuneInString(said)
			said = string(unicode.ToLower(r)) + said[size:]
		}
		parts = append(parts, said)
	}
	if len(parts) == 0 {
		parts = append(parts, p.T("headline.same"))
	}
	if h.Top != nil {
		parts = append(parts, p.top(s, *h.Top, h.New))
	}
	return strings.Join(parts, p.T("list.clause"))
}

func (p Printer) step(s check.Step) string {
	label, _ := p.Metric(s.After.Name)
	return p.T("headline.step", "metric", label, "before", p.figureOf(s.Before), "after", p.figureOf(s.After))
}

// figureOf is a value with its sign of percent, which belongs to the figure.
func (p Printer) figureOf(m check.Metric) string {
	value, unit := p.MetricValue(m)
	if unit == "%" {
		return value + unit
	}
	return value
}

// top says the worst finding as a clause.
func (p Printer) top(s model.Scenario, f check.Finding, isNew bool) string {
	key := "headline." + f.Rule
	if !p.Has(key) {
		key = "headline.any"
	}
	if isNew {
		key += "-new"
	}
	title, _ := p.Finding(s, f)
	return p.T(key, "x", p.object(s, f), "rule", title)
}
