package scenarios_test

import (
	"runtime"
	"syscall"
	"testing"
)

// ordinary runs f as a user whom file permissions bind. Root is above them, so that
// a thread of root's takes the rights of "nobody" over files.
func ordinary(t *testing.T, f func()) {
	t.Helper()
	if syscall.Geteuid() != 0 {
		f()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSGID, 65534, 0, 0)
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0)
		f()
	}()
	<-done
}
