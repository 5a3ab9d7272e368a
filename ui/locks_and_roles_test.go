package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

func TestALockNeedsAReasonHoldsItsDutyAndIsEndedFromTheInspector(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 2000))
	w.dutyMenu([]model.ID{"B-MD-D7"}, fyne.NewPos(300, 200))
	choose(t, w, "lock")
	choose(t, w, "lock-together")
	if w.open.dialog() != nil {
		t.Fatal("one duty alone is kept together")
	}
	w.open.menu.Close()
	w.lockMenu([]model.ID{"B-MD-D7"}, fyne.NewPos(300, 200))
	choose(t, w, "lock-pinned")
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	if len(w.session.Now().Scenario.Locks()) != 0 {
		t.Fatal("it was locked without a reason")
	}
	dialogText(t, w, "合同约定由媒体部执行")
	locks := w.session.Now().Scenario.Locks()
	if len(locks) != 1 || locks[0].Reason != "合同约定由媒体部执行" {
		t.Fatalf("locks %+v: %s", locks, w.failure)
	}
	if done(w, model.MoveDuties("EC", "B-MD-D7")) {
		t.Error("a pinned duty moved")
	}
	w.open.dialog().Close()
	w.board.Select("B-MD-D7")
	end, ok := w.panels.inspector.Targets()["end:lock:"+string(locks[0].ID)].(fyne.Tappable)
	if !ok {
		t.Fatal("the inspector does not show the lock")
	}
	test.Tap(end)
	if len(w.session.Now().Scenario.Locks()) != 0 {
		t.Errorf("the lock is not ended: %s", w.failure)
	}
	w.Undo()
	if len(w.session.Now().Scenario.Locks()) != 1 {
		t.Error("ending it is not one step")
	}
}

func TestAnotherUnitGetsARoleAndLosesItInTheInspector(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 2000))
	w.board.Select("B-MD-D7")
	w.roleMenu("B-MD-D7", "", fyne.NewPos(600, 200))
	choose(t, w, "unit:EC")
	choose(t, w, "role:C")
	if r, _ := w.session.Now().Scenario.Role(model.RoleID("B-MD-D7", "EC")); r.Role != "C" {
		t.Fatalf("its role is %q: %s", r.Role, w.failure)
	}
	w.roleMenu("B-MD-D7", "EC", fyne.NewPos(600, 200))
	choose(t, w, "role:R")
	if r, _ := w.session.Now().Scenario.Role(model.RoleID("B-MD-D7", "EC")); r.Role != "R" {
		t.Errorf("its role stays %q", r.Role)
	}
	end, ok := w.panels.inspector.Targets()["end:role:EC"].(fyne.Tappable)
	if !ok {
		t.Fatal("the inspector does not show the role")
	}
	test.Tap(end)
	if _, had := w.session.Now().Scenario.Role(model.RoleID("B-MD-D7", "EC")); had {
		t.Error("the role is not ended")
	}
}
