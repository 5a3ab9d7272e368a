package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAcceptingAWarningNeedsAReasonIsOneStepAndCanBeTakenBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	f := w.session.Now().Findings.All()[0]
	w.askWaive(f)
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	if w.open.dialog() == nil || w.session.Now().CanUndo {
		t.Fatal("it was accepted without a reason")
	}
	dialogText(t, w, "外部审计要求保留")
	is, _ := w.session.Now().Findings.Get(f.Key)
	if is.Waived == nil || is.Waived.Reason != "外部审计要求保留" || is.Waived.By != w.session.Who() {
		t.Fatalf("accepted as %+v: %s", is.Waived, w.failure)
	}
	if trail := w.trailRows(); trail[0].Why != "外部审计要求保留" {
		t.Errorf("the trail says %q", trail[0].Why)
	}
	w.unwaive(is)
	if is, _ := w.session.Now().Findings.Get(f.Key); is.Waived != nil {
		t.Error("the acceptance is not taken back")
	}
	w.Undo()
	w.Undo()
	if is, _ := w.session.Now().Findings.Get(f.Key); is.Waived != nil || w.session.Now().CanUndo {
		t.Error("it was more than one step")
	}
}
