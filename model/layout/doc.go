// Package layout says where the boxes of a drawing stand and how the lines between them
// run: numbers from numbers, in whatever unit, y downwards. The screen and paper draw the
// same organisation by it.
//
//	tree.go     Tree: units below units
//	flow.go     Flowing: boxes in columns, and the ways between them
//	contour.go  the outlines by which parts of a tree are brought close together
package layout

// Point is a place.
type Point struct{ X, Y float64 }

// Box is a rectangle by its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Drawing is where things stand, the upper left corner of all at 0, 0.
type Drawing struct {
	Boxes         []Box     // of every node
	Lines         [][]Point // to every node from what it hangs on, at right angles; nil = from nothing
	Width, Height float64
}
