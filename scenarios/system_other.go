//go:build !windows

package scenarios

import "syscall"

// ownNumbers holds numbers of one system only.
var ownNumbers = map[syscall.Errno]Problem{}
