package page

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// written is a PDF as far as the tests read it: its bytes and its unpacked streams.
type written struct {
	all     string
	streams []string
}

func writtenPDF(t *testing.T, d Document) written {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	out := written{all: b.String()}
	for _, at := range regexp.MustCompile(`(?s)/Filter /FlateDecode[^>]*/Length (\d+)[^>]*>>\nstream\n`).FindAllStringSubmatchIndex(out.all, -1) {
		n, err := strconv.Atoi(out.all[at[2]:at[3]])
		if err != nil {
			t.Fatal(err)
		}
		r, err := zlib.NewReader(strings.NewReader(out.all[at[1] : at[1]+n]))
		if err != nil {
			t.Fatal(err)
		}
		s, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out.streams = append(out.streams, string(s))
	}
	return out
}

// literal reads a string of PDF, without its brackets, as UTF-16.
func literal(s string) string {
	s = strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r").Replace(s)
	s = strings.TrimPrefix(s, "\xfe\xff")
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// texts are the words of the pages in the order in which they are painted.
func (w written) texts() (out []string) {
	for _, s := range w.streams {
		for _, m := range regexp.MustCompile(`(?s)Td \(((?:[^\\)]|\\.)*)\) Tj`).FindAllStringSubmatch(s, -1) {
			out = append(out, literal(m[1]))
		}
	}
	return out
}

func wordsOf(d Document) (out []string) {
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			if w, ok := m.(Words); ok {
				out = append(out, w.Text)
			}
		}
	}
	return out
}

func onePage(marks ...Mark) Document {
	return Document{Pages: []Page{{Name: "1", Width: A4Width, Height: A4Height, Marks: marks}}}
}

func TestTheSameDocumentGivesTheSameBytesWhateverTheClockSays(t *testing.T) {
	dated := document()
	undated := document()
	undated.Date = time.Time{}
	for _, d := range []Document{dated, undated} {
		first := writtenPDF(t, d).all
		if writtenPDF(t, d).all != first {
			t.Error("two files differ")
		}
		if today := time.Now().UTC().Format("20060102"); strings.Contains(first, "D:"+today) && !strings.HasPrefix(d.Date.Format("20060102"), today) {
			t.Error("the file tells when it was written")
		}
	}
	if all := writtenPDF(t, dated).all; strings.Count(all, "(D:20261130080000)") != 2 {
		t.Error("the date of the document is not in the file")
	}
	if all := writtenPDF(t, undated).all; strings.Contains(all, "(D:") {
		t.Error("a document without a date has one in the file")
	}
}

func TestEveryWordOfTheDocumentCanBeReadFromThePDFInItsOrder(t *testing.T) {
	d := document()
	want := wordsOf(d)
	for i, s := range want {
		if s == "說𠮷😀" {
			want[i] = strings.Repeat(string(Stand), 3)
		}
	}
	if got := writtenPDF(t, d).texts(); !slices.Equal(got, want) {
		t.Errorf("read\n%q\nwant\n%q", got, want)
	}
	if got := string(d.Missing()); got != "說😀𠮷" {
		t.Errorf("missing %q", got)
	}
}

func TestHostileTextsComeOutWholeAndHarmNothing(t *testing.T) {
	long := strings.Repeat("职责边界 duty ", 2000)
	stand := string(Stand)
	d := onePage()
	var want []string
	for in, out := range map[string]string{
		"a\x00b\x1b[31mc":           "ab[31mc",
		"a\xed\xa0\x80b":            "a" + strings.Repeat(stand, 3) + "b", // a lone surrogate, which is no UTF-8
		"cut\xf0\x9f\x98":           "cut" + strings.Repeat(stand, 3),
		"𠮷野家 👩‍👩‍👧 ❤️":              stand + "野家 " + strings.Repeat(stand, 3) + " " + stand,
		"مرحبا \u202ex":             strings.Repeat(stand, 5) + " x",
		"(a) \\( ) \r\n<&>\"'":      "(a) \\( )   <&>\"'",
		"{nb} %!s(MISSING) %PDF-1.": "{nb} %!s(MISSING) %PDF-1.",
		"上午上\n下":                    "上午上 下",
		long:                        long,
	} {
		d.Pages[0].Marks = append(d.Pages[0].Marks, Words{X: 10, Y: 10, Text: in, Type: Type{9, false}, Ink: "#000000"})
		want = append(want, out)
	}
	d.Pages[0].Name, d.Title = long+"😀(\\", "\x00上)\\(\xff😀"
	d.Lang = "zh) /Evil (x"
	w := writtenPDF(t, d)
	if got := w.texts(); !slices.Equal(got, want) {
		t.Errorf("read\n%.2000q\nwant\n%.2000q", got, want)
	}
	if strings.Contains(w.all, "/Evil") {
		t.Error("the language of the document writes into the catalogue")
	}
	for _, s := range []string{"上)\\(\ufffd😀", long + stand + "(\\"} {
		if titles := titles(w); !slices.Contains(titles, s) {
			t.Errorf("%.30q is in none of the titles %.100q", s, titles)
		}
	}
	for _, in := range []string{"\x00", "", "\u200b"} {
		if got := writtenPDF(t, onePage(Words{Text: in, Type: Type{9, true}, Ink: "#000000"})).texts(); len(got) > 0 {
			t.Errorf("%q is painted as %q", in, got)
		}
	}
}

// titles are those of the document and of the bookmarks.
func titles(w written) (out []string) {
	for _, m := range regexp.MustCompile(`(?s)/Title \(((?:[^\\)]|\\.)*)\)`).FindAllStringSubmatch(w.all, -1) {
		out = append(out, literal(m[1]))
	}
	return out
}

func TestPagesAreBookmarkedAndJumpsLeadToTheirTops(t *testing.T) {
	d := document()
	w := writtenPDF(t, d)
	if got := titles(w); !slices.Equal(got, []string{"1 决议", "2 架构", d.Title}) {
		t.Errorf("titles %q", got)
	}
	var pages []string // the numbers of the objects
	for _, m := range regexp.MustCompile(`(\d+) 0 obj\n<</Type /Page\n`).FindAllStringSubmatch(w.all, -1) {
		pages = append(pages, m[1])
	}
	if len(pages) != 2 {
		t.Fatalf("pages %v", pages)
	}
	for _, want := range []string{
		"/Rect [36.00 475.28 157.00 411.28] /Border [0 0 0] /Dest [" + pages[1] + " 0 R /XYZ 0 300.00 null]",
		"/Rect [20.00 280.00 120.00 250.00] /Border [0 0 0] /Dest [" + pages[0] + " 0 R /XYZ 0 595.28 null]",
		"/Dest [" + pages[0] + " 0 R /XYZ 0 595.28 null]\n/Count",
		"/Dest [" + pages[1] + " 0 R /XYZ 0 300.00 null]\n/Count",
		"/MediaBox [0 0 400.00 300.00]", "/MediaBox [0 0 841.89 595.28]", "/Lang (zh)",
	} {
		if !strings.Contains(w.all, want) {
			t.Errorf("%s is not in the file", want)
		}
	}
}

func TestTheFacesInUseAreEmbeddedCutDownAndAsWideAsTheyAreMeasured(t *testing.T) {
	w := writtenPDF(t, document())
	if n, files := strings.Count(w.all, "/Type /FontDescriptor"), strings.Count(w.all, "/FontFile2"); n != 2 || files != 2 || strings.Contains(w.all, "/Subtype /Type1") {
		t.Errorf("%d faces, %d embedded", n, files)
	}
	if len(w.all) > 60_000 {
		t.Errorf("%d bytes", len(w.all))
	}
	seen := map[rune]int{}
	for weight, list := range regexp.MustCompile(`(?s)/W \[(.*?) \]\n/CIDToGIDMap`).FindAllStringSubmatch(w.all, -1) {
		for r, width := range widths(t, list[1]) {
			if r > 255 { // of the first 256 all are told, used or not
				seen[r] |= 1 << weight
			}
			if shown(string(r)) == "" {
				continue // the soft hyphen
			}
			if got := float64(width) / 1000; math.Abs(got-Advance(r, weight == 1)) > 1e-9 {
				t.Errorf("%q, bold %v: %v em in the file, measured %v", r, weight == 1, got, Advance(r, weight == 1))
			}
		}
	}
	if seen['请'] != 2 || seen['精'] != 1 || seen['→'] != 2 || seen[Stand] != 1 {
		t.Errorf("characters are in the wrong weight: %v", seen)
	}
}

// widths reads the list of widths of a font: "first [w w w]" and "first last w".
func widths(t *testing.T, list string) map[rune]int {
	t.Helper()
	out := map[rune]int{}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, m := range regexp.MustCompile(`(\d+) (?:\[([\d\s]*)\]|(\d+) (\d+))`).FindAllStringSubmatch(list, -1) {
		first := number(m[1])
		if m[3] != "" {
			for r := first; r <= number(m[3]); r++ {
				out[rune(r)] = number(m[4])
			}
		}
		for i, s := range strings.Fields(m[2]) {
			out[rune(first+i)] = number(s)
		}
	}
	return out
}

func TestWhatCannotBePaintedIsRefusedWithItsPlace(t *testing.T) {
	for _, d := range []Document{
		{},
		{Pages: []Page{{Width: 0, Height: 10}}},
		onePage(Box{Fill: "red"}),
		onePage(Box{Fill: "#12345g"}),
		onePage(Line{X1: math.NaN()}),
		onePage(Line{X1: math.Inf(1)}),
		onePage(Words{Type: Type{Size: math.NaN()}}),
		onePage(Shape{Points: []Point{{0, math.NaN()}}}),
		onePage(Jump{Page: 1}),
		onePage(Jump{Page: -1}),
		onePage(nil),
	} {
		if err := PDF(io.Discard, d); err == nil {
			t.Errorf("%v was painted", d)
		}
	}
	if err := PDF(io.Discard, onePage(Box{}, Line{}, Shape{}, Words{}, Shape{Fill: "#000000"})); err != nil {
		t.Errorf("marks that paint nothing: %v", err)
	}
}

func BenchmarkPDF(b *testing.B) {
	d := document()
	d.Pages = nil
	for n := range 12 {
		p := sheet()
		p.Name = fmt.Sprint(n + 1)
		for i := range 40 {
			for c, text := range []string{"B-EC-D1", "精准用户画像与投放策略", "Digital marketing department", "移动", "投放与评估分离，原因：同一团队不能自评", "2026-12-31"} {
				p.Marks = append(p.Marks, Words{X: 36 + float64(c)*120, Y: 60 + float64(i)*12, Text: text, Type: Type{7, i == 0}, Ink: "#222222"})
			}
		}
		d.Pages = append(d.Pages, p)
	}
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := PDF(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB/file")
}
