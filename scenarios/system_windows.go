//go:build windows

package scenarios

import "syscall"

// ownNumbers holds the numbers of Windows (learn.microsoft.com, "System Error Codes").
var ownNumbers = map[syscall.Errno]Problem{
	19:   ErrReadOnly,  // ERROR_WRITE_PROTECT
	21:   ErrFailing,   // ERROR_NOT_READY
	23:   ErrFailing,   // ERROR_CRC
	31:   ErrFailing,   // ERROR_GEN_FAILURE
	32:   ErrLocked,    // ERROR_SHARING_VIOLATION
	33:   ErrLocked,    // ERROR_LOCK_VIOLATION
	39:   ErrFull,      // ERROR_HANDLE_DISK_FULL
	53:   ErrFailing,   // ERROR_BAD_NETPATH
	55:   ErrFailing,   // ERROR_DEV_NOT_EXIST
	59:   ErrFailing,   // ERROR_UNEXP_NET_ERR
	64:   ErrFailing,   // ERROR_NETNAME_DELETED
	67:   ErrFailing,   // ERROR_BAD_NET_NAME
	112:  ErrFull,      // ERROR_DISK_FULL
	121:  ErrFailing,   // ERROR_SEM_TIMEOUT
	123:  ErrBadName,   // ERROR_INVALID_NAME
	161:  ErrBadName,   // ERROR_BAD_PATHNAME
	170:  ErrLocked,    // ERROR_BUSY
	206:  ErrBadName,   // ERROR_FILENAME_EXCED_RANGE
	267:  ErrNotFolder, // ERROR_DIRECTORY
	303:  ErrLocked,    // ERROR_DELETE_PENDING
	1117: ErrFailing,   // ERROR_IO_DEVICE
	1167: ErrFailing,   // ERROR_DEVICE_NOT_CONNECTED
	1224: ErrLocked,    // ERROR_USER_MAPPED_FILE
	1231: ErrFailing,   // ERROR_NETWORK_UNREACHABLE
	1295: ErrFull,      // ERROR_DISK_QUOTA_EXCEEDED
	1921: ErrLoop,      // ERROR_CANT_RESOLVE_FILENAME
}
