package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

// stepped opens a fork with three steps: a duty removed, something asked, something decided.
func stepped(t *testing.T) (*Window, fyne.Window) {
	t.Helper()
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 900))
	forks(t, w, "历程")
	does(t, w, model.RemoveDuties("B-EC-D1"))
	does(t, w, model.AddComment("m1", model.Ref{Kind: model.DutyKind, ID: "B-EC-D2"}, "谁来接手？", "我", ""))
	does(t, w, model.Decide(model.Resolution{ID: "s1", Text: model.Text{ZH: "合并两部"}, Vote: model.Approved}))
	w.Show(TimelineView)
	win.Canvas().Capture()
	return w, win
}

func presses(t *testing.T, w *Window, names ...fyne.KeyName) {
	t.Helper()
	for _, n := range names {
		if !w.page().key(n) {
			t.Fatalf("%s is not taken", n)
		}
	}
}

func TestTheStepsAreToldWithWhatWasAskedAndDecided(t *testing.T) {
	w, _ := stepped(t)
	said := strings.Join(shown(w.timeline), "|")
	for _, want := range []string{"合并两部", "谁来接手", "现状：两个部门"} {
		if !strings.Contains(strings.ReplaceAll(said, "|", ""), want) {
			t.Errorf("%q is not told: %s", want, said)
		}
	}
	for _, n := range []string{"0", "1", "2", "3"} {
		if w.targets()["timeline:step:"+n] == nil {
			t.Errorf("there is no step %s", n)
		}
	}
}

func TestAPastMomentIsLookedAtAndLeftAgain(t *testing.T) {
	w, win := stepped(t)
	card := func() bool {
		win.Canvas().Capture()
		return slices.ContainsFunc(shown(w.timeline), func(s string) bool { return strings.HasPrefix(s, "平台日常运营") })
	}
	if card() {
		t.Error("what was removed is on the board as it is now")
	}
	seq := w.session.Now().Seq
	presses(t, w, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if !card() || w.targets()["timeline:back"] == nil {
		t.Error("the start does not show what was removed since, or no way out")
	}
	w.escape()
	if w.view != TimelineView || card() || w.targets()["timeline:back"] != nil {
		t.Error("Escape does not go back to now")
	}
	if w.escape(); w.view != BoardView {
		t.Error("a second Escape does not leave the page")
	}
	if w.session.Now().Seq != seq {
		t.Error("looking has changed something")
	}
}

func TestAPastMomentIsRestoredAsANewStep(t *testing.T) {
	w, _ := stepped(t)
	seq := w.session.Now().Seq
	presses(t, w, fyne.KeyHome)
	test.Tap(w.targets()["timeline:restore"].(fyne.Tappable))
	now := w.session.Now()
	if now.Seq != seq+1 || !now.Scenario.Has(model.Ref{Kind: model.DutyKind, ID: "B-EC-D1"}) || now.Last.Verb != model.RestoreVerb || !now.Scenario.Has(model.Ref{Kind: model.ResolutionKind, ID: "s1"}) {
		t.Fatalf("%d steps, the last %s: %s", now.Seq-seq, now.Last.Verb, w.failure)
	}
	w.Undo()
	if w.session.Now().Scenario.Has(model.Ref{Kind: model.DutyKind, ID: "B-EC-D1"}) {
		t.Error("it cannot be undone")
	}
}

func TestANewScenarioBeginsAtAPastMoment(t *testing.T) {
	w, _ := stepped(t)
	from := w.session.Now().Info.ID
	presses(t, w, fyne.KeyHome)
	test.Tap(w.targets()["timeline:fork"].(fyne.Tappable))
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	now := w.session.Now()
	if now.Info.ID == from || now.Info.Parent != from || !now.Scenario.Has(model.Ref{Kind: model.DutyKind, ID: "B-EC-D1"}) || w.view != BoardView {
		t.Errorf("%+v in %s: %s", now.Info, w.view, w.failure)
	}
}

func TestTheStepsPlayFromTheStartToNow(t *testing.T) {
	w, _ := stepped(t)
	presses(t, w, fyne.KeySpace)
	if w.targets()["timeline:back"] == nil {
		t.Fatal("it does not begin at the start")
	}
	presses(t, w, fyne.KeyRight) // a key stops it there
	presses(t, w, fyne.KeyEnd)
	if w.targets()["timeline:back"] != nil {
		t.Error("the end is not now")
	}
}

func TestStepsAreWalkedByKeysWithTheKeyboardInTheRowThatIsLookedAt(t *testing.T) {
	w, win := stepped(t)
	row := func(n string) fyne.Focusable { return w.targets()["timeline:step:"+n].(fyne.Focusable) }
	win.Canvas().Focus(row("3")) // as Tab does
	for i, want := range []string{"2", "1", "0"} {
		win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		ring, at := w.targets()["timeline:cursor"], w.targets()["timeline:step:"+want]
		if win.Canvas().Focused() != row(want) || ring == nil || ring.Size().Width < 100 {
			t.Fatalf("after %d steps the keyboard is with %v, not with %v; the ring is %v", i+1, win.Canvas().Focused(), at, ring)
		}
	}
	win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.picks(t, "fork")
	if w.open.dialog() == nil {
		t.Error("Enter offers no fork")
	}
}
