package check

import (
	"slices"
	"strings"
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
	const d = "A-EC-D4" // at home in EC
	claim := model.SetRole(d, "MD", "A")
	external := model.AddUnit("X", "", model.External, model.Text{ZH: "代理商"})
	position := model.SplitUnit("EC", model.Position, model.UnitPart{ID: "P", Name: model.Text{ZH: "数据"}, Duties: []model.ID{d}})
	for _, row := range []struct {
		sentence string
		verbs    []model.Verb
		severity Severity // 0 = no finding
		units    []model.ID
		fixes    []string
	}{
		{"another unit claims it", []model.Verb{claim}, High, []model.ID{"EC", "MD"},
			[]string{"set-role A-EC-D4 MD R", "set-role A-EC-D4 MD -", "move-duty A-EC-D4 MD"}},
		{"two claim it: moving it settles nothing", []model.Verb{claim, model.SetRole(d, "CO", "A")}, High, []model.ID{"EC", "CO", "MD"},
			[]string{"set-role A-EC-D4 CO R", "set-role A-EC-D4 CO -", "set-role A-EC-D4 MD R", "set-role A-EC-D4 MD -"}},
		{"an external party claims it: it cannot move there", []model.Verb{external, model.SetRole(d, "X", "A")}, High, []model.ID{"EC", "X"},
			[]string{"set-role A-EC-D4 X R", "set-role A-EC-D4 X -"}},
		{"the unit above its position is another unit", []model.Verb{position, model.SetRole(d, "EC", "A")}, High, []model.ID{"P", "EC"},
			[]string{"set-role A-EC-D4 EC R", "set-role A-EC-D4 EC -", "move-duty A-EC-D4 EC"}},
		{"nobody has it and two claim it", []model.Verb{claim, model.SetRole(d, "CO", "A"), model.MoveDuties("", d)}, High, []model.ID{"CO", "MD"},
			[]string{"set-role A-EC-D4 CO R", "set-role A-EC-D4 CO -", "set-role A-EC-D4 MD R", "set-role A-EC-D4 MD -"}},
		{"a claim that nobody has stated is medium", []model.Verb{claim, model.EditRecord(model.Ref{Kind: model.RoleKind, ID: "A-EC-D4@MD"}, map[string]string{"basis": ""})}, Medium, []model.ID{"EC", "MD"}, nil},
		{"nobody has it and one claims it", []model.Verb{claim, model.MoveDuties("", d)}, 0, nil, nil},
		{"it moved to the unit that claimed it", []model.Verb{claim, model.MoveDuties("MD", d)}, 0, nil, nil},
		{"the units were merged", []model.Verb{claim, model.MergeInto("EC", "MD")}, 0, nil, nil},
		{"the claim was dropped", []model.Verb{claim, model.SetRole(d, "MD", "")}, 0, nil, nil},
		{"it is deferred", []model.Verb{claim, model.SetDutyState(model.Deferred, d)}, 0, nil, nil},
		{"others work on it, are asked and told", []model.Verb{model.SetRole(d, "MD", "R"), model.SetRole(d, "CO", "C"), external, model.SetRole(d, "X", "I")}, 0, nil, nil},
		{"nobody claims it", []model.Verb{model.MoveDuties("MD", d)}, 0, nil, nil},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s := do(t, seed(t, "A"), row.verbs...)
			x, found := Check(s).Get("OV-01|" + d)
			if x.Severity != row.severity || !slices.Equal(x.Units, row.units) || x.Amount != float64(len(row.units)) {
				t.Fatalf("found %v: %v %v %v", found, x.Severity, x.Units, x.Amount)
			}
			var fixes []string
			for _, f := range x.Fixes {
				fixes = append(fixes, f.Call.Verb+" "+strings.Join(f.Call.Args, " "))
			}
			if row.fixes != nil && !slices.Equal(fixes, row.fixes) {
				t.Errorf("the fixes are %q", fixes)
			}
			for _, f := range x.Fixes { // of two owners, each of them leaves one
				v, err := f.Call.Resolve(s, model.Caller{Lang: model.ZH})
				if err != nil {
					t.Fatal(err)
				}
				if _, still := Check(do(t, s, v)).Get(x.Key); still && len(x.Units) == 2 {
					t.Errorf("%v does not settle it", f.Call)
				}
			}
		})
	}
}

func TestAJointOutputNeedsAnOwnerOnceTwoUnitsMakeIt(t *testing.T) {
	const key = "GP-06|C"
	joint := []model.Verb{
		model.AddRecord(model.Collaboration{ID: "C", Name: model.Text{ZH: "直播协同"}, Output: model.Text{ZH: "直播月报"}, Basis: model.User}),
		model.AddRecord(model.Handoff{ID: "h", From: "A-EC-D4", To: "A-MD-D5", Object: model.Text{ZH: "数据"}, Collaboration: "C", Basis: model.User}),
	}
	edit := func(field, value string) model.Verb {
		return model.EditRecord(model.Ref{Kind: model.CollaborationKind, ID: "C"}, map[string]string{field: value})
	}
	for _, row := range []struct {
		sentence string
		verbs    []model.Verb
		severity Severity // 0 = no finding
		units    []model.ID
	}{
		{"two units make it", nil, High, []model.ID{"EC", "MD"}},
		{"an integrator does not answer for the output", []model.Verb{model.SetIntegrator("C", "EC")}, High, []model.ID{"EC", "MD"}},
		{"nobody has stated the collaboration", []model.Verb{edit("basis", "")}, Medium, []model.ID{"EC", "MD"}},
		{"the two were merged, which makes nobody answer", []model.Verb{model.MergeUnits("DM", model.Text{ZH: "数"}, model.Text{}, "EC", "MD")}, High, []model.ID{"DM"}},
		{"the owner was removed", []model.Verb{model.AddUnit("N", "CO", model.Department, model.Text{ZH: "新"}), model.SetOutputOwner("C", "N"), model.RemoveUnit("N", "")}, High, []model.ID{"EC", "MD"}},
		{"somebody answers", []model.Verb{model.SetOutputOwner("C", "MD")}, 0, nil},
		{"the owner was merged into another, who answers now", []model.Verb{model.SetOutputOwner("C", "MD"), model.MergeInto("EC", "MD")}, 0, nil},
		{"no output is named", []model.Verb{edit("output.zh", "")}, 0, nil},
		{"one unit makes it", []model.Verb{model.MoveDuties("EC", "A-MD-D5")}, 0, nil},
		{"one of the two is deferred", []model.Verb{model.SetDutyState(model.Deferred, "A-MD-D5")}, 0, nil},
		{"the hand-off is gone", []model.Verb{model.RemoveRecord(model.Ref{Kind: model.HandoffKind, ID: "h"})}, 0, nil},
		{"the hand-off belongs to another", []model.Verb{model.EditRecord(model.Ref{Kind: model.HandoffKind, ID: "h"}, map[string]string{"collaboration": "S3"})}, 0, nil},
		{"the collaboration is gone", []model.Verb{model.RemoveRecord(model.Ref{Kind: model.CollaborationKind, ID: "C"})}, 0, nil},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			x, _ := Check(do(t, seed(t, "A"), slices.Concat(joint, row.verbs)...)).Get(key)
			if x.Severity != row.severity || !slices.Equal(x.Units, row.units) {
				t.Errorf("%v in %v", x.Severity, x.Units)
			}
			if row.severity != 0 && (len(x.Fixes) == 0 || x.Fixes[0].Call.Verb != "set-output-owner") {
				t.Errorf("the fixes are %v", x.Fixes)
			}
		})
	}
}

func TestAnUnplacedDutyIsOfferedToWhoeverClaimsIt(t *testing.T) {
	s := do(t, seed(t, "A"), model.SetRole("A-EC-D4", "CO", "A"), model.MoveDuties("", "A-EC-D4"))
	if x := only(t, s, "IF-01|H-A3"); x.Fixes[0].Call.Args[1] != "CO" {
		t.Errorf("the fixes are %v", x.Fixes)
	}
}

func TestAWaivedClaimReturnsWhenAnotherUnitClaims(t *testing.T) {
	s := do(t, seed(t, "A"), model.SetRole("A-EC-D4", "MD", "A"))
	x := only(t, s, "OV-01|A-EC-D4")
	s = do(t, s, model.Waive(x.Key, "季度末再定", "王总", EvidenceHash(x)), model.SetRole("A-EC-D4", "MD", ""), model.SetRole("A-EC-D4", "CO", "A"))
	if x := only(t, s, x.Key); x.Waived != nil || !x.Returned {
		t.Error("another claimant is accepted")
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

func TestAWaiverSleepsWhileItsFindingIsGone(t *testing.T) {
	s := seed(t, "A")
	x := only(t, s, "GV-01|A-MD-D5")
	s = do(t, s, model.Waive(x.Key, "小团队", "王总", EvidenceHash(x)), model.MoveDuties("EC", "A-MD-D5"))
	if _, found := Check(s).Get(x.Key); found {
		t.Fatal("the move does not settle it")
	}
	if x := only(t, do(t, s, model.MoveDuties("MD", "A-MD-D5")), x.Key); x.Waived == nil {
		t.Error("moved back, it must be accepted anew")
	}
}

// The catalogue of the brief, the wording check, the work that somebody usually does, and the duty that fits elsewhere.
func TestTheCatalogueHasThirtySevenRulesAndEveryRuleCarriedOutIsInIt(t *testing.T) {
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
	if len(all) != 37 || on != len(rules()) {
		t.Errorf("%d rules, %d on, want 37 and %d", len(all), on, len(rules()))
	}
}
