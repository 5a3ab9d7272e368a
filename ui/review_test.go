package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

// reviews opens a fork of the first example with both departments merged, and the
// review of the new one.
func reviews(t *testing.T) *Window {
	t.Helper()
	w, _ := opens(t, "seed-a")
	forks(t, w, "合并")
	does(t, w, model.MergeInto("EC", "MD"))
	w.review("EC")
	if w.view != ReviewView || len(w.reviewed.pairs) < 2 {
		t.Fatalf("%d pairs in view %d", len(w.reviewed.pairs), w.view)
	}
	return w
}

func key(t *testing.T, w *Window, name fyne.KeyName) {
	t.Helper()
	if !w.panels.review.Key(name) {
		t.Fatalf("the key %s does nothing", name)
	}
}

func TestEveryAnswerOfAReviewSettlesThePairInOneStep(t *testing.T) {
	for _, row := range []struct {
		key     fyne.KeyName
		gone    func(a, b model.ID, s model.Scenario) bool // what must hold of the duties
		decided string
		type_   string // reason
	}{
		{fyne.Key1, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && !has(s, b) }, "已合为一项", ""},
		{fyne.Key2, func(a, b model.ID, s model.Scenario) bool { return !has(s, a) && has(s, b) }, "已合为一项", ""},
		{fyne.Key3, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && !has(s, b) }, "已合为一项", ""},
		{fyne.Key4, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && has(s, b) }, "", ""},
		{fyne.Key5, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && has(s, b) }, "", ""},
		{fyne.Key6, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && has(s, b) }, "保留现状：口径不同", "口径不同"},
	} {
		t.Run(string(row.key), func(t *testing.T) {
			w := reviews(t)
			pair, seq, before := w.reviewed.pairs[0], w.session.Now().Seq, w.session.Now().Scenario.Fingerprint()
			key(t, w, row.key)
			targets := w.panels.review.Targets()
			if row.type_ != "" {
				key(t, w, fyne.KeyReturn)
				if w.session.Now().Seq != seq {
					t.Fatal("it is left as it is without a reason")
				}
				test.Type(targets["review-why"].(fyne.Focusable), row.type_)
			}
			if row.key == fyne.Key4 {
				test.Type(targets["review-text"].(fyne.Focusable), "仅天猫：")
			}
			key(t, w, fyne.KeyReturn)
			now := w.session.Now()
			if now.Seq != seq+1 || !row.gone(pair.A, pair.B, now.Scenario) {
				t.Fatalf("%d steps; %s %v, %s %v: %s", now.Seq-seq, pair.A, has(now.Scenario, pair.A), pair.B, has(now.Scenario, pair.B), w.failure)
			}
			if got := w.reviewed.pairs[0].Decided; got == "" || row.decided != "" && got != row.decided {
				t.Errorf("it says %q", got)
			}
			if at := w.panels.review.Targets()["pair:2"]; at == nil {
				t.Error("the next pair is not shown")
			}
			w.Undo()
			if w.session.Now().Scenario.Fingerprint() != before || w.reviewed.pairs[0].Decided != "" {
				t.Error("one undo does not take it back")
			}
		})
	}
}

func has(s model.Scenario, duty model.ID) bool {
	_, ok := s.Duty(duty)
	return ok
}

func TestAReviewGoesOnWhereItWasLeft(t *testing.T) {
	w := reviews(t)
	key(t, w, fyne.Key1)
	key(t, w, fyne.KeyReturn)
	left := w.panels.review.Left()
	test.Tap(w.panels.review.Targets()["review-later"].(fyne.Tappable))
	if w.view != BoardView {
		t.Fatal("it does not leave")
	}
	w.review("EC")
	if n := w.panels.review.Left(); n != left || n == 0 {
		t.Errorf("%d pairs are left, %d were", n, left)
	}
}

func TestTheOneDutyOfAFusionHasTheTextThatWasWritten(t *testing.T) {
	w := reviews(t)
	pair := w.reviewed.pairs[0]
	key(t, w, fyne.Key3)
	test.Type(w.panels.review.Targets()["review-text"].(fyne.Focusable), "统一口径：")
	w.panels.review.Settle()
	d, _ := w.session.Now().Scenario.Duty(pair.A)
	if !strings.HasPrefix(d.Text.ZH, "统一口径：") || !strings.Contains(d.Text.ZH, "；") {
		t.Errorf("the text is %q", d.Text.ZH)
	}
}

func TestMergingUnitsOffersTheReview(t *testing.T) {
	w, _ := opens(t, "seed-a")
	does(t, w, model.MergeInto("EC", "MD"))
	if w.frame.toast == nil {
		t.Fatal("nothing is offered")
	}
	w.unitMenu("EC", fyne.NewPos(40, 100))
	if label := w.reviewChoice("EC").Label; !strings.Contains(label, "复核") {
		t.Errorf("the menu calls it %q", label)
	}
	choose(t, w, "review-pairs")
	if w.view != ReviewView {
		t.Error("the menu does not open the review")
	}
}

func TestWhatNobodyOwnsIsListedAndShownOnTheBoard(t *testing.T) {
	w := reviews(t)
	targets := w.panels.review.Targets()
	for name, o := range targets {
		if strings.HasPrefix(name, "loose:") {
			test.Tap(o.(fyne.Tappable))
			if w.view != BoardView {
				t.Error("it is not shown on the board")
			}
			return
		}
	}
	t.Errorf("nothing is listed among %v", targets)
}
