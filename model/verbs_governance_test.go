package model

import (
	"slices"
	"testing"
)

func TestARoleIsOnePerUnitAndDuty(t *testing.T) {
	s := world(t)
	ref := Ref{RoleKind, RoleID("d2", "MD")}
	got := after(t, s, SetRole("d2", "MD", "C"), SetRole("d2", "MD", "A"))
	if r := got.Get(ref); r != (Role{ID: "d2@MD", Duty: "d2", Unit: "MD", Role: "A", Basis: User}) {
		t.Errorf("the role is %+v", r)
	}
	if got = after(t, got, SetRole("d2", "MD", "")); got.Has(ref) {
		t.Error("the role is still there")
	}
	if d := Diff(s, got); !d.Empty() {
		t.Errorf("giving and taking leaves %v", d.Touched())
	}
	if _, c := checkLaws(t, s, RemoveRecord(Ref{RoleKind, "d1@MD"})); c.Verb != "set-role" {
		t.Errorf("a removed role is called %s", c.Verb)
	}
	checkRefusals(t, []refusing{
		{"the role it has", s, SetRole("d1", "MD", "C"), NothingChanges},
		{"taking what is not there", s, SetRole("d2", "MD", ""), NothingChanges},
		{"a letter nobody knows", s, SetRole("d2", "MD", "Z"), "input role: not allowed"},
		{"a role of the home", s, SetRole("d2", "EC", "R"), HomeNeedsNoRole},
		{"a role on nothing", s, SetRole("zz", "EC", "A"), UnknownRecord},
		{"a role of nobody", s, SetRole("d2", "", "A"), UnknownRecord},
		{"a role of a duty", s, SetRole("d2", "d1", "A"), UnknownRecord},
		{"a role of the home as a record", s, AddRecord(Role{ID: RoleID("d2", "EC"), Duty: "d2", Unit: "EC", Role: "A"}), HomeNeedsNoRole},
	})
}

func TestARoleSleepsWhileTheDutyIsAtHomeThere(t *testing.T) {
	s := after(t, world(t), MoveDuties("MD", "d1"))
	if must[Role](t, s, RoleKind, "d1@MD").Role != "C" {
		t.Error("trying the move took the role away")
	}
	checkRefused(t, s, SetRole("d1", "MD", "A"), HomeNeedsNoRole)
	if d := Diff(world(t), after(t, s, PlaceDuties("EC", "d2", "d1"))); d.Edits != nil && len(d.Edits) != 1 {
		t.Errorf("moving there and back leaves %v", d.Touched())
	}
	after(t, s, SetRole("d1", "MD", ""))
}

func TestLockingDuties(t *testing.T) {
	s := world(t)
	got, c := checkLaws(t, s, LockDuties("L", "apart", " 内控 ", "d2", "d1", "d2"))
	if l := must[Lock](t, got, LockKind, "L"); l != (Lock{ID: "L", Type: "apart", Duties: SetOf("d1", "d2"), Reason: "内控", Basis: User}) || c.Verb != "lock" {
		t.Errorf("%s made %+v", c.Verb, l)
	}
	back, c := checkLaws(t, got, Unlock("L"))
	if d := Diff(s, back); !d.Empty() || c.Verb != "unlock" {
		t.Errorf("%s leaves %v", c.Verb, d.Touched())
	}
	checkRefusals(t, []refusing{
		{"the same lock again", got, LockDuties("M", "apart", "另一理由", "d1", "d2"), NothingChanges},
		{"without a reason", s, LockDuties("L", "pinned", " ", "d1"), WhyRequired},
		{"of no duty", s, LockDuties("L", "pinned", "因"), NoDuties},
		{"of one duty apart from nothing", s, LockDuties("L", "apart", "因", "d1", "d1"), NeedsTwo},
		{"of a duty that is not there", s, LockDuties("L", "pinned", "因", "zz"), UnknownRecord},
		{"of a unit", s, LockDuties("L", "pinned", "因", "EC"), UnknownRecord},
		{"of a type nobody knows", s, LockDuties("L", "glued", "因", "d1"), "input type: not allowed"},
		{"under an id that is taken", s, LockDuties("d1", "pinned", "因", "d1"), IDTaken},
		{"of a lock that is not there", s, Unlock("L"), UnknownRecord},
		{"of a duty instead of a lock", s, Unlock("d1"), UnknownRecord},
	})
}

func TestControlsOfAUnit(t *testing.T) {
	s := world(t)
	got, c := checkLaws(t, s, SetControl("EC", "compensating", " 双签 "))
	if n := must[Control](t, got, ControlKind, "EC~compensating"); n != (Control{ID: "EC~compensating", Unit: "EC", Type: "compensating", Note: "双签", Basis: User}) || c.Verb != "set-control" {
		t.Errorf("%s made %+v", c.Verb, n)
	}
	got = after(t, got, SetControl("EC", "compensating", "财务复核"), SetControl("EC", "ring-fenced", ""))
	if n := must[Control](t, got, ControlKind, "EC~compensating"); n.Note != "财务复核" {
		t.Errorf("the note is %q", n.Note)
	}
	checkRefusals(t, []refusing{
		{"the note it has", got, SetControl("EC", "compensating", "财务复核"), NothingChanges},
		{"of nobody", s, SetControl("ZZ", "compensating", ""), UnknownRecord},
		{"of an external party", s, SetControl("X", "compensating", ""), ExternalUnit},
		{"of a type nobody knows", s, SetControl("EC", "prayer", ""), "input type: not allowed"},
		{"of no type", s, SetControl("EC", "", ""), "input type: not allowed"},
	})
}

func TestWaivingAFinding(t *testing.T) {
	const key = "OV-02|d1|d4"
	s := world(t)
	got, c := checkLaws(t, s, Waive(key, " 小团队 ", " 王\n总 ", "h1"))
	if w := must[Waiver](t, got, WaiverKind, WaiverID(key)); w != (Waiver{ID: WaiverID(key), Key: key, Reason: "小团队", By: "王 总", Evidence: "h1", Basis: User}) || c.Verb != "waive" {
		t.Errorf("%s made %+v", c.Verb, w)
	}
	if again := after(t, s, Waive(key, "小团队", "王 总", "h1")); !Diff(got, again).Empty() {
		t.Error("two people accepting the same do not meet")
	}
	newer := after(t, got, Waive(key, "小团队", "李总", "h2"))
	if w := must[Waiver](t, newer, WaiverKind, WaiverID(key)); w.Evidence != "h2" || w.By != "李总" || newer.Count(WaiverKind) != 1 {
		t.Errorf("accepted anew: %+v", w)
	}
	if newer = after(t, got, Waive(key, "已有补偿控制", "李总", "h1")); must[Waiver](t, newer, WaiverKind, WaiverID(key)).By != "李总" {
		t.Error("a new reason is whoever gave it")
	}
	old := with(t, s, Waiver{ID: "w1", Key: key, Reason: "旧", Evidence: "h0"}, Waiver{ID: "w2", Key: "GP-01|d7", Reason: "别的"})
	newer = after(t, old, Waive(key, "新", "李总", "h1"))
	if newer.Has(Ref{WaiverKind, "w1"}) || !newer.Has(Ref{WaiverKind, "w2"}) || newer.Count(WaiverKind) != 2 {
		t.Errorf("the older waiver is not replaced: %v", newer.Waivers())
	}
	back, c := checkLaws(t, newer, Unwaive(key))
	if back.Count(WaiverKind) != 1 || c.Verb != "unwaive" {
		t.Errorf("%s leaves %v", c.Verb, back.Waivers())
	}
	checkRefusals(t, []refusing{
		{"as it was", got, Waive(key, "小团队", "李总", "h1"), NothingChanges},
		{"without a reason", s, Waive(key, " ", "王总", "h1"), WhyRequired},
		{"without a key", s, Waive(" ", "因", "王总", "h1"), "input key: not allowed"},
		{"taking back what was not accepted", got, Unwaive("OV-01|d1"), NotWaived},
		{"under an id that a record has", with(t, s, Goal{ID: WaiverID(key), Text: zhEn("怪", "")}), Waive(key, "因", "", ""), IDTaken},
		{"a waiver under an id of its own", s, AddRecord(Waiver{ID: "n", Key: key, Reason: "因"}), InvalidID},
		{"of another finding by editing", got, EditRecord(Ref{WaiverKind, WaiverID(key)}, map[string]string{"key": "OV-01|d1"}), InvalidID},
	})
	after(t, old, EditRecord(Ref{WaiverKind, "w1"}, map[string]string{"reason": "新理由"}))
}

func TestAControlArrivesWithItsUnit(t *testing.T) {
	s := after(t, world(t), SetControl("EC", "compensating", "双签"), SetControl("MD", "compensating", "财务复核"))
	for _, row := range []struct {
		sentence string
		verb     Verb
		id       ID
		note     string
		basis    Basis
	}{
		{"in the unit merged of two, with the notes of both, and nobody has stated it", MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"), "DM~compensating", "双签\n财务复核", Unstated},
		{"in a unit that has one, which stays stated", MergeInto("MD", "EC"), "MD~compensating", "财务复核\n双签", User},
		{"in an heir", RemoveUnit("MD", "CO"), "CO~compensating", "财务复核", Unstated},
		{"in the first part of a department that is split up", SplitUnit("EC", Department, UnitPart{"n1", zhEn("甲", ""), []ID{"d1"}}, UnitPart{"n2", zhEn("乙", ""), []ID{"d2", "d3"}}), "n1~compensating", "双签", User},
		{"and in the others", SplitUnit("EC", Department, UnitPart{"n1", zhEn("甲", ""), []ID{"d1"}}, UnitPart{"n2", zhEn("乙", ""), []ID{"d2", "d3"}}), "n2~compensating", "双签", User},
		{"and stays where positions are split off", SplitUnit("EC", Position, UnitPart{"n1", zhEn("甲", ""), []ID{"d1"}}), "EC~compensating", "双签", User},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			got, _ := checkLaws(t, s, row.verb)
			if c := must[Control](t, got, ControlKind, row.id); c.Note != row.note || c.Basis != row.basis {
				t.Errorf("it is %+v", c)
			}
		})
	}
	same := after(t, s, SetControl("MD", "compensating", "双签"), MergeInto("EC", "MD"))
	if c := must[Control](t, same, ControlKind, "EC~compensating"); c.Note != "双签" {
		t.Errorf("one note is there twice: %q", c.Note)
	}
	merged := after(t, s, MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"))
	stated := after(t, merged, SetControl("DM", "compensating", ""))
	if c := must[Control](t, stated, ControlKind, "DM~compensating"); c.Note != "双签\n财务复核" || c.Basis != User {
		t.Errorf("stated it is %+v", c)
	}
	checkRefused(t, stated, SetControl("DM", "compensating", ""), NothingChanges)
}

func TestAWaiverGoesWithWhatItIsAbout(t *testing.T) {
	s := world(t)
	for _, key := range []string{"GP-01|d7", "OV-02|d1|d4", "GV-04|MD", "GP-03|k1", "IF-01|h1", "GP-06|c1"} {
		s = after(t, s, Waive(key, "因", "王总", "h"))
	}
	for _, row := range []struct {
		sentence string
		verb     Verb
		gone     []string
	}{
		{"a duty removed", RemoveDuties("d4"), []string{"OV-02|d1|d4", "IF-01|h1"}},
		{"a duty fused into another", FuseDuties("d4", Text{}, "d1", "d4"), []string{"OV-02|d1|d4", "IF-01|h1"}},
		{"a duty split", SplitDuty("d7", Part{"n1", zhEn("甲", "")}, Part{"n2", zhEn("乙", "")}), []string{"GP-01|d7"}},
		{"a unit merged away", MergeInto("EC", "MD"), []string{"GV-04|MD"}},
		{"a unit removed", RemoveUnit("MD", ""), []string{"GV-04|MD"}},
		{"a KPI removed", RemoveRecord(Ref{KPIKind, "k1"}), []string{"GP-03|k1"}},
		{"a collaboration removed", RemoveRecord(Ref{CollaborationKind, "c1"}), []string{"GP-06|c1"}},
		{"a hand-off removed", RemoveRecord(Ref{HandoffKind, "h1"}), []string{"IF-01|h1"}},
		{"nothing when a duty only moves", MoveDuties("MD", "d1", "d7"), nil},
		{"nothing when another unit is merged in", MergeInto("MD", "EC"), nil},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			got, _ := checkLaws(t, s, row.verb)
			for _, w := range s.Waivers() {
				if got.Has(w.Ref()) == slices.Contains(row.gone, w.Key) {
					t.Errorf("%s is there: %v", w.Key, got.Has(w.Ref()))
				}
			}
		})
	}
}
