//go:build !windows

package scenarios

import (
	"errors"
	"os"
)

// giveName gives a draft its name, unless something has it already ([os.ErrExist]). It
// may keep its old name too.
func giveName(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, os.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil { // a file system without hard links
		return os.ErrExist
	}
	return os.Rename(draft, path)
}

// hide has nothing to do: a leading dot hides.
func hide(string) {}
