package model

import "testing"

func TestAScenarioIsMadeAgainWhatItWasAsANewStep(t *testing.T) {
	was := world(t)
	s := after(t, was, MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"), RemoveDuties("d1"), AddDuty("n", "DM", zhEn("新", "")),
		AddComment("m1", Ref{DutyKind, "d2"}, "为什么？", "", ""), AddComment("m2", Ref{DutyKind, "n"}, "新的？", "", ""),
		Decide(Resolution{ID: "s1", About: Ref{BriefKind, BriefID}, Text: zhEn("同意", ""), Vote: Approved}))
	now, c := checkLaws(t, s, Restore(was))
	if c.Verb != RestoreVerb || !now.Has(Ref{UnitKind, "EC"}) || !now.Has(Ref{DutyKind, "d1"}) || now.Has(Ref{UnitKind, "DM"}) || now.Has(Ref{DutyKind, "n"}) {
		t.Errorf("%s: %v", c.Verb, c.Touched())
	}
	if !now.Has(Ref{CommentKind, "m1"}) || now.Has(Ref{CommentKind, "m2"}) || !now.Has(Ref{ResolutionKind, "s1"}) || now.Brief().Vote != Approved {
		t.Error("what was asked and decided since does not stay")
	}
	checkRefused(t, now, Restore(was), NothingChanges)
}
