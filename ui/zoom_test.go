package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
)

// enlarged opens a window whose toolkit draws as large as it is told, on the base of a scale.
func enlarged(t *testing.T, base float32) (*Window, fyne.Window) {
	t.Helper()
	w, win := opens(t, "seed-b")
	canvas := win.Canvas().(software.WindowlessCanvas)
	canvas.SetScale(base)
	w.options.Enlarge = func(factor float32) { canvas.SetScale(base * factor) }
	return w, win
}

func TestZoomingKeepsThePixelsOfTheWindow(t *testing.T) {
	for _, base := range []float32{1, 1.5} {
		w, win := enlarged(t, base)
		win.Resize(fyne.NewSize(1440, 900))
		for _, c := range []struct {
			steps int
			want  float32
		}{{-1, .9}, {-9, .7}, {1, .8}, {5, 1.3}} {
			w.zoomBy(c.steps)
			size, scale := win.Canvas().Size(), win.Canvas().Scale()
			if near := func(a, b float32) bool { return max(a-b, b-a) < .1 }; !near(scale*100, c.want*base*100) || !near(size.Width*scale, 1440*base) || !near(size.Height*scale, 900*base) {
				t.Errorf("%d steps at %v: %v pixels a unit, %v units", c.steps, base, scale, size)
			}
		}
		w.zoomTo(zoomWhole)
		if got := win.Canvas().Size(); got.Width < 1439.9 || got.Width > 1440 || got.Height < 899.9 || got.Height > 900 || w.app.Preferences().Int("zoom") != 100 {
			t.Errorf("back at the whole the window has %v", got)
		}
	}
}

func TestZoomingNeverMakesTheWindowGrow(t *testing.T) {
	w, win := enlarged(t, 1)
	for size, most := range map[fyne.Size]int{{Width: 800, Height: 560}: 100, {Width: 1280, Height: 800}: 140, {Width: 1440, Height: 900}: 160, {Width: 3840, Height: 2160}: 200} {
		w.zoomTo(zoomWhole)
		win.Resize(size)
		for range 15 {
			w.zoomBy(1)
		}
		if got := zoom(w.app.Preferences()); got != most {
			t.Errorf("%v goes to %d%%, want %d%%", size, got, most)
		}
		if now, scale := win.Canvas().Size(), win.Canvas().Scale(); now.Width*scale > size.Width+1 || now.Height*scale > size.Height+1 {
			t.Errorf("%v has become %v at %v", size, now, scale)
		}
		if said := w.frame.toast; said == nil {
			t.Error("nothing is said of it")
		}
	}
}

func TestTheZoomIsAsItWasLeft(t *testing.T) {
	w, _ := enlarged(t, 1)
	w.zoomBy(2)
	var told float32
	New(w.app, Options{Lang: w.lang, Folder: t.TempDir(), Enlarge: func(f float32) { told = f }})
	if told != 1.2 {
		t.Errorf("it opens %v times as large, want 1.2", told)
	}
	w.app.Preferences().SetInt("zoom", 5000)
	if got := zoom(w.app.Preferences()); got != zoomMost {
		t.Errorf("5000%% is %d%%", got)
	}
}

func TestViewsAreTurnedByKeysRoundAndRound(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for range w.tabs() {
		was := w.view
		w.turn(1)
		now := w.view
		w.turn(-1)
		if w.view != was || now == was {
			t.Errorf("from %s to %s and back to %s", was, now, w.view)
		}
		w.turn(1)
	}
	if w.view != BoardView {
		t.Errorf("once round ends at %s", w.view)
	}
}
