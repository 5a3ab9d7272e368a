package scenarios_test

import (
	"errors"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

func TestManyGesturesAtOnceAreTheSameAsOneByOne(t *testing.T) {
	verbs := []model.Verb{model.MoveDuties("MD", "D1"), nil, model.MoveDuties("", "D1", "D2"), model.RemoveDuties("D3"), nil}
	many, one := library(t), library(t)
	must(t, many.Perform("V0", len(verbs), func(i int, s model.Scenario) (model.Verb, string) { return verbs[i], "why" }))
	s := session(t, one, "V0")
	for _, v := range verbs {
		if v == nil {
			must(t, s.Undo())
		} else {
			must(t, s.Do(v, "why"))
		}
	}
	got, want := session(t, many, "V0").Now(), s.Now()
	if got.Scenario.Fingerprint() != want.Scenario.Fingerprint() || got.Seq != want.Seq || got.CanUndo != want.CanUndo || got.CanRedo != want.CanRedo {
		t.Errorf("%+v\n%+v", got.Info, want.Info)
	}
	must(t, many.Verify())
}

func TestManyGesturesAreAllOrNone(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	before := s.Now()
	refused := l.Perform("V0", 2, func(i int, _ model.Scenario) (model.Verb, string) {
		return []model.Verb{model.MoveDuties("MD", "D1"), model.MoveDuties("nowhere", "D1")}[i], ""
	})
	if _, ok := errors.AsType[*model.Refusal](refused); !ok {
		t.Errorf("not refused but %v", refused)
	}
	if err := l.Perform("V0", 1, func(int, model.Scenario) (model.Verb, string) { return nil, "" }); !errors.Is(err, scenarios.ErrNothingToUndo) {
		t.Error(err)
	}
	must(t, s.Poll())
	if s.Now().Seq != before.Seq {
		t.Error("half of it was done")
	}
	must(t, l.Perform("V0", 1, func(int, model.Scenario) (model.Verb, string) { return model.MoveDuties("MD", "D1"), "" }), s.Poll())
	if home(s.Now().Scenario, "D1") != "MD" || s.Now().CanUndo {
		t.Error("an open session does not see it as another's")
	}
}
