// Package page is the paper of the board pack: what lies where on a sheet, and the three
// forms in which a sheet leaves the program.
//
// A [Document] is plain data that knows nothing of organisations. The same document gives
// the same bytes on every system. Nothing is painted below the size of its type, and a
// character that the bundled face does not have is told by [Document.Missing] and painted
// as [Stand].
//
//	page.go      sheets and marks
//	measure.go   how wide words are, and how they break into lines
//	table.go     tables that go on from sheet to sheet
//	pdf.go, svg.go, png.go  the forms
//	typeface.go  the bundled face
package page
