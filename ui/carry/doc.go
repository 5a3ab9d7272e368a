// Package carry is how things are taken and let go with the pointer, in whichever view:
// what the board and the chart do alike, and what letting go is said to do.
//
//	press.go       Press: where the button went down, and on what
//	pull.go        Pull: the way of the pointer from there
//	ghost.go       Ghost: what hangs at the pointer, with its plate
//	insertion.go   Insertion: the line that shows the place
//	prediction.go  Prediction: what letting go now would do
//	plate.go       Plate: says so, in the signs of the design
//	scroll.go      scrolling near an edge while something is pulled
//
// A view finds out what lies beneath the pointer and which verb that means; it keeps ids
// and no widgets, which are recycled beneath the pointer.
package carry
