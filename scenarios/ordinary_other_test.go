//go:build !linux

package scenarios_test

import "testing"

// ordinary runs f; tests are not run as an administrator here.
func ordinary(t *testing.T, f func()) {
	t.Helper()
	f()
}
