package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// writeSheet fills one sheet. The order is the library's: what stands before
// the rows in the file is set before its stream is opened, panes and widths
// before the first row, everything else before the stream is closed.
func (b *workbook) writeSheet(s *sheetPlan) error {
	if s.rows > maxRows || s.cols > maxCols {
		return fmt.Errorf("%d rows and %d columns do not fit", s.rows, s.cols)
	}
	// Never updated by the library; readers that trust it would see one cell.
	if err := b.file.SetSheetDimension(s.name, "A1:"+ref(max(1, s.rows), max(1, s.cols))); err != nil {
		return err
	}
	if err := b.setPage(s); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	if err := b.setColumns(s, stream); err != nil {
		return err
	}
	if err := b.writeRows(s, stream); err != nil {
		return err
	}
	if err := b.setRanges(s, stream); err != nil {
		return err
	}
	s.Rows = nil // they are written; of a large workbook they would be most of what is in memory
	return stream.Flush()
}

func (b *workbook) setColumns(s *sheetPlan, stream *excelize.StreamWriter) error {
	if s.FreezeRows > 0 || s.FreezeCols > 0 {
		pane := "bottomRight"
		if s.FreezeCols == 0 {
			pane = "bottomLeft"
		} else if s.FreezeRows == 0 {
			pane = "topRight"
		}
		err := stream.SetPanes(&excelize.Panes{
			Freeze: true, XSplit: s.FreezeCols, YSplit: s.FreezeRows,
			TopLeftCell: ref(s.FreezeRows+1, s.FreezeCols+1), ActivePane: pane,
			Selection: []excelize.Selection{{Pane: pane}},
		})
		if err != nil {
			return err
		}
	}
	for i, width := range s.widths {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
		if s.column(i + 1).Hidden {
			if err := stream.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// attach adds what hangs on a cell.
func (b *workbook) attach(s *sheetPlan, row, col int, c Cell) error {
	if c.Link != nil && s.links < maxLinks {
		if address, kind, ok := b.plan.target(*c.Link); ok {
			s.links++
			if err := b.file.SetCellHyperLink(s.name, ref(row, col), address, kind); err != nil {
				return err
			}
		}
	}
	if note := cut(clean(c.Note), maxNote); note != "" {
		lines := 1 + strings.Count(note, "\n") + units(note)/20
		return b.file.AddComment(s.name, excelize.Comment{
			Cell: ref(row, col), Author: cleanLine(b.plan.book.Creator),
			Text: note, Width: 280, Height: uint(min(400, 24+20*lines)),
		})
	}
	return nil
}

// setRanges adds what is said of ranges: tables, filters, bars and lists.
func (b *workbook) setRanges(s *sheetPlan, stream *excelize.StreamWriter) error {
	if s.Table != nil {
		if err := b.addTable(s, stream); err != nil {
			return err
		}
	} else if s.Filter != (Range{}) {
		at, err := s.rangeRef(s.Filter)
		if err != nil {
			return err
		}
		if err := b.file.AutoFilter(s.name, at, nil); err != nil {
			return err
		}
	}
	for _, bar := range s.DataBars {
		at, err := s.rangeRef(bar.Range)
		if err != nil {
			return err
		}
		colour := bar.Colour
		if colour == "" {
			colour = accentStrong
		}
		s.bars = append(s.bars, at)
		err = b.file.SetConditionalFormat(s.name, at, []excelize.ConditionalFormatOptions{{
			Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max",
			BarColor: "#" + colour, BarSolid: true, // see solidBars
		}})
		if err != nil {
			return err
		}
	}
	for i, v := range s.Validations {
		if err := b.addValidation(s, i, v); err != nil {
			return err
		}
	}
	for _, row := range s.Breaks {
		if err := b.file.InsertPageBreak(s.name, ref(row, 1)); err != nil {
			return err
		}
	}
	return b.draw(s)
}

func (b *workbook) addTable(s *sheetPlan, stream *excelize.StreamWriter) error {
	r := s.closed(s.Table.Range)
	at, err := s.rangeRef(r)
	if err != nil {
		return err
	}
	if r.FirstRow > s.rows {
		return fmt.Errorf("table %s has no row of heads", s.Table.Name)
	}
	heads := map[string]bool{}
	col := 1
	for _, c := range s.Rows[r.FirstRow-1].Cells {
		if col >= r.FirstCol && col <= r.LastCol {
			head := fold(clean(c.Value.text))
			if c.Value.kind != text || c.span() > 1 || heads[head] {
				return fmt.Errorf("table %s: column %d needs a head of its own", s.Table.Name, col)
			}
			heads[head] = true
		}
		col += c.span()
	}
	if len(heads) != r.LastCol-r.FirstCol+1 {
		return fmt.Errorf("table %s has %d heads for %d columns", s.Table.Name, len(heads), r.LastCol-r.FirstCol+1)
	}
	plain := false
	return stream.AddTable(&excelize.Table{Range: at, Name: s.Table.Name, ShowRowStripes: &plain})
}
