package charter_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/charter"
	"sandtable/model/text"
)

func named(s string) model.Text { return model.Text{ZH: s} }

func world(t testing.TB) model.Scenario {
	t.Helper()
	var c model.Change
	for _, r := range []model.Record{
		model.Brief{ID: model.BriefID, Effective: "2027-01-01"},
		model.Unit{ID: "CO", Level: model.Company, Name: named("公司")},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: named("电商部"), Head: named("总监"), FTE: 6, Mission: named("把货卖好"), Authority: named("十万元以内自定"), Rank: 1},
		model.Unit{ID: "P1", Parent: "EC", Level: model.Position, Name: named("运营"), FTE: 2, Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: named("媒体部"), Rank: 2},
		model.Duty{ID: "d1", Unit: "EC", Text: named("运营店铺"), Title: named("店铺"), Rank: 1},
		model.Duty{ID: "d2", Unit: "P1", Text: named("协调仓储"), Title: named("仓储"), Rank: 2},
		model.Duty{ID: "d3", Unit: "MD", Text: named("投放广告"), Title: named("投放"), Rank: 3},
		model.Handoff{ID: "h", From: "d3", To: "d1", Object: named("流量"), Collaboration: "c"},
		model.Duty{ID: "d4", Text: named("编制画像"), Rank: 4},
		model.Handoff{ID: "h3", From: "d3", To: "d4", Object: named("标签"), SLA: "每周"},
		model.Handoff{ID: "h2", From: "d2", To: "d1", Object: named("库存"), SLA: "当天"},
		model.Collaboration{ID: "c", Name: named("闭环"), Integrator: "EC"},
		model.Role{ID: model.RoleID("d3", "P1"), Duty: "d3", Unit: "P1", Role: "C"},
		model.DecisionRight{ID: "r", Matter: named("促销预算"), Proposes: model.SetOf("EC"), Approves: model.SetOf("CO")},
		model.Goal{ID: "g", Unit: "EC", Text: named("提升销售额")},
		model.KPI{ID: "k", Unit: "P1", Name: named("转化率"), Measure: "%"},
	} {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func gaps(c charter.Charter) string {
	var out []string
	for _, g := range c.Gaps {
		out = append(out, fmt.Sprintf("%s.%s %d", g.Part, g.Code, g.N))
	}
	return strings.Join(out, ", ")
}

func TestACharterHoldsWhatLiesInTheUnitAndBelowIt(t *testing.T) {
	c, ok := charter.Of(world(t), "EC")
	if !ok || len(c.Above) != 1 || len(c.Duties) != 2 || len(c.Posts) != 1 || c.Posts[0].Duties != 1 || c.FTE != 6 ||
		len(c.Passes) != 1 || c.Passes[0].Gives || c.Passes[0].With != "MD" || len(c.Joint) != 1 || len(c.Shares) != 1 ||
		len(c.Rights) != 1 || len(c.Goals) != 1 || len(c.KPIs) != 1 {
		t.Fatalf("%+v", c)
	}
	if _, ok := charter.Of(world(t), "NOPE"); ok {
		t.Error("a unit that is not there has a charter")
	}
}

func TestWhatIsLackingIsNamedInItsPart(t *testing.T) {
	s := world(t)
	for unit, want := range map[model.ID]string{
		"EC": "duties.vague 1, cooperation.no-times 1",
		"P1": "mission.no-mission 0, duties.vague 1, authority.no-authority 0, authority.no-rights 0",
		"MD": "place.no-head 0, mission.no-mission 0, posts.no-posts 0, posts.no-fte 0, authority.no-authority 0, authority.no-rights 0, cooperation.no-times 1, performance.no-goals 0, performance.no-kpis 0",
	} {
		c, _ := charter.Of(s, unit)
		if got := gaps(c); got != want {
			t.Errorf("%s: %s\nwant %s", unit, got, want)
		}
	}
}

func TestTheEightPartsAreSaidInBothLanguages(t *testing.T) {
	s := world(t)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := text.For(lang)
		for _, id := range []model.ID{"CO", "EC", "P1", "MD"} {
			c, _ := charter.Of(s, id)
			parts := p.Charter(s, c, text.Edition{Scenario: "V1", Fingerprint: "abcd1234"})
			if len(parts) != 8 {
				t.Fatalf("%d parts", len(parts))
			}
			n := 0
			for _, x := range parts {
				n += len(x.Gaps)
				for _, l := range x.Lines {
					if l.Words == "" || strings.Contains(l.Words+l.Label, "charter.") || strings.Contains(l.Words+l.Label, "{") {
						t.Errorf("%s %s: %q %q", lang, x.Title, l.Label, l.Words)
					}
				}
				for _, g := range x.Gaps {
					if strings.Contains(g.Words, "charter.") || strings.Contains(g.Words, "{") {
						t.Errorf("%s: a gap is said as %q", lang, g.Words)
					}
				}
			}
			if n != len(c.Gaps) {
				t.Errorf("%s: %d gaps are said of %d", id, n, len(c.Gaps))
			}
		}
	}
}

func TestAMeasureOfAnIndicatorIsSaidInTheLanguageOfTheCharter(t *testing.T) {
	s, err := model.Apply(world(t), model.Change{Edits: []model.Edit{
		{After: model.KPI{ID: "k2", Unit: "EC", Name: named("GMV(成交总额)"), Measure: "CNY"}},
		{After: model.KPI{ID: "k3", Unit: "EC", Name: named("ROI"), Measure: "ratio"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	c, _ := charter.Of(s, "EC")
	said := ""
	for _, x := range text.For(model.ZH).Charter(s, c, text.Edition{}) {
		for _, l := range x.Lines {
			said += l.Words + "\n"
		}
	}
	for _, want := range []string{"GMV（成交总额）（元）\n", "ROI（比值）\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %q", want, said)
		}
	}
}
