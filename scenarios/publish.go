package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/machine"
)

// Files that are being made lie beside where they will be, under these names: a library
// in a folder of its own, a workbook (package export) by itself.
const (
	draftPrefix  = ".sandtable-"
	draftName    = "draft"
	exportSuffix = ".tmp"
)

// abandoned is the age after which what a killed program left is removed. No program
// takes so long to make a file.
const abandoned = 24 * time.Hour

// publish lets write fill a file under a draft name beside path and then gives it its
// name, unless something has that name already. Nobody but its owner can read it, since
// reorganisations are secret, and SQLite gives journals the rights of their library.
// Nothing of the draft stays, or there is no file and an error says so.
func publish(path string, write func(draft string) error) error {
	if machine.Refuses(filepath.Base(path)) {
		return &FileError{problem: ErrBadName, path: path}
	}
	if err := folderOf(path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return &FileError{problem: ErrExists, path: path}
	} else if !errors.Is(err, os.ErrNotExist) {
		return err
	}
	sweep(filepath.Dir(path))
	place, err := os.MkdirTemp(filepath.Dir(path), draftPrefix)
	if err != nil {
		return err
	}
	draft := filepath.Join(place, draftName)
	if err := fillDraft(draft, write); err != nil {
		return errors.Join(err, clearDraft(place))
	}
	if err := giveName(draft, path); errors.Is(err, os.ErrExist) {
		return errors.Join(&FileError{ErrExists, path, err}, clearDraft(place))
	} else if err != nil {
		return errors.Join(err, clearDraft(place))
	}
	if err := clearDraft(place); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return syncFolder(filepath.Dir(path))
}

func fillDraft(draft string, write func(draft string) error) error {
	empty, err := os.OpenFile(draft, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := empty.Close(); err != nil {
		return err
	}
	if err := write(draft); err != nil {
		return err
	}
	return sync(draft)
}

// draftParts are what may lie in the folder of a draft.
var draftParts = []string{draftName, draftName + "-journal"}

// clearDraft removes a draft, which may be a second name of the library, and its folder.
func clearDraft(place string) error {
	for _, part := range draftParts {
		if err := os.Remove(filepath.Join(place, part)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return os.Remove(place)
}

func sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes a new name durable where the system can do that.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	_ = d.Sync() // Windows and some network drives cannot; the name is there all the same
	return d.Close()
}

// folderOf reports why nothing can be made in the folder of a path.
func folderOf(path string) error {
	folder := filepath.Dir(path)
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &FileError{ErrNoFolder, folder, err}
	case err != nil:
		return fileError(folder, err)
	case !info.IsDir():
		return &FileError{problem: ErrNotFolder, path: folder}
	}
	return nil
}

// MakeFolder makes a folder for libraries, with those above it, which its owner alone can
// enter; one that is there stays as it is. The error is a [*FileError].
func MakeFolder(path string) error { return fileError(path, os.MkdirAll(path, 0o700)) }

// sweep removes from a folder what programs of ours left that were killed while they
// made a file: part of a plan that nobody knows of. It touches nothing but what has our
// names and our shape and is old; what cannot be removed stays.
func sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		number, ours := strings.CutPrefix(e.Name(), draftPrefix)
		number, export := strings.CutSuffix(number, exportSuffix)
		if !ours || number == "" || strings.Trim(number, "0123456789") != "" {
			continue
		}
		path := filepath.Join(folder, e.Name())
		switch {
		case export && e.Type().IsRegular() && isOld(path):
			_ = os.Remove(path)
		case !export && e.IsDir():
			sweepDraft(path)
		}
	}
}

func sweepDraft(place string) {
	parts, err := os.ReadDir(place)
	if err != nil || !isOld(place) {
		return
	}
	for _, p := range parts {
		if !slices.Contains(draftParts, p.Name()) || !p.Type().IsRegular() || !isOld(filepath.Join(place, p.Name())) {
			return
		}
	}
	_ = clearDraft(place)
}

func isOld(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && time.Since(info.ModTime()) > abandoned
}
