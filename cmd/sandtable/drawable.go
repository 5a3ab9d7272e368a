package main

import (
	"fmt"
	"os"

	"github.com/go-gl/glfw/v3.4/glfw"

	"sandtable/ui"
)

// drawable finds out whether a window can be drawn here, before the toolkit does: it
// would go on without one, or stop with a stack.
func drawable() (trouble ui.Trouble) {
	trouble = ui.NoDisplay
	defer func() {
		if said := recover(); said != nil { // the binding panics over what it does not expect
			fmt.Fprintln(os.Stderr, said)
		}
	}()
	switch os.Getenv("FYNE_PLATFORM") { // as the toolkit does
	case "x11":
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformX11))
	case "wayland":
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformWayland))
	}
	if err := glfw.Init(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return ui.NoDisplay
	}
	trouble = ui.NoOpenGL
	for _, embedded := range []bool{false, true} { // one of the two is what the toolkit was built for
		if opens(embedded) {
			return ui.NoTrouble
		}
	}
	return ui.NoOpenGL
}

// opens tries a window that nobody sees.
func opens(embedded bool) bool {
	defer glfw.DefaultWindowHints()
	glfw.DefaultWindowHints()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	if embedded {
		glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	} else {
		glfw.WindowHint(glfw.ContextVersionMinor, 1)
	}
	w, err := glfw.CreateWindow(16, 16, "Sandtable", nil, nil)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return false
	}
	w.Destroy()
	return true
}
