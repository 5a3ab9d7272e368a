package desk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

func TestEveryObserverSeesEveryStepAfterItIsInTheFile(t *testing.T) {
	l := example(t, "seed-b", nil)
	d := sitting(atOnce)
	s := enter(t, d, l, "V1")
	var first, second []desk.Sight
	d.Watch(func(is desk.Sight, _ desk.Part) { first = append(first, is) })
	stop := d.Watch(func(is desk.Sight, _ desk.Part) {
		second = append(second, is)
		if rows, err := l.Log("V1"); err != nil || len(rows) != is.Now.Seq {
			t.Errorf("%d is shown, in the file are %d rows: %v", is.Now.Seq, len(rows), err)
		}
	})
	duties := s.Now().Scenario.Duties()
	must(t, do(s, model.RemoveDuties(duties[0].ID), "too much"), undo(s))
	stop()
	must(t, redo(s))
	if len(first) != 3 || len(second) != 2 {
		t.Fatalf("one observer saw %d, the other %d", len(first), len(second))
	}
	for i, want := range []bool{false, true, false} {
		trail := first[i].Trail
		if last := trail[len(trail)-1]; last.Undone != want || last.Sentence == "" || last.Why != "too much" {
			t.Errorf("after step %d the trail ends with %+v", i+1, last)
		}
	}
	if n := len(first[2].Now.Scenario.Duties()); n != len(duties)-1 {
		t.Errorf("%d duties are left of %d", n, len(duties))
	}
}

// A sight may be held for as long as anybody likes.
func TestASightIsNotChangedByWhatFollows(t *testing.T) {
	d := sitting(atOnce)
	s := enter(t, d, example(t, "seed-b", nil), "V1")
	must(t, do(s, model.RemoveDuties(s.Now().Scenario.Duties()[0].ID), ""))
	d.Beside("V0", "V2")
	held := d.Sight()
	told := func(s desk.Sight) string {
		v2, _ := s.Side("V2")
		return fmt.Sprint(s.Now.Seq, s.Infos, s.Counts, s.Base.Scorecard, s.History, len(s.Steps()), v2.Scorecard) +
			fmt.Sprint(slices.Collect(func(yield func(string) bool) {
				for _, r := range s.Trail {
					if !yield(fmt.Sprint(r.Sentence, r.Why, r.Undone)) {
						return
					}
				}
			}))
	}
	before := told(held)
	must(t, undo(s), redo(s), note(s, s.Now().Seq-2, "because"), do(s, model.RemoveDuties(s.Now().Scenario.Duties()[1].ID), "why"))
	d.Speak(text.For(model.ZH))
	if after := told(held); after != before {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
	if told(d.Sight()) == before {
		t.Error("nothing has changed on the desk")
	}
}

// What is shown of a scenario that is edited step by step is what is shown of it when it
// is opened.
func TestAScenarioThatIsOpenedAnewLooksAsItWasLeft(t *testing.T) {
	l := example(t, "seed-b", nil)
	d := sitting(atOnce)
	s := enter(t, d, l, "V1")
	for i := range 30 {
		duties := s.Now().Scenario.Duties()
		switch {
		case i%5 == 4:
			must(t, undo(s))
		case i%7 == 6 && s.Now().Rows[0].Verb == scenarios.DoRow:
			must(t, note(s, s.Now().Rows[0].Seq, fmt.Sprint("because of ", i)))
		default:
			must(t, do(s, model.EditRecord(duties[i%len(duties)].Ref(), map[string]string{"text.en": fmt.Sprint("Do this, ", i)}), "why"))
		}
	}
	is := d.Sight()
	enter(t, d, l, "V0")
	enter(t, d, l, "V1")
	again := d.Sight()
	if a, b := fmt.Sprint(is.Counts), fmt.Sprint(again.Counts); a != b {
		t.Errorf("counted were %s, now %s", a, b)
	}
	if a, b := fmt.Sprint(is.Base.Scorecard), fmt.Sprint(again.Base.Scorecard); a != b {
		t.Errorf("the baseline measures %s, now %s", a, b)
	}
	if len(is.Trail) != len(again.Trail) {
		t.Fatalf("the trail had %d rows, and has %d", len(is.Trail), len(again.Trail))
	}
	for i, r := range is.Trail {
		if o := again.Trail[i]; o.Sentence != r.Sentence || o.Why != r.Why || o.Undone != r.Undone || o.Seq != r.Seq {
			t.Errorf("row %d was %+v and is %+v", i, r, o)
		}
	}
	n := min(len(is.History), len(again.History))
	if a, b := fmt.Sprint(is.History[len(is.History)-n:]), fmt.Sprint(again.History[len(again.History)-n:]); a != b {
		t.Errorf("the past was %s and is %s", a, b)
	}
	if fmt.Sprint(is.Infos) != fmt.Sprint(again.Infos) {
		t.Errorf("the scenarios were %v and are %v", is.Infos, again.Infos)
	}
}

// A step costs what it costs, however much was done before: nothing is read for what is
// shown but what the step itself reads.
func TestNothingIsReadForTheSightAfterAStep(t *testing.T) {
	asked := 0
	l := example(t, "seed-b", func() { asked++ })
	s, err := l.Session("V1")
	must(t, err)
	asked = 0
	duty := s.Now().Scenario.Duties()[0].ID
	if must(t, s.Do(model.RemoveDuties(duty), ""), s.Undo(), s.Redo(), s.Undo()); asked != 4 {
		t.Errorf("alone four steps ask the library %d times", asked)
	}
	d := sitting(atOnce)
	on := enter(t, d, l, "V1")
	d.Beside("V0", "V2")
	asked = 0
	if must(t, do(on, model.RemoveDuties(duty), ""), undo(on), redo(on), undo(on)); asked != 4 {
		t.Errorf("on the desk four steps ask the library %d times", asked)
	}
}

func TestALongLogIsToldBesideAndWithWhatCameMeanwhile(t *testing.T) {
	l := example(t, "seed-b", nil)
	must(t, l.Perform("V1", 300, func(i int, s model.Scenario) (model.Verb, string) {
		return model.EditRecord(s.Duties()[0].Ref(), map[string]string{"text.en": fmt.Sprint("Do this, ", i)}), ""
	}))
	var wait later
	d := sitting(wait.beside)
	d.Enter(l, "V1", nil)
	wait.next()
	s := d.Session()
	if len(d.Sight().Trail) != 0 {
		t.Fatal("the whole log was told before anything was shown")
	}
	if !d.Working() {
		t.Error("nothing is said to be on its way")
	}
	if len(d.Sight().History) < 2 {
		t.Error("the last steps are not known before the log was told")
	}
	s.Do(context.Background(), model.RemoveDuties(s.Now().Scenario.Duties()[0].ID), "meanwhile", nil)
	d.Speak(text.For(model.ZH))
	s.Undo(context.Background(), nil)
	if wait.run(); d.Working() {
		t.Error("something is said to be still on its way")
	}
	trail := d.Sight().Trail
	if last := trail[len(trail)-1]; len(trail) != s.Now().Seq-1 || last.Why != "meanwhile" || !last.Undone {
		t.Errorf("%d steps were told, the last is %+v", len(trail), last)
	}
	s.Redo(context.Background(), nil)
	wait.run()
	if trail := d.Sight().Trail; trail[len(trail)-1].Undone || len(trail) != s.Now().Seq-2 {
		t.Errorf("%d steps were told of %d rows", len(trail), s.Now().Seq)
	}
}

// What was being worked out for one scenario is given up when another is opened: it is
// neither shown nor worked out.
func TestWhatIsWorkedOutBesideIsGivenUpWithTheScenario(t *testing.T) {
	asked := 0
	l := large(t, func() { asked++ })
	var wait later
	d := sitting(wait.beside)
	d.Enter(l, "F", nil)
	if wait.next(); !d.Sight().Now.Pending || len(wait.work) == 0 {
		t.Fatal("nothing waits")
	}
	d.Beside("G")
	stale := wait.work
	wait.work = nil
	d.Enter(l, "V0", nil)
	wait.next()
	seen := 0
	d.Watch(func(desk.Sight, desk.Part) { seen++ })
	asked = 0
	for _, f := range stale {
		f()
	}
	if asked != 0 || seen != 0 {
		t.Errorf("what was given up asks the library %d times and shows %d things", asked, seen)
	}
	wait.run()
	is := d.Sight()
	if is.Now.Pending || is.Now.Findings.Len() == 0 || len(is.Counts) != 3 || is.Counts["G"].Medium+is.Counts["G"].High == 0 {
		t.Errorf("of the one that is open %d findings came, counted are %v", is.Now.Findings.Len(), is.Counts)
	}
	if g, ok := is.Side("G"); !ok || g.Scorecard == nil {
		t.Error("what it is to be compared with was not worked out")
	}
	d.Beside("F", "G")
	d.Leave()
	asked = 0
	wait.run()
	if asked != 0 || d.Sight().Now.Info.ID != "" {
		t.Errorf("after it was left the library is asked %d times", asked)
	}
}

func TestWhatTheParentHasCorrectedIsSeenWithoutAStep(t *testing.T) {
	l := example(t, "seed-b", nil)
	d := sitting(atOnce)
	enter(t, d, l, "V1")
	other, err := scenarios.Open(l.Path(), scenarios.Options{Who: "somebody else"})
	must(t, err)
	defer other.Close()
	theirs, err := other.Session("V0")
	must(t, err, theirs.Do(model.EditRecord(theirs.Now().Scenario.Duties()[2].Ref(), map[string]string{"text.en": "Count again"}), "counted again"))
	if d.Sight().Corrections.Records != 0 {
		t.Fatal("it is known before anybody looked")
	}
	var seen desk.Part
	d.Watch(func(_ desk.Sight, what desk.Part) { seen |= what })
	must(t, answered(d.Poll))
	if got := d.Sight().Corrections; got.Parent != "V0" || got.Records == 0 || seen&desk.News == 0 {
		t.Errorf("the corrections are %+v", got)
	}
	must(t, answered(func(answer func(error)) { d.Session().Merge(context.Background(), "V0", nil, "", answer) }))
	if got := d.Sight().Corrections; got.Records != 0 {
		t.Errorf("after they were taken over they are %+v", got)
	}
}

func TestTheStepsOfTheParentsComeBeforeItsOwn(t *testing.T) {
	l := example(t, "seed-b", nil)
	d := sitting(atOnce)
	s := enter(t, d, l, "V2") // from V1
	must(t, do(s, model.RemoveDuties(s.Now().Scenario.Duties()[0].ID), "gone"), undo(s), redo(s), note(s, s.Now().Seq-2, "because"))
	d.Recollect()
	want, err := l.Steps("V2")
	must(t, err)
	got := d.Sight().Steps()
	if len(got) != len(want) {
		t.Fatalf("%d steps, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Reason != want[i].Reason || len(got[i].Change.Edits) != len(want[i].Change.Edits) {
			t.Errorf("step %d is %+v, want %+v", i, got[i].Reason, want[i].Reason)
		}
	}
}

// Once a scenario is open, what is shown besides what its session does is worked out
// beside the owner, however small the library.
func TestWhatOthersWroteIsWorkedOutBesideTheOwner(t *testing.T) {
	asked := 0
	l := example(t, "seed-b", func() { asked++ })
	var wait later
	d := sitting(wait.beside)
	d.Enter(l, "V1", nil)
	wait.run()
	d.Beside("V0", "V2")
	if wait.run(); len(d.Sight().Counts) != len(d.Sight().Infos) {
		t.Fatal("a small library does not show itself whole")
	}
	other, err := scenarios.Open(l.Path(), scenarios.Options{Who: "somebody else"})
	must(t, err)
	defer other.Close()
	for _, id := range []model.ID{"V0", "V2"} {
		theirs, err := other.Session(id)
		must(t, err, theirs.Do(model.RemoveDuties(theirs.Now().Scenario.Duties()[2].ID), "gone"))
	}
	before, was := d.Sight(), asked
	if d.Poll(nil); asked != was {
		t.Errorf("the owner asks the library %d times", asked-was)
	}
	wait.run()
	is := d.Sight()
	for _, id := range []model.ID{"V0", "V2"} {
		old, _ := before.Side(id)
		if side, _ := is.Side(id); side.Seq != old.Seq+1 || is.Counts[id].Seq != side.Seq {
			t.Errorf("%s was shown as of row %d, and is as of row %d, counted as of %d", id, old.Seq, side.Seq, is.Counts[id].Seq)
		}
	}
	if is.Corrections.Records == 0 {
		t.Error("nothing is said of what the parent has that it has not")
	}
}

// The owner edits while others read for it in goroutines of their own; the race detector
// watches.
// Whoever changes the language to and fro has the log told several times at once, and the
// first of them may be the last to end.
func TestAnOlderTellingOfTheLogDoesNotTakeThePlaceOfANewerOne(t *testing.T) {
	l := large(t, nil)
	must(t, l.Perform("F", 300, func(i int, s model.Scenario) (model.Verb, string) {
		return model.EditRecord(s.Duties()[0].Ref(), map[string]string{"text.en": fmt.Sprint("Do this, ", i)}), ""
	}))
	var held []func()
	holds := false
	d := sitting(func(f func()) {
		if holds {
			held = append(held, f)
			return
		}
		f()
	})
	s := enter(t, d, l, "F")
	speak := func(lang model.Lang) {
		holds = true
		d.Speak(text.For(lang))
		holds = false
	}
	speak(model.ZH)
	must(t, do(s, model.RemoveDuties(s.Now().Scenario.Duties()[0].ID), "meanwhile"))
	speak(model.EN)
	speak(model.ZH)
	for _, f := range slices.Backward(held) {
		f()
	}
	if is := d.Sight(); len(held) != 3 || len(is.Trail) != is.Now.Seq {
		t.Errorf("after %d tellings %d of %d rows are told", len(held), len(is.Trail), is.Now.Seq)
	}
}

func TestTheOwnerEditsWhileOthersReadForIt(t *testing.T) {
	l := large(t, nil)
	must(t, l.Perform("F", 300, func(i int, s model.Scenario) (model.Verb, string) {
		return model.EditRecord(s.Duties()[0].Ref(), map[string]string{"text.en": fmt.Sprint("Do this, ", i)}), ""
	}))
	posted := make(chan func(), 1_000)
	d := desk.New(text.For(model.EN), desk.Surroundings{Beside: func(f func()) { go f() }, Post: func(f func()) { posted <- f }, After: never})
	until := func(ask func(func(error))) {
		err := errUnanswered
		for ask(func(answer error) { err = answer }); errors.Is(err, errUnanswered); {
			(<-posted)()
		}
		must(t, err)
	}
	rest := func() {
		for is := d.Sight(); d.Working() || len(is.Counts) < len(is.Infos); is = d.Sight() {
			(<-posted)()
		}
	}
	for _, id := range []model.ID{"F", "G", "F"} {
		until(func(answer func(error)) { d.Enter(l, id, answer) })
		s := d.Session()
		d.Beside("V0")
		for i := range 5 {
			until(func(answer func(error)) {
				s.Do(context.Background(), model.RemoveDuties(s.Now().Scenario.Duties()[i].ID), "meanwhile", answer)
			})
		}
		d.Speak(text.For([]model.Lang{model.ZH, model.EN}[len(id)%2]))
	}
	rest()
	is := d.Sight()
	if is.Now.Pending || len(is.Trail) != is.Now.Seq || len(is.History) == 0 {
		t.Errorf("%d of %d rows are told, %d states are remembered", len(is.Trail), is.Now.Seq, len(is.History))
	}
	if _, ok := is.Side("V0"); !ok {
		t.Error("what it is compared with was not worked out")
	}
}
