//go:build !unix

package scenarios_test

import "errors"

// fillTheDisk needs a limit on the size of files.
func fillTheDisk(string) error {
	return errors.New("this system cannot limit the size of files; test with a small volume")
}

// copyWithoutRoom needs it too.
func copyWithoutRoom(path string) error { return fillTheDisk(path) }
