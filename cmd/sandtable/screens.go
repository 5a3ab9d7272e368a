package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// screens gives the sizes of what can be used of the screens, in pixels, first the one
// on which windows open. Fyne does not say; the library below it does. It is called
// after Fyne has made a window, on the main thread.
func screens() []fyne.Size {
	var out []fyne.Size
	for _, m := range glfw.GetMonitors() { // the primary one comes first
		_, _, width, height := m.GetWorkarea()
		if width > 0 && height > 0 {
			out = append(out, fyne.NewSize(float32(width), float32(height)))
		}
	}
	return out
}
