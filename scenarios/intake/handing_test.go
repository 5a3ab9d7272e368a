package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sandtable/model"
	"sandtable/scenarios/intake"
)

// handed tells the hand-offs of a reading, by the words of the duties.
func handed(r intake.Reading) (out []string) {
	word := func(d int) string { return r.Draft.Duties[d].Text.ZH + r.Draft.Duties[d].Text.EN }
	for _, h := range r.Draft.Handoffs {
		out = append(out, word(h.From)+" > "+word(h.To)+" "+h.Object)
	}
	return out
}

func TestColumnsOfHandOffsFindTheDutyThatIsMeant(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string
		asked         int
	}{
		{"by the unit, where it has one duty", "部门,职责,输出去向\n选品部,筛选商品,运营部\n运营部,提报活动,客服部：活动规则\n客服部,处理投诉,\n", []string{"筛选商品 > 提报活动 ", "提报活动 > 处理投诉 活动规则"}, 0},
		{"by the one of several duties that speaks of it in turn, once", "部门,职责,上游,下游\n数据部,出具日报,,运营部\n运营部,调整出价,数据部,\n运营部,提报活动,,\n", []string{"出具日报 > 调整出价 "}, 0},
		{"by its words, and by unit and words", "Department,Duty,Hands on to\nSales,Sign contracts,Finance / Issue invoices: signed contract\nFinance,Issue invoices,Ship goods\nFinance,Close books,\nStores,Ship goods,\n", []string{"Sign contracts > Issue invoices signed contract", "Issue invoices > Ship goods "}, 0},
		{"what is not told is asked about", "部门,职责,输出去向\n选品部,筛选商品,运营部\n运营部,提报活动,海关\n运营部,调整出价,\n", nil, 2},
	} {
		r := reading(t, "a.csv", c.content, intake.Mapping{})
		asked := 0
		for _, q := range r.Questions {
			if q.Code == intake.NoTaker && q.Line > 1 {
				asked++
			}
		}
		if diff := cmp.Diff(c.want, handed(r)); diff != "" || asked != c.asked {
			t.Errorf("%s: %d asked\n%s", c.name, asked, diff)
		}
	}
}

func TestHandOffsComeInOnceAndAreMetAgain(t *testing.T) {
	r := reading(t, "a.csv", "部门,职责,输出去向\n选品部,筛选商品,运营部：选品表\n运营部,提报活动,\n", intake.Mapping{})
	n := 0
	newID := func(k model.Kind) model.ID { n++; return model.ID(fmt.Sprintf("%s%d", k, n)) }
	c, err := intake.Compare(r, model.Scenario{}, intake.Options{NewID: newID}).Verb()(model.Scenario{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	all := s.Handoffs()
	if len(all) != 1 || all[0].Object.ZH != "选品表" || all[0].Type != model.Sequential {
		t.Fatalf("%+v", all)
	}
	if p := intake.Compare(r, s, intake.Options{NewID: newID}); !p.Empty() {
		t.Error("brought in again it changes something", p.Rows)
	}
}

func TestWhatWasAskedAboutARowStandsWithWhatBecomesOfIt(t *testing.T) {
	r := reading(t, "a.csv", "部门,职责,负责人,电话簿\n,接待来访,,乙\n市场部、销售部,管理商机,,甲\n", intake.Mapping{})
	p := intake.Compare(r, model.Scenario{}, intake.Options{NewID: func(k model.Kind) model.ID { return model.ID(fmt.Sprint(k, len(k))) }})
	said := map[intake.Code]intake.Result{}
	for _, row := range p.Rows {
		said[row.Reason] = row.Result
	}
	if said[intake.NoUnit] != intake.New || said[intake.TwoUnits] != intake.New {
		t.Errorf("%+v", p.Rows)
	}
	if !slices.Equal(r.Untaken, []string{"电话簿"}) {
		t.Errorf("the columns of which nothing was taken are %q", r.Untaken)
	}
}

func TestWhoseAnOrganisationIs(t *testing.T) {
	for _, c := range []struct{ name, file, content, want string }{
		{"the one company in a column stands above all", "a.csv", "公司,部门,职责\n恒源食品有限公司,市场部,策划新品\n恒源食品有限公司,财务处,编制报表\n", `company 恒源食品有限公司
  department 市场部
    - 策划新品
  department 财务处
    - 编制报表
`},
		{"several companies are units beside each other", "a.csv", "公司,部门,职责\n恒源食品公司,市场部,策划新品\n恒源物流公司,车队,安排车辆\n", `department 恒源食品公司
  department 市场部
    - 策划新品
department 恒源物流公司
  department 车队
    - 安排车辆
`},
		{"one that has duties of its own keeps them", "a.csv", "部门,上级部门,职责\n恒源食品公司,,签署年度预算\n市场部,恒源食品公司,策划新品\n", `department 恒源食品公司
  - 签署年度预算
  department 市场部
    - 策划新品
`},
		{"a tree below a line that says company and nothing else", "a.txt", "公司\n├── 市场部\n│   ├── 策划活动\n│   └── 投放广告\n└── 财务部\n    └── 记账报税\n", `company 公司
  department 市场部
    - 策划活动
    - 投放广告
  department 财务部
    - 记账报税
`},
		{"who heads a department stands beside it and left of the posts", "a.csv", "部门,负责人,岗位,岗位职责\n前厅部,周岚,礼宾员,迎送客人\n", `department 前厅部 head:周岚
  position 礼宾员
    - 迎送客人
`},
		{"a long name heads a numbered sentence", "a.txt", "（一）办公室。负责机关日常运转；承担政务公开工作。\n（二）价格监督检查和反不正当竞争科。指导价格监督检查；查处不正当竞争行为。\n", `department 办公室
  - 负责机关日常运转
  - 承担政务公开工作。
department 价格监督检查和反不正当竞争科
  - 指导价格监督检查
  - 查处不正当竞争行为。
`},
		{"ticks say who has a duty", "a.csv", "类别,职责,生产科,设备科\n生产,编制日计划,✓,\n设备,点检设备,,✓\n", `department 生产科
  - 编制日计划 [生产]
department 设备科
  - 点检设备 [设备]
`},
		{"two ticks in a row are asked about", "a.csv", "职责,生产科,设备科\n编制日计划,✓,✓\n点检设备,,✓\n", `department 生产科
  - 编制日计划 R:设备科
department 设备科
  - 点检设备
? 2 two-units
`},
		{"a unit with two heads in a table of units has none, and that is asked about", "a.csv", "部门,负责人,编制\n市场部,周岚,3\n市场部,何川,3\n财务部,孙梅,2\n", `department 市场部 fte:3
department 财务部 head:孙梅 fte:2
? 2 varies
`},
		{"numbered lines below who heads a unit are its duties", "a.txt", "市场部\n负责人：周岚\n1、策划活动\n2、投放广告\n\n财务部\n负责人：孙梅\n编制：3人\n1、记账报税\n2、付款\n", `department 市场部 head:周岚
  - 策划活动
  - 投放广告
department 财务部 head:孙梅 fte:3
  - 记账报税
  - 付款
`},
		{"so they are below a mission, and below what is left out", "a.txt", "市场部\n使命：让更多人知道我们\n1、策划活动\n2、投放广告\n\n财务部\n电话：12345678\n- 记账报税\n- 付款\n", `department 市场部 mission:让更多人知道我们
  - 策划活动
  - 投放广告
department 财务部
  - 记账报税
  - 付款
`},
		{"and below KPIs in one line, where units have no endings", "a.txt", "Brewing\nKPI: litres per shift\n1) Brew to recipe\n2) Clean the kettles\n\nTaproom\n1) Serve guests\n2) Close the till\n", `department Brewing kpi:litres per shift
  - Brew to recipe
  - Clean the kettles
department Taproom
  - Serve guests
  - Close the till
`},
		{"the number of its people stands in brackets behind a unit", "a.txt", "一、办公室（编制5名）\n1. 文电会务；\n2. 后勤保障。\n二、公路管理股（编制8名）\n1. 养护计划；\n2. 路政巡查。\n", `department 办公室 fte:5
  - 文电会务
  - 后勤保障。
department 公路管理股 fte:8
  - 养护计划
  - 路政巡查。
`},
		{"crosses alone say yes, under any heads", "a.csv", "Task,Collections,Education\nCatalogue objects,x,\nLead school tours,,x\n", `department Collections
  - Catalogue objects
department Education
  - Lead school tours
`},
		{"beside ticks a cross says no", "a.csv", "职责,生产科,设备科\n编制日计划,√,x\n点检设备,x,√\n", `department 生产科
  - 编制日计划
department 设备科
  - 点检设备
`},
		{"sites stand above their departments", "a.csv", "Site,Department,Responsibility\nNorth,Reception,Greet patients\nSouth,Reception,Handle walk-ins\n", `department North
  department Reception
    - Greet patients
department South
  department Reception
    - Handle walk-ins
`},
		{"posts side by side under a title", "a.csv", "Front of house duties,,\nConcierge,Night Auditor,Guest Relations Manager\nBook tours,Balance accounts,Answer complaints\nArrange transfers,,Brief the team\n", `department Concierge
  - Book tours
  - Arrange transfers
department Night Auditor
  - Balance accounts
department Guest Relations Manager
  - Answer complaints
  - Brief the team
`},
	} {
		got := outline(reading(t, c.file, c.content, intake.Mapping{}))
		if diff := cmp.Diff(strings.TrimSpace(c.want), strings.TrimSpace(got)); diff != "" {
			t.Errorf("%s\n%s", c.name, diff)
		}
	}
}
