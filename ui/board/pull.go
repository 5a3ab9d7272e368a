package board

import (
	"fyne.io/fyne/v2"

	"sandtable/ui/carry"
)

// pulled is what is pulled now; nil = nothing.
func (b *Board) pulled() *carry.Pull {
	switch {
	case b.drag != nil:
		return &b.drag.Pull
	case b.lift != nil:
		return &b.lift.Pull
	case b.lasso != nil:
		return &b.lasso.Pull
	}
	return nil
}

// dragged follows the pointer from where the button went down. The way that the first
// event tells of began there.
func (b *Board) dragged(e *fyne.DragEvent) {
	p := b.pulled()
	if p == nil {
		if !b.press.Began(e) {
			b.press = nil
			return
		}
		b.release()
		b.take(*b.press)
		p = b.pulled()
	}
	if !p.Follow(e.AbsolutePosition) {
		return
	}
	if !p.Begun {
		b.closeReason()
		b.hands.Foresee()
		p.Begun = true
		b.grabFocus() // so that Escape comes here
		b.floor = absolute(b.above)
		b.begin()
		p.Tick(b.tick)
	}
	b.follow()
}

// take takes hold of what the button went down on.
func (b *Board) take(on carry.Press) {
	p := carry.Pull{Press: on.At, Origin: absolute(b)}
	switch {
	case on.Duty != "":
		b.drag = &drag{Pull: p, held: on.Duty, grab: on.Grab, over: -1}
	case on.Unit != "":
		b.lift = &lift{Pull: p, unit: on.Unit, grab: on.Grab}
	default:
		b.lasso = &lasso{Pull: p}
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
	if p == nil || !p.Begun {
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
	if p := b.pulled(); p != nil && p.Begun {
		b.follow()
	}
}

// dropped ends a pull where the pointer is. A wander within the slack was a click.
func (b *Board) dropped(modifier fyne.KeyModifier) {
	b.press = nil
	p := b.pulled()
	switch {
	case p == nil:
	case b.drag != nil && !p.Begun:
		held := b.drag.held
		b.drag = nil
		b.click(held, modifier)
	case b.lift != nil && !p.Begun:
		unit := b.lift.unit
		b.lift = nil
		b.clickUnit(unit)
	case b.lasso != nil && !p.Begun:
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
	return b.drag != nil && b.drag.Begun || b.lift != nil && b.lift.Begun
}

// clear takes away what floats while something is pulled.
func (b *Board) clear(p *carry.Pull) {
	p.Rest()
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

// plate says what letting go would do.
func (b *Board) plate() carry.Plate {
	return carry.NewPlate(b.print.Lang(), b.snap.Scenario, b.seals)
}

// absolute is the position of an object on its canvas.
func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
