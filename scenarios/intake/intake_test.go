package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// reading reads a text as a file of a name.
func reading(t *testing.T, name, content string, m intake.Mapping) intake.Reading {
	t.Helper()
	doc, err := sheet.Read(context.Background(), name, bytes.NewReader([]byte(content)), int64(len(content)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return intake.Read(doc, name, m)
}

// outline tells a reading: units below their parents with their duties, and what belongs to
// them.
func outline(r intake.Reading) string {
	var b strings.Builder
	d := r.Draft
	var unit func(u int, depth int)
	duties := func(u, depth int) {
		for i, x := range d.Duties {
			if x.Unit != u {
				continue
			}
			fmt.Fprintf(&b, "%s- %s%s", strings.Repeat("  ", depth), x.Text.ZH, x.Text.EN)
			if x.Group != "" {
				fmt.Fprintf(&b, " [%s]", x.Group)
			}
			for _, p := range d.Parts {
				if p.Duty == i {
					fmt.Fprintf(&b, " %s:%s", p.Role, d.Units[p.Unit].Name)
				}
			}
			for _, th := range d.Things {
				for _, of := range th.Duties {
					if of == i {
						fmt.Fprintf(&b, " %s:%s", th.Kind, th.Name)
					}
				}
			}
			b.WriteByte('\n')
		}
	}
	unit = func(u, depth int) {
		x := d.Units[u]
		fmt.Fprintf(&b, "%s%s %s", strings.Repeat("  ", depth), x.Level, x.Name)
		if x.Head != "" {
			fmt.Fprintf(&b, " head:%s", x.Head)
		}
		if x.Other != "" {
			fmt.Fprintf(&b, " also:%s", x.Other)
		}
		if x.FTE > 0 {
			fmt.Fprintf(&b, " fte:%g", x.FTE)
		}
		if x.Mission != "" {
			fmt.Fprintf(&b, " mission:%s", x.Mission)
		}
		for _, th := range d.Things {
			if th.Unit == u && len(th.Duties) == 0 {
				fmt.Fprintf(&b, " %s:%s", th.Kind, th.Name)
				if th.Weight > 0 {
					fmt.Fprintf(&b, "(%g)", th.Weight)
				}
			}
		}
		b.WriteByte('\n')
		duties(u, depth+1)
		for c := range d.Units {
			if d.Units[c].Parent == u {
				unit(c, depth+1)
			}
		}
	}
	duties(intake.None, 0)
	for u := range d.Units {
		if d.Units[u].Parent == intake.None {
			unit(u, 0)
		}
	}
	for _, q := range r.Questions {
		fmt.Fprintf(&b, "? %d %s\n", q.Line, q.Code)
	}
	return b.String()
}

func TestADocumentIsReadByWhatItsColumnsAndHeadingsSay(t *testing.T) {
	for _, c := range []struct{ name, file, content, want string }{
		{"a row is a duty, the department stands once", "a.csv", `部门职责一览表,,,
序号,部门,岗位职责,考核
1,仓储部,负责入库验收,入库及时率
2,,负责库存盘点,"盘点差异率、库存准确率"
3,采购部,供应商询价与比价,
合计,,3 项,
注:以签发版本为准,,,
`, `department 仓储部
  - 负责入库验收 kpi:入库及时率
  - 负责库存盘点 kpi:盘点差异率 kpi:库存准确率
department 采购部
  - 供应商询价与比价
? 6 total
? 7 note
`},
		{"a row is a department with all its duties in one cell", "a.csv", "Team,Key responsibilities\nPaid Media,\"1. Plan campaigns; 2. Buy media\n3. Report results\"\nStudio,\"• Shoot video\n• Edit video\"\n", `department Paid Media
  - Plan campaigns
  - Buy media
  - Report results
department Studio
  - Shoot video
  - Edit video
`},
		{"levels, posts, weights, tools and channels", "a.csv", `一级部门,二级部门,岗位,岗位职责,考核指标(权重),使用系统,渠道
营销中心,品牌部,品牌经理,负责品牌定位,品牌知名度(40%),,
,,文案,撰写品牌文案,稿件通过率,飞书,公众号
,电商部,店长,负责店铺运营;负责活动报名,GMV,"生意参谋、ERP",天猫
`, `department 营销中心
  team 品牌部
    position 品牌经理
      - 负责品牌定位 kpi:品牌知名度
    position 文案
      - 撰写品牌文案 kpi:稿件通过率 tool:飞书 channel:公众号
  team 电商部
    position 店长
      - 负责店铺运营 kpi:GMV tool:生意参谋 tool:ERP channel:天猫
      - 负责活动报名 kpi:GMV tool:生意参谋 tool:ERP channel:天猫
`},
		{"departments side by side", "a.csv", "市场部,客服部\n制定年度推广计划,接待售前咨询\n投放信息流广告,处理售后投诉\n", `department 市场部
  - 制定年度推广计划
  - 投放信息流广告
department 客服部
  - 接待售前咨询
  - 处理售后投诉
`},
		{"who takes which part", "a.csv", "事项,市场部,电商部,客服部\n双11大促策划,A,R,C\n直播间运营,R,A,\n售后处理,,C,A/R\n", `department 市场部
  - 双11大促策划 R:电商部 C:客服部
department 电商部
  - 直播间运营 R:市场部
department 客服部
  - 售后处理 C:电商部
`},
		{"departments with their parents, in any order", "a.csv", "部门,上级部门,负责人,编制\n品牌部,营销中心,刘总监,5人\n直播组,电商部,陈组长,3\n电商部,营销中心,王经理,12\n营销中心,,周副总,1\n", `department 营销中心 head:周副总 fte:1
  department 品牌部 head:刘总监 fte:5
  department 电商部 head:王经理 fte:12
    department 直播组 head:陈组长 fte:3
`},
		{"people with their managers", "a.csv", "Name,Title,Reports to\nCat,Content Editor,Bob\nBob,Head of Marketing,Ann\nAnn,Managing Director,\n", `department Managing Director head:Ann fte:1
  team Head of Marketing head:Bob fte:1
    position Content Editor head:Cat fte:1
`},
		{"a unit above itself", "a.csv", "部门,上级部门\n甲部,乙部\n乙部,甲部\n", `department 乙部
  department 甲部
? 3 circle
`},
		{"headings and numbered lines of two levels", "a.txt", `一、市场部
（一）品牌管理
1、制定品牌年度规划；
2、管理品牌视觉；
（二）媒介投放
1、制定投放计划；
二、电商部
（一）店铺运营
1、负责天猫店铺运营；
2、负责京东店铺运营。
`, `department 市场部
  - 制定品牌年度规划 [品牌管理]
  - 管理品牌视觉 [品牌管理]
  - 制定投放计划 [媒介投放]
department 电商部
  - 负责天猫店铺运营 [店铺运营]
  - 负责京东店铺运营。 [店铺运营]
`},
		{"a charter in parts", "a.txt", `部门名称：客户服务部
归属：运营中心
部门使命：让每位客户满意
主要职责：
1. 接待售前咨询
2. 处理售后投诉
岗位与人数：
客服主管1人
客服专员6人
绩效：
首次响应时长（40%）、客户满意度（60%）
版本：V1.2
`, `department 运营中心
  department 客户服务部 mission:让每位客户满意 kpi:首次响应时长(40) kpi:客户满意度(60)
    - 接待售前咨询
    - 处理售后投诉
    position 客服主管 fte:1
    position 客服专员 fte:6
`},
		{"a position description as a form", "a.csv", `岗位说明书,,,
岗位名称,电商运营主管,所属部门,电商部
直接上级,电商部经理,编制,2人
序号,工作职责,考核指标,占比
1,负责店铺日常运营,销售额,40%
2,策划店铺促销活动,"活动ROI、转化率",30%
任职资格,本科以上,,
`, `department 电商部
  position 电商运营主管 fte:2
    - 负责店铺日常运营 kpi:销售额
    - 策划店铺促销活动 kpi:活动ROI kpi:转化率
`},
		{"headings that are not called as units are", "a.txt", "Content\n1. Write product copy\n2. Keep the blog\nPaid Media\n1. Plan campaigns\n2. Buy media\n", `department Content
  - Write product copy
  - Keep the blog
department Paid Media
  - Plan campaigns
  - Buy media
`},
		{"plain lines are duties without a unit", "a.txt", "负责天猫旗舰店日常运营\n策划大促活动\n", `- 负责天猫旗舰店日常运营
- 策划大促活动
? 1 no-unit
? 2 no-unit
`},
		{"two languages side by side", "a.csv", "部门,职责,Responsibilities\n财务部,编制预算,Draw up the budget\n财务部,审核付款,Check payments\n", `department 财务部
  - 编制预算Draw up the budget
  - 审核付款Check payments
`},
		{"several labels in a line", "a.txt", "岗位名称：新媒体运营    所属部门：品牌部\n岗位职责：\n1、更新小红书；\n2、策划话题。\n任职要求：\n1、本科以上\n", `department 品牌部
  position 新媒体运营
    - 更新小红书
    - 策划话题。
? 6 left-out
`},
		{"Markdown", "a.txt", "# 增长部\n负责人：林峰  编制：6人\n## 职责\n- **渠道投放**：管理广告账户\n- 测试落地页\n# 内容部\n## 职责\n- 选题与撰稿\n", `department 增长部 head:林峰 fte:6
  - 渠道投放：管理广告账户
  - 测试落地页
department 内容部
  - 选题与撰稿
`},
		{"a table of Markdown", "a.md.txt", "| Department | Duties |\n|---|---|\n| Legal | Review contracts<br>Answer regulators |\n| Tax | File returns |\n", `department Legal
  - Review contracts
  - Answer regulators
department Tax
  - File returns
`},
		{"who supports", "a.csv", "责任部门,工作事项,配合部门,考核指标\n电商部,618大促方案,市场部/仓储部,GMV达成率\n仓储部,大促备货入仓,采购部,缺货率\n", `department 电商部
  - 618大促方案 R:市场部 R:仓储部 kpi:GMV达成率
department 市场部
department 仓储部
  - 大促备货入仓 R:采购部 kpi:缺货率
department 采购部
`},
		{"a unit and its duties in one sentence", "a.txt", "公司部门职责划分\n行政部：负责会议组织、用车管理与办公采购。\n财务部：负责会计核算；负责税务申报；负责资金管理。\n", `department 行政部
  - 负责会议组织、用车管理与办公采购。
department 财务部
  - 负责会计核算
  - 负责税务申报
  - 负责资金管理。
`},
		{"labels at the left, units on top", "a.csv", ",品牌部,电商部\n职责,\"1.品牌定位\n2.年度传播\",店铺运营\nKPI,品牌知名度,GMV;转化率\n负责人,王总监,李经理\n", `department 品牌部 head:王总监 kpi:品牌知名度
  - 品牌定位
  - 年度传播
department 电商部 head:李经理 kpi:GMV kpi:转化率
  - 店铺运营
`},
		{"numbers of two parts", "a.txt", "电商运营中心\n1. 店铺运营组\n1.1 负责店铺日常运营\n1.2 负责活动报名\n2. 客服组\n2.1 负责售前咨询\n", `department 电商运营中心
  team 店铺运营组
    - 负责店铺日常运营
    - 负责活动报名
  team 客服组
    - 负责售前咨询
`},
		{"a manager beside a department is its head", "a.csv", "Department,Parent Department,Manager\nOperations,,Jane Smith\nLogistics,Operations,Tom Gray\n", `department Operations head:Jane Smith
  department Logistics head:Tom Gray
`},
		{"a heading that says more of its unit", "a.txt", "财务部（负责人：钱进）\n1. 编制预算\n2. 核算成本\n人事部（5人）\n1. 招聘员工\n2. 组织培训\n", `department 财务部 head:钱进
  - 编制预算
  - 核算成本
department 人事部 fte:5
  - 招聘员工
  - 组织培训
`},
		{"a unit in a line each", "a.txt", "Finance - Budgeting, invoicing and payroll\nSales - New business and renewals\nIT - Laptops, network and accounts\n", `department Finance
  - Budgeting, invoicing and payroll
department Sales
  - New business and renewals
department IT
  - Laptops, network and accounts
`},
		{"prose in which each sentence is of another unit", "a.txt", "公司设办公室、财务科两个部门。办公室负责文秘和后勤工作。财务科负责账务处理和成本核算。\n", `department 办公室
  - 负责文秘和后勤工作。
department 财务科
  - 负责账务处理和成本核算。
? 1 not-read
`},
		{"a heading of one word over a heading that is a label", "a.txt", "# Finance\n## Responsibilities\n- Close the books\n- Pay suppliers\n", `department Finance
  - Close the books
  - Pay suppliers
`},
		{"whose table it is stands above it", "a.csv", "部门：财务部,,负责人：钱进\n序号,工作职责,考核指标\n1,编制年度预算,预算准确率\n部门：法务部,,负责人：冯涛\n序号,工作职责,考核指标\n1,审核业务合同,\n", `department 财务部 head:钱进
  - 编制年度预算 kpi:预算准确率
department 法务部 head:冯涛
  - 审核业务合同
`},
		{"parts by letter under any heads", "a.csv", "Activity,Finance,HR,IT\nRun the payroll,A/R,C,I\nOrder laptops,C,,A\n", `department Finance
  - Run the payroll C:HR I:IT
department HR
department IT
  - Order laptops C:Finance
`},
		{"a line that goes on below", "a.txt", "客服部\n1）登记客户诉求，\n并在24小时内回复\n2）回访客户\n", `department 客服部
  - 登记客户诉求，并在24小时内回复
  - 回访客户
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, outline(reading(t, c.file, c.content, intake.Mapping{}))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWhatIsNoOrganisationIsNotTakenForOne(t *testing.T) {
	for name, content := range map[string]string{
		"plan.csv":    "日期,工作内容,负责人,完成情况\n2026-01-05,整理客户名单,小王,完成\n2026-01-06,拜访客户,小李,进行中\n",
		"minutes.txt": "周例会纪要\n会议时间：2026年3月2日 10:00\n参会人员：王经理、李主管\n1. 上周销售额下降5%\n2. 下周三前完成新品上架\n",
		"order.csv":   "Order no,SKU,Qty,Price\n1001,A-1,3,9.90\n1002,B-7,1,19.00\n",
	} {
		if r := reading(t, name, content, intake.Mapping{}); !r.Unclear() {
			t.Errorf("%s: %s", name, outline(r))
		}
	}
}

func TestAColumnThatPeopleChooseCounts(t *testing.T) {
	r := reading(t, "plan.csv", "日期,工作内容,负责人,完成情况\n2026-01-05,整理客户名单,小王,完成\n", intake.Mapping{Columns: map[int]intake.Role{1: intake.DutyText, 2: intake.Department}})
	if d := cmp.Diff("department 小王\n  - 整理客户名单\n", outline(r)); d != "" {
		t.Error(d)
	}
}

func TestARowIsTakenAsPeopleSay(t *testing.T) {
	const list = "部门,职责\n采购部,商品询价；价格谈判；合同签订\n采购部,管理供应商\n合计,负责二项\n"
	r := reading(t, "a.csv", list, intake.Mapping{})
	if d := cmp.Diff("department 采购部\n  - 商品询价；价格谈判；合同签订\n  - 管理供应商\n? 2 many-things\n? 4 total\n", outline(r)); d != "" {
		t.Error(d)
	}
	r = reading(t, "a.csv", list, intake.Mapping{Take: map[int]intake.Take{1: intake.Split, 2: intake.Passing}})
	if d := cmp.Diff("department 采购部\n  - 商品询价\n  - 价格谈判\n  - 合同签订\n? 4 total\n", outline(r)); d != "" {
		t.Error(d)
	}
}

func TestANameStaysAsItIsWritten(t *testing.T) {
	for content, want := range map[string]string{
		"Department,Responsibility\nResearch & Development,Build prototypes\nSales / Key Accounts,Visit customers\n": "department Research & Development\n  - Build prototypes\ndepartment Sales / Key Accounts\n  - Visit customers\n",
		"部门,职责\n\"电商\n运营部\",负责店铺运营\n":                                                                                "department 电商运营部\n  - 负责店铺运营\n",
	} {
		if d := cmp.Diff(want, outline(reading(t, "a.csv", content, intake.Mapping{}))); d != "" {
			t.Error(d)
		}
	}
}
