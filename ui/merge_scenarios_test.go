package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

// forks makes a fork of the open scenario and opens it.
func forks(t *testing.T, w *Window, name string) model.ID {
	t.Helper()
	if !forked(w, name) {
		t.Fatal(w.failure)
	}
	return w.session.Now().Info.ID
}

func does(t *testing.T, w *Window, v model.Verb) {
	t.Helper()
	if !done(w, v) {
		t.Fatal(w.failure)
	}
}

func TestMergingAskedQuestionsIsOneStepAndUndoTakesItBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	base := w.session.Now().Info.ID
	theirs := forks(t, w, "他们的")
	does(t, w, model.MoveDuties("", "B-MD-D7"))
	does(t, w, model.MoveDuties("EC", "B-MD-D2"))
	w.Switch(base)
	ours := forks(t, w, "我们的")
	does(t, w, model.MoveDuties("EC", "B-MD-D7"))
	w.scenarioMenu(ours, fyne.NewPos(40, 100))
	choose(t, w, "union")
	choose(t, w, "union:"+string(theirs))
	d := w.open.dialog()
	if d == nil {
		t.Fatalf("nothing is asked: %s", w.failure)
	}
	seq := w.session.Now().Seq
	test.Tap(d.Targets()["dialog:ok"].(fyne.Tappable))
	if w.session.Now().Seq != seq {
		t.Fatal("it was merged although a question is open")
	}
	radio := d.Targets()["dialog:conflict:0"].(fyne.Focusable)
	radio.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	radio.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // theirs
	test.Tap(d.Targets()["dialog:ok"].(fyne.Tappable))
	if homeOf(w, "B-MD-D7") != "" || homeOf(w, "B-MD-D2") != "EC" || w.session.Now().Seq != seq+1 || w.open.dialog() != nil {
		t.Fatalf("merged to %q and %q in %d steps: %s", homeOf(w, "B-MD-D7"), homeOf(w, "B-MD-D2"), w.session.Now().Seq-seq, w.failure)
	}
	w.Undo()
	if homeOf(w, "B-MD-D7") != "EC" || homeOf(w, "B-MD-D2") != "MD" {
		t.Error("undo does not take the merge back")
	}
	w.askUnion(theirs)
	test.Tap(w.open.dialog().Targets()["dialog:all:ours"].(fyne.Tappable))
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	if homeOf(w, "B-MD-D7") != "EC" || homeOf(w, "B-MD-D2") != "EC" {
		t.Errorf("with ours for all %q and %q", homeOf(w, "B-MD-D7"), homeOf(w, "B-MD-D2"))
	}
}

func TestAForkIsToldWhatTheBaselineCorrectedAndTakesItOver(t *testing.T) {
	w, _ := opens(t, "seed-b")
	base := w.session.Now().Info.ID
	fork := forks(t, w, "试验")
	if w.news().words != "" {
		t.Errorf("a new fork is told %q", w.news().words)
	}
	w.Switch(base)
	w.beginCorrection()
	does(t, w, model.MoveDuties("EC", "B-MD-D7"))
	w.Switch(fork)
	if !strings.Contains(w.frame.news.said.words, "1") || w.targets()["banner:look"] == nil {
		t.Fatalf("the banner says %q", w.frame.news.said.words)
	}
	test.Tap(w.targets()["banner:look"].(fyne.Tappable))
	if w.open.dialog() == nil {
		t.Fatal("nothing is shown")
	}
	w.open.dialog().Close()
	test.Tap(w.targets()["banner:adopt"].(fyne.Tappable))
	if homeOf(w, "B-MD-D7") != "EC" || w.frame.news.height() != 0 {
		t.Errorf("at home in %q, and the banner says %q: %s", homeOf(w, "B-MD-D7"), w.frame.news.said.words, w.failure)
	}
	w.Undo()
	if homeOf(w, "B-MD-D7") != "MD" || w.frame.news.height() == 0 {
		t.Error("undo does not take it back")
	}
}
