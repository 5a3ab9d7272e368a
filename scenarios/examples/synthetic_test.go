package examples_test

import (
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
	"sandtable/scenarios/examples"
)

func made(t testing.TB, duties, units int, seed uint64) model.Scenario {
	t.Helper()
	s, err := examples.Synthetic(duties, units, seed)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAMadeUpOrganisationDependsOnItsArgumentsOnly(t *testing.T) {
	one := made(t, 200, 20, 7)
	if one.Count(model.DutyKind) != 200 || one.Count(model.UnitKind) != 20 {
		t.Errorf("%d duties, %d units", one.Count(model.DutyKind), one.Count(model.UnitKind))
	}
	if one.Fingerprint() != made(t, 200, 20, 7).Fingerprint() || one.Fingerprint() == made(t, 200, 20, 8).Fingerprint() {
		t.Error("not a function of the arguments")
	}
	if made(t, 0, 1, 0).Count(model.DutyKind) != 0 {
		t.Error("duties from nowhere")
	}
	for _, bad := range [][2]int{{-1, 1}, {1, 0}, {examples.MaxDuties + 1, 1}, {1, examples.MaxUnits + 1}} {
		if _, err := examples.Synthetic(bad[0], bad[1], 1); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}

func TestMadeUpDutiesReadAsSentencesInBothLanguages(t *testing.T) {
	s := made(t, 2000, 90, 3)
	names := map[string]bool{}
	for _, u := range s.Units() {
		if names[u.Name.ZH] || names[u.Name.EN] {
			t.Errorf("two units are named %v", u.Name)
		}
		names[u.Name.ZH], names[u.Name.EN] = true, true
	}
	for _, d := range s.Duties() {
		if !reads(d.Text.EN, model.EN) || !reads(d.Text.ZH, model.ZH) || strings.ContainsAny(d.Text.ZH+d.Text.EN+d.Title.ZH+d.Title.EN, "{}") {
			t.Errorf("%s: %+v", d.ID, d)
		}
	}
	if d := s.Dangling(); len(d) > 0 {
		t.Error(d)
	}
}

// nearness counts, per duty, the duties that are near it and the near copies.
func nearness(s model.Scenario) (near, copies float64) {
	x := overlap.New(meaning.Standard(), s.Duties())
	for _, d := range s.Duties() {
		copied := false
		for p := range x.Around(d.ID) {
			near++
			copied = copied || p.Words > .75
		}
		if copied {
			copies++
		}
	}
	n := float64(s.Count(model.DutyKind))
	return near / n, copies / n
}

func TestADutyIsNearAsManyOthersInAnOrganisationOfAnySize(t *testing.T) {
	small, copies := nearness(made(t, 800, 40, 1))
	large, _ := nearness(made(t, 4000, 40, 1))
	if small < 10 || large > 40 || large > 1.5*small {
		t.Errorf("near %.1f others of 800, %.1f of 4000", small, large)
	}
	if copies < .05 || copies > .35 { // of each copy two duties are counted; a series counts too
		t.Errorf("%.2f of the duties have a near copy", copies)
	}
}
