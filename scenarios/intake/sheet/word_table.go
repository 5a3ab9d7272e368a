package sheet

import "strings"

// wordCell is a cell of a table while it is read.
type wordCell struct {
	text   string
	span   int    // columns
	merged string // downwards: "restart", "continue" or ""
	bold   bool
}

// table reads a table that was opened.
func (w *wordText) table(m *markup) error {
	w.tables++
	table := w.tables
	above := map[int]Cover{} // column → the merged cell that goes on there
	return w.rows(m, func(before int, cells []wordCell) error {
		w.number++
		row := Row{Number: w.number, Table: table, Bold: true}
		col := before
		for _, c := range cells {
			first := Cover{Row: w.number, From: col}
			if c.merged == "continue" {
				if a, ok := above[col]; ok {
					first, c.text = a, ""
				}
			}
			for k := range c.span {
				at := col + k
				if at >= MaxCols {
					break
				}
				if delete(above, at); c.merged != "" {
					above[at] = first
				}
				if first.Row != w.number || at != first.From {
					row.Covered = append(row.Covered, Cover{Col: at, Row: first.Row, From: first.From})
				}
			}
			if c.text != "" {
				if col >= MaxCols {
					w.sheet.Beyond++
				} else {
					for len(row.Cells) <= col {
						row.Cells = append(row.Cells, "")
					}
					row.Cells[col] = c.text
				}
				row.Bold = row.Bold && c.bold
			}
			col += c.span
		}
		if len(row.Cells) == 0 {
			return nil
		}
		return w.keep(&w.sheet, row)
	})
}

// rows reads the rows of a table that was opened, those left out that are deleted.
func (w *wordText) rows(m *markup, row func(before int, cells []wordCell) error) error {
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return err
		}
		switch {
		case t == closing:
			depth--
		case t != opening:
		case string(m.name) == "tr":
			before, cells, deleted, err := w.row(m)
			if err != nil {
				return err
			}
			if !deleted {
				if err := row(before, cells); err != nil {
					return err
				}
			}
		case left(string(m.name)):
			if err := m.skip(); err != nil {
				return err
			}
		default:
			depth++
		}
	}
	return nil
}

func (w *wordText) row(m *markup) (before int, cells []wordCell, deleted bool, err error) {
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return 0, nil, false, err
		}
		if t == closing {
			depth--
		}
		if t != opening {
			continue
		}
		switch name := string(m.name); {
		case name == "tc":
			c, err := w.cell(m)
			if err != nil {
				return 0, nil, false, err
			}
			if len(cells) <= MaxCols {
				cells = append(cells, c)
			}
		case name == "del": // the row is; its cells stand further down
			deleted = true
			depth++
		case name == "gridBefore":
			before, _ = natural(m.attr("val"))
			before = min(before, MaxCols)
			depth++
		case left(name) || name == "trPrChange":
			if err := m.skip(); err != nil {
				return 0, nil, false, err
			}
		default:
			depth++
		}
	}
	return before, cells, deleted, nil
}

// cell reads a cell that was opened: its paragraphs as lines, those of a list with a
// mark or a number before them, and the rows of a table within it as lines too.
func (w *wordText) cell(m *markup) (wordCell, error) {
	c := wordCell{span: 1, bold: true}
	var lines []string
	var counts [10]int
	size := 0
	add := func(line string) error {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if size += len(line); size > MaxText {
			return TooLarge
		}
		return nil
	}
	table := func(m *markup) error {
		return w.rows(m, func(_ int, cells []wordCell) error {
			texts := make([]string, 0, len(cells))
			for _, inner := range cells {
				texts = append(texts, inner.text)
			}
			return add(strings.Join(shortened(texts), "\t"))
		})
	}
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return c, err
		}
		switch name := string(m.name); {
		case t == closing:
			depth--
		case t != opening:
		case name == "p":
			p, err := w.paragraph(m)
			if err != nil {
				return c, err
			}
			if p.text != "" {
				c.bold = c.bold && p.bold
				if err := add(mark(p, &counts) + p.text); err != nil {
					return c, err
				}
			}
		case name == "tbl":
			if err := table(m); err != nil {
				return c, err
			}
		case left(name) || name == "tcPrChange":
			if err := m.skip(); err != nil {
				return c, err
			}
		default:
			switch depth++; name {
			case "gridSpan":
				n, _ := natural(m.attr("val"))
				c.span = min(max(1, n), MaxCols)
			case "vMerge":
				if c.merged = string(m.attr("val")); c.merged == "" {
					c.merged = "continue"
				}
			}
		}
	}
	c.text = strings.Join(lines, "\n")
	return c, nil
}
