package sheet

import (
	"bytes"
	"cmp"
	"slices"
)

// natural reads a number that is not negative.
func natural(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// column reads the column of a reference such as AB12, from 0.
func column(ref []byte) (int, bool) {
	n, i := 0, 0
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		n = 26*n + int(ref[i]-'A') + 1
	}
	return n - 1, i > 0
}

// area is a block of cells: rows from 1, columns from 0, the last ones included.
type area struct {
	top, left, bottom, right int
}

// parseArea reads a reference such as A1:C3.
func parseArea(ref []byte) (area, bool) {
	corner := func(ref []byte) (row, col int, ok bool) {
		i := bytes.IndexAny(ref, "0123456789")
		if i < 0 {
			return 0, 0, false
		}
		col, okCol := column(ref[:i])
		row, okRow := natural(ref[i:])
		return row, col, okCol && okRow
	}
	first, last, two := bytes.Cut(bytes.ReplaceAll(ref, []byte("$"), nil), []byte(":"))
	if !two {
		return area{}, false
	}
	var a area
	var ok, ok2 bool
	a.top, a.left, ok = corner(first)
	a.bottom, a.right, ok2 = corner(last)
	return a, ok && ok2 && a.top <= a.bottom && a.left <= a.right
}

// cover marks the cells of the rows that merged cells cover. An area may be as large
// as the sheet: only what lies in rows that hold something is looked at, and of it only
// the columns that some row has.
func (b *budget) cover(s *Sheet, merges []area) error {
	width := 0
	for _, r := range s.Rows {
		width = max(width, len(r.Cells))
	}
	for k, a := range merges {
		if k%256 == 0 {
			if err := b.ctx.Err(); err != nil {
				return err
			}
		}
		if a.left >= width || a.left == a.right && a.top == a.bottom {
			continue
		}
		i, _ := slices.BinarySearchFunc(s.Rows, a.top, func(r Row, n int) int { return cmp.Compare(r.Number, n) })
		for ; i < len(s.Rows) && s.Rows[i].Number <= a.bottom; i++ {
			for c := a.left; c <= min(a.right, width-1); c++ {
				if s.Rows[i].Number == a.top && c == a.left {
					continue
				}
				if b.cells++; b.cells > MaxCells {
					return TooLarge
				}
				s.Rows[i].Covered = append(s.Rows[i].Covered, Cover{Col: c, Row: a.top, From: a.left})
			}
		}
	}
	for _, r := range s.Rows {
		if len(r.Covered) > 1 {
			slices.SortStableFunc(r.Covered, func(a, b Cover) int { return cmp.Compare(a.Col, b.Col) })
		}
	}
	return nil
}
