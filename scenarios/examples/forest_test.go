package examples_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

func forest(t testing.TB, f examples.Forest, lang model.Lang) *scenarios.Library {
	t.Helper()
	l, err := examples.WriteForest(filepath.Join(t.TempDir(), "forest.sandtable"), f, lang, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestAMadeUpLibraryHoldsTheScenariosAndStepsAskedFor(t *testing.T) {
	l := forest(t, examples.Forest{Duties: 120, Units: 8, Scenarios: 12, Steps: 400, Seed: 5}, model.EN)
	if err := l.Verify(); err != nil {
		t.Error(err)
	}
	all := scenariosOf(t, l)
	if len(all) != 13 {
		t.Errorf("%d scenarios", len(all))
	}
	rows, undone, deep, late := 0, 0, 0, 0
	verbs := map[string]bool{}
	for _, info := range all {
		log, err := l.Log(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		rows += len(log)
		for _, r := range log {
			switch {
			case r.Verb == scenarios.UndoRow:
				undone++
			case !reads(r.Why, model.EN):
				t.Errorf("%s, row %d: %q", info.ID, r.Seq, r.Why)
			}
			verbs[r.Change.Verb] = true
		}
		if info.Parent != "" && info.Parent != "V0" {
			deep++
		}
		if info.ForkedSeq > 0 {
			late++
		}
		if d := now(t, l, info.ID).Scenario.Dangling(); len(d) > 0 {
			t.Errorf("%s: %v", info.ID, d)
		}
	}
	if rows != 400 || undone < 10 || deep < 3 || late < 3 || len(verbs) < 8 {
		t.Errorf("%d rows, %d undone, %d forks of forks, %d after some steps, verbs %v", rows, undone, deep, late, verbs)
	}
}

func TestAMadeUpLibraryDependsOnItsArgumentsOnly(t *testing.T) {
	f := examples.Forest{Duties: 40, Units: 4, Scenarios: 3, Steps: 60, Seed: 2}
	one, err := os.ReadFile(forest(t, f, model.ZH).Path())
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(forest(t, f, model.ZH).Path())
	if err != nil {
		t.Fatal(err)
	}
	if string(one) != string(two) {
		t.Error("the files differ")
	}
	for _, s := range []examples.Forest{{Duties: 0, Units: 1, Steps: 20}, {Duties: 1, Units: 1, Scenarios: 2}} {
		if err := forest(t, s, model.ZH).Verify(); err != nil {
			t.Errorf("%+v: %v", s, err)
		}
	}
	for _, bad := range []examples.Forest{{Units: 1, Scenarios: -1}, {Units: 1, Steps: examples.MaxSteps + 1}, {Units: 0}} {
		path := filepath.Join(t.TempDir(), "x.sandtable")
		_, err := examples.WriteForest(path, bad, model.ZH, scenarios.Options{})
		if _, ok := errors.AsType[*model.InputError](err); !ok {
			t.Errorf("%+v: %v", bad, err)
		}
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%+v: a file", bad)
		}
	}
}
