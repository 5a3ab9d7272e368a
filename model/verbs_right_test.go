package model

import (
	"slices"
	"testing"
)

// pricing is the world with one matter: 电商部 proposes prices, 媒体部 reviews and the
// company approves them; it belongs to the promotions d3.
func pricing(t reporter) Scenario {
	t.Helper()
	return with(t, world(t), DecisionRight{ID: "a1", Matter: zhEn("定价", "Pricing"), Proposes: SetOf("EC"), Reviews: SetOf("MD"), Approves: SetOf("CO"), Duties: SetOf("d3")})
}

func rightOf(t reporter, s Scenario) DecisionRight {
	t.Helper()
	return must[DecisionRight](t, s, DecisionRightKind, "a1")
}

func TestAUnitHasThePartsInAMatterThatItIsGiven(t *testing.T) {
	s, c := checkLaws(t, pricing(t), SetDecisionRight("a1", "MD", Proposes, Informed))
	if r := rightOf(t, s); !slices.Equal(r.Parts("MD"), []RightPart{Proposes, Informed}) || !slices.Equal(r.Units(Proposes), []ID{"EC", "MD"}) || r.Basis != User || c.Verb != "set-decision-right" {
		t.Errorf("%s: %+v", c.Verb, r)
	}
	s, _ = checkLaws(t, s, SetDecisionRight("a1", "MD"))
	if r := rightOf(t, s); r.Parts("MD") != nil || r.Reviews != "" {
		t.Errorf("%+v", r)
	}
}

func TestTheRightToDecideIsHandedOver(t *testing.T) {
	s, c := checkLaws(t, pricing(t), HandDecisionRight("a1", "EC", "MD"))
	if r := rightOf(t, s); r.Proposes != "MD" || r.Reviews != "MD" || c.Verb != "hand-decision-right" {
		t.Errorf("%s: %+v", c.Verb, r)
	}
}

func TestADecisionRightThatCannotBeIsRefused(t *testing.T) {
	s := pricing(t)
	for _, row := range []struct {
		sentence string
		verb     Verb
		code     string
	}{
		{"without a matter", AddDecisionRight(DecisionRight{ID: "a2", Proposes: SetOf("EC")}), EmptyText},
		{"of a unit that is not there", AddDecisionRight(DecisionRight{ID: "a2", Matter: zhEn("预算", ""), Approves: SetOf("ZZ")}), UnknownRecord},
		{"of a duty that is not there", edit(DecisionRightKind, "a1", "duties", "d99"), UnknownRecord},
		{"a part that is none", SetDecisionRight("a1", "EC", "vetoes"), "input vetoes: unknown field"},
		{"the parts it has", SetDecisionRight("a1", "EC", Proposes), NothingChanges},
		{"of a matter that is not there", SetDecisionRight("a9", "EC", Proposes), UnknownRecord},
		{"handed over by who has none", HandDecisionRight("a1", "P1", "EC"), NothingChanges},
		{"handed to who is not there", HandDecisionRight("a1", "EC", "ZZ"), UnknownRecord},
		{"taken twice", AddDecisionRight(DecisionRight{ID: "a1", Matter: zhEn("预算", "")}), IDTaken},
	} {
		t.Run(row.sentence, func(t *testing.T) { checkRefused(t, s, row.verb, row.code) })
	}
}

func TestRightsGoWithTheUnitsThatHaveThem(t *testing.T) {
	for _, row := range []struct {
		sentence string
		verb     Verb
		want     [3]Set // proposes, reviews, approves
	}{
		{"merged into a new unit, both parts are its own", MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"), [3]Set{"DM", "DM", "CO"}},
		{"merged into one that is there", MergeInto("EC", "MD"), [3]Set{"EC", "EC", "CO"}},
		{"to the heir", RemoveUnit("MD", "EC"), [3]Set{"EC", "EC", "CO"}},
		{"and end with a unit that has no heir", RemoveUnit("MD", ""), [3]Set{"EC", "", "CO"}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, pricing(t), row.verb)
			if r := rightOf(t, s); [3]Set{r.Proposes, r.Reviews, r.Approves} != row.want {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestAMatterFollowsTheDutiesThatItBelongsTo(t *testing.T) {
	for _, row := range []struct {
		sentence string
		verb     Verb
		want     Set
	}{
		{"fused", FuseDuties("n", zhEn("新", ""), "d1", "d3"), "n"},
		{"split", SplitDuty("d3", Part{"n", zhEn("一", "")}, Part{"o", zhEn("二", "")}), "n\no"},
		{"removed", RemoveDuties("d3"), ""},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, pricing(t), row.verb)
			if r := rightOf(t, s); r.Duties != row.want {
				t.Errorf("%q", r.Duties)
			}
		})
	}
}

func TestTwoWhoGiveAMatterDifferentApproversBothGetTheirs(t *testing.T) {
	base := with(t, world(t), DecisionRight{ID: "a1", Matter: zhEn("定价", "")})
	ours, _ := checkLaws(t, base, SetDecisionRight("a1", "EC", Approves))
	theirs, _ := checkLaws(t, base, SetDecisionRight("a1", "MD", Approves))
	m := Merge(base, ours, theirs, func(c Conflict) Side { t.Errorf("asked about %v", c); return Ours })
	if r := rightOf(t, apply(t, ours, m.Change)); r.Approves != "EC\nMD" {
		t.Errorf("%q", r.Approves)
	}
}

func TestMergingTheUnitOfARightWithItsNewPartGivesTheHeirBoth(t *testing.T) {
	base := pricing(t)
	ours, _ := checkLaws(t, base, MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"))
	theirs, _ := checkLaws(t, base, SetDecisionRight("a1", "MD", Reviews, Informed))
	checkMerge(t, base, ours, theirs)
	m := Merge(base, ours, theirs, nil)
	if r := rightOf(t, apply(t, ours, m.Change)); r.Proposes != "DM" || r.Reviews != "DM" || r.Informed != "DM" {
		t.Errorf("%+v", r)
	}
}
