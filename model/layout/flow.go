package layout

import (
	"cmp"
	"slices"
)

// Stop is a box of a flow. It stands in a column, below those that are named before it.
type Stop struct {
	Column int
	W, H   float64 // H at least: it grows with the ways that begin and end there
}

// Way leads from one stop to another.
type Way struct {
	From, To int
	Thick    float64
	Label    float64 // how wide its label is; 0 = it has none
}

// FlowStyle is how a flow is set out.
type FlowStyle struct {
	Gap    float64 // between columns
	Rise   float64 // between the boxes of a column, at least
	Head   float64 // above the first box of a column
	Pad    float64 // around the boxes of a column
	Port   float64 // between two ways at a box
	LabelH float64
}

// Curve is a cubic Bézier curve: its ends, and the points that it heads for between them.
type Curve [4]Point

// At is the point of a curve at a part of the way, from 0 to 1.
func (c Curve) At(t float64) Point {
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{a*c[0].X + b*c[1].X + d*c[2].X + e*c[3].X, a*c[0].Y + b*c[1].Y + d*c[2].Y + e*c[3].Y}
}

// Flow is a flow set out.
type Flow struct {
	Boxes         []Box
	Columns       []Box
	Curves        []Curve // of every way
	Labels        []Box   // of every way; without a size where there is no room for it
	Width, Height float64
}

// end is where a way leaves a box or comes to one.
type end struct {
	way  int
	out  bool
	left bool // on the left side of the box
}

// Flowing sets out stops in columns with the ways between them. A way leaves and comes
// level, at a side that faces the other end; every way has a place of its own at a box,
// in the order of the other ends, so that ways do not merge.
func Flowing(stops []Stop, ways []Way, style FlowStyle) Flow {
	f := Flow{Boxes: make([]Box, len(stops)), Curves: make([]Curve, len(ways)), Labels: make([]Box, len(ways))}
	columns := 0
	for _, s := range stops {
		columns = max(columns, s.Column+1)
	}
	f.Columns = make([]Box, columns)
	ends := make([][]end, len(stops))
	for i, w := range ways {
		a, b := stops[w.From].Column, stops[w.To].Column
		ends[w.From] = append(ends[w.From], end{i, true, a > b || a == b && a > 0 && a == columns-1})
		ends[w.To] = append(ends[w.To], end{i, false, b > a || a == b && a > 0 && a == columns-1})
	}
	f.stack(stops, ways, ends, style)
	at := map[end]Point{}
	for n := range stops {
		f.ports(n, ways, ends[n], style, at)
	}
	for i, w := range ways {
		a, b := stops[w.From].Column, stops[w.To].Column
		var from, to Point
		var leftwards, leftIn bool
		for _, left := range []bool{false, true} {
			if p, ok := at[end{i, true, left}]; ok {
				from, leftwards = p, left
			}
			if p, ok := at[end{i, false, left}]; ok {
				to, leftIn = p, left
			}
		}
		reach := max(style.Gap*.5, (max(from.X, to.X)-min(from.X, to.X))*.45)
		if a == b {
			reach = min(style.Gap*.3+(max(from.Y, to.Y)-min(from.Y, to.Y))*.12, style.Gap*.8)
		}
		lead := func(p Point, left bool) Point {
			if left {
				return Point{p.X - reach, p.Y}
			}
			return Point{p.X + reach, p.Y}
		}
		f.Curves[i] = Curve{from, lead(from, leftwards), lead(to, leftIn), to}
	}
	f.label(ways, style)
	return f
}

// stack gives the boxes their places: columns side by side, as high as the highest.
func (f *Flow) stack(stops []Stop, ways []Way, ends [][]end, style FlowStyle) {
	high, count, wide := make([]float64, len(f.Columns)), make([]int, len(f.Columns)), make([]float64, len(f.Columns))
	for i, s := range stops {
		h := s.H
		for _, left := range []bool{false, true} {
			need := style.Port
			for _, e := range ends[i] {
				if e.left == left {
					need += ways[e.way].Thick + style.Port
				}
			}
			h = max(h, need)
		}
		f.Boxes[i] = Box{W: s.W, H: h}
		high[s.Column] += h
		count[s.Column]++
		wide[s.Column] = max(wide[s.Column], s.W)
	}
	tallest := 0.0
	for c, h := range high {
		tallest = max(tallest, h+float64(max(count[c]-1, 0))*style.Rise)
	}
	x := 0.0
	at := make([]float64, len(f.Columns))
	spare := make([]float64, len(f.Columns))
	for c := range f.Columns {
		f.Columns[c] = Box{X: x, W: wide[c] + 2*style.Pad, H: style.Head + tallest + 2*style.Pad}
		if count[c] > 0 {
			spare[c] = (tallest - high[c] - float64(count[c]-1)*style.Rise) / float64(count[c])
		}
		at[c] = style.Head + style.Pad + spare[c]/2
		x += f.Columns[c].W + style.Gap
	}
	for i, s := range stops {
		f.Boxes[i].X, f.Boxes[i].Y = f.Columns[s.Column].X+style.Pad, at[s.Column]
		at[s.Column] += f.Boxes[i].H + style.Rise + spare[s.Column]
	}
	f.Width, f.Height = max(x-style.Gap, 0), style.Head+tallest+2*style.Pad
}

// ports gives every way its place at a box.
func (f *Flow) ports(n int, ways []Way, ends []end, style FlowStyle, at map[end]Point) {
	box := f.Boxes[n]
	middle := func(e end) float64 {
		other := ways[e.way].From
		if e.out {
			other = ways[e.way].To
		}
		return f.Boxes[other].Y + f.Boxes[other].H/2
	}
	for _, left := range []bool{false, true} {
		side := slices.DeleteFunc(slices.Clone(ends), func(e end) bool { return e.left != left })
		slices.SortStableFunc(side, func(a, b end) int {
			return cmp.Or(cmp.Compare(middle(a), middle(b)), cmp.Compare(a.way, b.way))
		})
		whole := -style.Port
		for _, e := range side {
			whole += ways[e.way].Thick + style.Port
		}
		y := box.Y + (box.H-whole)/2
		x := box.X + box.W
		if left {
			x = box.X
		}
		for _, e := range side {
			thick := ways[e.way].Thick
			at[e] = Point{x, y + thick/2}
			y += thick + style.Port
		}
	}
}

// label finds for every label a place on its way where it covers nothing.
func (f *Flow) label(ways []Way, style FlowStyle) {
	const clear = 4
	free := func(b Box) bool {
		meets := func(o Box) bool {
			return b.X < o.X+o.W+clear && o.X < b.X+b.W+clear && b.Y < o.Y+o.H+clear && o.Y < b.Y+b.H+clear
		}
		return !slices.ContainsFunc(f.Boxes, meets) && !slices.ContainsFunc(f.Labels, func(o Box) bool { return o.W > 0 && meets(o) })
	}
	for i, w := range ways {
		if w.Label == 0 {
			continue
		}
		for _, t := range []float64{.5, .35, .65, .25, .75, .42, .58, .18, .82} {
			p := f.Curves[i].At(t)
			if b := (Box{p.X - w.Label/2, p.Y - style.LabelH/2, w.Label, style.LabelH}); b.X >= 0 && free(b) {
				f.Labels[i] = b
				break
			}
		}
	}
}
