// Package desk stands between a window and a library file. It owns what is open, and
// makes of it a [Sight]: an immutable picture of all that can be shown of the open
// scenario and of the others beside it. Every change makes a new one and hands it to
// whoever watches: a window, a second window, a test. Who draws from a sight reads no
// file.
//
// A [Desk] is used from one goroutine, its owner's. What takes long runs beside it, on
// immutable values, and comes back through Post; it is given up when another scenario is
// opened or the desk is left. A test runs both at once and has no other goroutine.
//
// Start with sight.go (what there is to see), then desk.go (how it comes about).
package desk
