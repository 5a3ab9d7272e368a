package export

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

// FileError says why a file was not written; the old one, if there is one, is as it
// was. Code is a key of model/text under "file.":
//
//	folder-missing    the folder is not there; Path is the folder
//	folder-read-only  nothing may be written in the folder; Path is the folder
//	disk-full         there is no room
//	file-is-folder    a folder has the name
//	file-not-regular  a device or a pipe has the name
//	file-not-workbook a file that is no workbook has the name of one
//	file-other-kind   a file of another kind has the name of a PDF or a picture
//	file-name         the system takes no file of that name
//	file-locked       another program holds the file
//	file-read-only    the file may not be replaced
//	file-not-written  something else that the system says
type FileError struct {
	code, path string
	err        error // of the system; nil when the program itself refuses
}

// Error implements error for logs.
func (e *FileError) Error() string {
	if e.err == nil {
		return e.path + ": " + e.code
	}
	return fmt.Sprintf("%s: %s: %v", e.path, e.code, e.err)
}

// Code gives the key of model/text.
func (e *FileError) Code() string { return e.code }

// Path gives the file or folder that is meant.
func (e *FileError) Path() string { return e.path }

// Unwrap gives what the system said.
func (e *FileError) Unwrap() error { return e.err }

// Errors of Windows, which have no name in the packages of other systems.
const (
	accessDenied     syscall.Errno = 5
	sharingViolation syscall.Errno = 32
	lockViolation    syscall.Errno = 33
	handleDiskFull   syscall.Errno = 39
	windowsDiskFull  syscall.Errno = 112
	invalidName      syscall.Errno = 123
	nameTooLong      syscall.Errno = 206
)

// fileError tells what an error of the system means for the file at path. there says
// whether a file of that name was there before, windows whose numbers the errors have.
func fileError(path string, err error, there, windows bool) *FileError {
	folder := filepath.Dir(path)
	if n, ok := errors.AsType[syscall.Errno](err); ok && windows {
		switch n {
		case sharingViolation, lockViolation:
			return &FileError{"file-locked", path, err}
		case accessDenied: // what a program such as Excel holds may not be replaced
			if there {
				return &FileError{"file-locked", path, err}
			}
		case handleDiskFull, windowsDiskFull:
			return &FileError{"disk-full", path, err}
		case invalidName, nameTooLong:
			return &FileError{"file-name", path, err}
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &FileError{"folder-missing", folder, err}
	case errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, syscall.EILSEQ), errors.Is(err, syscall.EINVAL):
		return &FileError{"file-name", path, err}
	case !windows && (errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)):
		return &FileError{"disk-full", path, err}
	case !windows && (errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)):
		return &FileError{"file-locked", path, err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		if there {
			return &FileError{"file-read-only", path, err}
		}
		return &FileError{"folder-read-only", folder, err}
	}
	return &FileError{"file-not-written", path, err}
}
