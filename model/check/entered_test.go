package check

import (
	"testing"

	"sandtable/model"
)

func TestWhatWasNotEnteredIsNoFault(t *testing.T) {
	s := do(t, model.Scenario{},
		model.AddUnit("A", "", model.Department, model.Text{ZH: "市场部"}), model.AddUnit("B", "", model.Department, model.Text{ZH: "仓储部"}),
		model.AddDuty("d1", "A", model.Text{ZH: "撰写品牌新闻稿"}), model.AddDuty("d2", "B", model.Text{ZH: "盘点仓库存货"}),
		model.AddRecord(model.KPI{ID: "k1", Unit: "A", Name: model.Text{ZH: "曝光量"}, Basis: model.Stated}),
		model.AddRecord(model.KPI{ID: "k2", Unit: "B", Name: model.Text{ZH: "盘点准确率"}, Basis: model.Stated}),
		model.AddRecord(model.Goal{ID: "g1", Unit: "A", Text: model.Text{ZH: "提升知名度"}, Horizon: model.Short, Basis: model.Stated}),
		model.AddRecord(model.Task{ID: "t1", Unit: "A", Text: model.Text{ZH: "新品发布"}, Basis: model.Stated}))
	before := Check(s)
	for x := range before.Each() {
		if x.Severity > Info {
			t.Errorf("%s is %v", x.Key, x.Severity)
		}
	}
	after := do(t, s, model.LinkRecords("d1", "k1", 2))
	if x, ok := Check(after).Get("GP-04|k2"); !ok || x.Severity != Medium {
		t.Errorf("once a duty moves a KPI, one that none moves is %+v", x)
	}
	owned := do(t, s, model.AddRecord(model.KPI{ID: "k3", Name: model.Text{ZH: "成本"}, Basis: model.Stated}))
	if x, ok := Check(owned).Get("GP-03|k3"); !ok || x.Severity != High {
		t.Errorf("where others have owners, a KPI without one is %+v", x)
	}
}
