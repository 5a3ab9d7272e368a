// Package export makes the analyst's sheets of the workbook of scenarios
// (架构、变更明细、警示、职责、部门对照、说明); package export/workbook puts the pages for the
// board before them.
//
// [Sheets] is a pure function of a [Report], which the caller fills, and of the
// language of a printer; what it gives is plain data ([sandtable/export/xlsx.Sheet]).
// Dates are those of the log, never of the clock.
//
// The sheets are flat tables: one head row, the record's id in column A, no cells joined,
// filters. What is empty in every row and merely optional is left out, so that no page
// carries a blank column. The last one says how figures are reckoned.
//
//	profile.go, department.go  for whom a file is made, and what is left out then
//	report.go       what goes in; the order of the sheets
//	index.go        look-ups made once for all sheets
//	table.go        heads, filters and the print set-up that all tables share
//	structure.go    and one file per further sheet
//	file.go         a file appears whole or not at all
//	zh.json en.json the wordings that only the workbook has
package export
