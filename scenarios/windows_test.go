//go:build windows

package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// folder is emptied name by name: what package testing uses is not in every wine.
func folder(t *testing.T) string {
	t.Helper()
	place, err := os.MkdirTemp("", "sandtable-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		var all []string
		err := filepath.WalkDir(place, func(path string, _ os.DirEntry, err error) error {
			all = append(all, path)
			return err
		})
		for _, path := range slices.Backward(all) {
			err = errors.Join(err, os.Remove(path))
		}
		if err != nil {
			t.Error(err)
		}
	})
	return place
}

// without opens a file so that no other program may do what is missing in share.
func without(t *testing.T, path string, share uint32) (release func()) {
	t.Helper()
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { syscall.CloseHandle(h) }
}

func plan(t *testing.T, path string) *Library {
	t.Helper()
	l, err := Create(path, Options{Who: "Ann"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestOnWindowsALibraryThatAnotherProgramHoldsIsInUseAndNotReadOnly(t *testing.T) {
	path := filepath.Join(folder(t), "plan.sandtable")
	plan(t, path).Close()
	for _, share := range []uint32{0, syscall.FILE_SHARE_READ} {
		release := without(t, path, share)
		l, err := Open(path, Options{Patience: 50 * time.Millisecond})
		if err == nil {
			l.Close()
		}
		if !errors.Is(err, ErrLocked) {
			t.Errorf("share %d: %v", share, err)
		}
		release()
	}
	l, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l.ReadOnly() {
		t.Error("it is still read-only")
	}
	l.Close()
}

func TestOnWindowsTheFolderOfBackupsIsHidden(t *testing.T) {
	l := plan(t, filepath.Join(folder(t), "plan.sandtable"))
	if _, err := l.Backup(); err != nil {
		t.Fatal(err)
	}
	name, err := syscall.UTF16PtrFromString(filepath.Join(filepath.Dir(l.Path()), backupFolder))
	if err != nil {
		t.Fatal(err)
	}
	if a, err := syscall.GetFileAttributes(name); err != nil || a&syscall.FILE_ATTRIBUTE_HIDDEN == 0 {
		t.Errorf("attributes %x, %v", a, err)
	}
}

func TestOnWindowsNoLibraryIsMadeUnderTheNameOfADevice(t *testing.T) {
	for _, name := range []string{"CON.sandtable", "nul", "plan?.sandtable"} {
		if _, err := Create(filepath.Join(folder(t), name), Options{}, nil); !errors.Is(err, ErrBadName) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOnWindowsALibraryIsMadeAndOpenedUnderALongPathAndNeverOverAnother(t *testing.T) {
	deep := filepath.Join(folder(t), strings.Repeat("很长的文件夹", 12), strings.Repeat("name ", 40)+"x")
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(deep, "plan.sandtable")
	plan(t, path)
	if _, err := Create(path, Options{}, nil); !errors.Is(err, ErrExists) {
		t.Errorf("a second one: %v", err)
	}
	if entries, err := os.ReadDir(deep); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestOnWindowsTheNumbersOfErrorsAreUnderstood(t *testing.T) {
	for number, want := range map[syscall.Errno]Problem{32: ErrLocked, 33: ErrLocked, 112: ErrFull, 39: ErrFull, 5: ErrReadOnly, 2: ErrMissing, 123: ErrBadName, 19: ErrReadOnly, 183: ErrExists} {
		if got := systemProblem(&os.PathError{Op: "open", Path: "x", Err: number}); got != want {
			t.Errorf("%d: %s, want %s", number, got, want)
		}
	}
}
