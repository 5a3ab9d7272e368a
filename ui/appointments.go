package ui

import (
	"time"

	"sandtable/ui/look"
)

// appointments are what is to happen after a while. They are kept and carried out on
// the main goroutine only.
type appointments struct {
	last int
	stop map[int]func() // of those still to come
}

// after does something on the main goroutine after a while, unless it is taken back or
// the window is closed before. Everything that waits goes through it.
func (w *Window) after(d time.Duration, f func()) (stop func()) {
	a := &w.appointments
	if a.stop == nil {
		a.stop = map[int]func(){}
	}
	a.last++
	n := a.last
	wait := w.options.After
	if wait == nil {
		wait = look.Later
	}
	a.stop[n] = wait(d, func() {
		if _, due := a.stop[n]; due {
			delete(a.stop, n)
			f()
		}
	})
	return func() {
		if stop, due := a.stop[n]; due {
			delete(a.stop, n)
			stop()
		}
	}
}

// cancel takes back all that is still to come.
func (a *appointments) cancel() {
	for n, stop := range a.stop {
		delete(a.stop, n)
		stop()
	}
}
