package model

import "testing"

func TestALineIsDrawnInOneStepAndWhatIsFoundStillIsAcceptedWithIt(t *testing.T) {
	s := after(t, world(t), PlaceDuties("MD", "", "d2"))
	x := Agreement{Lead: "d1", Support: []ID{"MD", "EC"}, Keys: []string{"OV-02|d1|d2", "OV-02|d1|d3"}, Why: "电商部牵头，媒体部配合", Who: "王总"}
	now, c := checkLaws(t, s, Agree(x, near))
	if c.Verb != AgreeVerb {
		t.Errorf("the step is called %q", c.Verb)
	}
	if r := must[Role](t, now, RoleKind, RoleID("d1", "MD")); r.Role != "R" {
		t.Errorf("the unit that supports has the part %q", r.Role)
	}
	if _, has := now.Role(RoleID("d1", "EC")); has {
		t.Error("the home of the duty got a part beside it")
	}
	hash, _ := near(now, "OV-02|d1|d2")
	if w := must[Waiver](t, now, WaiverKind, WaiverID("OV-02|d1|d2")); w.Reason != x.Why || w.By != "王总" || w.Evidence != hash {
		t.Errorf("accepted with %+v", w)
	}
	if _, has := now.Waiver(WaiverID("OV-02|d1|d3")); has {
		t.Error("what is not found is accepted")
	}
	checkRefused(t, now, Agree(x, near), NothingChanges)
	back, _ := checkLaws(t, now, ReturnAll(x.Keys))
	if _, has := back.Waiver(WaiverID("OV-02|d1|d2")); has {
		t.Error("the acceptance is not taken back")
	}
	if _, has := back.Role(RoleID("d1", "MD")); !has {
		t.Error("taking the acceptance back takes the roles away")
	}
}

func TestAMatterIsAcceptedWithoutTouchingWhatWasAcceptedBefore(t *testing.T) {
	hash, _ := near(world(t), "OV-02|d1|d2")
	first := after(t, world(t), Waive("OV-02|d1|d2", "早已说好", "李总", hash))
	both := func(s Scenario, key string) (string, bool) {
		if key == "GP-03|k1" {
			return "none", true
		}
		return near(s, key)
	}
	now, _ := checkLaws(t, first, AcceptAll([]string{"OV-02|d1|d2", "GP-03|k1"}, "一起接受", "王总", both))
	if w := must[Waiver](t, now, WaiverKind, WaiverID("OV-02|d1|d2")); w.Reason != "早已说好" || w.By != "李总" {
		t.Errorf("the earlier reason became %+v", w)
	}
	if w := must[Waiver](t, now, WaiverKind, WaiverID("GP-03|k1")); w.Reason != "一起接受" {
		t.Errorf("the other is accepted with %+v", w)
	}
	checkRefused(t, now, AcceptAll([]string{"OV-02|d1|d2", "GP-03|k1"}, "再次", "王总", both), NothingChanges)
}
