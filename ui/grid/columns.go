// Package grid is tables whose columns are units, as the matrix of responsibilities and that
// of decision rights: what a row is about and what is remarked about it stay in sight at both
// sides while the units between them are scrolled.
package grid

import "fyne.io/fyne/v2"

// Measures that all such tables have (design notes 21).
const (
	HeadHigh = 62
	Gutter   = 16

	unitWide  = 118
	leastUnit = 72 // with its name
	sealUnit  = 60 // without: where more than a few columns would not fit with theirs
	fewUnits  = 8
)

// Share is how much of the width a column takes, between bounds.
type Share struct{ Least, Part, Most float32 }

func (s Share) of(width float32) float32 { return min(s.Most, max(s.Least, width*s.Part)) }

// Columns is where the columns lie.
type Columns struct {
	Width       float32 // of what is in sight
	First, Note float32 // widths of the columns that stay
	Unit        float32 // of every other one
	Named       bool    // there is room for the names of units
	Inner       float32 // between the two that stay
	Wide        float32 // of all columns
}

// Lay lays columns for so many units out. What no unit needs the remark takes.
func Lay(width float32, units int, first, note Share) Columns {
	n := float32(max(units, 1))
	c := Columns{Width: width, First: first.of(width), Note: note.of(width), Unit: unitWide, Named: true}
	switch room := width - c.First - c.Note; {
	case n*c.Unit <= room:
	case n*leastUnit <= room || n <= fewUnits:
		c.Unit = max(room/n, leastUnit)
	default:
		c.Unit, c.Named = sealUnit, false
	}
	if rest := width - c.First - c.Note - n*c.Unit; rest > 0 {
		c.Note += rest
	}
	c.Inner = width - c.First - c.Note
	c.Wide = c.First + n*c.Unit + c.Note
	return c
}

// X is the left edge of a unit's column among all that scroll.
func (c Columns) X(i int) float32 { return c.First + float32(i)*c.Unit }

// In lists the columns that are in sight when they are scrolled so far.
func (c Columns) In(left float32, units int) (first, last int) {
	return max(0, int(left/c.Unit)), min(units, int((left+c.Inner)/c.Unit)+1)
}

// At is the column at a place in sight, and whether there is one.
func (c Columns) At(x, left float32, units int) (int, bool) {
	i := int((x + left - c.First) / c.Unit)
	return i, x >= c.First && x <= c.Width-c.Note && i >= 0 && i < units
}

// Reveal is how far columns that are scrolled so far are scrolled when one is in sight.
func (c Columns) Reveal(i int, off fyne.Position) fyne.Position {
	switch x := float32(i) * c.Unit; {
	case x < off.X:
		off.X = x
	case x+c.Unit > off.X+c.Inner:
		off.X = x + c.Unit - c.Inner
	}
	return off
}
