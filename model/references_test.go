package model_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
)

func TestAUnitThatLiesBelowItselfIsFoundHoweverTheTreeIsBroken(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(r, "units")
		var c model.Change
		for i := range n {
			above := model.ID("")
			if p := rapid.IntRange(-1, n).Draw(r, "parent"); p >= 0 { // n is nobody
				above = model.ID(fmt.Sprint("U", p))
			}
			c.Edits = append(c.Edits, model.Edit{After: model.Unit{ID: model.ID(fmt.Sprint("U", i)), Parent: above}})
		}
		s, err := model.Apply(model.Scenario{}, c)
		if err != nil {
			r.Fatal(err)
		}
		var got, want []model.ID
		for _, p := range s.Dangling() {
			got = append(got, p.From.ID)
		}
		for _, u := range s.Units() {
			if _, there := s.Unit(u.Parent); u.Parent != "" && (!there || s.Inside(u.Parent, u.ID)) {
				want = append(want, u.ID)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			r.Fatalf("%v, not %v", got, want)
		}
	})
}
