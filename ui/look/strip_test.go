package look

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestALongTextHasNoScrollBarInAOneLineField(t *testing.T) {
	for name, palette := range map[string]*Palette{"light": Light(), "dark": Dark()} {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(palette))
		below := func(text string) (out []uint32) {
			e := NewEntry(text, "", nil)
			win := test.NewTempWindow(t, e)
			win.SetPadded(false)
			win.Resize(fyne.NewSize(160, ButtonHeight))
			img := win.Canvas().Capture()
			at := img.Bounds()
			for y := at.Max.Y - 6; y < at.Max.Y-1; y++ {
				for x := 4; x < at.Max.X-4; x++ { // what is round at the corners aside
					out = append(out, shade(img, x, y))
				}
			}
			return out
		}
		short, long := below("x"), below(strings.Repeat("wine ", 30))
		if len(short) == 0 || len(short) != len(long) {
			t.Fatalf("%s: %d and %d pixels", name, len(short), len(long))
		}
		for i := range short {
			if short[i] != long[i] {
				t.Fatalf("%s: something is drawn below a text that is longer than its field", name)
			}
		}
	}
}

func shade(img image.Image, x, y int) uint32 {
	r, g, b, _ := img.At(x, y).RGBA()
	return r>>8<<16 | g>>8<<8 | b>>8
}
