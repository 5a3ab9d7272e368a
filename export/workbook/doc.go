// Package workbook makes the workbook of scenarios: the pages of the board pack as its first
// sheets, then the sheets for the analyst (package export).
//
// What the pages say is that of package pack, with figures as numbers, days as days, bars as
// a chart and drawings as pictures; nothing of it is cut. [Book] is a pure function of
// reports and of the language of a printer, and what it gives is plain data.
//
//	workbook.go  the order of the sheets, and the bytes
//	decision.go  the first sheet
//	section.go   the other pages of the pack
//	grid.go      tables of paper as cells
package workbook
