package scenarios_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
	"sandtable/scenarios"
)

func TestAStepIsInTheFileBeforeItIsShown(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	shown := 0
	s.Changed = func(now scenarios.Snapshot) {
		shown++
		stored, err := again(t, l, "Eve").At("V0", now.Seq)
		must(t, err)
		same(t, stored, now.Scenario)
	}
	must(t, s.Do(model.MoveDuties("MD", "D1"), "  closer to the ads\n"))
	must(t, s.Undo(), s.Redo())
	if shown != 3 {
		t.Errorf("shown %d times", shown)
	}
	rows, err := l.Log("V0")
	must(t, err)
	if len(rows) != 3 || rows[0].Why != "closer to the ads" || rows[1].Target != 1 || rows[2].Verb != scenarios.RedoRow || rows[0].Who != "Ann" {
		t.Errorf("log %+v", rows)
	}
}

func TestAReopenedLibraryEqualsTheLiveSessionAfterEveryStep(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		dir := t.TempDir()
		l := libraryAt(t, filepath.Join(dir, "plan.sandtable"))
		defer l.Close()
		s := session(t, l, "V0")
		n := 0
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			duty := model.ID(rapid.SampledFrom([]string{"D1", "D2", "D3"}).Draw(r, "duty"))
			unit := model.ID(rapid.SampledFrom([]string{"EC", "MD", ""}).Draw(r, "unit"))
			var err error
			switch rapid.IntRange(0, 6).Draw(r, "gesture") {
			case 0, 1:
				err = s.Undo()
			case 2:
				err = s.Redo()
			case 3:
				n++
				err = s.Do(model.AddDuty(model.ID(fmt.Sprint("N", n)), unit, word(fmt.Sprint("New ", n))), "")
			case 4:
				err = s.Note(rapid.IntRange(1, 10).Draw(r, "step"), "because")
			default:
				err = s.Do(model.MoveDuties(unit, duty), "why not")
			}
			if err != nil && !harmless(err) {
				r.Fatal(err)
			}
			o, err := scenarios.Open(l.Path(), options("Bob"))
			if err != nil {
				r.Fatal(err)
			}
			other, err := o.Session("V0")
			if err != nil {
				r.Fatal(err)
			}
			live, fresh := s.Now(), other.Now()
			if d := model.Diff(live.Scenario, fresh.Scenario); !d.Empty() {
				r.Fatalf("differ: %v", d.Edits)
			}
			if fmt.Sprint(live.Info) != fmt.Sprint(fresh.Info) || live.CanUndo != fresh.CanUndo || live.CanRedo != fresh.CanRedo ||
				fmt.Sprint(live.Undoes, live.Redoes) != fmt.Sprint(fresh.Undoes, fresh.Redoes) ||
				fmt.Sprint(live.Findings.All()) != fmt.Sprint(fresh.Findings.All()) || fmt.Sprint(live.Scorecard) != fmt.Sprint(fresh.Scorecard) {
				r.Fatalf("live %+v\nfresh %+v", live.Info, fresh.Info)
			}
			if err := errors.Join(o.Verify(), o.Close()); err != nil {
				r.Fatal(err)
			}
		}
	})
}

func harmless(err error) bool {
	_, refused := errors.AsType[*model.Refusal](err)
	return refused || errors.Is(err, scenarios.ErrNothingToRedo) || errors.Is(err, scenarios.ErrNothingToUndo) || errors.Is(err, scenarios.ErrUnknownStep)
}

func TestTwoSessionsConvergeAndNeitherUndoesTheOthersSteps(t *testing.T) {
	l := library(t)
	ann, bob := session(t, l, "V0"), session(t, again(t, l, "Bob"), "V0")
	must(t, ann.Do(model.MoveDuties("MD", "D1"), ""))
	must(t, bob.Do(model.MoveDuties("MD", "D2"), "")) // meets Ann's step first
	if bob.Now().Seq != 2 || home(bob.Now().Scenario, "D1") != "MD" {
		t.Fatal("Bob did not see Ann's step")
	}
	if err := ann.Undo(); !errors.Is(err, scenarios.ErrNotMine) {
		t.Fatalf("Ann undid Bob's step: %v", err)
	}
	same(t, ann.Now().Scenario, bob.Now().Scenario)
	if ann.Now().CanUndo {
		t.Error("Bob's step is on top, but Ann may undo")
	}
	must(t, bob.Undo(), ann.Poll())
	if home(ann.Now().Scenario, "D2") != "EC" || !ann.Now().CanUndo || ann.Now().CanRedo {
		t.Error("Ann does not see that Bob took his step back")
	}
	if err := ann.Redo(); !errors.Is(err, scenarios.ErrNotMine) {
		t.Errorf("Ann carried out Bob's step again: %v", err)
	}
	must(t, ann.Undo())
	if err := bob.Redo(); !errors.Is(err, scenarios.ErrNotMine) {
		t.Errorf("Bob carried out over Ann's head: %v", err)
	}
	same(t, ann.Now().Scenario, bob.Now().Scenario)
	must(t, l.Verify())
}

func TestAVerbIsRunAgainOnWhatOthersLeft(t *testing.T) {
	l := library(t)
	ann, bob := session(t, l, "V0"), session(t, again(t, l, "Bob"), "V0")
	must(t, ann.Do(model.RemoveDuties("D1"), ""))
	var shown []int
	bob.Changed = func(now scenarios.Snapshot) { shown = append(shown, now.Seq) }
	err := bob.Do(model.MoveDuties("MD", "D1"), "")
	if r, ok := errors.AsType[*model.Refusal](err); !ok || r.Code != model.UnknownRecord {
		t.Fatalf("moved a duty that is gone: %v", err)
	}
	if fmt.Sprint(shown) != "[1]" {
		t.Errorf("Bob was shown %v", shown)
	}
	same(t, bob.Now().Scenario, ann.Now().Scenario)
}

func TestSessionsOfOneLibrarySeeEachOther(t *testing.T) {
	l := library(t)
	one, two := session(t, l, "V0"), session(t, l, "V0")
	must(t, one.Do(model.MoveDuties("MD", "D1"), ""), two.Poll())
	same(t, two.Now().Scenario, one.Now().Scenario)
	if err := two.Undo(); !errors.Is(err, scenarios.ErrNotMine) {
		t.Error(err)
	}
}

func TestPollingWithoutNewsShowsNothing(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	s.Changed = func(scenarios.Snapshot) { t.Error("shown") }
	must(t, s.Poll(), s.Poll())
}

func TestPreviewIsWhatDoBringsAboutAndChangesNothing(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	before := s.Now()
	v := model.MoveDuties("MD", "D1")
	c, err := s.Preview(v)
	must(t, err)
	same(t, s.Now().Scenario, before.Scenario)
	must(t, s.Do(v, ""))
	same(t, s.Now().Scenario, c.Scenario)
	if fmt.Sprint(c.After) != fmt.Sprint(s.Now().Scorecard) {
		t.Errorf("predicted %v, got %v", c.After, s.Now().Scorecard)
	}
	if c, err = s.Preview(v); err != nil || c.Refusal == nil {
		t.Errorf("the second time it is refused: %v %v", c, err)
	}
}

func TestUndoSurvivesARestart(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	start := s.Now().Scenario
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("", "D2"), ""), s.Undo(), l.Close())
	s = session(t, again(t, l, "Ann"), "V0")
	if !s.Now().CanRedo {
		t.Fatal("nothing to redo")
	}
	must(t, s.Undo())
	same(t, s.Now().Scenario, start)
	if err := s.Undo(); !errors.Is(err, scenarios.ErrNothingToUndo) {
		t.Error(err)
	}
	must(t, s.Redo(), s.Redo())
	if err := s.Redo(); !errors.Is(err, scenarios.ErrNothingToRedo) {
		t.Error(err)
	}
}

func TestIDsHaveTheLetterOfTheirKindAndAreNotTaken(t *testing.T) {
	s := session(t, library(t), "V0")
	seen := map[model.ID]bool{}
	letters := map[byte]bool{}
	for _, k := range model.Kinds()[1:] {
		id := s.NewID(k)
		if len(id) != 8 || !id.Valid() || seen[id] || letters[id[0]] {
			t.Errorf("%s: %q", k, id)
		}
		seen[id], letters[id[0]] = true, true
	}
}

func TestManyWritersLoseNothing(t *testing.T) {
	l := library(t)
	const writers, steps = 4, 12
	errs := make(chan error, writers)
	for w := range writers {
		s := session(t, again(t, l, fmt.Sprint("W", w)), "V0")
		go func() {
			for i := range steps {
				id := model.ID(fmt.Sprint("W", w, "-", i))
				err := s.Do(model.AddDuty(id, "MD", word(string(id))), "")
				for errors.Is(err, scenarios.ErrLocked) { // the others kept the file for two seconds
					err = s.Do(model.AddDuty(id, "MD", word(string(id))), "")
				}
				if err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range writers {
		must(t, <-errs)
	}
	s := session(t, l, "V0")
	if s.Now().Seq != writers*steps || s.Now().Scenario.Count(model.DutyKind) != 3+writers*steps {
		t.Errorf("%d rows, %d duties", s.Now().Seq, s.Now().Scenario.Count(model.DutyKind))
	}
	must(t, l.Verify())
}
