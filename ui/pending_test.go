package ui

import (
	"path/filepath"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// A large library shows its board before its warnings; they follow by themselves.
func TestALargeLibraryCanBeEditedBeforeItIsChecked(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := filepath.Join(t.TempDir(), "large.sandtable")
	l, err := examples.WriteSynthetic(path, 1_200, 8, 1, scenarios.Reproducible("large"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Fork("V0", model.Text{ZH: "分支", EN: "Fork"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	var waiting []func()
	w.background = func(f func()) { waiting = append(waiting, f) }
	opened := false
	w.Open(path, func(done bool) { opened = done })
	if waiting[0](); !opened {
		t.Fatalf("it does not open: %s", w.failure)
	}
	waiting = waiting[1:]
	if now := w.session.Now(); !now.Pending || now.Findings.Len() > 0 {
		t.Fatal("the board waited for the findings")
	}
	w.beginCorrection() // what makes a fork first is another matter
	moved := 0
	for _, d := range w.session.Now().Scenario.Duties()[:3] {
		w.do(model.MoveDuties("", d.ID), "", func(done bool) {
			if done && w.session.Now().Pending {
				moved++
			}
		})
	}
	for n := len(waiting) - 1; moved < 3; n-- { // the line, before the check that was asked for earlier
		waiting[n]()
		waiting = append(waiting[:n], waiting[n+1:]...)
	}
	for len(waiting) > 0 {
		f := waiting[0]
		waiting = waiting[1:]
		f()
	}
	now := w.session.Now()
	if now.Pending || now.Findings.Len() == 0 || len(now.Scorecard) == 0 {
		t.Error("the findings never came")
	}
	if len(w.sight().Counts) != 2 || w.sight().Counts[now.Info.ID].High == 0 {
		t.Errorf("counted are %v", w.sight().Counts)
	}
	if len(w.sight().Base.Scorecard) == 0 || len(w.sight().History) < 4 {
		t.Errorf("the baseline has %d measures, the past %d states", len(w.sight().Base.Scorecard), len(w.sight().History))
	}
	w.Switch("V0") // what was asked for in the meantime is not shown any more
	w.Close()
	for _, f := range waiting {
		f()
	}
}
