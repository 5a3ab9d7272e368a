package marks

import (
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

func finding(rule string, v check.Severity) check.Finding {
	return check.Finding{Rule: rule, Severity: v}
}

// said gives the words of pills.
func said(pills []look.Pill) (out []string) {
	for _, p := range pills {
		out = append(out, p.Word+" "+p.Text)
	}
	return out
}

func TestAConsequenceNamesTheGravestGainAndTheGravestLossFirst(t *testing.T) {
	p := text.For(model.ZH)
	c := scenarios.Consequence{
		Lost:   []check.Finding{finding("OV-02", check.Medium), finding("GV-01", check.High), finding("OV-02", check.Low)},
		Gained: []check.Finding{finding("GP-01", check.High), finding("IF-01", check.Info)},
		Before: check.Scorecard{{Name: check.Boundary, Value: 20, Unit: "%", Better: "lower", Known: true}, {Name: check.Disruption, Unit: "moves", Better: "lower", Known: true}},
		After:  check.Scorecard{{Name: check.Boundary, Value: 40, Unit: "%", Better: "lower", Known: true}, {Name: check.Disruption, Value: 9, Unit: "moves", Better: "lower", Known: true}},
	}
	better, worse := p.T("verdict.better"), p.T("verdict.worse")
	_, boundary := p.Metric(check.Boundary)
	want := []string{
		better + " " + p.T("rule-short.GV-01") + " −1",
		worse + " " + p.T("rule-short.GP-01") + " +1",
		better + " " + p.T("rule-short.OV-02") + " −2",
		worse + " " + boundary + " +20",
	}
	got := said(Consequence(p, c, 4))
	if len(got) != 4 || !slices.Equal(got[:3], want[:3]) || !strings.HasPrefix(got[3], want[3]) {
		t.Errorf("said %q, want %q", got, want)
	}
	for n := range 4 {
		if got := said(Consequence(p, c, n)); len(got) != n || !slices.Equal(got, said(Consequence(p, c, 4))[:n]) {
			t.Errorf("in %d: %q", n, got)
		}
	}
}

func TestAConsequenceWithoutGainsSaysItsLosses(t *testing.T) {
	p := text.For(model.EN)
	c := scenarios.Consequence{Gained: []check.Finding{finding("GP-01", check.High), finding("OV-02", check.Low)}}
	if got := said(Consequence(p, c, 2)); len(got) != 2 || !strings.HasPrefix(got[0], p.T("verdict.worse")) {
		t.Errorf("said %q", got)
	}
	if got := Consequence(p, scenarios.Consequence{}, 2); len(got) != 0 {
		t.Errorf("nothing was said to change: %q", said(got))
	}
}

func TestEveryRuleHasAShortNameInBothLanguages(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := text.For(lang)
		for _, r := range check.Rules() {
			if !p.Has("rule-short." + r.ID) {
				t.Errorf("%s has no short name in %s", r.ID, lang)
			}
		}
	}
}

func TestSeveritiesAndVerdictsKeepTheirMeaning(t *testing.T) {
	for from, to := range map[check.Severity]look.Severity{0: look.NoSeverity, check.Info: look.Info, check.Low: look.Low, check.Medium: look.Medium, check.High: look.High} {
		if got := Severity(from); got != to {
			t.Errorf("severity %d is drawn as %d", from, got)
		}
	}
	m := func(v float64) check.Metric {
		return check.Metric{Name: check.Boundary, Value: v, Unit: "%", Better: "lower", Known: true}
	}
	for _, c := range []struct {
		before, after float64
		want          look.Verdict
	}{{50, 40, look.Better}, {40, 50, look.Worse}, {40, 40, look.Same}} {
		if got := verdict(m(c.before), m(c.after)); got != c.want {
			t.Errorf("%v to %v is %v", c.before, c.after, got)
		}
	}
}
