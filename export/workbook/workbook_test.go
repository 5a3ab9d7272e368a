package workbook_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/export/workbook"
	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// reports gathers reports of scenarios of an example, as the programs do.
func reports(t testing.TB, example string, ids ...model.ID) (out []export.Report) {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), example, model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, id := range ids {
		r, err := gather.Report(l, id, "0.1")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func book(t testing.TB, lang model.Lang, of ...export.Report) xlsx.Book {
	t.Helper()
	b, err := workbook.Book(context.Background(), text.For(lang), func(int, int) {}, of...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func written(t testing.TB, lang model.Lang, of ...export.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.Write(context.Background(), &b, text.For(lang), func(int, int) {}, of...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheet finds a sheet by its name.
func sheet(t testing.TB, b xlsx.Book, name string) xlsx.Sheet {
	t.Helper()
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("there is no sheet %s", name)
	return xlsx.Sheet{}
}

func TestTheSameReportsGiveTheSameWorkbook(t *testing.T) {
	of := reports(t, "seed-b", "V1", "V2")
	first := written(t, model.ZH, of...)
	for range 2 {
		if !bytes.Equal(first, written(t, model.ZH, of...)) {
			t.Fatal("two workbooks of the same reports differ")
		}
	}
}

// Paper and workbook are laid out of one content: what a table of the pack says stands in a
// sheet of the workbook whole.
func TestEveryRowOfThePackStandsInTheWorkbookWhole(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		of := reports(t, "seed-ab", "V2", "V1")
		b := book(t, lang, of...)
		said, err := pack.Of(context.Background(), text.For(lang), of...)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range said.Sections {
			s := sheet(t, b, section.Name)
			said := map[string]bool{}
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if words, ok := c.Value.Text(); ok {
						said[strings.TrimLeft(words, "▲▼◆●□☑ ")] = true
					}
				}
			}
			rows := 0
			for _, block := range section.Blocks {
				grid, ok := block.(pack.Grid)
				if !ok {
					continue
				}
				for _, row := range grid.Rows {
					rows++
					for _, c := range row.Cells {
						if c.Text != "" && c.Amount.Form == page.NoFigure && !said[c.Text] {
							t.Errorf("%s %s does not say %q", lang, section.Name, c.Text)
						}
					}
				}
			}
			if rows == 0 && len(s.Pictures) == 0 {
				t.Errorf("%s %s holds nothing", lang, section.Name)
			}
		}
	}
}

func TestFiguresOfTheFirstSheetAreNumbersWithNamesOfTheirOwn(t *testing.T) {
	b := book(t, model.ZH, reports(t, "seed-b", "V1", "V3")...)
	front := b.Sheets[0]
	figures := map[string]float64{}
	for _, n := range b.Names {
		if n.Sheet != front.Name {
			t.Errorf("%s lies on %s", n.Text, n.Sheet)
		}
		col := 1
		for _, c := range front.Rows[n.Range.FirstRow-1].Cells {
			if col == n.Range.FirstCol {
				figures[n.Text] = c.Value.Number()
			}
			col += max(c.Span, 1)
		}
	}
	for name, want := range map[string]float64{
		"Figure_boundary_today": .703125, "Figure_boundary_proposed": 0, "Figure_breadth_today": 19, "Figure_breadth_proposed": 33,
		"Figure_inside_proposed": 8, "Figure_moves_proposed": 14, "Figure_moves_option2": 2, "Figure_open_high_today": 2,
	} {
		if got, there := figures[name]; !there || got != want {
			t.Errorf("%s is %v, %v, want %v", name, got, there, want)
		}
	}
	data := written(t, model.ZH, reports(t, "seed-b", "V1", "V3")...)
	if defined := part(t, data, "xl/workbook.xml"); !strings.Contains(defined, `name="Figure_breadth_proposed">&#39;决议&#39;!$D$`) {
		t.Errorf("the names are %s", defined)
	}
}

// The chart charts the counts of open matters as they stand on the sheet.
func TestTheBarsOfTheFirstSheetAreAChartOfItsCells(t *testing.T) {
	data := written(t, model.EN, reports(t, "seed-b", "V1")...)
	chart := part(t, data, "xl/charts/chart1.xml")
	if n := strings.Count(chart, "<ser>") + strings.Count(chart, "<c:ser>"); n != 3 {
		t.Errorf("%d series", n)
	}
	for _, formula := range regexp.MustCompile(`<(?:c:)?f>([^<]*)<`).FindAllStringSubmatch(chart, -1) {
		if !strings.HasPrefix(formula[1], "&#39;Decision&#39;!$") && !strings.HasPrefix(formula[1], "'Decision'!$") {
			t.Errorf("the chart draws %s", formula[1])
		}
	}
	if drawing := part(t, data, "xl/drawings/drawing1.xml"); !strings.Contains(drawing, `descr="Open issues by severity`) {
		t.Errorf("the chart does not say what it shows: %s", drawing)
	}
}

func TestDrawingsSayWhatIsInThem(t *testing.T) {
	of := reports(t, "seed-ab", "V2")
	b := book(t, model.EN, of...)
	for name, words := range map[string]string{"Structure before and after": "organisation chart of", "Hand-offs and boundaries": "hand-offs between"} {
		s := sheet(t, b, name)
		if len(s.Pictures) == 0 {
			t.Errorf("%s has no picture", name)
		}
		rows := 0.0
		for _, row := range s.Rows {
			rows += row.Height
		}
		for _, p := range s.Pictures {
			if !strings.Contains(p.Alt, words) {
				t.Errorf("%s: %q", name, p.Alt)
			}
			if rows < p.Height*.75 {
				t.Errorf("%s: a picture of %.0f points on rows of %.0f", name, p.Height*.75, rows)
			}
		}
	}
	if drawing := part(t, written(t, model.EN, of...), "xl/drawings/drawing2.xml"); !strings.Contains(drawing, "organisation chart of") {
		t.Errorf("in the file it is not said: %s", drawing)
	}
}

func TestEveryScenarioBesideTheFirstHasSheetsOfItsOwn(t *testing.T) {
	b := book(t, model.ZH, reports(t, "seed-b", "V1", "V2", "V3")...)
	tables := map[string]bool{}
	for _, s := range b.Sheets {
		if s.Table != nil {
			if tables[s.Table.Name] {
				t.Errorf("two tables are called %s", s.Table.Name)
			}
			tables[s.Table.Name] = true
		}
	}
	for _, name := range []string{"职责", "职责·V2 细分岗位", "职责·V3 两部门+共享数据与投放评估", "警示·V2 细分岗位", "变更明细·V3 两部门+共享数据与投放评估"} {
		if s := sheet(t, b, name); len(s.Rows) < 4 {
			t.Errorf("%s has %d rows", name, len(s.Rows))
		}
	}
	said := ""
	for _, row := range sheet(t, b, "方案比较").Rows {
		for _, c := range row.Cells {
			words, _ := c.Value.Text()
			said += words + "|"
		}
	}
	if !strings.Contains(said, "V1 合并：数字营销部|V2 细分岗位|V3 两部门+共享数据与投放评估") {
		t.Errorf("the options do not stand side by side: %s", said)
	}
}

func TestAWorkbookThatNobodyWaitsForIsNotMade(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := workbook.Write(ctx, io.Discard, text.For(model.ZH), func(int, int) {}, reports(t, "seed-b", "V1")...); err != context.Canceled {
		t.Errorf("the error is %v", err)
	}
}

// counted is a context that ends when it was asked so often.
type counted struct {
	context.Context
	asked, most int
}

func (c *counted) Err() error {
	if c.asked++; c.asked > c.most {
		return context.Canceled
	}
	return nil
}

// It is asked for every row of the long sheets, when it is said, measured and written, and
// from then on next to nothing is done.
func TestAWorkbookIsGivenUpWhereverItStands(t *testing.T) {
	of := reports(t, "seed-b", "V1")
	write := func(ctx context.Context, to io.Writer) error {
		return workbook.Write(ctx, to, text.For(model.ZH), func(int, int) {}, of...)
	}
	whole, rows := &counted{Context: context.Background(), most: math.MaxInt}, 0
	if err := write(whole, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, s := range book(t, model.ZH, of...).Sheets {
		rows += len(s.Rows)
	}
	if whole.asked < 2*rows {
		t.Fatalf("it is asked %d times for %d rows", whole.asked, rows)
	}
	const steps = 15
	for n := range steps {
		ctx := &counted{Context: context.Background(), most: n * (whole.asked - 1) / (steps - 1)}
		var out bytes.Buffer
		if err := write(ctx, &out); !errors.Is(err, context.Canceled) || out.Len() > 0 {
			t.Errorf("given up after it was asked %d times: %v, %d bytes", ctx.most, err, out.Len())
		}
		if more := ctx.asked - ctx.most; more > 8 {
			t.Errorf("given up after it was asked %d times, it went on for %d", ctx.most, more)
		}
	}
}

// part gives a part of a package.
func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
