// Package xlsx turns sheets into the bytes of an .xlsx workbook and such bytes
// back into rows of text. It is the only package that writes with the spreadsheet
// library, and it knows nothing of what the cells mean.
//
// A [Book] is plain data: sheets, rows, typed cells, and for each cell a
// [Style] named by its role (a header, an identifier, a worsened figure), never
// by its colour. [Write] decides everything a reader of the workbook would see
// as craft: fonts, paper, widths, and a height for every row, since no
// spreadsheet program measures wrapped Chinese text reliably by itself.
//
// Write is a pure function: the same Book gives the same bytes, at any time and
// from any goroutine; [Encrypt] locks them, with a random salt. Text is
// always text: nothing that stands in a Book can become a formula, a control
// code of a page header or a link that opens a program. What had to be changed
// to fit the format (a text too long, a name that is taken) is noted as a [Notice].
//
// [Read] trusts nothing: sizes, rows and columns are capped before memory is
// spent, and macros, external links and embedded objects are reported, never
// followed. It gives what a workbook of ours stores: raw numbers and dates, and
// the properties that say of which scenario it is. What people bring in is read
// by scenarios/intake/sheet, which takes a workbook of any program and much that
// is none, streams it, and gives what its cells show.
package xlsx
