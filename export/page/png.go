package page

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
)

// What a picture may have at most.
const (
	mostSide   = 10_000     // pixels
	mostPixels = 40_000_000 // 160 MB while it is painted
)

// PNG writes the page as a picture on white, scale pixels a point: 2 is 144 to the inch.
// Boxes and upright lines lie on whole pixels. A picture of more than 10,000 pixels a
// side, or 40 million in all, is refused.
func PNG(w io.Writer, p Page, scale float64) error {
	picture, err := Picture(p, scale)
	if err != nil {
		return err
	}
	return png.Encode(w, picture)
}

// Picture paints the page as [PNG] does, for a screen.
func Picture(p Page, scale float64) (image.Image, error) {
	if err := p.fault(math.MaxInt); err != nil {
		return nil, err
	}
	if !finite(scale) || scale <= 0 {
		return nil, fmt.Errorf("%v pixels a point is no scale", scale)
	}
	wide, high := math.Ceil(p.Width*scale), math.Ceil(p.Height*scale)
	if wide > mostSide || high > mostSide || wide*high > mostPixels {
		return nil, fmt.Errorf("page %q: %v × %v pixels are too many", p.Name, wide, high)
	}
	c := canvas{
		picture:  image.NewRGBA(image.Rect(0, 0, int(wide), int(high))),
		scale:    scale,
		outlines: map[letter]path{},
	}
	c.rectangle(c.picture.Bounds(), color.RGBA{255, 255, 255, 255})
	for _, m := range p.Marks {
		c.mark(m)
	}
	return c.picture, nil
}

func (c *canvas) mark(m Mark) {
	switch m := m.(type) {
	case Box:
		if m.shows() {
			c.box(m)
		}
	case Line:
		if m.Ink.strokes(m.Thickness) {
			c.line(m)
		}
	case Shape:
		if m.Fill == "" || len(m.Points) < 3 {
			return
		}
		ink, _ := m.Fill.colour()
		var outline path
		for _, at := range m.Points {
			outline.line(at.X*c.scale, at.Y*c.scale)
		}
		c.fill(outline, ink)
	case Words:
		if m.shows() {
			c.words(m)
		}
	}
}

func (c *canvas) box(b Box) {
	s := c.scale
	r := b.round()
	if b.Fill != "" {
		ink, _ := b.Fill.colour()
		area := image.Rect(whole(b.X*s), whole(b.Y*s), whole((b.X+b.W)*s), whole((b.Y+b.H)*s))
		area.Max.X, area.Max.Y = max(area.Max.X, area.Min.X+1), max(area.Max.Y, area.Min.Y+1)
		if r == 0 {
			c.rectangle(area, ink)
		} else {
			var outline path
			outline.rounded(area, r*s)
			c.fill(outline, ink)
		}
	}
	if !b.Edge.strokes(b.Thickness) {
		return
	}
	ink, _ := b.Edge.colour()
	half, thick := b.Thickness/2, max(1, whole(b.Thickness*s))
	outer := image.Rect(whole((b.X-half)*s), whole((b.Y-half)*s), whole((b.X+b.W+half)*s), whole((b.Y+b.H+half)*s))
	inner := outer.Inset(thick)
	switch {
	case inner.Empty():
		c.rectangle(outer, ink)
	case r == 0:
		c.rectangle(image.Rect(outer.Min.X, outer.Min.Y, outer.Max.X, inner.Min.Y), ink)
		c.rectangle(image.Rect(outer.Min.X, inner.Max.Y, outer.Max.X, outer.Max.Y), ink)
		c.rectangle(image.Rect(outer.Min.X, inner.Min.Y, inner.Min.X, inner.Max.Y), ink)
		c.rectangle(image.Rect(inner.Max.X, inner.Min.Y, outer.Max.X, inner.Max.Y), ink)
	default:
		var ring, hole path
		ring.rounded(outer, (r+half)*s)
		hole.rounded(inner, max(0, (r-half)*s))
		c.fill(append(ring, hole.backwards()...), ink)
	}
}

func (c *canvas) line(l Line) {
	ink, _ := l.Ink.colour()
	s := c.scale
	x1, y1, x2, y2 := l.X1*s, l.Y1*s, l.X2*s, l.Y2*s
	thick := max(1, l.Thickness*s)
	switch {
	case y1 == y2:
		top := whole(y1 - thick/2)
		c.rectangle(image.Rect(whole(x1), top, whole(x2), top+whole(thick)), ink)
	case x1 == x2:
		left := whole(x1 - thick/2)
		c.rectangle(image.Rect(left, whole(y1), left+whole(thick), whole(y2)), ink)
	default:
		length := math.Hypot(x2-x1, y2-y1)
		dx, dy := (y1-y2)/length*thick/2, (x2-x1)/length*thick/2
		var outline path
		outline.line(x1+dx, y1+dy)
		outline.line(x2+dx, y2+dy)
		outline.line(x2-dx, y2-dy)
		outline.line(x1-dx, y1-dy)
		c.fill(outline, ink)
	}
}

func (c *canvas) words(w Words) {
	ink, _ := w.Ink.colour()
	em, x, y := w.Type.Size*c.scale, w.X*c.scale, w.Y*c.scale
	for _, r := range shown(w.Text) {
		if x > float64(c.picture.Rect.Max.X)+em {
			return
		}
		c.fill(c.outline(letter{r, w.Type.Bold}).at(x, y, em), ink)
		x += Advance(r, w.Type.Bold) * em
	}
}

// rectangle paints whole pixels.
func (c *canvas) rectangle(r image.Rectangle, ink color.RGBA) {
	draw.Draw(c.picture, r, image.NewUniform(ink), image.Point{}, draw.Src)
}

func whole(v float64) int { return int(math.Round(v)) }
