package scenarios_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

func TestAForkStartsWhereItsParentStoodUnderItsOwnName(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("MD", "D2"), ""), s.Undo())
	id, err := l.Fork("V0", model.Text{ZH: " 合并\n方案 "})
	must(t, err)
	if len(id) != 8 || id[0] != 's' {
		t.Errorf("id %q", id)
	}
	must(t, s.Do(model.MoveDuties("MD", "D3", "D2"), "")) // the fork has left already
	f := session(t, l, id)
	now := f.Now()
	if home(now.Scenario, "D1") != "MD" || home(now.Scenario, "D2") != "EC" {
		t.Error("it does not stand where its parent stood")
	}
	if now.Info.Name != (model.Text{ZH: "合并 方案"}) || now.Info.Parent != "V0" || now.Info.ForkedSeq != 3 || now.Info.Changes != 0 || now.CanUndo {
		t.Errorf("%+v", now.Info)
	}
	must(t, f.Do(model.MoveDuties("", "D3"), ""))
	again, err := l.ForkAs("deep", id, word("Deeper"))
	must(t, err)
	stored, err := l.At(again, 0)
	must(t, err)
	if home(stored, "D3") != "" || stored.Brief().Name.ZH != "Deeper" {
		t.Error("a fork of a fork does not stand where its parent stood")
	}
	must(t, l.Verify())
}

func TestAForkBeginsAfterTheRowThatIsAskedFor(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("MD", "D2"), ""))
	for seq, want := range [][2]model.ID{{"EC", "EC"}, {"MD", "EC"}, {"MD", "MD"}} {
		id, err := l.ForkAt("V0", seq, word(fmt.Sprint("After ", seq)))
		must(t, err)
		now := session(t, l, id).Now()
		if got := [2]model.ID{home(now.Scenario, "D1"), home(now.Scenario, "D2")}; got != want || now.Info.ForkedSeq != seq {
			t.Errorf("after row %d they are in %v, want %v; %+v", seq, got, want, now.Info)
		}
	}
	for _, seq := range []int{-1, 3} {
		if _, err := l.ForkAt("V0", seq, word("No such")); !errors.Is(err, scenarios.ErrUnknownStep) {
			t.Errorf("row %d: %v", seq, err)
		}
	}
	must(t, l.Verify())
}

func TestScenariosAreListedInOrderOfCreationWithTheBaselineFirst(t *testing.T) {
	l := library(t)
	for _, id := range []model.ID{"c", "a", "b"} {
		_, err := l.ForkAs(id, "V0", word("Fork "+string(id)))
		must(t, err)
	}
	must(t, session(t, l, "a").Do(model.MoveDuties("MD", "D1"), ""))
	order := func() string {
		all, err := l.Scenarios()
		must(t, err)
		var out []string
		for _, i := range all {
			out = append(out, fmt.Sprint(i.ID, " ", i.Status, " ", i.Changes, " ", i.Name.ZH != "" && !i.Created.IsZero()))
		}
		return fmt.Sprint(out)
	}
	if got := order(); got != "[V0 baseline 0 true c draft 0 true a draft 1 true b draft 0 true]" {
		t.Error(got)
	}
	must(t, l.SetStatus("a", scenarios.Baseline), l.SetStatus("b", scenarios.Archived))
	if got := order(); got != "[a baseline 1 true V0 draft 0 true c draft 0 true b archived 0 true]" {
		t.Error(got)
	}
	if b, err := l.Baseline("c"); err != nil || b != "a" {
		t.Error(b, err)
	}
	must(t, l.SetStatus("V0", scenarios.Baseline))
	if b, err := l.Baseline("c"); err != nil || b != "V0" {
		t.Error("V0 is the baseline again:", b, err)
	}
}

func TestEachTreeHasItsOwnBaseline(t *testing.T) {
	l := library(t)
	other, err := l.Add("", after(t, world(t), renamed("另一个", "Another")))
	must(t, err)
	fork, err := l.Fork(other, word("Fork"))
	must(t, err, l.SetStatus(fork, scenarios.Baseline))
	for id, want := range map[model.ID]model.ID{"V0": "V0", other: fork, fork: fork} {
		if got, err := l.Baseline(id); err != nil || got != want {
			t.Errorf("baseline of %s is %s, %v", id, got, err)
		}
	}
}

func TestNamesOfScenariosDiffer(t *testing.T) {
	l := library(t)
	for name, want := range map[model.Text]error{
		{ZH: "现状"}: scenarios.ErrNameTaken, {EN: "As is"}: scenarios.ErrNameTaken, {EN: " "}: scenarios.ErrNameEmpty, {EN: "现状 "}: nil,
	} {
		if _, err := l.Fork("V0", name); !errors.Is(err, want) {
			t.Errorf("%v: %v", name, err)
		}
	}
	id, err := l.Fork("V0", word("Fork"))
	must(t, err)
	s := session(t, l, id)
	if err := s.Do(renamed("现状", "x"), ""); !errors.Is(err, scenarios.ErrNameTaken) {
		t.Error(err)
	}
	if err := s.Do(renamed("", ""), ""); !errors.Is(err, scenarios.ErrNameEmpty) {
		t.Error(err)
	}
	must(t, s.Do(renamed("新名", "New name"), ""), s.Do(renamed("Fork again", "Fork again"), ""), s.Undo())
	old, err := l.Fork("V0", word("Old"))
	must(t, err, l.SetStatus(old, scenarios.Archived), s.Do(renamed("Old", "Old"), ""))
	if err := l.SetStatus(old, scenarios.Draft); !errors.Is(err, scenarios.ErrNameTaken) {
		t.Error("out of the archive comes a name that is taken:", err)
	}
	must(t, s.Undo(), l.SetStatus(old, scenarios.Draft))
	if s.Now().Info.Name.EN != "New name" {
		t.Error(s.Now().Info.Name)
	}
}

func TestNothingGetsIntoTheFileThatCouldNotBeReadAgain(t *testing.T) {
	l := library(t)
	long := strings.Repeat("很", model.MaxText+1)
	if _, err := l.Fork("V0", word(long)); err == nil {
		t.Error("a name that no brief may have")
	}
	if _, err := l.Fork("V0", model.Text{ZH: "方案", Stale: "fr"}); err == nil {
		t.Error("a name waiting for French")
	}
	broken, err := model.Apply(model.Scenario{}, model.Change{Edits: []model.Edit{
		{After: model.Brief{ID: model.BriefID, Name: word("Broken")}}, {After: model.Duty{ID: "D", Unit: "nowhere", Text: word("Work")}}}})
	must(t, err)
	if _, err := l.Add("", broken); err == nil {
		t.Error("a duty in a unit that is not there")
	}
	s := session(t, l, "V0")
	invalid := func(model.Scenario) (model.Change, error) {
		return model.Change{Verb: "bad", Edits: []model.Edit{{After: model.Duty{ID: "a b", Text: word("Work")}}}}, nil
	}
	if err := s.Do(invalid, ""); err == nil {
		t.Error("an id with a blank")
	}
	if err := s.Do(model.MoveDuties("MD", "D1"), long); err == nil {
		t.Error("a reason without end")
	}
	if s.Now().Seq != 0 {
		t.Error("a row")
	}
	must(t, l.Verify())
	all, err := l.Scenarios()
	must(t, err)
	if len(all) != 1 {
		t.Error("a scenario")
	}
}

func TestWhatIsNotThereIsSaidToBeUnknown(t *testing.T) {
	l := library(t)
	_, session := l.Session("nobody")
	_, at := l.At("nobody", 0)
	_, late := l.At("V0", 5)
	_, log := l.Log("nobody")
	_, fork := l.Fork("nobody", word("Fork"))
	_, root := l.Fork("", word("Fork"))
	_, base := l.Baseline("nobody")
	_, reasons := l.Reasons("nobody")
	for i, err := range []error{session, at, log, fork, root, base, reasons, l.SetStatus("nobody", scenarios.Draft)} {
		if !errors.Is(err, scenarios.ErrUnknownScenario) {
			t.Errorf("%d: %v", i, err)
		}
	}
	if !errors.Is(late, scenarios.ErrUnknownStep) {
		t.Error(late)
	}
	if _, err := l.ForkAs("V0", "V0", word("Fork")); err == nil {
		t.Error("two scenarios have one id")
	}
	if _, err := l.ForkAs("a b", "V0", word("Fork")); err == nil {
		t.Error("an id with a blank")
	}
}

func TestEveryPastMomentCanBeHad(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	states := []model.Scenario{s.Now().Scenario}
	s.Changed = func(now scenarios.Snapshot) { states = append(states, now.Scenario) }
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Undo(), s.Redo(), s.Note(1, "later"), s.Do(model.RemoveDuties("D2"), ""), s.Undo())
	for seq, want := range states {
		got, err := l.At("V0", seq)
		must(t, err)
		same(t, got, want)
	}
	got, err := l.At("V0", scenarios.Latest)
	must(t, err)
	same(t, got, s.Now().Scenario)
}

func TestTheReasonOfACellIsThatOfTheLatestStepInEffectThatSetIt(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), "first"), s.Do(model.MoveDuties("", "D1", "D2"), "second"))
	_, err := l.ForkAs("F", "V0", word("Fork"))
	must(t, err)
	must(t, s.Note(2, "second, after thought"), s.Undo(), s.Do(model.MoveDuties("MD", "D2"), "only in V0"))
	f := session(t, l, "F")
	must(t, f.Do(model.MoveDuties("EC", "D2"), "third"), f.Do(model.AddDuty("D4", "MD", word("New work")), "fourth"), f.Do(model.MoveDuties("EC", "D3"), "taken back"), f.Undo())
	reasons, err := l.Reasons("F")
	must(t, err)
	for _, c := range []struct {
		duty      model.ID
		field     string
		why       string
		scenario  model.ID
		seq       int
		explained bool
	}{
		{"D1", "unit", "second, after thought", "V0", 2, true},
		{"D2", "unit", "third", "F", 1, true},
		{"D2", "", "third", "F", 1, true},
		{"D4", "text.zh", "fourth", "F", 2, true},
		{"D1", "text.zh", "", "", 0, false},
		{"D3", "unit", "", "", 0, false},
	} {
		r, ok := reasons.Of(model.Ref{Kind: model.DutyKind, ID: c.duty}, c.field)
		if ok != c.explained || r.Why != c.why || r.Scenario != c.scenario || r.Seq != c.seq || ok && (r.Who != "Ann" || r.At.IsZero()) {
			t.Errorf("%s %s: %+v", c.duty, c.field, r)
		}
	}
	reasons, err = l.Reasons("V0")
	must(t, err)
	if r, _ := reasons.Of(model.Ref{Kind: model.DutyKind, ID: "D1"}, "unit"); r.Why != "first" {
		t.Errorf("what was taken back is still the reason: %+v", r)
	}
	all, err := l.Differences("F")
	must(t, err)
	var said []string
	for _, d := range all {
		said = append(said, fmt.Sprint(d.Edit.Ref(), " ", d.Reason.Why, " ", d.Known))
	}
	if got := fmt.Sprintf("%q", said); got != `["brief:brief  true" "duty:D2 third true" "duty:D4 fourth true"]` {
		t.Error(got)
	}
}

func TestANoteIsAReasonAndChangesNothingElse(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Undo())
	before := s.Now()
	must(t, s.Note(1, " because "))
	same(t, s.Now().Scenario, before.Scenario)
	if !s.Now().CanRedo || s.Now().CanUndo {
		t.Error("the note changed what can be undone")
	}
	must(t, s.Do(model.MoveDuties("MD", "D2"), ""))
	for _, seq := range []int{0, 1, 2, 9} { // the undone step cannot be reached any more
		if err := s.Note(seq, "why"); !errors.Is(err, scenarios.ErrUnknownStep) {
			t.Errorf("%d: %v", seq, err)
		}
	}
	if err := s.Note(4, " "); err == nil {
		t.Error("an empty note")
	}
}

func TestASettingKeepsItsLastValue(t *testing.T) {
	l := library(t)
	if _, ok, err := l.Setting("policy"); ok || err != nil {
		t.Error("set by nobody", err)
	}
	must(t, l.SetSetting("policy", "a"), l.SetSetting("policy", "b"), l.SetSetting("terms", "c"))
	if v, ok, err := again(t, l, "Bob").Setting("policy"); v != "b" || !ok || err != nil {
		t.Error(v, ok, err)
	}
}

func TestDatesAreThoseOfTheClockThatWasGiven(t *testing.T) {
	l := library(t)
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), ""))
	rows, err := l.Log("V0")
	must(t, err)
	if at := rows[0].At; at.Location() != time.UTC || at.Year() != 2026 || at.Month() != 1 {
		t.Error(at)
	}
	all, err := l.Scenarios()
	must(t, err)
	if !all[0].Edited.Equal(rows[0].At) || !all[0].Created.Before(all[0].Edited) {
		t.Errorf("%+v", all[0])
	}
}
