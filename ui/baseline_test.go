package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
)

// asIs is the baseline as the file has it.
func asIs(t *testing.T, w *Window) model.Scenario {
	t.Helper()
	s, err := w.library.At("V0", scenarios.Latest)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func offerOf(t *testing.T, w *Window, n int) fyne.Tappable {
	t.Helper()
	if w.frame.toast == nil || len(w.frame.toast.Offers) <= n {
		t.Fatalf("no line offers a deed %d", n)
	}
	return w.frame.toast.Offers[n].(fyne.Tappable)
}

func TestTheFirstGestureOnTheBaselineTakesPlaceInAForkOfIt(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before, known := asIs(t, w), len(w.sight().Infos)
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	now := w.session.Now()
	if now.Info.Parent != "V0" || now.Info.Name != (model.Text{ZH: "方案 1", EN: "Scenario 1"}) || homeOf(w, "B-MD-D7") != "EC" {
		t.Fatalf("it took place in %+v: %s", now.Info, w.failure)
	}
	if !model.Diff(before, asIs(t, w)).Empty() {
		t.Error("the baseline has changed")
	}
	if len(w.sight().Infos) != known+1 || w.asked == nil || len(w.board.Selected()) != 1 {
		t.Errorf("the tree has %d rows, the reason asked for is %v, selected are %v", len(w.sight().Infos), w.asked, w.board.Selected())
	}
	if same := w.sight().Base.Scorecard.Get("boundary") == now.Scorecard.Get("boundary"); same {
		t.Error("the scenario is compared with itself")
	}
	w.reason("nearer to the numbers")
	w.moveTo([]model.ID{"B-MD-D6"}, "EC")
	if w.session.Now().Info.ID != now.Info.ID || len(w.sight().Infos) != known+1 {
		t.Error("the second gesture made another fork")
	}
	w.Switch("V0")
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	if name := w.session.Now().Info.Name.EN; name != "Scenario 2" {
		t.Errorf("the next fork is called %q", name)
	}
}

func TestUndoTakesTheForkBackWithItsStepAndRedoMakesBothAgain(t *testing.T) {
	w, _ := opens(t, "seed-b")
	known := len(w.sight().Infos)
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	w.Undo()
	if w.session.Now().Info.ID != "V0" || len(w.sight().Infos) != known || homeOf(w, "B-MD-D7") != "MD" {
		t.Fatalf("undo leaves %d scenarios and shows %s: %s", len(w.sight().Infos), w.session.Now().Info.ID, w.failure)
	}
	w.Redo()
	if w.session.Now().Info.ID == "V0" || len(w.sight().Infos) != known+1 || homeOf(w, "B-MD-D7") != "EC" {
		t.Fatalf("redo leaves %d scenarios and shows %s: %s", len(w.sight().Infos), w.session.Now().Info.ID, w.failure)
	}
	fork := w.session.Now().Info.ID
	if err := noted(w, 1, "somebody has written why"); err != nil {
		t.Fatal(err)
	}
	w.Undo() // what was written is not thrown away: the fork stays, and the step is undone in it
	if w.session.Now().Info.ID != fork || homeOf(w, "B-MD-D7") != "MD" || w.trailRows()[0].Why == "" {
		t.Errorf("undo shows %s, and the reason %q", w.session.Now().Info.ID, w.trailRows()[0].Why)
	}
	if err := w.library.Verify(); err != nil {
		t.Error(err)
	}
}

func TestTheStepCanBeMovedToTheBaselineWhichIsThenBeingCorrected(t *testing.T) {
	w, _ := opens(t, "seed-b")
	known := len(w.sight().Infos)
	w.moveTo([]model.ID{"B-MD-D6"}, "EC")
	w.reason("it has been there all along")
	test.Tap(offerOf(t, w, len(w.frame.toast.Offers)-2))
	if why := w.trailRows()[0].Why; why != "it has been there all along" {
		t.Errorf("the reason has become %q", why)
	}
	if w.session.Now().Info.ID != "V0" || len(w.sight().Infos) != known || homeOf(w, "B-MD-D6") != "EC" || w.correcting == nil {
		t.Fatalf("shown is %s of %d: %s", w.session.Now().Info.ID, len(w.sight().Infos), w.failure)
	}
	if w.frame.news.height() == 0 || w.targets()["banner:done"] == nil {
		t.Fatal("nothing says that the baseline is being corrected")
	}
	done(w, model.MoveDuties("", "B-MD-D7"))
	now := w.session.Now()
	if now.Info.ID != "V0" || homeOf(w, "B-MD-D7") != "" {
		t.Error("the second correction went elsewhere")
	}
	if w.sight().Base.Scorecard.Get("coverage") == now.Scorecard.Get("coverage") {
		t.Error("while it is corrected the baseline is compared with itself")
	}
	test.Tap(w.targets()["banner:done"].(fyne.Tappable))
	if w.correcting != nil || w.frame.news.height() != 0 || w.sight().Base.Scorecard.Get("coverage") != now.Scorecard.Get("coverage") {
		t.Error("the correction does not end")
	}
	done(w, model.MoveDuties("EC", "B-MD-D5"))
	if w.session.Now().Info.ID == "V0" {
		t.Error("after the correction a gesture still changes the baseline")
	}
}

func TestUndoOnTheBaselineAsksForTheCorrectionFirst(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.beginCorrection()
	done(w, model.MoveDuties("EC", "B-MD-D6"))
	w.endCorrection()
	w.Undo()
	if homeOf(w, "B-MD-D6") != "EC" {
		t.Fatal("undo changed the baseline in passing")
	}
	test.Tap(offerOf(t, w, 0))
	if homeOf(w, "B-MD-D6") != "MD" || w.correcting == nil {
		t.Errorf("the offer leaves it in %s: %s", homeOf(w, "B-MD-D6"), w.failure)
	}
}

func TestWhatIsSaidOfTheBaselineIsSaidOfIt(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askRename()
	dialogText(t, w, "去年的组织")
	if info := w.session.Now().Info; info.ID != "V0" || info.Name.ZH != "去年的组织" {
		t.Errorf("renamed is %+v: %s", info, w.failure)
	}
}

func TestAnEmptyLibraryIsFilledInWithoutAFork(t *testing.T) {
	w, _ := opens(t, "empty")
	base := w.session.Now().Info.ID
	if w.correcting == nil || w.frame.news.height() == 0 {
		t.Fatal("nothing says that the organisation is being recorded")
	}
	test.Tap(w.targets()["banner:add-unit"].(fyne.Tappable)) // what is to be entered first stands there
	dialogText(t, w, "采购部")
	if len(w.session.Now().Scenario.Units()) != 1 {
		t.Error("the department was not entered")
	}
	does(t, w, model.AddUnit("HR", "", model.Department, model.Text{ZH: "人力资源部"}))
	does(t, w, model.AddDuty("H1", "HR", model.Text{ZH: "招聘"}))
	if w.session.Now().Info.ID != base || len(w.sight().Infos) != 1 {
		t.Fatal("it made a fork")
	}
	test.Tap(w.targets()["banner:done"].(fyne.Tappable))
	does(t, w, model.MoveDuties("", "H1"))
	if w.session.Now().Info.ID == base {
		t.Error("once it is recorded the baseline is not guarded")
	}
	w.Switch(base)
	if w.correcting != nil {
		t.Error("a baseline that has forks is taken for an empty one")
	}
}

func TestEveryDeedIsSaidInALineWithItsUndo(t *testing.T) {
	w, _ := opens(t, "seed-b")
	forks(t, w, "试验")
	for name, v := range map[string]model.Verb{
		"rename": model.RenameUnit("EC", model.Text{ZH: "电商中心"}), "defer": model.SetDutyState(model.Deferred, "B-MD-D7"),
		"remove": model.RemoveDuties("B-MD-D6"), "role": model.SetRole("B-MD-D7", "EC", "C"),
	} {
		before := w.session.Now().Scenario
		does(t, w, v)
		test.Tap(offerOf(t, w, 0))
		if !model.Diff(before, w.session.Now().Scenario).Empty() {
			t.Errorf("%s: the line does not take it back", name)
		}
	}
}
