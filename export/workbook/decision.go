package workbook

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/export/xlsx"
	"sandtable/model/text"
)

//go:embed zh.json en.json
var wordings embed.FS

// chrome is the words that only these sheets have.
var chrome = text.NewChrome(wordings)

// The columns of the first sheet: those of the figures stand left, the label in two of them;
// the chart lies on the others, after a gap.
const (
	labels  = 2
	charted = 4
)

// columns gives the widths of the first sheet.
func columns(options int) []float64 {
	const left, label, first = wide * .6, wide * .24, 12.0
	out := []float64{first, label - first}
	for range options {
		out = append(out, (left-label)/float64(options))
	}
	out = append(out, wide*.03)
	for range charted {
		out = append(out, (wide*.97-left)/charted)
	}
	return out
}

// decision is the first sheet, on one page unless much was written (see pageful). Those that follow come in groups: of the first
// scenario, and of each beside it.
func (b *book) decision(groups [][]xlsx.Sheet) xlsx.Sheet {
	d := b.content.Decision
	s := export.Printed(b.main, b.p, b.front, b.front)
	s.FitWide = true
	widths := columns(len(d.Figures.Columns) - 1)
	for _, w := range widths {
		s.Columns = append(s.Columns, xlsx.Column{Width: w})
	}
	across := func(text string, style xlsx.Style) {
		if text != "" {
			s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{{Value: xlsx.Text(text), Style: style, Span: len(widths)}}})
		}
	}
	space := func() { s.Rows = append(s.Rows, xlsx.Row{Height: 7}) }
	across(d.Name, xlsx.StyleTitleWrap)
	across(d.Particulars, xlsx.StyleNote)
	space()
	across(d.Heading, xlsx.StyleHeading)
	if d.Blank {
		across(d.Asked, xlsx.StyleEditable)
	} else {
		across(d.Asked, xlsx.StyleCallout)
	}
	for _, said := range d.Said {
		across(said, xlsx.StyleCallout)
	}
	space()
	b.figures(&s)
	across(d.Legend, xlsx.StyleNote)
	space()
	if len(d.Inventory.Rows) > 0 {
		across(d.InventoryHead, xlsx.StyleHeading)
		s.Rows = append(s.Rows, grid(d.Inventory, spans(d.Inventory.Columns, widths))...)
		space()
	}
	across(d.RisksHead, xlsx.StyleHeading)
	b.risks(&s, widths, groups[0])
	if len(d.Vote.Rows) > 0 {
		space()
		s.Rows = append(s.Rows, grid(d.Vote, spans(d.Vote.Columns, widths))...)
		across(d.VoteNote, xlsx.StyleNote)
	}
	space()
	s.Rows = append(s.Rows, contents(d.Contents, groups, len(b.content.Sections), widths)...)
	across(d.Uncovered, xlsx.StyleNote)
	written := len(d.Asked)
	for _, said := range d.Said {
		written += len(said)
	}
	s.FitPage = written < pageful
	return s
}

// pageful is how much may be written about the decision for its sheet to be one page that is
// still read, in bytes.
const pageful = 2400

// figures are the table of figures, below it how many matters are open, and the chart of
// these beside it. Every figure has a name of its own.
func (b *book) figures(s *xlsx.Sheet) {
	d := b.content.Decision
	options := len(d.Figures.Columns) - 1
	figured := labels + options
	took := []int{labels}
	for range options {
		took = append(took, 1)
	}
	open := 0
	for _, level := range d.Open {
		for _, n := range level.N {
			open += n
		}
	}
	heads := []xlsx.Cell{{Value: xlsx.Text(d.FiguresHead), Style: xlsx.StyleHeading, Span: figured}}
	if open > 0 { // a chart of nothing is none
		heads = append(heads, xlsx.Cell{Style: xlsx.StylePlain}, xlsx.Cell{Value: xlsx.Text(d.OpenHead), Style: xlsx.StyleHeading, Span: charted})
	}
	s.Rows = append(s.Rows, xlsx.Row{Cells: heads})
	table := d.Figures
	for _, level := range d.Open {
		row := page.Row{Key: "open_" + level.Key, Cells: []page.Cell{{}}}
		for _, n := range level.N {
			row.Cells = append(row.Cells, page.Cell{Text: fmt.Sprint(n), Amount: page.Amount{Number: float64(n), Form: page.Count}})
		}
		table.Rows = append(slices.Clip(table.Rows), row)
	}
	head := len(s.Rows) + 1
	s.Rows = append(s.Rows, grid(table, took)...)
	for i, level := range d.Open { // the word alone is what the chart calls it
		row := &s.Rows[head+len(d.Figures.Rows)+i]
		row.Cells = append([]xlsx.Cell{{Value: xlsx.Text(chrome.In(b.p.Lang()).T("workbook.open")), Style: xlsx.StyleBody},
			{Value: xlsx.Text(level.Word), Style: xlsx.StyleBody}}, row.Cells[1:]...)
	}
	for i, r := range table.Rows {
		for o := range options {
			if o+1 < len(r.Cells) && r.Cells[o+1].Amount.Form != page.NoFigure {
				b.name(fmt.Sprintf("Figure_%s_%s", r.Key, b.option(o)), head+1+i, took[0]+1+o)
			}
		}
	}
	if open == 0 {
		return
	}
	from := head + 1 + len(d.Figures.Rows)
	chart := xlsx.Chart{At: xlsx.Range{FirstRow: head, FirstCol: figured + 2, LastRow: len(s.Rows), LastCol: figured + 1 + charted}, Name: d.OpenHead,
		Categories: xlsx.Range{FirstRow: head, FirstCol: took[0] + 1, LastRow: head, LastCol: figured}}
	var said []string
	for i, level := range d.Open {
		row := from + i
		chart.Series = append(chart.Series, xlsx.Series{Name: xlsx.Range{FirstRow: row, FirstCol: labels, LastRow: row, LastCol: labels}, Colour: strings.TrimPrefix(string(level.Ink), "#"),
			Values: xlsx.Range{FirstRow: row, FirstCol: took[0] + 1, LastRow: row, LastCol: figured}})
		for o, n := range level.N {
			said = append(said, fmt.Sprintf("%s · %s %d", d.Figures.Columns[o+1].Head, level.Word, n))
		}
	}
	chart.Alt = d.OpenHead + "\n" + strings.Join(said, "\n")
	s.Charts = append(s.Charts, chart)
}

// option is what the scenario of a column of figures is called in the names of cells.
func (b *book) option(column int) string {
	if !b.main.Alone {
		column--
	}
	switch column {
	case -1:
		return "today"
	case 0:
		return "proposed"
	}
	return fmt.Sprintf("option%d", column+1)
}

func (b *book) name(text string, row, col int) {
	b.names = append(b.names, xlsx.Name{Text: text, Sheet: b.front, Range: xlsx.Range{FirstRow: row, FirstCol: col, LastRow: row, LastCol: col}})
}

// risks are the foremost matters; their severity leads to the warning behind each.
func (b *book) risks(s *xlsx.Sheet, widths []float64, others []xlsx.Sheet) {
	t := b.content.Decision.Risks
	if len(t.Rows) == 0 {
		s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{{Value: xlsx.Text(b.content.Decision.NoRisks), Style: xlsx.StyleNote, Span: len(widths)}}})
		return
	}
	head := len(s.Rows) + 1
	took := spans(t.Columns, widths)
	rows := grid(t, took)
	for i, r := range t.Rows {
		rows[1+i].Cells[0].Link = found(others, r.Key)
	}
	s.Rows = append(s.Rows, rows...)
	b.choices(s, t, took, head)
}

// found leads to the first row of a table whose column A holds a key.
func found(sheets []xlsx.Sheet, key string) *xlsx.Link {
	for _, s := range sheets {
		if s.Table == nil {
			continue
		}
		for i, r := range s.Rows {
			if len(r.Cells) > 0 && r.Cells[0].Value == xlsx.Text(key) {
				return &xlsx.Link{Sheet: s.Name, Row: i + 1}
			}
		}
	}
	return nil
}

// linked is how many sheets a row of the contents names.
const linked = 5

// contents leads to the pages and to the guide, which leads on to the other sheets, and of
// each scenario beside the first to its first sheet.
func contents(said string, groups [][]xlsx.Sheet, pages int, widths []float64) (out []xlsx.Row) {
	shares := []page.Column{{Share: .8}}
	for range linked {
		shares = append(shares, page.Column{Share: 1.5})
	}
	took := spans(shares, widths)
	row := func(sheets []xlsx.Sheet, each int) {
		cells, at := []xlsx.Cell{{Value: xlsx.Text(said), Style: xlsx.StylePlain, Span: took[0]}}, 1
		for _, s := range sheets {
			span := 0
			for _, n := range took[at:min(at+each, len(took))] {
				span += n
			}
			at += each
			cells = append(cells, xlsx.Cell{Value: xlsx.Text(s.Name), Style: xlsx.StyleLink, Span: span, Link: &xlsx.Link{Sheet: s.Name}})
		}
		out, said = append(out, xlsx.Row{Cells: cells}), ""
	}
	for chunk := range slices.Chunk(append(slices.Clone(groups[0][:pages]), groups[0][len(groups[0])-1]), linked) {
		row(chunk, 1)
	}
	for chunk := range slices.Chunk(groups[1:], 2) {
		var first []xlsx.Sheet
		for _, g := range chunk {
			first = append(first, g[0])
		}
		row(first, 2)
	}
	return out
}
