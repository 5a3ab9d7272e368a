package scenarios

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// identity looks at a file so that [os.SameFile] can tell it from another that comes
// under its name.
func identity(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	os.SameFile(info, info) // Windows looks only when it is first asked
	return info, nil
}

// Present reports whether the file that is open still is the one under its name. When it
// was deleted, moved, or another was put in its place, as programs do that synchronise
// folders, the error is [ErrMoved]: what is open is then perhaps the only copy of what
// was done last, nothing more can be written to it, and [Library.SaveCopy] rescues it.
// The error is gone when the file is back.
func (l *Library) Present() error {
	l.options.Asked()
	now, err := os.Stat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &FileError{ErrMoved, l.path, err}
	case err != nil:
		return fileError(l.path, err)
	case !os.SameFile(l.file, now):
		return &FileError{problem: ErrMoved, path: l.path}
	}
	return nil
}

// glance is read for who must not wait: while this program is at work on the file in
// another goroutine it does nothing, and when another program holds the file the error
// is [ErrLocked] at once.
func (l *Library) glance(f func(querier) error) (err error) {
	if err := l.Present(); err != nil {
		return err
	}
	if !l.mu.TryLock() {
		return nil
	}
	defer l.mu.Unlock()
	if err := l.wait(0); err != nil {
		return fileError(l.path, err)
	}
	defer func() { err = errors.Join(err, fileError(l.path, l.wait(l.options.Patience))) }()
	return l.consistent(f)
}

// wait sets how long SQLite waits for other programs.
func (l *Library) wait(d time.Duration) error {
	_, err := l.conn.ExecContext(context.Background(), fmt.Sprintf("pragma busy_timeout = %d", d.Milliseconds()))
	return err
}
