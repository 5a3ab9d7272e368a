// Package letters is the page of the matrix of responsibilities (责任矩阵): a row for every
// duty, a column for every unit, and who is accountable, works, is consulted, informed.
//
// What it shows is derived by model/raci; this package says it and draws it. It is made once
// with the functions it may call and drawn by Draw. Where the cell is that has the keyboard,
// filters, folded groups and the place of scrolling are state of the page.
//
//	page.go    its parts and its state
//	frame.go   heads, tools and the line of keys around the rows
//	lines.go   rows and groups, of which only what is in sight is drawn
//	cell.go    the letters of a cell
//	row.go     a row that reacts to the pointer
//	basis.go   the strip below that tells what a letter rests on
//	keys.go    what the keys do
//	deeds.go   what a row offers
package letters
