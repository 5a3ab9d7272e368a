package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
)

const wordStyleSheet = prolog + `<w:styles>` +
	`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Dept"><w:name w:val="部门标题"/><w:basedOn w:val="Lvl2"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Lvl2"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="List"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>` +
	`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`

const wordLists = prolog + `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCountingThousand"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

// letter is a Word document with that body.
func letter(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels":                  prolog + `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":            prolog + `<w:document xmlns:w="w"><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
		"word/_rels/document.xml.rels": prolog + `<Relationships><Relationship Id="rId1" Type="x/styles" Target="styles.xml"/><Relationship Id="rId2" Type="x/numbering" Target="numbering.xml"/></Relationships>`,
		"word/styles.xml":              wordStyleSheet,
		"word/numbering.xml":           wordLists,
	}
	maps.Copy(parts, more)
	return zipped(t, parts)
}

// line is a paragraph with those properties.
func line(properties, text string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func list(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

func TestAWordDocumentIsReadAsItIsSeen(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"headings by their style, by what it is based on, and by their own level", line(`<w:pStyle w:val="1"/>`, "销售部") + line(`<w:pStyle w:val="Dept"/>`, "华东组") + line(`<w:outlineLvl w:val="2"/>`, "上海") + line(`<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>`, "正文"), "1h1 销售部 ¶ 2h2b 华东组 ¶ 3h3 上海 ¶ 4 正文"},
		{"numbers and bullets", line(list(1, 0), "主要职责") + line(list(1, 1), "拜访客户") + line(`<w:pStyle w:val="List"/>`, "收款") + line(`<w:pStyle w:val="List"/>`+list(0, 0), "不编号") + line(list(3, 0), "无号"), "1l1 主要职责 ¶ 2l2 拜访客户 ¶ 3l1 收款 ¶ 4 不编号 ¶ 5 无号"},
		{"bold throughout or in part", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>职责</w:t></w:r><w:r><w:t> </w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>职责：</w:t></w:r><w:r><w:t>拜访</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>强</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Dept"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>弱</w:t></w:r></w:p>`, "1b 职责 ¶ 2 职责：拜访 ¶ 3b 强 ¶ 4h2 弱"},
		{"tabs, line breaks, page breaks and hyphens", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t xml:space="preserve">b </w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:br w:type="page"/><w:t>d</w:t></w:r></w:p>`, "1 a\tb⏎c-d"},
		{"proposed changes are accepted", `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>来</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>去</w:t></w:r></w:moveTo></w:p>`, "1 新去"},
		{"links, fields and controls are text, their workings are not", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>三月</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>`, "1 链接三月"},
		{"a text box stands before its paragraph, once; hidden text and readings are not", `<w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:t>框</w:t></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>zhi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>职</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "1 框 ¶ 2 职"},
		{"no table of contents", line(`<w:pStyle w:val="TOC1"/>`, "销售部 1") + line("", "正文"), "2 正文"},
		{"a table between paragraphs", line("", "前") + `<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>` + line("", "部门") + `</w:tc><w:tc>` + line("", "职责") + `</w:tc></w:tr></w:tbl>` + line("", "") + line("", "后"), "1 前 ¶ 2t1 部门|职责 ¶ 4 后"},
		{"merged cells", `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + line("", "销售部") + `</w:tc><w:tc>` + line("", "拜访") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + line("", "收款") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + line("", "合计") + `</w:tc><w:tc>` + line("", "x") + `</w:tc></w:tr></w:tbl>`, "1t1 销售部|拜访 ¶ 2t1 |收款 {0<1.0} ¶ 3t1 合计||x {1<3.0}"},
		{"several paragraphs and lists in a cell", `<w:tbl><w:tr><w:tc>` + line("", "职责") + line(list(1, 0), "拜访") + line(list(1, 1), "客户") + line(list(1, 0), "收款") + line(`<w:pStyle w:val="List"/>`, "开票") + `</w:tc></w:tr></w:tbl>`, "1t1 职责⏎1. 拜访⏎1. 客户⏎2. 收款⏎• 开票"},
		{"a table in a cell", `<w:tbl><w:tr><w:tc>` + line("", "外") + `<w:tbl><w:tr><w:tc>` + line("", "甲") + `</w:tc><w:tc>` + line("", "乙") + `</w:tc></w:tr></w:tbl></w:tc><w:tc>` + line("", "右") + `</w:tc></w:tr></w:tbl>`, "1t1 外⏎甲\t乙|右"},
		{"a row that was deleted", `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + line("", "旧") + `</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>` + line("", "新") + `</w:tc></w:tr></w:tbl>`, "1t1 |新"},
	} {
		d := read(t, "a.docx", letter(t, c.body, nil))
		if got := strings.ReplaceAll(said(d), "bt1", "t1"); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
		if d.Format != Word {
			t.Error(d.Format)
		}
	}
}

func TestAWordDocumentWithoutStylesIsRead(t *testing.T) {
	data := zipped(t, map[string]string{"word/document.xml": `<w:document xmlns:w="w"><w:body>` + line(`<w:pStyle w:val="1"/>`+list(1, 0), "职责") + `</w:body></w:document>`})
	if got := said(read(t, "a.docx", data)); got != "1 职责" {
		t.Error(got)
	}
}

func TestHostileDocumentsAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, body string
		more       map[string]string
		want       Problem
	}{
		{"tables within each other", strings.Repeat("<w:tbl><w:tr><w:tc>", 500), nil, Damaged},
		{"styles that are based on each other", line(`<w:pStyle w:val="a"/>`, ""), map[string]string{"word/styles.xml": `<w:styles xmlns:w="w"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`}, Nothing},
		{"wide cells", `<w:tbl>` + strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>`+line("", "x")+`</w:tc></w:tr>`, 10_000) + `</w:tbl>`, nil, TooLarge},
		{"cut short", `<w:p><w:r><w:t>x`, nil, Damaged},
	} {
		data := letter(t, c.body, c.more)
		d, err := Read(t.Context(), "a.docx", bytes.NewReader(data), int64(len(data)), nil)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v %s, want %s", c.name, err, said(d), c.want)
		}
	}
}

func TestTablesOfWebPagesAreRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"what a system exports as .xls", `<html><head><meta charset="gbk"><style>td{}</style></head><body><table border=1><tr><th>部门</th><th>职责</th></tr><tr><td rowspan="2">销售部</td><td>拜访<br>客户</td></tr><tr><td>收款 &amp; 开票</td></tr><tr><td colspan=2>合计<td>x</table></body></html>`,
			"1t1 部门|职责 ¶ 2t1 销售部|拜访⏎客户 ¶ 3t1 |收款 & 开票 {0<2.0} ¶ 4t1 合计||x {1<4.0}"},
		{"paragraphs, headings and lists", "<!DOCTYPE html><h2>销售部</h2>\n<p>负责\n 客户</p><ol><li>拜访</li><li>收款<ul><li>开票</ul></ol><script>x()</script>", "1h2 销售部 ¶ 2 负责 客户 ¶ 3l1 拜访 ¶ 4l1 收款 ¶ 5l2 开票"},
		{"lists and tables in a cell", `<table><tr><td><p>职责</p><ul><li>拜访<li>收款</ul></td><td><table><tr><td>甲<td>乙</table></table>`, "1t1 职责⏎• 拜访⏎• 收款|甲\t乙"},
		{"the XML of Excel 2003", `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="职责"><Table><Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">销售部</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">拜访</Data></Cell></Row><Row><Cell ss:Index="3"><Data ss:Type="Number">7</Data></Cell></Row></Table></Worksheet></Workbook>`,
			"职责: ¶ 2 销售部||拜访 ¶ 3 ||7 {0<2.0}"},
	} {
		if got := said(read(t, "a.xls", []byte(c.text))); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
	if got := said(read(t, "a.csv", []byte("<部门>,<职责>\n销售部,拜访\n"))); got != "1 <部门>|<职责> ¶ 2 销售部|拜访" {
		t.Error(got)
	}
	refused(t, "a.xml", []byte(`<?xml version="1.0"?><note>x</note>`), Unknown)
}
