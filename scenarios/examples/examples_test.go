package examples_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func written(t testing.TB, id string) *scenarios.Library {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), id+".sandtable"), id, model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func now(t testing.TB, l *scenarios.Library, id model.ID) scenarios.Snapshot {
	t.Helper()
	s, err := l.Session(id)
	if err != nil {
		t.Fatal(err)
	}
	return s.Now()
}

func listed(t testing.TB) []examples.Example {
	t.Helper()
	all, err := examples.List()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheFindingsOfEveryVariantAreTheGoldenOnes(t *testing.T) {
	for _, e := range listed(t) {
		t.Run(e.ID, func(t *testing.T) {
			l := written(t, e.ID)
			all, err := l.Scenarios()
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, info := range all {
				s := now(t, l, info.ID)
				fmt.Fprintf(&b, "%s  %s  %s\n", info.ID, info.Name.EN, s.Scenario.Fingerprint())
				for _, f := range s.Findings.All() {
					fmt.Fprintf(&b, "  %-6s  %-6s  %s\n", f.Severity, f.Rule, f.Key)
				}
			}
			golden := filepath.Join("testdata", e.ID+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("findings differ from %s (rewrite with -update):\n%s", golden, b.String())
			}
		})
	}
}

func TestEveryExampleVerifies(t *testing.T) {
	for _, e := range listed(t) {
		l := written(t, e.ID)
		if err := l.Verify(); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
}

func TestTheDefaultExampleHoldsTheSecondListAndItsVariants(t *testing.T) {
	if listed(t)[0].ID != examples.Default {
		t.Fatal("the default is not the first")
	}
	l := written(t, examples.Default)
	v0, v1, v2, v3 := now(t, l, "V0"), now(t, l, "V1"), now(t, l, "V2"), now(t, l, "V3")
	for k, want := range map[model.Kind]int{model.DutyKind: 14, model.GoalKind: 6, model.TaskKind: 8, model.HandoffKind: 15, model.CollaborationKind: 3, model.UnitKind: 9} {
		if got := v0.Scenario.Count(k); got != want {
			t.Errorf("%d of kind %s instead of %d", got, k, want)
		}
	}
	if v0.Info.Status != scenarios.Baseline || v1.Info.Parent != "V0" || v2.Info.Parent != "V1" || v3.Info.Parent != "V0" {
		t.Error("the tree is not V0 - V1 - V2, V0 - V3")
	}
	if dm, ok := v1.Scenario.Unit("DM"); !ok || dm.Head.EN != "Head of Digital Marketing" || len(v1.Scenario.DutiesOf("DM")) != 14 {
		t.Errorf("V1 has no merged department: %+v", dm)
	}
	if d, _ := v2.Scenario.Duty("B-MD-D2"); d.Unit != "P-NM" || v2.Scenario.DepartmentOf(d.Unit) != "DM" {
		t.Errorf("in V2 content belongs to %s", d.Unit)
	}
	if d, _ := v3.Scenario.Duty("B-MD-D7"); d.Unit != "DI" {
		t.Errorf("in V3 evaluation belongs to %s", d.Unit)
	}
	if d, _ := v0.Scenario.Duty("B-EC-D1"); d.Source != "B:130" || d.Basis != model.Stated || d.Criticality != 0 || d.Frequency != "" || d.Group.EN != "Platform operation management" {
		t.Errorf("first duty %+v", d)
	}
	for _, id := range []model.ID{"V1", "V2", "V3"} {
		all, err := l.Differences(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			if d.Edit.Ref().Kind != model.BriefKind && (!d.Known || d.Reason.Why == "" || d.Reason.Who == "") {
				t.Errorf("%s: nobody says why %s changed", id, d.Edit.Ref())
			}
		}
	}
}

func TestTheSameExampleHasTheSameContentWhereverItIsMade(t *testing.T) {
	for _, e := range listed(t) {
		one, two := written(t, e.ID), written(t, e.ID)
		a, err := one.Scenarios()
		if err != nil {
			t.Fatal(err)
		}
		b, err := two.Scenarios()
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%v\n%v", a, b)
		}
		first, err := os.ReadFile(one.Path())
		if err != nil {
			t.Fatal(err)
		}
		second, err := os.ReadFile(two.Path())
		if err != nil {
			t.Fatal(err)
		}
		if string(first) != string(second) {
			t.Errorf("%s: the files differ", e.ID)
		}
	}
}

func TestTheSameDutiesOfBothListsAreFused(t *testing.T) {
	l := written(t, "seed-ab")
	pairs, err := examples.Correspondences()
	if err != nil {
		t.Fatal(err)
	}
	before, after := now(t, l, "V0").Scenario, now(t, l, "V4").Scenario
	for _, c := range pairs {
		if before.Find(c.A) == nil || before.Find(c.B) == nil {
			t.Errorf("%+v: not there", c)
		}
		d, ok := after.Duty(c.B)
		if !ok || c.Degree != "same" {
			continue
		}
		if after.Find(c.A) != nil || !d.Origin.Has(string(c.A)) {
			t.Errorf("%+v: not fused: %+v", c, d)
		}
	}
	if before.Count(model.DutyKind) != 24 || after.Count(model.DutyKind) != 18 {
		t.Errorf("%d duties, then %d", before.Count(model.DutyKind), after.Count(model.DutyKind))
	}
}

func TestReasonsAreInTheLanguageAskedFor(t *testing.T) {
	l, err := examples.Write(filepath.Join(t.TempDir(), "x.sandtable"), "seed-b", model.EN, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	rows, err := l.Log("V1")
	if err != nil || len(rows) != 1 || !strings.HasPrefix(rows[0].Why, "Note of the brief") || rows[0].Who != "Sandtable" {
		t.Errorf("%v %+v", err, rows)
	}
}

func TestAnUnknownExampleLeavesNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sandtable")
	if _, err := examples.Write(path, "seed-z", model.ZH, scenarios.Options{}); !errors.Is(err, examples.ErrUnknown) {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file")
	}
}
