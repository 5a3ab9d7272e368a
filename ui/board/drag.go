package board

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/scenarios"
)

// slack is how far a pointer may wander with the button down and still have
// clicked: the toolkit calls anything beyond 2 px a drag.
const slack = 6

// Edge scrolling (design tokens §8): from edge px inside a column, speed grows
// linearly with the depth.
const (
	scrollEdge = 48
	scrollSlow = 200  // px/s
	scrollFast = 1200 // px/s
)

// drag is one drag from the press to the release. It holds ids, never widgets:
// cards are recycled while the column scrolls beneath the pointer.
type drag struct {
	duties []model.ID
	held   model.ID // the card under the pointer
	press  fyne.Position
	at     fyne.Position // pointer, absolute
	grab   fyne.Position // pointer, relative to the card
	begun  bool          // beyond the slack

	over   int // column under the pointer; -1 = none
	place  target
	same   bool
	known  map[model.ID]scenarios.Consequence // what moving to a unit would do
	ghost  *ghost
	line   *insertion
	scroll *fyne.Animation
}

// fits reports whether the dragged duties still exist.
func (d *drag) fits(s model.Scenario) bool {
	for _, id := range d.duties {
		if _, ok := s.Duty(id); !ok {
			return false
		}
	}
	return true
}

func (d *drag) has(id model.ID) bool {
	for _, x := range d.duties {
		if x == id {
			return true
		}
	}
	return false
}

// dragged follows the pointer from a card. press is where the button went down.
func (b *Board) dragged(duty model.ID, at, press, cardAt fyne.Position) {
	if b.cancelled {
		return
	}
	if b.drag == nil {
		b.drag = &drag{held: duty, press: press, grab: press.Subtract(cardAt), over: -1}
	}
	d := b.drag
	d.at = at
	if !d.begun {
		if dx, dy := at.X-d.press.X, at.Y-d.press.Y; dx*dx+dy*dy < slack*slack {
			return
		}
		b.begin()
	}
	b.follow()
}

// begin lifts the card: alone, or with the whole selection when it is part of it.
func (b *Board) begin() {
	d := b.drag
	d.begun = true
	b.grabFocus() // so that Escape comes here
	d.duties = []model.ID{d.held}
	if b.isSelected(d.held) {
		d.duties = b.inBoardOrder(b.selected)
	} else {
		b.selected = []model.ID{d.held}
		b.hands.Selected(b.Selected())
	}
	if b.planner.reason != "" {
		b.planner.reason = ""
		b.layout()
	}
	d.known = map[model.ID]scenarios.Consequence{}
	d.ghost = newGhost(b, d)
	d.line = newInsertion()
	b.layer.Objects = []fyne.CanvasObject{d.line, d.ghost}
	b.layer.Refresh()
	last := time.Now()
	d.scroll = &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
		Tick: func(float32) {
			now := time.Now()
			b.autoscroll(float32(now.Sub(last).Seconds()))
			last = now
		}}
	d.scroll.Start()
	b.predictAll()
	b.redraw()
}

// inBoardOrder sorts duties as they stand on the board, so that several cards keep
// their order when they are let go.
func (b *Board) inBoardOrder(ids []model.ID) []model.ID {
	chosen := map[model.ID]bool{}
	for _, id := range ids {
		chosen[id] = true
	}
	var out []model.ID
	for _, p := range b.plans {
		for _, i := range p.items {
			if i.kind == cardItem && chosen[i.duty] {
				out = append(out, i.duty)
				delete(chosen, i.duty)
			}
		}
	}
	for _, id := range ids { // hidden by a filter or a closed lane
		if chosen[id] {
			out = append(out, id)
		}
	}
	return out
}

// follow moves the ghost to the pointer and finds the place beneath it.
func (b *Board) follow() {
	d := b.drag
	origin := absolute(b.layer)
	over, place := -1, target{}
	for i, c := range b.columns {
		at, size := absolute(c), c.Size()
		if d.at.X >= at.X && d.at.X < at.X+size.Width && d.at.Y >= at.Y && d.at.Y < at.Y+size.Height {
			over = i
			place = c.plan.at(d.at.Y-at.Y-headHeight+c.scroll.Offset.Y, d.has)
		}
	}
	changed := over != d.over || place.unit != d.place.unit || over < 0
	same := over >= 0 && place.same(b.snap.Scenario, d.duties)
	changed = changed || same != d.same
	d.over, d.place, d.same = over, place, same
	if changed {
		b.predict()
	}
	d.line.Hide()
	if over >= 0 && !same && d.known[place.unit].Refusal == nil {
		c := b.columns[over]
		at := absolute(c).Subtract(origin)
		y := at.Y + headHeight + place.line - c.scroll.Offset.Y
		y = min(max(y, at.Y+headHeight), at.Y+c.Size().Height-4)
		d.line.place(fyne.NewPos(at.X+columnPad, y), c.Size().Width-2*columnPad)
		d.line.Show()
	}
	d.ghost.place(d.at.Subtract(d.grab).Subtract(origin), b.layer.Size())
	canvas.Refresh(b.layer)
}

// consequence asks what moving the dragged duties to a unit would do, once per drag.
func (b *Board) consequence(unit model.ID) scenarios.Consequence {
	d := b.drag
	c, ok := d.known[unit]
	if !ok {
		c = b.hands.Preview(model.MoveDuties(unit, d.duties...))
		d.known[unit] = c
	}
	return c
}

// predict tells the columns, the plate and the window what letting go now would do.
func (b *Board) predict() {
	d := b.drag
	if d.over < 0 {
		d.ghost.explain(nil)
		b.hands.Predicted(&Prediction{Duties: d.duties, Same: true})
	} else {
		p := &Prediction{Duties: d.duties, To: d.place.unit, Same: d.same || b.atHome(d.place.unit)}
		if !p.Same {
			p.Consequence = b.consequence(d.place.unit)
		}
		d.ghost.explain(p)
		b.hands.Predicted(p)
	}
	for i, c := range b.columns {
		c.predict(i == d.over)
	}
}

// predictAll fills the heads of the columns that can be seen.
func (b *Board) predictAll() {
	for _, c := range b.columns {
		if !b.atHome(c.plan.unit) {
			b.consequence(c.plan.unit)
		}
	}
	b.predict()
}

// atHome reports whether all dragged duties have their home in unit: letting go
// there can change their order only.
func (b *Board) atHome(unit model.ID) bool {
	for _, id := range b.drag.duties {
		if d, ok := b.snap.Scenario.Duty(id); !ok || d.Unit != unit {
			return false
		}
	}
	return true
}

// autoscroll scrolls the column, or the row of columns, when the pointer is near an edge.
func (b *Board) autoscroll(seconds float32) {
	d := b.drag
	if d == nil || !d.begun || seconds > 1 {
		return
	}
	moved := false
	if d.over >= 0 {
		s := b.columns[d.over].scroll
		moved = scrollBy(s.Offset.Y, edgeSpeed(d.at.Y-absolute(s).Y, s.Size().Height)*seconds,
			s.Content.Size().Height-s.Size().Height, func(y float32) { s.ScrollToOffset(fyne.NewPos(s.Offset.X, y)) })
	}
	a := b.across
	moved = scrollBy(a.Offset.X, edgeSpeed(d.at.X-absolute(a).X, a.Size().Width)*seconds,
		a.Content.Size().Width-a.Size().Width, func(x float32) { a.ScrollToOffset(fyne.NewPos(x, a.Offset.Y)) }) || moved
	if moved {
		b.follow()
	}
}

// edgeSpeed is the speed in px/s at a distance from the start of a length.
func edgeSpeed(at, length float32) float32 {
	depth := float32(0)
	switch {
	case at < scrollEdge:
		depth = at - scrollEdge
	case at > length-scrollEdge:
		depth = at - (length - scrollEdge)
	default:
		return 0
	}
	share := min(max(depth/scrollEdge, -1), 1)
	if share < 0 {
		return -scrollSlow + share*(scrollFast-scrollSlow)
	}
	return scrollSlow + share*(scrollFast-scrollSlow)
}

func scrollBy(offset, by, most float32, to func(float32)) bool {
	next := min(max(offset+by, 0), max(most, 0))
	if by == 0 || next == offset {
		return false
	}
	to(next)
	return true
}

// dropped ends a drag where the pointer is. A wander within the slack was a click.
func (b *Board) dropped(modifier fyne.KeyModifier) {
	b.cancelled = false
	d := b.drag
	if d == nil {
		return
	}
	if !d.begun {
		b.drag = nil
		b.toggle(d.held, modifier)
		return
	}
	over, place, same := d.over, d.place, d.same
	b.put()
	if over < 0 || same {
		return
	}
	moved := !b.allIn(place.unit, d.duties)
	if b.hands.Do(model.PlaceDuties(place.unit, place.before, d.duties...)) && moved {
		b.hands.Moved(d.duties, place.unit)
	}
}

func (b *Board) allIn(unit model.ID, duties []model.ID) bool {
	for _, id := range duties {
		if d, ok := b.snap.Scenario.Duty(id); !ok || d.Unit != unit {
			return false
		}
	}
	return true
}

// Cancel gives a drag up: nothing has happened. It is safe to call at any time.
func (b *Board) Cancel() {
	if b.drag == nil {
		return
	}
	b.cancelled = true // the button is still down and Dragged will go on coming
	b.put()
}

// Dragging reports whether cards are being dragged.
func (b *Board) Dragging() bool { return b.drag != nil && b.drag.begun }

// put clears away everything that a drag shows.
func (b *Board) put() {
	d := b.drag
	b.drag = nil
	if d.scroll != nil {
		d.scroll.Stop()
	}
	b.layer.Objects = nil
	b.layer.Refresh()
	for _, c := range b.columns {
		c.predict(false)
	}
	b.redraw()
	if d.begun {
		b.hands.Predicted(nil)
	}
}

// absolute is the position of an object on its canvas.
func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
