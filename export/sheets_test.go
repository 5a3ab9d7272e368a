package export_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/export"
	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/raci"
	"sandtable/model/text"
	"sandtable/model/theme"
)

// grid finds a sheet of a workbook by its name.
func grid(t testing.TB, c xlsx.Contents, name string) xlsx.Grid {
	t.Helper()
	i := slices.IndexFunc(c.Sheets, func(g xlsx.Grid) bool { return g.Name == name })
	if i < 0 {
		t.Fatalf("there is no sheet %s", name)
	}
	return c.Sheets[i]
}

// rowOf gives the cells of the row whose column A is id, by the words of the head.
func rowOf(t testing.TB, g xlsx.Grid, id string) map[string]string {
	t.Helper()
	for _, row := range g.Rows[3:] {
		if row[0] == id {
			out := map[string]string{}
			for i, head := range g.Rows[2] {
				if i < len(row) {
					out[head] = row[i]
				}
			}
			return out
		}
	}
	t.Fatalf("%s has no row %s", g.Name, id)
	return nil
}

func want(t testing.TB, row map[string]string, cells ...string) {
	t.Helper()
	for i := 0; i < len(cells); i += 2 {
		if row[cells[i]] != cells[i+1] {
			t.Errorf("%s: %q, want %q", cells[i], row[cells[i]], cells[i+1])
		}
	}
}

func TestTheSheetsStandInTheOrderInWhichABoardReads(t *testing.T) {
	r := reportOf(t, "V1")
	for lang, names := range map[model.Lang]string{
		model.ZH: "决议|架构前后|方案比较|变更|风险与问题|交接与职责边界|实施|架构|变更明细|警示|职责|部门对照|RACI|交接清单|目标|任务|指标|工具|渠道|协同场景|关系|说明",
		model.EN: "Decision|Structure before and after|Options|Changes|Risks and issues|Hand-offs and boundaries|Transition|Structure|Change list|Warnings|Duties|Departments|RACI|Hand-off list|Goals|Tasks|KPIs|Tools|Channels|Joint undertakings|Relations|Read me",
	} {
		var got []string
		for _, g := range readBack(t, r, lang).Sheets {
			got = append(got, g.Name)
		}
		if s := strings.Join(got, "|"); s != names {
			t.Errorf("%s: %s", lang, s)
		}
	}
}

func TestTheFirstSheetsOfAMergerSayWhatItGainsAndWhatItCosts(t *testing.T) {
	r := reportOf(t, "V1")
	r.Scenario = do(t, r.Scenario, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID},
		map[string]string{"decision.zh": "批准合并两个部门", "effective": "2027-01-01"}))
	c := readBack(t, r, model.ZH)
	said := func(sheet string) string {
		var page strings.Builder
		for _, row := range grid(t, c, sheet).Rows {
			page.WriteString(strings.Join(row, "|") + "\n")
		}
		return page.String()
	}
	for sheet, words := range map[string][]string{
		"决议": {"V1 合并：数字营销部", "V0 现状：两个部门", "生效：2027年1月1日", "批准合并两个部门", "跨部门交接70%→0%", "|0.703125|0", "|19|33", "|5|8", "首要风险与应对", "目录"},
		"说明": {"基准：V0 现状：两个部门", "|0.703125|0|-0.703125|必为0*|", "只剩一个部门时", "部门内未合并的重复|5|8|", "重叠", "缺口", "负荷", "接口", "治理", "已消除", "“分析补充”不是原文的陈述", "|14|14|—|与基准相比归属单位不同"},
		"实施": {"电商部|数字营销部|7|", "办理交接与人员安排"},
	} {
		page := said(sheet)
		for _, w := range words {
			if !strings.Contains(strings.ReplaceAll(page, "||", "|"), w) && !strings.Contains(page, w) {
				t.Errorf("%s does not say %q:\n%s", sheet, w, page)
			}
		}
		if strings.Contains(page, "|优|") {
			t.Errorf("what is so by definition is praised:\n%s", page)
		}
	}
}

func TestTheForemostRisksLeadToTheFindingsBehindThem(t *testing.T) {
	r := reportOf(t, "V1")
	b := sheetsOf(t, r, model.ZH)
	links := 0
	for _, row := range b.Sheets[0].Rows {
		for _, c := range row.Cells {
			if c.Link == nil || c.Link.Row == 0 {
				continue
			}
			i := slices.IndexFunc(b.Sheets, func(s xlsx.Sheet) bool { return s.Name == c.Link.Sheet })
			target := b.Sheets[i].Rows[c.Link.Row-1]
			p := text.For(model.ZH)
			x := theme.Of(r.Scenario, r.Findings).All()[links]
			if c.Link.Sheet != "警示" || row.Cells[1].Value != xlsx.Text(p.Theme(r.Scenario, x)) || target.Cells[0].Value != xlsx.Text(x.Findings[0].Key) {
				t.Errorf("link %d leads to %s, row %d", links, c.Link.Sheet, c.Link.Row)
			}
			links++
		}
	}
	if links != 3 {
		t.Errorf("%d themes are linked, want 3", links)
	}
}

func TestTheStructureTellsWhatBecameOfEveryUnit(t *testing.T) {
	g := grid(t, readBack(t, reportOf(t, "V1"), model.ZH), "架构")
	want(t, rowOf(t, g, "DM"), "单位", "数字营销部", "层级", "部门", "负责人", "数字营销总监", "职责数", "14", "基准职责数", "14", "变更", "由电商部、媒体部合并而成")
	want(t, rowOf(t, g, "EC"), "单位", "电商部", "负责人", "电商部经理", "职责数", "", "基准职责数", "7", "变更", "撤销，并入数字营销部")

	g = grid(t, readBack(t, reportOf(t, "V2"), model.EN), "Structure")
	want(t, rowOf(t, g, "P-EC"), "Level", "position", "Duties", "4", "Change", "Split from Digital Marketing Department")
	if slices.Contains(g.Rows[2], "FTE") {
		t.Error("nobody has entered capacities, and still there is a column for them")
	}
}

func TestTheDecisionSaysBetweenWhatIsChosenWhatIsAdvisedAndWhere(t *testing.T) {
	r := reportOf(t, "V1")
	r.Scenario = do(t, r.Scenario, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{
		"options.zh": "合并，或只合投放", "options.en": "Merge all or only media buying", "recommendation.zh": "全部合并", "recommendation.en": "Merge all", "meeting.zh": "三月董事会", "meeting.en": "Board, March"}))
	for lang, said := range map[model.Lang][]string{
		model.ZH: {"三月董事会", "备选：合并，或只合投放", "建议：全部合并"},
		model.EN: {"Board, March", "Options considered: Merge all or only media buying", "Recommendation: Merge all"},
	} {
		page := fmt.Sprint(readBack(t, r, lang).Sheets[0].Rows)
		for _, s := range said {
			if !strings.Contains(page, s) {
				t.Errorf("the page does not say %q:\n%s", s, page)
			}
		}
	}
	if page := fmt.Sprint(readBack(t, reportOf(t, "V1"), model.EN).Sheets[0].Rows); strings.Contains(page, "Options considered") || strings.Contains(page, "Recommendation") {
		t.Error("nobody has entered options or a meeting, and still the page has a place for them")
	}
}

func TestTheStructureSaysForWhatAUnitIsThereAndWhatItMayDecide(t *testing.T) {
	r := reportOf(t, "V0")
	for id, limit := range map[model.ID]string{"EC": "五万元以下", "MD": ""} {
		r.Scenario = do(t, r.Scenario, model.EditRecord(model.Ref{Kind: model.UnitKind, ID: id}, map[string]string{"mission.zh": "为买家" + string(id), "authority.zh": limit}))
	}
	g := grid(t, readBack(t, r, model.ZH), "架构")
	want(t, rowOf(t, g, "EC"), "使命", "为买家EC", "权限", "五万元以下", "变更", "使命变更、权限变更")
	want(t, rowOf(t, g, "MD"), "使命", "为买家MD", "权限", "", "变更", "使命变更")
	if g := grid(t, readBack(t, reportOf(t, "V0"), model.EN), "Structure"); slices.Contains(g.Rows[2], "Mission") {
		t.Error("nobody has entered missions, and still there is a column for them")
	}
}

func TestTheRegisterShowsEachDutyWithItsNeighboursAndItsFormerHome(t *testing.T) {
	g := grid(t, readBack(t, reportOf(t, "V2"), model.ZH), "职责")
	want(t, rowOf(t, g, "B-EC-D7"), "部门", "数字营销部", "岗位", "电商运营", "职责名称", "新渠道拓展", "控制角色", "执行",
		"渠道", "抖音、快手、直播、社交电商", "指标", "GMV（成交总额）、市场份额", "来源", "原文", "基准归属", "电商部")
	duty := rowOf(t, g, "B-EC-D5")
	if !strings.Contains(duty["接收"], "（新媒体运营）") || !strings.Contains(duty["职责（英文）"], "Alibaba Business Advisor") {
		t.Errorf("the duty is %v", duty)
	}
	if len(g.Rows) != 3+14 {
		t.Errorf("%d rows", len(g.Rows))
	}
}

func TestTheChangesNameActionObjectValuesReasonAndAuthor(t *testing.T) {
	r := reportOf(t, "V1")
	g := grid(t, readBack(t, r, model.ZH), "变更明细")
	moved := rowOf(t, g, "B-EC-D1")
	want(t, moved, "动作", "移动", "对象", "职责", "名称", "平台日常运营", "项目", "归属单位", "原为", "电商部", "改为", "数字营销部")
	if moved["提出人"] == "" || moved["理由"] == "" {
		t.Errorf("nobody answers for the move: %v", moved)
	}
	if d, ok := xlsx.ParseDate(moved["日期"]); !ok || d.Format(time.DateOnly) != r.Date.Format(time.DateOnly) {
		t.Errorf("the date is %q", moved["日期"])
	}
	want(t, rowOf(t, g, "DM"), "动作", "新增", "对象", "单位")
	want(t, rowOf(t, g, "MD"), "动作", "撤销")
}

// Tables are sorted and filtered: a row that refers to another one says nothing then.
func TestAReasonStandsWholeInEveryRow(t *testing.T) {
	r := reportOf(t, "V1")
	for i := range r.Changes {
		r.Changes[i].Why = "因为两个部门都在运营抖音和直播，客户看到的是两个口径，董事会要求只留一个负责人"
	}
	full := 0
	for _, row := range grid(t, readBack(t, r, model.ZH), "变更明细").Rows[3:] {
		if slices.Contains(row, r.Changes[0].Why) {
			full++
		}
	}
	if full < 60 {
		t.Errorf("the reason stands in full %d times", full)
	}
}

func TestAWarningIsNewStandingAcceptedOrGone(t *testing.T) {
	r := reportOf(t, "V1")
	g := grid(t, readBack(t, r, model.ZH), "警示")
	want(t, rowOf(t, g, "GP-03|K-TRAFFIC"), "程度", "高", "与基准比", "仍在", "规则", "GP-03\n指标无负责人", "警示", "指标“引流量”没有负责人。")
	want(t, rowOf(t, g, "OV-03|CH-DOUYIN"), "与基准比", "已消除", "涉及单位", "电商部\n媒体部", "建议", "")

	f, _ := r.Findings.Get("GP-03|K-TRAFFIC")
	waived := do(t, r.Scenario, model.Waive(f.Key, "先观察一个季度", "王总", evidence(f)))
	g = grid(t, readBack(t, between(r.Baseline, waived), model.ZH), "警示")
	want(t, rowOf(t, g, f.Key), "与基准比", "已接受", "接受理由", "先观察一个季度（王总）", "建议", "")

	g = grid(t, readBack(t, between(r.Scenario, r.Baseline), model.ZH), "警示")
	want(t, rowOf(t, g, "OV-03|CH-DOUYIN"), "与基准比", "新出现")
	want(t, rowOf(t, g, "OV-02|B-EC-D7|B-MD-D2"), "程度", "低", "与基准比", "仍在（原为提示）")
}

func TestWhatTheLibrarySetsOtherwiseThanTheCatalogueStandsBelowTheWarnings(t *testing.T) {
	r := reportOf(t, "V1")
	for _, row := range grid(t, readBack(t, r, model.ZH), "警示").Rows {
		if strings.Contains(row[0], "规则设置") {
			t.Fatal("nothing was set, and it says", row)
		}
	}
	p, err := check.PolicyOf(map[string]string{"rule/GP-03": "off", "threshold/LD-04.share": ".7", "term/金蟾计划": "投诉处理"})
	if err != nil {
		t.Fatal(err)
	}
	r.Findings = r.Findings.Under(p)
	contents := readBack(t, r, model.ZH)
	rows := grid(t, contents, "警示").Rows
	var tail []string
	for _, row := range rows[len(rows)-4:] {
		tail = append(tail, row[0])
	}
	want := []string{"本库改动的规则设置", "指标无负责人：停用（默认启用）", "用语“金蟾计划”：指", "单位过宽：占全部职责的上限：70%（默认60%）"}
	for i, w := range want {
		if !strings.HasPrefix(tail[i], w) {
			t.Errorf("line %d is %q, want %q", i, tail[i], w)
		}
	}
	said := false
	for _, row := range grid(t, contents, "说明").Rows {
		for _, c := range row {
			said = said || strings.Contains(c, "规则设置有3处改动")
		}
	}
	if !said {
		t.Error("the guide does not say that rules were changed")
	}
}

func TestNoRowIsWiderThanItsSheet(t *testing.T) {
	for _, s := range sheetsOf(t, reportOf(t, "V1"), model.ZH).Sheets {
		for i, row := range s.Rows {
			wide := 0
			for _, c := range row.Cells {
				wide += max(1, c.Span)
			}
			if wide > max(len(s.Columns), 2) { // the way back and what the sheet is about
				t.Errorf("%s: row %d takes %d columns of %d", s.Name, i+1, wide, len(s.Columns))
			}
		}
	}
}

func TestAMergerShowsTheDepartmentsThatItEnds(t *testing.T) {
	g := grid(t, readBack(t, reportOf(t, "V1"), model.ZH), "部门对照")
	if head := strings.Join(g.Rows[2], " "); head != "方面 电商部 关系 媒体部" {
		t.Errorf("the head is %s", head)
	}
	if !strings.Contains(g.Rows[1][1], "只有一个部门") {
		t.Errorf("nothing says why the baseline is shown: %s", g.Rows[1][1])
	}
	if !slices.ContainsFunc(g.Rows[3:], func(row []string) bool {
		return row[0] == "职责" && strings.Contains(row[1], "新电商渠道") && strings.Contains(row[2], "重叠：运营同一渠道：抖音") && strings.Contains(row[3], "自媒体矩阵")
	}) {
		t.Error("the shared channel of the two departments is missing")
	}
}

func TestManyDepartmentsAreComparedAsFarAsAPageCanShow(t *testing.T) {
	s := model.Scenario{}
	for i := range 6 {
		u := model.ID(fmt.Sprintf("U%d", i))
		s = do(t, s, model.AddUnit(u, "", model.Department, model.Text{ZH: "部门" + string(u)}), model.AddDuty("D"+u, u, model.Text{ZH: "职责"}))
	}
	g := grid(t, readBack(t, between(s, s), model.ZH), "部门对照")
	if n := len(g.Rows[2]); n != 1+4+3 {
		t.Errorf("%d columns", n)
	}
}

func TestAnEmptyReportIsAWorkbookThatSaysSo(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		c := readBack(t, export.Report{}, lang)
		if len(c.Sheets) != 11 { // without a comparison of departments
			t.Errorf("%d sheets", len(c.Sheets))
		}
		for _, g := range c.Sheets[6:10] {
			if len(g.Rows) != 4 {
				t.Errorf("%s has %d rows, want a head and one line", g.Name, len(g.Rows))
			}
		}
	}
}

func TestTheWorkbookOfTheBaselineComparesWithNothing(t *testing.T) {
	r := reportOf(t, "V0")
	r.Alone, r.BaselineFindings, r.BaselineScorecard, r.BaselineName = true, check.Findings{}, nil, model.Text{}
	c := readBack(t, r, model.ZH)
	open := 0
	for _, f := range r.Findings.All() {
		if f.Waived == nil {
			open++
		}
	}
	for _, g := range c.Sheets {
		for _, row := range g.Rows {
			for _, cell := range row {
				if slices.Contains([]string{"新出现", "新增", "与基准对比", "基准", "变化", "现状中已有"}, cell) {
					t.Errorf("%s says %q: %v", g.Name, cell, row)
				}
			}
		}
	}
	if rows := len(grid(t, c, "警示").Rows); open == 0 || rows < open {
		t.Errorf("%d of %d warnings are told", rows, open)
	}
}

func TestWhatIsMovedAndRewordedIsSaidToBeBoth(t *testing.T) {
	r := reportOf(t, "V0")
	now := do(t, r.Scenario, model.MoveDuties("MD", "B-EC-D1"), model.EditRecord(model.Ref{Kind: model.DutyKind, ID: "B-EC-D1"}, map[string]string{"text.zh": "店铺日常运营与巡检"}),
		model.MoveDuties("MD", "B-EC-D2"))
	g := grid(t, readBack(t, between(r.Scenario, now), model.ZH), "变更明细")
	want(t, rowOf(t, g, "B-EC-D1"), "动作", "移动+修改")
	want(t, rowOf(t, g, "B-EC-D2"), "动作", "移动")
}

func TestTheMatrixHasALetterForEveryPartOfAUnit(t *testing.T) {
	r := reportOf(t, "V0")
	g := grid(t, readBack(t, r, model.ZH), "RACI")
	want(t, rowOf(t, g, "B-EC-D1"), "归属单位", "电商部", "电商部", "AR", "核对", "")
	m := raci.Of(r.Scenario, r.Baseline, raci.Natural(r.Scenario))
	letters := 0
	for _, row := range m.Rows {
		for _, c := range row.Cells {
			letters += len(c.Marks)
		}
	}
	written := 0
	for _, row := range g.Rows[3:] {
		for _, cell := range row[4:] {
			written += len(strings.ReplaceAll(cell, "?", ""))
		}
	}
	if letters == 0 || written != letters {
		t.Errorf("%d letters of %d are written", written, letters)
	}
	now := do(t, r.Scenario, model.MoveDuties("", "B-EC-D1"))
	want(t, rowOf(t, grid(t, readBack(t, between(r.Scenario, now), model.ZH), "RACI"), "B-EC-D1"), "核对", "没有A")
}

func TestEveryRelationHasARowWithBothEnds(t *testing.T) {
	r := reportOf(t, "V0")
	s := r.Scenario
	g := grid(t, readBack(t, r, model.EN), "Relations")
	if n, want := len(g.Rows)-3, s.Count(model.LinkKind)+s.Count(model.HandoffKind)+s.Count(model.RoleKind); n != want {
		t.Errorf("%d rows, want %d", n, want)
	}
	for _, row := range g.Rows[3:] {
		if row[0] == "" || row[2] == "" || row[5] == "" || row[6] == "" || row[8] == "" {
			t.Errorf("an end is missing: %q", row)
		}
	}
}

func TestEveryRecordThatSupportsTheWorkHasARowOfItsOwn(t *testing.T) {
	r := reportOf(t, "V0")
	c := readBack(t, r, model.ZH)
	for name, k := range map[string]model.Kind{"目标": model.GoalKind, "任务": model.TaskKind, "指标": model.KPIKind, "工具": model.ToolKind,
		"渠道": model.ChannelKind, "协同场景": model.CollaborationKind, "交接清单": model.HandoffKind} {
		g := grid(t, c, name)
		for _, record := range r.Scenario.Records(k) {
			row := rowOf(t, g, string(record.Ref().ID))
			for _, field := range []string{"名称（中文）", "内容（中文）"} {
				if said, there := row[field]; there && said == "" {
					t.Errorf("%s: %v says nothing", name, row)
				}
			}
		}
	}
	handoff := r.Scenario.Handoffs()[0]
	from, _ := r.Scenario.Duty(handoff.From)
	want(t, rowOf(t, grid(t, c, "交接清单"), string(handoff.ID)), "交出职责", text.For(model.ZH).RecordName(r.Scenario, from), "时限和标准", handoff.SLA)
}

func TestWhoSeesToAWarningIsEnteredInYellowCells(t *testing.T) {
	for _, s := range sheetsOf(t, reportOf(t, "V1"), model.ZH).Sheets {
		if s.Name != "警示" {
			continue
		}
		yellow := 0
		for _, c := range s.Columns {
			if c.Style == xlsx.StyleEditable || c.Style == xlsx.StyleEditableDay {
				yellow++
			}
		}
		if yellow != 4 || len(s.Validations) != 1 || len(s.Validations[0].List) != 4 {
			t.Errorf("%d columns, validations %v", yellow, s.Validations)
		}
	}
}
