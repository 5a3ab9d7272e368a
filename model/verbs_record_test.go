package model

import (
	"strings"
	"testing"
)

func TestEditingOneLanguageMarksTheOther(t *testing.T) {
	edit := func(cells ...string) Verb {
		m := map[string]string{}
		for i := 0; i < len(cells); i += 2 {
			m[cells[i]] = cells[i+1]
		}
		return EditRecord(Ref{DutyKind, "d1"}, m)
	}
	for _, row := range []struct {
		sentence string
		verbs    []Verb
		want     Text
	}{
		{"Chinese edited leaves English waiting", []Verb{edit("text.zh", "新")}, Text{"新", "Run the platforms", EN}},
		{"English edited leaves Chinese waiting", []Verb{edit("text.en", "New")}, Text{"平台运营，日常管理", "New", ZH}},
		{"both edited leave none waiting", []Verb{edit("text.zh", "新", "text.en", "New")}, Text{"新", "New", ""}},
		{"the translation ends the waiting", []Verb{edit("text.zh", "新"), edit("text.en", "New")}, Text{"新", "New", ""}},
		{"a second edit keeps the other waiting", []Verb{edit("text.zh", "新"), edit("text.zh", "更新")}, Text{"更新", "Run the platforms", EN}},
		{"a reader may say that the translation still holds", []Verb{edit("text.zh", "新"), edit("text.stale", "")}, Text{"新", "Run the platforms", ""}},
		{"a wording taken away leaves nothing to translate", []Verb{edit("text.en", "")}, Text{"平台运营，日常管理", "", ""}},
		{"a first English wording is no translation that waits", []Verb{edit("text.en", ""), edit("text.zh", "新")}, Text{"新", "", ""}},
		{"the caller may mark a wording himself", []Verb{edit("text.zh", "新", "text.en", "New", "text.stale", "en")}, Text{"新", "New", EN}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			d := must[Duty](t, after(t, world(t), row.verbs...), DutyKind, "d1")
			if d.Text != row.want || d.Basis != User {
				t.Errorf("text is %+v, basis %q", d.Text, d.Basis)
			}
		})
	}
	if got := zhEn("旧", "Old").With(ZH, "新"); got.Stale != EN {
		t.Errorf("With: %+v", got)
	}
	if got := zhEn("旧", "Old").With(ZH, ""); got.Stale != "" || got.In(ZH) != "Old" {
		t.Errorf("With nothing: %+v", got)
	}
}

func TestATitleThatWasDerivedFollowsTheText(t *testing.T) {
	s := after(t, world(t), AddDuty("n", "EC", zhEn("直播带货，每晚一场", "Live shopping, every evening")))
	edit := func(id ID, cells ...string) Verb {
		m := map[string]string{}
		for i := 0; i < len(cells); i += 2 {
			m[cells[i]] = cells[i+1]
		}
		return EditRecord(Ref{DutyKind, id}, m)
	}
	for _, row := range []struct {
		sentence string
		id       ID
		verbs    []Verb
		want     Text
	}{
		{"in the language that was edited; the other waits as the text does", "n", []Verb{edit("n", "text.zh", "短视频，每日两条")}, Text{"短视频，每日两条", "Live shopping", EN}},
		{"in both", "n", []Verb{edit("n", "text.zh", "短视频", "text.en", "Short videos, daily")}, Text{"短视频", "Short videos", ""}},
		{"one after the other", "n", []Verb{edit("n", "text.zh", "短视频"), edit("n", "text.en", "Short videos")}, Text{"短视频", "Short videos", ""}},
		{"again and again", "n", []Verb{edit("n", "text.zh", "甲，一"), edit("n", "text.zh", "乙，二")}, Text{"乙，二", "Live shopping", EN}},
		{"not when the title is given with it", "n", []Verb{edit("n", "text.zh", "短视频，每日两条", "title.zh", "视频")}, Text{"视频", "Live shopping", EN}},
		{"not when the user typed one before", "n", []Verb{edit("n", "title.zh", "带货"), edit("n", "text.zh", "短视频")}, Text{"带货", "Live shopping", EN}},
		{"once the typed one is the beginning of the text, it follows", "n", []Verb{edit("n", "title.zh", "带货"), edit("n", "text.zh", "带货，每周"), edit("n", "text.zh", "短视频")}, Text{"短视频", "Live shopping", EN}},
		{"only the derived one of two follows", "d1", []Verb{edit("d1", "text.zh", "店铺运营，每天", "text.en", "Run the shop")}, Text{"店铺运营", "Platforms", EN}},
		{"not when only its end was edited", "n", []Verb{edit("n", "text.zh", "直播带货，每周一场")}, Text{"直播带货", "Live shopping", ""}},
		{"and goes when the wording is taken away", "n", []Verb{edit("n", "text.en", "")}, Text{"直播带货", "", ""}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			if d := must[Duty](t, after(t, s, row.verbs...), DutyKind, row.id); d.Title != row.want {
				t.Errorf("the title is %+v", d.Title)
			}
		})
	}
}

func TestEditingAnyRecord(t *testing.T) {
	s := with(t, world(t), lock("apart", "d2", "d4"))
	for _, row := range []struct {
		sentence    string
		ref         Ref
		field, give string
		want        string
	}{
		{"a criticality", Ref{DutyKind, "d1"}, "criticality", "2", "2"},
		{"a criticality taken back", Ref{DutyKind, "d1"}, "criticality", "", "0"},
		{"an effort", Ref{DutyKind, "d1"}, "effort", " 0.50 ", "0.5"},
		{"words with Chinese commas", Ref{DutyKind, "d1"}, "functions", "ops，data、ops", "data\nops"},
		{"control roles", Ref{DutyKind, "d1"}, "control", "plan,spend", "plan\nspend"},
		{"a state in the word of people", Ref{DutyKind, "d1"}, "state", "deferred", "deferred"},
		{"a home", Ref{DutyKind, "d1"}, "unit", "MD", "MD"},
		{"no home", Ref{DutyKind, "d1"}, "unit", "", ""},
		{"a text with hidden characters", Ref{DutyKind, "d1"}, "text.zh", "\ufeff 甲\x00乙\r\n丙 ", "甲乙\n丙"},
		{"a text from right to left with an emoji", Ref{DutyKind, "d1"}, "text.en", "نمو 🚀 \u200fx", "نمو 🚀 \u200fx"},
		{"a text of 20,000 characters", Ref{DutyKind, "d1"}, "text.zh", strings.Repeat("长", MaxText), strings.Repeat("长", MaxText)},
		{"a name is one line", Ref{KPIKind, "k1"}, "name.zh", "点击\n率\x1b", "点击 率"},
		{"former heads keep their commas", Ref{UnitKind, "EC"}, "formerHeads", "经理|VP, Sales", "经理|VP, Sales"},
		{"a strength", Ref{LinkKind, "d1>g1"}, "strength", "3", "3"},
		{"the duties of a lock", Ref{LockKind, "L"}, "duties", "d1,d5", "d1\nd5"},
		{"the name of the scenario", Ref{BriefKind, BriefID}, "name.zh", "合并方案", "合并方案"},
		{"the weight of a hand-off", Ref{HandoffKind, "h1"}, "weight", "5", "5"},
		{"the collaboration of a hand-off", Ref{HandoffKind, "h2"}, "collaboration", "c1", "c1"},
		{"a parent", Ref{UnitKind, "P1"}, "parent", "EC", "EC"},
		{"zero with a minus is zero", Ref{UnitKind, "EC"}, "fte", "-0", "0"},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			got, c := checkLaws(t, s, EditRecord(row.ref, map[string]string{row.field: row.give}))
			if v := Cell(got.Get(row.ref), row.field); v != row.want {
				t.Errorf("the cell holds %.40q", v)
			}
			if len(c.Edits) != 1 || c.Verb != "edit" {
				t.Errorf("%q touched %v", c.Verb, c.Touched())
			}
		})
	}
	checkLaws(t, Scenario{}, EditRecord(Ref{BriefKind, BriefID}, map[string]string{"name.zh": "空"}))
}

func TestEditingIsRefused(t *testing.T) {
	s := with(t, world(t), lock("apart", "d1", "d4"))
	edit := func(k Kind, id ID, cells ...string) Verb {
		m := map[string]string{}
		for i := 0; i < len(cells); i += 2 {
			m[cells[i]] = cells[i+1]
		}
		return EditRecord(Ref{k, id}, m)
	}
	checkRefusals(t, []refusing{
		{"of a record that is not there", s, edit(DutyKind, "zz", "text.zh", "新"), UnknownRecord},
		{"of a kind that is not there", s, edit("planet", "d1", "text.zh", "新"), UnknownRecord},
		{"of a field that is not there", s, edit(DutyKind, "d1", "colour", "red", "text.zh", "新"), "input colour: unknown field"},
		{"naming the first of two unknown fields", s, edit(DutyKind, "d1", "b", "", "a", ""), "input a: unknown field"},
		{"of the id", s, edit(DutyKind, "d1", "id", "n"), "input id: unknown field"},
		{"with what is there", s, edit(DutyKind, "d1", "criticality", "3"), NothingChanges},
		{"with no cells", s, edit(DutyKind, "d1"), NothingChanges},
		{"with a number out of range", s, edit(DutyKind, "d1", "criticality", "4"), "input criticality: out of range"},
		{"with a number beyond all numbers", s, edit(DutyKind, "d1", "effort", "1e999"), "input effort: out of range"},
		{"with a part of a whole number", s, edit(DutyKind, "d1", "criticality", "1.5"), "input criticality: not a number"},
		{"with no number", s, edit(DutyKind, "d1", "effort", "viel"), "input effort: not a number"},
		{"with not-a-number", s, edit(DutyKind, "d1", "effort", "NaN"), "input effort: not a number"},
		{"with an empty strength", s, edit(LinkKind, "d1>g1", "strength", ""), "input strength: out of range"},
		{"with a word that is not allowed", s, edit(DutyKind, "d1", "state", "asleep"), "input state: not allowed"},
		{"with a control role that is not allowed", s, edit(DutyKind, "d1", "control", "plan,fly"), "input control: not allowed"},
		{"with 20,001 characters", s, edit(DutyKind, "d1", "text.zh", strings.Repeat("a", MaxText+1)), "input text.zh: too long"},
		{"with bytes that are not UTF-8", s, edit(DutyKind, "d1", "text.zh", "a\xff"), "input text.zh: not valid text"},
		{"with a reference that is none", s, edit(DutyKind, "d1", "unit", "电商部"), "input unit: not a reference"},
		{"with a reference to nothing", s, edit(DutyKind, "d1", "unit", "ZZ"), UnknownRecord},
		{"with a reference to another kind", s, edit(DutyKind, "d1", "unit", "g1"), UnknownRecord},
		{"with a home outside", s, edit(DutyKind, "d1", "unit", "X"), ExternalUnit},
		{"with no text", s, edit(DutyKind, "d1", "text.zh", "", "text.en", " "), EmptyText},
		{"with no name", s, edit(KPIKind, "k1", "name.zh", "", "name.en", ""), EmptyText},
		{"with itself as parent", s, edit(UnitKind, "MD", "parent", "MD"), UnitInItself},
		{"with a parent below", s, edit(UnitKind, "MD", "parent", "P1"), UnitInItself},
		{"with a parent outside", s, edit(UnitKind, "P1", "parent", "X"), ExternalUnit},
		{"with the name of a sibling", s, edit(UnitKind, "MD", "name.zh", "电商部"), NameTaken},
		{"without a level", s, edit(UnitKind, "MD", "kind", ""), "input kind: not allowed"},
		{"into an external party that holds duties", s, edit(UnitKind, "MD", "kind", "external"), HoldsWork},
		{"to hand over to oneself", s, edit(HandoffKind, "h1", "to", "d1"), SelfHandoff},
		{"to hand over to nobody", s, edit(HandoffKind, "h1", "to", ""), "input to: not allowed"},
		{"of the ends of a link", s, edit(LinkKind, "d1>g1", "to", "goal:g2"), LinkNotAllowed},
		{"of the ends of a role", s, edit(RoleKind, "d1@MD", "unit", "EC"), LinkNotAllowed},
		{"of the type of a control, which its id holds", s, edit(ControlKind, "MD~ring-fenced", "type", "compensating"), InvalidID},
		{"to take the reason from a lock", s, edit(LockKind, "L", "reason", " "), WhyRequired},
		{"to take the duties from a lock", s, edit(LockKind, "L", "duties", ""), NoDuties},
		{"to keep one duty apart", s, edit(LockKind, "L", "duties", "d1"), NeedsTwo},
		{"to lock a duty that is not there", s, edit(LockKind, "L", "duties", "d1,zz"), UnknownRecord},
		{"to pin nothing in particular", s, edit(LockKind, "L", "type", ""), "input type: not allowed"},
	})
}

func TestAddingAndRemovingRecords(t *testing.T) {
	s := world(t)
	for _, r := range []Record{
		Goal{ID: "n", Unit: "EC", Text: zhEn("目标", ""), Horizon: Short, Stances: NewSet("sales", "cost"), Weight: 2},
		Task{ID: "n", Unit: "MD", Text: zhEn("任务", ""), Season: "Q4"},
		KPI{ID: "n", Name: zhEn("指标", "Indicator"), Better: "down"},
		Tool{ID: "n", Unit: "P1", Name: zhEn("工具", "")},
		Channel{ID: "n", Name: zhEn("渠道", "")},
		Handoff{ID: "n", From: "d1", To: "d7", Object: zhEn("物", ""), Type: Pooled, Collaboration: "c1"},
		Collaboration{ID: "n", Name: zhEn("协同", "")},
		link(DutyKind, "d5", GoalKind, "g2", 2),
		Role{ID: RoleID("d2", "MD"), Duty: "d2", Unit: "MD", Role: "I"},
		lock("together", "d1", "d2"),
		Control{ID: ControlID("EC", "compensating"), Unit: "EC", Type: "compensating"},
		Waiver{ID: WaiverID("OV-01|d1"), Key: "OV-01|d1", Reason: "暂时", By: "张三"},
	} {
		t.Run(string(r.Ref().Kind)+" goes in and out", func(t *testing.T) {
			got, _ := checkLaws(t, s, AddRecord(r))
			if got.Get(r.Ref()) != r {
				t.Errorf("came out as %+v", got.Get(r.Ref()))
			}
			back, _ := checkLaws(t, got, RemoveRecord(r.Ref()))
			if d := Diff(s, back); !d.Empty() {
				t.Errorf("left %v", d.Touched())
			}
		})
	}
	got, _ := checkLaws(t, s, RemoveRecord(Ref{KPIKind, "k1"}))
	if got.Has(Ref{LinkKind, "d4>k1"}) || got.Has(Ref{LinkKind, "k1>g2"}) {
		t.Error("a link of the removed KPI is still there")
	}
	got, _ = checkLaws(t, s, RemoveRecord(Ref{CollaborationKind, "c1"}))
	if must[Handoff](t, got, HandoffKind, "h1").Collaboration != "" {
		t.Error("a hand-off belongs to the removed collaboration")
	}
	checkRefusals(t, []refusing{
		{"a duty is not added as a record", s, AddRecord(Duty{ID: "n", Text: zhEn("新", "")}), CannotRemoveThat},
		{"a unit is not removed as a record", s, RemoveRecord(Ref{UnitKind, "EC"}), CannotRemoveThat},
		{"the brief is not removed", s, RemoveRecord(Ref{BriefKind, BriefID}), CannotRemoveThat},
		{"nothing is not removed", s, RemoveRecord(Ref{}), UnknownRecord},
		{"an id is not given twice", s, AddRecord(Goal{ID: "d1", Text: zhEn("新", "")}), IDTaken},
		{"a goal has a text", s, AddRecord(Goal{ID: "n"}), EmptyText},
		{"a goal of a unit that is not there", s, AddRecord(Goal{ID: "n", Unit: "ZZ", Text: zhEn("新", "")}), UnknownRecord},
		{"a link of strength 4", s, AddRecord(link(DutyKind, "d5", GoalKind, "g2", 4)), "input strength: out of range"},
		{"a link under an id of its own", s, AddRecord(Link{ID: "n", From: Ref{DutyKind, "d5"}, To: Ref{GoalKind, "g2"}, Strength: 1}), LinkNotAllowed},
		{"a link from a goal", s, AddRecord(link(GoalKind, "g2", DutyKind, "d5", 1)), LinkNotAllowed},
		{"a role under an id of its own", s, AddRecord(Role{ID: "n", Duty: "d1", Unit: "EC", Role: "A"}), LinkNotAllowed},
		{"a role of nobody", s, AddRecord(Role{ID: "d1@", Duty: "d1", Role: "A"}), "input unit: not allowed"},
		{"a role without a letter", s, AddRecord(Role{ID: "d2@MD", Duty: "d2", Unit: "MD"}), "input role: not allowed"},
		{"a lock without a reason", s, AddRecord(Lock{ID: "n", Type: "pinned", Duties: SetOf("d1")}), WhyRequired},
		{"a waiver without a reason", s, AddRecord(Waiver{ID: "n", Key: "OV-01"}), WhyRequired},
	})
}

func TestOwnersOfThings(t *testing.T) {
	s := world(t)
	got := after(t, s, SetKPIOwner("k1", "EC"), SetKPIOwner("k1", ""), SetOutputOwner("c1", "P1"), SetOutputOwner("c1", ""),
		SetIntegrator("c1", "MD"), SetIntegrator("c1", ""))
	if c := must[Collaboration](t, got, CollaborationKind, "c1"); c.Integrator != "" || c.OutputOwner != "" {
		t.Errorf("the collaboration is %+v", c)
	}
	for verb, want := range map[string]Verb{"set-kpi-owner": SetKPIOwner("k1", "EC"), "set-integrator": SetIntegrator("c1", "MD"), "set-output-owner": SetOutputOwner("c1", "EC")} {
		if _, c := checkLaws(t, s, want); c.Verb != verb {
			t.Errorf("%s is called %s", verb, c.Verb)
		}
	}
	checkRefusals(t, []refusing{
		{"the owner it has", s, SetKPIOwner("k1", "MD"), NothingChanges},
		{"an owner that is not there", s, SetKPIOwner("k1", "ZZ"), UnknownRecord},
		{"a KPI that is not there", s, SetKPIOwner("zz", "MD"), UnknownRecord},
		{"a goal is no KPI", s, SetKPIOwner("g1", "MD"), UnknownRecord},
		{"an output of nothing", s, SetOutputOwner("zz", "MD"), UnknownRecord},
		{"a duty leads nothing", s, SetIntegrator("c1", "d1"), UnknownRecord},
	})
}

func TestLinksAndHandoffs(t *testing.T) {
	s := world(t)
	got := after(t, s, LinkRecords("d5", "g2", 1), LinkRecords("d5", "g2", 3), LinkRecords("t1", "g1", 2), LinkRecords("d5", "t1", 1), LinkRecords("k1", "g1", 1))
	if l := must[Link](t, got, LinkKind, "d5>g2"); l.Strength != 3 || l.Basis != User {
		t.Errorf("the link is %+v", l)
	}
	got = after(t, got, Unlink("d5", "g2"), AddHandoff("n", "d5", "d6", zhEn(" 素材 ", "Assets")))
	if h := must[Handoff](t, got, HandoffKind, "n"); h.Type != Sequential || h.Object.ZH != "素材" {
		t.Errorf("the hand-off is %+v", h)
	}
	long := ID(strings.Repeat("x", 150))
	checkRefusals(t, []refusing{
		{"a link as strong as it is", s, LinkRecords("d1", "g1", 1), NothingChanges},
		{"a link of strength 0", s, LinkRecords("d1", "g1", 0), "input strength: out of range"},
		{"a link of strength 4", s, LinkRecords("d1", "g1", 4), "input strength: out of range"},
		{"a link to a unit", s, LinkRecords("d1", "EC", 1), LinkNotAllowed},
		{"a link the wrong way round", s, LinkRecords("g1", "d1", 1), LinkNotAllowed},
		{"a link to itself", s, LinkRecords("d1", "d1", 1), LinkNotAllowed},
		{"a link from nothing", s, LinkRecords("zz", "g1", 1), UnknownRecord},
		{"a link to nothing", s, LinkRecords("d1", "", 1), UnknownRecord},
		{"a link whose ends have names too long for one id", with(t, s, Duty{ID: long, Text: zhEn("长", "")}, Goal{ID: long + "g", Text: zhEn("长", "")}),
			LinkRecords(long, long+"g", 1), InvalidID},
		{"unlinking what is not linked", s, Unlink("d5", "g1"), UnknownRecord},
		{"a hand-off of nothing", s, AddHandoff("n", "d1", "d2", zhEn(" ", "\x00")), EmptyText},
		{"a hand-off to itself", s, AddHandoff("n", "d1", "d1", zhEn("物", "")), SelfHandoff},
		{"a hand-off to nobody", s, AddHandoff("n", "d1", "", zhEn("物", "")), "input to: not allowed"},
		{"a hand-off to a unit", s, AddHandoff("n", "d1", "EC", zhEn("物", "")), UnknownRecord},
		{"a hand-off under an id that is taken", s, AddHandoff("d2", "d1", "d3", zhEn("物", "")), IDTaken},
	})
}

func TestAdoptingWhatAnotherScenarioDid(t *testing.T) {
	s := world(t)
	theirs := after(t, s, AddUnit("n", "CO", Department, zhEn("数据部", "")), MoveDuties("n", "d2", "d7"),
		LinkRecords("d7", "g1", 2), RemoveDuties("d3"), EditRecord(Ref{DutyKind, "d1"}, map[string]string{"functions": "ops,data"}))
	all := Diff(s, theirs)
	got, c := checkLaws(t, s, Adopt(all))
	if d := Diff(got, theirs); !d.Empty() || c.Verb != "adopt" {
		t.Errorf("%s differs from theirs in %v", c.Verb, d.Touched())
	}
	for _, row := range []struct {
		sentence string
		s        Scenario
		c        Change
		want     int
	}{
		{"a part of it", s, all.Only(func(r Ref) bool { return r == Ref{LinkKind, "d7>g1"} }), 1},
		{"the rest after a part", after(t, s, LinkRecords("d7", "g1", 2)), all, len(all.Edits) - 1},
		{"after somebody removed the same duty", after(t, s, RemoveDuties("d3")), all, len(all.Edits) - 2},
		{"after somebody edited another cell of a moved duty", after(t, s, EditRecord(Ref{DutyKind, "d2"}, map[string]string{"text.zh": "分析"})), all, len(all.Edits)},
		{"after somebody gave the same tag", after(t, s, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"functions": "ops,data,more"})), all, len(all.Edits) - 1},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			if _, c := checkLaws(t, row.s, Adopt(row.c)); len(c.Edits) != row.want {
				t.Errorf("%d edits, want %d: %v", len(c.Edits), row.want, c.Touched())
			}
		})
	}
	goal := Change{Edits: []Edit{{nil, Goal{ID: "new", Unit: "gone", Text: zhEn("目标", "")}}}}
	checkRefusals(t, []refusing{
		{"what is there already", theirs, Adopt(all), NothingChanges},
		{"nothing", s, Adopt(Change{}), NothingChanges},
		{"a move of a duty that went elsewhere", after(t, s, MoveDuties("P1", "d2")), Adopt(all), StaleAdoption},
		{"a move of a duty that is gone", after(t, s, RemoveDuties("d2")), Adopt(all), StaleAdoption},
		{"a move into a unit that is left out", s, Adopt(all.Only(func(r Ref) bool { return r.Kind == DutyKind })), ReferencedThing},
		{"the removal of a unit that others need", s, Adopt(Change{Edits: []Edit{{must[Unit](t, s, UnitKind, "P1"), nil}}}), ReferencedThing},
		{"a record that points nowhere", s, Adopt(goal), ReferencedThing},
		{"a record under an id of another kind", s, Adopt(Change{Edits: []Edit{{nil, Goal{ID: "d1", Text: zhEn("新", "")}}}}), IDTaken},
		{"an added duty that exists otherwise", s, Adopt(Change{Edits: []Edit{{nil, Duty{ID: "d1", Text: zhEn("新", "")}}}}), StaleAdoption},
		{"a record that JSON could not hold", s, Adopt(Change{Edits: []Edit{{nil, Goal{ID: "n", Text: zhEn("a\xff", "")}}}}), "input text.zh: not valid text"},
		{"an edit of nothing", s, Adopt(Change{Edits: []Edit{{}}}), StaleAdoption},
		{"an edit that turns a goal into a duty", s, Adopt(Change{Edits: []Edit{{must[Goal](t, s, GoalKind, "g1"), Duty{ID: "n"}}}}), StaleAdoption},
	})
}
