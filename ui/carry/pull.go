package carry

import (
	"time"

	"fyne.io/fyne/v2"
)

// slack is how far a pointer may wander with the button down and still have
// clicked: the toolkit calls anything beyond 2 px a drag.
const slack = 6

// Pull is the way of the pointer with the button down, whatever is pulled.
type Pull struct {
	Press  fyne.Position
	At     fyne.Position // pointer, absolute
	Origin fyne.Position // of the view; finding it walks the whole window
	Begun  bool          // beyond the slack
	ticks  *fyne.Animation
}

// On is the pointer in the view.
func (p *Pull) On() fyne.Position { return p.At.Subtract(p.Origin) }

// Follow takes the pointer's place, and reports whether something is pulled there: it
// has begun, or does now.
func (p *Pull) Follow(at fyne.Position) bool {
	p.At = at
	dx, dy := at.X-p.Press.X, at.Y-p.Press.Y
	return p.Begun || dx*dx+dy*dy >= slack*slack
}

// Tick calls a function again and again, with the seconds since it was called before,
// until [Pull.Rest].
func (p *Pull) Tick(f func(seconds float32)) {
	last := time.Now()
	p.ticks = &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
		Tick: func(float32) {
			now := time.Now()
			f(float32(now.Sub(last).Seconds()))
			last = now
		}}
	p.ticks.Start()
}

// Rest ends the ticks.
func (p *Pull) Rest() {
	if p.ticks != nil {
		p.ticks.Stop()
	}
}
