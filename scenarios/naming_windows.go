package scenarios

import (
	"os"
	"syscall"
)

// giveName gives a draft its name, unless something has it already ([os.ErrExist]).
func giveName(draft, path string) error {
	from, err := syscall.UTF16PtrFromString(long(draft))
	if err != nil {
		return err
	}
	to, err := syscall.UTF16PtrFromString(long(path))
	if err != nil {
		return err
	}
	if err := syscall.MoveFile(from, to); err != nil { // it replaces nothing
		return &os.LinkError{Op: "move", Old: draft, New: path, Err: err}
	}
	return nil
}

// hide sets the attribute that hides. Where it cannot be set, the folder is seen.
func hide(path string) {
	name, err := syscall.UTF16PtrFromString(long(path))
	if err != nil {
		return
	}
	if now, err := syscall.GetFileAttributes(name); err == nil {
		_ = syscall.SetFileAttributes(name, now|syscall.FILE_ATTRIBUTE_HIDDEN)
	}
}

// shortPath is how long a path may be without a mark: MAX_PATH, less the room for a
// name of the old kind that folders need.
const shortPath = 260 - 12

// long marks a whole path that is longer than the system takes unmarked
// (learn.microsoft.com, "Maximum Path Length Limitation"). Package os does it for what
// goes through it.
func long(path string) string {
	switch {
	case len(path) < shortPath:
		return path
	case len(path) > 2 && path[:2] == `\\`:
		return `\\?\UNC\` + path[2:]
	}
	return `\\?\` + path
}
