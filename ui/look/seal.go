package look

import (
	"fyne.io/fyne/v2"
)

// Seal marks a unit (部门印): one telling character on a tinted square. The
// character identifies, the colour only helps.
type Seal struct {
	Char string
	Slot int // 0 to 3, taken in turn by the units; below 0 = the unplaced duties
}

// Colours gives the ink and ground of the seal; the ground of slot -1 is Clear.
func (v Seal) Colours() (ink, ground Role) {
	switch {
	case v.Slot < 0:
		return Ink3, Clear
	default:
		return Seal1Ink + Role(v.Slot%4*2), Seal1Tint + Role(v.Slot%4*2)
	}
}

// Object draws the seal in a square.
func (v Seal) Object(size float32) fyne.CanvasObject {
	s := NewSheet()
	v.draw(s, 0, 0, size)
	return s.Object(size, size)
}

func (v Seal) draw(s *Sheet, x, y, size float32) {
	ink, ground := v.Colours()
	radius, edge := float32(RadiusSeal), Clear
	if size > 24 {
		radius = RadiusButton
	}
	if v.Slot < 0 {
		edge = LineStrong
	}
	s.Ground(x, y, size, size, radius, ground, edge, 0, Flat)
	letter := whole(3 + .44*size) // 11 in 18, 13 in 22, 16 in 28
	char := NewText(v.Char, BodyBold, ink)
	char.Color, char.TextSize = s.color(ink), s.letter(letter)
	if s.zoom != 0 {
		letter = char.TextSize / s.zoom
	}
	width, height := Current().fonts.advances(v.Char, true)*letter, lineHeight(letter, true)
	s.Put(char, x+(size-width)/2, y+below((size-height)/2), width, height)
}
