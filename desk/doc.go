// Package desk stands between a window and a library file. It owns what is open, and
// makes of it a [Sight]: an immutable picture of all that can be shown of the open
// scenario and of the others beside it. Every change makes a new one and hands it to
// whoever watches: a window, a second window, a test. Who draws from a sight reads no
// file.
//
// A [Desk] is used from one goroutine, its owner's, and never has it wait for a file. What
// is asked for, such as [Session.Do], is carried out beside it, in the order in which it was
// asked, and answered through Post when it is in the file or was refused. While that takes
// long the sight tells what is on its way. What else takes long runs beside too, on
// immutable values; it is given up when another scenario is opened or the desk is left. A
// file that is exported is made beside both, see [Desk.Export], and goes on then. A
// test may run all of it at once and has no other goroutine then.
//
// Start with sight.go (what there is to see), session.go (what can be asked), line.go (how
// it is carried out), then desk.go (how the sight comes about), enter.go and export.go.
package desk
