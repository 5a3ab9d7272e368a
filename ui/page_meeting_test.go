package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
)

// strike presses keys that no field takes.
func strike(w *Window, names ...fyne.KeyName) {
	for _, k := range names {
		if f := w.canvas.Focused(); f != nil {
			f.TypedKey(pressed(k))
			continue
		}
		w.canvas.OnTypedKey()(pressed(k))
	}
}

// meets opens a scenario of an example and begins a meeting about it.
func meets(t *testing.T, example string, about model.ID, screens ...Screen) *Window {
	t.Helper()
	w, _ := opens(t, example)
	w.options.Screens = func() []Screen { return screens }
	w.switchTo(about, nil)
	strike(w, fyne.KeyF11)
	if w.view != MeetingView {
		t.Fatalf("%s is shown", w.view)
	}
	return w
}

var oneScreen, twoScreens = []Screen{{Size: fyne.NewSize(1440, 900)}}, []Screen{{Size: fyne.NewSize(1440, 900)}, {X: 1440, Size: fyne.NewSize(1920, 1080)}}

func TestAMeetingFillsTheScreenAndItsDecisionsStandInTheLog(t *testing.T) {
	w := meets(t, "seed-ab", "V2", oneScreen...)
	if !w.win.FullScreen() || w.gathering.talk.Shared() {
		t.Fatal("the deck does not fill the only screen")
	}
	strike(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.Key1)
	got := w.scenario().Resolutions()
	if len(got) != 1 || got[0].Text.ZH != "数字营销部" || got[0].Vote != model.Approved || got[0].On == "" {
		t.Fatalf("written down: %+v", got)
	}
	strike(w, fyne.Key2) // it is the same resolution
	if got := w.scenario().Resolutions(); len(got) != 1 || got[0].Vote != model.Rejected {
		t.Fatalf("changed: %+v", got)
	}
	strike(w, fyne.KeyEscape, fyne.KeyEscape) // the strip, the meeting
	if w.view != MeetingView || w.open.dialog() == nil {
		t.Fatal("a meeting with an open vote ends without a question")
	}
	w.open.dialog().Close()
	strike(w, fyne.KeyEnd, fyne.Key1, fyne.KeyEscape, fyne.KeyEscape)
	if w.view != BoardView || w.win.FullScreen() || w.gathering.talk.Under() {
		t.Fatalf("after the vote %s is shown", w.view)
	}
	if b := w.scenario().Brief(); b.Vote != model.Approved {
		t.Errorf("the vote is %q", b.Vote)
	}
	last := w.sight().Trail[len(w.sight().Trail)-1]
	if last.Change.Verb != "decide" || last.Sentence == "" {
		t.Errorf("the log says %q: %s", last.Sentence, last.Change.Verb)
	}
	strike(w, fyne.KeyF11)
	if got := w.gathering.talk.Decided(); len(got) != 2 {
		t.Errorf("taken up again it lists %+v", got)
	}
}

func TestWhatIfForksAndIsKeptOrPutAway(t *testing.T) {
	w := meets(t, "seed-ab", "V3", oneScreen...)
	before := len(w.sight().Infos)
	strike(w, fyne.KeyW)
	if w.view != BoardView || len(w.sight().Infos) != before+1 {
		t.Fatalf("%s is shown, %d scenarios", w.view, len(w.sight().Infos))
	}
	fork := w.session.Now().Info.ID
	if !done(w, model.MoveDuties("", w.scenario().Duties()[0].ID)) {
		t.Fatal(w.failure)
	}
	w.endTry(false)
	if w.view != MeetingView || w.session.Now().Info.ID != "V3" {
		t.Fatalf("%s of %s is shown", w.view, w.session.Now().Info.ID)
	}
	if i, _ := w.sight().Info(fork); i.Status != scenarios.Archived {
		t.Errorf("what was dropped is %s", i.Status)
	}
	strike(w, fyne.KeyW)
	kept := w.session.Now().Info
	w.endTry(true)
	if !slices.Contains(w.proposals("V3"), kept.ID) {
		t.Errorf("what was kept is no option: %v", w.proposals("V3"))
	}
	if name := kept.Name.ZH; name != "假如 2" && name != "假如 1" {
		t.Errorf("it is called %q", name)
	}
}

func TestWithASecondScreenTheSpeakerHasThisOneUntilItIsPulled(t *testing.T) {
	w := meets(t, "seed-ab", "V2", twoScreens...)
	g := &w.gathering
	if g.wall == nil || !g.talk.Shared() || w.win.FullScreen() {
		t.Fatal("the deck is not on the second screen")
	}
	if _, ok := g.talk.Targets()["meeting-vote:approved"]; ok {
		t.Error("the first slide can be decided on")
	}
	strike(w, fyne.KeyEnd)
	test.Tap(g.talk.Targets()["meeting-vote:approved"].(fyne.Tappable))
	if w.scenario().Brief().Vote != model.Approved {
		t.Error("a click on the button decides nothing")
	}
	w.options.Screens = func() []Screen { return oneScreen }
	w.lostWall()
	if g.wall != nil || g.talk.Shared() || w.view != MeetingView || !w.win.FullScreen() {
		t.Error("without the second screen the deck is not on this one")
	}
	w.endMeeting()
	if g.talk.Under() {
		t.Error("it goes on")
	}
}

func TestALibraryThatIsLeftEndsTheMeeting(t *testing.T) {
	w := meets(t, "seed-ab", "V3", twoScreens...)
	strike(w, fyne.KeyW)
	w.Close()
	if g := &w.gathering; g.talk.Under() || g.wall != nil || g.trying != nil {
		t.Error("the meeting goes on without a library")
	}
}
