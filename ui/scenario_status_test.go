package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
)

// choose taps a row of the open menu.
func choose(t *testing.T, w *Window, name string) {
	t.Helper()
	row, ok := w.open.targets()["menu:"+name].(fyne.Tappable)
	if !ok {
		t.Fatalf("the menu has no row %s", name)
	}
	test.Tap(row)
}

// tapToast taps the one action of the toast.
func tapToast(t *testing.T, w *Window) {
	t.Helper()
	var tap func(fyne.CanvasObject) bool
	tap = func(o fyne.CanvasObject) bool {
		if c, ok := o.(*fyne.Container); ok {
			return slices.ContainsFunc(c.Objects, tap)
		}
		action, ok := o.(fyne.Tappable)
		if ok {
			test.Tap(action)
		}
		return ok
	}
	if w.frame.toast == nil || !slices.ContainsFunc(test.WidgetRenderer(w.frame.toast).Objects(), tap) {
		t.Fatal("no toast offers anything")
	}
}

func status(w *Window) scenarios.Status { return w.session.Now().Info.Status }

func TestAnAdoptedScenarioIsLockedSaysSoAndCanBeOpenedAgain(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Switch(w.sight().Infos[1].ID)
	w.scenarioMenu(w.sight().Infos[1].ID, fyne.NewPos(40, 100))
	choose(t, w, "adopt")
	info := w.session.Now().Info
	if info.Status != scenarios.Adopted || info.Adopted != w.session.Now().Scenario.Fingerprint() {
		t.Fatalf("status %s, adopted %q: %s", info.Status, info.Adopted, w.failure)
	}
	if w.frame.news.height() == 0 || w.targets()["banner:fork"] == nil {
		t.Error("nothing says that it is locked")
	}
	before := info.Seq
	if done(w, model.MoveDuties("", w.session.Now().Scenario.Duties()[0].ID)) || w.session.Now().Seq != before {
		t.Error("a card of an adopted scenario moved")
	}
	if want, _ := w.print.Error(model.Scenario{}, scenarios.ErrAdopted); w.failure != want {
		t.Errorf("said %q, not %q", w.failure, want)
	}
	w.open.dialog().Close()
	if c := w.preview(model.MoveDuties("", w.session.Now().Scenario.Duties()[0].ID)); c.Refusal == nil {
		t.Error("a drag is not told that it would be refused")
	}
	test.Tap(w.targets()["banner:reopen"].(fyne.Tappable))
	if status(w) != scenarios.Draft || w.frame.news.height() != 0 {
		t.Errorf("status %s after opening it again", status(w))
	}
}

func TestARefusedGestureOffersToForkTheLockedScenario(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.setStatus(scenarios.Adopted)
	done(w, model.MoveDuties("EC", "B-MD-D7"))
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	dialogText(t, w, "从采纳版再试")
	if !done(w, model.MoveDuties("EC", "B-MD-D7")) || homeOf(w, "B-MD-D7") != "EC" {
		t.Errorf("the fork is not edited: %s", w.failure)
	}
}

func TestEveryStatusIsReachedFromTheMenuAndTheToastTakesItBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	id := w.sight().Infos[1].ID
	w.Switch(id)
	for _, step := range []struct {
		row string
		to  scenarios.Status
	}{
		{"review", scenarios.InReview}, {"draft", scenarios.Draft}, {"archive", scenarios.Archived}, {"unarchive", scenarios.Draft},
		{"adopt", scenarios.Adopted}, {"archive", scenarios.Archived}, {"unarchive", scenarios.Adopted}, {"reopen", scenarios.Draft},
		{"baseline", scenarios.Baseline},
	} {
		was := status(w)
		w.scenarioMenu(id, fyne.NewPos(40, 100))
		choose(t, w, step.row)
		if status(w) != step.to {
			t.Fatalf("%s made it %s, not %s: %s", step.row, status(w), step.to, w.failure)
		}
		tapToast(t, w)
		if status(w) != was {
			t.Fatalf("%s taken back is %s, not %s: %s", step.row, status(w), was, w.failure)
		}
		w.scenarioMenu(id, fyne.NewPos(40, 100))
		choose(t, w, step.row)
	}
	if base, err := w.library.Baseline(id); err != nil || base != id || w.sight().Base.ID != id {
		t.Errorf("the baseline is %s, and compared with is %s", base, w.sight().Base.ID)
	}
	w.scenarioMenu(id, fyne.NewPos(40, 100))
	choose(t, w, "archive")
	if status(w) != scenarios.Baseline {
		t.Error("the baseline was archived")
	}
}
