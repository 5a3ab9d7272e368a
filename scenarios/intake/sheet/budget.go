package sheet

import "context"

// budget counts what is kept of a file against the limits. A problem stays.
type budget struct {
	ctx               context.Context
	rows, cells, text int
}

// keep makes a row of texts part of what is kept. It reports false where that is too
// much, or where the reading was cancelled.
func (b *budget) keep(s *Sheet, row Row) error {
	b.rows++
	b.cells += len(row.Cells) + len(row.Covered)
	if b.rows > MaxRows || b.cells > MaxCells {
		return TooLarge
	}
	if b.rows%256 == 0 {
		if err := b.ctx.Err(); err != nil {
			return err
		}
	}
	s.Rows = append(s.Rows, row)
	return nil
}

// hold counts a text that is kept.
func (b *budget) hold(n int) error {
	if b.text += n; b.text > MaxText {
		return TooLarge
	}
	return nil
}
