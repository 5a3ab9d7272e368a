package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
)

func TestADecisionRightIsEnteredMendedAndUndone(t *testing.T) {
	w, win := opens(t, "seed-b")
	mine := forks(t, w, "权责")
	w.Show(RightsView)
	win.Canvas().Capture()
	test.Tap(w.targets()["rights:take:a-pricing"].(fyne.Tappable))
	win.Canvas().Capture()
	if !w.page().key(fyne.Key1) {
		t.Fatal("the page takes no key")
	}
	now := w.session.Now()
	r, _ := now.Scenario.DecisionRight("a-pricing")
	if len(r.Units(model.Proposes)) != 1 || now.Info.ID != mine {
		t.Fatalf("%+v: %s", r, w.failure)
	}
	if _, found := now.Findings.Get(check.NobodyApproves + "|a-pricing"); !found {
		t.Error("that nobody approves is not found")
	}
	w.Undo()
	if r, _ = w.session.Now().Scenario.DecisionRight("a-pricing"); r.Proposes != "" {
		t.Errorf("after undo it is %+v", r)
	}
}

// What is only said of the baseline does not make a fork of it.
func TestACommentOnTheBaselineStaysThere(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := w.session.Now().Info.ID
	does(t, w, model.AddComment("m1", model.Ref{Kind: model.UnitKind, ID: "EC"}, "谁来？", "我", ""))
	if now := w.session.Now(); now.Info.ID != before || now.Scenario.Count(model.CommentKind) != 1 {
		t.Errorf("it is in %s: %s", now.Info.ID, w.failure)
	}
}

func TestWhatIsOfferedAsDecisionRightsIsWalkedAndTakenByKeys(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(800, 560))
	w.Show(RightsView)
	win.Canvas().Capture()
	ring := func() fyne.CanvasObject { return w.targets()["rights:offered"] }
	if ring() == nil {
		t.Fatal("no ring shows where the keyboard is")
	}
	foot := func() float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(ring()).Y + ring().Size().Height
	}
	for n := range 12 { // to the last one, always in sight
		at := foot()
		presses(t, w, fyne.KeyDown)
		if ring() == nil || foot() > 560 {
			t.Fatalf("after %d steps the ring is at %v, before %v", n+1, ring(), at)
		}
	}
	presses(t, w, fyne.KeyReturn)
	if _, found := w.session.Now().Scenario.DecisionRight("a-staff"); !found {
		t.Errorf("the last one is not taken: %s", w.failure)
	}
	win.Canvas().Capture()
	presses(t, w, fyne.KeyM)
	w.picks(t, "remove")
	if n := w.session.Now().Scenario.Count(model.DecisionRightKind); n != 0 {
		t.Errorf("%d are left: %s", n, w.failure)
	}
}
