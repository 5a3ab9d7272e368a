package ui

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

func TestTheWindowCanBeMadeSmallerWhateverItsSizeAndView(t *testing.T) {
	w, win := opens(t, "seed-ab")
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1280, Height: 720}, {Width: 1024, Height: 600}, {Width: 800, Height: 560}} {
		win.Resize(size)
		for _, p := range w.pages {
			w.poses(p)
			if got := win.Content().MinSize(); got != fyne.NewSize(800, 560) {
				t.Errorf("at %v in view %s the smallest size is %v", size, p.view, got)
			}
			if got := win.Canvas().Size(); got != size {
				t.Errorf("asked for %v, view %s has made it %v", size, p.view, got)
			}
		}
	}
}

func TestTheSmallestSizeNeverExceedsTheSmallestScreen(t *testing.T) {
	w, win := opens(t, "seed-b")
	w.screens = []Screen{{Size: fyne.NewSize(2560, 1440)}, {Size: fyne.NewSize(1440, 900)}}
	for _, scale := range []float32{1, 1.25, 1.5, 2, 2.5} {
		win.Canvas().(software.WindowlessCanvas).SetScale(scale)
		least := win.Content().MinSize()
		if least.Width*scale > 1440 || least.Height*scale > 900 {
			t.Errorf("at %v pixels a unit, the smallest size is %v", scale, least)
		}
		if scale == 1 && least != fyne.NewSize(800, 560) {
			t.Errorf("with room enough the smallest size is %v", least)
		}
	}
}

func TestTheWindowOpensInsideTheScreenAsItWasLeft(t *testing.T) {
	screen := []Screen{{Size: fyne.NewSize(1440, 900)}}
	for _, c := range []struct {
		name          string
		width, height float64
		screens       []Screen
		want          fyne.Size
	}{
		{"as it was left", 1000, 700, screen, fyne.NewSize(1000, 700)},
		{"left on a larger screen", 2560, 1421, screen, fyne.NewSize(1432, 860)},
		{"larger than any screen", 50000, 50000, screen, fyne.NewSize(1432, 860)},
		{"too small", 3, 4, screen, fyne.NewSize(800, 560)},
		{"nonsense", -5, math.NaN(), screen, fyne.NewSize(1432, 860)},
		{"endless", math.Inf(1), 700, screen, fyne.NewSize(1432, 700)},
		{"the screen is not known", 1000, 700, nil, fyne.NewSize(1000, 700)},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := test.NewTempApp(t)
			app.Preferences().SetFloat("width", c.width)
			app.Preferences().SetFloat("height", c.height)
			w := alone(app, Options{Lang: model.ZH, Folder: t.TempDir(), Screens: func() []Screen { return c.screens }})
			win := test.NewTempWindow(t, nil)
			w.Attach(win)
			if got := win.Canvas().Size(); got != c.want {
				t.Errorf("opens with %v, want %v", got, c.want)
			}
		})
	}
}

func TestAWindowThatIsTooLargeForItsScreenIsMadeToFitOnceItCanBeSeen(t *testing.T) {
	w, win := opens(t, "seed-b")
	w.options.Screens = func() []Screen { return []Screen{{Size: fyne.NewSize(1440, 900)}} }
	win.Canvas().(software.WindowlessCanvas).SetScale(2)
	w.FitScreen()
	if got := win.Canvas().Size(); got.Width*2 > 1440 || got.Height*2 > 900 {
		t.Errorf("at 2 pixels a unit the window has %v", got)
	}
}
