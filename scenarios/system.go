package scenarios

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// systemNumbers says what the errors of a system mean that package io/fs does not know.
var systemNumbers = map[syscall.Errno]Problem{
	syscall.EROFS:  ErrReadOnly,
	syscall.ENOSPC: ErrFull, syscall.EDQUOT: ErrFull, syscall.EFBIG: ErrFull,
	syscall.EBUSY: ErrLocked, syscall.ETXTBSY: ErrLocked, syscall.EAGAIN: ErrLocked,
	syscall.ENAMETOOLONG: ErrBadName, syscall.EINVAL: ErrBadName, syscall.EILSEQ: ErrBadName,
	syscall.ENOTDIR: ErrNotFolder,
	syscall.ELOOP:   ErrLoop,
	syscall.EIO:     ErrFailing, syscall.ENXIO: ErrFailing, syscall.ENODEV: ErrFailing, syscall.ESTALE: ErrFailing, syscall.ETIMEDOUT: ErrFailing, syscall.EHOSTDOWN: ErrFailing,
}

// systemProblem gives what an error of the system is about; "" when err holds none. That
// something is not allowed is said of writing, see [readError].
func systemProblem(err error) Problem {
	_, onPath := errors.AsType[*fs.PathError](err)
	_, onLink := errors.AsType[*os.LinkError](err)
	number, onCall := errors.AsType[syscall.Errno](err)
	if !onPath && !onLink && !onCall {
		return ""
	}
	if p, ok := ownNumbers[number]; ok && onCall {
		return p
	}
	if p, ok := systemNumbers[number]; ok && onCall {
		return p
	}
	for known, p := range map[error]Problem{fs.ErrNotExist: ErrMissing, fs.ErrExist: ErrExists, fs.ErrPermission: ErrReadOnly} {
		if errors.Is(err, known) {
			return p
		}
	}
	return ErrUnexpected
}
