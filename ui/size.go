package ui

import "fyne.io/fyne/v2"

// The window's size at the first start, where the screen has the room: the scenarios,
// the unplaced duties and the warnings can all be seen. After that it is as it was left.
const (
	firstWidth  = 1440
	firstHeight = 860
)

// The least size at which everything can still be reached. A screen on which letters
// are drawn so large that this does not fit has less, see [Window.least].
const (
	leastWidth  = 800
	leastHeight = 560
)

// trace is taken off a size that was whole pixels: the toolkit rounds what it is asked for
// up, and reckoning in units is never exact.
const trace = .005

// Screen is what can be used of a screen, in pixels: where it lies among the others, and
// how large it is.
type Screen struct {
	X, Y int
	fyne.Size
}

// edges is what a system draws around a window: its title and its border.
const (
	edgesWidth  = 8
	edgesHeight = 40
)

// least is the smallest size of the window's content: never more than what fits on
// the smallest screen, for the window may be brought there.
func (w *Window) least() fyne.Size {
	size := fyne.NewSize(leastWidth, leastHeight)
	for _, screen := range w.screens {
		size = w.fit(size, screen.Size)
	}
	return size
}

// first is the size to open with: as it was left, or that of the first start, no
// larger than the screen on which windows open.
func (w *Window) first() fyne.Size {
	prefs := w.app.Preferences()
	size := fyne.NewSize(float32(prefs.FloatWithFallback("width", firstWidth)), float32(prefs.FloatWithFallback("height", firstHeight)))
	if !(size.Width >= 1 && size.Height >= 1) { // not a number, either
		size = fyne.NewSize(firstWidth, firstHeight)
	}
	if len(w.screens) > 0 {
		size = w.fit(size, w.screens[0].Size)
	}
	return size.Max(w.least())
}

// fit makes a size fit on a screen of so many pixels. The system's edges are not zoomed.
func (w *Window) fit(size, screen fyne.Size) fyne.Size {
	larger := float32(zoom(w.app.Preferences())) / zoomWhole
	return size.Min(fyne.NewSize(screen.Width/w.scale()-edgesWidth/larger, screen.Height/w.scale()-edgesHeight/larger))
}

// scale is how many pixels a unit is, as far as it is known: before the window can be
// seen it is 1.
func (w *Window) scale() float32 {
	if w.canvas == nil || !(w.canvas.Scale() > 0) {
		return 1
	}
	return w.canvas.Scale()
}

// lookAround asks for the screens anew, since they come and go.
func (w *Window) lookAround() {
	if w.options.Screens != nil {
		w.screens = w.options.Screens()
	}
}

// FitScreen makes the window fit on its screen, once it is known how large a unit is
// there.
func (w *Window) FitScreen() {
	w.lookAround()
	if size := w.first(); size.Width < w.canvas.Size().Width || size.Height < w.canvas.Size().Height {
		w.win.Resize(size.Min(w.canvas.Size()))
	}
	w.frame.Refresh() // its least size may be another now
}
