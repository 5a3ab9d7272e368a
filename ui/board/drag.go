package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// laneRest is how long, in seconds, a card rests on a folded lane before it opens.
const laneRest = .5

// drag is one drag from the press to the release. It holds ids, never widgets:
// cards are recycled while the column scrolls beneath the pointer.
type drag struct {
	carry.Pull
	duties []model.ID
	held   model.ID      // the card under the pointer
	grab   fyne.Position // pointer, relative to the card

	over   int // column under the pointer; -1 = none
	place  target
	same   bool
	known  map[model.ID]scenarios.Consequence // what moving to a unit would do
	rested float32                            // seconds on the folded lane of place
	ghost  *carry.Ghost
	line   *carry.Insertion
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

// beginCards lifts the card: alone, or with the whole selection when it is part of it.
func (b *Board) beginCards() {
	d := b.drag
	d.duties = []model.ID{d.held}
	if b.isSelected(d.held) {
		d.duties = b.inBoardOrder(b.selected)
	} else {
		b.selected, b.unit = []model.ID{d.held}, ""
		b.hands.Selected(b.Selected())
	}
	d.known = map[model.ID]scenarios.Consequence{}
	d.ghost = b.cardGhost()
	d.line = carry.NewInsertion()
	b.float(d.ghost, d.line)
	b.repredict()
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

// followCards moves the ghost to the pointer and finds the place beneath it.
func (b *Board) followCards() {
	d := b.drag
	over, place := b.placeAt(d.On())
	same := over >= 0 && place.same(b.roster, d.duties)
	changed := over != d.over || place.unit != d.place.unit || same != d.same
	if place.unit != d.place.unit {
		d.rested = 0
	}
	left := d.over
	d.over, d.place, d.same = over, place, same
	if changed {
		b.predict()
		for _, i := range []int{left, over} {
			if i >= 0 {
				b.columns[i].predict(i == over)
			}
		}
	}
	d.line.Hide()
	if over >= 0 && !same && d.known[place.unit].Refusal == nil {
		c := b.columns[over]
		at := b.columnPosition(c)
		y := at.Y + scrollTop + place.line - c.scroll.Offset.Y
		y = min(max(y, at.Y+headHeight), at.Y+c.Size().Height-4)
		d.line.Place(fyne.NewPos(at.X+float32(place.strand)*b.width()+columnPad, y), b.width()-2*columnPad)
		d.line.Show()
	}
	d.ghost.Place(d.At.Subtract(d.grab).Subtract(b.floor), b.above.Size())
}

// placeAt finds the column and the place in it under a position on the board. What
// lies beyond the board's edge is outside, also where columns reach beyond it.
func (b *Board) placeAt(at fyne.Position) (column int, place target) {
	if !inside(at, fyne.Position{}, b.Size()) {
		return -1, target{}
	}
	i := b.columnAt(at)
	if i < 0 {
		return -1, target{}
	}
	c := b.columns[i]
	p := b.columnPosition(c)
	return i, c.plan.at(at.X-p.X, at.Y-p.Y-scrollTop+c.scroll.Offset.Y, b.width(), b.drag.has)
}

// columnAt is the number of the column under a position on the board; -1 = none.
func (b *Board) columnAt(at fyne.Position) int {
	return slices.IndexFunc(b.columns, func(c *column) bool { return inside(at, b.columnPosition(c), c.Size()) })
}

// columnPosition is where a column stands on the board now.
func (b *Board) columnPosition(c *column) fyne.Position {
	return c.Position().Subtract(b.across.Offset)
}

func inside(at, corner fyne.Position, size fyne.Size) bool {
	x, y := at.X-corner.X, at.Y-corner.Y
	return x >= 0 && x < size.Width && y >= 0 && y < size.Height
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

// predict tells the plate and the window what letting go now would do.
func (b *Board) predict() {
	d := b.drag
	p := &carry.Prediction{Duties: d.duties, To: d.place.unit, Outside: d.over < 0}
	if !p.Outside {
		p.Stays = d.same
		if p.Same = d.same || b.atHome(d.place.unit); !p.Same {
			p.Consequence = b.consequence(d.place.unit)
		}
	}
	d.ghost.Explain(func(s *look.Sheet, w float32) { b.plate().Duties(s, w, p) })
	b.hands.Predicted(p)
}

// predictNext fills the head of one more column that can be seen; a frame has no
// time for all at once.
func (b *Board) predictNext() {
	for i, c := range b.columns {
		if !c.Visible() || b.below(c.plan.unit) {
			continue
		}
		if _, ok := b.drag.known[c.plan.unit]; !ok {
			b.consequence(c.plan.unit)
			c.predict(i == b.drag.over)
			return
		}
	}
}

// repredict predicts anew, after what is known has become stale or the drag has begun.
func (b *Board) repredict() {
	b.predict()
	for i, c := range b.columns {
		c.predict(i == b.drag.over)
	}
}

// atHome reports whether all dragged duties have their home in unit: letting go
// there can change their order only.
func (b *Board) atHome(unit model.ID) bool { return b.allIn(unit, b.drag.duties) }

// below reports whether all dragged duties have their home in a department or in a
// unit below it.
func (b *Board) below(department model.ID) bool {
	for _, id := range b.drag.duties {
		d, ok := b.snap.Scenario.Duty(id)
		if !ok || d.Unit != department && (d.Unit == "" || !b.snap.Scenario.Inside(d.Unit, department)) {
			return false
		}
	}
	return true
}

// openLane opens the folded lane on which the pointer rests.
func (b *Board) openLane(seconds float32) {
	d := b.drag
	if d.over >= 0 && b.planner.collapsed[d.place.unit] {
		if d.rested += seconds; d.rested >= laneRest {
			delete(b.planner.collapsed, d.place.unit)
			b.layout()
			b.follow()
		}
	}
}

// dropCards lets the cards go where the pointer is.
func (b *Board) dropCards() {
	d := b.drag
	refused := d.known[d.place.unit].Refusal != nil
	if d.over < 0 || d.same || refused { // the plate has said why it is refused
		b.putCards()
		return
	}
	b.drag = nil
	d.ghost.Quiet()
	v, then := b.carrying(d.place, d.duties)
	b.letGo(&d.Pull, d.duties, v, then)
}

// carrying gives what moves duties to a place, and what follows.
func (b *Board) carrying(place target, duties []model.ID) (model.Verb, func(done bool)) {
	moved := !b.allIn(place.unit, duties)
	return model.PlaceDuties(place.unit, place.before, duties...), func(done bool) {
		if done && moved {
			b.hands.Moved(duties, place.unit)
		}
	}
}

// allIn reports whether duties have their home in a unit already.
func (b *Board) allIn(unit model.ID, duties []model.ID) bool {
	for _, id := range duties {
		if d, ok := b.snap.Scenario.Duty(id); !ok || d.Unit != unit {
			return false
		}
	}
	return true
}

// putCards clears away everything that a drag shows.
func (b *Board) putCards() {
	d := b.drag
	b.drag = nil
	b.clear(&d.Pull)
	for _, c := range b.columns {
		c.predict(false)
	}
	b.redraw()
	if d.Begun {
		b.hands.Predicted(nil)
	}
}
