package scenarios_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// twice is a library of the brief, opened by two.
func twice(t *testing.T) (mine, theirs *scenarios.Library) {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), "seed-b", model.ZH, scenarios.Options{Who: "Ann"})
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l, again(t, l, "Bob")
}

func rulesOf(now scenarios.Snapshot) (out []string) {
	for f := range now.Findings.Each() {
		out = append(out, f.Rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestAChangedPolicyIsLoggedAndReachesEveryOpenSession(t *testing.T) {
	mine, theirs := twice(t)
	s := session(t, theirs, "V0")
	if before := rulesOf(s.Now()); !slices.Contains(before, "IF-06") || s.Now().Policy != (check.Policy{}) {
		t.Fatalf("rules that find something: %v", before)
	}
	shown := 0
	s.Changed = func(scenarios.Snapshot) { shown++ }
	p, err := mine.SetPolicy("rule/IF-06", "off")
	must(t, err, s.Poll())
	if got := rulesOf(s.Now()); slices.Contains(got, "IF-06") || s.Now().Policy != p || shown != 1 {
		t.Errorf("after it was switched off: %v, shown %d times", got, shown)
	}
	must(t, s.Do(model.MoveDuties("MD", "B-EC-D4"), ""))
	if fresh := check.Under(p, s.Now().Scenario); s.Now().Findings.Len() != fresh.Len() {
		t.Errorf("%d findings after a step, %d from scratch", s.Now().Findings.Len(), fresh.Len())
	}
	if got := rulesOf(session(t, again(t, mine, "Eve"), "V1").Now()); slices.Contains(got, "IF-06") {
		t.Errorf("opened later: %v", got)
	}
	_, err = mine.SetPolicy("rule/IF-06", "default")
	must(t, err, s.Poll())
	if got := rulesOf(s.Now()); !slices.Contains(got, "IF-06") {
		t.Errorf("switched on again: %v", got)
	}
	log, err := mine.Settings()
	must(t, err)
	if len(log) != 2 || log[0].Value != "off" || log[1].Value != "" || log[0].Who != "Ann" || log[0].At.IsZero() {
		t.Errorf("the log is %+v", log)
	}
}

func TestASettingThatChangesNothingOrIsWrongWritesNothing(t *testing.T) {
	mine, _ := twice(t)
	for _, row := range []struct{ key, value string }{{"rule/IF-06", "on"}, {"rule/IF-06", "default"}, {"threshold/LD-04.functions", "20"}} {
		_, err := mine.SetPolicy(row.key, row.value)
		must(t, err)
	}
	for _, row := range []struct{ key, value string }{{"rule/XX-01", "off"}, {"threshold/LD-04.functions", "1000"}, {"term/a=b", "c"}} {
		if _, err := mine.SetPolicy(row.key, row.value); !isPolicyError(err) {
			t.Errorf("%s %s: %v", row.key, row.value, err)
		}
	}
	if log, err := mine.Settings(); len(log) > 0 || err != nil {
		t.Errorf("logged %+v, %v", log, err)
	}
}

func isPolicyError(err error) bool {
	_, ok := errors.AsType[*check.PolicyError](err)
	return ok
}

func TestWhatALaterVersionHasSetIsLeftInTheFileAndDisregarded(t *testing.T) {
	mine, _ := twice(t)
	must(t, mine.SetSetting("rule/QQ-99", "off"), mine.SetSetting("threshold/LD-04.functions", "soft"))
	p, err := mine.SetPolicy("rule/OV-04", "off")
	must(t, err)
	if got := p.Keys(); !slices.Equal(got, []string{"rule/OV-04"}) {
		t.Errorf("the policy sets %v", got)
	}
	if v, ok, err := mine.Setting("rule/QQ-99"); v != "off" || !ok || err != nil {
		t.Errorf("the other setting is %q, %v, %v", v, ok, err)
	}
}
