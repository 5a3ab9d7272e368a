package main

import (
	"os"
	"runtime/debug"
)

// collectAt is how much, in percent, a run may add to what is in use before memory is looked
// for that is not: it is short and stands beside the window and others, so it takes less
// memory for some more work.
const collectAt = 35

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
