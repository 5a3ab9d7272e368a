package xlsx

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// The rows of a sheet are written here and not by the library: its stream holds every text
// in its cell, of which a large workbook would be twice rewritten, and asks for each cell
// by itself. What the library has to know of them is told by the callers of writeRows.

// writeRows writes the rows of a sheet.
func (b *workbook) writeRows(s *sheetPlan, stream *excelize.StreamWriter) error {
	out := rowWriter{texts: &b.texts, columns: letters(s.cols)}
	head := 0 // the library names the columns of a table by its first row
	if s.Table != nil {
		head = s.Table.Range.FirstRow
	}
	var known lastDressed
	for i, row := range s.Rows {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if row.Level > maxLevel {
			return fmt.Errorf("row %d: a level of %d", i+1, row.Level)
		}
		out.begin(i+1, s.heights[i], row)
		col := 1
		var heads []any
		for _, c := range row.Cells {
			key := s.dressed(c, col)
			if known.key != key || known.id == 0 {
				id, err := b.style(key)
				if err != nil {
					return err
				}
				known = lastDressed{key, id}
			}
			out.cell(col, known.id, c)
			for k := range c.span() - 1 {
				out.cell(col+k+1, known.id, Cell{})
			}
			if last := col + c.span() - 1; last > col {
				if err := stream.MergeCell(ref(i+1, col), ref(i+1, last)); err != nil {
					return err
				}
			}
			if err := b.attach(s, i+1, col, c); err != nil {
				return err
			}
			if i+1 == head {
				heads = append(heads, clean(c.Value.text))
			}
			col += c.span()
		}
		out.end()
		if i+1 == head {
			if err := stream.SetRow(ref(head, 1), heads); err != nil {
				return err
			}
		}
	}
	s.written = out.buf.Bytes()
	return nil
}

// maxLevel is the deepest level of an outline.
const maxLevel = 7

// lastDressed is the look of the cell before, which most cells share with the one above or
// beside them.
type lastDressed struct {
	key styleKey
	id  int
}

// rowWriter puts rows into their form in the file.
type rowWriter struct {
	buf     bytes.Buffer
	texts   *shared
	columns []string // letters of the columns
	row     []byte   // the number of the row
	digits  []byte
}

// begin begins a row. The height of one that is not fixed is a proposal: it grows when
// somebody writes more into it.
func (w *rowWriter) begin(number int, height float64, row Row) {
	w.row = strconv.AppendInt(w.row[:0], int64(number), 10)
	w.put(`<row r="`)
	w.buf.Write(w.row)
	w.put(`"`)
	if height > 0 {
		w.put(` ht="`)
		w.digits = strconv.AppendFloat(w.digits[:0], height, 'f', -1, 64)
		w.buf.Write(w.digits)
		w.put(`"`)
		if row.fixed() {
			w.put(` customHeight="1"`)
		}
	}
	if row.Level > 0 {
		w.put(` outlineLevel="`)
		w.int(row.Level)
		w.put(`"`)
	}
	w.put(`>`)
}

func (w *rowWriter) end() { w.put(`</row>`) }

// cell writes one cell. There is no way to a formula.
func (w *rowWriter) cell(col, style int, c Cell) {
	w.put(`<c r="`)
	w.put(w.columns[col-1])
	w.buf.Write(w.row)
	w.put(`"`)
	if style != 0 {
		w.put(` s="`)
		w.int(style)
		w.put(`"`)
	}
	switch v := c.Value; v.kind {
	case text:
		s, _ := cellText(v.text)
		w.put(` t="s"><v>`)
		w.int(w.texts.of(s))
		w.put(`</v></c>`)
	case number, date:
		w.put(`><v>`)
		w.digits = appendFigure(w.digits[:0], v.num)
		w.buf.Write(w.digits)
		w.put(`</v></c>`)
	case truth:
		w.put(` t="b"><v>`)
		w.int(int(v.num))
		w.put(`</v></c>`)
	default:
		w.put(`></c>`)
	}
}

func (w *rowWriter) put(s string) { w.buf.WriteString(s) }

func (w *rowWriter) int(n int) {
	w.digits = strconv.AppendInt(w.digits[:0], int64(n), 10)
	w.buf.Write(w.digits)
}

// figures is how many digits of a number spreadsheets keep.
const figures = 15

// appendFigure appends a number with the digits that spreadsheets keep of it.
func appendFigure(out []byte, v float64) []byte {
	from := len(out)
	out = strconv.AppendFloat(out, v, 'f', -1, 64)
	kept, point := 0, false
	for i, d := range out[from:] {
		switch {
		case d == '.':
			point = true
		case d == '-', d == '0' && kept == 0:
		case kept == figures && point:
			return bytes.TrimSuffix(out[:from+i], []byte("."))
		case kept < figures:
			kept++
		}
	}
	return out
}

// letters names the first n columns.
func letters(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i], _ = excelize.ColumnNumberToName(i + 1) // checked before to be within the limits
	}
	return out
}
