package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/model"
)

func TestAHintShowsInTheWindowWhereThePointerRests(t *testing.T) {
	w, _ := opens(t, "seed-b")
	clock := waiting(w)
	w.do(model.MoveDuties("EC", "B-MD-D7"))
	w.SetLang(model.EN)
	undo := w.frame.top.undo
	undo.MouseIn(&desktop.MouseEvent{})
	clock.pass()
	if got := w.frame.Hints().Text(); !strings.Contains(got, "Undo: ") {
		t.Errorf("over the arrow of undo the hint is %q", got)
	}
	at, size := w.frame.Hints().Place()
	if over := fyne.CurrentApp().Driver().AbsolutePositionForObject(undo).AddXY(16, 32); at.Y != over.Y+6 || at.X > over.X || at.X+size.Width < over.X {
		t.Errorf("the hint stands at %v, the arrow ends at %v", at, over)
	}
	undo.MouseOut()
	if got := w.frame.Hints().Text(); got != "" {
		t.Errorf("the hint stays: %q", got)
	}
}

func TestAToastGoesByItselfAndNothingWaitsAfterTheWindowIsClosed(t *testing.T) {
	w, _ := opens(t, "seed-b")
	clock := waiting(w)
	w.toast("moved")
	clock.pass()
	if w.frame.toast != nil {
		t.Error("the toast stays")
	}
	w.toast("moved again")
	toast := w.frame.toast
	w.leave()
	clock.pass()
	if w.frame.toast != toast {
		t.Error("something happened in a window that is closed")
	}
}
