package scenarios_test

import (
	"errors"
	"reflect"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

func TestAScenarioIsComparedWithTheBaselineAsItTookIt(t *testing.T) {
	l := library(t)
	_, err := l.ForkAs("F", "V0", word("Fork"))
	must(t, err)
	taken, f, v0 := world(t), session(t, l, "F"), session(t, again(t, l, "Bob"), "V0")
	must(t, f.Do(model.MoveDuties("MD", "D1"), ""), v0.Do(model.MoveDuties("MD", "D2"), "a correction"), f.Poll())
	same(t, f.Now().Baseline, taken)
	differences, err := l.Differences("F")
	must(t, err)
	if n := len(differences); n != 2 { // its name, and where D1 is
		t.Errorf("%d differences", n)
	}

	// What is taken over is part of the baseline from then on, and no more when that is
	// taken back; a fork of the fork knows what that knew.
	must(t, f.Merge("V0", nil, ""))
	corrected := v0.Now().Scenario
	same(t, f.Now().Baseline, corrected)
	_, err = l.ForkAs("G", "F", word("Fork of the fork"))
	must(t, err)
	same(t, session(t, l, "G").Now().Baseline, corrected)
	must(t, f.Undo())
	same(t, f.Now().Baseline, taken)
	must(t, f.Redo())
	same(t, f.Now().Baseline, corrected)
	same(t, session(t, l, "F").Now().Baseline, corrected)
	got, err := l.TakenBaseline("G")
	must(t, err)
	same(t, got, corrected)

	// The baseline is its own; and where another scenario becomes it, what does not come
	// from that is compared with it as it stands.
	same(t, v0.Now().Baseline, v0.Now().Scenario)
	_, err = l.ForkAs("H", "V0", word("Another"))
	must(t, err, l.SetStatus("H", scenarios.Baseline))
	h := session(t, l, "H")
	must(t, h.Do(model.MoveDuties("", "D3"), ""))
	same(t, session(t, l, "F").Now().Baseline, h.Now().Scenario)
}

func TestABranchIsForkedWithItsFirstStepOrNotAtAll(t *testing.T) {
	l := library(t)
	v0 := session(t, l, "V0")
	must(t, v0.Do(model.MoveDuties("MD", "D2"), ""))
	before := v0.Now()
	other := session(t, again(t, l, "Bob"), "V0")
	must(t, other.Do(model.AddDuty("D9", "EC", word("Answer customers")), ""))

	b, err := v0.Branch(word("Option 1"), model.MoveDuties("MD", "D1"), "nearer to the ads")
	must(t, err)
	got := b.Now()
	if got.Info.Parent != "V0" || got.Info.ForkedSeq != 2 || got.Info.Status != scenarios.Draft || got.Seq != 1 || !got.CanUndo || got.Pending {
		t.Errorf("%+v", got.Info)
	}
	same(t, v0.Now().Scenario, before.Scenario) // the session stays where it is
	same(t, got.Baseline, other.Now().Scenario)
	opened := session(t, l, got.Info.ID).Now()
	same(t, got.Scenario, opened.Scenario)
	if got.Info != opened.Info || got.Info.Name != word("Option 1") || !reflect.DeepEqual(got.Undoes, opened.Undoes) {
		t.Errorf("the branch is %+v, opened again %+v", got.Info, opened.Info)
	}
	if want := check.Check(got.Scenario).Since(got.Baseline).Scorecard(); len(want) != len(got.Scorecard) || opened.Scorecard.Get("boundary") != got.Scorecard.Get("boundary") || opened.Scorecard.Get("disruption") != got.Scorecard.Get("disruption") {
		t.Errorf("scorecard %v, want %v", got.Scorecard, want)
	}
	must(t, b.Do(model.MoveDuties("MD", "D9"), ""), b.Undo(), v0.Poll(), l.Verify())

	for name, v := range map[string]model.Verb{"Option 2": model.MoveDuties("nowhere", "D1"), "Option 1": model.MoveDuties("MD", "D1")} {
		if _, err := v0.Branch(word(name), v, ""); err == nil {
			t.Errorf("%s was made", name)
		}
	}
	if all, err := l.Scenarios(); err != nil || len(all) != 2 {
		t.Errorf("%d scenarios, %v: a branch that was refused left something", len(all), err)
	}
}

func TestABranchIsWithdrawnWithoutATraceUntilMoreStandsOnIt(t *testing.T) {
	l := library(t)
	v0 := session(t, l, "V0")
	branch := func() *scenarios.Session {
		b, err := v0.Branch(word("Option 1"), model.MoveDuties("MD", "D1"), "")
		must(t, err)
		return b
	}
	must(t, l.Withdraw(branch().Now().Info.ID), v0.Poll(), l.Verify())
	if all, err := l.Scenarios(); err != nil || len(all) != 1 {
		t.Fatalf("%d scenarios, %v", len(all), err)
	}
	id := branch().Now().Info.ID // the name is free again
	refused := func(what string) {
		t.Helper()
		if err := l.Withdraw(id); !errors.Is(err, scenarios.ErrStoodOn) {
			t.Errorf("%s: %v", what, err)
		}
	}
	s := session(t, l, id)
	must(t, s.Note(1, "a reason that somebody wrote"), s.Undo())
	refused("undone")
	must(t, s.Redo())
	refused("done again")

	other, err := v0.Branch(word("Option 2"), model.MoveDuties("MD", "D2"), "")
	must(t, err)
	id = other.Now().Info.ID
	must(t, s.Merge(id, nil, ""))
	refused("brought in elsewhere")

	third, err := v0.Branch(word("Option 3"), model.MoveDuties("MD", "D1"), "")
	must(t, err)
	id = third.Now().Info.ID
	_, err = l.Fork(id, word("On it"))
	must(t, err)
	refused("forked")
	id = "V0"
	refused("the baseline")
	if err := l.Withdraw("nobody"); !errors.Is(err, scenarios.ErrUnknownScenario) {
		t.Error(err)
	}
	must(t, l.Verify())
}
