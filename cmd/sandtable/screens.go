package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"sandtable/ui"
)

// screens gives what can be used of the screens, first the one
// on which windows open. Fyne does not say; the library below it does. It is called
// after Fyne has made a window, on the main thread.
func screens() []ui.Screen {
	var out []ui.Screen
	for _, m := range glfw.GetMonitors() { // the primary one comes first
		x, y, width, height := m.GetWorkarea()
		if width > 0 && height > 0 {
			out = append(out, ui.Screen{X: x, Y: y, Size: fyne.NewSize(float32(width), float32(height))})
		}
	}
	return out
}
