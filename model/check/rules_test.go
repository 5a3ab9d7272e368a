package check

import (
	"testing"

	"sandtable/model"
)

func only(t *testing.T, s model.Scenario, key string) Finding {
	t.Helper()
	x, ok := Check(s).Get(key)
	if !ok {
		t.Fatalf("%s is not found", key)
	}
	return x
}

func TestOnePersonWhoSpendsAndJudgesIsHighUnlessItIsCompensated(t *testing.T) {
	s := do(t, seed(t, "A"), model.SplitUnit("MD", model.Position,
		model.UnitPart{ID: "P", Name: model.Text{ZH: "投放"}, Duties: []model.ID{"A-MD-D1", "A-MD-D5"}}))
	if x := only(t, s, "GV-01|A-MD-D5"); x.Severity != High || x.Units[0] != "P" {
		t.Errorf("got %v in %v, want high in the position", x.Severity, x.Units)
	}
	s = do(t, s, model.SetControl("P", "compensating", "双签"))
	if _, ok := Check(s).Get("GV-01|A-MD-D5"); ok {
		t.Error("the compensating control does not settle it")
	}
}

func TestAControlThatCameWithAMergedUnitSettlesNothingUntilItIsStated(t *testing.T) {
	s := do(t, seed(t, "A"), model.SetControl("MD", "compensating", "财务复核"))
	if _, ok := Check(s).Get("GV-01|A-MD-D5"); ok {
		t.Fatal("the control does not settle it")
	}
	s = do(t, s, model.MergeUnits("DM", model.Text{ZH: "数字营销部"}, model.Text{}, "EC", "MD"))
	x := only(t, s, "GV-01|A-MD-D5")
	if e := x.Evidence[len(x.Evidence)-1]; e.Kind != "inherited-control" || e.Refs[0].ID != "DM~compensating" {
		t.Errorf("the evidence is %+v", x.Evidence)
	}
	v, err := x.Fixes[len(x.Fixes)-1].Call.Resolve(s, model.Caller{Lang: model.ZH})
	if err != nil {
		t.Fatal(err)
	}
	s = do(t, s, v)
	if _, ok := Check(s).Get(x.Key); ok {
		t.Error("stating it anew does not settle it")
	}
	if c, _ := s.Control("DM~compensating"); c.Note != "财务复核" {
		t.Errorf("its note is %q", c.Note)
	}
}

func TestADefaultedRecordNeverRaisesAHighWarning(t *testing.T) {
	s := do(t, seed(t, "A"), model.EditRecord(model.Ref{Kind: model.KPIKind, ID: "K-GM"}, map[string]string{"basis": ""}))
	if x := only(t, s, "GP-03|K-GM"); x.Severity != Medium {
		t.Errorf("severity is %v, want medium", x.Severity)
	}
}

func TestAnExtraAccountableUnitIsAContestedClaim(t *testing.T) {
	s := do(t, seed(t, "A"), model.AddRecord(model.Role{ID: model.RoleID("A-EC-D4", "MD"), Duty: "A-EC-D4", Unit: "MD", Role: "A", Basis: model.User}))
	if x := only(t, s, "OV-01|A-EC-D4"); x.Severity != High || x.Amount != 2 {
		t.Errorf("got %+v", x)
	}
}

func TestAnUnplacedDutyIsOfferedTheUnitItHandsMostTo(t *testing.T) {
	s := do(t, seed(t, "A"), model.MoveDuties("", "A-EC-D4"))
	x := only(t, s, "GP-01|A-EC-D4")
	if x.Severity != High || len(x.Fixes) != 1 || x.Fixes[0].Call.Args[1] != "MD" {
		t.Errorf("got %v %+v", x.Severity, x.Fixes)
	}
	if x := only(t, s, "IF-01|H-A3"); x.Severity != High {
		t.Errorf("the hand-off of the unplaced duty is %v", x.Severity)
	}
}

func TestAMergedUnitWithoutHeadIsOfferedTheFormerHeads(t *testing.T) {
	s := do(t, seed(t, "A"), model.MergeUnits("DM", model.Text{ZH: "数字营销部"}, model.Text{}, "EC", "MD"))
	if x := only(t, s, "GV-04|DM"); x.Severity != High || len(x.Fixes) != 2 {
		t.Errorf("got %v %+v", x.Severity, x.Fixes)
	}
}

func TestAnOwnerWhoseDriversAllLeftHasNoPower(t *testing.T) {
	s := do(t, seed(t, "A"), model.SetKPIOwner("K-ENG", "EC"))
	if x := only(t, s, "GV-05|K-ENG"); x.Severity != High || x.Units[0] != "EC" || x.Fixes[0].Call.Args[1] != "MD" {
		t.Errorf("got %+v", x)
	}
}

func TestAWaiverHoldsUntilTheEvidenceChanges(t *testing.T) {
	s := seed(t, "A")
	x := only(t, s, "GV-01|A-MD-D5")
	s = do(t, s, model.Waive(x.Key, "小团队", "王总", EvidenceHash(x)))
	if x := only(t, s, x.Key); x.Waived == nil || x.Returned {
		t.Fatalf("waived %v, returned %v", x.Waived, x.Returned)
	}
	renamed := do(t, s, model.RenameUnit("MD", model.Text{ZH: "品牌媒体部"}))
	if only(t, renamed, x.Key).Waived == nil {
		t.Error("a new name of the unit took the waiver away")
	}
	more := do(t, s, model.EditRecord(duty("A-MD-D3"), map[string]string{"control": "execute\nspend"}))
	if x := only(t, more, x.Key); x.Waived != nil || !x.Returned {
		t.Error("a third spender joined and the waiver still holds")
	}
}

func TestTheCatalogueHasThirtyRulesAndEveryRuleCarriedOutIsInIt(t *testing.T) {
	all := Rules()
	on := 0
	for _, r := range all {
		if r.On {
			on++
		}
		if r.Name.ZH == "" || r.Name.EN == "" || r.Source == "" {
			t.Errorf("%s lacks a name or source", r.ID)
		}
	}
	if len(all) != 30 || on != len(rules()) {
		t.Errorf("%d rules, %d on, want 30 and %d", len(all), on, len(rules()))
	}
}
