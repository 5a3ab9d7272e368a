package look

import (
	"image/color"
	"math"
	"testing"
)

// blind is what is seen of a colour without the cones for red or for green, after Machado,
// Oliveira and Fernandes (2009), in linear light; the zero matrix changes nothing.
type blind [3][3]float64

var blinds = map[string]blind{
	"full colour":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"deuteranopia": {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
	"protanopia":   {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}},
}

// lab gives what is seen of a colour in CIE L*a*b* (D65).
func (b blind) lab(c color.NRGBA) (out [3]float64) {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= .04045 {
			return f / 12.92
		}
		return math.Pow((f+.055)/1.055, 2.4)
	}
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	times := func(m [3][3]float64, v [3]float64) (out [3]float64) {
		for i := range m {
			for j := range v {
				out[i] += m[i][j] * v[j]
			}
		}
		return out
	}
	seen := times(b, in)
	for i := range seen {
		seen[i] = min(max(seen[i], 0), 1)
	}
	xyz := times([3][3]float64{{.4124, .3576, .1805}, {.2126, .7152, .0722}, {.0193, .1192, .9505}}, seen)
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x, y, z := f(xyz[0]/.95047), f(xyz[1]), f(xyz[2]/1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// apart is the distance of two colours as they are seen (CIE 1976); 2.3 is just noticed.
func (b blind) apart(p, q color.NRGBA) float64 {
	u, v := b.lab(p), b.lab(q)
	return math.Hypot(math.Hypot(u[0]-v[0], u[1]-v[1]), u[2]-v[2])
}

// A department is told by the character of its seal and a severity by its shape; the colours
// help, for those who see no red or no green too.
func TestColoursStayApartForThoseWhoSeeNoRedOrNoGreen(t *testing.T) {
	for name, p := range map[string]*Palette{"light": Light(), "dark": Dark(), "high contrast": HighContrast()} {
		for kind, b := range blinds {
			for _, group := range []struct {
				of    string
				least float64
				roles []Role
			}{
				{"seals", 8, []Role{Seal1Ink, Seal2Ink, Seal3Ink, Seal4Ink}},
				{"severities", 8, []Role{HighInk, MediumGlyph, LowInk}},
				{"verdicts", 8, []Role{BetterInk, WorseInk}},
			} {
				for i, one := range group.roles {
					for j, other := range group.roles[:i] {
						if got := b.apart(p.Color(one), p.Color(other)); got < group.least {
							t.Errorf("%s, %s: %s %d and %d are %.1f apart", name, kind, group.of, j+1, i+1, got)
						}
					}
				}
			}
		}
	}
}
