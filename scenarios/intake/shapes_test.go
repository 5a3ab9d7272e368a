package intake_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

func TestShapesThatPeopleHave(t *testing.T) {
	for _, c := range []struct{ name, file, content, want string }{
		{"how often stands in brackets behind a duty; a heading beside another of its form is a unit", "a.txt", "行政部职责：\n1. 采购办公用品（每月）\n2. 组织员工体检（每年一次）\n\n前台职责：\n1. 接待来访客人（每日）\n", `department 行政部
  - 采购办公用品
  - 组织员工体检
department 前台
  - 接待来访客人
`},
		{"what a web page has around its text", "a.txt", "首页 > 公司概况\n\n发布时间：2024-05-20    浏览次数：356\n\n工程管理部\n\n负责工程质量；\n负责工程招标。\n\n上一篇：组织架构\n版权所有 某某公司\n", `department 工程管理部
  - 负责工程质量
  - 负责工程招标。
? 1 note
? 3 note
? 10 note
? 11 note
`},
		{"the parent is named by its code", "a.csv", "组织编码,组织名称,上级编码,负责人\n10,总公司,,韦总\n1001,营销中心,10,陆鸣\n100101,华东大区,1001,贺晨\n", `company 总公司 head:韦总
  department 营销中心 head:陆鸣
    department 华东大区 head:贺晨
`},
		{"the manager is named by the number of the employee", "a.csv", "Employee ID,Name,Job Title,Department,Manager ID\n101,Ben Cole,CFO,Finance,\n102,Cy Dunn,Analyst,Finance,101\n", `department Finance head:CFO Ben Cole
  position CFO fte:1
  position Analyst fte:1
`},
		{"the name of a unit in two languages is one name", "a.csv", "部门,Department (EN),职责,Responsibility\n采购部,Procurement,供应商开发,Develop suppliers\n采购部,Procurement,价格谈判,Negotiate prices\n关务部,Customs,出口报关,Declare exports\n", `department 采购部 also:Procurement
  - 供应商开发Develop suppliers
  - 价格谈判Negotiate prices
department 关务部 also:Customs
  - 出口报关Declare exports
`},
		{"who is responsible heads the unit", "a.csv", "Department;Responsible;Duties\nEinkauf;J. Müller;Negotiate prices\nVertrieb;S. Groß;Visit customers\n", `department Einkauf head:J. Müller
  - Negotiate prices
department Vertrieb head:S. Groß
  - Visit customers
`},
		{"short duties under the names of units, where the title says so", "a.csv", "Duties by department,,\nFinance,People & Culture,IT\nClose books,Run recruiting,Operate the network\nPay suppliers,,Support users\n", `department Finance
  - Close books
  - Pay suppliers
department People & Culture
  - Run recruiting
department IT
  - Operate the network
  - Support users
`},
		{"labels beside what they say stand above a table", "工程部.csv", "负责人,陈刚,\n序号,职责,完成标准\n1,编制施工方案,按时\n2,监督施工质量,达标\n", `department 工程部 head:陈刚
  - 编制施工方案
  - 监督施工质量
`},
		{"a part of another kind beside known ones is left out and told", "a.md", "# Logistics Department\n\n## Responsibilities\n- Plan inbound freight\n- Run the warehouses\n\n## Where to find us\n- Building 7\n- Hall 2\n", `department Logistics Department
  - Plan inbound freight
  - Run the warehouses
? 8 left-out
`},
		{"who heads a unit stands in brackets behind a name that does not end as units do", "a.md", "**Finance** (Head: Carla Ruiz)\n1. Close the books\n2. Manage cash\n\n**People** (Head: Ben Ito)\n1. Hire staff\n", `department Finance head:Carla Ruiz
  - Close the books
  - Manage cash
department People head:Ben Ito
  - Hire staff
`},
		{"what stands between semicolons stands by itself, also in small letters; a table with names that are labels elsewhere is no form", "a.md", "# Teams\n\n| Team | Lead | Owns | Metrics |\n| --- | --- | --- | --- |\n| Growth | Nia P. | Signup funnel; referral program | Activation rate |\n| Platform | Rui S. | CI pipelines; production clusters | Uptime |\n| Support | Zoe K. | Help centre; ticket queue | CSAT |\n", `department Growth head:Nia P.
  - Signup funnel kpi:Activation rate
  - referral program kpi:Activation rate
department Platform head:Rui S.
  - CI pipelines kpi:Uptime
  - production clusters kpi:Uptime
department Support head:Zoe K.
  - Help centre kpi:CSAT
  - ticket queue kpi:CSAT
`},
		{"chapters: a general one does not swallow those of the departments", "a.txt", "第一章 总则\n第一条 为明确各部门职责，制定本规定。\n第二章 授信管理部\n第二条 授信管理部主要职责如下：\n（一）制定授信政策；\n（二）审查授信业务。\n第三章 运营管理部\n第三条 运营管理部主要职责如下：\n（一）管理柜面业务；\n", `department 授信管理部
  - 制定授信政策
  - 审查授信业务。
department 运营管理部
  - 管理柜面业务
? 2 note
`},
		{"units stand by name under Responsible, Accountable, Consulted, Informed", "a.csv", "Process step,Responsible,Accountable,Consulted,Informed\nRaise purchase request,Operations,Operations,Finance,\nApprove budget,Finance,Finance,Operations,Board\n", `department Operations
  - Raise purchase request C:Finance
department Finance
  - Approve budget C:Operations I:Board
department Board
`},
		{"levels of units by number", "a.csv", "L1 Function,L2 Function,Activity,Owner\nSupply Chain,Planning,Forecast demand,Ina Berg\n,Procurement,Source materials,Jon Ek\nCommercial,Sales,Close deals,Kim Lo\n", `department Supply Chain
  team Planning head:Ina Berg
    - Forecast demand
  team Procurement head:Jon Ek
    - Source materials
department Commercial
  team Sales head:Kim Lo
    - Close deals
`},
		{"lines under headings that are ruled off", "a.txt", "ENGINEERING DEPARTMENT\n======================\n* Maintain machines\n\nPURCHASING DEPARTMENT\n=====================\n* Buy raw materials\n", `department ENGINEERING DEPARTMENT
  - Maintain machines
department PURCHASING DEPARTMENT
  - Buy raw materials
`},
		{"a letter says which department does what, in a line each", "a.txt", "各位同事：\n\n经研究，现对部门分工调整如下：\n\n市场部：品牌推广、活动策划、媒体关系。\n销售部：客户开发、合同签订、回款跟进。\n\n请遵照执行。\n\n总经办\n2024年5月6日\n", `department 市场部
  - 品牌推广
  - 活动策划
  - 媒体关系
department 销售部
  - 客户开发
  - 合同签订
  - 回款跟进
? 3 note
? 8 note
`},
		{"sections by number, under names that do not end as units do", "a.txt", "RESPONSIBILITIES BY DEPARTMENT\n\n1. Finance\n1.1 Prepare budgets\n1.2 Control costs\n\n2. Production\n2.1 Plan shifts\n\nAppendix A: Glossary\nFTE - full time equivalent\n", `department Finance
  - Prepare budgets
  - Control costs
department Production
  - Plan shifts
? 10 not-read
? 11 not-read
`},
		{"lines that were broken at the edge of a page", "a.txt", "总经理办公室：负责公司日常行政事务；负责公司会议的\n组织与纪要；负责印章管理。\n\n质量管理部：负责质量体系的建立与\n维护；负责产品质量检验。\n", `department 总经理办公室
  - 负责公司日常行政事务
  - 负责公司会议的组织与纪要
  - 负责印章管理。
department 质量管理部
  - 负责质量体系的建立与维护
  - 负责产品质量检验。
`},
		{"KPIs in brackets behind a duty", "a.txt", "市场部\n1. 品牌推广（KPI：品牌知名度）\n2. 活动策划（KPI：活动ROI）\n客服部\n1. 投诉处理\n", `department 市场部
  - 品牌推广 kpi:品牌知名度
  - 活动策划 kpi:活动ROI
department 客服部
  - 投诉处理
`},
		{"a table of processes: the step is the duty", "a.csv", "流程,环节,责任部门,配合部门,输出物\n新品上市,需求调研,市场部,销售部,调研报告\n新品上市,样品试制,研发部,生产部,样品\n订单交付,排产,生产部,计划部,排产表\n", `department 市场部
  - 需求调研 [新品上市] R:销售部
department 销售部
department 研发部
  - 样品试制 [新品上市] R:生产部
department 生产部
  - 排产 [订单交付] R:计划部
department 计划部
`},
		{"bullets below a bullet are a group", "a.md", "# Handbook\n\n## Warehouse Team\n\n- Inbound\n  - Unload trucks\n  - Check deliveries\n- Outbound\n  - Pick orders\n\n## Fleet Team\n\n- Vehicles\n  - Schedule maintenance\n", `department Warehouse Team
  - Unload trucks [Inbound]
  - Check deliveries [Inbound]
  - Pick orders [Outbound]
department Fleet Team
  - Schedule maintenance [Vehicles]
`},
		{"the title of a table names the unit of its posts", "a.csv", "采购中心岗位职责明细,,\n岗位,人数,职责\n采购经理,1,1.制定采购策略 2.管理供应商\n采购员,3,1.下达订单 2.跟催到货\n", `department 采购中心
  position 采购经理 fte:1
    - 制定采购策略
    - 管理供应商
  position 采购员 fte:3
    - 下达订单
    - 跟催到货
`},
		{"a name, a dash, and what it does", "a.txt", "Marketing – campaigns, brand, events\nSales – new business, renewals, pricing\nFinance – payroll, invoicing, reporting\n", `department Marketing
  - campaigns
  - brand
  - events
department Sales
  - new business
  - renewals
  - pricing
department Finance
  - payroll
  - invoicing
  - reporting
`},
		{"what means any department is none", "a.csv", "事项,提出部门,职责\n预算,各部门,编制年度预算\n合同,采购部,起草采购合同\n", `- 编制年度预算
department 采购部
  - 起草采购合同
? 2 no-unit
`},
	} {
		if diff := cmp.Diff(c.want, outline(reading(t, c.file, c.content, intake.Mapping{}))); diff != "" {
			t.Error(c.name, diff)
		}
	}
}

func TestExpensesByDepartmentAreNoDuties(t *testing.T) {
	r := reading(t, "a.csv", "日期,部门,费用项目,金额\n2024-03-01,市场部,差旅费,1200\n2024-03-02,销售部,招待费,860\n2024-03-05,市场部,印刷费,300\n", intake.Mapping{})
	if len(r.Draft.Duties) > 0 {
		t.Error(outline(r))
	}
}

func TestWhatIsNotShownInAWorkbookIsLeftOutAndARowOfItIsAskedAbout(t *testing.T) {
	f := excelize.NewFile()
	err := f.SetColVisible("Sheet1", "B", false)
	for i, row := range [][]any{{"部门", "旧职责", "职责"}, {"客服部", "(旧)接听电话", "受理客户咨询"}, {"客服部", "(旧)回访", "已取消的职责"}, {"仓储部", "(旧)看管", "盘点库存"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", cell, &row)
		}
	}
	if err == nil {
		err = f.SetRowVisible("Sheet1", 3, false)
	}
	var b bytes.Buffer
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	doc, err := sheet.Read(t.Context(), "a.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "department 客服部\n  - 受理客户咨询\ndepartment 仓储部\n  - 盘点库存\n? 3 hidden\n"
	if diff := cmp.Diff(want, outline(intake.Read(doc, "a.xlsx", intake.Mapping{}))); diff != "" {
		t.Error(diff)
	}
	taken := "department 客服部\n  - 受理客户咨询\n  - 已取消的职责\ndepartment 仓储部\n  - 盘点库存\n"
	if diff := cmp.Diff(taken, outline(intake.Read(doc, "a.xlsx", intake.Mapping{Take: map[int]intake.Take{2: intake.AsDuty}}))); diff != "" {
		t.Error("taken all the same:", diff)
	}
}

func TestAUnitThatTwoSheetsNameIsOne(t *testing.T) {
	doc := sheet.Document{Format: sheet.Workbook, Sheets: []sheet.Sheet{
		{Name: "组织", Rows: rowsOf([]string{"部门编码", "部门名称", "上级部门", "负责人"}, []string{"D01", "总部", "", ""}, []string{"D02", "销售中心", "总部", "高翔"}, []string{"D03", "华北区", "销售中心", "彭飞"})},
		{Name: "职责", Rows: rowsOf([]string{"部门编码", "部门", "职责"}, []string{"D02", "销售中心", "制定销售政策"}, []string{"D03", "华北区", "开拓客户"})},
	}}
	want := `department 总部
  department 销售中心 head:高翔
    - 制定销售政策
    department 华北区 head:彭飞
      - 开拓客户
`
	if diff := cmp.Diff(want, outline(intake.Read(doc, "a.xlsx", intake.Mapping{}))); diff != "" {
		t.Error(diff)
	}
}

func TestASecondRowOfHeadsIsReadWithWhatStandsOverIt(t *testing.T) {
	rows := rowsOf([]string{"部门", "岗位", "职责", "", "考核", "", ""}, []string{"", "", "模块", "内容", "指标", "目标", "权重"}, []string{"客服部", "客服主管", "服务", "制定服务标准", "满意度", "95%", "60%"}, []string{"客服部", "客服专员", "服务", "接听来电", "接通率", "90%", "100%"})
	rows[0].Covered = []sheet.Cover{{Col: 3, Row: 1, From: 2}, {Col: 5, Row: 1, From: 4}, {Col: 6, Row: 1, From: 4}}
	want := `department 客服部
  position 客服主管
    - 制定服务标准 [服务] kpi:满意度
  position 客服专员
    - 接听来电 [服务] kpi:接通率
`
	if diff := cmp.Diff(want, outline(intake.Read(sheet.Document{Format: sheet.Workbook, Sheets: []sheet.Sheet{{Rows: rows}}}, "a.xlsx", intake.Mapping{}))); diff != "" {
		t.Error(diff)
	}
}

// rowsOf are the rows of a sheet.
func rowsOf(cells ...[]string) (out []sheet.Row) {
	for i, c := range cells {
		out = append(out, sheet.Row{Number: i + 1, Cells: c})
	}
	return out
}
