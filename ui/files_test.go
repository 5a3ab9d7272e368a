package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestOpenAsksForAFileFromTheKeysTheMenuAndTheStartPage(t *testing.T) {
	w, win := opens(t, "seed-b")
	asked := func(way string) {
		t.Helper()
		top := win.Canvas().Overlays().Top()
		if top == nil {
			t.Fatalf("%s asks for no file", way)
		}
		win.Canvas().Overlays().Remove(top)
	}
	w.askOpen()
	asked("Ctrl+O")
	w.mainMenu()
	choose(t, w, "open")
	asked("the menu")
	w.Close()
	w.draw()
	test.Tap(w.targets()["start:open"].(fyne.Tappable))
	asked("the start page")
}
