package page

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
)

// fault says what of a page cannot be painted, and nil when all can. jumps is how many
// pages there are to jump to.
func (p Page) fault(jumps int) error {
	if !finite(p.Width, p.Height) || p.Width <= 0 || p.Height <= 0 {
		return fmt.Errorf("page %q: %v × %v points is no size", p.Name, p.Width, p.Height)
	}
	for i, m := range p.Marks {
		if err := fault(m, jumps); err != nil {
			return fmt.Errorf("page %q, mark %d: %w", p.Name, i, err)
		}
	}
	return nil
}

func fault(m Mark, jumps int) error {
	var places []float64
	var inks []Ink
	switch m := m.(type) {
	case Box:
		places, inks = []float64{m.X, m.Y, m.W, m.H, m.Radius, m.Thickness}, []Ink{m.Fill, m.Edge}
	case Line:
		places, inks = []float64{m.X1, m.Y1, m.X2, m.Y2, m.Thickness}, []Ink{m.Ink}
	case Shape:
		inks = []Ink{m.Fill}
		for _, p := range m.Points {
			places = append(places, p.X, p.Y)
		}
	case Words:
		places, inks = []float64{m.X, m.Y, m.Type.Size}, []Ink{m.Ink}
	case Jump:
		places = []float64{m.X, m.Y, m.W, m.H}
		if m.Page < 0 || m.Page >= jumps {
			return fmt.Errorf("there is no page %d to jump to", m.Page)
		}
	default:
		return fmt.Errorf("%T is not known", m)
	}
	if !finite(places...) {
		return fmt.Errorf("%#v lies nowhere", m)
	}
	for _, ink := range inks {
		if _, err := ink.colour(); err != nil {
			return err
		}
	}
	return nil
}

func finite(all ...float64) bool {
	for _, v := range all {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}

// colour reads the ink; of "" it is transparent.
func (i Ink) colour() (color.RGBA, error) {
	if i == "" {
		return color.RGBA{}, nil
	}
	if len(i) == 7 && i[0] == '#' {
		if v, err := strconv.ParseUint(string(i[1:]), 16, 32); err == nil {
			return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
		}
	}
	return color.RGBA{}, fmt.Errorf("%q is no ink", string(i))
}

// strokes tells whether an edge or a line of this thickness is painted.
func (i Ink) strokes(thickness float64) bool { return i != "" && thickness > 0 }

// shows tells whether there is something to paint.
func (b Box) shows() bool { return b.W > 0 && b.H > 0 }

// round is the radius of the corners that a box has room for.
func (b Box) round() float64 { return max(0, min(b.Radius, b.W/2, b.H/2)) }

// shows tells whether there is something to paint.
func (w Words) shows() bool { return w.Ink != "" && w.Type.Size > 0 && w.Text != "" }
