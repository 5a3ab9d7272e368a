package workbook

import (
	"bytes"
	"math"
	"slices"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/export/xlsx"
)

// section lays a section of the pack out as a sheet: one below the other, on the columns of
// the table that has most.
func (b *book) section(x pack.Section) (xlsx.Sheet, error) {
	s := export.Printed(b.main, b.p, x.Name, b.front)
	s.FitWide = true
	widths := []float64{wide / 4, wide / 4, wide / 4, wide / 4}
	most, grids := 0, 0
	for _, k := range x.Blocks {
		if g, ok := k.(pack.Grid); ok {
			grids++
			if n := len(g.Columns); n > most {
				most, widths = n, widthsOf(g.Table)
			}
		}
	}
	for _, w := range widths {
		s.Columns = append(s.Columns, xlsx.Column{Width: w})
	}
	export.Title(&s)
	s.Rows = append(s.Rows, xlsx.Row{Height: 6})
	across := func(c xlsx.Cell) { c.Span = len(widths); s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{c}}) }
	pictures := 0
	for _, k := range x.Blocks {
		switch k := k.(type) {
		case pack.Heading:
			if len(s.Rows) > 3 {
				s.Rows = append(s.Rows, xlsx.Row{Height: 10})
			}
			across(xlsx.Cell{Value: xlsx.Text(k.Text), Style: xlsx.StyleHeading})
		case pack.Note:
			across(xlsx.Cell{Value: xlsx.Text(k.Text), Style: xlsx.StyleNote})
		case pack.Picture:
			if pictures++; pictures > 1 {
				s.Breaks = append(s.Breaks, len(s.Rows)+1)
			}
			if err := b.picture(&s, k); err != nil {
				return s, err
			}
		case pack.Grid:
			head := len(s.Rows) + 1
			took := spans(k.Columns, widths)
			s.Rows = append(s.Rows, grid(k.Table, took)...)
			b.choices(&s, k.Table, took, head)
			if grids == 1 && pictures == 0 {
				s.FreezeRows, s.RepeatRows = head, xlsx.Lines{First: head, Last: head}
			}
			if k.More > 0 {
				across(xlsx.Cell{Value: xlsx.Text(chrome.In(b.p.Lang()).T("workbook.more", "n", k.More)), Style: xlsx.StyleNote})
			}
		}
	}
	return s, nil
}

// choices offers what may be entered in the columns of a table whose head stands in a row.
func (b *book) choices(s *xlsx.Sheet, t page.Table, took []int, head int) {
	col := 1
	for i, c := range t.Columns {
		if c.Choices != nil && len(t.Rows) > 0 {
			s.Validations = append(s.Validations, xlsx.Validation{Range: xlsx.Range{FirstRow: head + 1, FirstCol: col, LastRow: head + len(t.Rows), LastCol: col}, List: c.Choices})
		}
		col += took[i]
	}
}

const (
	unitPixels   = 7.0  // of a unit of column widths
	rowPoints    = 18.0 // of a row below a picture
	mostTall     = 690.0
	pictureScale = 2.5 // pixels of a drawing a point
)

// picture puts a drawing on rows of its own, as wide as the sheet or as high as a page.
func (b *book) picture(s *xlsx.Sheet, x pack.Picture) error {
	drawn := x.Page()
	var out bytes.Buffer
	if err := page.PNG(&out, drawn, pictureScale); err != nil {
		return err
	}
	px := wide * unitPixels
	tall := px * drawn.Height / drawn.Width
	if tall > mostTall {
		px, tall = px*mostTall/tall, mostTall
	}
	s.Pictures = append(s.Pictures, xlsx.Picture{Row: len(s.Rows) + 1, Col: 1, Width: px, Height: tall, PNG: out.Bytes(), Name: x.Name, Alt: x.Alt})
	s.Rows = append(s.Rows, slices.Repeat([]xlsx.Row{{Height: rowPoints}}, int(math.Ceil((tall*.75+6)/rowPoints)))...)
	return nil
}
