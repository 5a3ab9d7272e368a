package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile makes the file at path with what write puts out. It appears whole or
// not at all: the bytes go to a temporary file in the same folder, are forced to
// the disk and then take the place of the old file in one step. When anything
// fails, the old file stays as it was and nothing is left behind. A file that is
// replaced keeps its permission bits; a new one can be read and written by its
// owner only, since reorganisations are secret.
//
// The error is that of write, or an [*fs.PathError] that names path.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	mode := fs.FileMode(0o600)
	switch old, statErr := os.Stat(path); {
	case statErr == nil && !old.Mode().IsRegular():
		return &fs.PathError{Op: "write", Path: path, Err: errors.New("not a regular file")}
	case statErr == nil:
		mode = old.Mode().Perm()
	}
	at := func(err error) error {
		var inner *fs.PathError // names the temporary file, which the user has never seen
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return &fs.PathError{Op: "write", Path: path, Err: err}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".sandtable-*.tmp")
	if err != nil {
		return at(err)
	}
	defer func() {
		if err != nil {
			_ = f.Close() // the first error is the one to tell
			_ = os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return f.Chmod(mode) },
		f.Sync,
		f.Close,
		func() error { return os.Rename(f.Name(), path) },
	} {
		if err := step(); err != nil {
			return at(err)
		}
	}
	return nil
}
