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
					row.Cells = placed(row.Cells, col, c.text)
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
	return m.within(func() (bool, error) {
		switch name := string(m.name); {
		case name == "tr":
			before, cells, deleted, err := w.row(m)
			if err != nil || deleted {
				return true, err
			}
			return true, row(before, cells)
		case left(name):
			return true, m.skip()
		}
		return false, nil
	})
}

func (w *wordText) row(m *markup) (before int, cells []wordCell, deleted bool, err error) {
	err = m.within(func() (bool, error) {
		switch name := string(m.name); {
		case name == "tc":
			c, err := w.cell(m)
			if len(cells) <= MaxCols {
				cells = append(cells, c)
			}
			return true, err
		case name == "del": // the row is; its cells stand further down
			deleted = true
		case name == "gridBefore":
			before, _ = natural(m.attr("val"))
			before = min(before, MaxCols)
		case left(name) || name == "trPrChange":
			return true, m.skip()
		}
		return false, nil
	})
	return before, cells, deleted, err
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
	err := m.within(func() (bool, error) {
		switch name := string(m.name); {
		case name == "p":
			p, err := w.paragraph(m)
			if err != nil || p.text == "" {
				return true, err
			}
			c.bold = c.bold && p.bold
			return true, add(mark(p, &counts) + p.text)
		case name == "tbl":
			return true, table(m)
		case left(name) || name == "tcPrChange":
			return true, m.skip()
		case name == "gridSpan":
			n, _ := natural(m.attr("val"))
			c.span = min(max(1, n), MaxCols)
		case name == "vMerge":
			if c.merged = string(m.attr("val")); c.merged == "" {
				c.merged = "continue"
			}
		}
		return false, nil
	})
	c.text = strings.Join(lines, "\n")
	return c, err
}
