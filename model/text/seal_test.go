package text

import (
	"testing"

	"sandtable/model"
)

func built(t *testing.T, verbs ...model.Verb) model.Scenario {
	t.Helper()
	var s model.Scenario
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

func TestSealsKeepTheColoursOfTheBaseline(t *testing.T) {
	two := []model.Verb{
		model.AddUnit("EC", "", model.Department, model.Text{ZH: "电商部", EN: "E-commerce"}),
		model.AddUnit("MD", "", model.Department, model.Text{ZH: "媒体部", EN: "Media"}),
	}
	base := built(t, two...)
	p := For(model.ZH)
	if got := p.Seals(base, base); got["EC"] != (Seal{"电", 0}) || got["MD"] != (Seal{"媒", 1}) || got[""].Slot != -1 {
		t.Errorf("seals of the baseline: %v", got)
	}
	merged := built(t, append(two, model.MergeUnits("DM", model.Text{ZH: "数字营销部"}, model.Text{}, "EC", "MD"))...)
	if got := p.Seals(merged, base)["DM"]; got != (Seal{"数", 2}) {
		t.Errorf("the merged department has %v, want a colour that neither had", got)
	}
	lanes := built(t, append(two, model.AddUnit("P", "MD", model.Position, model.Text{ZH: "投放"}),
		model.AddUnit("X", "", model.External, model.Text{ZH: "供应商"}), model.RemoveUnit("EC", "MD"))...)
	got := p.Seals(lanes, base)
	if got["MD"].Slot != 1 || got["P"].Slot != 1 || got["X"].Slot != noDepartment {
		t.Errorf("positions share the colour of their department: %v", got)
	}
}

func TestSealsOfLikeNamesTakeTheNextCharacter(t *testing.T) {
	s := built(t,
		model.AddUnit("A", "", model.Department, model.Text{ZH: "电商运营"}),
		model.AddUnit("B", "", model.Department, model.Text{ZH: "电商客服"}))
	got := For(model.ZH).Seals(s, s)
	if got["A"].Char != "电" || got["B"].Char != "商" {
		t.Errorf("%v", got)
	}
}

func TestASealStaysWhenAnotherUnitArrivesOrTheOrderChanges(t *testing.T) {
	p := For(model.ZH)
	base := built(t,
		model.AddUnit("EC", "", model.Department, model.Text{ZH: "电商部"}),
		model.AddUnit("MD", "", model.Department, model.Text{ZH: "媒体部"}))
	alone := built(t,
		model.AddUnit("EC", "", model.Department, model.Text{ZH: "电商部"}),
		model.AddUnit("MD", "", model.Department, model.Text{ZH: "媒体部"}),
		model.AddUnit("DA", "", model.Department, model.Text{ZH: "数据部"}))
	before := p.Seals(alone, base)
	for name, v := range map[string]model.Verb{
		"a merger":       model.MergeUnits("DM", model.Text{ZH: "数字营销部"}, model.Text{}, "EC", "MD"),
		"a new one":      model.AddUnit("X", "", model.Department, model.Text{ZH: "电子业务部"}),
		"another order":  model.PlaceUnit("MD", "", "EC"),
		"the last first": model.PlaceUnit("DA", "", "EC"),
	} {
		now, _ := do(t, alone, v)
		for id, seal := range p.Seals(now, base) {
			if was, ok := before[id]; ok && seal != was {
				t.Errorf("after %s %s has the seal %v, before %v", name, id, seal, was)
			}
		}
	}
}
