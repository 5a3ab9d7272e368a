package board

import (
	"time"

	"fyne.io/fyne/v2"
)

// slack is how far a pointer may wander with the button down and still have
// clicked: the toolkit calls anything beyond 2 px a drag.
const slack = 6

// pull is the way of the pointer with the button down, whatever is pulled: cards, a
// unit by its head, or a rectangle over cards.
type pull struct {
	press  fyne.Position
	at     fyne.Position // pointer, absolute
	origin fyne.Position // of the board; finding it walks the whole window
	begun  bool          // beyond the slack
	ticks  *fyne.Animation
}

// on is the pointer on the board.
func (p *pull) on() fyne.Position { return p.at.Subtract(p.origin) }

// pulled is what is pulled now; nil = nothing.
func (b *Board) pulled() *pull {
	switch {
	case b.drag != nil:
		return &b.drag.pull
	case b.lift != nil:
		return &b.lift.pull
	case b.lasso != nil:
		return &b.lasso.pull
	}
	return nil
}

// dragged follows the pointer from where the button went down. The way that the first
// event tells of began there.
func (b *Board) dragged(e *fyne.DragEvent) {
	p := b.pulled()
	if p == nil {
		if !b.press.began(e) {
			b.press = nil
			return
		}
		b.release()
		b.take(*b.press)
		p = b.pulled()
	}
	p.at = e.AbsolutePosition
	if !p.begun {
		if dx, dy := p.at.X-p.press.X, p.at.Y-p.press.Y; dx*dx+dy*dy < slack*slack {
			return
		}
		b.closeReason()
		b.hands.Foresee()
		p.begun = true
		b.grabFocus() // so that Escape comes here
		b.floor = absolute(b.above)
		b.begin()
		last := time.Now()
		p.ticks = &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
			Tick: func(float32) {
				now := time.Now()
				b.tick(float32(now.Sub(last).Seconds()))
				last = now
			}}
		p.ticks.Start()
	}
	b.follow()
}

// take takes hold of what the button went down on.
func (b *Board) take(on press) {
	p := pull{press: on.at, origin: absolute(b)}
	switch {
	case on.duty != "":
		b.drag = &drag{pull: p, held: on.duty, grab: on.grab, over: -1}
	case on.unit != "":
		b.lift = &lift{pull: p, unit: on.unit, grab: on.grab}
	default:
		b.lasso = &lasso{pull: p}
	}
}

func (b *Board) begin() {
	switch {
	case b.drag != nil:
		b.beginCards()
	case b.lift != nil:
		b.beginUnit()
	case b.lasso != nil:
		b.beginLasso()
	}
}

// follow does what a move of the pointer does, or of what lies beneath it.
func (b *Board) follow() {
	switch {
	case b.drag != nil:
		b.followCards()
	case b.lift != nil:
		b.followUnit()
	case b.lasso != nil:
		b.followLasso()
	}
}

// tick does what a pull does while the pointer rests, seconds after the tick before.
func (b *Board) tick(seconds float32) {
	p := b.pulled()
	if p == nil || !p.begun {
		return
	}
	awake := seconds < 1 // the machine has not slept
	if awake {
		b.autoscroll(p, seconds)
	}
	if b.drag != nil {
		if awake {
			b.openLane(seconds)
		}
		b.predictNext()
	}
}

// scrolled follows the pointer to what comes beneath it.
func (b *Board) scrolled() {
	if p := b.pulled(); p != nil && p.begun {
		b.follow()
	}
}

// dropped ends a pull where the pointer is. A wander within the slack was a click.
func (b *Board) dropped(modifier fyne.KeyModifier) {
	b.press = nil
	p := b.pulled()
	switch {
	case p == nil:
	case b.drag != nil && !p.begun:
		held := b.drag.held
		b.drag = nil
		b.click(held, modifier)
	case b.lift != nil && !p.begun:
		unit := b.lift.unit
		b.lift = nil
		b.clickUnit(unit)
	case b.lasso != nil && !p.begun:
		b.lasso = nil
		b.clickNothing()
	case b.drag != nil:
		b.dropCards()
	case b.lift != nil:
		b.dropUnit()
	case b.lasso != nil:
		b.endLasso()
	}
}

// Cancel gives up what is dragged, also what has not begun: nothing has happened. It is
// safe to call at any time.
func (b *Board) Cancel() {
	b.press = nil // the button may still be down, and Dragged will go on coming
	switch {
	case b.drag != nil:
		b.putCards()
	case b.lift != nil:
		b.putUnit()
	case b.lasso != nil:
		b.giveLassoUp()
	}
}

// Dragging reports whether cards or a unit are being dragged.
func (b *Board) Dragging() bool {
	return b.drag != nil && b.drag.begun || b.lift != nil && b.lift.begun
}

// clear takes away what floats while something is pulled.
func (b *Board) clear(p *pull) {
	if p.ticks != nil {
		p.ticks.Stop()
	}
	b.layer.Objects, b.above.Objects = nil, nil
	b.layer.Refresh()
	b.above.Refresh()
}

// float shows objects above the columns, and one above the whole window.
func (b *Board) float(above fyne.CanvasObject, over ...fyne.CanvasObject) {
	b.layer.Objects = over
	b.layer.Refresh()
	if above != nil {
		b.above.Objects = []fyne.CanvasObject{above}
		b.above.Refresh()
	}
}

// absolute is the position of an object on its canvas.
func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
