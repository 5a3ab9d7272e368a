package sheet

import (
	"io"
	"strings"
)

// flat reads a workbook in the XML of Excel 2003, where all sheets stand in one text.
func flat(b *budget, text string) ([]Sheet, error) {
	m := newMarkup(b.ctx, strings.NewReader(text))
	var out []Sheet
	var s *Sheet
	var merges []area
	var row Row
	col := 0
	var across [2]int
	value, in := []byte(nil), false
	for {
		t, err := m.next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		name := string(m.name)
		switch {
		case t == chars && in:
			value = append(value, m.text...)
		case t == opening && name == "Worksheet" && len(out) < mostSheets:
			out = append(out, Sheet{Name: clean(string(m.attr("Name")))})
			s, row, merges = &out[len(out)-1], Row{}, nil
		case s == nil:
		case t == opening && name == "Visible":
			s.Hidden = true // what is said is always that it is not
		case t == opening && name == "Row":
			row = Row{Number: row.Number + 1, Hidden: truth(m.attr("Hidden"))}
			if n, ok := natural(m.attr("Index")); ok && n >= row.Number {
				row.Number = n
			}
			col = 0
		case t == opening && name == "Cell":
			if n, ok := natural(m.attr("Index")); ok && n > col {
				col = n - 1
			}
			across[0], _ = natural(m.attr("MergeDown"))
			across[1], _ = natural(m.attr("MergeAcross"))
			value = value[:0]
		case name == "Data":
			in = t == opening
		case t == closing && name == "Cell":
			c := clean(string(value))
			if err := b.hold(len(c)); err != nil {
				return nil, err
			}
			if c != "" && col >= MaxCols {
				s.Beyond++
			} else if c != "" {
				row.Cells = placed(row.Cells, col, c)
			}
			if across != [2]int{} && len(merges) < MaxRows {
				merges = append(merges, area{row.Number, col, row.Number + across[0], col + across[1]})
			}
			col += 1 + across[1]
		case t == closing && name == "Row":
			if len(row.Cells) > 0 {
				if err := b.keep(s, row); err != nil {
					return nil, err
				}
			}
		case t == closing && name == "Worksheet":
			if err := b.cover(s, merges); err != nil {
				return nil, err
			}
			s = nil
		}
	}
}
