package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// zipped makes a package of parts.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := zw.Create(name)
		if err == nil {
			_, err = io.WriteString(w, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const prolog = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// book is a workbook with one sheet of that XML; more parts may be added or replaced.
func book(t testing.TB, sheet string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels":                prolog + `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            prolog + `<workbook xmlns:r="r"><sheets><sheet name="职责" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": prolog + `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   prolog + `<worksheet>` + sheet + `</worksheet>`,
	}
	maps.Copy(parts, more)
	return zipped(t, parts)
}

func inline(ref, text string) string {
	return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
}

func TestCellsAreReadAsTheyAreShown(t *testing.T) {
	strs := map[string]string{
		"xl/sharedStrings.xml": prolog + `<sst><si><t xml:space="preserve"> 拜访客户 </t></si><si><r><rPr><b/></rPr><t>1、预算</t></r><r><t>与决算</t></r><rPh sb="0" eb="2"><t>ようさん</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_
b &amp; c &#x4E2D;</t></si></sst>`,
		"xl/styles.xml": prolog + `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="&quot;¥&quot;#,##0"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>` +
			`<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="4"/><xf numFmtId="49"/><xf numFmtId="22"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
	}
	for _, c := range []struct{ name, cell, want string }{
		{"a shared text", `<c r="A1" t="s"><v>0</v></c>`, "拜访客户"},
		{"rich text, without how it is read", `<c r="A1" t="s"><v>1</v></c>`, "1、预算与决算"},
		{"escapes", `<c r="A1" t="s"><v>2</v></c>`, "a\nb & c 中"},
		{"an inline text", `<c r="A1" t="inlineStr"><is><r><t>财</t></r><r><t>务</t></r><rPh><t>x</t></rPh></is></c>`, "财务"},
		{"CDATA", `<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>`, "a<b"},
		{"the result of a formula", `<c r="A1" t="str"><f>B1&amp;"部"</f><v>财务部</v></c>`, "财务部"},
		{"a formula of a number", `<c r="A1"><f>1+1</f><v>2</v></c>`, "2"},
		{"true", `<c r="A1" t="b"><v>1</v></c>`, "TRUE"},
		{"an error", `<c r="A1" t="e"><v>#REF!</v></c>`, "#REF!"},
		{"a whole number", `<c r="A1"><v>13812345678</v></c>`, "13812345678"},
		{"a number that binary does not hold", `<c r="A1"><v>0.30000000000000004</v></c>`, "0.3"},
		{"a number in powers", `<c r="A1"><v>1.5E3</v></c>`, "1500"},
		{"a date as each system shows it", `<c r="A1" s="1"><v>46082</v></c>`, "2026-03-01"},
		{"a date and time", `<c r="A1" s="7"><v>46082.5</v></c>`, "2026-03-01 12:00"},
		{"a time", `<c r="A1" s="9"><v>0.375</v></c>`, "09:00"},
		{"a date with a code", `<c r="A1" s="3"><v>46082</v></c>`, "2026年3月"},
		{"percent", `<c r="A1" s="2"><v>0.35</v></c>`, "35%"},
		{"percent with a code", `<c r="A1" s="4"><v>0.355</v></c>`, "35.5%"},
		{"thousands", `<c r="A1" s="5"><v>1234567.891</v></c>`, "1,234,567.89"},
		{"money", `<c r="A1" s="8"><v>30000</v></c>`, "¥30,000"},
		{"a number as text", `<c r="A1" s="6"><v>12</v></c>`, "12"},
		{"a date of ISO 8601", `<c r="A1" t="d"><v>2026-03-01</v></c>`, "2026-03-01"},
	} {
		d := read(t, "a.xlsx", book(t, `<sheetData><row r="1">`+c.cell+`</row></sheetData>`, strs))
		if got := d.Sheets[0].Rows[0].Cells[0]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSheetsRowsAndMergedCellsAreReadWhereTheyStand(t *testing.T) {
	data := book(t, `<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1">`+inline("A1", "职责表")+`</row><row r="3" hidden="1">`+inline("A3", "销售部")+inline("C3", "拜访")+`</row><row r="4">`+inline("C4", "收款")+`</row><row><c><v>7</v></c><c t="inlineStr"><is><t>x</t></is></c></row><row r="9"><c r="A9" s="1"/></row></sheetData>`+
		`<mergeCells><mergeCell ref="A3:A4"/><mergeCell ref="A1:C1"/><mergeCell ref="E1:XFD1048576"/></mergeCells>`, nil)
	d := read(t, "a.xlsx", data)
	if want := "职责: ¶ 1 职责表 {1<1.0} {2<1.0} ¶ 3- 销售部||拜访 ¶ 4 ||收款 {0<3.0} ¶ 5 7|x"; said(d) != want {
		t.Errorf("%s\nwant %s", said(d), want)
	}
	if !slices.Equal(d.Sheets[0].HiddenCols, []int{1, 2}) || d.Format != Workbook {
		t.Error(d.Sheets[0].HiddenCols)
	}
}

func TestFormulasWithoutAResultAreCounted(t *testing.T) {
	s := read(t, "a.xlsx", book(t, `<sheetData><row r="1">`+inline("A1", "销售部")+`</row><row r="2"><c r="A2"><f>A1</f><v></v></c><c r="B2"><f>1+1</f></c><c r="C2" t="str"><f>""</f><v></v></c><c r="D2"><v>3</v></c></row></sheetData>`, nil)).Sheets[0]
	if s.Uncomputed != 2 || len(s.Rows) != 2 || s.Rows[1].Cells[3] != "3" {
		t.Errorf("%+v", s)
	}
}

func TestOtherWritersBooksAreRead(t *testing.T) {
	prefixed := map[string]string{
		"xl/worksheets/sheet1.xml":   `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		"xl/sharedStrings.xml":       `<x:sst xmlns:x="m"><x:si><x:t>拜访</x:t></x:si></x:sst>`,
		"xl/workbook.xml":            `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="封面" sheetId="1" state="hidden" r:id="rId1"/><x:sheet name="图" sheetId="2" r:id="rId9"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="SharedStrings.xml"/></Relationships>`,
	}
	if got := said(read(t, "a.xlsx", book(t, "", prefixed))); got != "封面 hidden: ¶ 1 拜访" {
		t.Error(got)
	}
	f := excelize.NewFile()
	defer f.Close()
	for i := range 300 {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &[]any{fmt.Sprintf("部门%d", i/10), fmt.Sprintf("职责 <%d> & ", i), i, float64(i) / 8, i%2 == 0}); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	want, err := f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range read(t, "a.xlsx", out.Bytes()).Sheets[0].Rows {
		want[i][1] = strings.TrimSpace(want[i][1])
		if !slices.Equal(row.Cells, want[i]) {
			t.Errorf("%q, want %q", row.Cells, want[i])
		}
	}
}

func TestASparseSheetIsCheap(t *testing.T) {
	var far strings.Builder
	far.WriteString("<sheetData>")
	for r := 1; r <= 2000; r++ {
		fmt.Fprintf(&far, `<row r="%d">%s%s</row>`, r*500, inline(fmt.Sprintf("A%d", r*500), "x"), inline(fmt.Sprintf("XFD%d", r*500), "y"))
	}
	far.WriteString(`<row r="1048576">` + inline("B1048576", "z") + `</row></sheetData>`)
	var d Document
	spent := allocated(func() { d = read(t, "a.xlsx", book(t, far.String(), nil)) })
	s := d.Sheets[0]
	if len(s.Rows) != 2001 || s.Beyond != 2000 || s.Rows[2000].Number != 1048576 || s.Rows[2000].Cells[1] != "z" {
		t.Error(len(s.Rows), s.Beyond)
	}
	if spent > 20<<20 {
		t.Errorf("%d bytes", spent)
	}
}

func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestHostilePackagesAreRefused(t *testing.T) {
	row := `<sheetData><row r="1">` + inline("A1", "x") + `</row></sheetData>`
	for _, c := range []struct {
		name  string
		sheet string
		more  map[string]string
		want  Problem
	}{
		{"a bomb of text", `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("x", MaxText+1) + `</t></is></c></row></sheetData>`, nil, TooLarge},
		{"a bomb of shared texts", row, map[string]string{"xl/sharedStrings.xml": `<sst>` + strings.Repeat(`<si><t>`+strings.Repeat("y", 1000)+`</t></si>`, 55_000) + `</sst>`}, TooLarge},
		{"a bomb of rows", `<sheetData>` + strings.Repeat(`<row><c t="b"><v>1</v></c></row>`, MaxRows+1) + `</sheetData>`, nil, TooLarge},
		{"a bomb of columns", `<sheetData>` + strings.Repeat(`<row><c r="IV1" t="b"><v>1</v></c></row>`, 10_000) + `</sheetData>`, nil, TooLarge},
		{"a bomb of merged cells", `<sheetData>` + strings.Repeat(`<row><c r="Z1" t="b"><v>1</v></c></row>`, 1000) + `</sheetData>` + strings.Repeat(`<mergeCell ref="A1:Z1000"/>`, 200), nil, TooLarge},
		{"a bomb of elements within each other", strings.Repeat("<a>", 2000), nil, Damaged},
		{"entities", "", map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE w [<!ENTITY x "lol">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`}, Damaged},
		{"an entity that nobody declared", `<sheetData><row r="1">` + inline("A1", "&x;") + `</row></sheetData>`, nil, Damaged},
		{"half a sheet", `<sheetData><row r="1">` + inline("A1", "x") + `</row><row r="2"><c`, nil, Damaged},
		{"a sheet that is not there", "", map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>`}, Damaged},
		{"a text that is not there", `<sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData>`, nil, Damaged},
		{"no main part", "", map[string]string{"_rels/.rels": `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/gone.xml"/></Relationships>`}, Damaged},
		{"a binary workbook", "", map[string]string{"_rels/.rels": `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`}, Binary},
		{"slides", "", map[string]string{"xl/workbook.xml": `<p:presentation/>`}, Slides},
		{"no sheet that holds something", `<sheetData><row r="1"><c r="A1" s="3"/></row></sheetData>`, nil, Nothing},
	} {
		data := book(t, c.sheet, c.more)
		d, err := Read(t.Context(), "a.xlsx", bytes.NewReader(data), int64(len(data)), nil)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v %s, want %s", c.name, err, said(d), c.want)
		}
	}
	refused(t, "a.zip", zipped(t, map[string]string{"a.txt": "x"}), Archive)
	refused(t, "a.ods", zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), OpenDocument)
	refused(t, "a.numbers", zipped(t, map[string]string{"Index/Document.iwa": "x"}), Apple)
	refused(t, "many.xlsx", append(bytes.Repeat([]byte("PK\x03\x04PK\x01\x02"), mostParts+1), zipped(t, map[string]string{"a": "b"})...), TooLarge)
}

func TestWhatPartsUnpackToIsCountedTogether(t *testing.T) {
	p := &pack{left: 150}
	for i, want := range []error{nil, TooLarge} {
		if _, err := io.ReadAll(&unpacked{strings.NewReader(strings.Repeat(" ", 100)), p}); !errors.Is(err, want) {
			t.Errorf("part %d: %v, want %v", i, err, want)
		}
	}
}

func TestMacrosAndLinksAreNotLookedInto(t *testing.T) {
	d := read(t, "a.xlsm", book(t, `<sheetData><row r="1"><c r="A1" t="str"><f>[1]Sheet1!A1</f><v>拜访</v></c></row></sheetData>`,
		map[string]string{"xl/vbaProject.bin": "\x00\x01", "xl/externalLinks/externalLink1.xml": "<broken", "../../evil": "x"}))
	if got := said(d); got != "职责: ¶ 1 拜访" {
		t.Error(got)
	}
}

func TestAReadingOfAWorkbookIsCancelled(t *testing.T) {
	var rows strings.Builder
	for i := range uint64(20_000) {
		fmt.Fprintf(&rows, `<row>%s</row>`, inline("A1", fmt.Sprint(i*0x9E3779B97F4A7C15)))
	}
	data := book(t, `<sheetData>`+rows.String()+`</sheetData>`, nil)
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := Read(ctx, "a.xlsx", bytes.NewReader(data), int64(len(data)), func(int64, int64) { n++; cancel() })
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Error(err, n)
	}
}
