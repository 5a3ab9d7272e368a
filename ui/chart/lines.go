package chart

import (
	"math"

	"sandtable/model/layout"
	"sandtable/ui/look"
)

// bend is the radius with which a line turns.
const bend = 10

// lines draws what joins the boxes of a part of the plane.
func (c *Chart) lines(s *look.Sheet, x0, y0, x1, y1 float32) {
	for i, line := range c.drawn.Lines {
		if len(line) == 0 || !c.tree.seen(i) {
			continue
		}
		from, to := line[0], line[0]
		for _, p := range line {
			from = layout.Point{X: min(from.X, p.X), Y: min(from.Y, p.Y)}
			to = layout.Point{X: max(to.X, p.X), Y: max(to.Y, p.Y)}
		}
		if float32(from.X) < x1 && float32(to.X) > x0 && float32(from.Y) < y1 && float32(to.Y) > y0 {
			stroke(s, line, look.LineStrong)
		}
	}
}

// stroke draws a line with round bends.
func stroke(s *look.Sheet, line []layout.Point, ink look.Role) {
	const thick = 1.5
	draw := func(a, b layout.Point) {
		if a != b {
			s.Stroke(float32(a.X), float32(a.Y), float32(b.X), float32(b.Y), thick, ink)
		}
	}
	at := line[0]
	for k := 1; k < len(line); k++ {
		to := line[k]
		if k == len(line)-1 {
			draw(at, to)
			break
		}
		next := line[k+1]
		r := min(bend, apart(at, to), apart(to, next)/2)
		in, out := toward(to, at, r), toward(to, next, r)
		draw(at, in)
		const pieces = 3
		last := in
		for n := 1; n <= pieces; n++ {
			t := float64(n) / pieces
			p := layout.Point{X: (1-t)*(1-t)*in.X + 2*t*(1-t)*to.X + t*t*out.X, Y: (1-t)*(1-t)*in.Y + 2*t*(1-t)*to.Y + t*t*out.Y}
			draw(last, p)
			last = p
		}
		at = out
	}
}

func apart(a, b layout.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// toward is the point at a distance from a on the way to b.
func toward(a, b layout.Point, distance float64) layout.Point {
	d := apart(a, b)
	if d == 0 {
		return a
	}
	return layout.Point{X: a.X + (b.X-a.X)*distance/d, Y: a.Y + (b.Y-a.Y)*distance/d}
}
