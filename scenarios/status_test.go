package scenarios_test

import (
	"errors"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

func status(t testing.TB, l *scenarios.Library, id model.ID) scenarios.Info {
	t.Helper()
	return session(t, l, id).Now().Info
}

func TestWhatIsAdoptedIsLockedForEveryWriterAndKeepsItsFingerprint(t *testing.T) {
	l := library(t)
	id, err := l.Fork("V0", word("Plan"))
	must(t, err)
	mine, theirs := session(t, l, id), session(t, again(t, l, "Ben"), id)
	move := model.MoveDuties("MD", "D1")
	must(t, mine.Do(move, "better there"), mine.Do(model.MoveDuties("MD", "D2"), ""), mine.Undo(), theirs.Poll())
	must(t, l.SetStatus(id, scenarios.InReview), mine.Do(model.MoveDuties("MD", "D2"), ""), mine.Undo())
	want := mine.Now().Scenario.Fingerprint()
	must(t, l.SetStatus(id, scenarios.Adopted))
	info := status(t, l, id)
	move = model.MoveDuties("EC", "D1")
	if info.Status != scenarios.Adopted || info.Adopted != want || info.StatusWho != "Ann" || info.StatusAt.IsZero() {
		t.Fatalf("adopted as %+v", info)
	}
	for name, s := range map[string]*scenarios.Session{"mine": mine, "theirs": theirs} {
		for what, err := range map[string]error{"do": s.Do(move, ""), "undo": s.Undo(), "redo": s.Redo()} {
			if name == "theirs" && what != "do" {
				continue // it may have nothing of its own to take back
			}
			if !errors.Is(err, scenarios.ErrAdopted) {
				t.Errorf("%s: %s: %v", name, what, err)
			}
		}
		must(t, s.Poll())
		if c, err := s.Preview(move); err != nil || !errors.Is(c.Refusal, scenarios.ErrAdopted) {
			t.Errorf("%s: preview: %v, %v", name, c.Refusal, err)
		}
		if now := s.Now(); now.CanUndo || now.CanRedo || now.Info.Adopted != want {
			t.Errorf("%s: can undo %v, can redo %v, %+v", name, now.CanUndo, now.CanRedo, now.Info)
		}
	}
	if err := l.Perform(id, 1, func(int, model.Scenario) (model.Verb, string) { return move, "" }); !errors.Is(err, scenarios.ErrAdopted) {
		t.Error("perform:", err)
	}
	must(t, mine.Note(1, "a reason may come later"), l.Verify())
	if _, err := l.Fork(id, word("What if")); err != nil {
		t.Error("fork:", err)
	}
	must(t, l.SetStatus(id, scenarios.Baseline))
	if info := status(t, l, id); info.Status != scenarios.Baseline || info.Adopted != want {
		t.Errorf("as baseline: %+v", info)
	}
	if err := mine.Do(move, ""); !errors.Is(err, scenarios.ErrAdopted) {
		t.Error("an adopted baseline:", err)
	}
	must(t, l.SetStatus("V0", scenarios.Baseline))
	if info := status(t, l, id); info.Status != scenarios.Adopted {
		t.Errorf("no longer the baseline: %+v", info)
	}
	must(t, l.SetStatus(id, scenarios.Draft), mine.Do(model.MoveDuties("", "D3"), ""))
	if info := status(t, l, id); info.Status != scenarios.Draft || info.Adopted != "" {
		t.Errorf("opened again: %+v", info)
	}
}

func TestWhatIsArchivedIsNotEditedUntilItIsTakenOut(t *testing.T) {
	l := library(t)
	id, err := l.Fork("V0", word("Plan"))
	must(t, err, l.SetStatus(id, scenarios.Archived))
	s := session(t, l, id)
	if err := s.Do(model.MoveDuties("MD", "D1"), ""); !errors.Is(err, scenarios.ErrArchived) {
		t.Error(err)
	}
	must(t, l.SetStatus(id, scenarios.Draft), s.Do(model.MoveDuties("MD", "D1"), ""))
}

func TestTheBaselineIsNeitherArchivedNorLaidInReview(t *testing.T) {
	l := library(t)
	for _, to := range []scenarios.Status{scenarios.Archived, scenarios.InReview} {
		if err := l.SetStatus("V0", to); !errors.Is(err, scenarios.ErrIsBaseline) {
			t.Errorf("%s: %v", to, err)
		}
	}
	must(t, l.SetStatus("V0", scenarios.Adopted))
	if info := status(t, l, "V0"); info.Status != scenarios.Baseline || info.Adopted == "" {
		t.Errorf("%+v", info)
	}
}

func TestAnAdoptedScenarioThatWasAlteredIsFound(t *testing.T) {
	l := library(t)
	must(t, l.SetStatus("V0", scenarios.Adopted), l.Close())
	execute(t, l.Path(), "update scenario set adopted = '00000000'")
	if _, err := scenarios.Open(l.Path(), options("Ann")); err == nil {
		t.Error("opened")
	}
}
