package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

func TestALetterIsWrittenInTheMatrixAndUndone(t *testing.T) {
	w, win := opens(t, "seed-b")
	forks(t, w, "责任")
	w.Show(LettersView)
	win.Canvas().Capture()
	row, ok := w.targets()["raci:row:B-EC-D3"].(fyne.Tappable)
	if !ok {
		t.Fatal("the matrix has no row of the duty")
	}
	row.Tapped(&fyne.PointEvent{Position: fyne.NewPos(350+118, 10)}) // the media department
	press := func(name string) {
		t.Helper()
		o, ok := w.targets()[name].(fyne.Tappable)
		if !ok {
			t.Fatalf("no %s", name)
		}
		test.Tap(o)
	}
	role := func() string {
		r, _ := w.session.Now().Scenario.Role(model.RoleID("B-EC-D3", "MD"))
		return r.Role
	}
	press("raci:press:I")
	if role() != "I" {
		t.Fatalf("the role is %q: %s", role(), w.failure)
	}
	w.Undo()
	if role() != "" {
		t.Errorf("after undo it is %q", role())
	}
	press("raci:press:A")
	d, _ := w.session.Now().Scenario.Duty("B-EC-D3")
	if r, _ := w.session.Now().Scenario.Role(model.RoleID("B-EC-D3", "EC")); d.Unit != "MD" || r.Role != "R" {
		t.Errorf("at home in %s, who had it has %q: %s", d.Unit, r.Role, w.failure)
	}
	w.Undo()
	if d, _ = w.session.Now().Scenario.Duty("B-EC-D3"); d.Unit != "EC" || len(w.session.Now().Scenario.Roles()) != 0 {
		t.Errorf("one undo does not restore it: %s", d.Unit)
	}
}
