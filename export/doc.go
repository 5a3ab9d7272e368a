// Package export makes the workbook of one scenario that goes into the board
// meeting (摘要、架构、职责、变更、警示、部门对照).
//
// [Sheets] is a pure function of a [Report], which the caller fills, and of the
// language of a printer; what it gives is plain data ([sandtable/export/xlsx.Book]).
// [Write] turns that into bytes: the same report gives the same bytes. Dates are
// those of the log, never of the clock.
//
// The first sheet is one printed page for the board, with links into the others.
// Those are flat tables for the analyst: one head row, the record's id in column
// A, no cells joined, filters. What is empty in every row and merely optional is
// left out, so that no page carries a blank column.
//
//	report.go       what goes in; the order of the sheets
//	index.go        look-ups made once for all sheets
//	table.go        heads, filters and the print set-up that all tables share
//	summary.go      and one file per further sheet
//	file.go         a file appears whole or not at all
//	zh.json en.json the wordings that only the workbook has
package export
