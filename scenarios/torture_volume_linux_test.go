//go:build torture

package scenarios_test

import (
	"syscall"
	"testing"
)

// smallVolume mounts a disk of one megabyte, for which it takes root.
func smallVolume(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("torture", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Fatalf("a small volume can be mounted by root only: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(dir, 0)) })
	return dir
}
