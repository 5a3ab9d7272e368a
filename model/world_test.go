package model

// world is the small organisation of the tests: 电商部 EC and 媒体部 MD below the
// company CO, the position 投放 P1 in MD, and an external party X.
func world(t reporter) Scenario {
	t.Helper()
	return scenarioOf(t,
		Brief{ID: BriefID, Name: zhEn("现状", "As is")},
		Unit{ID: "CO", Level: Company, Name: zhEn("公司", "Company"), Rank: 1},
		Unit{ID: "EC", Parent: "CO", Level: Department, Name: zhEn("电商部", "E-commerce"), Head: zhEn("电商部经理", "VP, E-commerce"), FTE: 6, Rank: 1},
		Unit{ID: "MD", Parent: "CO", Level: Department, Name: zhEn("媒体部", "Media"), Head: Text{EN: "Media lead, acting"}, FTE: 4.5, Rank: 2},
		Unit{ID: "P1", Parent: "MD", Level: Position, Name: zhEn("投放", "Ad placement"), Rank: 1},
		Unit{ID: "X", Level: External, Name: zhEn("供应链", "Supply chain"), Rank: 2},
		Duty{ID: "d1", Unit: "EC", Text: zhEn("平台运营，日常管理", "Run the platforms"), Title: zhEn("平台运营", "Platforms"), Functions: NewSet("ops"), Control: NewSet(Executes), Rank: 10, Criticality: 3, Effort: 2, Source: "A", Basis: Stated},
		Duty{ID: "d2", Unit: "EC", Text: zhEn("用户分析", "Analyse users"), Title: zhEn("用户分析", "Analytics"), Functions: NewSet("data"), Rank: 20, Effort: 1},
		Duty{ID: "d3", Unit: "EC", Text: zhEn("促销", "Promotions"), Title: zhEn("促销", "Promotions"), Rank: 30},
		Duty{ID: "d4", Unit: "MD", Text: zhEn("内容生产", "Produce content"), Title: zhEn("内容", "Content"), Functions: NewSet("content"), Rank: 10},
		Duty{ID: "d5", Unit: "MD", Text: zhEn("品牌曝光", "Brand exposure"), Title: zhEn("品牌", "Brand"), Rank: 20},
		Duty{ID: "d6", Unit: "P1", Text: zhEn("广告投放", "Place ads"), Title: zhEn("投放", "Ads"), Control: NewSet(Spends), Rank: 10},
		Duty{ID: "d7", Text: zhEn("客户画像", "Customer profiles"), Title: zhEn("画像", "Profiles"), Rank: 10},
		Goal{ID: "g1", Unit: "EC", Text: zhEn("提升销售额", "Raise sales")},
		Goal{ID: "g2", Unit: "MD", Text: zhEn("提升品牌", "Raise the brand")},
		Task{ID: "t1", Unit: "EC", Text: zhEn("大促", "Big sale"), Season: "618"},
		KPI{ID: "k1", Unit: "MD", Name: zhEn("点击率", "Click-through rate"), Better: "up"},
		Tool{ID: "tl", Unit: "EC", Name: zhEn("生意参谋", "Business advisor")},
		Channel{ID: "ch", Unit: "MD", Name: zhEn("抖音", "Douyin")},
		Collaboration{ID: "c1", Name: zhEn("闭环", "Loop"), Integrator: "EC", Output: zhEn("报告", "Report"), OutputOwner: "MD"},
		Handoff{ID: "h1", From: "d1", To: "d4", Object: zhEn("货盘", "Assortment"), Type: Sequential, Collaboration: "c1"},
		Handoff{ID: "h2", From: "d4", To: "d1", Object: zhEn("流量", "Traffic")},
		Handoff{ID: "h3", From: "d2", To: "d6", Object: zhEn("人群包", "Audience")},
		link(DutyKind, "d1", GoalKind, "g1", 1), link(DutyKind, "d2", GoalKind, "g1", 3),
		link(DutyKind, "d4", KPIKind, "k1", 2), link(DutyKind, "d6", ChannelKind, "ch", 1),
		link(TaskKind, "t1", KPIKind, "k1", 2), link(DutyKind, "d3", TaskKind, "t1", 3),
		link(DutyKind, "d1", ToolKind, "tl", 2), link(KPIKind, "k1", GoalKind, "g2", 3),
		Role{ID: RoleID("d1", "MD"), Duty: "d1", Unit: "MD", Role: "C"},
		Role{ID: RoleID("d4", "EC"), Duty: "d4", Unit: "EC", Role: "A"},
		Role{ID: RoleID("d5", "X"), Duty: "d5", Unit: "X", Role: "I"},
		Control{ID: ControlID("MD", "ring-fenced"), Unit: "MD", Type: "ring-fenced", Note: "budget"},
	)
}

func zhEn(zh, en string) Text { return Text{ZH: zh, EN: en} }

func link(fromKind Kind, from ID, toKind Kind, to ID, strength int) Link {
	return Link{ID: LinkID(from, to), From: Ref{fromKind, from}, To: Ref{toKind, to}, Strength: strength}
}

func lock(typ string, duties ...ID) Lock {
	return Lock{ID: "L", Type: typ, Duties: SetOf(duties...), Reason: "合规"}
}

// must reads a record that a test expects to be there.
func must[T Record](t reporter, s Scenario, k Kind, id ID) T {
	t.Helper()
	r, ok := s.Get(Ref{k, id}).(T)
	if !ok {
		t.Fatalf("%s:%s is missing", k, id)
	}
	return r
}

func idsOf(duties []Duty) []ID {
	out := []ID{}
	for _, d := range duties {
		out = append(out, d.ID)
	}
	return out
}
