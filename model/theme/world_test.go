package theme_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
)

// typed is an organisation as people type it: departments and what they do, nothing else.
const typed = `
内容部：策划并拍摄抖音短视频，提升账号曝光
内容部：撰写商品文案和详情页文案
内容部：负责直播脚本撰写和直播排期
运营部：运营抖音账号，制定短视频选题
运营部：负责直播间的日常运营，统计直播数据
运营部：组织策划促销活动，提升销售额
运营部：维护商品详情页，优化页面转化率
市场部：制定年度广告投放计划和预算
市场部：策划促销活动方案，联系合作媒体
市场部：投放信息流广告，评估广告效果
市场部：负责达人合作与直播带货商务谈判
客服部：处理客户投诉和退款
客服部：收集客户意见，提出商品改进建议
财务部：审核广告投放费用，核算活动成本`

// organisation enters departments and duties, a line each.
func organisation(t testing.TB, lines string) model.Scenario {
	t.Helper()
	var records []model.Record
	units := map[string]model.ID{}
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		name, words, _ := strings.Cut(line, "：")
		if units[name] == "" {
			units[name] = model.ID(fmt.Sprintf("u%d", len(units)+1))
			records = append(records, model.Unit{ID: units[name], Level: model.Department, Name: model.Text{ZH: name}, Rank: len(units), Basis: model.Stated})
		}
		records = append(records, model.Duty{ID: model.ID(fmt.Sprintf("d%d", i+1)), Unit: units[name], Text: model.Text{ZH: words}, Rank: i + 1, State: model.Active, Basis: model.Stated})
	}
	return holding(t, records...)
}

func holding(t testing.TB, records ...model.Record) model.Scenario {
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

// renamed gives the same organisation with other ids.
func renamed(t testing.TB, s model.Scenario, dice *rand.Rand) model.Scenario {
	t.Helper()
	ids := map[model.ID]model.ID{"": "", model.BriefID: model.BriefID}
	name := func(id model.ID) model.ID {
		if ids[id] == "" && id != "" {
			ids[id] = model.ID(fmt.Sprintf("x%08x%04d", dice.Uint32(), len(ids)))
		}
		return ids[id]
	}
	ref := func(r model.Ref) model.Ref { return model.Ref{Kind: r.Kind, ID: name(r.ID)} }
	var records []model.Record
	for _, k := range model.Kinds() {
		for _, r := range s.Records(k) {
			switch r := r.(type) {
			case model.Unit:
				r.ID, r.Parent = name(r.ID), name(r.Parent)
				records = append(records, r)
			case model.Duty:
				r.ID, r.Unit = name(r.ID), name(r.Unit)
				records = append(records, r)
			case model.Goal:
				r.ID, r.Unit = name(r.ID), name(r.Unit)
				records = append(records, r)
			case model.Task:
				r.ID, r.Unit = name(r.ID), name(r.Unit)
				records = append(records, r)
			case model.KPI:
				r.ID, r.Unit = name(r.ID), name(r.Unit)
				records = append(records, r)
			case model.Tool:
				r.ID, r.Unit = name(r.ID), name(r.Unit)
				records = append(records, r)
			case model.Channel:
				r.ID, r.Unit = name(r.ID), name(r.Unit)
				records = append(records, r)
			case model.Collaboration:
				r.ID, r.Integrator, r.OutputOwner = name(r.ID), name(r.Integrator), name(r.OutputOwner)
				records = append(records, r)
			case model.Handoff:
				r.ID, r.From, r.To, r.Collaboration = name(r.ID), name(r.From), name(r.To), name(r.Collaboration)
				records = append(records, r)
			case model.Link:
				r.From, r.To = ref(r.From), ref(r.To)
				r.ID = model.LinkID(r.From.ID, r.To.ID)
				records = append(records, r)
			case model.Brief:
				records = append(records, r)
			default:
				t.Fatalf("%T is not renamed", r)
			}
		}
	}
	dice.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	return holding(t, records...)
}

// said is all that people see of the themes of a scenario, in both languages.
func said(s model.Scenario) []string {
	themes := theme.Of(s, check.Check(s))
	var out []string
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := text.For(lang)
		for _, x := range themes.All() {
			out = append(out, fmt.Sprintf("%s %s | %s | %s", x.Severity, p.Theme(s, x), p.ThemeFacts(x), p.ThemeStakes(s, x)))
			for _, u := range x.Units {
				out = append(out, "  in "+p.Unit(s, u))
			}
			for _, d := range x.Duties {
				out = append(out, "  duty "+p.Name(s, model.Ref{Kind: model.DutyKind, ID: d}))
			}
			for _, f := range themes.Fixes(x) {
				_, sentence := p.ThemeFix(s, f)
				out = append(out, "  > "+sentence)
			}
		}
		for _, m := range themes.Missing() {
			out = append(out, p.Missing(m))
		}
	}
	return out
}

func titles(s model.Scenario) []string {
	var out []string
	for _, x := range theme.Of(s, check.Check(s)).All() {
		out = append(out, text.For(model.ZH).Theme(s, x))
	}
	return out
}

func find(t testing.TB, s model.Scenario, themes theme.Themes, title string) *theme.Theme {
	t.Helper()
	for _, x := range themes.All() {
		if strings.HasPrefix(text.For(model.ZH).Theme(s, x), title) {
			return x
		}
	}
	t.Fatalf("no theme %q among %q", title, titles(s))
	return nil
}

func carry(t testing.TB, s model.Scenario, v model.Verb) (model.Scenario, model.Change) {
	t.Helper()
	c, err := v(s)
	if err != nil {
		t.Fatal(err)
	}
	after, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	return after, c
}
