package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	paper "sandtable/export/page"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
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
	strike(w, fyne.KeyEscape, fyne.Key3) // it is the same resolution
	if got := w.scenario().Resolutions(); len(got) != 1 || got[0].Vote != model.Rejected {
		t.Fatalf("changed: %+v", got)
	}
	strike(w, fyne.KeyEscape, fyne.KeyEscape) // the strip with its field, the meeting
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
	w.endTry(false, nil)
	if w.view != MeetingView || w.session.Now().Info.ID != "V3" {
		t.Fatalf("%s of %s is shown", w.view, w.session.Now().Info.ID)
	}
	if i, _ := w.sight().Info(fork); i.Status != scenarios.Archived {
		t.Errorf("what was dropped is %s", i.Status)
	}
	strike(w, fyne.KeyW)
	kept := w.session.Now().Info
	w.endTry(true, nil)
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
	note := g.talk.Targets()["meeting-note"].(*look.Entry)
	w.canvas.Focus(note)
	test.Type(note, "三周内")
	w.options.Screens = func() []Screen { return oneScreen }
	w.lostWall()
	if got := w.scenario().Brief().VoteNote.ZH; got != "三周内" {
		t.Errorf("of what was being typed is left %q", got)
	}
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

// departed is a window whose program has ended: touching it is a crash.
type departed struct {
	fyne.Window
	t    *testing.T
	gone bool
}

func (d *departed) touched(how string) {
	if d.gone {
		d.t.Errorf("%s of a window that is gone", how)
	}
}
func (d *departed) SetFullScreen(on bool) {
	d.touched("SetFullScreen")
	d.Window.SetFullScreen(on)
}
func (d *departed) SetTitle(s string) { d.touched("SetTitle"); d.Window.SetTitle(s) }
func (d *departed) RequestFocus()     { d.touched("RequestFocus"); d.Window.RequestFocus() }
func (d *departed) Close()            { d.touched("Close"); d.Window.Close() }

func TestAProgramThatEndsByItselfTouchesNoWindowAnyMore(t *testing.T) {
	for _, screens := range [][]Screen{oneScreen, twoScreens} {
		for _, trying := range []bool{false, true} {
			w := meets(t, "seed-ab", "V2", screens...)
			if trying {
				strike(w, fyne.KeyW)
			}
			last := &departed{Window: w.win, t: t}
			w.win = last
			last.gone = true
			w.Leave()
			w.draw() // an answer of the file that comes late
			if g := &w.gathering; g.talk.Under() || w.library != nil {
				t.Error("the meeting goes on")
			}
		}
	}
}

func TestBackFromAWhatIfTheMeetingHasTheKeyboardWhateverHadIt(t *testing.T) {
	for name, take := range map[string]func(w *Window) fyne.Focusable{
		"the board":   func(w *Window) fyne.Focusable { return w.board },
		"a field":     func(w *Window) fyne.Focusable { return commentField(t, w, "comment-ask") },
		"the segment": func(w *Window) fyne.Focusable { return w.frame.tabs },
	} {
		for _, keep := range []bool{true, false} {
			w := meets(t, "seed-ab", "V3", oneScreen...)
			strike(w, fyne.KeyW)
			o := take(w)
			w.canvas.Focus(o)
			if w.canvas.Focused() != o {
				t.Fatalf("%s does not take the keyboard", name)
			}
			w.endTry(keep, nil)
			if strike(w, fyne.KeyRight); w.view != MeetingView || w.targets()["meeting-slide:2"] == nil {
				t.Errorf("after %s the meeting does not hear: the keyboard is with %T", name, w.canvas.Focused())
			}
		}
	}
}

func TestTheMeetingIsOpenedOutOfAFieldAndHasItsKeysAndTheFieldItsWords(t *testing.T) {
	w, _ := opens(t, "seed-ab")
	w.options.Screens = func() []Screen { return oneScreen }
	w.switchTo("V2", nil)
	field := commentField(t, w, "comment-ask")
	w.canvas.Focus(field)
	test.Type(field, "还没写完")
	strike(w, fyne.KeyF11)
	if strike(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.Key1); len(w.scenario().Resolutions()) != 1 {
		t.Fatalf("%s is shown, %d decisions; the keyboard is with %T", w.view, len(w.scenario().Resolutions()), w.canvas.Focused())
	}
	strike(w, fyne.KeyEscape, fyne.KeyF11)
	w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable).Tapped(nil)
	if got := commentField(t, w, "comment-ask").Text; w.view != BoardView || got != "还没写完" {
		t.Errorf("%s is shown, the field holds %q", w.view, got)
	}
}

func TestTheSlideOfTheVoteShowsTheVoteThatWasTaken(t *testing.T) {
	w := meets(t, "seed-ab", "V2", oneScreen...)
	strike(w, fyne.KeyEnd)
	laid := 0
	before := w.background
	w.background = func(f func()) { laid++; before(f) }
	strike(w, fyne.Key2)
	if w.scenario().Brief().Vote != model.Conditional || laid == 0 {
		t.Fatalf("the vote is %q", w.scenario().Brief().Vote)
	}
	if _, ok := w.targets()["meeting-vote:conditional"]; !ok || !ticked(w) {
		t.Error("the slide shows no vote")
	}
}

// ticked reports whether the slide in front has an answer that is marked.
func ticked(w *Window) bool {
	s, ok := w.gathering.talk.Slide()
	return ok && slices.ContainsFunc(s.Page.Marks, func(m paper.Mark) bool {
		b, box := m.(paper.Box)
		return box && b.Thickness == 4
	})
}

func TestADecisionOnALockedScenarioIsWrittenDownInTheForkWhereTheMeetingGoesOn(t *testing.T) {
	for _, final := range []bool{false, true} {
		w, _ := opens(t, "seed-ab")
		w.options.Screens = func() []Screen { return oneScreen }
		w.switchTo("V2", nil)
		w.setStatus(scenarios.Adopted)
		strike(w, fyne.KeyF11)
		if final {
			strike(w, fyne.KeyEnd)
		} else {
			strike(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
		}
		strike(w, fyne.Key1)
		d := w.open.dialog()
		if d == nil || len(w.gathering.talk.Decided()) != 0 {
			t.Fatal("nothing is said about the lock")
		}
		d.Targets()["dialog:ok"].(fyne.Tappable).Tapped(nil)
		dialogText(t, w, "会上定的")
		now := w.session.Now()
		if now.Info.Name.ZH != "会上定的" || w.view != MeetingView || w.gathering.about != now.Info.ID {
			t.Fatalf("%s of %s is shown, it is about %s", w.view, now.Info.Name, w.gathering.about)
		}
		if got := now.Scenario.Resolutions(); len(got) != 1 || !final && got[0].Vote != model.Approved || final && (now.Scenario.Brief().Vote != model.Approved || got[0].Text.ZH != "会上定的") {
			t.Fatalf("final %v: in the fork are %+v, the vote is %q", final, got, now.Scenario.Brief().Vote)
		}
		if len(w.gathering.talk.Decided()) != 1 {
			t.Errorf("the meeting lists %+v", w.gathering.talk.Decided())
		}
		strike(w, fyne.KeyEscape, fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.Key3)
		if got := w.scenario().Resolutions(); !slices.ContainsFunc(got, func(r model.Resolution) bool { return r.Vote == model.Rejected }) {
			t.Errorf("the next decision is not in the fork: %+v, %s", got, w.failure)
		}
	}
}

func TestWhatIsTriedIsNeverLeftWithoutAQuestion(t *testing.T) {
	moved := func(w *Window) {
		strike(w, fyne.KeyW)
		if !done(w, model.MoveDuties("", w.scenario().Duties()[0].ID)) {
			t.Fatal(w.failure)
		}
	}
	for name, leave := range map[string]func(w *Window){
		"F11":     func(w *Window) { strike(w, fyne.KeyF11) },
		"end":     (*Window).askEndMeeting, // the wall's window is closed
		"home":    (*Window).goHome,
		"library": func(w *Window) { w.OpenExample("seed-b", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			w := meets(t, "seed-ab", "V3", oneScreen...)
			moved(w)
			fork := w.session.Now().Info.ID
			leave(w)
			d := w.open.dialog()
			if d == nil || w.gathering.trying == nil || w.library == nil {
				t.Fatal("it is left behind without a question")
			}
			d.Targets()["dialog:cancel"].(fyne.Tappable).Tapped(nil)
			if w.session.Now().Info.ID != fork || w.view != BoardView || w.gathering.trying == nil {
				t.Fatal("who goes on trying cannot")
			}
			leave(w)
			l := w.library
			w.open.dialog().Targets()["dialog:drop-try"].(fyne.Tappable).Tapped(nil)
			if w.library == l {
				if i, _ := w.sight().Info(fork); i.Status != scenarios.Archived {
					t.Errorf("what was dropped is %s", i.Status)
				}
			}
			if w.gathering.trying != nil || (w.library == l) != (name == "F11" || name == "end") {
				t.Errorf("after that %s is shown of %v", w.view, w.library)
			}
		})
	}
}

func TestAWhatIfInWhichNothingWasDoneHasNeverBeen(t *testing.T) {
	w := meets(t, "seed-ab", "V3", oneScreen...)
	before := len(w.sight().Infos)
	strike(w, fyne.KeyW, fyne.KeyF11)
	if w.view != MeetingView || w.session.Now().Info.ID != "V3" || len(w.sight().Infos) != before || w.open.dialog() != nil {
		t.Fatalf("%s of %s is shown, %d scenarios", w.view, w.session.Now().Info.ID, len(w.sight().Infos))
	}
	strike(w, fyne.KeyW)
	w.endTry(true, nil)
	if len(w.sight().Infos) != before+1 {
		t.Error("it was to be kept")
	}
}

func TestWhatIsSaidDuringAMeetingCoversNoButton(t *testing.T) {
	for _, screens := range [][]Screen{oneScreen, twoScreens} {
		w := meets(t, "seed-ab", "V2", screens...)
		w.win.Resize(fyne.NewSize(1280, 720))
		strike(w, fyne.KeyEnd, fyne.Key1)
		w.toast("撤销了一步：从电商部移到媒体部的职责现在回到原处")
		if w.frame.toast == nil {
			t.Fatal("nothing is said")
		}
		covers := func(o fyne.CanvasObject) bool {
			at, size := o.Position(), o.Size() // what is shown fills the window
			a, s := w.frame.toast.Position(), w.frame.toast.Size()
			return at.X < a.X+s.Width && a.X < at.X+size.Width && at.Y < a.Y+s.Height && a.Y < at.Y+size.Height
		}
		for name, o := range w.gathering.talk.Targets() {
			if !strings.HasPrefix(name, "meeting-slide") && name != "meeting-wall" && covers(o) {
				t.Errorf("it covers %s", name)
			}
		}
	}
}
