package text

import (
	"slices"
	"strings"
	"testing"

	"sandtable/model"
)

// office is a small organisation: two departments, a position, four duties.
func office(t *testing.T) model.Scenario {
	t.Helper()
	zh := func(zh, en string) model.Text { return model.Text{ZH: zh, EN: en} }
	s := model.Scenario{}
	for _, v := range []model.Verb{
		model.AddUnit("EC", "", model.Department, zh("电商部", "E-commerce")),
		model.AddUnit("MD", "", model.Department, zh("媒体部", "Media")),
		model.AddUnit("AD", "MD", model.Position, zh("投放优化", "Ad placement")),
		model.AddDuty("d1", "EC", zh("用户行为分析，优化流量", "Analyse user behaviour")),
		model.AddDuty("d2", "MD", zh("内容生产", "Content production")),
		model.AddDuty("d3", "AD", zh("精准投放", "Targeted ads")),
		model.AddDuty("d4", "", zh("会员忠诚度体系", "Loyalty system")),
		model.AddRecord(model.KPI{ID: "k1", Unit: "MD", Name: zh("点击率", "Click-through rate")}),
		model.AddRecord(model.Goal{ID: "g1", Unit: "EC", Text: zh("提升线上销售额与市场份额。", "Raise online sales and market share.")}),
		model.AddRecord(model.Collaboration{ID: "s1", Name: zh("用户资产沉淀", "User assets"), Output: zh("用户画像", "User profiles")}),
	} {
		s, _ = do(t, s, v)
	}
	return s
}

// after carries out verbs.
func after(t *testing.T, s model.Scenario, verbs ...model.Verb) model.Scenario {
	t.Helper()
	for _, v := range verbs {
		s, _ = do(t, s, v)
	}
	return s
}

func do(t *testing.T, s model.Scenario, v model.Verb) (model.Scenario, model.Change) {
	t.Helper()
	c, err := v(s)
	if err != nil {
		t.Fatal(err)
	}
	next, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	return next, c
}

func TestAChangeIsOneSentence(t *testing.T) {
	s := office(t)
	withHead, _ := do(t, s, model.SetHead("EC", model.Text{ZH: "张三", EN: "Zhang San"}))
	marked := s
	for _, v := range []model.Verb{model.LockDuties("l9", "pinned", "合同", "d2"), model.SetRole("d2", "EC", "A"), model.Waive("GP-01|d4", "待定", "王总", "h")} {
		marked, _ = do(t, marked, v)
	}
	brief := model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	voted := after(t, s, model.Decide(model.Resolution{ID: "r9", About: brief, Text: model.Text{ZH: "方案一", EN: "Option one"}, Vote: model.Approved, On: "2027-03-01"}))
	for _, tc := range []struct {
		name   string
		s      model.Scenario
		v      model.Verb
		zh, en string
	}{
		{"a move", s, model.MoveDuties("AD", "d1"),
			"把“用户行为分析”从电商部移到媒体部 / 投放优化", `Moved "Analyse user behaviour" from E-commerce to Media / Ad placement`},
		{"a move out of two units", s, model.MoveDuties("AD", "d1", "d2"),
			"把“用户行为分析”、“内容生产”移到媒体部 / 投放优化", `Moved "Analyse user behaviour", "Content production" to Media / Ad placement`},
		{"a move to nowhere", s, model.MoveDuties("", "d2"),
			"把“内容生产”从媒体部移到待分配", `Moved "Content production" from Media to Unassigned`},
		{"a move with what belongs to the duty", after(t, s, model.LinkRecords("d2", "k1", 3)), model.MoveAlong("EC", "", "d2"),
			"把“内容生产”连同“点击率”移到电商部", `Moved "Content production" with "Click-through rate" to E-commerce`},
		{"what belongs to a duty follows it", after(t, s, model.LinkRecords("d2", "k1", 3), model.MoveDuties("EC", "d2")), model.MoveAlong("EC", "MD", "d2"),
			"把“点击率”一并移到电商部", `Moved "Click-through rate" along to E-commerce`},
		{"a move along with nothing to take", s, model.MoveAlong("EC", "", "d3"),
			"把“精准投放”从媒体部 / 投放优化移到电商部", `Moved "Targeted ads" from Media / Ad placement to E-commerce`},
		{"a new duty", s, model.AddDuty("d9", "EC", model.Text{ZH: "直播带货"}),
			"在电商部新增职责“直播带货”", `Added the duty "直播带货" to E-commerce`},
		{"an unplaced duty", s, model.AddDuty("d9", "", model.Text{ZH: "直播带货"}),
			"新增待分配职责“直播带货”", `Added the unassigned duty "直播带货"`},
		{"a removed duty", s, model.RemoveDuties("d1"), "删除了职责“用户行为分析”", `Removed the duty "Analyse user behaviour"`},
		{"removed duties", s, model.RemoveDuties("d2", "d1"), "删除了2项职责：“用户行为分析”、“内容生产”", `Removed 2 duties: "Analyse user behaviour", "Content production"`},
		{"deferred duties", s, model.SetDutyState(model.Deferred, "d1", "d2"),
			"把“用户行为分析”、“内容生产”设为暂缓", `Set "Analyse user behaviour", "Content production" to deferred`},
		{"a deferred duty", s, model.SetDutyState(model.Deferred, "d1"),
			"把“用户行为分析”设为暂缓", `Set "Analyse user behaviour" to deferred`},
		{"a fusion into a new duty", s, model.FuseDuties("d9", model.Text{ZH: "内容与投放"}, "d2", "d3"),
			"把“内容生产”、“精准投放”合写为“内容与投放”", `Fused "Content production", "Targeted ads" into "内容与投放"`},
		{"a fusion that keeps one as it is", s, model.FuseDuties("d2", model.Text{}, "d2", "d3"),
			"把“精准投放”并入“内容生产”", `Took "Targeted ads" into "Content production"`},
		{"a fusion under another wording names what was there", s, model.FuseDuties("d2", model.Text{ZH: "内容与投放", EN: "Content and ads"}, "d2", "d3"),
			"把“内容生产”、“精准投放”合写为“内容与投放”", `Fused "Content production", "Targeted ads" into "Content and ads"`},
		{"a record renamed by an edit", s, model.EditRecord(model.Ref{Kind: model.UnitKind, ID: "EC"}, map[string]string{"name.zh": "电商中心", "name.en": "Centre", "head.zh": "李"}),
			"修改了“电商部”的名称（中文）、名称（英文）、负责人（中文）", `Edited "E-commerce": name (Chinese), name (English), head (Chinese)`},
		{"a split duty", s, model.SplitDuty("d1", model.Part{ID: "d8", Text: model.Text{ZH: "甲"}}, model.Part{ID: "d9", Text: model.Text{ZH: "乙"}}),
			"把“用户行为分析”拆分为“甲”、“乙”", `Split "Analyse user behaviour" into "甲", "乙"`},
		{"a split that keeps the id", s, model.SplitDuty("d1", model.Part{ID: "d1", Text: model.Text{ZH: "甲"}}, model.Part{ID: "d9", Text: model.Text{ZH: "乙"}}),
			"把“用户行为分析”拆分为“甲”、“乙”", `Split "Analyse user behaviour" into "甲", "乙"`},
		{"a new position", s, model.AddUnit("u9", "EC", model.Position, model.Text{ZH: "电商运营"}),
			"在电商部之下新增岗位“电商运营”", `Added the position "电商运营" below E-commerce`},
		{"a renamed unit", s, model.RenameUnit("EC", model.Text{ZH: "电商中心", EN: "E-commerce centre"}),
			"把“电商部”改名为“电商中心”", `Renamed "E-commerce" to "E-commerce centre"`},
		{"a moved unit", s, model.MoveUnit("AD", "EC"),
			"把“投放优化”移到电商部之下", `Moved "Ad placement" below E-commerce`},
		{"a removed unit", s, model.RemoveUnit("MD", ""),
			"撤销了“投放优化”、“媒体部”，2项职责待分配", `Removed "Ad placement", "Media", 2 duties are unassigned`},
		{"a removed unit with an heir", s, model.RemoveUnit("AD", "MD"),
			"撤销了“投放优化”，1项职责转到媒体部", `Removed "Ad placement", 1 duty went to Media`},
		{"a merge", s, model.MergeUnits("DM", model.Text{ZH: "数字营销部", EN: "Digital Marketing"}, model.Text{}, "EC", "MD"),
			"把“电商部”、“媒体部”合并为“数字营销部”", `Merged "E-commerce", "Media" into "Digital Marketing"`},
		{"a split unit", s, model.SplitUnit("EC", model.Position, model.UnitPart{ID: "u9", Name: model.Text{ZH: "数据分析"}, Duties: []model.ID{"d1"}}),
			"把“电商部”拆分为“数据分析”", `Split "E-commerce" into "数据分析"`},
		{"a head", s, model.SetHead("EC", model.Text{ZH: "张三", EN: "Zhang San"}),
			"任命“张三”为“电商部”的负责人", `Appointed "Zhang San" as head of "E-commerce"`},
		{"no head any more", withHead, model.SetHead("EC", model.Text{}),
			"“电商部”不再有负责人", `"E-commerce" has no head any more`},
		{"FTE", s, model.SetFTE("EC", 7.5), "把“电商部”的编制定为7.5", `Set the FTE of "E-commerce" to 7.5`},
		{"a KPI owner", s, model.SetKPIOwner("k1", "EC"), "“点击率”由电商部负责", `E-commerce answers for "Click-through rate"`},
		{"no KPI owner", s, model.SetKPIOwner("k1", ""), "“点击率”不再有负责单位", `Nobody answers for "Click-through rate" any more`},
		{"an output owner", s, model.SetOutputOwner("s1", "EC"), "“用户资产沉淀”的产出由电商部负责", `E-commerce answers for the output of "User assets"`},
		{"an integrator", s, model.SetIntegrator("s1", "MD"), "“用户资产沉淀”由媒体部牵头", `Media leads "User assets"`},
		{"a link", s, model.LinkRecords("d1", "g1", 3), "把“用户行为分析”与“提升线上销售额与市场份额”关联（直接）",
			`Linked "Analyse user behaviour" to "Raise online sales and market share" (direct)`},
		{"a hand-off", s, model.AddHandoff("h1", "d1", "d3", model.Text{ZH: "人群包", EN: "Audience list"}),
			"新增交接“人群包”", `Added the hand-off "Audience list"`},
		{"an edited cell", s, model.EditRecord(model.Ref{Kind: model.DutyKind, ID: "d1"}, map[string]string{"criticality": "3"}),
			"把“用户行为分析”的关键程度从未说明改为关键", `Changed "Analyse user behaviour": criticality from not stated to critical`},
		{"an edited wording", s, model.EditRecord(model.Ref{Kind: model.DutyKind, ID: "d2"}, map[string]string{"text.zh": "图文、视频、直播"}),
			"修改了“内容生产”的内容（中文）", `Edited "Content production": wording (Chinese)`},
		{"a lock", s, model.LockDuties("l1", "apart", "内控", "d3", "d1"),
			"锁定“用户行为分析”、“精准投放”（保持分开）", `Locked "Analyse user behaviour", "Targeted ads" (kept apart)`},
		{"a lock taken away", marked, model.Unlock("l9"), "解除了“内容生产”的锁定", `Unlocked "Content production"`},
		{"a role", s, model.SetRole("d1", "MD", "C"), "媒体部参与“用户行为分析”（被咨询）", `Media takes part in "Analyse user behaviour" (consulted)`},
		{"a claim", s, model.SetRole("d1", "AD", "A"), "媒体部 / 投放优化声明对“用户行为分析”最终负责", `Media / Ad placement claims to be accountable for "Analyse user behaviour"`},
		{"another role than before", marked, model.SetRole("d2", "EC", "R"), "电商部参与“内容生产”（执行）", `E-commerce takes part in "Content production" (responsible)`},
		{"no role any more", marked, model.SetRole("d2", "EC", ""), "电商部不再参与“内容生产”", `E-commerce no longer takes part in "Content production"`},
		{"another vote on what a resolution says", voted, model.Decide(model.Resolution{ID: "r9", About: brief, Text: model.Text{ZH: "方案一", EN: "Option one"}, Vote: model.Rejected, On: "2027-03-01"}),
			"会议决定“方案一”：否决", `Decided "Option one": rejected`},
		{"a vote on a scenario that asks for nothing", s, model.InOneStep("decide", model.EditRecord(brief, map[string]string{"vote": "rejected"})),
			"会议决定“简报”：否决", `Decided "brief": rejected`},
		{"a control", s, model.SetControl("MD", "compensating", "双签"), "在媒体部设置补偿性控制", `Set a compensating control on Media`},
		{"an accepted warning", s, model.Waive("GP-03|k1", "本季度不考核", "王总", "h"), "接受了警示“指标无负责人（点击率）”", `Accepted the warning "KPI without owner (Click-through rate)"`},
		{"an acceptance taken back", marked, model.Unwaive("GP-01|d4"), "不再接受警示“职责无人承接（会员忠诚度体系）”", `Withdrew the acceptance of "Unassigned duty (Loyalty system)"`},
		{"a removed KPI", s, model.RemoveRecord(model.Ref{Kind: model.KPIKind, ID: "k1"}), "删除了指标“点击率”", `Removed the KPI "Click-through rate"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			after, c := do(t, tc.s, tc.v)
			if got := For(model.ZH).Change(tc.s, c); got != tc.zh {
				t.Errorf("\n got %s\nwant %s", got, tc.zh)
			}
			if got := For(model.EN).Change(tc.s, c); got != tc.en {
				t.Errorf("\n got %s\nwant %s", got, tc.en)
			}
			// The way back is a sentence too, though not that of the verb.
			for _, lang := range []model.Lang{model.ZH, model.EN} {
				back := For(lang).Change(after, model.Invert(c))
				if back == "" || strings.Contains(back, "{") || strings.Contains(back, "verb.") {
					t.Errorf("the way back is %q", back)
				}
				if len(For(lang).Edits(tc.s, c)) == 0 {
					t.Error("no rows for the list of changes")
				}
			}
		})
	}
}

func TestAnotherOrderOfUnitsIsASentenceToo(t *testing.T) {
	s := office(t)
	_, c := do(t, s, model.PlaceUnit("MD", "", "EC"))
	for lang, want := range map[model.Lang]string{model.ZH: "调整了“媒体部”的次序", model.EN: `Reordered "Media"`} {
		if got := For(lang).Change(s, c); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestAListOfChangesNamesUnitsAndLeavesOutRanks(t *testing.T) {
	s := office(t)
	_, c := do(t, s, model.MoveDuties("AD", "d1"))
	want := []Row{{Ref: model.Ref{Kind: model.DutyKind, ID: "d1"}, Action: "moved", Kind: "职责", Name: "用户行为分析",
		Field: "归属单位", From: "电商部", To: "媒体部 / 投放优化"}}
	if got := For(model.ZH).Edits(s, c); !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestARemovedRecordIsStillNamedInItsChange(t *testing.T) {
	s := office(t)
	after, c := do(t, s, model.RemoveDuties("d1"))
	if got := For(model.ZH).Change(after, c); !strings.Contains(got, "用户行为分析") {
		t.Errorf("%s", got)
	}
	if got := For(model.ZH).Name(after, model.Ref{Kind: model.DutyKind, ID: "d1"}); got != "d1" {
		t.Errorf("a removed record is called %q", got)
	}
}

func TestManyNamesAreCounted(t *testing.T) {
	s := office(t)
	_, c := do(t, s, model.MoveDuties("EC", "d2", "d3", "d4"))
	if got := For(model.EN).Change(s, c); !strings.Contains(got, `"Loyalty system"`) {
		t.Errorf("three names fit: %s", got)
	}
	p := For(model.ZH)
	if got := p.few([]string{"甲", "乙", "丙", "丁", "戊"}); got != "甲、乙、丙等5项" {
		t.Error(got)
	}
	p = For(model.EN)
	if got := p.few([]string{"a", "b", "c", "d", "e"}); got != "a, b, c and 2 more" {
		t.Error(got)
	}
}
