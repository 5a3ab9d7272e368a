package scenarios

import (
	"errors"
	"os"
	"path/filepath"
)

// held finds out why SQLite does not get to write a library: it says only that it does
// not. ErrLocked is another program that has it open, as those do that look for viruses
// or copy to the cloud; "" is nothing that can be found.
func held(path string) Problem {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		err = f.Close()
	}
	return systemProblem(err)
}

// heldBack is held, also for the journal that SQLite writes beside a library.
func heldBack(path string) Problem {
	if p := held(path); p != "" {
		return p
	}
	f, err := os.CreateTemp(filepath.Dir(path), draftPrefix+"*"+exportSuffix)
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	if p := systemProblem(err); p != "" {
		return p
	}
	return ErrLocked // it was, and is not any more
}
