package text

import (
	"testing"

	"sandtable/model"
)

func TestAFusedWordingSaysNothingTwiceInEitherLanguage(t *testing.T) {
	a := model.Text{ZH: "制定计划；复盘。", EN: "Plan; review."}
	b := model.Text{ZH: "复盘；投放。", EN: "Review; place."}
	if got := For(model.ZH).Fused(a, b); got != (model.Text{ZH: "制定计划；复盘；投放", EN: "Plan; review; Review; place"}) {
		t.Errorf("%+v", got)
	}
	if got := For(model.EN).Fused(a, model.Text{ZH: "投放"}); got != (model.Text{ZH: "制定计划；复盘；投放", EN: "Plan；review；投放", Stale: model.ZH}) {
		t.Errorf("in the languages that both have, and in that of the reader: %+v", got)
	}
}

func TestASupportingWordingSaysSoOnce(t *testing.T) {
	once := Supporting(model.Text{ZH: "投放", EN: "Place"})
	if once != (model.Text{ZH: "协助：投放", EN: "Supports: Place"}) || Supporting(once) != once {
		t.Errorf("%+v, %+v", once, Supporting(once))
	}
	if got := Supporting(model.Text{ZH: "投放"}); got != (model.Text{ZH: "协助：投放"}) {
		t.Errorf("a language is invented: %+v", got)
	}
}

func TestADividedWordingNamesWhatOnlyThisOneUses(t *testing.T) {
	duty := func(id model.ID) model.Duty {
		return model.Duty{ID: id, Text: model.Text{ZH: "投放。", EN: "Place."}}
	}
	s := model.Scenario{}
	for _, v := range []model.Verb{
		model.AddDuty("d1", "", duty("d1").Text), model.AddDuty("d2", "", duty("d2").Text),
		model.AddRecord(model.Channel{ID: "c1", Name: model.Text{ZH: "天猫", EN: "Tmall"}, Basis: model.User}),
		model.AddRecord(model.Channel{ID: "c2", Name: model.Text{ZH: "抖音", EN: "Douyin"}, Basis: model.User}),
		model.LinkRecords("d1", "c1", 1), model.LinkRecords("d1", "c2", 1), model.LinkRecords("d2", "c2", 1),
	} {
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = model.Apply(s, c); err != nil {
			t.Fatal(err)
		}
	}
	d1, _ := s.Duty("d1")
	d2, _ := s.Duty("d2")
	if got := Divided(s, d1, d2); got.ZH != "投放（仅天猫）" || got.EN != "Place (Tmall only)" {
		t.Errorf("%+v", got)
	}
	if got := Divided(s, d2, d1); got.ZH != "投放" || got.EN != "Place" {
		t.Errorf("%+v", got)
	}
}

func TestTheAnswersToAnOverlapAreToldApart(t *testing.T) {
	s := model.Scenario{}
	apply := func(v model.Verb) model.Change {
		t.Helper()
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for _, v := range []model.Verb{
		model.AddUnit("EC", "", model.Department, model.Text{ZH: "电商部"}), model.AddUnit("MD", "", model.Department, model.Text{ZH: "媒体部"}),
		model.AddDuty("d1", "EC", model.Text{ZH: "投放"}), model.AddDuty("d2", "EC", model.Text{ZH: "推广"}), model.AddDuty("d3", "MD", model.Text{ZH: "宣传"}),
	} {
		var err error
		if s, err = model.Apply(s, apply(v)); err != nil {
			t.Fatal(err)
		}
	}
	found := func(model.Scenario, string) (string, bool) { return "hash", true }
	lead := func(a, b model.ID, texts [2]model.Text) model.Verb {
		key, _, _ := model.NearKey(a, b)
		return model.Settle(model.Settlement{Key: key, First: a, Second: b, Answer: model.LeadBoth, Texts: texts, Why: "x"}, found)
	}
	for want, v := range map[string]model.Verb{
		"商定由“推广”主责、“投放”协助":   lead("d2", "d1", [2]model.Text{1: {ZH: "协助：投放"}}),
		"商定“投放”由电商部主责，媒体部协助": lead("d1", "d3", [2]model.Text{}),
		"商定了“投放”、“推广”的主责与协助": lead("d1", "d2", [2]model.Text{}),
	} {
		if got := For(model.ZH).Change(s, apply(v)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
