package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// checkMerge proves what holds for every merge of two sides and gives the merger of
// ours and theirs with nothing decided, together with its conflicts in words.
func checkMerge(t reporter, base, ours, theirs Scenario) (Scenario, []string) {
	t.Helper()
	there, back := Merge(base, ours, theirs, nil), Merge(base, theirs, ours, nil)
	said, mirrored := sayConflicts(there.Conflicts), sayConflicts(swapped(back.Conflicts))
	if !slices.Equal(said, mirrored) {
		t.Fatalf("from here the conflicts are\n%s\nfrom there\n%s", strings.Join(said, "\n"), strings.Join(mirrored, "\n"))
	}
	var mergers []Scenario
	for _, side := range []Side{"", Ours, Theirs} {
		m := Merge(base, ours, theirs, func(Conflict) Side { return side })
		next := apply(t, ours, m.Change)
		checkSound(t, next)
		if side != "" && len(m.Conflicts) > 0 {
			t.Fatalf("decided for %s, but %v is left", side, m.Conflicts)
		}
		if m.Decided+len(m.Conflicts) != len(there.Conflicts) {
			t.Fatalf("deciding for %s changes the number of conflicts from %d to %d", side, len(there.Conflicts), m.Decided+len(m.Conflicts))
		}
		if !m.Change.Empty() {
			checkChange(t, ours, m.Change)
			if d := Diff(ours, next); !sameEdits(m.Change, d) {
				t.Fatalf("the change is not the difference: %s", encoded(t, m.Change))
			}
		}
		if again := Merge(theirs, next, theirs, nil); !again.Change.Empty() || len(again.Conflicts) > 0 {
			t.Fatalf("merging again gives %s", encoded(t, again.Change))
		}
		mergers = append(mergers, next)
	}
	if len(said) == 0 {
		mirror := apply(t, theirs, back.Change)
		if d := Diff(mergers[0], mirror); !d.Empty() || mergers[0].Fingerprint() != mirror.Fingerprint() {
			t.Fatalf("without a conflict the two mergers differ: %s", encoded(t, d))
		}
	}
	if d := Diff(mergers[0], mergers[1]); !d.Empty() {
		t.Fatalf("what is undecided does not stay as ours has it: %s", encoded(t, d))
	}
	checkReadBack(t, mergers[2])
	if c := Merge(base, ours, base, nil); !c.Change.Empty() || len(c.Conflicts) > 0 {
		t.Fatalf("nothing was done there, and %s came of it", encoded(t, c.Change))
	}
	if c := Merge(base, base, theirs, nil); !sameEdits(c.Change, Diff(base, theirs)) || len(c.Conflicts) > 0 {
		t.Fatalf("nothing was done here, and the merge is %s", encoded(t, c.Change))
	}
	if c := Merge(base, ours, ours, nil); !c.Change.Empty() || len(c.Conflicts) > 0 {
		t.Fatalf("both did the same, and %s came of it", encoded(t, c.Change))
	}
	return mergers[0], said
}

func swapped(cs []Conflict) []Conflict {
	out := slices.Clone(cs)
	for i, c := range out {
		out[i].Ours, out[i].Theirs = c.Theirs, c.Ours
		if c.Removed != "" {
			out[i].Removed = c.Removed.Other()
		}
	}
	return out
}

// sayConflicts writes conflicts as the tests name them:
// "cell duty:d1 unit: EC / MD / P1", "removed unit:MD by ours: duty:d1".
func sayConflicts(cs []Conflict) []string {
	var out []string
	for _, c := range cs {
		s := fmt.Sprintf("%s %s", c.Kind, c.Ref)
		if c.Field != "" {
			s += " " + c.Field
		}
		if c.Removed != "" {
			s += " by " + string(c.Removed)
		}
		if c.Base != "" || c.Ours != "" || c.Theirs != "" {
			s += fmt.Sprintf(": %s / %s / %s", cmp.Or(c.Base, "-"), cmp.Or(c.Ours, "-"), cmp.Or(c.Theirs, "-"))
		}
		if len(c.Others) > 0 {
			var refs []string
			for _, r := range c.Others {
				refs = append(refs, r.String())
			}
			s += ": " + strings.Join(refs, " ")
		}
		out = append(out, s)
	}
	return out
}

func edit(k Kind, id ID, cells ...string) Verb {
	m := map[string]string{}
	for i := 0; i+1 < len(cells); i += 2 {
		m[cells[i]] = cells[i+1]
	}
	return EditRecord(Ref{k, id}, m)
}

type verbs []Verb

// Each row is one thing that two people may do. conflicts are in the words of
// sayConflicts; ours and theirs say, cell by cell, what is so when that side wins
// ("duty:d1 unit" = value; "duty:d1" = "" when it is gone).
func TestEveryWayOfChangingOneThingTwice(t *testing.T) {
	base := func(t reporter) Scenario {
		return with(t, world(t), Duty{ID: "dd", Unit: "EC", Text: zhEn("多面", ""), Title: zhEn("多面", ""), Functions: NewSet("a", "b", "c"), Rank: 40})
	}
	checkMergeRows(t, base, []mergeRow{
		{"modified here and not there: taken", verbs{MoveDuties("MD", "d1")}, nil, nil, map[string]string{"duty:d1 unit": "MD"}, nil},
		{"modified there and not here: taken", nil, verbs{MoveDuties("MD", "d1")}, nil, map[string]string{"duty:d1 unit": "MD"}, nil},
		{"added here and not there: taken", verbs{AddDuty("n", "EC", zhEn("新", ""))}, nil, nil, map[string]string{"duty:n unit": "EC"}, nil},
		{"added there and not here: taken", nil, verbs{AddDuty("n", "EC", zhEn("新", ""))}, nil, map[string]string{"duty:n unit": "EC"}, nil},
		{"deleted here and not there: gone", verbs{RemoveDuties("d3")}, nil, nil, map[string]string{"duty:d3": ""}, nil},
		{"deleted there and not here: gone", nil, verbs{RemoveDuties("d3")}, nil, map[string]string{"duty:d3": ""}, nil},

		{"modify and modify, different cells: both", verbs{MoveDuties("MD", "d1")}, verbs{edit(DutyKind, "d1", "criticality", "1")}, nil,
			map[string]string{"duty:d1 unit": "MD", "duty:d1 criticality": "1"}, nil},
		{"modify and modify, the same cell alike: once", verbs{MoveDuties("MD", "d1")}, verbs{MoveDuties("MD", "d1")}, nil, map[string]string{"duty:d1 unit": "MD"}, nil},
		{"modify and modify, the same cell differently: a conflict", verbs{MoveDuties("MD", "d1")}, verbs{MoveDuties("P1", "d1")},
			[]string{"cell duty:d1 unit: EC / MD / P1"}, map[string]string{"duty:d1 unit": "MD"}, map[string]string{"duty:d1 unit": "P1"}},
		{"moved here, unplaced there: a conflict", verbs{MoveDuties("MD", "d1")}, verbs{MoveDuties("", "d1")},
			[]string{"cell duty:d1 unit: EC / MD / -"}, map[string]string{"duty:d1 unit": "MD"}, map[string]string{"duty:d1 unit": ""}},
		{"a number twice: a conflict", verbs{SetFTE("EC", 8)}, verbs{SetFTE("EC", 9)},
			[]string{"cell unit:EC fte: 6 / 8 / 9"}, map[string]string{"unit:EC fte": "8"}, map[string]string{"unit:EC fte": "9"}},
		{"a state twice: a conflict", verbs{SetDutyState(Deferred, "d1")}, verbs{SetDutyState(Outsourced, "d1")},
			[]string{"cell duty:d1 state: - / deferred / outsourced"}, map[string]string{"duty:d1 state": "deferred"}, map[string]string{"duty:d1 state": "outsourced"}},

		{"a set: both added different members", verbs{edit(DutyKind, "d1", "functions", "ops,a")}, verbs{edit(DutyKind, "d1", "functions", "ops,b")}, nil,
			map[string]string{"duty:d1 functions": "a\nb\nops"}, nil},
		{"a set: both added the same member", verbs{edit(DutyKind, "d1", "functions", "ops,a")}, verbs{edit(DutyKind, "d1", "functions", "a,ops")}, nil,
			map[string]string{"duty:d1 functions": "a\nops"}, nil},
		{"a set: one added, the other removed", verbs{edit(DutyKind, "d1", "functions", "ops,a")}, verbs{edit(DutyKind, "d1", "functions", "")}, nil,
			map[string]string{"duty:d1 functions": "a"}, nil},
		{"a set: both removed the same member", verbs{edit(DutyKind, "d1", "functions", "a")}, verbs{edit(DutyKind, "d1", "functions", "b")}, nil,
			map[string]string{"duty:d1 functions": "a\nb"}, nil},
		{"a set: both removed different members", verbs{edit(DutyKind, "dd", "functions", "a,c")}, verbs{edit(DutyKind, "dd", "functions", "a,b")}, nil,
			map[string]string{"duty:dd functions": "a"}, nil},
		{"a set: one removed a member, the other the record", verbs{edit(DutyKind, "dd", "functions", "a,c")}, verbs{RemoveDuties("dd")},
			[]string{"removed duty:dd by theirs"}, map[string]string{"duty:dd functions": "a\nc"}, map[string]string{"duty:dd": ""}},

		{"add and add, alike: once", verbs{LinkRecords("d5", "g2", 3)}, verbs{LinkRecords("d5", "g2", 3)}, nil, map[string]string{"link:d5>g2 strength": "3"}, nil},
		{"add and add, a cell differently: a conflict", verbs{LinkRecords("d5", "g2", 3)}, verbs{LinkRecords("d5", "g2", 1)},
			[]string{"cell link:d5>g2 strength: 0 / 3 / 1"}, map[string]string{"link:d5>g2 strength": "3"}, map[string]string{"link:d5>g2 strength": "1"}},
		{"add and add, a cell filled by one: filled", verbs{SetControl("EC", "compensating", "")}, verbs{SetControl("EC", "compensating", "复核")}, nil,
			map[string]string{"control:EC~compensating note": "复核"}, nil},
		{"add and add, sets: joined", verbs{AddDuty("n", "EC", zhEn("新", "")), edit(DutyKind, "n", "functions", "a")},
			verbs{AddDuty("n", "EC", zhEn("新", "")), edit(DutyKind, "n", "functions", "b")}, nil, map[string]string{"duty:n functions": "a\nb"}, nil},
		{"add and add of one id in two kinds: a conflict", verbs{AddDuty("n", "EC", zhEn("新", ""))}, verbs{AddUnit("n", "CO", Team, zhEn("新组", ""))},
			[]string{"id unit:n: duty:n"}, map[string]string{"duty:n unit": "EC", "unit:n": ""}, map[string]string{"duty:n": "", "unit:n name.zh": "新组"}},

		{"delete and delete: gone", verbs{RemoveDuties("d3")}, verbs{RemoveDuties("d3")}, nil, map[string]string{"duty:d3": ""}, nil},
		{"delete and modify: a conflict", verbs{RemoveDuties("d3")}, verbs{MoveDuties("MD", "d3")},
			[]string{"removed duty:d3 by ours"}, map[string]string{"duty:d3": "", "link:d3>t1": ""}, map[string]string{"duty:d3 unit": "MD", "link:d3>t1 strength": "3"}},
		{"modify and delete: a conflict", verbs{MoveDuties("MD", "d3")}, verbs{RemoveDuties("d3")},
			[]string{"removed duty:d3 by theirs"}, map[string]string{"duty:d3 unit": "MD", "link:d3>t1 strength": "3"}, map[string]string{"duty:d3": "", "link:d3>t1": ""}},
		{"delete, and only its place in the order changed there: gone", verbs{RemoveDuties("d3")}, verbs{PlaceDuties("EC", "d1", "d3")}, nil, map[string]string{"duty:d3": ""}, nil},
		{"a link deleted and made stronger: a conflict", verbs{Unlink("d1", "g1")}, verbs{LinkRecords("d1", "g1", 3)},
			[]string{"removed link:d1>g1 by ours"}, map[string]string{"link:d1>g1": ""}, map[string]string{"link:d1>g1 strength": "3"}},
		{"a duty deleted, a link of it made stronger: one conflict, about the duty", verbs{RemoveDuties("d1")}, verbs{LinkRecords("d1", "g1", 3)},
			[]string{"removed duty:d1 by ours: link:d1>g1"}, map[string]string{"duty:d1": "", "link:d1>g1": ""},
			map[string]string{"duty:d1 unit": "EC", "link:d1>g1 strength": "3", "handoff:h1 to": "d4", "role:d1@MD role": "C"}},
	})
}

func checkMergeRow(t *testing.T, base Scenario, ourDeeds, theirDeeds verbs, conflicts []string, won, lost map[string]string) {
	t.Helper()
	ours, theirs := after(t, base, ourDeeds...), after(t, base, theirDeeds...)
	if _, said := checkMerge(t, base, ours, theirs); !slices.Equal(said, conflicts) {
		t.Errorf("the conflicts are %q", said)
	}
	if lost == nil {
		lost = won
	}
	for side, want := range map[Side]map[string]string{Ours: won, Theirs: lost} {
		got := apply(t, ours, Merge(base, ours, theirs, func(Conflict) Side { return side }).Change)
		for what, value := range want {
			id, field, _ := strings.Cut(what, " ")
			ref, err := ParseRef(id)
			if err != nil {
				t.Fatal(err)
			}
			r := got.Get(ref)
			switch {
			case field == "" && r != nil:
				t.Errorf("%s wins, and %s is %v", side, ref, r)
			case field != "" && r == nil:
				t.Errorf("%s wins, and %s is gone", side, ref)
			case field != "" && Cell(r, field) != value:
				t.Errorf("%s wins, and %s is %q, not %q", side, what, Cell(r, field), value)
			}
		}
	}
}
