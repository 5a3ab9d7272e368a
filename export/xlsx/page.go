package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// setPage sets how a sheet is shown and printed.
func (b *workbook) setPage(s *sheetPlan) error {
	fitWide := s.FitWide || s.FitPage
	above := false
	props := &excelize.SheetPropsOptions{FitToPage: &fitWide, OutlineSummaryBelow: &above}
	if s.TabColour != "" {
		props.TabColorRGB = &s.TabColour
	}
	if err := b.file.SetSheetProps(s.name, props); err != nil {
		return err
	}
	zoom := 100.0
	if s.Zoom != 0 {
		zoom = float64(min(max(s.Zoom, 10), 400))
	}
	view := &excelize.ViewOptions{ShowGridLines: &s.Gridlines, ZoomScale: &zoom}
	if err := b.file.SetSheetView(s.name, 0, view); err != nil {
		return err
	}
	if err := b.setPaper(s, fitWide); err != nil {
		return err
	}
	return b.setPrintNames(s)
}

func (b *workbook) setPaper(s *sheetPlan, fitWide bool) error {
	size, orientation := 9, "portrait" // the format's numbers: 9 is A4, 8 is A3
	if s.Paper == A3 {
		size = 8
	}
	if s.Landscape {
		orientation = "landscape"
	}
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation}
	if fitWide {
		wide, high := 1, 0 // 0 pages high: as many as it takes
		if s.FitPage {
			high = 1
		}
		layout.FitToWidth, layout.FitToHeight = &wide, &high
	}
	if err := b.file.SetPageLayout(s.name, layout); err != nil {
		return err
	}
	side, top, bottom, band := sideMargin, topMargin, bottomMargin, 0.3
	margins := &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &band, Footer: &band,
	}
	if err := b.file.SetPageMargins(s.name, margins); err != nil {
		return err
	}
	header, footer := s.Header.code(), s.Footer.code()
	if header == "" && footer == "" {
		return nil
	}
	return b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer})
}

// The margins in inches; most office printers reach 0.25.
const sideMargin, topMargin, bottomMargin = 0.45, 0.7, 0.65

// room is how much of the paper can be printed on, in points.
func (s *sheetPlan) room() (across, down float64) {
	across, down = 595.28, 841.89
	if s.Paper == A3 {
		across, down = 841.89, 1190.55
	}
	if s.Landscape {
		across, down = down, across
	}
	return across - 2*72*sideMargin, down - 72*(topMargin+bottomMargin)
}

// setPrintNames sets the area and the titles of the print, which the format
// keeps as reserved names.
func (b *workbook) setPrintNames(s *sheetPlan) error {
	sheet := quoteSheet(s.name) + "!"
	if s.PrintArea != (Range{}) {
		at, err := s.rangeRef(s.PrintArea)
		if err != nil {
			return err
		}
		err = b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: sheet + absolute(at), Scope: s.name})
		if err != nil {
			return err
		}
	}
	titles := ""
	if cols := s.RepeatCols; cols != (Lines{}) {
		first, err := excelize.ColumnNumberToName(cols.First)
		if err != nil {
			return err
		}
		last, err := excelize.ColumnNumberToName(max(cols.First, cols.Last))
		if err != nil {
			return err
		}
		titles = sheet + "$" + first + ":$" + last
	}
	if rows := s.RepeatRows; rows != (Lines{}) {
		if titles != "" {
			titles += ","
		}
		titles += sheet + "$" + strconv.Itoa(rows.First) + ":$" + strconv.Itoa(max(rows.First, rows.Last))
	}
	if titles == "" {
		return nil
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.name})
}
