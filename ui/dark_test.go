package ui

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/ui/look"
)

// TestSwitchingToDarkPaintsEverythingAnew holds the palette that is changed in place to
// a theme that is set from the beginning.
func TestSwitchingToDarkPaintsEverythingAnew(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.Resize(fyne.NewSize(1100, 640)) // what does not fit has bars to scroll
	for _, p := range w.pages {
		w.SetDark(false)
		w.poses(p)
		w.board.Select("B-MD-D7")
		win.Canvas().Capture()
		w.SetDark(true)
		switched := win.Canvas().Capture()
		w.app.Settings().SetTheme(look.NewTheme(look.Dark()))
		w.draw()
		fresh := win.Canvas().Capture()
		w.app.Settings().SetTheme(w.theme)
		if !reflect.DeepEqual(switched, fresh) {
			t.Errorf("view %s looks different after the switch than when it opens dark", p.view)
			if dir := os.Getenv("SANDTABLE_SHOTS"); dir != "" {
				for name, img := range map[string]any{"switched": switched, "fresh": fresh} {
					f, _ := os.Create(filepath.Join(dir, name+string(p.view)+".png"))
					_ = png.Encode(f, img.(image.Image))
					f.Close()
				}
			}
		}
	}
}
