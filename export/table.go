package export

import (
	"strconv"

	"sandtable/export/xlsx"
)

// zoom at which the sheets open, in percent.
const zoom = 90

// headRow is the row of a table's head: a title and a line about the sheet stand above it.
const headRow = 3

// table is a flat sheet: a head, then one row per record.
type table struct {
	key     string // of its wordings, and of its name
	excel   string // name of the table in the file, ASCII; "" = filters only, heads may be alike
	about   string // one line under the title
	columns []column
	rows    [][]xlsx.Cell
	levels  []int // outline level of each row; nil = all 0
	frozen  int   // columns that stay when scrolling, the id included
	paper   xlsx.Paper
	empty   string // said when there are no rows
}

// column of a table. The cells of an optional column are left out when all of
// them are empty.
type column struct {
	head     string // key of the wording
	label    string // the head itself, when it is not a fixed wording
	width    float64
	style    xlsx.Style
	optional bool
	bars     bool
	choices  []string // may be entered in its cells; nil = anything
}

// sheet lays the table out. Columns keep the order given.
func (b *pages) sheet(t table) xlsx.Sheet {
	s := b.printed(b.sheetName(t.key), t.paper)
	s.FreezeRows, s.FreezeCols = headRow, t.frozen
	s.RepeatRows = xlsx.Lines{First: headRow, Last: headRow}
	s.RepeatCols = xlsx.Lines{First: 1, Last: 1}
	s.FitWide = true

	t.dropEmpty()
	var heads xlsx.Row
	for i, c := range t.columns {
		label := c.label
		if label == "" {
			label = b.p.T(c.head)
		}
		s.Columns = append(s.Columns, xlsx.Column{Width: max(c.width, min(xlsx.WordWidth(label, xlsx.StyleHeader)+filterWidth, mostWord)), Style: c.style})
		heads.Cells = append(heads.Cells, styled(label, xlsx.StyleHeader))
		if c.choices != nil && len(t.rows) > 0 {
			s.Validations = append(s.Validations, xlsx.Validation{Range: xlsx.Range{FirstRow: headRow + 1, FirstCol: i + 1, LastRow: headRow + len(t.rows), LastCol: i + 1}, List: c.choices})
		}
		if c.bars && len(t.rows) > 0 {
			s.DataBars = append(s.DataBars, xlsx.DataBar{Range: xlsx.Range{FirstRow: headRow + 1, FirstCol: i + 1, LastRow: headRow + len(t.rows), LastCol: i + 1}})
		}
	}
	s.Rows = append(s.Rows, b.banner(b.p.T("export.sheet."+t.key), t.about)...)
	Title(&s)
	s.Rows = append(s.Rows, heads)
	for i, cells := range t.rows {
		row := xlsx.Row{Cells: cells}
		if t.levels != nil {
			row.Level = t.levels[i]
		}
		s.Rows = append(s.Rows, row)
	}
	if len(t.rows) == 0 {
		s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{{Value: xlsx.Text(t.empty), Style: xlsx.StyleMuted, Span: len(t.columns)}}})
		return s
	}
	all := xlsx.Range{FirstRow: headRow, FirstCol: 1, LastRow: headRow + len(t.rows), LastCol: len(t.columns)}
	if t.excel == "" {
		s.Filter = all
	} else {
		s.Table = &xlsx.Table{Name: t.excel, Range: all}
		if b.beside > 0 {
			s.Table.Name += strconv.Itoa(b.beside)
		}
	}
	return s
}

// Title sets a title that is wider than the columns of its sheet over all of them, in as
// many lines as it takes.
func Title(s *xlsx.Sheet) {
	wide := 0.0
	for _, c := range s.Columns {
		wide += c.Width
	}
	title := &s.Rows[0]
	said, ok := title.Cells[0].Value.Text()
	if !ok || xlsx.TextWidth(said, xlsx.StyleTitle) <= wide {
		return
	}
	title.Height = 0
	title.Cells[0].Style, title.Cells[0].Span = xlsx.StyleTitleWrap, len(s.Columns)
}

// filterWidth is what the button of a filter takes of a head, and mostWord how wide a column
// gets for a word of its head.
const filterWidth, mostWord = 2.6, 22

// banner is the title of a sheet and the line below it, with the way back.
func (b *pages) banner(name, about string) []xlsx.Row {
	return []xlsx.Row{
		{Height: 28, Cells: []xlsx.Cell{{Value: xlsx.Text(b.p.T("export.title", "sheet", name, "scenario", b.name())), Style: xlsx.StyleTitle}}},
		{Height: 18, Cells: []xlsx.Cell{
			{Value: xlsx.Text(b.p.T("export.back", "sheet", b.front)), Style: xlsx.StyleLink, Link: &xlsx.Link{Sheet: b.front}},
			{Value: xlsx.Text(about), Style: xlsx.StyleSubtitle},
		}},
	}
}

// printed is an empty sheet with the print set-up of all sheets.
func (b *pages) printed(name string, paper xlsx.Paper) xlsx.Sheet {
	return xlsx.Sheet{
		Name: name, Landscape: true, Paper: paper, Zoom: zoom, PrintArea: xlsx.Range{FirstRow: 1, FirstCol: 1},
		Header: xlsx.Band{Left: b.name(), Right: name},
		Footer: xlsx.Band{Left: b.p.T("export.confidential"), Right: b.p.T("export.state", "date", b.p.DayOf(b.r.Date), "fingerprint", b.r.Fingerprint), Pages: true},
	}
}

// dropEmpty leaves out the optional columns without any value.
func (t *table) dropEmpty() {
	var kept []int
	for i, c := range t.columns {
		if !c.optional || t.filled(i) {
			kept = append(kept, i)
		}
	}
	if len(kept) == len(t.columns) {
		return
	}
	t.columns = choose(t.columns, kept)
	for k, row := range t.rows {
		t.rows[k] = choose(row, kept)
	}
}

// choose gives the elements of list at the places, which ascend.
func choose[T any](list []T, places []int) []T {
	out := make([]T, 0, len(places))
	for _, i := range places {
		out = append(out, list[i])
	}
	return out
}

func (t *table) filled(column int) bool {
	for _, row := range t.rows {
		if !row[column].Value.IsEmpty() {
			return true
		}
	}
	return false
}

func cell(s string) xlsx.Cell { return xlsx.Cell{Value: xlsx.Text(s)} }

func styled(s string, style xlsx.Style) xlsx.Cell {
	return xlsx.Cell{Value: xlsx.Text(s), Style: style}
}

func count(n int) xlsx.Cell {
	return xlsx.Cell{Value: xlsx.Number(float64(n)), Style: xlsx.StyleNumber}
}

// some is a count that stays blank when there is nothing to count.
func some(n int) xlsx.Cell {
	if n == 0 {
		return xlsx.Cell{}
	}
	return count(n)
}
