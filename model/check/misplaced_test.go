package check

import (
	"slices"
	"testing"

	"sandtable/model"
)

// strayed is a warehouse that also looks after gifts of games, and a department that does
// little else.
func strayed() []model.Record {
	return []model.Record{
		worded("d1", "A", "管理渠道礼包、充值返利活动"), worded("d2", "A", "安排仓库拣货打包"), worded("d3", "A", "谈判快递运费"), worded("d4", "A", "每月盘点库存"),
		worded("d5", "B", "策划版本活动、节日活动与充值活动"), worded("d6", "B", "管理游戏内礼包与兑换码"), worded("d7", "B", "召回流失玩家"), worded("d8", "B", "分析玩家留存"),
		worded("d9", "C", "编制年度预算"), worded("d10", "C", "合同审核"), worded("d11", "C", "招聘与面试"), worded("d12", "C", "商标注册"),
	}
}

func TestADutyThatNothingAroundItIsLikeFitsWhereSeveralAre(t *testing.T) {
	x := only(t, office(t, strayed()...), MisplacedDuty+"|d1")
	if x.Severity != Info || !slices.Equal(x.Units, []model.ID{"A", "B"}) || x.Amount != 2 {
		t.Errorf("it is told as %v of %v, %v beside it", x.Severity, x.Units, x.Amount)
	}
	if refs := x.Evidence[0].Refs; len(refs) != 2 || refs[0].ID != "d5" && refs[1].ID != "d5" {
		t.Errorf("beside it stand %v", refs)
	}
	if got := x.Fixes[0].Call; got.Verb != "move-duty" || !slices.Equal(got.Args, []string{"d1", "B"}) {
		t.Errorf("the remedy is %v", got)
	}
	for y := range Check(office(t, strayed()...)).Each() {
		if y.Rule == MisplacedDuty && y.Key != x.Key {
			t.Errorf("%s is told too", y.Key)
		}
	}
}

func TestADutyIsNotToldToFitElsewhereWhereThatIsNotPlain(t *testing.T) {
	for why, records := range map[string][]model.Record{
		"something of its own is like it":     append(strayed(), worded("d13", "A", "发放游戏礼包与兑换码")),
		"a third department does it too":      append(strayed(), worded("d13", "C", "设计充值活动礼包")),
		"its own department has three duties": slices.Delete(strayed(), 3, 4),
		"the other has three":                 slices.Delete(strayed(), 7, 8),
		"only one is like it there":           slices.Delete(append(strayed(), worded("d13", "B", "玩家分群")), 4, 5),
		"its function is entered": append(strayed()[1:], job("d1", "A", func(d *model.Duty) {
			d.Text.ZH, d.Functions = "管理渠道礼包、充值返利活动", model.NewSet("promo")
		})),
	} {
		if x, told := Check(office(t, records...)).Get(MisplacedDuty + "|d1"); told {
			t.Errorf("%s: %v", why, x)
		}
	}
}

func TestWhatFitsElsewhereIsFollowedWhateverHappens(t *testing.T) {
	s := office(t, strayed()...)
	f := Check(s)
	for _, v := range []model.Verb{
		model.MoveDuties("A", "d6"), model.MoveDuties("B", "d6"), model.MoveDuties("C", "d5"), model.MoveDuties("B", "d5"),
		model.EditRecord(model.Ref{Kind: model.DutyKind, ID: "d4"}, map[string]string{"text.zh": "发放游戏礼包与兑换码"}),
		model.EditRecord(model.Ref{Kind: model.DutyKind, ID: "d4"}, map[string]string{"text.zh": "每月盘点库存"}),
		model.EditRecord(model.Ref{Kind: model.UnitKind, ID: "A"}, map[string]string{"name.zh": "游戏礼包组"}),
		model.MergeUnits("AB", model.Text{ZH: "合并部"}, model.Text{}, "A", "B"),
	} {
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		after, err := model.Apply(s, c)
		if err != nil {
			t.Fatal(err)
		}
		next, truth := f.Update(s, after, c), Check(after)
		compareAll(t, c, next, truth)
		s, f = after, next
	}
}
