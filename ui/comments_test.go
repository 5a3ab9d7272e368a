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

func TestInANarrowWindowWhatIsAskedAboutTheScenarioIsTypedWhereItIsSeen(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(800, 560))
	w.comment()
	field, ok := w.targets()["comment-ask"].(*look.Entry)
	if !ok || w.canvas.Focused() != fyne.Focusable(field) {
		t.Fatalf("the keyboard is with %T", w.canvas.Focused())
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	if w.frame.shown == 0 || at.X <= 0 || at.X+field.Size().Width > 800 || at.Y+field.Size().Height > 560 {
		t.Errorf("the field stands at %v, the panel is %v wide", at, w.frame.shown)
	}
	test.Type(field, "什么时候定？")
	field.TypedKey(pressed(fyne.KeyReturn))
	if all := w.session.Now().Scenario.CommentsOn(model.Ref{}); len(all) != 1 {
		t.Errorf("asked is %+v: %s", all, w.failure)
	}
	field.TypedKey(pressed(fyne.KeyEscape))
	if w.frame.shown != 0 || w.canvas.Focused() == fyne.Focusable(field) {
		t.Errorf("after Escape the panel is %v wide, the keyboard with %T", w.frame.shown, w.canvas.Focused())
	}
}

func TestAboutSeveralThingsNothingIsAskedInAFieldThatCannotBeSeen(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 1400))
	w.board.Select("B-EC-D1") // its field has been there
	w.board.Select("B-EC-D1", "B-EC-D2")
	w.comment()
	if field, typing := w.canvas.Focused().(*look.Entry); typing {
		t.Errorf("the keyboard is in a field at %v", fyne.CurrentApp().Driver().AbsolutePositionForObject(field))
	}
	if w.frame.toast == nil {
		t.Error("nobody says why")
	}
}

func TestWhatWasBegunInOneScenarioDoesNotFollowIntoAnother(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 1400))
	path := w.library.Path()
	begun := func() string {
		t.Helper()
		w.Show(BoardView)
		w.comment()
		about := commentField(t, w, "comment-ask").Text
		w.Show(RightsView)
		return about + "/" + w.targets()["rights:new"].(*look.Entry).Text
	}
	w.comment()
	test.Type(commentField(t, w, "comment-ask"), "只问现状")
	w.Show(RightsView)
	test.Type(w.targets()["rights:new"].(*look.Entry), "年度预")
	w.Switch("V1")
	if got := begun(); got != "/" {
		t.Errorf("the other scenario has %q", got)
	}
	w.Switch("V0")
	if got := begun(); got != "只问现状/年度预" {
		t.Errorf("back in the first one it is %q", got)
	}
	showsExample(w, "seed-b")
	if got := begun(); got != "/" || w.library.Path() == path {
		t.Errorf("the other library has %q", got)
	}
}

func TestWhatIsBeingWrittenGoesOnInTheForkThatAGestureMakes(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 1400))
	w.comment()
	test.Type(commentField(t, w, "comment-ask"), "还没写完")
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	if w.session.Now().Info.ID == "V0" {
		t.Fatal("it is no fork")
	}
	w.board.Select()
	w.comment()
	if got := commentField(t, w, "comment-ask").Text; got != "还没写完" {
		t.Errorf("in the fork it is %q", got)
	}
	w.canvas.Unfocus()
	w.Undo()
	w.board.Select()
	w.comment()
	if got := commentField(t, w, "comment-ask").Text; w.session.Now().Info.ID != "V0" || got != "还没写完" {
		t.Errorf("after undo in %s it is %q", w.session.Now().Info.ID, got)
	}
}

func TestTheCursorStandsBehindWhatWasBegun(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 1400))
	w.comment()
	test.Type(commentField(t, w, "comment-ask"), "一半")
	w.board.Select("B-MD-D7")
	w.board.Select()
	w.comment()
	field := commentField(t, w, "comment-ask")
	test.Type(field, "，另一半")
	if field.Text != "一半，另一半" {
		t.Errorf("it is %q", field.Text)
	}
}

func TestAFormThatCouldNotBeStoredIsHandedBackAndDoesNotFollowIntoAnotherScenario(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 4000))
	w.jump(model.Ref{Kind: model.UnitKind, ID: "EC"})
	tapTarget(t, w, "fill:cells")
	field := w.targets()["field:fte"].(*look.Entry)
	field.Pressed() // as the pointer does
	w.canvas.Focus(field)
	test.Type(field, "很多人")
	w.Switch("V3")
	if d := w.open.dialog(); d == nil {
		t.Error("nobody hands it back")
	} else {
		d.Close()
	}
	w.jump(model.Ref{Kind: model.UnitKind, ID: "EC"})
	if f := w.targets()["field:fte"]; f != nil {
		t.Errorf("the other scenario shows the form with %q", f.(*look.Entry).Text)
	}
}
