package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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
	ink, ground := v.Colours()
	rect := canvas.NewRectangle(Color(ground))
	rect.CornerRadius = RadiusSeal
	if size > 24 {
		rect.CornerRadius = RadiusButton
	}
	if v.Slot < 0 {
		rect.StrokeColor, rect.StrokeWidth = Color(LineStrong), 1
	}
	char := NewText(v.Char, BodyBold, ink)
	char.TextSize = size * .6
	if size >= 26 {
		char.TextSize = size * .55
	}
	char.Alignment = fyne.TextAlignCenter
	return container.NewStack(rect, container.NewCenter(char))
}
