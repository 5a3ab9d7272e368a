package gather_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// example opens a library with an example.
func example(t *testing.T, id string) *scenarios.Library {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), id, model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// TestWhatIsSaidOfTheBaselineIsWhatIsFoundThere holds what is derived from the findings of
// the scenario to the rules themselves.
func TestWhatIsSaidOfTheBaselineIsWhatIsFoundThere(t *testing.T) {
	l := example(t, "seed-ab")
	infos, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	beside := 0
	for _, info := range infos {
		r, err := gather.Report(l, info.ID, "0.1")
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(r.Themes.All(), theme.Of(r.Scenario, r.Findings).All()) {
			t.Errorf("%s: other themes than its findings make", info.ID)
		}
		if r.Alone {
			continue
		}
		beside++
		found := check.Check(r.Baseline)
		if !reflect.DeepEqual(r.BaselineFindings.All(), found.All()) {
			t.Errorf("%s: other findings of the baseline than the rules make", info.ID)
		}
		if !reflect.DeepEqual(r.BaselineThemes.All(), theme.Of(r.Baseline, found).All()) {
			t.Errorf("%s: other themes of the baseline than its findings make", info.ID)
		}
		if !reflect.DeepEqual(r.BaselineScorecard, check.Score(r.Baseline, r.Baseline)) {
			t.Errorf("%s: another scorecard of the baseline than its own", info.ID)
		}
	}
	if beside == 0 {
		t.Error("no scenario stands beside its baseline")
	}
}
