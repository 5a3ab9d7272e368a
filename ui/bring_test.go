package ui

import (
	"path/filepath"
	"testing"

	"sandtable/model"
)

// workedOn is a copy of the open library in which somebody has done a step.
func workedOn(t *testing.T, w *Window, path string) string {
	t.Helper()
	if err := w.library.SaveCopy(path); err != nil {
		t.Fatal(err)
	}
	l := elsewhere(t, path)
	s, err := l.SessionSoon("V1")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Do(model.RemoveDuties(s.Now().Scenario.Duties()[0].ID), "not needed"); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestADroppedLibraryMayBeBroughtInOrOpened(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before, open := infos(t, w), w.session.Now().Scenario
	path := workedOn(t, w, filepath.Join(t.TempDir(), "同事.sandtable"))
	w.dropped([]string{path})
	if len(infos(t, w)) != len(before) || w.open.dialog() == nil {
		t.Fatalf("nothing is asked: %s", w.failure)
	}
	tapped(t, w, "dialog:bring")
	all := w.sight().Infos
	if len(all) != len(before)+1 || w.session.Now().Scenario.Fingerprint() != open.Fingerprint() {
		t.Fatalf("%d scenarios: %s", len(all), w.failure)
	}
	in := all[len(all)-1]
	if in.Parent != "V1" || in.Name.ZH == "" || w.frame.toast == nil {
		t.Errorf("it came in as %+v", in)
	}
	w.dropped([]string{path})
	if w.targets()["dialog:bring"] != nil {
		t.Error("what came in is offered again")
	}
	tapped(t, w, "dialog:ok")
	if w.library.Path() != path {
		t.Errorf("%s is open: %s", w.library.Path(), w.failure)
	}
}

func TestAConflictCopyBesideTheLibraryIsNoticedUntilItHasComeIn(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := w.library.Path()
	name := path[:len(path)-len(filepath.Ext(path))] + " (Bob's conflicted copy).sandtable"
	workedOn(t, w, name)
	if !shows(w, path) {
		t.Fatal(w.failure)
	}
	tapped(t, w, "banner:bring")
	before := len(infos(t, w))
	tapped(t, w, "dialog:ok")
	if len(infos(t, w)) != before+1 || w.targets()["banner:bring"] != nil {
		t.Errorf("%d scenarios, %d before: %s", len(infos(t, w)), before, w.failure)
	}
	if !shows(w, path) || w.targets()["banner:bring"] != nil {
		t.Error("it is said again though all of it is here")
	}
}

func TestALibraryThatCannotBeReadIsNotBroughtInAndSaysWhy(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := len(infos(t, w))
	w.askWhatComes(written(t, "letter.sandtable", "Dear Ann"), nil)
	if w.failure == "" || w.open.dialog() == nil || len(infos(t, w)) != before {
		t.Errorf("it says %q", w.failure)
	}
}
