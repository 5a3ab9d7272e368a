package scenarios_test

import (
	"testing"

	"sandtable/model"
)

func TestTheStepsOfAForkBeginWithThoseOfItsParent(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), "first"), s.Do(model.MoveDuties("", "D2"), "undone"), s.Undo())
	fork, err := l.Fork("V0", word("fork"))
	must(t, err)
	must(t, s.Do(model.RemoveDuties("D3"), "after the fork"), s.Note(1, "noted later"))
	f := session(t, l, fork)
	must(t, f.Do(model.RemoveDuties("D2"), "own"))
	steps, err := l.Steps(fork)
	must(t, err)
	if len(steps) != 2 || steps[0].Why != "noted later" || steps[0].Scenario != "V0" || steps[0].Change.Verb != "move-duty" ||
		steps[1].Why != "own" || steps[1].Scenario != fork || steps[1].Seq != 1 || steps[1].At.IsZero() {
		t.Errorf("%+v", steps)
	}
}
