package scenarios_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

func sameJudgement(t *testing.T, got scenarios.Snapshot) {
	t.Helper()
	want := check.Check(got.Scenario)
	if d := cmp.Diff(want.All(), got.Findings.All()); d != "" {
		t.Errorf("findings (-checked anew +shown):\n%s", d)
	}
	if d := cmp.Diff(check.Score(got.Scenario, got.Baseline), got.Scorecard); d != "" {
		t.Errorf("scorecard (-counted anew +shown):\n%s", d)
	}
}

func TestASessionCanBeEditedBeforeItsFindingsAreThere(t *testing.T) {
	l := library(t)
	fork, err := l.Fork("V0", word("trial"))
	must(t, err)
	s, err := l.SessionSoon(fork)
	must(t, err)
	if !s.Now().Pending || s.Now().Findings.Len() > 0 {
		t.Fatal("findings are there before they were worked out")
	}
	shown := 0
	s.Changed = func(scenarios.Snapshot) { shown++ }
	move := model.MoveDuties("MD", "D1")
	c, err := s.Preview(move)
	must(t, err)
	if !c.Pending || c.Refusal != nil || home(c.Scenario, "D1") != "MD" {
		t.Errorf("the preview says %+v", c)
	}
	must(t, s.Do(move, ""))
	if !s.Now().Pending || home(s.Now().Scenario, "D1") != "MD" {
		t.Error("the gesture waited for the findings, or was lost")
	}
	other := session(t, again(t, l, "Ben"), fork) // another writer goes on meanwhile
	must(t, other.Do(model.MoveDuties("", "D3"), ""))
	must(t, s.Poll())
	<-s.Ready()
	s.Settle()
	if s.Now().Pending || shown != 3 {
		t.Errorf("pending %v, shown %d times", s.Now().Pending, shown)
	}
	sameJudgement(t, s.Now())
	s.Settle()
	if shown != 3 {
		t.Error("settling twice shows the same again")
	}
	must(t, s.Do(model.MoveDuties("", "D2"), ""))
	sameJudgement(t, s.Now())
}
