package charters_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/charters"
	"sandtable/ui/look"
)

func shows(t *testing.T, s model.Scenario) *charters.Page {
	t.Helper()
	p := charters.New(charters.Hands{Show: func(model.Ref) {}})
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1024, 2000))
	p.Draw(scenarios.Snapshot{Scenario: s, Baseline: s}, text.For(model.ZH))
	return p
}

func said(p *charters.Page) string {
	out := ""
	for _, o := range test.LaidOutObjects(p) {
		if t, ok := o.(*canvas.Text); ok {
			out += t.Text + "\n"
		}
	}
	return out
}

func TestWithoutUnitsItSaysWhatToDo(t *testing.T) {
	p := shows(t, model.Scenario{})
	if !strings.Contains(said(p), "还没有部门") {
		t.Errorf("it says %q", said(p))
	}
	p.Key(fyne.KeyRight)
}

func TestAllEightPartsAreReadWithWhatEachLacks(t *testing.T) {
	var c model.Change
	for _, r := range []model.Record{
		model.Unit{ID: "CO", Level: model.Company, Name: model.Text{ZH: "公司"}},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: model.Text{ZH: "电商部"}, Mission: model.Text{ZH: "把货卖好"}},
		model.Duty{ID: "d", Unit: "EC", Text: model.Text{ZH: "运营店铺"}},
	} {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	all := said(shows(t, s))
	for _, want := range []string{"电商部职责说明书", "1  归属", "2  使命", "把货卖好", "3  主要职责", "运营店铺", "4  岗位与人数", "没有填人数。", "5  权限", "6  协作", "7  绩效", "没有指标。", "8  版本", "没有定生效日期。"} {
		if !strings.Contains(all, want+"\n") {
			t.Errorf("%q is not shown in %q", want, all)
		}
	}
}
