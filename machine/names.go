package machine

import (
	"runtime"
	"slices"
	"strings"
)

// Forbidden are the characters that Windows takes in no name of a file.
const Forbidden = `/\:*?"<>|`

// Device reports whether Windows keeps a name for a device, whatever its ending.
func Device(name string) bool {
	name, _, _ = strings.Cut(strings.ToUpper(name), ".")
	name = strings.TrimRight(name, " ")
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, name) {
		return true
	}
	rest, port := strings.CutPrefix(name, "COM")
	if !port {
		rest, port = strings.CutPrefix(name, "LPT")
	}
	return port && slices.Contains([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}, rest)
}

// Refuses reports whether this system would not make a file of that name, or make one
// of another name. Only Windows has such names; others say so themselves.
func Refuses(name string) bool { return runtime.GOOS == "windows" && refusedByWindows(name) }

// refusedByWindows: what is written to the name of a device goes to the device.
func refusedByWindows(name string) bool {
	return Device(name) || strings.ContainsAny(name, Forbidden) || strings.TrimRight(name, " .") != name ||
		strings.ContainsFunc(name, func(r rune) bool { return r < ' ' })
}
