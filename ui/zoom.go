package ui

import (
	"math"

	"fyne.io/fyne/v2"

	"sandtable/ui/look"
)

// Everything in the window can be drawn larger or smaller, in percent of what the screen
// asks for.
const (
	zoomLeast = 70
	zoomWhole = 100
	zoomMost  = 200
	zoomStep  = 10
)

// zoom is how large everything is drawn, as it was left.
func zoom(prefs fyne.Preferences) int {
	return min(max(prefs.IntWithFallback("zoom", zoomWhole), zoomLeast), zoomMost)
}

// zoomLimit is the largest at which the window's least size still has room in it: a
// larger one would make the window grow.
func (w *Window) zoomLimit() int {
	now, size := float32(zoom(w.app.Preferences())), w.canvas.Size()
	room := min(size.Width/leastWidth, size.Height/leastHeight)
	return min(max(int(now*room+.01)/zoomStep*zoomStep, zoomWhole), zoomMost)
}

// zoomTo draws everything in another size; the window keeps its own.
func (w *Window) zoomTo(percent int) {
	prefs := w.app.Preferences()
	was, limit := zoom(prefs), w.zoomLimit()
	percent = min(max(percent, zoomLeast), limit)
	said := w.print.T("zoom.now", "n", percent)
	if percent == limit && limit < zoomMost && percent <= was {
		said = w.print.T("zoom.limit", "n", percent)
	}
	if percent != was {
		w.putBack()
		prefs.SetInt("zoom", percent)
		w.enlarge(float32(was) / zoomWhole)
	}
	var offers []look.Offer
	if percent != zoomWhole {
		offers = append(offers, look.Offer{Label: w.print.T("zoom.whole"), Key: "Ctrl+0", Perform: func() { w.zoomTo(zoomWhole) }})
	}
	w.tell(look.NewToast(said, offers...))
}

// zoomBy goes steps up or down.
func (w *Window) zoomBy(steps int) { w.zoomTo(zoom(w.app.Preferences()) + steps*zoomStep) }

// enlarge has the toolkit draw in the size that was chosen, and gives the window back the
// pixels that it had. was is the factor until now.
func (w *Window) enlarge(was float32) {
	if w.options.Enlarge == nil {
		return
	}
	scale := w.canvas.Scale()
	pixels := fyne.NewSize(w.canvas.Size().Width*scale, w.canvas.Size().Height*scale)
	if apart(pixels, w.zoomed) <= 2 { // rounding: it must not add up
		pixels = w.zoomed
	}
	w.zoomed = pixels
	factor := float32(zoom(w.app.Preferences())) / zoomWhole
	units := func(scale float32) fyne.Size {
		return fyne.NewSize(pixels.Width/scale-trace, pixels.Height/scale-trace)
	}
	// The toolkit makes the window as many units wide as before. For a moment it would have
	// another size, which the next step would take for its own: so it is told first.
	if c, ok := w.canvas.(interface{ Resize(fyne.Size) }); ok && was > 0 {
		c.Resize(units(float32(math.Round(float64(scale*factor/was*10))) / 10))
	}
	w.options.Enlarge(factor)
	w.app.Settings().SetTheme(w.theme) // it asks for its scale then
	if s := w.canvas.Scale(); s > 0 && w.win != nil && apart(fyne.NewSize(w.canvas.Size().Width*s, w.canvas.Size().Height*s), pixels) > .1 {
		w.win.Resize(units(s))
	}
	w.frame.Refresh() // its least size is another
}

// apart is how much two sizes differ.
func apart(a, b fyne.Size) float32 {
	return max(a.Width-b.Width, b.Width-a.Width, a.Height-b.Height, b.Height-a.Height)
}
