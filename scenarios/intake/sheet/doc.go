// Package sheet reads what people keep their organisation in (Excel and WPS workbooks,
// csv and text files, Word documents, the clipboard) and gives its text in rows. It
// knows nothing of duties: what a column or a heading means is decided by who reads
// the rows.
//
// A file is known by what is in it and not by how it is called: many a .xls is a web
// page, many a .xlsx a csv. Whatever the file, little memory is used: what is unpacked
// is counted while it is read, and a file that does not keep within the limits, or that
// is no table and no text, is refused with a [Problem] that model/text explains.
// Formulas are not computed, macros not run, links not followed.
//
// Start with [Read]; document.go says what comes out.
package sheet
