package workbook

import (
	"math"
	"strings"

	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/export/xlsx"
)

// spans gives how many columns of widths each column of a table takes, so that it comes as
// near as it can to its share of what those before it have left; each takes one at least, and
// there must not be more of them than widths.
func spans(columns []page.Column, widths []float64) []int {
	total, shares := 0.0, 0.0
	for _, w := range widths {
		total += w
	}
	for _, c := range columns {
		shares += c.Share
	}
	out := make([]int, len(columns))
	at, reached := 0, 0.0
	for i, c := range columns {
		edge := reached + c.Share/shares*(total-reached)
		shares -= c.Share
		after := len(columns) - i - 1
		for at < len(widths)-after && (out[i] == 0 || math.Abs(reached+widths[at]-edge) < math.Abs(reached-edge)) {
			reached += widths[at]
			at++
			out[i]++
		}
	}
	out[len(out)-1] += len(widths) - at
	return out
}

// widthsOf gives the widths of a table's own columns: their shares, where that is enough for
// their words.
func widthsOf(t page.Table) []float64 {
	const day, most, slack = 11.5, 15.0, 1.1 // some fonts are wider than others
	out := make([]float64, len(t.Columns))
	need := make([]float64, len(t.Columns))
	shares := 0.0
	for i, c := range t.Columns {
		shares += c.Share
		need[i] = slack * xlsx.WordWidth(c.Head, xlsx.StyleHeader)
		for _, r := range t.Rows {
			if i >= len(r.Cells) || r.Heading {
				continue
			}
			x := cell(r.Cells[i])
			text := r.Cells[i].Text
			if r.Cells[i].Sign != page.NoSign { // in one line with it
				text = strings.ReplaceAll(sign(r.Cells[i].Sign)+text, " ", "\u00a0")
			}
			if need[i] = max(need[i], min(slack*xlsx.WordWidth(text, x.Style), most)); x.Style == xlsx.StyleDate {
				need[i] = max(need[i], day)
			}
		}
	}
	// Columns that need more than their share are taken out of the sharing, one after another.
	left, fixed := wide, make([]bool, len(out))
	for again := true; again; {
		again = false
		for i, c := range t.Columns {
			if !fixed[i] && need[i] > c.Share/shares*left {
				out[i], fixed[i], again = need[i], true, true
				left, shares = left-need[i], shares-c.Share
				break
			}
		}
	}
	for i, c := range t.Columns {
		if !fixed[i] {
			out[i] = c.Share / shares * left
		}
	}
	return out
}

// grid gives the rows of a table, its head first where it has one; each column takes so many
// columns of the sheet.
func grid(t page.Table, spans []int) []xlsx.Row {
	var out []xlsx.Row
	headed := false
	var heads xlsx.Row
	for i, c := range t.Columns {
		headed = headed || c.Head != ""
		heads.Cells = append(heads.Cells, xlsx.Cell{Value: xlsx.Text(c.Head), Style: xlsx.StyleHeader, Span: spans[i], OverFigures: figures(t, i)})
	}
	if headed {
		out = append(out, heads)
	}
	for _, r := range t.Rows {
		var row xlsx.Row
		for i := range t.Columns {
			x := xlsx.Cell{Style: xlsx.StyleBodyWrap}
			if i < len(r.Cells) {
				x = cell(r.Cells[i])
			}
			if x.Span = spans[i]; r.Heading {
				x.Span = 0
				for _, n := range spans {
					x.Span += n
				}
				row.Cells = []xlsx.Cell{x}
				break
			}
			row.Cells = append(row.Cells, x)
		}
		out = append(out, row)
	}
	return out
}

// figures reports whether a column of a table holds figures.
func figures(t page.Table, column int) bool {
	for _, r := range t.Rows {
		if column >= len(r.Cells) {
			continue
		}
		switch c := r.Cells[column]; {
		case c.Text == none, c.Amount.Form != page.NoFigure && c.Amount.Form != page.Calendar:
			return true
		}
	}
	return false
}

// cell is a cell of paper: figures are numbers, days are days.
func cell(c page.Cell) xlsx.Cell {
	role := pack.RoleOf(c)
	out := xlsx.Cell{Value: xlsx.Text(sign(c.Sign) + c.Text), Style: xlsx.StyleBodyWrap}
	switch {
	case c.Amount.Form == page.Calendar:
		return xlsx.Cell{Value: xlsx.Date(c.Amount.Day), Style: xlsx.StyleDate}
	case c.Amount.Form != page.NoFigure:
		out.Value = xlsx.Number(c.Amount.Number)
		figure := xlsx.Figure{Unit: c.Amount.Unit, Sign: sign(c.Sign)}
		switch c.Amount.Form {
		case page.Share:
			out.Style = xlsx.StylePercent
		case page.Difference:
			out.Style = xlsx.StyleDelta
		default:
			out.Style = xlsx.StyleNumber
		}
		switch role {
		case pack.Better:
			figure.Tone = xlsx.BetterTone
		case pack.Worse:
			figure.Tone = xlsx.WorseTone
		}
		if figure != (xlsx.Figure{}) {
			out.Figure = &figure
		}
		return out
	case c.Text == none || c.Text == unknown:
		out.Style = xlsx.StyleCentre
		return out
	}
	switch role {
	case pack.Blank:
		out.Style = xlsx.StyleEditable
	case pack.Head:
		out.Style = xlsx.StyleHeader
	case pack.Better:
		out.Style = xlsx.StyleBetter
	case pack.Worse:
		out.Style = xlsx.StyleWorse
	case pack.Grave:
		out.Style = xlsx.StyleHigh
	case pack.Middling:
		out.Style = xlsx.StyleMedium
	case pack.Slight:
		out.Style = xlsx.StyleLow
	case pack.Fresh:
		out.Style = xlsx.StyleChanged
	case pack.Muted:
		out.Style = xlsx.StyleMuted
	default:
		if c.Bold {
			out.Style = xlsx.StyleStrong
		}
	}
	return out
}

// What stands for nought and for what is not known.
const none, unknown = "–", "—"

// sign is the form of a cell as a character, since cells have no drawings.
func sign(s page.Sign) string {
	switch s {
	case page.Up:
		return "▲ "
	case page.Down:
		return "▼ "
	case page.Triangle:
		return "▲ "
	case page.Diamond:
		return "◆ "
	case page.Dot:
		return "● "
	case page.Check:
		return "□ "
	case page.Ticked:
		return "☑ "
	}
	return ""
}
