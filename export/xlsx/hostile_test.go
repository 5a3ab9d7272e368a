package xlsx

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// read reads back what write wrote.
func read(t testing.TB, data []byte) Contents {
	t.Helper()
	c, err := Read(bytes.NewReader(data), int64(len(data)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func column(texts ...string) Book {
	s := Sheet{Name: "T", Columns: []Column{{Width: 20, Style: StyleBodyWrap}}}
	for _, text := range texts {
		s.Rows = append(s.Rows, Row{Cells: []Cell{{Value: Text(text), Note: text}}})
	}
	return Book{Sheets: []Sheet{s}}
}

func TestHostileTextStaysTextAndComesBack(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"formula", `=HYPERLINK("http://x","y")`, ""},
		{"plus", "+1+cmd|' /C calc'!A0", ""},
		{"minus", "-2+3", ""},
		{"at", "@SUM(A1)", ""},
		{"tab before formula", "\t=1+1", ""},
		{"looks like a number", "007", ""},
		{"looks like an escape", "_x000D_ and _x0041_ and _x005F_", ""},
		{"markup", `<b>&amp;"'</b>]]><!--`, ""},
		{"emoji", "👩‍👩‍👧‍👦 🇨🇳 ☎️", ""},
		{"beyond the basic plane", "𠮷野家", ""},
		{"combining", "e\u0301", ""},
		{"right to left", "\u202Eabc\u202C", ""},
		{"spaces at the ends", "  x  ", ""},
		{"line feeds", "a\nb\n\nc", ""},
		{"carriage returns", "a\r\nb\rc", "a\nb\nc"},
		{"controls", "a\x00b\x07c\x1Fd\x7Fe", "abcde"},
		{"not characters", "a\uFFFEb\uFFFFc", "abc"},
		{"bad UTF-8", "a\xC3(b\xFF", "a\uFFFD(b\uFFFD"},
		{"a surrogate as bytes", "a\xED\xA0\x80b", "a\uFFFDb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == "" {
				c.want = c.in
			}
			data := write(t, column(c.in))
			if got := read(t, data).Sheets[0].Rows[0][0]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			sheet := part(t, data, "xl/worksheets/sheet1.xml")
			if strings.Contains(sheet, "<f>") || !strings.Contains(sheet, `t="s"`) {
				t.Error("not an inert text: ", sheet[strings.Index(sheet, "<sheetData>"):])
			}
		})
	}
}

func TestNotesKeepWhatLooksLikeAnEscape(t *testing.T) {
	if xml := part(t, write(t, column("_x000D_ & <x>")), "xl/comments1.xml"); !strings.Contains(xml, "<t>_x005F_x000D_ &amp; &lt;x&gt;</t>") {
		t.Error(xml)
	}
}

func TestTextTooLongIsCutWithAMarkAndNoticed(t *testing.T) {
	for _, c := range []struct {
		name, in string
		cut      bool
	}{
		{"just fits", strings.Repeat("职", 32767), false},
		{"one too many", strings.Repeat("职", 32768), true},
		{"pairs of surrogates", strings.Repeat("😀", 16384), true},
		{"long in bytes only", strings.Repeat("职", 20000), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := column(c.in)
			got := read(t, write(t, book)).Sheets[0].Rows[0][0]
			var kinds []NoticeKind
			for _, n := range newPlan(context.Background(), book).notices {
				if n.Row != 1 || n.Sheet != "T" {
					t.Errorf("notice at the wrong place: %+v", n)
				}
				kinds = append(kinds, n.Kind)
			}
			if !utf8.ValidString(got) || units(got) > maxCellText {
				t.Errorf("%d units", units(got))
			}
			noticed := len(kinds) > 0 && kinds[0] == TextCut
			marked := strings.HasSuffix(got, "]") && strings.Contains(got[len(got)-20:], "[…+")
			if noticed != c.cut || marked != c.cut || !c.cut && got != c.in {
				t.Errorf("noticed %v, marked %v, want %v", noticed, marked, c.cut)
			}
			if kinds[len(kinds)-1] != RowTooHigh {
				t.Error("a row that needs more than 409 pt was not noticed")
			}
		})
	}
}

func TestSheetNamesAreAcceptableAndUnique(t *testing.T) {
	names := []string{"Sheet1", "SHEET1", "sheet1", "", "a/b\\c:d*e?f[g]", "'quoted'", "History", strings.Repeat("职", 40), strings.Repeat("职", 40), strings.Repeat("😀", 20), "x\x00\ny", "ß", "SS", "it's"}
	var book Book
	for _, name := range names {
		book.Sheets = append(book.Sheets, Sheet{Name: name, Filter: Range{1, 1, 1, 1}, Rows: []Row{{Cells: []Cell{{Value: Text(name), Link: &Link{Sheet: "it's"}}}}}})
	}
	data := write(t, book)
	c := read(t, data)
	if len(c.Sheets) != len(names) {
		t.Fatalf("%d sheets, want %d", len(c.Sheets), len(names))
	}
	seen := map[string]bool{}
	for i, table := range c.Sheets {
		if key := strings.ToLower(table.Name); seen[key] || units(table.Name) > 31 || strings.ContainsAny(table.Name, `[]:*?/\`) || strings.EqualFold(table.Name, "history") {
			t.Errorf("bad name %q for %q", table.Name, names[i])
		} else {
			seen[key] = true
		}
		if want := cellTextOrNothing(names[i]); len(table.Rows) > 0 && table.Rows[0][0] != want {
			t.Errorf("sheet %q holds %q, want %q", table.Name, table.Rows[0][0], want)
		}
	}
	if xml := part(t, data, "xl/worksheets/sheet1.xml"); !strings.Contains(xml, "location=\"&#39;it&#39;&#39;s&#39;!A1\"") {
		t.Error("the link does not quote the sheet's name")
	}
	renamed := 0
	for _, n := range newPlan(context.Background(), book).notices {
		if n.Kind == SheetRenamed {
			renamed++
		}
	}
	if renamed != 10 {
		t.Errorf("%d renamings noticed", renamed)
	}
}

func cellTextOrNothing(s string) string {
	kept, _ := cellText(s)
	return kept
}

func TestOnlyHarmlessLinksAreWritten(t *testing.T) {
	good := []Link{{URL: "https://example.com/a?b=c&d=e"}, {URL: "mailto:a@example.com"}, {Sheet: "T", Row: 2, Col: 3}}
	bad := []Link{
		{URL: "javascript:alert(1)"}, {URL: "file:///etc/passwd"}, {URL: `\\server\share`}, {URL: "http://example.com"},
		{URL: "https://"}, {URL: "https://" + strings.Repeat("a", 3000)}, {URL: "ms-excel:ofe|u|https://x"}, {URL: "https://a b"},
		{Sheet: "nowhere"}, {Sheet: "T", Row: -1}, {Sheet: "T", Col: 16385}, {},
	}
	var cells []Cell
	for _, l := range append(good, bad...) {
		cells = append(cells, Cell{Value: Text("x"), Link: &l})
	}
	book := Book{Sheets: []Sheet{{Name: "T", Rows: []Row{{Cells: cells}}}}}
	data := write(t, book)
	if n := strings.Count(part(t, data, "xl/worksheets/sheet1.xml"), "<hyperlink "); n != len(good) {
		t.Errorf("%d links, want %d", n, len(good))
	}
	if n := strings.Count(part(t, data, "xl/worksheets/_rels/sheet1.xml.rels"), "<Relationship "); n != 2 {
		t.Errorf("%d addresses, want 2", n)
	}
	if n := len(newPlan(context.Background(), book).notices); n != len(bad) {
		t.Errorf("%d notices, want %d", n, len(bad))
	}
}

func TestHeaderTextCannotBecomeACode(t *testing.T) {
	if got := (Band{Left: "Goals & KPIs &A", Centre: "2026", Pages: true}).code(); !strings.Contains(got, "Goals && KPIs &&A") || !strings.Contains(got, `Regular"2026 · &P / &N`) {
		t.Error(got)
	}
	if got := (Band{}).code(); got != "" {
		t.Errorf("an empty band writes %q", got)
	}
	for _, text := range []string{strings.Repeat("&", 300), strings.Repeat("职责", 300), strings.Repeat("a&", 200), "\n&\n"} {
		for _, b := range []Band{{text, text, text, true}, {Left: text}, {Centre: text, Pages: true}} {
			got := b.code()
			if units(got) > maxBand {
				t.Errorf("%d units", units(got))
			}
			bare := strings.NewReplacer("&&", "", "&L", "", "&C", "", "&R", "", "&8", "", "&K", "", `&"`, "", "&P", "", "&N", "").Replace(got)
			if strings.Contains(bare, "&") {
				t.Errorf("a code remains in %q", got)
			}
		}
	}
}
