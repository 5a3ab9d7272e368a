package compare_test

import (
	"testing"

	"sandtable/model"
	"sandtable/model/compare"
)

func TestEveryUnitThatChangedHasItsFateAndNoOther(t *testing.T) {
	unit := func(id, parent model.ID, level model.UnitLevel) model.Unit {
		return model.Unit{ID: id, Parent: parent, Level: level, Name: zhEn(string(id), string(id)), Basis: model.Stated}
	}
	before := scenarioOf(t, unit("A", "", model.Department), unit("B", "", model.Department), unit("C", "", model.Department),
		unit("D", "", model.Department), unit("P", "A", model.Position), unit("Q", "C", model.Position))
	for _, c := range []struct {
		name  string
		verbs []model.Verb
		want  map[model.ID]compare.Fate
	}{
		{"nothing", nil, nil},
		{"one is added", []model.Verb{model.AddUnit("N", "A", model.Position, zhEn("新", "new"))}, map[model.ID]compare.Fate{"N": {New: true}}},
		{"one is removed", []model.Verb{model.RemoveUnit("D", "")}, map[model.ID]compare.Fate{"D": {Gone: true}}},
		{"one moves", []model.Verb{model.MoveUnit("P", "B")}, map[model.ID]compare.Fate{"P": {Moved: true, Was: "A"}}},
		{"one is renamed", []model.Verb{model.RenameUnit("B", zhEn("乙", "B2"))}, map[model.ID]compare.Fate{"B": {Renamed: true}}},
		{"two become a new one", []model.Verb{model.MergeUnits("M", zhEn("合", "M"), model.Text{}, "B", "D")}, map[model.ID]compare.Fate{
			"M": {New: true, Merged: []model.ID{"B", "D"}}, "B": {Gone: true, Into: "M"}, "D": {Gone: true, Into: "M"}}},
		{"one joins another", []model.Verb{model.MergeInto("C", "D")}, map[model.ID]compare.Fate{
			"C": {Merged: []model.ID{"D"}}, "D": {Gone: true, Into: "C"}}},
		{"one is split", []model.Verb{model.SplitUnit("D", model.Department, model.UnitPart{ID: "D1", Name: zhEn("一", "1")}, model.UnitPart{ID: "D2", Name: zhEn("二", "2")})}, map[model.ID]compare.Fate{
			"D1": {New: true, Split: "D"}, "D2": {New: true, Split: "D"}, "D": {Gone: true}}},
	} {
		got := compare.Fates(before, after(t, before, c.verbs...))
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
			continue
		}
		for id, f := range c.want {
			g := got[id]
			if g.Gone != f.Gone || g.Into != f.Into || g.New != f.New || g.Split != f.Split || g.Moved != f.Moved || g.Was != f.Was || g.Renamed != f.Renamed || len(g.Merged) != len(f.Merged) {
				t.Errorf("%s: %s: %+v, want %+v", c.name, id, g, f)
			}
		}
	}
}
