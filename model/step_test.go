package model

import "testing"

func TestSeveralVerbsAreOneStepOrNone(t *testing.T) {
	s := world(t)
	after, c := checkLaws(t, s, InOneStep(SettleVerb, FuseDuties("d1", Text{}, "d1", "d4"), SetRole("d1", "MD", "R"), SetHead("EC", zhEn("王", "Wang"))))
	if c.Verb != SettleVerb || must[Unit](t, after, UnitKind, "EC").Head.EN != "Wang" || after.Get(Ref{DutyKind, "d4"}) != nil {
		t.Errorf("%+v", c)
	}
	if r := must[Role](t, after, RoleKind, RoleID("d1", "MD")); r.Role != "R" {
		t.Errorf("the role is %s", r.Role)
	}
	checkRefused(t, s, InOneStep(SettleVerb, SetHead("EC", zhEn("王", "Wang")), RemoveDuties("zz")), UnknownRecord)
	checkRefused(t, s, InOneStep(SettleVerb, SetFTE("EC", 7), SetFTE("EC", 6)), NothingChanges)
}
