package text

import (
	"testing"

	"sandtable/model"
	"sandtable/model/check"
)

func TestEveryMetricHasALabelAndAValue(t *testing.T) {
	card := check.Score(office(t), office(t))
	if len(card) != 7 {
		t.Fatalf("the scorecard has %d metrics", len(card))
	}
	for _, m := range card {
		bothKnow(t, "metric."+m.Name+".long")
		bothKnow(t, "metric."+m.Name+".short")
		bothKnow(t, "metric."+m.Name+".unit")
	}
	if value, unit := For(model.ZH).MetricValue(card.Get(check.Load)); value != "—" || unit != "未录入编制" {
		t.Errorf("load without FTE: %s %s", value, unit)
	}
	if value, unit := For(model.EN).MetricValue(check.Metric{Name: check.Disruption, Known: true, Value: 1, Unit: "moves"}); value != "1" || unit != "move" {
		t.Errorf("one move: %s %s", value, unit)
	}
	if value, unit := For(model.EN).MetricValue(check.Metric{Name: check.Overlap, Known: true, Value: .4268}); value+unit != "0.43" {
		t.Errorf("overlap: %s %s", value, unit)
	}
}

func TestAVerdictIsAWordAndASignedNumber(t *testing.T) {
	known := func(name, unit, better string, v float64) check.Metric {
		return check.Metric{Name: name, Value: v, Known: true, Unit: unit, Better: better}
	}
	for _, tc := range []struct {
		before, after check.Metric
		want          string
	}{
		{known("boundary", "%", "lower", 70.2), known("boundary", "%", "lower", 0), "优 −70"},
		{known("breadth", "functions", "lower", 19), known("breadth", "functions", "lower", 33), "劣 +14"},
		{known("coverage", "%", "higher", 89.1), known("coverage", "%", "higher", 89.4), "平 "},
		{known("overlap", "", "lower", .43), known("overlap", "", "lower", .29), "优 −0.14"},
		{check.Metric{Name: "load"}, known("load", "%", "higher", 80), " "},
	} {
		word, signed := For(model.ZH).Verdict(tc.before, tc.after)
		if got := word + " " + signed; got != tc.want {
			t.Errorf("%s %v to %v: %q, not %q", tc.after.Name, tc.before.Value, tc.after.Value, got, tc.want)
		}
	}
}

func TestTheHeadlineNamesGainLossAndWhatIsStillWrong(t *testing.T) {
	s := office(t)
	h := check.Headline{
		Steps: []check.Step{
			{Before: check.Metric{Name: "boundary", Value: 75, Known: true, Unit: "%", Better: "lower"}, After: check.Metric{Name: "boundary", Known: true, Unit: "%", Better: "lower"}},
			{Before: check.Metric{Name: "breadth", Value: 13, Known: true, Better: "lower"}, After: check.Metric{Name: "breadth", Value: 23, Known: true, Better: "lower"}},
		},
		Top: &check.Finding{Rule: "GP-06", Subjects: []model.Ref{{Kind: model.CollaborationKind, ID: "s1"}}},
	}
	if got := For(model.ZH).Headline(s, h); got != "跨部门交接75%→0%，最宽单位职能13→23，用户画像仍无人负责" {
		t.Error(got)
	}
	if got := For(model.EN).Headline(s, h); got != "Boundary hand-offs 75% to 0%, functions in the widest unit 13 to 23, still nobody answers for User profiles" {
		t.Error(got)
	}
	h.Top = &check.Finding{Rule: "GV-05", Subjects: []model.Ref{{Kind: model.KPIKind, ID: "k1"}}}
	h.New, h.Steps = true, nil
	if got := For(model.ZH).Headline(s, h); got != "七项评分均无变化，新出现“有责无权”（点击率）" {
		t.Error(got)
	}
}
