package main

import (
	"syscall"
	"unsafe"
)

// box shows a sentence in a box of the system and waits until it has been read.
func box(text string) {
	said, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := syscall.UTF16PtrFromString("Sandtable")
	if err != nil {
		return
	}
	const iconError = 0x10
	syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW").Call(0, uintptr(unsafe.Pointer(said)), uintptr(unsafe.Pointer(title)), iconError)
}
