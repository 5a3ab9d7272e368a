package text

import (
	"strings"
	"testing"

	"sandtable/model"
)

func TestEveryKindOfConflictIsOneSentenceInBothLanguages(t *testing.T) {
	base := office(t)
	for _, v := range []model.Verb{
		model.AddUnit("CO", "", model.Company, model.Text{ZH: "公司", EN: "Company"}),
		model.AddUnit("DA", "", model.Department, model.Text{ZH: "数据部", EN: "Data"}),
		model.AddHandoff("h1", "d1", "d2", model.Text{ZH: "人群包", EN: "Audience list"}),
		model.LockDuties("L", "apart", "不相容职责", "d1", "d2"),
	} {
		base, _ = do(t, base, v)
	}
	edit := func(k model.Kind, id model.ID, field, value string) model.Verb {
		return model.EditRecord(model.Ref{Kind: k, ID: id}, map[string]string{field: value})
	}
	type side []model.Verb
	seen := map[model.ConflictKind]bool{}
	for _, tc := range []struct {
		name         string
		ours, theirs side
		zh, en       string
	}{
		{"a duty moved twice", side{model.MoveDuties("AD", "d1")}, side{model.MoveDuties("DA", "d1")},
			"职责“用户行为分析”原属电商部；本方案移到媒体部 / 投放优化（理由：靠近内容），对方方案移到数据部（理由：数据归口）",
			`The duty "Analyse user behaviour" was in E-commerce; this scenario moved it to Media / Ad placement (reason: 靠近内容), the other moved it to Data (reason: 数据归口)`},
		{"an unassigned duty moved twice", side{model.MoveDuties("AD", "d4")}, side{model.MoveDuties("DA", "d4")},
			"职责“会员忠诚度体系”原来待分配；本方案移到媒体部 / 投放优化（理由：靠近内容），对方方案移到数据部（理由：数据归口）",
			`The duty "Loyalty system" was unassigned; this scenario moved it to Media / Ad placement (reason: 靠近内容), the other moved it to Data (reason: 数据归口)`},
		{"a number set twice", side{model.SetFTE("EC", 7)}, side{model.SetFTE("EC", 8)},
			"单位“电商部”的编制原为0；本方案改为7（理由：靠近内容），对方方案改为8（理由：数据归口）",
			`The FTE of the unit "E-commerce" was 0; this scenario made it 7 (reason: 靠近内容), the other made it 8 (reason: 数据归口)`},
		{"a text written twice", side{edit(model.GoalKind, "g1", "text.zh", "甲")}, side{edit(model.GoalKind, "g1", "text.zh", "乙")},
			"目标“提升线上销售额与市场份额”的内容（中文）原为“提升线上销售额与市场份额”；本方案改为“甲”（理由：靠近内容），对方方案改为“乙”（理由：数据归口）", ""},
		{"one link added twice", side{model.LinkRecords("d1", "g1", 3)}, side{model.LinkRecords("d1", "g1", 1)},
			"双方都新增了关联“用户行为分析 → 提升线上销售额与市场份额”，但强度不同：本方案为直接（理由：靠近内容），对方方案为弱（理由：数据归口）", ""},
		{"removed here, edited there", side{model.RemoveDuties("d3")}, side{edit(model.DutyKind, "d3", "criticality", "3")},
			"职责“精准投放”已被本方案删除（理由：靠近内容），对方方案却修改了它的关键程度（理由：数据归口）",
			`The duty "Targeted ads" was removed by this scenario (reason: 靠近内容), but the other scenario changed its criticality (reason: 数据归口)`},
		{"removed there, used here", side{model.AddDuty("n", "EC", model.Text{ZH: "直播", EN: "Live"})}, side{model.MergeInto("DA", "EC")},
			"单位“电商部”已被对方方案删除（理由：数据归口），本方案却还用到它：“直播”（理由：靠近内容）",
			`The unit "E-commerce" was removed by the other scenario (reason: 数据归口), but this scenario still uses it: "Live" (reason: 靠近内容)`},
		{"removed there, edited and used here", side{model.SetFTE("EC", 5), model.AddDuty("n", "EC", model.Text{ZH: "直播", EN: "Live"})}, side{model.MergeInto("DA", "EC")},
			"单位“电商部”已被对方方案删除（理由：数据归口），本方案却修改了它的编制，还用到它：“直播”（理由：靠近内容）", ""},
		{"two new units of one name", side{model.AddUnit("u1", "", model.Department, model.Text{ZH: "增长部"})}, side{model.AddUnit("u2", "", model.Department, model.Text{ZH: "增长部"})},
			"双方在同一处都新增了单位“增长部”：将合为一个，以本方案的为准（理由：靠近内容），还是以对方方案的为准（理由：数据归口）", ""},
		{"one merger under two names", side{model.MergeUnits("u1", model.Text{ZH: "增长部", EN: "Growth"}, model.Text{}, "EC", "AD")}, side{model.MergeUnits("u2", model.Text{ZH: "数字部", EN: "Digital"}, model.Text{}, "AD", "EC")},
			"双方做出了同一个单位：本方案的“增长部”和对方方案的“数字部”；将合为一个，以本方案的为准（理由：靠近内容），还是以对方方案的为准（理由：数据归口）",
			`Both made one and the same unit: "Growth" in this scenario, "Digital" in the other; they become one, as this scenario has it (reason: 靠近内容) or as the other does (reason: 数据归口)`},
		{"two units renamed to one name", side{model.RenameUnit("EC", model.Text{ZH: "增长部", EN: "Growth"})}, side{model.RenameUnit("DA", model.Text{ZH: "增长部", EN: "Growth"})},
			"合在一起，同一处会有两个单位都叫“增长部”：“数据部”和“电商部”；以本方案的名称为准（理由：靠近内容），还是以对方方案的为准（理由：数据归口）",
			`Together two units in one place would be called "Growth": "Data" and "E-commerce"; the names are those of this scenario (reason: 靠近内容) or of the other (reason: 数据归口)`},
		{"two moves into each other", side{model.MoveUnit("EC", "MD")}, side{model.MoveUnit("MD", "EC")},
			"合在一起，单位会互相包含：本方案把“电商部”移到媒体部之下（理由：靠近内容），对方方案把“媒体部”移到电商部之下（理由：数据归口）",
			`Together the units would lie in each other: this scenario moved "E-commerce" below Media (reason: 靠近内容), the other scenario moved "Media" below E-commerce (reason: 数据归口)`},
		{"a lock broken", side{model.MoveDuties("DA", "d1")}, side{model.MoveDuties("DA", "d2")},
			"合在一起，会打破锁定“用户行为分析、内容生产（保持分开）”（不相容职责）：本方案把“用户行为分析”放在数据部（理由：靠近内容），对方方案把“内容生产”放在数据部（理由：数据归口）", ""},
		{"into an external party", side{model.MoveDuties("DA", "d1")}, side{edit(model.UnitKind, "DA", "kind", "external")},
			"合在一起，职责“用户行为分析”会归入外部单位“数据部”，而外部单位不设职责，也不设下级：以本方案为准（理由：靠近内容），还是以对方方案为准（理由：数据归口）", ""},
		{"a hand-off to itself", side{edit(model.HandoffKind, "h1", "from", "d3")}, side{edit(model.HandoffKind, "h1", "to", "d3")},
			"合在一起，交接“人群包”会由一项职责交给它自己：以本方案为准（理由：靠近内容），还是以对方方案为准（理由：数据归口）", ""},
		{"no wording left", side{edit(model.GoalKind, "g1", "text.zh", "")}, side{edit(model.GoalKind, "g1", "text.en", "")},
			"目标“提升线上销售额与市场份额”的中文和英文各被一方删去，合在一起就没有内容了：以本方案为准（理由：靠近内容），还是以对方方案为准（理由：数据归口）", ""},
		{"one id twice", side{model.AddDuty("n", "EC", model.Text{ZH: "直播"})}, side{model.AddUnit("n", "", model.Team, model.Text{ZH: "直播组"})},
			"双方新增的单位“直播组”和职责“直播”编号相同（n）：保留本方案的（理由：靠近内容），还是对方方案的（理由：数据归口）", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ours, theirs := base, base
			for _, v := range tc.ours {
				ours, _ = do(t, ours, v)
			}
			for _, v := range tc.theirs {
				theirs, _ = do(t, theirs, v)
			}
			m := model.Merge(base, ours, theirs, nil)
			if len(m.Conflicts) != 1 {
				t.Fatalf("%d conflicts: %v", len(m.Conflicts), m.Conflicts)
			}
			seen[m.Conflicts[0].Kind] = true
			d := Dispute{m.Conflicts[0], base, ours, theirs, "靠近内容", " 数据归口\n"}
			zh, en := For(model.ZH).Conflict(d), For(model.EN).Conflict(d)
			if zh != tc.zh {
				t.Errorf("\n got %s\nwant %s", zh, tc.zh)
			}
			if tc.en != "" && en != tc.en {
				t.Errorf("\n got %s\nwant %s", en, tc.en)
			}
			d.OurReason, d.TheirReason = "", ""
			for _, said := range []string{zh, en, For(model.ZH).Conflict(d), For(model.EN).Conflict(d)} {
				if said == "" || strings.ContainsAny(said, "{}") || strings.Contains(said, "conflict.") || strings.Contains(said, "field.") {
					t.Errorf("unfinished: %s", said)
				}
			}
			if strings.Contains(For(model.ZH).Conflict(d), "理由") {
				t.Errorf("no reason was given, but: %s", For(model.ZH).Conflict(d))
			}
		})
	}
	for _, k := range []model.ConflictKind{model.CellConflict, model.RemovedConflict, model.TwinConflict, model.NameConflict, model.CycleConflict,
		model.LockConflict, model.ExternalConflict, model.UnsoundConflict, model.IDConflict} {
		if !seen[k] {
			t.Errorf("no conflict of the kind %s was said", k)
		}
	}
}
