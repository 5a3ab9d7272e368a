package page

import "slices"

// Align is where a text stands in its cell.
type Align int

// The alignments.
const (
	Left Align = iota
	Centre
	Right
)

// Column is a column of a table. Share is its part of the width.
type Column struct {
	Head  string
	Share float64
	Align Align
	// Choices are what may stand in a cell that is filled in; nil = anything.
	Choices []string
}

// Cell is a cell of a table. The zero Cell is empty.
type Cell struct {
	Text string
	Bold bool
	Ink  Ink // "" = that of the table
	Fill Ink
	Sign Sign
	// Amount is what the text says, where it is a figure or a day.
	Amount Amount
	// Most is how many lines are shown; what is left over ends in "…". 0 = all.
	Most int
}

// Sign is painted before the text of a cell.
type Sign int

// The signs: arrows, and the marks of how grave something is, which differ in form.
const (
	NoSign Sign = iota
	Up
	Down
	Diamond
	Triangle
	Dot
	Check // a box to be ticked by hand
	Ticked
)

// Row is a row of a table. A row with Heading set stands over those that follow it, and is
// one cell across.
type Row struct {
	Cells   []Cell
	Heading bool
	// Key is what the row is about, for forms that lead to it.
	Key string
}

// Table is rows below heads. Heads are repeated on every sheet.
type Table struct {
	Columns []Column
	Rows    []Row
	Size    float64 // of the type
	Tight   bool    // with less room above and below the lines
	Style   Style
}

// Style is the colours of a table.
type Style struct{ Ink, Rule, Head Ink }

const cellX = 5.0 // room left and right of a text

// pad is the room above and below the lines of a row.
func (t Table) pad() float64 {
	if t.Tight {
		return 1.7
	}
	return 3.2
}

// Lay paints the rows of the table from a place down to bottom. It gives the marks, how far
// down they reach, and how many rows there was room for: 0 when not even one fits below the
// heads. A row that is higher than a whole sheet of tall points is cut.
func (t Table) Lay(x, y, width, bottom, tall float64) (marks []Mark, end float64, rows int) {
	lefts, wides := t.columns(x, width)
	head, high := t.head(lefts, wides, y)
	at := y + high
	var fills []Mark // below all rules
	for i, r := range t.Rows {
		under, cells, need := t.row(r, lefts, wides, at, tall-high)
		next := at + need
		if r.Heading && i+1 < len(t.Rows) { // never alone at the foot
			_, _, after := t.row(t.Rows[i+1], lefts, wides, next, tall-high-need)
			next += after
		}
		if next > bottom+.01 {
			break
		}
		fills, marks = append(fills, under...), append(marks, cells...)
		at += need
		rows++
	}
	if rows == 0 && len(t.Rows) > 0 {
		return nil, y, 0
	}
	return slices.Concat(fills, head, marks), at, rows
}

func (t Table) columns(x, width float64) (lefts, wides []float64) {
	sum := 0.0
	for _, c := range t.Columns {
		sum += c.Share
	}
	for _, c := range t.Columns {
		w := width * c.Share / sum
		lefts, wides = append(lefts, x), append(wides, w)
		x += w
	}
	return lefts, wides
}

func (t Table) head(lefts, wides []float64, y float64) ([]Mark, float64) {
	all := Row{}
	named := false
	for _, c := range t.Columns {
		all.Cells = append(all.Cells, Cell{Text: c.Head, Bold: true, Fill: t.Style.Head})
		named = named || c.Head != ""
	}
	if !named {
		return nil, 0
	}
	under, marks, high := t.row(all, lefts, wides, y, A4Height)
	return append(under, marks...), high
}

// row gives what is painted below all rules, the rest, and how high the row is.
func (t Table) row(r Row, lefts, wides []float64, y, tall float64) (under, marks []Mark, high float64) {
	if r.Heading {
		last := len(lefts) - 1
		lefts, wides = lefts[:1], []float64{lefts[last] + wides[last] - lefts[0]}
	}
	pitch, cellY := t.Size*Pitch, t.pad()
	lines := make([][]string, len(lefts))
	most := 1
	for i, c := range r.Cells[:min(len(r.Cells), len(lefts))] {
		room := wides[i] - 2*cellX - signWidth(c.Sign, t.Size)
		lines[i] = limit(Break(c.Text, Type{t.Size, c.Bold}, room), c.Most, Type{t.Size, c.Bold}, room)
		if fits := int((tall - 2*cellY) / pitch); len(lines[i]) > fits {
			lines[i] = limit(lines[i], max(fits, 1), Type{t.Size, c.Bold}, room)
		}
		most = max(most, len(lines[i]))
	}
	high = float64(most)*pitch + 2*cellY
	for i := range lefts {
		if i >= len(r.Cells) || r.Cells[i].Fill == "" {
			continue
		}
		wide := wides[i]
		if i+1 < len(lefts) && r.Cells[i].Fill != t.Style.Head { // a seam between two
			wide -= 1.5
		}
		under = append(under, Box{X: lefts[i], Y: y, W: wide, H: high, Fill: r.Cells[i].Fill})
	}
	for i := range lefts {
		if i >= len(r.Cells) {
			break
		}
		c, align := r.Cells[i], Left
		if !r.Heading {
			align = t.Columns[i].Align
		}
		ink := c.Ink
		if ink == "" {
			ink = t.Style.Ink
		}
		set := Type{t.Size, c.Bold}
		for n, line := range lines[i] {
			wide := Width(line, set)
			sign := 0.0
			if n == 0 {
				sign = signWidth(c.Sign, t.Size)
			}
			left := lefts[i] + cellX
			switch align {
			case Centre:
				left = lefts[i] + (wides[i]-wide-sign)/2
			case Right:
				left = lefts[i] + wides[i] - cellX - wide - sign
			}
			base := y + cellY + pitch*float64(n) + t.Size*1.06
			if n == 0 {
				marks = append(marks, Signed(c.Sign, left, base, t.Size, ink)...)
			}
			if line != "" {
				marks = append(marks, Words{X: left + sign, Y: base, Text: line, Type: set, Ink: ink})
			}
		}
	}
	last := len(lefts) - 1
	return under, append(marks, Line{X1: lefts[0], Y1: y + high, X2: lefts[last] + wides[last], Y2: y + high, Thickness: .5, Ink: t.Style.Rule}), high
}

// limit keeps so many lines; the last ends in "…" when others are left out.
func limit(lines []string, most int, t Type, width float64) []string {
	if most <= 0 || len(lines) <= most {
		return lines
	}
	kept := append([]string(nil), lines[:most]...)
	kept[most-1] = Cut(kept[most-1]+"……", t, min(width, Width(kept[most-1], t)+Advance('…', t.Bold)*t.Size))
	return kept
}

func signWidth(s Sign, size float64) float64 {
	if s == NoSign {
		return 0
	}
	return size * 1.15
}

// Signed paints a sign of the size of a type, beginning at x on a base line.
func Signed(s Sign, x, base, size float64, ink Ink) []Mark {
	w := size * .78
	top, foot := base-size*.76, base-size*.02
	mid := (top + foot) / 2
	switch s {
	case Up, Triangle:
		return []Mark{Shape{[]Point{{x, foot}, {x + w, foot}, {x + w/2, top}}, ink}}
	case Down:
		return []Mark{Shape{[]Point{{x, top}, {x + w, top}, {x + w/2, foot}}, ink}}
	case Diamond:
		return []Mark{Shape{[]Point{{x, mid}, {x + w/2, top}, {x + w, mid}, {x + w/2, foot}}, ink}}
	case Dot:
		return []Mark{Box{X: x + w*.1, Y: mid - w*.4, W: w * .8, H: w * .8, Radius: w * .4, Fill: ink}}
	case Check:
		return []Mark{Box{X: x, Y: mid - w/2, W: w, H: w, Edge: ink, Thickness: .8}}
	case Ticked:
		return []Mark{Box{X: x, Y: mid - w/2, W: w, H: w, Edge: ink, Thickness: .8},
			Line{X1: x + w*.2, Y1: mid, X2: x + w*.42, Y2: mid + w*.28, Thickness: 1.2, Ink: ink},
			Line{X1: x + w*.42, Y1: mid + w*.28, X2: x + w*.85, Y2: mid - w*.3, Thickness: 1.2, Ink: ink}}
	}
	return nil
}
