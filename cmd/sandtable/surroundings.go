package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// settle gives the toolkit the surroundings that it works best in. What the user has
// chosen stays.
func settle() {
	// Only under X does the toolkit know input methods: no Chinese can be typed otherwise.
	if os.Getenv("FYNE_PLATFORM") == "" && os.Getenv("DISPLAY") != "" && runtime.GOOS == "linux" {
		os.Setenv("FYNE_PLATFORM", "x11")
	}
	// Where there is no session bus the toolkit would start one, and leave it running.
	if bus := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); (bus == "" || bus == "autolaunch:") && runtime.GOOS == "linux" && !sessionBus() {
		os.Setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
	}
}

// sessionBus reports whether a session bus can be found where systems put it.
func sessionBus() bool {
	for _, name := range []string{"bus", "dbus-session"} {
		if _, err := os.Stat(filepath.Join(fmt.Sprintf("/run/user/%d", os.Getuid()), name)); err == nil {
			return true
		}
	}
	return false
}
