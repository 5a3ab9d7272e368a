package compare_test

import (
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/theme"
)

func zhEn(zh, en string) model.Text { return model.Text{ZH: zh, EN: en} }

func link(fromKind model.Kind, from model.ID, toKind model.Kind, to model.ID, strength int) model.Link {
	return model.Link{ID: model.LinkID(from, to), From: model.Ref{Kind: fromKind, ID: from}, To: model.Ref{Kind: toKind, ID: to}, Strength: strength, Basis: model.Stated}
}

// scenarioOf makes a scenario of records.
func scenarioOf(t *testing.T, records ...model.Record) model.Scenario {
	t.Helper()
	var c model.Change
	for _, r := range records {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// after applies verbs one after another.
func after(t *testing.T, s model.Scenario, verbs ...model.Verb) model.Scenario {
	t.Helper()
	for _, v := range verbs {
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = model.Apply(s, c); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// side takes a scenario into a comparison with baseline.
func side(id model.ID, s, baseline model.Scenario) compare.Side {
	return compare.Side{ID: id, Name: s.Brief().Name, Scenario: s, Findings: check.Check(s), Themes: theme.Of(s, check.Check(s)), Scorecard: check.Score(s, baseline)}
}

func duty(id model.ID) model.Ref { return model.Ref{Kind: model.DutyKind, ID: id} }
func unit(id model.ID) model.Ref { return model.Ref{Kind: model.UnitKind, ID: id} }

// office is the small organisation of these tests: 电商部 EC and 媒体部 MD below the
// company CO, the position P1 in MD, a third department PR.
func office(t *testing.T) model.Scenario {
	t.Helper()
	does := model.NewSet(model.Executes)
	return scenarioOf(t,
		model.Brief{ID: model.BriefID, Name: zhEn("现状", "As is")},
		model.Unit{ID: "CO", Level: model.Company, Name: zhEn("公司", "Company"), Rank: 1},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: zhEn("电商部", "E-commerce"), Head: zhEn("电商部经理", "Manager"), Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: zhEn("媒体部", "Media"), Head: zhEn("媒体部经理", "Manager"), Rank: 2},
		model.Unit{ID: "PR", Parent: "CO", Level: model.Department, Name: zhEn("公关部", "PR"), Head: zhEn("公关部经理", "Manager"), Rank: 3},
		model.Unit{ID: "P1", Parent: "MD", Level: model.Position, Name: zhEn("投放", "Ads"), Rank: 1},
		model.Duty{ID: "d1", Unit: "EC", Text: zhEn("开拓直播带货渠道", "Open livestream sales"), Title: zhEn("新渠道", "Channels"), Functions: model.NewSet("livestream", "channel_bd"), Control: does, Rank: 1, Basis: model.Stated},
		model.Duty{ID: "d2", Unit: "EC", Text: zhEn("追踪用户行为", "Track behaviour"), Title: zhEn("用户分析", "Analytics"), Functions: model.NewSet("data", "insight"), Rank: 2, Basis: model.Stated},
		model.Duty{ID: "d3", Unit: "EC", Text: zhEn("协调物流", "Logistics"), Title: zhEn("物流", "Logistics"), Functions: model.NewSet("supply"), Rank: 3, Basis: model.Stated},
		model.Duty{ID: "e1", Unit: "MD", Text: zhEn("运营抖音号", "Run the Douyin account"), Title: zhEn("自媒体", "Accounts"), Functions: model.NewSet("community"), Control: does, Rank: 1, Basis: model.Stated},
		model.Duty{ID: "e2", Unit: "P1", Text: zhEn("评估投放效果", "Evaluate ads"), Title: zhEn("效果分析", "Effect"), Functions: model.NewSet("data", "insight"), Rank: 2, Basis: model.Stated},
		model.Duty{ID: "e3", Unit: "MD", Text: zhEn("策划广告", "Plan ads"), Title: zhEn("广告", "Ads"), Functions: model.NewSet("media_buy"), Rank: 3, Basis: model.Stated},
		model.Duty{ID: "p1", Unit: "PR", Text: zhEn("监测舆论", "Watch opinion"), Title: zhEn("舆情", "Opinion"), Functions: model.NewSet("data", "insight"), Rank: 1, Basis: model.Stated},
		model.Goal{ID: "g1", Unit: "EC", Text: zhEn("提升利润", "Profit"), Horizon: model.Short, Stances: model.NewSet("sales", "cost"), Basis: model.Stated},
		model.Goal{ID: "g2", Unit: "MD", Text: zhEn("提升曝光", "Exposure"), Horizon: model.Short, Stances: model.NewSet("brand", "cost"), Basis: model.Stated},
		model.Goal{ID: "g3", Unit: "EC", Text: zhEn("忠诚度", "Loyalty"), Horizon: model.Long, Stances: model.NewSet("loyalty"), Basis: model.Stated},
		model.Task{ID: "t1", Unit: "EC", Text: zhEn("618大促", "618 sale"), Season: "618", Rank: 1},
		model.Task{ID: "t2", Unit: "MD", Text: zhEn("618造势", "618 campaign"), Season: "618", Rank: 1},
		model.Task{ID: "t3", Unit: "MD", Text: zhEn("游离任务", "Loose task"), Rank: 2},
		model.KPI{ID: "k1", Unit: "EC", Name: zhEn("销售额", "Sales"), Rank: 1, Basis: model.Stated},
		model.KPI{ID: "k2", Unit: "MD", Name: zhEn("曝光量", "Impressions"), Rank: 2, Basis: model.Stated},
		model.KPI{ID: "k3", Name: zhEn("毛利率", "Margin"), Rank: 3, Basis: model.Stated},
		model.Tool{ID: "tl1", Unit: "EC", Name: zhEn("生意参谋", "Advisor"), Sort: "analytics"},
		model.Tool{ID: "tl2", Unit: "MD", Name: zhEn("热云", "Reyun"), Sort: "analytics"},
		model.Channel{ID: "dy", Name: zhEn("抖音", "Douyin")},
		model.Channel{ID: "zb", Name: zhEn("直播", "Live")},
		model.Channel{ID: "tm", Name: zhEn("天猫", "Tmall"), Unit: "EC"},
		model.Handoff{ID: "h1", From: "d2", To: "e2", Object: zhEn("人群包", "Audience"), Rank: 1},
		model.Handoff{ID: "h2", From: "e3", To: "d1", Object: zhEn("流量", "Traffic"), SLA: "T+1", Rank: 2},
		model.Handoff{ID: "h3", From: "e1", To: "e3", Object: zhEn("素材", "Material"), Rank: 3},
		link(model.DutyKind, "d1", model.ChannelKind, "dy", 2), link(model.DutyKind, "d1", model.ChannelKind, "zb", 2),
		link(model.DutyKind, "e1", model.ChannelKind, "dy", 2), link(model.DutyKind, "e1", model.ChannelKind, "zb", 2),
		link(model.DutyKind, "d1", model.KPIKind, "k1", 3), link(model.DutyKind, "e1", model.KPIKind, "k1", 2),
		link(model.DutyKind, "d2", model.GoalKind, "g1", 3), link(model.DutyKind, "e1", model.GoalKind, "g2", 3),
		link(model.DutyKind, "e1", model.TaskKind, "t2", 3), link(model.DutyKind, "d1", model.TaskKind, "t1", 3),
	)
}
