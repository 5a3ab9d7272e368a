package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestSheetSaysHowItIsShownAndPrinted(t *testing.T) {
	data := write(t, sample())
	for _, c := range []struct{ part, want string }{
		{"xl/worksheets/sheet2.xml", `<pane activePane="bottomRight" state="frozen" topLeftCell="B4" xSplit="1" ySplit="3">`},
		{"xl/worksheets/sheet2.xml", `<sheetFormatPr outlineLevelRow="2" `},
		{"xl/worksheets/sheet2.xml", `<outlinePr summaryBelow="false">`},
		{"xl/worksheets/sheet2.xml", `<pageSetUpPr fitToPage="true">`},
		{"xl/worksheets/sheet2.xml", `<pageSetup fitToHeight="0" fitToWidth="1" orientation="landscape" paperSize="8">`},
		{"xl/worksheets/sheet2.xml", `<mergeCell ref="A1:H1"/>`},
		{"xl/worksheets/sheet2.xml", `<tableParts count="1">`},
		{"xl/worksheets/sheet2.xml", `<formula1>"高,中,低"</formula1>`},
		{"xl/worksheets/sheet2.xml", `<formula1>'_lists'!$A$1:$B$1</formula1>`},
		{"xl/worksheets/sheet2.xml", `<x14:id>{00000000-0000-0000-0002-000000000000}</x14:id>`},
		{"xl/worksheets/sheet2.xml", `<x14:cfRule type="dataBar" id="{00000000-0000-0000-0002-000000000000}">`},
		{"xl/worksheets/sheet2.xml", `zoomScale="90"`},
		{"xl/worksheets/sheet2.xml", `showGridLines="false"`},
		{"xl/worksheets/sheet1.xml", `<pageSetup fitToHeight="1" fitToWidth="1" orientation="landscape" paperSize="9">`},
		{"xl/worksheets/sheet1.xml", `tabSelected="true"`},
		{"xl/worksheets/sheet3.xml", `<autoFilter ref="A1:C1">`},
		{"xl/worksheets/sheet3.xml", `<dimension ref="A1:C2">`},
		{"xl/tables/table1.xml", `name="部门_x000a_Department"`},
		{"xl/comments1.xml", `可编辑`},
		{"xl/workbook.xml", `&#39;职责 Duties&#39;!$A:$A,&#39;职责 Duties&#39;!$3:$3`},
		{"xl/workbook.xml", `name="_xlnm.Print_Area">&#39;摘要 Summary&#39;!$A$1:$D$11<`},
		{"xl/workbook.xml", `state="veryHidden"`},
		{"docProps/core.xml", `<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-01T09:30:00Z<`},
		{"docProps/core.xml", `<cp:lastModifiedBy>Sandtable<`},
		{"docProps/app.xml", `<Application>Sandtable<`},
		{"xl/styles.xml", `val="Microsoft YaHei"`},
		{"xl/styles.xml", `val="Calibri"`},
	} {
		if !strings.Contains(part(t, data, c.part), c.want) {
			t.Errorf("%s lacks %s", c.part, c.want)
		}
	}
}

func TestPackageIsWellFormedSortedAndWithoutTraces(t *testing.T) {
	data := write(t, sample())
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	before := ""
	for i, f := range zr.File {
		if i == 0 && f.Name != contentTypes || i > 0 && f.Name <= before {
			t.Errorf("%s stands at %d", f.Name, i)
		}
		if i > 0 {
			before = f.Name
		}
		if !f.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s has the time %v", f.Name, f.Modified)
		}
		content := part(t, data, f.Name)
		for _, trace := range []string{"absPath", "/home/", "/tmp/", "C:\\", "xcelize"} {
			if strings.Contains(content, trace) {
				t.Errorf("%s holds %s", f.Name, trace)
			}
		}
		for d := xml.NewDecoder(strings.NewReader(content)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
}

func TestEveryRowStatesItsHeightAndGrowsWithWhatIsWrittenIntoIt(t *testing.T) {
	data := write(t, sample())
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"} {
		sheet := part(t, data, name)
		if rows, heights := strings.Count(sheet, "<row "), strings.Count(sheet, ` ht="`); rows == 0 || rows != heights {
			t.Errorf("%s: %d rows, %d heights", name, rows, heights)
		}
	}
	one := Cell{Value: Text("x")}
	wide := one
	wide.Span = 2
	sheet := part(t, write(t, Book{Sheets: []Sheet{{Name: "T", Rows: []Row{{Cells: []Cell{one}}, {Cells: []Cell{one}, Height: 33}, {Cells: []Cell{wide}}}}}}), "xl/worksheets/sheet1.xml")
	for row, fixed := range []bool{false, true, true} { // the caller's stay, and those of cells over several columns
		tag := regexp.MustCompile(`<row r="` + strconv.Itoa(row+1) + `"[^>]*>`).FindString(sheet)
		if strings.Contains(tag, "customHeight") != fixed {
			t.Errorf("%s: fixed should be %v", tag, fixed)
		}
	}
}

func TestColumnsStandInTheirOrder(t *testing.T) {
	sheet := part(t, write(t, sample()), "xl/worksheets/sheet1.xml")
	last := 0
	for _, m := range regexp.MustCompile(`<col min="(\d+)"`).FindAllStringSubmatch(sheet, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil || n <= last {
			t.Errorf("column %s after %d", m[1], last)
		}
		last = n
	}
	if last < 2 {
		t.Errorf("%d columns", last)
	}
}

// Viewers on phones show a text that stands in its cell blank.
func TestTextsStandInAPartOfTheirOwnEachOnce(t *testing.T) {
	row := Row{Cells: []Cell{{Value: Text("one")}, {Value: Text(" two ")}, {Value: Text("one")}}}
	data := write(t, Book{Sheets: []Sheet{{Name: "A", Rows: []Row{row}}, {Name: "B", Rows: []Row{row}}}})
	texts := part(t, data, "xl/sharedStrings.xml")
	if strings.Count(texts, "<si>") != 2 || !strings.Contains(texts, `count="6" uniqueCount="2"`) || !strings.Contains(texts, `xml:space="preserve"> two <`) {
		t.Error(texts)
	}
	if got := read(t, data).Sheets[1].Rows[0]; !slices.Equal(got, []string{"one", " two ", "one"}) {
		t.Errorf("read back: %q", got)
	}
	for _, name := range []string{"[Content_Types].xml", "xl/_rels/workbook.xml.rels"} {
		if !strings.Contains(part(t, data, name), "sharedStrings") {
			t.Errorf("%s does not know them", name)
		}
	}
	if strings.Contains(part(t, data, "xl/worksheets/sheet1.xml"), "inlineStr") {
		t.Error("a text stands in its cell")
	}
}

func TestEmptyCellsHoldNothing(t *testing.T) {
	data := write(t, Book{Sheets: []Sheet{{Name: "T", Rows: []Row{{Cells: []Cell{{}, {Value: Text("")}, {Value: Date(time.Time{})}, {Value: Number(0)}, {Value: Bool(false)}}}}}}})
	sheet := part(t, data, "xl/worksheets/sheet1.xml")
	if n := strings.Count(sheet, "<v>"); n != 2 || strings.Contains(sheet, "inlineStr") {
		t.Error(sheet[strings.Index(sheet, "<sheetData>"):])
	}
}

func TestComputedWidthsHoldTheWidestText(t *testing.T) {
	p := newPlan(context.Background(), Book{Sheets: []Sheet{{
		Name: "T", Filter: Range{FirstRow: 2, FirstCol: 1},
		Rows: []Row{
			{Cells: []Cell{{Value: Text(strings.Repeat("很长的标题", 9)), Style: StyleTitle}}},
			{Cells: []Cell{{Value: Text("编号"), Style: StyleHeader}, {Value: Text("职责"), Style: StyleHeader}, {Value: Text("数"), Style: StyleHeader}}},
			{Cells: []Cell{{Value: Text("D-00001"), Style: StyleID}, {Value: Text(strings.Repeat("职责", 200)), Style: StyleBodyWrap}, {Value: Number(1234567), Style: StyleNumber}}},
		},
	}}})
	w := p.sheets[0].widths
	if w[0] < 7 || w[0] > 12 || w[1] != maxAutoWidth || w[2] < 9 || w[2] > 20 {
		t.Errorf("widths %v", w)
	}
}

func TestCallersMistakesAreErrors(t *testing.T) {
	rows := []Row{{Cells: []Cell{{Value: Text("a")}, {Value: Text("A")}, {Value: Number(1)}}}}
	with := func(change func(*Sheet)) Book {
		s := Sheet{Name: "T", Rows: rows}
		change(&s)
		return Book{Sheets: []Sheet{s}}
	}
	for name, b := range map[string]Book{
		"no sheet":         {},
		"nothing visible":  with(func(s *Sheet) { s.Visibility = Hidden }),
		"equal heads":      with(func(s *Sheet) { s.Table = &Table{"t", Range{1, 1, 2, 2}} }),
		"a number as head": with(func(s *Sheet) { s.Table = &Table{"t", Range{1, 2, 2, 3}} }),
		"no heads":         with(func(s *Sheet) { s.Table = &Table{"t", Range{5, 1, 6, 2}} }),
		"a bad table name": with(func(s *Sheet) { s.Table = &Table{"1 t", Range{1, 1, 2, 1}} }),
		"a range reversed": with(func(s *Sheet) { s.PrintArea = Range{3, 3, 1, 1} }),
		"a range outside":  with(func(s *Sheet) { s.Filter = Range{0, 1, 1, 1} }),
		"too wide":         with(func(s *Sheet) { s.Rows = []Row{{Cells: []Cell{{Span: 16385}}}} }),
		"too deep":         with(func(s *Sheet) { s.Rows = []Row{{Level: 8}} }),
	} {
		var out bytes.Buffer
		if err := Write(context.Background(), &out, b); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, out.Len())
		}
	}
	if err := Write(context.Background(), io.Discard, Book{}); !errors.Is(err, ErrNoSheet) {
		t.Error(err)
	}
}

func TestNoTemporaryFileIsMade(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	book := Book{Sheets: []Sheet{{Name: "T"}}}
	for range 1000 { // more than the 16 MB the library keeps in memory by itself
		book.Sheets[0].Rows = append(book.Sheets[0].Rows, Row{Height: 15, Cells: []Cell{{Value: Text(strings.Repeat("秘密计划", 2000))}}})
	}
	data := write(t, book)
	if c := read(t, data); len(c.Sheets[0].Rows) != 1000 {
		t.Errorf("%d rows", len(c.Sheets[0].Rows))
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("%v %v", left, err)
	}
}

func TestDatesKeepTheirDay(t *testing.T) {
	for _, day := range []string{"1900-03-01", "1999-12-31", "2024-02-29", "2026-11-23", "9999-12-31", "1899-12-31"} {
		want, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		late := time.Date(want.Year(), want.Month(), want.Day(), 23, 59, 0, 0, time.FixedZone("", 8*3600))
		data := write(t, Book{Sheets: []Sheet{{Name: "T", Rows: []Row{{Cells: []Cell{{Value: Date(late), Style: StyleDate}}}}}}})
		raw := read(t, data).Sheets[0].Rows[0][0]
		if got, ok := ParseDate(raw); !ok || !got.Equal(want) {
			t.Errorf("%s came back as %q, %v", day, raw, got)
		}
	}
	for _, raw := range []string{"", "x", "0", "-1", "NaN", "1e99", "2958466"} {
		if got, ok := ParseDate(raw); ok {
			t.Errorf("%q is %v", raw, got)
		}
	}
}

func TestStylesStayReadableOnPaper(t *testing.T) {
	for s := StyleDefault; s < lastStyle; s++ {
		l := s.look()
		if l.points < 9 || l.colour == "" || l.vertical == "" {
			t.Errorf("style %d: %+v", s, l)
		}
		if strings.Contains(l.format, "-0") || strings.Contains(l.format, "-#") {
			t.Errorf("style %d writes a hyphen for a minus: %s", s, l.format)
		}
	}
}

// Texts and numbers are put into the file without the library, which wrote them before.
func TestTextsAreWrittenSoThatTheyAreReadAsTheyWere(t *testing.T) {
	texts := []string{"_x0041_", "_x005F_x0041_", "_x0041_x0042_", "_x00g1_", "__x0041_", "_x", " a", "a\t", "a\n\nb\n", "<&>\"'", "\u2028 ]]>", "=1+1", "😀_x000D_"}
	var row Row
	for _, s := range texts {
		row.Cells = append(row.Cells, Cell{Value: Text(s)})
	}
	data := write(t, Book{Sheets: []Sheet{{Name: "A", Rows: []Row{row}}}})
	if got := read(t, data).Sheets[0].Rows[0]; !slices.Equal(got, texts) {
		t.Errorf("read back: %q", got)
	}
	for v, want := range map[float64]string{0: "0", -1.5: "-1.5", 1.0 / 3: "0.333333333333333", 0.1 + 0.2: "0.3", 123456789012345.6: "123456789012345", 1e6: "1000000", -0.001: "-0.001"} {
		if got := string(appendFigure(nil, v)); got != want && !(want == "0.3" && got == "0.300000000000000") {
			t.Errorf("%v is written %s, not %s", v, got, want)
		}
	}
}
