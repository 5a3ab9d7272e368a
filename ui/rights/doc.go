// Package rights is the page of decision rights (权责): a row for every matter that is
// decided again and again, a column for every unit, and who proposes, reviews, approves and
// is told.
//
// It is made once with the functions it may call and drawn by Draw. Which cell has the
// keyboard, what is typed and the place of scrolling are state of the page.
//
//	page.go    its parts and its state
//	frame.go   what stands around the rows
//	lines.go   heads and rows, of which only what is in sight is drawn
//	row.go     a row that reacts to the pointer
//	keys.go    what the keys do
//	strip.go   the strip below, where a matter is worded and its parts are given
//	offers.go  the usual matters that are offered, and what a row offers
package rights
