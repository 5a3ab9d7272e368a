package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
)

// sample is a book that uses every feature once.
func sample() Book {
	const sentence = "负责电商平台（天猫、京东）的日常运营，制定促销活动方案；与媒体部协同投放，跟踪 ROI、CTR 与转化成本。"
	duties := Sheet{
		Name:       "职责 Duties",
		Columns:    []Column{{Style: StyleID}, {Width: 18}, {Width: 44, Style: StyleBodyWrap}, {Style: StyleNumber}, {Style: StyleDelta}, {Width: 9}, {Style: StyleDate}, {Width: 30, Style: StyleEditable}},
		FreezeRows: 3, FreezeCols: 1,
		Table:      &Table{Name: "tblDuties", Range: Range{FirstRow: 3, FirstCol: 1}},
		RepeatRows: Lines{3, 3}, RepeatCols: Lines{1, 1},
		Landscape: true, Paper: A3, FitWide: true, Zoom: 90, TabColour: accent,
		Header:      Band{Left: "方案B & 目标", Right: "2026 Goals & KPIs"},
		Footer:      Band{Left: "机密 Confidential", Centre: "R&D", Pages: true},
		DataBars:    []DataBar{{Range: Range{FirstRow: 4, FirstCol: 4, LastCol: 4}}},
		Validations: []Validation{{Range: Range{4, 6, 0, 6}, List: []string{"高", "中", "低"}, Strict: true, Prompt: "选择"}, {Range: Range{4, 8, 0, 8}, List: []string{"a, b", "c"}}},
		Rows: []Row{
			{Cells: []Cell{{Value: Text("职责"), Style: StyleTitle, Span: 8}}},
			{Cells: []Cell{{Value: Text("← 摘要"), Style: StyleLink, Link: &Link{Sheet: "摘要 Summary"}}}},
			{Cells: []Cell{
				{Value: Text("ID"), Style: StyleHeader}, {Value: Text("部门\nDepartment"), Style: StyleHeader}, {Value: Text("职责\nDuty"), Style: StyleHeader},
				{Value: Text("数"), Style: StyleHeader}, {Value: Text("Δ"), Style: StyleHeader}, {Value: Text("级别"), Style: StyleHeader}, {Value: Text("日期"), Style: StyleHeader}, {Value: Text("备注"), Style: StyleHeader},
			}},
		},
	}
	for i := range 12 {
		severity := []Style{StyleHigh, StyleMedium, StyleLow, StyleInfo}[i%4]
		duties.Rows = append(duties.Rows, Row{Level: i % 3, Cells: []Cell{
			{Value: Text(fmt.Sprintf("D-%05d", i))}, {Value: Text("电商部"), Indent: i % 3}, {Value: Text(strings.Repeat(sentence, i%4+1))},
			{Value: Number(float64(i) * 100)}, {Value: Number(float64(i - 6))}, {Value: Text([]string{"高", "中", "低", "提示"}[i%4]), Style: severity},
			{Value: Date(time.Date(2026, 3, i+1, 0, 0, 0, 0, time.UTC))}, {Note: "可编辑"},
		}})
	}
	summary := Sheet{
		Name: "摘要 Summary", Columns: []Column{{Width: 22}, {Width: 22}, {Width: 22}, {Width: 22}}, Landscape: true, FitPage: true,
		PrintArea: Range{FirstRow: 1, FirstCol: 1},
		Rows: []Row{
			{Cells: []Cell{{Value: Text("方案B：合并为数字营销部"), Style: StyleTitle, Span: 4}}},
			{Cells: []Cell{{Value: Text("基线 V0 · 2026-03-01"), Style: StyleSubtitle, Span: 4}}},
			{},
			{Cells: []Cell{{Value: Text("提请决议：同意自 2026 年 4 月 1 日起将电商部与媒体部合并为数字营销部，由原电商部负责人担任负责人，并授权人力资源部办理相应手续。" + sentence), Style: StyleCallout, Span: 4}}},
			{Cells: []Cell{{Value: Text("关键指标"), Style: StyleHeading, Span: 4}}},
			{Cells: []Cell{{Value: Text("跨部门交接"), Style: StyleMetricLabel}, {Value: Text("最宽单位职能"), Style: StyleMetricLabel}, {Value: Text("覆盖"), Style: StyleMetricLabel}, {Value: Text("重叠"), Style: StyleMetricLabel}}},
			{Cells: []Cell{{Value: Number(0), Style: StyleMetric}, {Value: Number(23), Style: StyleMetric}, {Value: Number(14), Style: StyleMetric}, {Value: Text("5 → 2"), Style: StyleMetric}}},
			{Cells: []Cell{{Value: Text("优 −75 %"), Style: StyleBetter}, {Value: Text("劣 +10"), Style: StyleWorse}, {Value: Text("平"), Style: StyleSame}, {Value: Text("优 −3"), Style: StyleBetter}}},
			{Cells: []Cell{{Value: Text("目录"), Style: StyleHeading, Span: 4}}},
			{Cells: []Cell{{Value: Text("职责"), Style: StyleLink, Link: &Link{Sheet: "职责 Duties", Row: 3}}, {Value: Text("mail"), Link: &Link{URL: "mailto:a@example.com"}}, {Value: Bool(true)}, {Value: Number(0.25), Style: StylePercent}}},
			{Cells: []Cell{{Value: Text("由媒体部移入"), Style: StyleChanged}, {Value: Text("补充说明"), Style: StyleMuted}, {Value: Number(-1.5), Style: StyleDeltaDecimal}, {Value: Number(-.25), Style: StyleDeltaPercent}}},
		},
	}
	raci := Sheet{
		Name: "RACI", Columns: []Column{{Width: 30}, {Width: 4.5}, {Width: 4.5}},
		Filter: Range{FirstRow: 1, FirstCol: 1, LastRow: 1}, FreezeRows: 1,
		Rows: []Row{
			{Cells: []Cell{{Value: Text("职责"), Style: StyleHeader}, {Value: Text("新媒体运营"), Style: StyleHeaderUpright}, {Value: Text("电商运营"), Style: StyleHeaderUpright}}},
			{Cells: []Cell{{Value: Text("内容策划"), Style: StyleStrong}, {Value: Text("A"), Style: StyleCentre}, {Value: Text("R"), Style: StyleCentre}}},
		},
	}
	meta := Sheet{Name: "_meta", Visibility: VeryHidden, Rows: []Row{{Cells: []Cell{{Value: Text("schema")}, {Value: Text("1")}}}}}
	return Book{
		Title: "方案B", Subject: "Board pack", Creator: "Sandtable", Lang: "zh-CN", Date: time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC),
		Custom: []Property{{"ScenarioID", "S-2"}, {"Baseline", "S-1"}},
		Sheets: []Sheet{summary, duties, raci, meta},
	}
}

func write(t testing.TB, b Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// part is the content of a file of the package.
func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := zr.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestEqualBooksHaveEqualBytes(t *testing.T) {
	first := sha256.Sum256(write(t, sample()))
	for range 20 {
		if sha256.Sum256(write(t, sample())) != first {
			t.Fatal("two writings of one book differ")
		}
	}
}

func TestBooksCanBeWrittenAtTheSameTime(t *testing.T) {
	want := write(t, sample())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			var out bytes.Buffer
			if err := Write(context.Background(), &out, sample()); err != nil {
				t.Error(err)
			} else if !bytes.Equal(out.Bytes(), want) {
				t.Error("bytes differ from those written alone")
			}
		})
	}
	group.Wait()
}

func large(rows int) Book {
	s := Sheet{Name: "职责", FreezeRows: 1, Filter: Range{FirstRow: 1, FirstCol: 1}, Columns: make([]Column, 12)}
	s.Columns[2] = Column{Width: 40, Style: StyleBodyWrap}
	head := Row{}
	for c := range 12 {
		head.Cells = append(head.Cells, Cell{Value: Text(fmt.Sprintf("列 %d", c)), Style: StyleHeader})
	}
	s.Rows = append(s.Rows, head)
	for r := range rows {
		row := Row{}
		for c := range 12 {
			switch c {
			case 0:
				row.Cells = append(row.Cells, Cell{Value: Text(fmt.Sprintf("D-%05d", r)), Style: StyleID})
			case 2:
				row.Cells = append(row.Cells, Cell{Value: Text("负责电商平台的日常运营，制定促销活动方案，与媒体部协同投放并跟踪 ROI " + fmt.Sprint(r))})
			case 5, 6:
				row.Cells = append(row.Cells, Cell{Value: Number(float64(r * c)), Style: StyleNumber})
			default:
				row.Cells = append(row.Cells, Cell{Value: Text(fmt.Sprintf("单位 %d-%d", r%40, c))})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return Book{Title: "large", Sheets: []Sheet{s}}
}

func BenchmarkWrite10000x12(b *testing.B) {
	book := large(10000)
	b.ReportAllocs()
	var size int
	for b.Loop() {
		var out bytes.Buffer
		if err := Write(context.Background(), &out, book); err != nil {
			b.Fatal(err)
		}
		size = out.Len()
	}
	b.ReportMetric(float64(size)/1e6, "MB/file")
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/file")
}

func TestDimensionCoversAllCells(t *testing.T) {
	data := write(t, sample())
	if xml := part(t, data, "xl/worksheets/sheet2.xml"); !strings.Contains(xml, `<dimension ref="A1:H15">`) {
		t.Error(xml[:600])
	}
}
