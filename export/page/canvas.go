package page

import (
	"image"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// canvas paints paths, with their edges smoothed.
type canvas struct {
	picture  *image.RGBA
	scale    float64 // pixels a point
	raster   vector.Rasterizer
	buf      sfnt.Buffer
	outlines map[letter]path // of the letters so far, in em
}

type letter struct {
	r    rune
	bold bool
}

// path is closed lines and curves. What lies inside is by the rule of non-zero winding.
type path []step

// step goes to the last of its points, as a line when there is one, or as a curve bent
// by those before. A move begins another closed line.
type step struct {
	move   bool
	n      int
	points [3]Point
}

func (p *path) step(move bool, points ...Point) {
	s := step{move: move, n: len(points)}
	copy(s.points[:], points)
	*p = append(*p, s)
}

// line goes on to a place; the first begins there.
func (p *path) line(x, y float64) { p.step(len(*p) == 0, Point{x, y}) }

// arc is how far the middle points of a curve lie from its ends, in radii, when it is a
// quarter of a circle.
const arc = 0.5522847498

func (p *path) rounded(area image.Rectangle, radius float64) {
	l, t, r, b := float64(area.Min.X), float64(area.Min.Y), float64(area.Max.X), float64(area.Max.Y)
	radius = min(radius, (r-l)/2, (b-t)/2)
	near := radius * (1 - arc)
	p.line(l+radius, t)
	p.line(r-radius, t)
	p.step(false, Point{r - near, t}, Point{r, t + near}, Point{r, t + radius})
	p.line(r, b-radius)
	p.step(false, Point{r, b - near}, Point{r - near, b}, Point{r - radius, b})
	p.line(l+radius, b)
	p.step(false, Point{l + near, b}, Point{l, b - near}, Point{l, b - radius})
	p.line(l, t+radius)
	p.step(false, Point{l, t + near}, Point{l + near, t}, Point{l + radius, t})
}

// backwards is one closed line walked the other way.
func (p path) backwards() path {
	var out path
	for i, s := range slices.Backward(p) {
		end := s.points[s.n-1]
		if i == len(p)-1 {
			out.step(true, end)
		}
		if s.move {
			break
		}
		before := p[i-1].points[p[i-1].n-1]
		if s.n == 3 {
			out.step(false, s.points[1], s.points[0], before)
		} else {
			out.step(false, before)
		}
	}
	return out
}

// at is the path moved and made larger.
func (p path) at(x, y, times float64) path {
	out := slices.Clone(p)
	for i := range out {
		for k := range out[i].n {
			at := &out[i].points[k]
			*at = Point{x + at.X*times, y + at.Y*times}
		}
	}
	return out
}

// bounds is the smallest area of whole pixels around the path.
func (p path) bounds() image.Rectangle {
	l, t, r, b := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		for _, at := range s.points[:s.n] {
			l, t, r, b = min(l, at.X), min(t, at.Y), max(r, at.X), max(b, at.Y)
		}
	}
	if l > r {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(l)), int(math.Floor(t)), int(math.Ceil(r)), int(math.Ceil(b)))
}

func (c *canvas) fill(p path, ink color.RGBA) {
	area := p.bounds().Intersect(c.picture.Rect)
	if area.Empty() {
		return
	}
	z := &c.raster
	z.Reset(area.Dx(), area.Dy())
	place := func(at Point) (x, y float32) {
		return float32(at.X - float64(area.Min.X)), float32(at.Y - float64(area.Min.Y))
	}
	for _, s := range p {
		x1, y1 := place(s.points[0])
		x2, y2 := place(s.points[1])
		x3, y3 := place(s.points[2])
		switch {
		case s.move:
			z.ClosePath()
			z.MoveTo(x1, y1)
		case s.n == 1:
			z.LineTo(x1, y1)
		case s.n == 2:
			z.QuadTo(x1, y1, x2, y2)
		default:
			z.CubeTo(x1, y1, x2, y2, x3, y3)
		}
	}
	z.ClosePath()
	z.Draw(c.picture, area, image.NewUniform(ink), image.Point{})
}

// outline is the shape of a letter whose base line begins at 0, 0, in em. It panics when
// the face is broken, which is a part of the program.
func (c *canvas) outline(l letter) path {
	if known, ok := c.outlines[l]; ok {
		return known
	}
	f := faceOf(l.bold)
	glyph, err := f.font.GlyphIndex(&c.buf, l.r)
	if err != nil {
		panic(err)
	}
	segments, err := f.font.LoadGlyph(&c.buf, glyph, fixed.I(int(f.em)), nil)
	if err != nil {
		panic(err)
	}
	var out path
	for _, s := range segments {
		n := 1
		switch s.Op {
		case sfnt.SegmentOpQuadTo:
			n = 2
		case sfnt.SegmentOpCubeTo:
			n = 3
		}
		points := make([]Point, n)
		for i := range points {
			points[i] = Point{float64(s.Args[i].X) / 64 / f.em, float64(s.Args[i].Y) / 64 / f.em}
		}
		out.step(s.Op == sfnt.SegmentOpMoveTo, points...)
	}
	c.outlines[l] = out
	return out
}
