package page

import "time"

// Document is sheets of paper in the order in which they lie.
type Document struct {
	Title, Subject, Creator string
	Lang                    string    // "zh" or "en"
	Date                    time.Time // when it was made; zero = unknown
	Pages                   []Page
}

// Page is one sheet of paper, or one picture. Lengths are points (1/72 inch), places
// are measured from the upper left corner.
type Page struct {
	Name          string // in the list of contents of a reader
	Width, Height float64
	Marks         []Mark // in the order in which they are painted
}

// A4, lying.
const (
	A4Width  = 841.89
	A4Height = 595.28
)

// Ink is a colour, "#" and six hexadecimal digits; "" paints nothing.
type Ink string

// Mark is one thing that is painted: a Box, Line, Shape, Words or Jump.
type Mark interface{ mark() }

// Box is a rectangle, with round corners when Radius is above 0.
type Box struct {
	X, Y, W, H, Radius float64
	Fill, Edge         Ink
	Thickness          float64 // of the edge, which lies half inside
}

// Line is a straight stroke.
type Line struct {
	X1, Y1, X2, Y2, Thickness float64
	Ink                       Ink
}

// Shape is a filled polygon.
type Shape struct {
	Points []Point
	Fill   Ink
}

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Words is one line of text that begins at X and stands on the base line Y.
type Words struct {
	X, Y float64
	Text string
	Type Type
	Ink  Ink
}

// Jump is a place that leads to another page of the document, counted from 0.
type Jump struct {
	X, Y, W, H float64
	Page       int
}

func (Box) mark()   {}
func (Line) mark()  {}
func (Shape) mark() {}
func (Words) mark() {}
func (Jump) mark()  {}

// Type is how a line is set: in the bundled face, Size points high.
type Type struct {
	Size float64
	Bold bool
}

// Stand is what is painted for a character that the bundled face does not have.
const Stand = '〓'
