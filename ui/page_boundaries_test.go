package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/look"
)

func TestALeadIsNamedInTheListOfBoundariesAndUndone(t *testing.T) {
	w, win := opens(t, "seed-b")
	forks(t, w, "边界")
	w.Show(BoundariesView)
	win.Canvas().Capture()
	var key model.ID
	for _, c := range w.session.Now().Scenario.Collaborations() {
		if _, ok := w.targets()["bounds:deed:joint:"+string(c.ID)]; ok && c.Integrator == "" {
			key = c.ID
			break
		}
	}
	deed, ok := w.targets()["bounds:deed:joint:"+string(key)].(*look.Button)
	if !ok {
		t.Fatal("no undertaking lacks a lead")
	}
	test.Tap(deed)
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if r, ok := o.(*look.MenuRow); ok && r.Name() == "lead:MD" {
			test.Tap(r)
			break
		}
	}
	led := func() model.ID {
		c, _ := w.session.Now().Scenario.Collaboration(key)
		return c.Integrator
	}
	if led() != "MD" {
		t.Fatalf("it is led by %q: %s", led(), w.failure)
	}
	w.Undo()
	if led() != "" {
		t.Errorf("after undo it is led by %q", led())
	}
}

func TestAMatterIsAddedOnThePageOfBoundaries(t *testing.T) {
	w, win := opens(t, "seed-b")
	forks(t, w, "边界")
	w.Show(BoundariesView)
	win.Canvas().Capture()
	n := w.session.Now().Scenario.Count(model.CollaborationKind)
	test.Tap(w.targets()["bounds:add"].(fyne.Tappable))
	dialogText(t, w, "达人排期")
	if got := w.session.Now().Scenario.Count(model.CollaborationKind); got != n+1 {
		t.Errorf("%d undertakings, there were %d: %s", got, n, w.failure)
	}
}
