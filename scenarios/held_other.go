//go:build !windows

package scenarios

// held and heldBack are for systems on which a program keeps others from a file by having
// it open.
func held(string) Problem     { return "" }
func heldBack(string) Problem { return "" }
