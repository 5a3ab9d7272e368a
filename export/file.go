package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"sandtable/machine"
)

// WriteFile makes the file at path with what write puts out. It appears whole or
// not at all: the bytes go to a temporary file in the same folder, are forced to
// the disk and then take the place of the old file in one step. When anything
// fails, the old file stays as it was and nothing is left behind. A file that is
// replaced keeps its permission bits; a new one can be read and written by its
// owner only, since reorganisations are secret. A library is never replaced, nor is
// anything but a workbook under the name of a workbook, nor but a PDF or a picture under
// the name of one.
//
// The error is that of write, or a [*FileError]. A full disk is told as such, also
// when write was the first to meet it.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	const windows = runtime.GOOS == "windows"
	mode := fs.FileMode(0o600)
	old, statErr := os.Stat(path)
	there := statErr == nil
	switch {
	case machine.Refuses(filepath.Base(path)):
		return &FileError{code: "file-name", path: path}
	case there && old.IsDir():
		return &FileError{code: "file-is-folder", path: path}
	case there && !old.Mode().IsRegular():
		return &FileError{code: "file-not-regular", path: path}
	case there && !replaceable(path, old.Size()):
		return &FileError{code: notReplaced(path), path: path}
	case there:
		mode = old.Mode().Perm()
	case errors.Is(statErr, fs.ErrNotExist): // the usual case
	default:
		return fileError(path, statErr, false, windows)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".sandtable-*.tmp")
	if err != nil {
		return fileError(path, err, false, windows)
	}
	defer func() {
		if err != nil {
			_ = f.Close() // the first error is the one to tell
			_ = os.Remove(f.Name())
		}
	}()
	out := &kept{to: f}
	if err := write(out); err != nil {
		if out.err != nil { // the disk said no, whatever write makes of it
			return fileError(path, out.err, false, windows)
		}
		return err
	}
	for _, step := range []func() error{
		func() error { return f.Chmod(mode) },
		f.Sync,
		f.Close,
	} {
		if err := step(); err != nil {
			return fileError(path, err, false, windows)
		}
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fileError(path, err, there, windows)
	}
	return nil
}

// Free gives a path where there is no file yet: the path itself, or one with a number
// before its ending.
func Free(path string) string {
	ending := filepath.Ext(path)
	free := path
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) || n > 1000 {
			return free
		}
		free = strings.TrimSuffix(path, ending) + " " + strconv.Itoa(n) + ending
	}
}

// kept remembers the first error of the writer under it.
type kept struct {
	to  io.Writer
	err error
}

func (k *kept) Write(b []byte) (int, error) {
	n, err := k.to.Write(b)
	if k.err == nil {
		k.err = err
	}
	return n, err
}

// libraryHead is how a library begins.
const libraryHead = "SQLite format 3\x00"

// beginnings says how files of an ending begin: workbooks, also those behind a password,
// and the sheets and pictures of the pack.
func beginnings(ending string) []string {
	switch strings.ToLower(ending) {
	case ".xlsx":
		return []string{"PK\x03\x04", "\xd0\xcf\x11\xe0"}
	case ".pdf":
		return []string{"%PDF-"}
	case ".png":
		return []string{"\x89PNG\r\n"}
	case ".svg":
		return []string{"<?xml", "<svg", "\xef\xbb\xbf<"}
	}
	return nil
}

// replaceable reports whether a file may be replaced, by its name and its beginning.
// What cannot be read may hold anything.
func replaceable(path string, size int64) bool {
	if size == 0 {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	b := make([]byte, len(libraryHead))
	n, _ := io.ReadFull(f, b) // a shorter file is none of ours
	head := string(b[:n])
	if known := beginnings(filepath.Ext(path)); known != nil {
		return slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(head, k) })
	}
	return !strings.HasPrefix(head, libraryHead)
}

// notReplaced is why a file keeps its place.
func notReplaced(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".pdf", ".png", ".svg":
		return "file-other-kind"
	}
	return "file-not-workbook"
}
