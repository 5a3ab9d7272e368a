package text

import (
	"testing"

	"sandtable/model"
	"sandtable/model/theme"
)

func TestAnEnglishTitleThatBeginsWithAChineseNameKeepsIt(t *testing.T) {
	s := after(t, office(t), model.AddUnit("LG", "", model.Department, model.Text{ZH: "物流部"}))
	x := &theme.Theme{Sort: "unit", About: model.Ref{Kind: model.UnitKind, ID: "LG"}}
	if got, want := For(model.EN).Theme(s, x), "物流部: load and breadth"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
