package ui

import (
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
		w.enlarge()
	}
	offers := []look.Offer{}
	if percent != zoomWhole {
		offers = append(offers, look.Offer{Label: w.print.T("zoom.whole"), Key: "Ctrl+0", Perform: func() { w.zoomTo(zoomWhole) }})
	}
	w.tell(look.NewToast(said, offers...))
}

// zoomBy goes steps up or down.
func (w *Window) zoomBy(steps int) { w.zoomTo(zoom(w.app.Preferences()) + steps*zoomStep) }

// enlarge has the toolkit draw in the size that was chosen, and gives the window back the
// pixels that it had.
func (w *Window) enlarge() {
	if w.options.Enlarge == nil {
		return
	}
	size, scale := w.canvas.Size(), w.canvas.Scale()
	w.options.Enlarge(float32(zoom(w.app.Preferences())) / zoomWhole)
	w.app.Settings().SetTheme(w.theme) // it asks for its scale then
	if now := w.canvas.Scale(); now > 0 && w.win != nil {
		w.win.Resize(fyne.NewSize(size.Width*scale/now-trace, size.Height*scale/now-trace))
	}
	w.frame.Refresh() // its least size is another
}
