package intake_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sandtable/model"
	"sandtable/scenarios/intake"
)

// ids counts up.
func ids() func(model.Kind) model.ID {
	n := 0
	return func(k model.Kind) model.ID {
		n++
		return model.ID(fmt.Sprintf("%c%d", k[0], n))
	}
}

func options() intake.Options { return intake.Options{Source: "list.csv", NewID: ids()} }

// adopted carries a plan out over a scenario.
func adopted(t *testing.T, s model.Scenario, p intake.Plan) model.Scenario {
	t.Helper()
	c, err := p.Verb()(s)
	if err != nil {
		t.Fatal(err)
	}
	s, err = model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if d := s.Dangling(); len(d) > 0 {
		t.Fatal("points nowhere:", d)
	}
	return s
}

const before = `部门,职责,指标
市场部,制定年度推广计划,品牌知名度
市场部,投放信息流广告并复盘,ROI
客服部,接待售前咨询,响应时长
客服部,处理售后投诉,
`

const after = `部门,职责,指标
市场部,制定年度推广计划,品牌知名度
市场部,投放信息流广告并每周复盘,ROI
客服部,接待售前咨询,响应时长
客服部,维护会员社群,复购率
`

func TestAChangedListIsADifference(t *testing.T) {
	s := adopted(t, model.Scenario{}, intake.Compare(reading(t, "list.csv", before, intake.Mapping{}), model.Scenario{}, options()))
	p := intake.Compare(reading(t, "list.csv", after, intake.Mapping{}), s, intake.Options{Source: "list.csv", NewID: func(k model.Kind) model.ID { return "n" + ids()(k) }})
	var got []string
	for _, r := range p.Rows {
		got = append(got, fmt.Sprint(r.Line, " ", r.Result, " ", r.Text, " ", r.Was))
	}
	want := []string{
		"2 unchanged 制定年度推广计划 ", "2 unchanged 品牌知名度 ",
		"3 changed 投放信息流广告并每周复盘 投放信息流广告并复盘", "3 unchanged ROI ",
		"4 unchanged 接待售前咨询 ", "4 unchanged 响应时长 ",
		"5 new 维护会员社群 ", "5 new 复购率 ",
		"0 missing 处理售后投诉 ",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	now := adopted(t, s, p)
	if len(now.Duties()) != 5 {
		t.Errorf("%d duties: what is missing from the list is not removed unasked", len(now.Duties()))
	}
}

func TestADutyWithOtherWordsHasATitleOfThemAndSaysWhereTheyAreFrom(t *testing.T) {
	s := adopted(t, model.Scenario{}, intake.Compare(reading(t, "list.csv", before, intake.Mapping{}), model.Scenario{}, options()))
	o := options()
	o.Source, o.NewID = "new.csv", func(k model.Kind) model.ID { return "n" + ids()(k) }
	now := adopted(t, s, intake.Compare(reading(t, "new.csv", "部门,职责\n客服部,处理售后投诉与退货\n客服部,接待售前咨询\n", intake.Mapping{}), s, o))
	for _, d := range now.Duties() {
		switch d.Text.ZH {
		case "处理售后投诉与退货":
			if d.Title.ZH != "处理售后投诉与退货" || d.Source != "new.csv:2" {
				t.Errorf("%+v", d)
			}
		case "接待售前咨询":
			if d.Source != "list.csv:4" {
				t.Errorf("%+v", d)
			}
		}
	}
}

func TestAMissingDutyGoesOnlyWhenAsked(t *testing.T) {
	s := adopted(t, model.Scenario{}, intake.Compare(reading(t, "list.csv", before, intake.Mapping{}), model.Scenario{}, options()))
	o := options()
	o.NewID = func(k model.Kind) model.ID { return "n" + ids()(k) }
	gone := intake.Compare(reading(t, "list.csv", after, intake.Mapping{}), s, o).Rows
	o.Remove = map[model.ID]bool{gone[len(gone)-1].Ref.ID: true}
	o.NewID = func(k model.Kind) model.ID { return "m" + ids()(k) }
	now := adopted(t, s, intake.Compare(reading(t, "list.csv", after, intake.Mapping{}), s, o))
	for _, d := range now.Duties() {
		if d.Text.ZH == "处理售后投诉" {
			t.Error("it is still there")
		}
	}
}

func TestTheSameListAgainChangesNothing(t *testing.T) {
	for _, content := range []string{before, after, "一级部门,二级部门,岗位,岗位职责,考核指标\n营销中心,品牌部,经理,负责定位,知名度\n,,文案,写稿,\n"} {
		s := adopted(t, model.Scenario{}, intake.Compare(reading(t, "list.csv", content, intake.Mapping{}), model.Scenario{}, options()))
		p := intake.Compare(reading(t, "list.csv", content, intake.Mapping{}), s, options())
		if !p.Empty() || p.Counts[intake.New]+p.Counts[intake.Changed]+p.Counts[intake.Missing] > 0 {
			t.Errorf("%s: %v", content, p.Counts)
		}
	}
}

func TestADutyThatStandsInAnotherDepartmentMoves(t *testing.T) {
	s := adopted(t, model.Scenario{}, intake.Compare(reading(t, "list.csv", before, intake.Mapping{}), model.Scenario{}, options()))
	o := options()
	o.NewID = func(k model.Kind) model.ID { return "n" + ids()(k) }
	p := intake.Compare(reading(t, "list.csv", "部门,职责\n客服部,制定年度推广计划\n", intake.Mapping{}), s, o)
	if p.Counts[intake.Changed] != 1 || p.Rows[0].Was != "市场部" {
		t.Errorf("%+v", p.Rows)
	}
	now := adopted(t, s, p)
	if len(now.Duties()) != 4 {
		t.Error("the duty was doubled")
	}
}

func TestWhatARowSaysIsMarkedAsStatedWithItsLine(t *testing.T) {
	s := adopted(t, model.Scenario{}, intake.Compare(reading(t, "list.csv", before, intake.Mapping{}), model.Scenario{}, options()))
	for _, d := range s.Duties() {
		if d.Basis != model.Stated || d.Source == "" || d.Title.Empty() {
			t.Errorf("%+v", d)
		}
	}
}

func TestAColumnThatIsChosenForFunctionsGivesThem(t *testing.T) {
	const list = "部门,职责,标签\n市场部,制定年度推广计划,定价\n市场部,投放信息流广告,促销、胡言\n"
	r := reading(t, "list.csv", list, intake.Mapping{Columns: map[int]intake.Role{2: intake.Function}})
	p := intake.Compare(r, model.Scenario{}, options())
	if p.Counts[intake.Refused] != 1 || p.Rows[len(p.Rows)-1].About != "胡言" {
		t.Errorf("%+v", p.Rows)
	}
	for i, d := range adopted(t, model.Scenario{}, p).Duties() {
		if want := model.NewSet([]string{"pricing", "promotion"}[i]); d.Functions != want {
			t.Errorf("%s: %v", d.Text.ZH, d.Functions)
		}
	}
}
