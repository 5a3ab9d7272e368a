package pack_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/export/pack"
	"sandtable/model"
	"sandtable/model/text"
)

// organisation makes units and duties by verbs.
func organisation(t *testing.T, departments, positions, duties int, name func(i int) string) model.Scenario {
	t.Helper()
	var verbs []model.Verb
	var homes []model.ID
	both := func(s string) model.Text { return model.Text{ZH: s, EN: s} }
	for i := range departments {
		id := model.ID(fmt.Sprintf("D%d", i))
		verbs = append(verbs, model.AddUnit(id, "", model.Department, both(name(i))))
		homes = append(homes, id)
		for k := range positions {
			below := model.ID(fmt.Sprintf("D%d-P%d", i, k))
			verbs = append(verbs, model.AddUnit(below, id, model.Position, both(name(1000+i*100+k))))
			homes = append(homes, below)
		}
	}
	for i := range duties {
		home := model.ID("")
		if len(homes) > 0 {
			home = homes[i%len(homes)]
		}
		verbs = append(verbs, model.AddDuty(model.ID(fmt.Sprintf("T%d", i)), home, both(name(i)+"的管理")))
	}
	return do(t, model.Scenario{}, verbs...)
}

func TestOrganisationsOfEveryShapeFitOnTheirSheets(t *testing.T) {
	plain := func(i int) string { return fmt.Sprintf("渠道运营%d", i) }
	long := func(i int) string { return fmt.Sprintf("第%d", i) + strings.Repeat("很长的名称", 30) }
	english := func(i int) string {
		return fmt.Sprintf("Department of cross-border customer relationship development no. %d", i)
	}
	wide := func(i int) string { return fmt.Sprintf("W%d", i) + strings.Repeat("W", 120) }
	for name, s := range map[string]model.Scenario{
		"nothing":                  {},
		"one department":           organisation(t, 1, 0, 3, plain),
		"one position":             organisation(t, 1, 1, 3, plain),
		"duties without a home":    organisation(t, 0, 0, 5, plain),
		"many departments":         organisation(t, 70, 0, 70, plain),
		"many positions":           organisation(t, 3, 40, 200, plain),
		"many of both":             organisation(t, 30, 12, 300, english),
		"long names":               organisation(t, 6, 3, 20, long),
		"long English names":       organisation(t, 8, 2, 30, english),
		"names without any breaks": organisation(t, 5, 2, 20, wide),
	} {
		was := organisation(t, 2, 0, 4, plain)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			t.Run(name+"-"+string(lang), func(t *testing.T) {
				sound(t, pack.Document(text.For(lang), between(was, s)))
				alone := between(s, s)
				alone.Alone = true
				sound(t, pack.Document(text.For(lang), alone))
				sound(t, pack.Document(text.For(lang), between(s, was), between(was, s)))
			})
		}
	}
}
