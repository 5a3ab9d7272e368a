package ui

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/panel"
)

// reviews opens a fork of the first example with both departments merged, and the
// review of the new one.
func reviews(t *testing.T) *Window {
	t.Helper()
	return reviewsOf(t, "seed-a")
}

func reviewsOf(t *testing.T, example string) *Window {
	t.Helper()
	w, _ := opens(t, example)
	forks(t, w, "合并")
	does(t, w, model.MergeInto("EC", "MD"))
	w.review("EC")
	if w.view != ReviewView || len(w.reviewed.pairs) < 2 {
		t.Fatalf("%d pairs in view %s", len(w.reviewed.pairs), w.view)
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
		{fyne.Key1, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && !has(s, b) }, "保留“", ""},
		{fyne.Key2, func(a, b model.ID, s model.Scenario) bool { return !has(s, a) && has(s, b) }, "保留“", ""},
		{fyne.Key3, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && !has(s, b) }, "合写为“", ""},
		{fyne.Key4, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && has(s, b) }, "已划清", ""},
		{fyne.Key5, func(a, b model.ID, s model.Scenario) bool { return has(s, a) && has(s, b) }, "主责 + 协助", ""},
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
			if got := w.reviewed.pairs[0].Decided; !strings.HasPrefix(got, row.decided) {
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
	if label := w.reviewChoice("EC")[0].Label; !strings.Contains(label, "复核") {
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

// answers settles the pair that is looked at by an answer's key, with a reason.
func answers(t *testing.T, w *Window, name fyne.KeyName, why string) {
	t.Helper()
	key(t, w, name)
	if why != "" {
		test.Type(w.panels.review.Targets()["review-why"].(fyne.Focusable), why)
	}
	seq := w.session.Now().Seq
	key(t, w, fyne.KeyReturn)
	if w.session.Now().Seq != seq+1 {
		t.Fatalf("%s settles nothing: %s", name, w.failure)
	}
}

func TestNothingIsChosenUntilSomebodyChooses(t *testing.T) {
	w := reviews(t)
	seq := w.session.Now().Seq
	for range 3 {
		key(t, w, fyne.KeyReturn)
	}
	if ok := w.panels.review.Targets()["review-settle"].(*look.Button); !ok.Disabled || w.session.Now().Seq != seq {
		t.Fatal("Enter settles what nobody has answered")
	}
	key(t, w, fyne.Key1)
	for range 3 { // held down, or pressed twice
		key(t, w, fyne.KeyReturn)
	}
	if n := w.session.Now().Seq - seq; n != 1 {
		t.Errorf("%d pairs were settled by one answer", n)
	}
	if ok := w.panels.review.Targets()["review-settle"].(*look.Button); !ok.Disabled {
		t.Error("the next pair is answered already")
	}
}

// parted is a department in which a pair was left as it is, after which one of its
// duties went into a third.
func parted(t *testing.T) (w *Window, pair, later panel.Reviewed, gone, kept model.ID) {
	t.Helper()
	w = reviewsOf(t, "seed-b")
	for i, p := range w.reviewed.pairs {
		for k, q := range w.reviewed.pairs {
			answer := fyne.Key1
			switch {
			case i == k:
				continue
			case q.B == p.A || q.B == p.B:
				gone, kept = q.B, q.A
			case q.A == p.A || q.A == p.B:
				gone, kept, answer = q.A, q.B, fyne.Key2
			default:
				continue
			}
			w.panels.review.Go(i)
			answers(t, w, fyne.Key6, "两件事")
			w.panels.review.Go(k)
			answers(t, w, answer, "")
			return w, p, q, gone, kept
		}
	}
	t.Fatal("no two pairs share a duty")
	return
}

func recorded(t *testing.T, w *Window, key string) panel.Reviewed {
	t.Helper()
	i := slices.IndexFunc(w.reviewed.pairs, func(x panel.Reviewed) bool { return x.Key == key })
	if i < 0 {
		t.Fatalf("%s is not in the list", key)
	}
	return w.reviewed.pairs[i]
}

func TestADecisionStaysWhatItWasWhateverComesAfter(t *testing.T) {
	w, pair, later, gone, kept := parted(t)
	base := w.session.Now().Baseline
	name := func(id model.ID) string { return w.print.Name(base, model.Ref{Kind: model.DutyKind, ID: id}) }
	want := "保留现状：两件事；“" + name(gone) + "”后来并入“" + name(kept) + "”"
	check := func(when string) {
		t.Helper()
		if got := recorded(t, w, pair.Key); got.Decided != want || !strings.Contains(got.By, w.session.Who()) {
			t.Errorf("%s it says %q (%s), want %q", when, got.Decided, got.By, want)
		}
		if got := recorded(t, w, later.Key).Decided; got != "保留“"+name(kept)+"”" {
			t.Errorf("%s of the other it says %q", when, got)
		}
	}
	check("at once")
	w.review("EC")
	check("opened again")
	forks(t, w, "再分一个")
	w.review("EC")
	check("in a fork")
	does(t, w, model.RemoveDuties(kept))
	w.review("EC")
	if got := w.reviewed.log.Past(); !has(got, kept) || !has(got, gone) {
		t.Error("what is gone is forgotten")
	}
}

func TestTheReasonOfADecisionIsTheOneThatWasNoted(t *testing.T) {
	w := reviews(t)
	pair := w.reviewed.pairs[0]
	answers(t, w, fyne.Key1, "")
	if got := recorded(t, w, pair.Key).Decided; strings.Contains(got, "：") {
		t.Errorf("a reason that nobody gave: %q", got)
	}
	if err := noted(w, w.session.Now().Seq, "口径统一"); err != nil {
		t.Fatal(err)
	}
	if got := recorded(t, w, pair.Key).Decided; !strings.HasSuffix(got, "：口径统一") {
		t.Errorf("it says %q", got)
	}
}

// legible lists every text that an object shows.
func legible(o fyne.CanvasObject) (out []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, legible(c)...)
		}
	case *container.Scroll:
		return legible(o.Content)
	case *look.Entry:
		return []string{o.Text}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, legible(c)...)
		}
	}
	return out
}

func TestAPairWhoseUnitsAreGoneIsCalledByTheirNames(t *testing.T) {
	w, pair, _, _, _ := parted(t)
	w.panels.review.Go(slices.IndexFunc(w.reviewed.pairs, func(x panel.Reviewed) bool { return x.Key == pair.Key }))
	w.frame.Resize(fyne.NewSize(1440, 900))
	all := strings.Join(legible(w.panels.review), "\n")
	if !strings.Contains(all, "原媒体部") {
		t.Error("the department that is gone is not named")
	}
	for _, said := range legible(w.panels.review) {
		if said == "MD" || strings.HasPrefix(said, "B-") {
			t.Errorf("an id is shown: %q", said)
		}
	}
}

func TestWhatIsTypedBelongsToTheLanguageItWasTypedIn(t *testing.T) {
	for _, answer := range []fyne.KeyName{fyne.Key3, fyne.Key4} {
		w := reviews(t)
		pair := w.reviewed.pairs[0]
		before, _ := w.session.Now().Scenario.Duty(pair.A)
		w.SetLang(model.EN)
		key(t, w, answer)
		test.Type(w.panels.review.Targets()["review-text"].(fyne.Focusable), "In plain English: ")
		w.SetLang(model.ZH)
		key(t, w, fyne.KeyReturn)
		d, _ := w.session.Now().Scenario.Duty(pair.A)
		if !strings.HasPrefix(d.Text.EN, "In plain English: ") || strings.Contains(d.Text.ZH, "English") || d.Text.ZH == "" {
			t.Errorf("%s: %+v, before %+v", answer, d.Text, before.Text)
		}
	}
}

func TestAProposalThatNobodyTouchedFollowsTheLanguage(t *testing.T) {
	w := reviews(t)
	key(t, w, fyne.Key3)
	zh := w.panels.review.Targets()["review-text"].(*look.Entry).Text
	w.SetLang(model.EN)
	en := w.panels.review.Targets()["review-text"].(*look.Entry).Text
	if zh == en || strings.ContainsFunc(en, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%q is proposed in English", en)
	}
	pair := w.reviewed.pairs[0]
	key(t, w, fyne.KeyReturn)
	if d, _ := w.session.Now().Scenario.Duty(pair.A); d.Text.ZH != zh || d.Text.EN != en {
		t.Errorf("it is worded %+v", d.Text)
	}
}

func TestAReasonAndATextThatWereTypedStayWhenOneLooksAtAnotherAnswerOrPair(t *testing.T) {
	w := reviews(t)
	key(t, w, fyne.Key3)
	test.Type(w.panels.review.Targets()["review-text"].(fyne.Focusable), "统一：")
	test.Type(w.panels.review.Targets()["review-why"].(fyne.Focusable), "口径")
	key(t, w, fyne.Key6)
	if got := w.panels.review.Targets()["review-why"].(*look.Entry).Text; got != "口径" {
		t.Errorf("the reason is %q", got)
	}
	key(t, w, fyne.KeyRight)
	key(t, w, fyne.KeyLeft)
	key(t, w, fyne.Key3)
	if got := w.panels.review.Targets()["review-text"].(*look.Entry).Text; !strings.HasPrefix(got, "统一：") {
		t.Errorf("the text is %q", got)
	}
}

func TestAReasonThatTheProgramWroteIsReadInTheLanguageOfTheWindow(t *testing.T) {
	w := reviews(t)
	answers(t, w, fyne.Key1, "")
	for _, lang := range []model.Lang{model.EN, model.ZH} {
		w.SetLang(lang)
		if got, want := w.trailRows()[0].Why, w.print.T("reason.review.keep-first"); got != want {
			t.Errorf("in %s the trail says %q, want %q", lang, got, want)
		}
	}
}

func TestOnlyWhatWasMergedSinceTheBaselineIsUpForMergeReview(t *testing.T) {
	w, _ := opens(t, "seed-a")
	says := func(unit model.ID) string {
		w.jump(model.Ref{Kind: model.UnitKind, ID: unit})
		var all []string
		for _, c := range w.reviewChoice(unit) {
			all = append(all, c.Label)
		}
		for name := range w.targets() {
			if strings.Contains(name, "review:") {
				all = append(all, name)
			}
		}
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	for _, unit := range w.homes() {
		if got := says(unit); strings.Contains(got, "合并") || strings.Contains(got, "review:") {
			t.Errorf("in the state as it is %s offers %s", unit, got)
		}
	}
	forks(t, w, "合并")
	does(t, w, model.MergeInto("EC", "MD"))
	if got := says("EC"); !strings.Contains(got, "合并复核：") || !strings.Contains(got, " review:EC ") || !strings.Contains(got, "warnings-review:EC") {
		t.Errorf("after a merger EC offers %s", got)
	}
	if err := w.library.SetStatus(w.session.Now().Info.ID, scenarios.Baseline); err != nil {
		t.Fatal(err)
	}
	w.Switch("V0")
	w.Switch(w.sight().Base.ID)
	if got := says("EC"); !strings.Contains(got, "部门内重叠") || strings.Contains(got, "review:") {
		t.Errorf("what is the baseline now offers %s", got)
	}
}

func TestTheRightButtonOnTheEmptyBoardOffersWhatCanBeDoneWithIt(t *testing.T) {
	w, _ := opens(t, "seed-a")
	does(t, w, model.MoveDuties("", w.session.Now().Scenario.Duties()[0].ID))
	w.Undo()
	w.board.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(4, 4), AbsolutePosition: fyne.NewPos(300, 120)})
	for name, row := range map[string]bool{"add-unit": true, "add-duty": true, "undo": w.canUndo(), "redo": w.canRedo(), "fork": true, "export": true} {
		if o := w.open.targets()["menu:"+name]; o == nil {
			t.Errorf("%s is not offered", name)
		} else if on := !o.(*look.MenuRow).Choice().Off; on != row {
			t.Errorf("%s can be chosen: %v", name, on)
		}
	}
}
