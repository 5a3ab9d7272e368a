package layout

import (
	"cmp"
	"slices"
)

// step is a piece of an outline: how far the drawing reaches between two heights.
type step struct{ from, to, x float64 }

// contour is one side of a part of the drawing, from top to bottom. Where it has no step
// there is nothing.
type contour []step

// shifted gives the outline of the part moved aside.
func (c contour) shifted(x, y float64) contour {
	out := make(contour, len(c))
	for i, s := range c {
		out[i] = step{s.from + y, s.to + y, s.x + x}
	}
	return out
}

// apart is how far a part must be moved to the right so that its left outline begins
// where the right outline of another one ends.
func apart(right, left contour) float64 {
	most, first := 0.0, true
	for i, j := 0, 0; i < len(right) && j < len(left); {
		a, b := right[i], left[j]
		if min(a.to, b.to) > max(a.from, b.from) && (first || a.x-b.x > most) {
			most, first = a.x-b.x, false
		}
		if a.to < b.to {
			i++
		} else {
			j++
		}
	}
	return most
}

// joined is the outline of several parts together; outer chooses the one further out.
func joined(outer func(a, b float64) float64, cs ...contour) contour {
	var all []step
	var ys []float64
	for _, c := range cs {
		for _, s := range c {
			if s.to > s.from {
				all = append(all, s)
				ys = append(ys, s.from, s.to)
			}
		}
	}
	slices.Sort(ys)
	ys = slices.Compact(ys)
	slices.SortFunc(all, func(a, b step) int { return cmp.Compare(a.from, b.from) })
	var out contour
	var open []step
	for i := 0; i+1 < len(ys); i++ {
		from, to := ys[i], ys[i+1]
		for len(all) > 0 && all[0].from <= from {
			open, all = append(open, all[0]), all[1:]
		}
		open = slices.DeleteFunc(open, func(s step) bool { return s.to <= from })
		if len(open) == 0 {
			continue
		}
		x := open[0].x
		for _, s := range open[1:] {
			x = outer(x, s.x)
		}
		if n := len(out); n > 0 && out[n-1].to == from && out[n-1].x == x {
			out[n-1].to = to
			continue
		}
		out = append(out, step{from, to, x})
	}
	return out
}

func further(a, b float64) float64 { return max(a, b) }
func nearer(a, b float64) float64  { return min(a, b) }
