//go:build !windows

package main

import (
	"os/exec"
	"strconv"
)

// box shows a sentence in a box of the system, if it has the means. It does not wait
// for an answer.
func box(text string) {
	for _, tool := range [][]string{
		{"zenity", "--error", "--no-markup", "--text=" + text},
		{"kdialog", "--error", text},
		{"osascript", "-e", "display alert " + strconv.Quote(text)},
	} {
		if exec.Command(tool[0], tool[1:]...).Start() == nil {
			return
		}
	}
}
