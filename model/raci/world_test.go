package raci_test

import (
	"testing"

	"sandtable/model"
	"sandtable/model/raci"
)

func named(s string) model.Text { return model.Text{ZH: s} }

// world has two departments, one with a position, a cell and an external party.
func world(t testing.TB, more ...model.Record) model.Scenario {
	return holding(t, append([]model.Record{
		model.Unit{ID: "CO", Level: model.Company, Name: named("公司")},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: named("电商部"), Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: named("媒体部"), Rank: 2},
		model.Unit{ID: "P1", Parent: "MD", Level: model.Position, Name: named("投放"), Rank: 1},
		model.Unit{ID: "DT", Parent: "CO", Level: model.Team, Name: named("效果评估组"), Rank: 3},
		model.Unit{ID: "X", Level: model.External, Name: named("供应链")},
		model.Duty{ID: "d1", Unit: "EC", Text: named("平台运营"), Rank: 1},
		model.Duty{ID: "d2", Unit: "MD", Text: named("内容生产"), Rank: 2},
		model.Duty{ID: "d3", Unit: "P1", Text: named("广告投放"), Rank: 3},
		model.Duty{ID: "d4", Text: named("用户画像"), Rank: 4},
		model.Duty{ID: "d5", Unit: "EC", Text: named("客服"), Rank: 5},
		model.Collaboration{ID: "c", Name: named("闭环"), Integrator: "DT", Output: named("报告"), OutputOwner: "MD"},
		model.Handoff{ID: "h", From: "d1", To: "d3", Object: named("人群包"), Collaboration: "c"},
		model.Role{ID: model.RoleID("d2", "EC"), Duty: "d2", Unit: "EC", Role: "A"},
		model.Role{ID: model.RoleID("d1", "X"), Duty: "d1", Unit: "X", Role: "R"},
	}, more...)...)
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

// do carries a verb out, and holds that its way back restores what was.
func do(t testing.TB, s model.Scenario, v model.Verb) model.Scenario {
	t.Helper()
	c, err := v(s)
	if err != nil {
		t.Fatal(err)
	}
	after, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := model.Apply(after, model.Invert(c))
	if err != nil || !model.Diff(s, back).Empty() {
		t.Fatalf("undo does not restore: %v", err)
	}
	return after
}

func row(t testing.TB, m raci.Matrix, duty model.ID) raci.Row {
	t.Helper()
	r, ok := m.Row(duty)
	if !ok {
		t.Fatalf("no row of %s", duty)
	}
	return r
}

// letters is a row in short: "EC:AR X:R MD:I?", stale letters with a question mark.
func letters(r raci.Row) string {
	out := ""
	for i, c := range r.Cells {
		if i > 0 {
			out += " "
		}
		out += string(c.Unit) + ":"
		for _, k := range c.Marks {
			if out += string(k.Letter); k.Stale {
				out += "?"
			}
		}
	}
	return out
}
