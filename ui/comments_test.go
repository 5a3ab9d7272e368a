package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/look"
)

// commentField finds a field of the panel, scrolled into sight.
func commentField(t *testing.T, w *Window, name string) *look.Entry {
	t.Helper()
	w.panels.inspector.Ask()
	e, ok := w.targets()[name].(*look.Entry)
	if !ok {
		t.Fatalf("no %s", name)
	}
	return e
}

func TestAQuestionIsAskedInThePanelCountedOnTheCardAnsweredAndUndone(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 1400))
	duty := model.Ref{Kind: model.DutyKind, ID: "B-EC-D1"}
	w.jump(duty)
	field := commentField(t, w, "comment-ask")
	w.canvas.Focus(field)
	test.Type(field, "谁来接手？")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	all := w.session.Now().Scenario.CommentsOn(duty)
	if len(all) != 1 || all[0].Text != "谁来接手？" || all[0].By != w.session.Who() || all[0].On != w.session.Today() || field.Text != "" {
		t.Fatalf("%+v, the field holds %q: %s", all, field.Text, w.failure)
	}
	if said := strings.Join(shown(w.panels.inspector), "|"); !strings.Contains(said, "批注 1") {
		t.Errorf("the panel says %q", said)
	}
	commentField(t, w, "comment-ask")
	test.Tap(w.targets()["comment:"+string(all[0].ID)].(fyne.Tappable))
	answer := w.targets()["comment-answer"].(*look.Entry)
	w.canvas.Focus(answer)
	test.Type(answer, "媒体部")
	answer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if all = w.session.Now().Scenario.CommentsOn(duty); all[0].Open() || all[0].Answer != "媒体部" || all[0].AnsweredBy != w.session.Who() {
		t.Errorf("%+v: %s", all[0], w.failure)
	}
	w.Undo()
	if all = w.session.Now().Scenario.CommentsOn(duty); !all[0].Open() {
		t.Errorf("after undo it is %+v", all[0])
	}
}

func TestWhatWasTypedAboutOneRecordWaitsWhileAnotherIsLookedAt(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 1400))
	w.jump(model.Ref{Kind: model.UnitKind, ID: "EC"})
	commentField(t, w, "comment-ask").SetText("还没写完")
	w.jump(model.Ref{Kind: model.UnitKind, ID: "MD"})
	if got := commentField(t, w, "comment-ask").Text; got != "" {
		t.Errorf("the other record has %q", got)
	}
	w.jump(model.Ref{Kind: model.UnitKind, ID: "EC"})
	if got := commentField(t, w, "comment-ask").Text; got != "还没写完" {
		t.Errorf("it holds %q", got)
	}
}
