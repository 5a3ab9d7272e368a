package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/machine"
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
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d', strings.ContainsRune(machine.Forbidden, r):
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
	case machine.Device(s):
		return "_" + s
	}
	return s
}
