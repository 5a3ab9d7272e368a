package chart

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// drag is one drag from the press to the release: of duties, or of a unit. It holds ids,
// never widgets, which are recycled beneath the pointer.
type drag struct {
	carry.Pull
	held   model.ID // the duty under the pointer; "" = a unit is dragged
	duties []model.ID
	unit   model.ID
	over   home
	known  map[home]scenarios.Consequence
	ghost  *carry.Ghost
}

// home is where what is dragged would come to; the unit "" is that of the unplaced duties.
type home struct {
	unit model.ID
	ok   bool // there is a place
}

// fits reports whether what is dragged still exists.
func (d *drag) fits(s model.Scenario) bool {
	if d.unit != "" {
		return s.Has(model.Ref{Kind: model.UnitKind, ID: d.unit})
	}
	return !slices.ContainsFunc(append(d.duties, d.held), func(id model.ID) bool {
		return !s.Has(model.Ref{Kind: model.DutyKind, ID: id})
	})
}

func (d *drag) verb(to home) model.Verb {
	if d.unit != "" {
		return model.MoveUnit(d.unit, to.unit)
	}
	return model.MoveDuties(to.unit, d.duties...)
}

// refusal is why it cannot come to where it is; nil = it can, or would stay.
func (d *drag) refusal() error {
	if c, ok := d.known[d.over]; ok && !stays(c) {
		return c.Refusal
	}
	return nil
}

// stays reports whether letting go would change nothing.
func stays(c scenarios.Consequence) bool {
	refusal, ok := errors.AsType[*model.Refusal](c.Refusal)
	return ok && refusal.Code == model.NothingChanges
}

// pressable makes a thing something that can be dragged. Another button than the left one
// gives up what is being dragged.
func (c *Chart) pressable(t *thing, on carry.Press) {
	t.press = func(e *mouseEvent) {
		c.Cancel()
		if e.Button == desktop.MouseButtonPrimary {
			on.At, on.Grab = e.AbsolutePosition, e.Position
			c.press = &on
		}
	}
	t.release = func() { c.press = nil }
}

// dragged follows the pointer, and reports whether something is dragged.
func (c *Chart) dragged(e *fyne.DragEvent) bool {
	if c.drag == nil {
		if !c.press.Began(e) {
			c.press = nil
			return false
		}
		c.drag = &drag{Pull: carry.Pull{Press: c.press.At, Origin: absolute(c.ground)}, held: c.press.Duty, unit: c.press.Unit,
			known: map[home]scenarios.Consequence{}}
	}
	d := c.drag
	if !d.Follow(e.AbsolutePosition) {
		return true
	}
	if !d.Begun {
		c.hands.Foresee()
		if c.drag != d {
			return true
		}
		d.Begun = true
		c.begin()
		d.Tick(c.tick)
	}
	c.follow()
	return true
}

// begin lifts a unit, or a duty: alone, or with all that is selected when it is part of it.
func (c *Chart) begin() {
	d := c.drag
	c.grab() // so that Escape comes here
	c.keyboard = false
	c.floor = absolute(c.above)
	name, seal, high := "", look.Seal{}, float32(44)
	if d.unit != "" {
		name, seal = c.named(c.snap.Scenario, d.unit), c.seals[c.snap.Scenario.DepartmentOf(d.unit)]
	} else {
		d.duties = []model.ID{d.held}
		if slices.Contains(c.selected, d.held) {
			d.duties = slices.Clone(c.selected)
		} else {
			c.hands.Select(d.held)
		}
		duty, _ := c.snap.Scenario.Duty(d.held)
		name, seal = c.print.RecordName(c.snap.Scenario, duty), c.seals[c.snap.Scenario.DepartmentOf(duty.Unit)]
		high = 36
	}
	width := min(max(look.Width(name, look.BodyBold)+48+16, 220), 272)
	d.ghost = carry.NewGhost(width, high, func(s *look.Sheet, w, h float32) {
		for i := min(len(d.duties)-1, 2); i > 0; i-- {
			s.Ground(float32(i)*4, float32(i)*4, w, h, look.RadiusCard, look.Card, look.Accent, 0, look.Flat)
		}
		s.Ground(0, 0, w, h, look.RadiusCard, look.Card, look.Accent, 2, look.Lifted)
		s.Seal(10, (h-22)/2, 22, seal)
		s.TextCut(42, (h-look.BodyBold.Line())/2, w-42-12, look.BodyBold, look.Ink, name)
		if n := len(d.duties); n > 1 {
			s.PillRight(w+6, -9, look.CountPill(look.NoSeverity, c.print.Number(float64(n))))
		}
	})
	c.above.Objects = []fyne.CanvasObject{d.ghost}
	c.above.Refresh()
	c.tell()
	c.ground.again()
}

// follow does what a move of the pointer does, or of what lies beneath it.
func (c *Chart) follow() {
	d := c.drag
	if d == nil || !d.Begun {
		return
	}
	if over := c.homeAt(d.On()); over != d.over {
		d.over = over
		c.tell()
		c.ground.again()
	}
	d.ghost.Place(d.At.Subtract(c.floor).AddXY(-24, -18), c.above.Size())
}

// homeAt finds the unit under a place of the view.
func (c *Chart) homeAt(at fyne.Position) home {
	size := c.ground.Size()
	if at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return home{}
	}
	x, y := c.ground.on(at)
	for i, b := range c.drawn.Boxes {
		if x < float32(b.X) || y < float32(b.Y) || x >= float32(b.X+b.W) || y >= float32(b.Y+b.H) || b.W == 0 {
			continue
		}
		switch {
		case i == len(c.tree.nodes):
			return home{ok: c.drag.unit == ""}
		case !c.tree.nodes[i].former:
			return home{c.tree.nodes[i].unit.ID, true}
		}
	}
	return home{}
}

// consequence asks what letting go would do, once a drag and place.
func (c *Chart) consequence(to home) scenarios.Consequence {
	d := c.drag
	k, ok := d.known[to]
	if !ok {
		k = c.hands.Preview(d.verb(to))
		d.known[to] = k
	}
	return k
}

// foreseen is what letting go now would do.
func (c *Chart) foreseen() *carry.Prediction {
	d := c.drag
	p := &carry.Prediction{Duties: d.duties, Unit: d.unit, To: d.over.unit, Outside: !d.over.ok}
	if p.Outside {
		return p
	}
	p.Consequence = c.consequence(d.over)
	if stays(p.Consequence) || d.unit != "" && d.unit == d.over.unit {
		p.Same, p.Stays, p.Consequence = true, true, scenarios.Consequence{}
	}
	return p
}

// tell tells the plate and the window what letting go would do.
func (c *Chart) tell() {
	p := c.foreseen()
	plate := carry.NewPlate(c.print.Lang(), c.snap.Scenario, c.seals)
	say := plate.Duties
	if p.Unit != "" {
		say = plate.Unit
	}
	c.drag.ghost.Explain(func(s *look.Sheet, w float32) { say(s, w, p) })
	c.hands.Predicted(p)
}

// tick scrolls while the pointer rests near an edge.
func (c *Chart) tick(seconds float32) {
	d := c.drag
	if d == nil || seconds > 1 { // the machine has slept
		return
	}
	at, size := d.On(), c.ground.Size()
	by := fyne.NewPos(carry.EdgeSpeed(at.X, size.Width), carry.EdgeSpeed(at.Y, size.Height))
	if by.IsZero() || at.X < -60 || at.Y < -60 || at.X > size.Width+60 || at.Y > size.Height+60 {
		return
	}
	c.ground.goTo(c.ground.Offset.AddXY(by.X*seconds, by.Y*seconds))
}

// letGo ends a drag where the pointer is. A wander within the slack was a click.
func (c *Chart) letGo() {
	c.press = nil
	d := c.drag
	switch {
	case d == nil:
		return
	case !d.Begun:
		c.drag = nil
		if d.unit != "" {
			c.clickUnit(d.unit)
		} else {
			c.clickDuty(d.held)
		}
		return
	}
	p := c.foreseen()
	if p.Outside || p.Stays || p.Consequence.Refusal != nil { // the plate has said why
		c.Cancel()
		return
	}
	c.drag = nil
	d.Rest()
	d.ghost.Quiet()
	c.hands.Predicted(nil)
	c.ground.again()
	c.hands.Do(d.verb(d.over), func(done bool) {
		if slices.Contains(c.above.Objects, fyne.CanvasObject(d.ghost)) {
			c.above.Objects = nil
			c.above.Refresh()
		}
		switch {
		case !done:
		case d.unit != "":
			c.hands.Placed(d.unit)
		default:
			c.hands.Moved(d.duties, d.over.unit)
		}
	})
}

// Cancel gives up what is dragged: nothing has happened. It is safe to call at any time.
func (c *Chart) Cancel() {
	c.press = nil
	d := c.drag
	if d == nil {
		return
	}
	c.drag = nil
	d.Rest()
	if !d.Begun {
		return
	}
	c.above.Objects = nil
	c.above.Refresh()
	c.ground.again()
	c.hands.Predicted(nil)
}

// Dragging reports whether duties or a unit are being dragged.
func (c *Chart) Dragging() bool { return c.drag != nil && c.drag.Begun }

// clickUnit selects a unit; the second of two clicks shows its duties.
func (c *Chart) clickUnit(unit model.ID) {
	c.grab()
	c.keyboard = false
	if c.again(spot{unit: unit}) {
		c.list(unit)
		return
	}
	c.at = spot{unit: unit}
	c.hands.SelectUnit(unit)
}

// clickDuty selects a duty: alone, or with Ctrl beside the others.
func (c *Chart) clickDuty(duty model.ID) {
	c.grab()
	c.keyboard = false
	d, _ := c.snap.Scenario.Duty(duty)
	c.at = spot{d.Unit, duty}
	if c.ground.modifiers()&(fyne.KeyModifierControl|fyne.KeyModifierSuper|fyne.KeyModifierShift) != 0 {
		chosen := slices.Clone(c.selected)
		if i := slices.Index(chosen, duty); i >= 0 {
			chosen = slices.Delete(chosen, i, i+1)
		} else {
			chosen = append(chosen, duty)
		}
		c.hands.Select(chosen...)
		return
	}
	c.hands.Select(duty)
}

// again reports whether a click is the second of two.
func (c *Chart) again(on spot) bool {
	now := time.Now()
	twice := c.clicked.on == on && now.Sub(c.clicked.at) < fyne.CurrentApp().Driver().DoubleTapDelay()
	c.clicked.on, c.clicked.at = on, now
	if twice {
		c.clicked.on = spot{}
	}
	return twice
}

// grab brings the keyboard to the chart.
func (c *Chart) grab() {
	if on := fyne.CurrentApp().Driver().CanvasForObject(c); on != nil {
		on.Focus(c)
	}
}
