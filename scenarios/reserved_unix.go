//go:build unix

package scenarios

import (
	"io"
	"os"
	"syscall"
)

// reservedByte is the place in a file that SQLite locks while it writes a journal
// (sqlite.org/fileformat2.html §1.5: RESERVED_BYTE of the lock-byte page).
const reservedByte = 0x40000001

// reserved reports whether a program is writing to a library. It only asks: the file
// is not open in this process yet.
func reserved(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Whence: io.SeekStart, Start: reservedByte, Len: 1}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock)
	return err == nil && lock.Type != syscall.F_UNLCK
}
