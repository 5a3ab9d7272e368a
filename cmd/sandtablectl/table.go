package main

import (
	"fmt"
	"io"
	"strings"

	"sandtable/model/typography"
)

// table is rows of cells, set in columns for reading. Widths count Chinese
// characters twice, as terminals do.
type table struct {
	head []string
	rows [][]string
	// right marks the columns of figures, which stand at the right edge.
	right map[int]bool
	// whole keeps long cells as they are.
	whole bool
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// widest bounds all columns but the last, so that one long name does not push the
// others off the screen.
const widest = 72

func (t *table) print(w io.Writer) error {
	rows := t.rows
	if t.head != nil {
		rows = append([][]string{t.head}, rows...)
	}
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(t.cell(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			if i < len(row)-1 {
				cell = t.cell(cell)
			}
			gap := strings.Repeat(" ", max(0, widths[i]-columns(cell)))
			if t.right[i] {
				line += gap + cell
			} else {
				line += cell + gap
			}
			line += "  "
		}
		fmt.Fprintln(&b, strings.TrimRight(line, " "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *table) cell(s string) string {
	if t.whole {
		return s
	}
	return cut(s, widest)
}

// columns is the width of a line on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += typography.Columns(r)
	}
	return n
}

// cut shortens a line to a width with an ellipsis.
func cut(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += typography.Columns(r); n > width-3 {
			return s[:i] + "..."
		}
	}
	return s
}

// flat puts a text on one line: line ends become blanks.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
