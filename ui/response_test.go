package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/look"
)

// reads reports whether a text stands anywhere in the window.
func (w *Window) reads(what string) bool {
	found := false
	visit(w.canvas.Content(), func(o fyne.CanvasObject, _ fyne.Position) {
		if x, ok := o.(*canvas.Text); ok && x.Text == what {
			found = true
		}
	})
	return found
}

// Every cell of a response is entered where its theme is shown, by keys alone.
func TestWhoSeesToAThemeIsEnteredWhereItIsShown(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 4000)) // everything is in sight
	w.SetLang(model.EN)
	w.Switch("V3")
	w.Show(WarningsView)
	key := w.panels.cases.Showing()
	if _, ok := w.session.Now().Themes.Get(key); !ok {
		t.Fatalf("%q is no theme", key)
	}
	enter := func(cell, said string) {
		t.Helper()
		w.canvas.Unfocus()
		if !w.panels.cases.Key(fyne.KeyR) {
			t.Fatal("R opens nothing")
		}
		if cell == "owner" && w.canvas.Focused() != fyne.Focusable(w.targets()["field:owner"].(*look.Entry)) {
			t.Errorf("the keyboard belongs to %T", w.canvas.Focused())
		}
		field, ok := w.targets()["field:"+cell].(*look.Entry)
		if !ok {
			t.Fatalf("nothing to type %s", cell)
		}
		field.SetText(said)
		field.TypedKey(pressed(fyne.KeyReturn))
	}
	for _, x := range []struct{ cell, said, field, want string }{
		{"owner", "Li Na", "owner", "Li Na"}, {"due", "2027/3/1", "due", "2027-03-01"},
		{"status", "in progress", "status", "in-progress"}, {"answer", "Finance reviews it", "answer.en", "Finance reviews it"},
	} {
		enter(x.cell, x.said)
		r, ok := w.session.Now().Scenario.ResponseTo(key)
		if !ok || model.Cell(r, x.field) != x.want {
			t.Errorf("%s: %q was typed, it is %+v; %q", x.cell, x.said, r, w.failure)
		}
	}
	if n := w.session.Now().Scenario.Count(model.ResponseKind); n != 1 {
		t.Errorf("%d responses", n)
	}
	for _, said := range []string{"Li Na, by 1 Mar 2027, in progress", "Finance reviews it"} {
		if !w.reads(said) {
			t.Errorf("nobody reads %q", said)
		}
	}
	for _, cell := range []string{"owner", "due", "status", "answer"} {
		enter(cell, "")
	}
	if n := w.session.Now().Scenario.Count(model.ResponseKind); n != 0 {
		t.Error("with nothing in it it is there still")
	}
}

func TestADayThatIsNoneStaysInItsFieldWithTheReason(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 4000))
	w.Switch("V3")
	w.Show(WarningsView)
	w.targets()["fill:response"].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	field := w.targets()["field:due"].(*look.Entry)
	field.SetText("明年三月")
	field.TypedKey(pressed(fyne.KeyReturn))
	if !field.Refused || field.Text != "明年三月" || w.session.Now().Scenario.Count(model.ResponseKind) != 0 {
		t.Errorf("refused %v, %q", field.Refused, field.Text)
	}
}
