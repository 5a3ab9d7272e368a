package ui

import (
	"fyne.io/fyne/v2"

	"sandtable/ui/look"
)

// SetDark switches between the light and the dark palette, and leaves high contrast.
func (w *Window) SetDark(dark bool) { w.appear(dark, false) }

// SetContrast switches to high contrast, or back to what was there before.
func (w *Window) SetContrast(on bool) { w.appear(w.app.Preferences().Bool("dark"), on) }

// appear paints the window anew, and remembers in what.
func (w *Window) appear(dark, contrast bool) {
	w.goOn()
	prefs := w.app.Preferences()
	prefs.SetBool("dark", dark)
	prefs.SetBool("contrast", contrast)
	w.theme.Paint(appearance(prefs))
	w.draw()
	for _, p := range w.pages {
		if p.repaint != nil {
			p.repaint()
		}
	}
}

// appearance is the palette that the user has chosen.
func appearance(prefs fyne.Preferences) *look.Palette {
	if prefs.Bool("contrast") {
		return look.HighContrast()
	}
	return palette(prefs.Bool("dark"))
}

func palette(dark bool) *look.Palette {
	if dark {
		return look.Dark()
	}
	return look.Light()
}
