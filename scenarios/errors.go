package scenarios

import (
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sandtable/model"
)

// Problem is something that a caller recognises with [errors.Is]. It is a constant,
// and its word is the key under which model/text explains it.
type Problem string

// What may be wrong with a library file. They arrive inside a [*FileError].
const (
	ErrMissing     Problem = "file-missing"       // there is no such file
	ErrNoFolder    Problem = "folder-missing"     // the folder for a new file is not there
	ErrNotFolder   Problem = "file-not-folder"    // a part of the path is a file
	ErrBadName     Problem = "file-name"          // too long, or with characters that the system does not take
	ErrLoop        Problem = "file-link-loop"     // symbolic links lead to each other
	ErrNoAccess    Problem = "file-no-access"     // the user may not read it
	ErrFailing     Problem = "disk-failing"       // the drive or the network does not answer properly
	ErrExists      Problem = "file-exists"        // a new file would overwrite one
	ErrNewer       Problem = "file-newer"         // written by a newer program; not touched
	ErrNotLibrary  Problem = "file-not-library"   // something else; not touched
	ErrLocked      Problem = "file-locked"        // another program holds it, longer than we wait, see [Options.Patience]
	ErrOldReadOnly Problem = "file-old-read-only" // of an older format, and cannot be written to bring it to this one
	ErrReadOnly    Problem = "file-read-only"     // the file or its folder cannot be written
	ErrFull        Problem = "disk-full"          // no room; nothing that was committed is lost
	ErrMoved       Problem = "file-moved"         // the file was moved, deleted or replaced while open
	// ErrOverwritten: another version was written over the file while it was open, so
	// that steps which a session has shown are not in it. The session keeps its state.
	ErrOverwritten Problem = "file-overwritten"
	// ErrOtherProgram: beside the file lies what another database program has not
	// written into it yet. SQLite would do that now, and then nobody could say which of
	// the two was right; nothing is touched.
	ErrOtherProgram Problem = "file-other-program"
	// ErrCheckpoint: what was kept beside the library to open it faster was not what its
	// logs say. It is removed; the library itself is well.
	ErrCheckpoint Problem = "checkpoint-wrong"
	ErrUnexpected Problem = "unexpected" // something else that the system says
)

// What may be wrong with a request to a library or a session.
const (
	ErrNotMine         Problem = "undo-not-mine"       // the step on top is another writer's
	ErrNothingToUndo   Problem = "nothing-to-undo"     // no step is left
	ErrNothingToRedo   Problem = "nothing-to-redo"     // nothing was undone since the last step
	ErrUnknownScenario Problem = "unknown-scenario"    // the library has no scenario with that id
	ErrUnknownStep     Problem = "unknown-step"        // the scenario has no step with that number
	ErrUnrelated       Problem = "scenarios-unrelated" // the two have no scenario in common from which both come
	ErrNameTaken       Problem = "scenario-name-taken"
	ErrNameEmpty       Problem = "scenario-name-empty"
	ErrAdopted         Problem = "scenario-adopted"  // it is locked: open it again, or fork it
	ErrArchived        Problem = "scenario-archived" // it is put away: take it out, or fork it
	ErrIsBaseline      Problem = "is-baseline"       // another has to become the baseline first
	ErrStoodOn         Problem = "scenario-stood-on" // it has more than its first step, or others come from it
)

// Error implements error for logs.
func (p Problem) Error() string { return string(p) }

// Code gives the key of model/text.
func (p Problem) Code() string { return string(p) }

// FileError says what is wrong with which file. Unwrap gives the [Problem] and,
// when there is one, the error of the system beneath it.
type FileError struct {
	problem Problem
	path    string
	err     error
}

// Error implements error for logs.
func (e *FileError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("%s: %s", e.path, e.problem)
	}
	return fmt.Sprintf("%s: %s: %v", e.path, e.problem, e.err)
}

// Code gives the key of model/text.
func (e *FileError) Code() string { return e.problem.Code() }

// Path gives the file.
func (e *FileError) Path() string { return e.path }

// Backup looks for the newest backup of the library, when the file is missing or not
// one of ours, and gives its path; "" when there is none that opens, see [NewestBackup].
func (e *FileError) Backup() string {
	if e.problem != ErrMissing && e.problem != ErrNotLibrary {
		return ""
	}
	backup, _ := NewestBackup(e.path)
	return backup
}

// Unwrap implements the interface of package errors.
func (e *FileError) Unwrap() []error {
	if e.err == nil {
		return []error{e.problem}
	}
	return []error{e.problem, e.err}
}

// DamagedError says that a library is one of ours but not as we wrote it. The file
// is left as it is. Scenario and Seq tell where, when it is one row of the log.
type DamagedError struct {
	Scenario model.ID // "" = the file as a whole
	Seq      int      // 0 = the start of the scenario
	Err      error

	path string
}

// Error implements error for logs.
func (e *DamagedError) Error() string {
	if e.Scenario == "" {
		return fmt.Sprintf("%s: damaged: %v", e.path, e.Err)
	}
	return fmt.Sprintf("%s: damaged at step %d of scenario %s: %v", e.path, e.Seq, e.Scenario, e.Err)
}

// Code gives the key of model/text.
func (e *DamagedError) Code() string { return "file-damaged" }

// Path gives the file.
func (e *DamagedError) Path() string { return e.path }

// Backup looks for the newest backup of the library and gives its path; "" when there
// is none that opens, see [NewestBackup].
func (e *DamagedError) Backup() string {
	backup, _ := NewestBackup(e.path)
	return backup
}

// Unwrap implements the interface of package errors.
func (e *DamagedError) Unwrap() error { return e.Err }

// fileError gives an error of the file system or of SQLite the type by which a
// caller can act on it. Other errors stay as they are.
func fileError(path string, err error) error {
	var ours interface{ Code() string }
	if err == nil || errors.As(err, &ours) {
		return err
	}
	if errors.Is(err, model.ErrFormat) {
		return &FileError{ErrNewer, path, err}
	}
	if failed, ok := errors.AsType[*sqlite.Error](err); ok {
		switch failed.Code() & 0xff {
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR: // the latter when a table is gone
			return &DamagedError{Err: err, path: path}
		}
		if code := failed.Code(); code&0xff == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_IOERR_DELETE { // of the library or of its journal
			if p := heldBack(path); p != "" {
				return &FileError{p, path, err}
			}
		}
		return &FileError{sqliteProblem(failed.Code()), path, err}
	}
	if problem := systemProblem(err); problem != "" {
		return &FileError{problem, path, err}
	}
	return err
}

// readError is fileError for who only wanted to read: what must not even be read is not
// "read-only".
func readError(path string, err error) error {
	if systemProblem(err) == ErrReadOnly && errors.Is(err, fs.ErrPermission) {
		var ours interface{ Code() string }
		if !errors.As(err, &ours) {
			return &FileError{ErrNoAccess, path, err}
		}
	}
	return fileError(path, err)
}

func sqliteProblem(code int) Problem {
	switch code {
	case sqlite3.SQLITE_READONLY_DBMOVED:
		return ErrMoved
	case sqlite3.SQLITE_IOERR_WRITE: // a quota or a limit on the size of files
		return ErrFull
	case sqlite3.SQLITE_IOERR_DELETE: // the journal stays where nothing can be removed
		return ErrReadOnly
	}
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY:
		return ErrLocked
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_NOTADB:
		return ErrNotLibrary
	case sqlite3.SQLITE_IOERR:
		return ErrFailing
	}
	return ErrUnexpected
}
