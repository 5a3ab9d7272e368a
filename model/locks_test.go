package model

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestLocksHoldDuties(t *testing.T) {
	s := world(t)
	pinned, together := with(t, s, lock("pinned", "d1")), with(t, s, lock("together", "d1", "d2"))
	apart := with(t, s, lock("apart", "d1", "d4"))
	apartUnplaced := with(t, s, lock("apart", "d7", "d6"))
	checkRefusals(t, []refusing{
		{"a pinned duty does not leave", pinned, MoveDuties("MD", "d1"), Locked},
		{"a pinned duty is not unplaced", pinned, MoveDuties("", "d2", "d1"), Locked},
		{"a pinned duty is not moved by an edit", pinned, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"unit": "MD"}), Locked},
		{"a pinned duty is not fused into another unit", pinned, FuseDuties("d4", Text{}, "d4", "d1"), Locked},
		{"the unit of a pinned duty is not merged away", pinned, MergeUnits("DM", zhEn("数字营销部", ""), Text{}, "EC", "MD"), Locked},
		{"nor into another", pinned, MergeInto("MD", "EC"), Locked},
		{"nor removed", pinned, RemoveUnit("EC", "MD"), Locked},
		{"nor removed without an heir", pinned, RemoveUnit("EC", ""), Locked},
		{"nor split off into a position", pinned, SplitUnit("EC", Position, UnitPart{"n1", zhEn("运营", ""), []ID{"d1"}}), Locked},
		{"one of two that stay together does not leave alone", together, MoveDuties("MD", "d1"), Locked},
		{"one of two that stay together is not fused elsewhere", together, FuseDuties("n", zhEn("新", ""), "d4", "d2"), Locked},
		{"one of two that stay together is not split off", together, SplitUnit("EC", Position, UnitPart{"n1", zhEn("运营", ""), []ID{"d1"}}), Locked},
		{"two that stay apart do not meet", apart, MoveDuties("MD", "d1"), Locked},
		{"two that stay apart do not meet in a third unit", apart, MoveDuties("CO", "d1", "d4"), Locked},
		{"two that stay apart are not fused", apart, FuseDuties("n", zhEn("新", ""), "d1", "d4"), Locked},
		{"two that stay apart are not fused into one of them", apart, FuseDuties("d1", Text{}, "d1", "d4"), Locked},
		{"their units are not merged", apart, MergeInto("EC", "MD"), Locked},
		{"an unplaced duty does not join the one it stays apart from", apartUnplaced, MoveDuties("P1", "d7"), Locked},
		{"two unplaced duties that stay apart are not fused", with(t, after(t, s, MoveDuties("", "d1")), lock("apart", "d1", "d7")), FuseDuties("n", zhEn("新", ""), "d1", "d7"), Locked},
		{"nor when the fused duty stays unplaced under one of their names", with(t, after(t, s, MoveDuties("", "d1")), lock("apart", "d1", "d7")), FuseDuties("d7", Text{}, "d1", "d7"), Locked},
		{"a pinned duty is not removed", pinned, RemoveDuties("d1"), Locked},
		{"a third that stays apart does not come either", with(t, s, lock("apart", "d1", "d4", "d6")), MoveDuties("MD", "d6"), Locked},
		{"of several locks the broken one is named", with(t, pinned, Lock{ID: "K", Type: "together", Duties: SetOf("d2", "d3"), Reason: "同岗"}), MoveDuties("MD", "d2"), Locked},
	})
	for _, row := range []struct {
		sentence string
		s        Scenario
		verb     Verb
	}{
		{"a pinned duty is ordered anew in its unit", pinned, PlaceDuties("EC", "", "d1")},
		{"the neighbours of a pinned duty move", pinned, MoveDuties("MD", "d2", "d3")},
		{"a pinned duty takes in one of another unit", pinned, FuseDuties("d1", Text{}, "d1", "d4")},
		{"another unit is merged into that of a pinned duty", pinned, MergeInto("EC", "MD")},
		{"two that stay together leave together", together, MoveDuties("MD", "d1", "d2")},
		{"two that stay together are fused", together, FuseDuties("n", zhEn("新", ""), "d1", "d2")},
		{"a pinned duty is reworded and deferred", pinned, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"text.zh": "新", "state": "deferred"})},
		{"a pinned duty is split in its unit", pinned, SplitDuty("d1", Part{"n1", zhEn("甲", "")}, Part{"n2", zhEn("乙", "")})},
		{"the unit of a pinned duty moves with it", pinned, MoveUnit("EC", "")},
		{"one of two that stay together is removed", together, RemoveDuties("d2")},
		{"one of two that stay apart is removed", apart, RemoveDuties("d4")},
		{"one of two that stay apart leaves for a third unit", apart, MoveDuties("CO", "d1")},
		{"two that stay apart are both unplaced", apart, MoveDuties("", "d1", "d4")},
		{"a lock that is broken already forbids nothing more", with(t, s, lock("together", "d1", "d4")), MoveDuties("", "d1")},
		{"duties that share a unit in spite of a lock may move on together", with(t, s, lock("apart", "d1", "d2")), MoveDuties("MD", "d1", "d2")},
	} {
		t.Run(row.sentence, func(t *testing.T) { checkLaws(t, row.s, row.verb) })
	}
}

func TestTheRefusalOfALockSaysWhy(t *testing.T) {
	s := with(t, world(t), lock("apart", "d1", "d4"))
	_, err := MoveDuties("EC", "d5", "d4")(s)
	var r *Refusal
	if !errors.As(err, &r) || r.Detail != "合规" || len(r.Refs) != 2 || r.Refs[0] != (Ref{LockKind, "L"}) || r.Refs[1] != (Ref{DutyKind, "d4"}) {
		t.Errorf("refused with %v", err)
	}
}

func TestALockFollowsTheWork(t *testing.T) {
	parts := []Part{{"n1", zhEn("甲", "")}, {"n2", zhEn("乙", "")}, {"n3", zhEn("丙", "")}}
	for _, row := range []struct {
		sentence string
		lock     Lock
		verb     Verb
		want     map[ID]Set
	}{
		{"to the fused duty", lock("together", "d1", "d2", "d3"), FuseDuties("n", zhEn("新", ""), "d1", "d2"), map[ID]Set{"L": SetOf("n", "d3")}},
		{"and ends when all are fused", lock("together", "d1", "d2"), FuseDuties("n", zhEn("新", ""), "d1", "d2"), nil},
		{"a pin stays on the fused duty", lock("pinned", "d1", "d2"), FuseDuties("d1", Text{}, "d1", "d2"), map[ID]Set{"L": SetOf("d1")}},
		{"and comes with the pinned duty", lock("pinned", "d1"), FuseDuties("n", zhEn("新", ""), "d1", "d4"), map[ID]Set{"L": SetOf("n")}},
		{"to all parts of a pinned duty", lock("pinned", "d1"), SplitDuty("d1", parts...), map[ID]Set{"L": SetOf("n1", "n2", "n3")}},
		{"to all parts that stay together", lock("together", "d1", "d2"), SplitDuty("d1", parts...), map[ID]Set{"L": SetOf("n1", "n2", "n3", "d2")}},
		{"every part stays apart from the other, not from its sisters", lock("apart", "d1", "d4"), SplitDuty("d1", parts...),
			map[ID]Set{"L": SetOf("n1", "d4"), "L.n2": SetOf("n2", "d4"), "L.n3": SetOf("n3", "d4")}},
		{"also the part that keeps the name", lock("apart", "d1", "d4"), SplitDuty("d1", Part{"n1", zhEn("甲", "")}, Part{"d1", zhEn("乙", "")}),
			map[ID]Set{"L": SetOf("n1", "d4"), "L.d1": SetOf("d1", "d4")}},
		{"and ends with the duty", lock("apart", "d1", "d4"), RemoveDuties("d1"), nil},
		{"the others stay locked", lock("apart", "d1", "d4", "d5"), RemoveDuties("d1"), map[ID]Set{"L": SetOf("d4", "d5")}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			got, _ := checkLaws(t, with(t, world(t), row.lock), row.verb)
			for _, l := range got.Locks() {
				if row.want[l.ID] != l.Duties || l.Reason != "合规" || l.Type != row.lock.Type {
					t.Errorf("%s holds %q", l.ID, l.Duties)
				}
			}
			if got.Count(LockKind) != len(row.want) {
				t.Errorf("%d locks, want %d", got.Count(LockKind), len(row.want))
			}
		})
	}
	s := after(t, with(t, world(t), lock("apart", "d1", "d4")), SplitDuty("d1", parts...))
	checkRefused(t, s, MoveDuties("MD", "n3"), Locked)
	after(t, s, MoveDuties("CO", "n2", "n3"))
}

func TestAdoptingRespectsLocks(t *testing.T) {
	s := world(t)
	locked := with(t, s, lock("apart", "d1", "d4"))
	pinned := with(t, s, lock("pinned", "d2"))
	met := Diff(s, after(t, s, MoveDuties("MD", "d1")))
	fused := Diff(s, after(t, s, FuseDuties("n", zhEn("新", ""), "d1", "d4")))
	gone := Diff(s, after(t, s, RemoveDuties("d2")))
	checkRefusals(t, []refusing{
		{"a move that breaks it", locked, Adopt(met), Locked},
		{"a fusion that breaks it", with(t, s, Lock{ID: "L", Type: "apart", Duties: SetOf("d1", "d5"), Reason: "因"}),
			Adopt(Diff(s, after(t, s, MoveDuties("CO", "d1"), MoveDuties("CO", "d5")))), Locked},
		{"a merger that breaks it", locked, Adopt(Diff(s, after(t, s, MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD")))), Locked},
		{"the removal of a pinned duty", pinned, Adopt(Change{Edits: gone.Edits}), ReferencedThing},
		{"a fusion of what it names", locked, Adopt(fused), ReferencedThing},
	})
	for _, row := range []struct {
		sentence string
		s        Scenario
		c        Change
	}{
		{"together with the lock taken away", locked, Diff(locked, after(t, locked, Unlock("L"), MoveDuties("MD", "d1")))},
		{"together with the duty taken out of the lock", with(t, s, lock("apart", "d1", "d4", "d6")),
			Diff(with(t, s, lock("apart", "d1", "d4", "d6")), after(t, with(t, s, lock("apart", "d1", "d4", "d6")), EditRecord(Ref{LockKind, "L"}, map[string]string{"duties": "d4,d6"}), MoveDuties("MD", "d1")))},
		{"a fusion that the lock allows", with(t, s, lock("together", "d1", "d2", "d3")),
			Diff(with(t, s, lock("together", "d1", "d2", "d3")), after(t, with(t, s, lock("together", "d1", "d2", "d3")), FuseDuties("n", zhEn("新", ""), "d1", "d2")))},
	} {
		t.Run(row.sentence, func(t *testing.T) { checkLaws(t, row.s, Adopt(row.c)) })
	}
}

// The law itself is in checkLaws: no change that a verb lets pass breaks a lock.
func TestLocksHoldWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Scenario
		do := func(v Verb) {
			if c, err := v(s); err == nil {
				s = apply(t, s, c)
			}
		}
		for i, id := range unitIDs {
			do(AddUnit(id, rapid.SampledFrom(append([]ID{""}, unitIDs[:i]...)).Draw(t, "parent"), Department, zhEn("单位"+string(id), "")))
		}
		for _, id := range dutyIDs {
			do(AddDuty(id, rapid.SampledFrom(append([]ID{""}, unitIDs...)).Draw(t, "home"), zhEn("职责"+string(id), "")))
		}
		theirs := s // somebody else has no locks
		for _, id := range []ID{"l1", "l2", "l3"} {
			do(LockDuties(id, rapid.SampledFrom([]string{"pinned", "together", "apart", "apart"}).Draw(t, "type"), "因", drawIDs(t, dutyIDs...)...))
		}
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			verb := drawVerb(t)
			if c, err := verb(theirs); err == nil {
				theirs = apply(t, theirs, c)
			}
			adopt := Adopt(Diff(s, theirs).Only(func(r Ref) bool { return r.Kind == DutyKind || r.Kind == UnitKind }))
			for _, v := range []Verb{verb, adopt} {
				if _, err := v(s); err == nil {
					s, _ = checkLaws(t, s, v)
				}
			}
		}
	})
}
