package model

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestAddingAUnit(t *testing.T) {
	s := world(t)
	got, _ := checkLaws(t, s, AddUnit("n", "EC", Position, zhEn(" 电商\n运营 ", "")))
	if u := must[Unit](t, got, UnitKind, "n"); u.Name.ZH != "电商 运营" || u.Parent != "EC" || u.Basis != User {
		t.Errorf("the new unit is %+v", u)
	}
	got, _ = checkLaws(t, s, AddUnit("n", "", "", zhEn("独立部", "")))
	if u := must[Unit](t, got, UnitKind, "n"); u.Level != Department {
		t.Errorf("a unit without a level is a %s", u.Level)
	}
	got, _ = checkLaws(t, s, AddUnit("n", "CO", Department, zhEn("数据部", "")))
	if all := got.Children("CO"); all[len(all)-1].ID != "n" {
		t.Error("the new unit does not come last")
	}
	checkLaws(t, s, AddUnit("n", "EC", Department, zhEn("媒体部", "")))
	checkRefusals(t, []refusing{
		{"without a name", s, AddUnit("n", "", Department, Text{}), EmptyText},
		{"with the name of a sibling", s, AddUnit("n", "CO", Department, zhEn("媒体部", "")), NameTaken},
		{"with the name of a sibling in the other language and other letters", s, AddUnit("n", "CO", Department, zhEn("新", "MEDIA")), NameTaken},
		{"with an id that a duty has", s, AddUnit("d1", "", Department, zhEn("新", "")), IDTaken},
		{"with an invalid id", s, AddUnit("新", "", Department, zhEn("新", "")), InvalidID},
		{"below a unit that is not there", s, AddUnit("n", "ZZ", Department, zhEn("新", "")), UnknownRecord},
		{"below an external party", s, AddUnit("n", "X", Department, zhEn("新", "")), ExternalUnit},
		{"at a level nobody knows", s, AddUnit("n", "", "galaxy", zhEn("新", "")), "input kind: not allowed"},
		{"with a name of 201 characters", s, AddUnit("n", "", Team, zhEn(strings.Repeat("名", MaxName+1), "")), "input name.zh: name too long"},
	})
}

func TestRenamingAUnit(t *testing.T) {
	s := world(t)
	got, _ := checkLaws(t, s, RenameUnit("EC", zhEn("电商中心", "E-commerce")))
	if u := must[Unit](t, got, UnitKind, "EC"); u.Name != zhEn("电商中心", "E-commerce") {
		t.Errorf("name is %v", u.Name)
	}
	checkLaws(t, s, RenameUnit("P1", zhEn("媒体部", "")))
	checkRefusals(t, []refusing{
		{"to the name it has", s, RenameUnit("EC", zhEn("电商部", "E-commerce")), NothingChanges},
		{"to the name of a sibling", s, RenameUnit("EC", zhEn("媒体部", "")), NameTaken},
		{"to nothing", s, RenameUnit("EC", zhEn(" ", "\t")), EmptyText},
		{"of a unit that is not there", s, RenameUnit("ZZ", zhEn("新", "")), UnknownRecord},
		{"to text that is not UTF-8", s, RenameUnit("EC", zhEn("\xc3\x28", "")), "input name.zh: not valid text"},
	})
}

func TestMovingAUnit(t *testing.T) {
	s := world(t)
	got, c := checkLaws(t, s, MoveUnit("P1", "EC"))
	if len(c.Edits) != 1 || !got.Inside("P1", "EC") || len(got.DutiesUnder("EC")) != 4 {
		t.Errorf("touched %v, EC holds %v", c.Touched(), idsOf(got.DutiesUnder("EC")))
	}
	checkLaws(t, s, MoveUnit("EC", ""))
	same := after(t, s, AddUnit("n", "EC", Position, zhEn("投放", "")))
	checkRefusals(t, []refusing{
		{"into itself", s, MoveUnit("MD", "MD"), UnitInItself},
		{"into what lies below it", s, MoveUnit("MD", "P1"), UnitInItself},
		{"to where it is", s, MoveUnit("EC", "CO"), NothingChanges},
		{"into an external party", s, MoveUnit("EC", "X"), ExternalUnit},
		{"into a unit that is not there", s, MoveUnit("EC", "ZZ"), UnknownRecord},
		{"of a unit that is not there", s, MoveUnit("ZZ", "EC"), UnknownRecord},
		{"beside a unit of the same name", same, MoveUnit("P1", "EC"), NameTaken},
	})
}

func TestPlacingAUnitAmongItsSiblings(t *testing.T) {
	s := world(t)
	order := func(s Scenario, parent ID) (ids []ID) {
		for _, u := range s.Children(parent) {
			ids = append(ids, u.ID)
		}
		return ids
	}
	if before := order(s, "CO"); !slices.Equal(before, []ID{"EC", "MD"}) {
		t.Fatalf("the world has changed: %v", before)
	}
	got, c := checkLaws(t, s, PlaceUnit("MD", "CO", "EC"))
	if ids := order(got, "CO"); !slices.Equal(ids, []ID{"MD", "EC"}) || len(c.Edits) != 1 {
		t.Errorf("order is %v after %d edits", ids, len(c.Edits))
	}
	got, _ = checkLaws(t, got, PlaceUnit("MD", "CO", ""))
	if ids := order(got, "CO"); !slices.Equal(ids, []ID{"EC", "MD"}) {
		t.Errorf("order is %v", ids)
	}
	s = after(t, s, AddUnit("n", "EC", Position, zhEn("选品", "")))
	got, _ = checkLaws(t, s, PlaceUnit("P1", "EC", "n"))
	if ids := order(got, "EC"); !slices.Equal(ids, []ID{"P1", "n"}) {
		t.Errorf("below another parent the order is %v", ids)
	}
	full := with(t, s, Unit{ID: "z", Parent: "CO", Level: Department, Name: zhEn("最后", ""), Rank: rankLimit})
	got, _ = checkLaws(t, full, PlaceUnit("EC", "CO", ""))
	if ids := order(got, "CO"); !slices.Equal(ids, []ID{"MD", "z", "EC"}) {
		t.Errorf("at the end of the scale the order is %v", ids)
	}
	same := after(t, s, AddUnit("m", "EC", Position, zhEn("投放", "")))
	checkRefusals(t, []refusing{
		{"where it is", s, PlaceUnit("MD", "CO", ""), NothingChanges},
		{"of a position at the top", s, PlaceUnit("P1", "", ""), PositionAtTop},
		{"before itself", s, PlaceUnit("EC", "CO", "EC"), NothingChanges},
		{"before the one that follows it", s, PlaceUnit("EC", "CO", "MD"), NothingChanges},
		{"before a unit of another parent", s, PlaceUnit("EC", "CO", "P1"), NotInUnit},
		{"into itself", s, PlaceUnit("MD", "MD", ""), UnitInItself},
		{"into what lies below it", s, PlaceUnit("MD", "P1", ""), UnitInItself},
		{"into an external party", s, PlaceUnit("EC", "X", ""), ExternalUnit},
		{"of a unit that is not there", s, PlaceUnit("ZZ", "EC", ""), UnknownRecord},
		{"beside a unit of the same name", same, PlaceUnit("P1", "EC", ""), NameTaken},
	})
}

func TestRemovingAUnitWithAnHeir(t *testing.T) {
	got, _ := checkLaws(t, world(t), RemoveUnit("MD", "EC"))
	if ids := idsOf(got.DutiesOf("EC")); !slices.Equal(ids, []ID{"d1", "d2", "d3", "d4", "d5"}) {
		t.Errorf("the heir holds %v", ids)
	}
	if u := must[Unit](t, got, UnitKind, "P1"); u.Parent != "EC" {
		t.Errorf("the position lies in %s", u.Parent)
	}
	if must[KPI](t, got, KPIKind, "k1").Unit != "EC" || must[Collaboration](t, got, CollaborationKind, "c1").OutputOwner != "EC" {
		t.Error("the heir does not answer for the KPI or the output")
	}
	must[Control](t, got, ControlKind, ControlID("EC", "ring-fenced"))
	for _, gone := range []ID{"d1@MD", "d1@EC", "d4@EC"} {
		if got.Has(Ref{RoleKind, gone}) {
			t.Errorf("role %s is still there, though the home needs none", gone)
		}
	}
}

func TestRemovingAUnitWithoutAnHeir(t *testing.T) {
	got, _ := checkLaws(t, world(t), RemoveUnit("MD", ""))
	if ids := idsOf(got.DutiesOf("")); !slices.Equal(ids, []ID{"d7", "d6", "d4", "d5"}) {
		t.Errorf("unplaced are %v", ids)
	}
	for _, gone := range []Ref{{UnitKind, "MD"}, {UnitKind, "P1"}, {RoleKind, "d1@MD"}, {ControlKind, "MD~ring-fenced"}} {
		if got.Has(gone) {
			t.Errorf("%s is still there", gone)
		}
	}
	if must[Goal](t, got, GoalKind, "g2").Unit != "" || must[KPI](t, got, KPIKind, "k1").Unit != "" || must[Channel](t, got, ChannelKind, "ch").Unit != "" {
		t.Error("a goal, KPI or channel still has the removed unit")
	}
	if c := must[Collaboration](t, got, CollaborationKind, "c1"); c.Integrator != "EC" || c.OutputOwner != "" {
		t.Errorf("the collaboration is %+v", c)
	}
	s := world(t)
	checkLaws(t, s, RemoveUnit("X", ""))
	checkLaws(t, s, RemoveUnit("CO", ""))
	checkLaws(t, s, RemoveUnit("P1", "MD"))
	checkRefusals(t, []refusing{
		{"with itself as heir", s, RemoveUnit("MD", "MD"), UnitInItself},
		{"with an heir inside it", s, RemoveUnit("MD", "P1"), UnitInItself},
		{"with an external heir", s, RemoveUnit("MD", "X"), ExternalUnit},
		{"with an heir that is not there", s, RemoveUnit("MD", "ZZ"), UnknownRecord},
		{"of a unit that is not there", s, RemoveUnit("ZZ", ""), UnknownRecord},
	})
}

func TestMergingBringsEverything(t *testing.T) {
	for _, row := range []struct {
		sentence string
		verb     Verb
		id       ID
		duties   []ID
		head     string
		former   Set
		origin   Set
	}{
		{"into a new unit without a head", MergeUnits("DM", zhEn("数字营销部", "Digital marketing"), Text{}, "EC", "MD"), "DM",
			[]ID{"d1", "d2", "d3", "d4", "d5"}, "", NewSet("电商部经理|VP, E-commerce", "|Media lead, acting"), SetOf("EC", "MD")},
		{"into a new unit with a head, in the order given", MergeUnits("DM", zhEn("电商部", ""), zhEn("总监", ""), "MD", "EC"), "DM",
			[]ID{"d4", "d5", "d1", "d2", "d3"}, "总监", NewSet("电商部经理|VP, E-commerce", "|Media lead, acting"), SetOf("EC", "MD")},
		{"into one of them, which keeps its head", MergeInto("EC", "MD"), "EC",
			[]ID{"d1", "d2", "d3", "d4", "d5"}, "电商部经理", NewSet("|Media lead, acting"), SetOf("MD")},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, world(t), row.verb)
			u := must[Unit](t, s, UnitKind, row.id)
			if u.Head.ZH != row.head || u.FormerHeads != row.former || u.Origin != row.origin {
				t.Errorf("head %q, former %q, origin %q", u.Head.ZH, u.FormerHeads, u.Origin)
			}
			if u.FTE != 10.5 || u.Parent != "CO" || u.Level != Department {
				t.Errorf("the merged unit is %+v", u)
			}
			if ids := idsOf(s.DutiesOf(row.id)); !slices.Equal(ids, row.duties) {
				t.Errorf("it holds %v, want %v", ids, row.duties)
			}
			for _, k := range []Kind{GoalKind, TaskKind, KPIKind, ToolKind, ChannelKind} {
				for _, r := range s.Records(k) {
					if Cell(r, "unit") != string(row.id) {
						t.Errorf("%s belongs to %q", r.Ref(), Cell(r, "unit"))
					}
				}
			}
			if c := must[Collaboration](t, s, CollaborationKind, "c1"); c.Integrator != row.id || c.OutputOwner != row.id {
				t.Errorf("the collaboration is %+v", c)
			}
			if p := must[Unit](t, s, UnitKind, "P1"); p.Parent != row.id {
				t.Errorf("the position lies in %s", p.Parent)
			}
			must[Control](t, s, ControlKind, ControlID(row.id, "ring-fenced"))
			if roles := s.Roles(); len(roles) != 1 || roles[0].ID != "d5@X" {
				t.Errorf("the roles are %v: the merged unit needs none on its own duties", roles)
			}
			for id := range row.origin.All() {
				if s.Has(Ref{UnitKind, ID(id)}) {
					t.Errorf("%s is still there", id)
				}
			}
		})
	}
}

func TestWhatUnitsSayOfThemselvesArrivesInTheMergedOne(t *testing.T) {
	says := func(id, zh, en, limit string) Verb {
		return EditRecord(Ref{UnitKind, ID(id)}, map[string]string{"mission.zh": zh, "mission.en": en, "authority.zh": limit})
	}
	s := after(t, world(t), AddUnit("BR", "CO", Department, zhEn("品牌部", "Brand")),
		says("EC", "为买家卖好货", "Sell well", "五万元以下"), says("MD", "让人知道我们", "", "五万元以下"), says("BR", "为买家卖好货", "", "一人以下"))
	for _, row := range []struct {
		sentence string
		verb     Verb
		mission  Text
	}{
		{"into a new unit", MergeUnits("n", zhEn("大部", ""), Text{}, "MD", "EC", "BR"),
			Text{ZH: "让人知道我们\n为买家卖好货", EN: "让人知道我们\nSell well", Stale: EN}},
		{"into one of them, which says its own first", MergeInto("EC", "BR", "MD"),
			Text{ZH: "为买家卖好货\n让人知道我们", EN: "Sell well\n让人知道我们", Stale: EN}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			got, c := checkLaws(t, s, row.verb)
			u := must[Unit](t, got, UnitKind, got.Children("CO")[0].ID)
			if u.Mission != row.mission || u.Authority != (Text{ZH: "五万元以下\n一人以下"}) {
				t.Errorf("%s: mission %q, authority %q", c.Verb, u.Mission, u.Authority)
			}
		})
	}
	got, _ := checkLaws(t, s, SplitUnit("EC", Department, UnitPart{"n1", zhEn("运营部", ""), []ID{"d1", "d3"}}, UnitPart{"n2", zhEn("数据部", ""), []ID{"d2"}}))
	if u := must[Unit](t, got, UnitKind, "n1"); u.Mission != zhEn("为买家卖好货", "Sell well") || u.Authority.ZH != "五万元以下" {
		t.Errorf("the first part of what is no more says %q, %q", u.Mission, u.Authority)
	}
}

func TestMergingAcrossTheTree(t *testing.T) {
	s := after(t, world(t), AddUnit("T1", "EC", Team, zhEn("数据组", "")), AddUnit("BR", "CO", Department, zhEn("品牌部", "")), MoveDuties("T1", "d2"))
	got, _ := checkLaws(t, s, MergeUnits("n", zhEn("增长组", ""), Text{}, "P1", "T1"))
	if u := must[Unit](t, got, UnitKind, "n"); u.Parent != "CO" || u.Level != Team {
		t.Errorf("units of two departments merge into %+v", u)
	}
	got, _ = checkLaws(t, s, MergeUnits("n", zhEn("大部", ""), Text{}, "BR", "MD", "EC"))
	if ids := idsOf(got.DutiesUnder("n")); len(ids) != 6 || len(got.Children("CO")) != 1 {
		t.Errorf("three units bring %v", ids)
	}
	got, _ = checkLaws(t, got, MergeUnits("m", zhEn("一组", ""), Text{}, "T1", "P1"))
	if u := must[Unit](t, got, UnitKind, "m"); u.Parent != "n" {
		t.Errorf("siblings merge into %s", u.Parent)
	}
	got, _ = checkLaws(t, world(t), MergeUnits("n", zhEn("新", ""), Text{}, "P1", "EC"))
	if u := must[Unit](t, got, UnitKind, "n"); u.Parent != "CO" || u.Level != Department {
		t.Errorf("a department and a position of another merge into %+v", u)
	}
	role := with(t, world(t), Role{ID: "d6@MD", Duty: "d6", Unit: "MD", Role: "I"}, Role{ID: "d6@EC", Duty: "d6", Unit: "EC", Role: "R"})
	got, _ = checkLaws(t, role, MergeInto("EC", "MD"))
	if r := must[Role](t, got, RoleKind, "d6@EC"); r.Role != "R" {
		t.Errorf("of R and I stayed %s", r.Role)
	}
}

func TestMergingIsRefused(t *testing.T) {
	s := world(t)
	rich := with(t, s, Unit{ID: "R", Level: Department, Name: zhEn("富", ""), FTE: 1e6})
	checkRefusals(t, []refusing{
		{"of one unit", s, MergeUnits("n", zhEn("新", ""), Text{}, "EC"), NeedsTwo},
		{"of a unit with itself", s, MergeUnits("n", zhEn("新", ""), Text{}, "EC", "EC"), NeedsTwo},
		{"into itself", s, MergeInto("EC", "EC"), NeedsTwo},
		{"into nothing", s, MergeInto("", "EC"), UnknownRecord},
		{"of nested units", s, MergeUnits("n", zhEn("新", ""), Text{}, "MD", "P1"), MergeAcross},
		{"into what lies inside", s, MergeInto("P1", "MD"), MergeAcross},
		{"into what lies above", s, MergeInto("CO", "P1"), MergeAcross},
		{"with an external party", s, MergeInto("EC", "X"), ExternalUnit},
		{"of a unit that is not there", s, MergeInto("EC", "ZZ"), UnknownRecord},
		{"under an id that is taken", s, MergeUnits("MD", zhEn("新", ""), Text{}, "EC", "MD"), IDTaken},
		{"without a name", s, MergeUnits("n", Text{}, Text{}, "EC", "MD"), EmptyText},
		{"under the name of a unit beside the merged one", rich, MergeUnits("n", zhEn("供应链", ""), Text{}, "EC", "R"), NameTaken},
		{"when the capacity is beyond all bounds", rich, MergeInto("EC", "R"), "input fte: out of range"},
	})
}

func TestSplittingIntoPositions(t *testing.T) {
	s, _ := checkLaws(t, world(t), SplitUnit("EC", Position,
		UnitPart{"n1", zhEn("电商运营", ""), []ID{"d3", "d1"}}, UnitPart{"n2", zhEn("数据", ""), nil}))
	if ids := idsOf(s.DutiesOf("n1")); !slices.Equal(ids, []ID{"d3", "d1"}) {
		t.Errorf("the position holds %v", ids)
	}
	if ids := idsOf(s.DutiesOf("EC")); !slices.Equal(ids, []ID{"d2"}) {
		t.Errorf("the department keeps %v", ids)
	}
	if u := must[Unit](t, s, UnitKind, "n1"); u.Parent != "EC" || u.Level != Position || u.Origin != SetOf("EC") {
		t.Errorf("the position is %+v", u)
	}
	if g := must[Goal](t, s, GoalKind, "g1"); g.Unit != "EC" {
		t.Error("a goal of the department went to a position")
	}
	all, _ := checkLaws(t, world(t), SplitUnit("EC", Team, UnitPart{"n1", zhEn("组", ""), []ID{"d1", "d2", "d3"}}))
	must[Unit](t, all, UnitKind, "EC")
	checkLaws(t, world(t), SplitUnit("MD", Position, UnitPart{"n1", zhEn("新", ""), []ID{"d4", "d6"}}))
}

func TestSplittingIntoDepartments(t *testing.T) {
	s, _ := checkLaws(t, world(t), SplitUnit("EC", Department,
		UnitPart{"n1", zhEn("运营部", ""), []ID{"d1", "d3"}}, UnitPart{"n2", zhEn("数据部", ""), []ID{"d2"}}))
	if s.Has(Ref{UnitKind, "EC"}) {
		t.Error("the emptied department is still there")
	}
	if g, tool, task := must[Goal](t, s, GoalKind, "g1"), must[Tool](t, s, ToolKind, "tl"), must[Task](t, s, TaskKind, "t1"); g.Unit != "n2" || tool.Unit != "n1" || task.Unit != "n1" {
		t.Errorf("the goal went to %s, the tool to %s, the task to %s", g.Unit, tool.Unit, task.Unit)
	}
	if c := must[Collaboration](t, s, CollaborationKind, "c1"); c.Integrator != "n1" {
		t.Errorf("%q leads the collaboration", c.Integrator)
	}
	if u := must[Unit](t, s, UnitKind, "n2"); u.Parent != "CO" || u.FormerHeads != NewSet("电商部经理|VP, E-commerce") {
		t.Errorf("the part is %+v", u)
	}
	s, _ = checkLaws(t, world(t), SplitUnit("EC", Department, UnitPart{"n1", zhEn("数据部", ""), []ID{"d2"}}))
	if u := must[Unit](t, s, UnitKind, "EC"); u.Head.ZH != "电商部经理" {
		t.Errorf("what is left of the department is %+v", u)
	}
	if g := must[Goal](t, s, GoalKind, "g1"); g.Unit != "n1" {
		t.Errorf("the goal stayed in %s, though its strongest duty left", g.Unit)
	}
}

func TestSplittingIsRefused(t *testing.T) {
	s := world(t)
	checkRefusals(t, []refusing{
		{"into nothing", s, SplitUnit("EC", Position), NeedsTwo},
		{"of an external party", s, SplitUnit("X", Position, UnitPart{"n", zhEn("新", ""), nil}), ExternalUnit},
		{"into external parties", s, SplitUnit("EC", External, UnitPart{"n", zhEn("新", ""), nil}), CannotSplitThere},
		{"of a unit that is not there", s, SplitUnit("ZZ", Position, UnitPart{"n", zhEn("新", ""), nil}), UnknownRecord},
		{"with a duty of another unit", s, SplitUnit("EC", Position, UnitPart{"n", zhEn("新", ""), []ID{"d4"}}), NotInUnit},
		{"with a duty that is not there", s, SplitUnit("EC", Position, UnitPart{"n", zhEn("新", ""), []ID{"zz"}}), UnknownRecord},
		{"with a duty in two parts", s, SplitUnit("EC", Position, UnitPart{"n1", zhEn("甲", ""), []ID{"d1"}}, UnitPart{"n2", zhEn("乙", ""), []ID{"d1"}}), DutyTwice},
		{"with two parts of one name", s, SplitUnit("EC", Position, UnitPart{"n1", zhEn("甲", ""), nil}, UnitPart{"n2", zhEn("甲", ""), nil}), NameTaken},
		{"with two parts of one id", s, SplitUnit("EC", Position, UnitPart{"n", zhEn("甲", ""), nil}, UnitPart{"n", zhEn("乙", ""), nil}), IDTaken},
		{"with a part without a name", s, SplitUnit("EC", Position, UnitPart{"n", Text{}, nil}), EmptyText},
		{"at a level nobody knows", s, SplitUnit("EC", "galaxy", UnitPart{"n", zhEn("新", ""), []ID{"d1"}}), "input kind: not allowed"},
	})
}

func TestHeadAndCapacity(t *testing.T) {
	s := world(t)
	got := after(t, s, SetHead("EC", zhEn(" 张三\x07 ", "")), SetHead("EC", Text{}), SetFTE("EC", 7.25), SetFTE("EC", 0))
	if u := must[Unit](t, got, UnitKind, "EC"); !u.Head.Empty() || u.FTE != 0 {
		t.Errorf("the unit is %+v", u)
	}
	checkRefusals(t, []refusing{
		{"the head it has", s, SetHead("EC", zhEn("电商部经理", "VP, E-commerce")), NothingChanges},
		{"a head of a unit that is not there", s, SetHead("ZZ", zhEn("新", "")), UnknownRecord},
		{"the capacity it has", s, SetFTE("EC", 6), NothingChanges},
		{"less than nobody", s, SetFTE("EC", -1), "input fte: out of range"},
		{"more than there are", s, SetFTE("EC", math.Inf(1)), "input fte: out of range"},
		{"no number", s, SetFTE("EC", math.NaN()), "input fte: not a number"},
	})
}

func TestBothWordingsOfAHeadArePackedTogether(t *testing.T) {
	for _, x := range []Text{zhEn("经理", "Manager"), zhEn("经理", ""), zhEn("", "VP, Sales"), zhEn("销售、市场", "a|b"), {}} {
		if got := UnpackText(PackText(x)); got != x {
			t.Errorf("%v comes back as %v", x, got)
		}
	}
}
