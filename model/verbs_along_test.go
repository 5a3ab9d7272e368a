package model

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatOnlyTheMovingDutiesUseIsLeftBehind(t *testing.T) {
	s := world(t)
	for _, row := range []struct {
		sentence string
		verbs    []Verb
		from, to ID
		duties   []ID
		left     []Ref
	}{
		{"a tool, and nothing that others use", nil, "EC", "MD", []ID{"d1"}, []Ref{{ToolKind, "tl"}}},
		{"a key task", nil, "EC", "MD", []ID{"d3"}, []Ref{{TaskKind, "t1"}}},
		{"of two duties, both", nil, "EC", "MD", []ID{"d1", "d3"}, []Ref{{TaskKind, "t1"}, {ToolKind, "tl"}}},
		{"what another duty uses stays", []Verb{LinkRecords("d2", "tl", 1)}, "EC", "MD", []ID{"d1"}, nil},
		{"unless that one is deferred", []Verb{LinkRecords("d2", "tl", 1), SetDutyState(Deferred, "d2")}, "EC", "MD", []ID{"d1"}, []Ref{{ToolKind, "tl"}}},
		{"or goes too", []Verb{LinkRecords("d2", "tl", 1)}, "EC", "MD", []ID{"d1", "d2"}, []Ref{{ToolKind, "tl"}}},
		{"a KPI that it contributes to", nil, "MD", "EC", []ID{"d4"}, []Ref{{KPIKind, "k1"}}},
		{"a weak link carries no KPI along", []Verb{LinkRecords("d4", "k1", 1)}, "MD", "EC", []ID{"d4"}, nil},
		{"from a position, what the department above has", nil, "P1", "EC", []ID{"d6"}, []Ref{{ChannelKind, "ch"}}},
		{"inside that department nothing is left", nil, "P1", "MD", []ID{"d6"}, nil},
		{"what another unit has is not taken", []Verb{SetKPIOwner("k1", "EC")}, "MD", "EC", []ID{"d4"}, nil},
		{"out of all units, everything", nil, "EC", "", []ID{"d1"}, []Ref{{ToolKind, "tl"}}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s := s
			for _, v := range row.verbs {
				s, _ = checkLaws(t, s, v)
			}
			if d := cmp.Diff(row.left, LeftBehind(s, row.from, row.to, row.duties...)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestDutiesMoveAlongWithWhatBelongsToThemInOneStep(t *testing.T) {
	s := world(t)
	after, c := checkLaws(t, s, MoveAlong("MD", "", "d1", "d3"))
	if must[Duty](t, after, DutyKind, "d1").Unit != "MD" || must[Tool](t, after, ToolKind, "tl").Unit != "MD" || must[Task](t, after, TaskKind, "t1").Unit != "MD" {
		t.Error("something stayed behind")
	}
	if len(c.Edits) != 4 || c.Verb != "move-along" {
		t.Errorf("%s with %d edits", c.Verb, len(c.Edits))
	}
	if back, err := Apply(after, Invert(c)); err != nil || back.Fingerprint() != s.Fingerprint() {
		t.Errorf("the way back: %v", err)
	}
}

func TestWhatWasLeftBehindCanFollowLater(t *testing.T) {
	s, _ := checkLaws(t, world(t), MoveDuties("EC", "d4"))
	after, c := checkLaws(t, s, MoveAlong("EC", "MD", "d4"))
	if must[KPI](t, after, KPIKind, "k1").Unit != "EC" || len(c.Edits) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestMovingAlongRefusesWhatMovingRefuses(t *testing.T) {
	for sentence, v := range map[string]Verb{
		"to nowhere":         MoveAlong("", "", "d1"),
		"to another company": MoveAlong("X", "", "d1"),
		"nothing":            MoveAlong("MD", ""),
		"an unknown duty":    MoveAlong("MD", "", "zz"),
		"what is there":      MoveAlong("EC", "", "d1"),
	} {
		if c, err := v(world(t)); err == nil {
			t.Errorf("%s: %+v", sentence, c)
		}
	}
	if i := slices.IndexFunc(Commands(), func(c Command) bool { return c.Name == "move-along" }); i < 0 {
		t.Error("it is not in the verb table")
	}
}
