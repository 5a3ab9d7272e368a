package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameBytes bounds a name made by [FileName]: file systems take 255 bytes, and an
// ending, a number and what is put beside a library need room too.
const nameBytes = 180

// FileName makes of any words the name of a file, without an ending, that every
// system takes: what one of them refuses is left out, a long name is cut between two
// characters, and a name that Windows keeps for a device gets a stroke before it.
// With nothing left it is "sandtable".
func FileName(words string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d', strings.ContainsRune(forbiddenInNames, r):
			return -1
		}
		return r
	}, words)
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " .")
	for len(s) > nameBytes {
		_, size := utf8.DecodeLastRuneInString(s)
		s = strings.TrimRight(s[:len(s)-size], " .\u200d")
	}
	switch {
	case s == "":
		return "sandtable"
	case reserved(s):
		return "_" + s
	}
	return s
}

// forbiddenInNames are the characters that Windows takes in no name.
const forbiddenInNames = `/\:*?"<>|`

// reserved reports whether Windows keeps a name for a device, whatever its ending.
func reserved(name string) bool {
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

// refusedByWindows reports whether Windows would not make a file of that name, or make
// one of another name. A name of a device would be written to the device.
func refusedByWindows(name string) bool {
	return reserved(name) || strings.ContainsAny(name, forbiddenInNames) || strings.TrimRight(name, " .") != name ||
		strings.ContainsFunc(name, func(r rune) bool { return r < ' ' })
}
