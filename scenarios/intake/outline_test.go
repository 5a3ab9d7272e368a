package intake_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

func TestATreeIsReadByHowFarItsLinesStandIn(t *testing.T) {
	for _, c := range []struct{ name, file, content, want string }{
		{"by spaces, to any depth", "a.txt", "运营中心\n  电商运营部\n    店铺日常运营\n    活动策划与报名\n职能中心\n  人力资源部\n    招聘与配置\n", `department 运营中心
  department 电商运营部
    - 店铺日常运营
    - 活动策划与报名
department 职能中心
  department 人力资源部
    - 招聘与配置
`},
		{"by tabs, as mind maps are copied, where no name ends as units do", "a.txt", "示例公司\n\t内容\n\t\t选题策划\n\t\t视频剪辑\n\t商务\n\t\t合同回款\n", `company 示例公司
  department 内容
    - 选题策划
    - 视频剪辑
  department 商务
    - 合同回款
`},
		{"by the signs of a listing of folders", "a.txt", "集团\n├── 投资部\n│   ├── 项目筛选\n│   └── 投后管理\n└── 风控部\n    └── 风险评估\n", `company 集团
  department 投资部
    - 项目筛选
    - 投后管理
  department 风控部
    - 风险评估
`},
		{"by the number of dashes, under a title; a heading that is no unit is a group", "a.txt", "学校职责\n- 教学部\n-- 编写教案\n- 招生部\n-- 电话邀约\n-- 校园宣讲\n--- 高校\n--- 社区\n", `department 教学部
  - 编写教案
department 招生部
  - 电话邀约
  - 高校 [校园宣讲]
  - 社区 [校园宣讲]
`},
		{"by bullets in Markdown", "a.md", "- Operations\n  - Logistics\n    - Book freight\n    - Clear customs\n- Finance\n  - Payables\n    - Pay suppliers\n", `department Operations
  team Logistics
    - Book freight
    - Clear customs
department Finance
  team Payables
    - Pay suppliers
`},
		{"with heads, numbers of people and parts of a charter", "a.txt", "技术中心（负责人：钱进）\n  平台部（6人）\n    职责\n      维护集群\n      值班\n    考核指标\n      可用率\n  数据部(李红)\n    职责：搭建报表\n", `department 技术中心 head:钱进
  department 平台部 fte:6 kpi:可用率
    - 维护集群
    - 值班
  department 数据部 head:李红
    - 搭建报表
`},
		{"by a column of levels", "a.csv", "层级,名称,负责人\n1,数据中心,丁一\n2,数据治理部,范二\n3,制定数据标准,\n2,数据分析部,葛三\n3,搭建报表,\n", `department 数据中心 head:丁一
  department 数据治理部 head:范二
    - 制定数据标准
  department 数据分析部 head:葛三
    - 搭建报表
`},
		{"by a column of numbers with points", "a.csv", "编号,名称\n1,数据中心\n1.1,数据治理部\n1.1.1,制定数据标准\n1.2,数据分析部\n1.2.1,搭建报表\n", `department 数据中心
  department 数据治理部
    - 制定数据标准
  department 数据分析部
    - 搭建报表
`},
		{"by the column in which a name stands", "a.csv", "技术中心,,\n,研发部,\n,,设计新产品\n,测试部,\n,,执行系统测试\n", `department 技术中心
  department 研发部
    - 设计新产品
  department 测试部
    - 执行系统测试
`},
		{"the first line of paragraphs that stands in is no tree", "a.txt", "　　财务部\n　　1. 编制报表\n　　2. 管理资金\n　　人事部\n　　1. 组织招聘\n", `department 财务部
  - 编制报表
  - 管理资金
department 人事部
  - 组织招聘
`},
	} {
		if diff := cmp.Diff(c.want, outline(reading(t, c.file, c.content, intake.Mapping{}))); diff != "" {
			t.Error(c.name, diff)
		}
	}
}

func TestATreeInAWorkbookIsReadByIndentAndOutline(t *testing.T) {
	rows := []struct {
		in         int
		name, head string
	}{{0, "制造事业部", "罗健"}, {1, "一车间", "高飞"}, {2, "完成冲压件生产", ""}, {1, "二车间", "马宁"}, {2, "完成焊接装配", ""}}
	want := `department 制造事业部 head:罗健
  team 一车间 head:高飞
    - 完成冲压件生产
  team 二车间 head:马宁
    - 完成焊接装配
`
	for name, in := range map[string]func(f *excelize.File, cell string, row, by int) error{
		"the indent of cells": func(f *excelize.File, cell string, row, by int) error {
			style, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Indent: by}})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Sheet1", cell, cell, style)
		},
		"the outline of rows": func(f *excelize.File, cell string, row, by int) error {
			if by == 0 {
				return nil
			}
			return f.SetRowOutlineLevel("Sheet1", row, uint8(by))
		},
		"spaces that somebody typed": func(f *excelize.File, cell string, row, by int) error {
			s, err := f.GetCellValue("Sheet1", cell)
			if err != nil {
				return err
			}
			return f.SetCellValue("Sheet1", cell, fmt.Sprintf("%*s%s", 2*by, "", s))
		},
	} {
		f := excelize.NewFile()
		err := f.SetSheetRow("Sheet1", "A1", &[]any{"组织/职责", "负责人"})
		for i, r := range rows {
			cell := fmt.Sprintf("A%d", i+2)
			if err == nil {
				err = f.SetSheetRow("Sheet1", cell, &[]any{r.name, r.head})
			}
			if err == nil {
				err = in(f, cell, i+2, r.in)
			}
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
		if diff := cmp.Diff(want, outline(intake.Read(doc, "a.xlsx", intake.Mapping{}))); diff != "" {
			t.Error(name, diff)
		}
	}
}
