package xlsx

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Picture is a PNG whose upper left corner lies in that of a cell. Width and Height are
// pixels of 1/96 inch; rows and columns have none of their own for it.
type Picture struct {
	Row, Col      int
	Width, Height float64
	PNG           []byte
	// Name is its name, Alt says what is in it to those who cannot see it.
	Name, Alt string
}

// Chart is bars that lie, each of the series after another, over the cells At. Categories
// and the values of the series are cells of the same sheet.
type Chart struct {
	At         Range
	Name, Alt  string
	Categories Range
	Series     []Series
}

// Series is what is charted in one colour, RRGGBB; Name is the cell that names it.
type Series struct {
	Name, Values Range
	Colour       string
}

// The usual size of a column and a row, in pixels: the library reckons with it, since its
// stream alone knows those of the sheet.
const usualColumn, usualRow = 64, 20

// lowered is how far a chart lies below the upper edge of its first cell, in pixels: what is
// drawn there stays.
const lowered = 3

// draw puts the pictures and charts on a sheet.
func (b *workbook) draw(s *sheetPlan) error {
	for _, p := range s.Pictures {
		size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
		if err != nil {
			return fmt.Errorf("picture %q: %w", p.Name, err)
		}
		err = b.file.AddPictureFromBytes(s.name, ref(p.Row, p.Col), &excelize.Picture{Extension: ".png", File: p.PNG, Format: &excelize.GraphicOptions{
			Name: cleanLine(p.Name), AltText: clean(p.Alt), Positioning: "oneCell", LockAspectRatio: true,
			ScaleX: p.Width / float64(size.Width), ScaleY: p.Height / float64(size.Height),
		}})
		if err != nil {
			return err
		}
	}
	for _, c := range s.Charts {
		if err := b.chart(s, c); err != nil {
			return fmt.Errorf("chart %q: %w", c.Name, err)
		}
	}
	return nil
}

func (b *workbook) chart(s *sheetPlan, c Chart) error {
	at := s.closed(c.At)
	categories, err := b.plan.address(s.Sheet.Name, c.Categories)
	if err != nil {
		return err
	}
	font := excelize.Font{Family: fontFamily, Size: 9, Color: inkSecond}
	var gap, overlap = uint(60), 100
	chart := &excelize.Chart{
		Type:      excelize.BarStacked,
		Dimension: excelize.ChartDimension{Width: uint((at.LastCol - at.FirstCol + 1) * usualColumn), Height: uint((at.LastRow-at.FirstRow+1)*usualRow - 2*lowered)},
		Format:    excelize.GraphicOptions{Name: cleanLine(c.Name), AltText: clean(c.Alt), OffsetY: lowered},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &font},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: font},
		YAxis:     excelize.ChartAxis{None: true},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0;;"}},
		Fill:      excelize.Fill{Type: "none"},
		Border:    excelize.LineOptions{Type: excelize.LineNone},
		GapWidth:  &gap, Overlap: &overlap,
	}
	for _, x := range c.Series {
		name, err := b.plan.address(s.Sheet.Name, x.Name)
		if err != nil {
			return err
		}
		values, err := b.plan.address(s.Sheet.Name, x.Values)
		if err != nil {
			return err
		}
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name: name, Categories: categories, Values: values,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{x.Colour}},
			DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Family: fontFamily, Size: 9, Color: onColour(x.Colour)}},
		})
	}
	return b.file.AddChart(s.name, ref(at.FirstRow, at.FirstCol), chart)
}

// onColour is ink that is read on a colour: white on what is dark.
func onColour(colour string) string {
	var r, g, b int
	if _, err := fmt.Sscanf(colour, "%02x%02x%02x", &r, &g, &b); err == nil && 299*r+587*g+114*b < 128_000 {
		return "FFFFFF"
	}
	return ink
}

// address gives a range of a sheet with the name of the sheet, as formulas write it.
func (p *plan) address(sheet string, r Range) (string, error) {
	for i := range p.sheets {
		if s := &p.sheets[i]; s.Sheet.Name == sheet {
			at, err := s.rangeRef(r)
			if err != nil {
				return "", err
			}
			if from, to, _ := strings.Cut(absolute(at), ":"); from == to {
				return quoteSheet(s.name) + "!" + from, nil
			}
			return quoteSheet(s.name) + "!" + absolute(at), nil
		}
	}
	return "", fmt.Errorf("there is no sheet %q", sheet)
}
