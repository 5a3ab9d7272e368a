package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf "golang.org/x/text/encoding/unicode"
)

func read(t testing.TB, name string, data []byte) Document {
	t.Helper()
	d, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

func refused(t testing.TB, name string, data []byte, want Problem) {
	t.Helper()
	d, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), nil)
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, %s; want %s", name, err, said(d), want)
	}
}

// said is a document in one line: sheets with ¶, rows with their number, cells with |.
func said(d Document) string {
	var out []string
	for _, s := range d.Sheets {
		head := s.Name
		if s.Hidden {
			head += " hidden"
		}
		if s.Beyond > 0 {
			head += fmt.Sprintf(" beyond %d", s.Beyond)
		}
		if head != "" {
			out = append(out, head+":")
		}
		for _, r := range s.Rows {
			mark := fmt.Sprint(r.Number)
			if r.Hidden {
				mark += "-"
			}
			if r.Table > 0 {
				mark += fmt.Sprintf("t%d", r.Table)
			}
			if r.Heading > 0 {
				mark += fmt.Sprintf("h%d", r.Heading)
			}
			if r.Level > 0 {
				mark += fmt.Sprintf("l%d", r.Level)
			}
			if r.Bold {
				mark += "b"
			}
			line := mark + " " + strings.Join(r.Cells, "|")
			for _, c := range r.Covered {
				line += fmt.Sprintf(" {%d<%d.%d}", c.Col, c.Row, c.From)
			}
			out = append(out, strings.ReplaceAll(line, "\n", "⏎"))
		}
	}
	return strings.Join(out, " ¶ ")
}

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheEncodingOfShortListsIsFound(t *testing.T) {
	simplified := []string{
		"客服", "部门", "职责", "会员运营", "品控", "市场部,品牌推广", "组织架构", "岗位职责", "法务", "仓储物流部：发货", "采购、比价、下单",
		"部门,职责\n销售部,客户拜访\n", "1、制定年度预算；2、审核费用报销；3、编制财务报表。", "人力资源部\n招聘\n培训\n绩效\n薪酬\n", "负责公司信息安全体系建设与等级保护测评工作，每季度一次",
		"KPI,目标\nGMV,3亿元\n", "直播间选品排期", "（一）岗位说明书", "①新媒体 ②社群",
	}
	traditional := []string{
		"客服部", "部門,職責\n業務部,客戶拜訪\n", "人力資源部：招募、訓練、績效、薪酬", "電子商務部", "負責公司資訊安全體系之建置與稽核，每季一次", "品牌行銷與會員經營", "門市營運",
	}
	for _, c := range []struct {
		name  string
		enc   encoding.Encoding
		texts []string
	}{
		{"UTF-8", encoding.Nop, append(simplified, traditional...)},
		{"UTF-8", utf.UTF8BOM, append(simplified, traditional...)},
		{"GB18030", simplifiedchinese.GB18030, simplified},
		{"Big5", traditionalchinese.Big5, traditional},
		{"UTF-16LE", utf.UTF16(utf.LittleEndian, utf.UseBOM), append(simplified, traditional...)},
		{"UTF-16BE", utf.UTF16(utf.BigEndian, utf.UseBOM), append(simplified, traditional...)},
		{"UTF-16LE", utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), []string{simplified[11], simplified[13], traditional[1], "Unit,Duty\nSales,Visit customers\n"}},
		{"UTF-16BE", utf.UTF16(utf.BigEndian, utf.IgnoreBOM), []string{simplified[11], simplified[13], traditional[1], "Unit,Duty\nSales,Visit customers\n"}},
	} {
		for _, text := range c.texts {
			d := read(t, "list.txt", encoded(t, c.enc, text))
			want := said(read(t, "list.txt", []byte(text)))
			if d.Encoding != c.name || said(d) != want {
				t.Errorf("%s: %s %s; want %s", c.name, d.Encoding, said(d), want)
			}
		}
	}
}

func TestAWesternListIsNotTakenForChinese(t *testing.T) {
	for _, text := range []string{"Unité;Tâche\nVente;Gérer les réclamations des clients\nMarketing;Préparer les résumés\n", "Unit,Duty\nSales,“Voice of the customer” – café visits\nHR,Résumé screening\n"} {
		d := read(t, "list.csv", encoded(t, charmap.Windows1252, text))
		if want := said(read(t, "list.csv", []byte(text))); said(d) != want {
			t.Errorf("%s %s; want %s", d.Encoding, said(d), want)
		}
	}
}

func TestAByteHereAndThereDoesNotSpoilAText(t *testing.T) {
	text := []byte("部门,职责\n销售部,客户拜访与合同签订\n市场部,品牌推广\n")
	if d := read(t, "a.csv", text[:len(text)-2]); d.Encoding != "UTF-8" || !strings.Contains(said(d), "品牌推") {
		t.Error(d.Encoding, said(d))
	}
}

func TestCellsAreSetApartByWhatGivesColumns(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"comma", "a.csv", "部门,职责\n销售部,拜访客户\n", "1 部门|职责 ¶ 2 销售部|拜访客户"},
		{"semicolon, with commas in the text", "a.csv", "Unit;Duty\nSales;Visit, sell, report\nHR;Hire, train\n", "1 Unit|Duty ¶ 2 Sales|Visit, sell, report ¶ 3 HR|Hire, train"},
		{"comma, with semicolons in the text", "a.csv", "Unit,Duty\nSales,Visit; sell; report\nHR,Hire; train\n", "1 Unit|Duty ¶ 2 Sales|Visit; sell; report ¶ 3 HR|Hire; train"},
		{"tab in a text file", "a.txt", "部门\t职责\r\n销售部\t拜访客户, 收款\r\n", "1 部门|职责 ¶ 2 销售部|拜访客户, 收款"},
		{"bar", "a.txt", "unit|duty\nSales|Visit\nHR|Hire\n", "1 unit|duty ¶ 2 Sales|Visit ¶ 3 HR|Hire"},
		{"plain lines", "a.txt", "拜访客户\n\n  收款, 对账  \n开票\n", "1 拜访客户 ¶ 3 收款, 对账 ¶ 4 开票"},
		{"sentences are no columns", "a.txt", "Plan, budget and report.\nHire people.\nTrain, coach, and review them.\nPay them.\n", "1 Plan, budget and report. ¶ 2 Hire people. ¶ 3 Train, coach, and review them. ¶ 4 Pay them."},
		{"a table of Markdown is lines", "a.txt", "| Unit | Duty |\n|---|---|\n| Sales | Visit |\n| HR | Hire |\n", "1 | Unit | Duty | ¶ 2 |---|---| ¶ 3 | Sales | Visit | ¶ 4 | HR | Hire |"},
		{"one column", "a.csv", "职责\n拜访客户\n收款\n", "1 职责 ¶ 2 拜访客户 ¶ 3 收款"},
		{"rows of different lengths below a title", "a.csv", "职责清单\n部门,职责,指标\n销售部,拜访\n市场部,推广,曝光\n,合计\n", "1 职责清单 ¶ 2 部门|职责|指标 ¶ 3 销售部|拜访 ¶ 4 市场部|推广|曝光 ¶ 5 |合计"},
		{"Excel's own mark", "a.csv", "sep=;\nUnit;Duty\nSales;Visit\n", "2 Unit|Duty ¶ 3 Sales|Visit"},
		{"quoted, with line breaks and quotes", "a.csv", "部门,职责\n销售部,\"1、拜访\n2、收款\"\n市场部,\"\"\"双十一\"\"大促\"\n", "1 部门|职责 ¶ 2 销售部|1、拜访⏎2、收款 ¶ 4 市场部|\"双十一\"大促"},
		{"numbers kept as text", "a.csv", "编号,职责\n=\"0012\",拜访\n=\"0013\",收款\n", "1 编号|职责 ¶ 2 0012|拜访 ¶ 3 0013|收款"},
		{"old Mac line ends", "a.csv", "a,b\rc,d\r", "1 a|b ¶ 2 c|d"},
		{"NBSP, zero width and full-width spaces", "a.csv", "部门,职责\n\u3000销售部\u00a0,\u200b拜访\ufeff\n", "1 部门|职责 ¶ 2 销售部|拜访"},
		{"empty columns at the end", "a.csv", "部门,职责,,,\n销售部,拜访,,,\n,,,,\n", "1 部门|职责 ¶ 2 销售部|拜访"},
		{"a csv that is called a workbook", "a.xlsx", "部门,职责\n销售部,拜访客户\n", "1 部门|职责 ¶ 2 销售部|拜访客户"},
	} {
		if got := said(read(t, c.file, []byte(c.text))); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestABrokenQuoteSwallowsNothing(t *testing.T) {
	var rest strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&rest, "市场部,第%d项推广\n", i)
	}
	for _, c := range []struct{ name, head, want string }{
		{"opened and not closed", "部门,职责\n销售部,\"拜访客户\n", "2 销售部|\"拜访客户 ¶ 3 市场部|第0项推广"},
		{"opened, and later others", "部门,职责\n销售部,\"拜访客户\n人事部,\"招聘\"\n", "2 销售部|\"拜访客户 ¶ 3 人事部|招聘 ¶ 4 市场部|第0项推广"},
		{"within the text", "部门,职责\n销售部,12\"屏 客户\n", "2 销售部|12\"屏 客户 ¶ 3 市场部|第0项推广"},
		{"a word in quotes at the start", "部门,职责\n销售部,\"双十一\"大促\n", "2 销售部|\"双十一\"大促 ¶ 3 市场部|第0项推广"},
		{"behind the closing one", "部门,职责\n销售部,\"拜访\"x,y\n", "2 销售部|\"拜访\"x|y ¶ 3 市场部|第0项推广"},
	} {
		d := read(t, "a.csv", []byte(c.head+rest.String()))
		if got := said(d); !strings.Contains(got, c.want) || !strings.HasSuffix(got, "第2999项推广") {
			t.Errorf("%s: %s", c.name, got[:min(len(got), 200)])
		}
	}
}

func TestTheClipboardIsReadAsItWasCopied(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a block", "部门\t职责\r\n销售部\t\"1、拜访\n2、收款\"\r\n\t\"\"\"大促\"\"\"\r\n", "1 部门|职责 ¶ 2 销售部|1、拜访⏎2、收款 ¶ 4 |\"大促\""},
		{"lines", "拜访客户\r\n\r\n• 收款, 对账\r\n", "1 拜访客户 ¶ 3 • 收款, 对账"},
		{"a column with line breaks", "\"拜访\n收款\"\n开票\n", "1 拜访⏎收款 ¶ 3 开票"},
		{"a line in quotes", "\"618\"大促\n\"双十一\"\n", "1 \"618\"大促 ¶ 2 \"双十一\""},
		{"nothing", " \n\t\n", ""},
	} {
		if got := said(ReadText(c.text)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFilesThatHoldNoTableAreToldApart(t *testing.T) {
	old := func(stream string) []byte {
		file := make([]byte, 2048)
		copy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
		entry := file[1024:]
		copy(entry, wide(stream))
		entry[64], entry[66] = byte(2*len(stream)+2), 2
		return file
	}
	for _, c := range []struct {
		name string
		data []byte
		want Problem
	}{
		{"empty.csv", nil, Nothing},
		{"blank.csv", []byte(" ,,\r\n\r\n"), Nothing},
		{"locked.xlsx", old("EncryptedPackage"), Password},
		{"old.xls", old("Workbook"), OldExcel},
		{"older.xls", old("Book"), OldExcel},
		{"old.doc", old("WordDocument"), OldWord},
		{"old.ppt", old("PowerPoint Document"), Slides},
		{"list.et", old("Workbook"), WPSTable},
		{"text.wps", old("WordDocument"), WPSText},
		{"mail.msg", old("__properties_version1.0"), Unknown},
		{"a.pdf", []byte("%PDF-1.7\n"), PDF},
		{"a.csv", []byte("\x89PNG\r\n\x1a\n\x00\x00"), Picture},
		{"a.doc", []byte(`{\rtf1\ansi 部门}`), Rich},
		{"a.rar", []byte("Rar!\x1A\x07\x01\x00"), Archive},
		{"zero.csv", make([]byte, 4000), Unknown},
		{"nul.csv", []byte("部门,职责\n销售部\x00,拜访客户\n"), Damaged},
		{"half.xlsx", []byte("PK\x03\x04\x14\x00\x06\x00"), Damaged},
		{"program.exe", []byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xFF\xFF\x00\x00\xB8\x00\x00\x00"), Unknown},
		{"noise.csv", bytes.Repeat([]byte("\x81\x01\xFE\x9D\x02\x90\x03"), 100), Unknown},
	} {
		refused(t, c.name, c.data, c.want)
	}
}

func TestWhatTheReaderSaysIsNoFaultOfTheFile(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	_, err := Read(t.Context(), "a.csv", failing{broken}, 100, nil)
	if !errors.Is(err, Unreadable) || !errors.Is(err, broken) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) ReadAt([]byte, int64) (int, error) { return 0, f.err }

func TestReadingTellsHowFarItIsAndCanBeCancelled(t *testing.T) {
	data := []byte(strings.Repeat("销售部,拜访客户\n", 200_000))
	var steps []int64
	ctx, cancel := context.WithCancel(t.Context())
	d, err := Read(ctx, "a.csv", bytes.NewReader(data), int64(len(data)), func(done, total int64) {
		if total != int64(len(data)) || len(steps) > 0 && done <= steps[len(steps)-1] {
			t.Errorf("%d of %d after %d", done, total, steps)
		}
		steps = append(steps, done)
	})
	if err != nil || len(d.Sheets[0].Rows) != 200_000 || len(steps) < 3 || steps[len(steps)-1] != int64(len(data)) {
		t.Error(err, steps)
	}
	d, err = Read(ctx, "a.csv", bytes.NewReader(data), int64(len(data)), func(int64, int64) { cancel() })
	if !errors.Is(err, context.Canceled) || d.Sheets != nil {
		t.Error(err)
	}
}

func TestHowFarALineStandsInIsKept(t *testing.T) {
	indents := func(d Document) (out []int) {
		for _, r := range d.Sheets[0].Rows {
			out = append(out, r.Indent)
		}
		return out
	}
	lines := "中心\n  部门\n\u3000\u3000职责\n\t职责\n"
	if got := indents(read(t, "a.txt", []byte(lines))); !slices.Equal(got, []int{0, 2, 4, 4}) {
		t.Error("a text:", got)
	}
	cell := func(row, style int, text string) string {
		return fmt.Sprintf(`<c r="A%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, row, style, text)
	}
	data := book(t, `<sheetData><row r="1">`+cell(1, 0, "中心")+`</row><row r="2">`+cell(2, 1, "部门")+`</row><row r="3">`+cell(3, 0, "  职责")+`</row><row r="4" outlineLevel="2">`+cell(4, 0, "职责")+`</row><row r="5"><c r="A5" t="s"><v>0</v></c></row></sheetData>`, map[string]string{
		"xl/styles.xml":        prolog + `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="0"><alignment indent="1"/></xf></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": prolog + `<sst><si><t xml:space="preserve">   职责</t></si></sst>`,
	})
	if got := indents(read(t, "a.xlsx", data)); !slices.Equal(got, []int{0, 1, 2, 2, 3}) {
		t.Error("a workbook:", got)
	}
}
