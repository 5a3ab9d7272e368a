package model

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// dice draw the deeds of two people evenly, which rapid by itself does not: it
// prefers small numbers, and then both do little and seldom the same.
type dice struct{ *rand.Rand }

func (d dice) of(ids ...ID) ID { return ids[d.IntN(len(ids))] }

func (d dice) unit() ID   { return d.of("EC", "MD", "P1", "T1", "CO", "") }
func (d dice) duty() ID   { return d.of("d1", "d2", "d3", "d4", "d5", "d6", "d7", "n1", "n2") }
func (d dice) kind() Kind { return []Kind{UnitKind, DutyKind}[d.IntN(2)] }
func (d dice) word() string {
	return []string{"甲", "乙", "丙", "投放", "媒体部", ""}[d.IntN(6)]
}

// deed draws a verb that mostly makes sense in the world of the tests. The ids and
// names of new records are few, so that two people often make the same.
func (d dice) deed() Verb {
	a, b, u, v := d.duty(), d.duty(), d.unit(), d.unit()
	switch d.IntN(35) {
	case 0, 1, 2:
		return MoveDuties(u, a, b)
	case 3:
		return PlaceDuties(u, a, b)
	case 4:
		return AddDuty(d.of("n1", "n2"), u, zhEn(d.word(), ""))
	case 5:
		return RemoveDuties(a)
	case 6:
		return FuseDuties(d.of("n1", "n2", a), zhEn(d.word(), ""), a, b)
	case 7:
		return SplitDuty(a, Part{d.of("n1", a), zhEn("一", "")}, Part{d.of("n2", "n3"), zhEn("二", "")})
	case 8:
		return AddUnit(d.of("m1", "m2", "m3"), u, Department, zhEn(d.word(), ""))
	case 9:
		return RenameUnit(u, zhEn(d.word(), d.word()))
	case 10, 11:
		return MoveUnit(u, v)
	case 12:
		return RemoveUnit(u, v)
	case 13:
		return RemoveUnit(u, "")
	case 14, 15:
		return MergeUnits(d.of("m1", "m2", "m3"), zhEn(d.word(), ""), Text{}, u, v)
	case 16:
		return MergeInto(u, v)
	case 17:
		return SplitUnit(u, []UnitLevel{Position, Department}[d.IntN(2)], UnitPart{d.of("m1", "m2"), zhEn("上", ""), []ID{a}}, UnitPart{d.of("m3", "m4"), zhEn(d.word(), ""), []ID{b}})
	case 18:
		return SetHead(u, zhEn(d.word(), ""))
	case 19:
		return edit(DutyKind, a, []string{"text.zh", "text.en", "title.zh", "functions", "state", "criticality", "basis"}[d.IntN(7)], []string{"甲,乙", "乙", "", "deferred", "1", "2", "user"}[d.IntN(7)])
	case 20:
		return edit(UnitKind, u, []string{"kind", "name.zh", "name.en", "head.en"}[d.IntN(4)], []string{"external", "team", "甲", ""}[d.IntN(4)])
	case 21:
		return edit(HandoffKind, d.of("h1", "h2", "h3"), []string{"from", "to", "weight"}[d.IntN(3)], []string{string(a), "1", "5"}[d.IntN(3)])
	case 22:
		return RemoveRecord(Ref{[]Kind{GoalKind, KPIKind, CollaborationKind, HandoffKind, ToolKind}[d.IntN(5)], d.of("g1", "k1", "c1", "h1", "tl")})
	case 23:
		return LinkRecords(a, d.of("g1", "g2", "k1", "t1", "tl"), 1+d.IntN(3))
	case 24:
		return AddHandoff(d.of("h7", "h8"), a, b, zhEn("物", ""))
	case 25:
		return SetRole(a, u, []string{"A", "C", ""}[d.IntN(3)])
	case 26:
		return LockDuties(d.of("l1", "l2"), []string{"pinned", "together", "apart"}[d.IntN(3)], "因", a, b)
	case 27:
		return Unlock(d.of("l1", "l2"))
	case 28:
		return AddUnit(d.of("m1", "m2", "m3"), "CO", Team, zhEn("数字部", ""))
	case 29:
		return MergeUnits(d.of("m1", "m2", "m3"), zhEn(d.word(), ""), Text{}, "EC", "MD")
	case 30:
		return SetControl(u, "ring-fenced", d.word())
	}
	return d.of2(u, a)
}

func (d dice) of2(u, a ID) Verb {
	return []Verb{SetKPIOwner("k1", u), SetOutputOwner("c1", u), SetFTE(u, float64(d.IntN(3))), Waive("OV-01|"+string(a), d.word(), "", "h"), edit(GoalKind, "g1", "unit", string(u)),
		SetResponse("load|unit|unit:"+string(u), map[string]string{string(d.of("owner", "answer.zh")): d.word(), "due": "2027-03-0" + string(d.of("1", "2"))}),
		ClearResponse("load|unit|unit:" + string(u)),
		AddDecisionRight(DecisionRight{ID: d.of("a1", "a2"), Matter: zhEn("预算", ""), Proposes: SetOf(d.unit()), Duties: SetOf(a)}), SetDecisionRight(d.of("a1", "a2"), u, Approves), HandDecisionRight("a1", u, d.unit()),
		AddComment(d.of("m1", "m2"), Ref{d.kind(), d.of(u, a)}, "问", "", ""), AnswerComment("m1", d.word(), "", ""),
		Decide(Resolution{ID: d.of("s1", "s2"), About: Ref{d.kind(), d.of(u, a)}, Text: zhEn("决", ""), Vote: Approved, For: d.IntN(3)})}[d.IntN(13)]
}

func (d dice) side(t reporter, s Scenario, steps int) Scenario {
	for done, tries := 0, 0; done < steps && tries < 40; tries++ {
		if c, err := d.deed()(s); err == nil {
			s, done = apply(t, s, c), done+1
		}
	}
	return s
}

// anyTwoSides makes two sides of one base out of a number, and merges them.
func anyTwoSides(t reporter, seed uint64) (asked map[conflictKey]ConflictKind) {
	d := dice{rand.New(rand.NewPCG(seed, 1))}
	base := d.side(t, with(t, world(t), Unit{ID: "T1", Parent: "EC", Level: Team, Name: zhEn("直播组", "Live"), Rank: 1}), d.IntN(3))
	ours, theirs := d.side(t, base, 1+d.IntN(5)), d.side(t, base, 1+d.IntN(5))
	checkMerge(t, base, ours, theirs)
	asked = map[conflictKey]ConflictKind{}
	m := Merge(base, ours, theirs, func(c Conflict) Side { // any mixture of answers holds together
		if _, twice := asked[c.key()]; twice {
			t.Fatalf("asked twice about %v", sayConflicts([]Conflict{c}))
		}
		asked[c.key()] = c.Kind
		return []Side{"", Ours, Theirs}[d.IntN(3)]
	})
	checkSound(t, apply(t, ours, m.Change))
	return asked
}

func TestMergingAnyTwoSidesIsSymmetricAndLeavesNothingBroken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { anyTwoSides(t, rapid.Uint64().Draw(t, "seed")) })
}

func TestTheDrawnSidesMeetEveryKindOfConflictAndNone(t *testing.T) {
	found := map[ConflictKind]int{}
	free := 0
	for seed := range uint64(330) {
		asked := anyTwoSides(t, seed)
		for _, kind := range asked {
			found[kind]++
		}
		if len(asked) == 0 {
			free++
		}
	}
	for _, k := range []ConflictKind{CellConflict, RemovedConflict, TwinConflict, NameConflict, CycleConflict, LockConflict} {
		if found[k] == 0 {
			t.Errorf("no conflict of the kind %s came about in %v", k, found)
		}
	}
	if free == 0 {
		t.Error("all mergers had conflicts")
	}
}
