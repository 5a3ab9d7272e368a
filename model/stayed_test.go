package model

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatDutiesOfTwoHomesLeftIsSentAfterThemInOneStep(t *testing.T) {
	s := world(t)
	c := change(t, s, AddUnit("NU", "", Department, Text{EN: "New unit"}))
	s = applied(t, s, c)
	last := change(t, s, MoveDuties("NU", "d1", "d4"))
	s = applied(t, s, last)
	left, along := LeftByLast(s, last, "NU", "d1", "d4")
	if diff := cmp.Diff([]Ref{{ToolKind, "tl"}, {KPIKind, "k1"}}, left); diff != "" {
		t.Fatal(diff)
	}
	sent := change(t, s, along)
	if sent.Verb != "move-along" || len(sent.Edits) != 2 {
		t.Errorf("%+v", sent)
	}
	if left, along := LeftByLast(s, last, "", "d1"); left != nil || along != nil {
		t.Errorf("out of all units %v is left", left)
	}
	if left, _ := LeftByLast(applied(t, s, sent), sent, "NU", "d1", "d4"); len(left) != 0 {
		t.Errorf("%v is left of what has gone along", left)
	}
}

func TestWhatStayedIsFoundInEveryHomeThatADutyHad(t *testing.T) {
	base := world(t)
	s := applied(t, base, change(t, base, AddUnit("NU", "", Department, Text{EN: "New unit"})))
	away := change(t, s, MoveDuties("MD", "d1"))
	s = applied(t, s, away)
	on := change(t, s, MoveDuties("NU", "d1"))
	s = applied(t, s, on)
	d, _ := s.Duty("d1")
	for name, x := range map[string]struct {
		base  Scenario
		steps []Change
		homes []ID
	}{
		"by the log":      {s, []Change{away, on}, []ID{"MD", "EC"}},
		"by the baseline": {base, nil, []ID{"EC"}},
		"never moved":     {s, nil, nil},
	} {
		homes := HomesBefore(d, x.base, x.steps)
		if !slices.Equal(homes, x.homes) {
			t.Errorf("%s: %v", name, homes)
		}
		left, along := Stayed(s, "d1", homes)
		if has := slices.Contains(x.homes, "EC"); slices.Contains(left, Ref{ToolKind, "tl"}) != has || (along != nil) != has {
			t.Errorf("%s: %v is left", name, left)
		}
	}
}

func change(t *testing.T, s Scenario, v Verb) Change {
	t.Helper()
	c, err := v(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func applied(t *testing.T, s Scenario, c Change) Scenario {
	t.Helper()
	s, err := Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
