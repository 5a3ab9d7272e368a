package board

import (
	"errors"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// lift is a unit dragged by its head, from the press to the release.
type lift struct {
	carry.Pull
	unit  model.ID
	grab  fyne.Position // pointer, relative to the head
	place landing
	known map[landing]scenarios.Consequence
	ghost *carry.Ghost
	line  *carry.Insertion
}

// landing is what letting a unit go would do: bring it together with another one, or put
// it below a parent, before a sibling. The zero landing is no place at all.
type landing struct {
	with          model.ID // the unit to merge with; "" = none
	parent        model.ID
	before        model.ID // "" = at the end
	place         bool     // parent and before are meant
	column        int      // the one that the pointer is in, or before which the unit would stand
	strand        int
	line          float32 // of a lane: from the top of the column's content
	betweenColumn bool
}

// verb is what letting the unit go would do; for a merger, the one that tells most of
// what the dialog will ask about.
func (l landing) verb(unit model.ID) model.Verb {
	if l.with != "" {
		return model.MergeInto(l.with, unit)
	}
	return model.PlaceUnit(unit, l.parent, l.before)
}

func (b *Board) beginUnit() {
	l := b.lift
	b.keyboard = false
	l.known = map[landing]scenarios.Consequence{}
	u, _ := b.snap.Scenario.Unit(l.unit)
	name := b.print.Name(b.snap.Scenario, u.Ref())
	width := min(max(look.Width(name, look.Heading)+48+16, 220), b.width())
	l.ghost = carry.NewGhost(width, 44, func(s *look.Sheet, w, h float32) {
		ground := look.NewEdged(look.Card, look.Accent, look.RadiusCard)
		ground.EdgeWidth, ground.Elevation = 2, look.Lifted
		ground.Refresh()
		s.Put(ground, 0, 0, w, h)
		s.Seal(10, 8, 28, b.seals[l.unit])
		s.TextCut(48, 10, w-48-12, look.Heading, look.Ink, name)
	})
	l.grab = fyne.NewPos(min(l.grab.X, width-8), min(l.grab.Y, 36))
	l.line = carry.NewInsertion()
	b.float(l.ghost, l.line)
	l.place.column = -1
	b.tellUnit()
}

func (b *Board) followUnit() {
	l := b.lift
	if place := b.landingAt(l.On()); place != l.place {
		l.place = place
		b.tellUnit()
	}
	l.line.Hide()
	if c := b.consequenceOf(l.place); l.place.place && c.Refusal == nil && l.place.column < len(b.columns) {
		col := b.columns[l.place.column]
		at := b.columnPosition(col)
		if l.place.betweenColumn {
			l.line.PlaceUpright(at.AddXY(-columnGap/2, 0), col.Size().Height)
		} else {
			y := min(max(at.Y+scrollTop+l.place.line-col.scroll.Offset.Y, at.Y+headHeight), at.Y+col.Size().Height-4)
			l.line.Place(fyne.NewPos(at.X+float32(l.place.strand)*b.width()+columnPad, y), b.width()-2*columnPad)
		}
		l.line.Show()
	}
	l.ghost.Place(l.At.Subtract(l.grab).Subtract(b.floor), b.above.Size())
}

// landingAt finds what letting the unit go at a position on the board would do.
func (b *Board) landingAt(at fyne.Position) landing {
	none := landing{column: -1}
	if !inside(at, fyne.Position{}, b.Size()) {
		return none
	}
	if b.columnOf(b.lift.unit) >= 0 {
		return b.besideColumns(at)
	}
	i := b.columnAt(at)
	if i < 0 || b.columns[i].plan.unit == "" {
		return none
	}
	c := b.columns[i]
	p := b.columnPosition(c)
	out := c.plan.lane(at.X-p.X, at.Y-p.Y-scrollTop+c.scroll.Offset.Y, b.width(), func(unit model.ID) bool {
		return b.snap.Scenario.Inside(unit, b.lift.unit)
	})
	out.column = i
	if out.before != "" {
		u, _ := b.snap.Scenario.Unit(out.before)
		out.parent = u.Parent
	}
	return out
}

// besideColumns finds the place of a department: in the middle of another one they would
// be merged, at its sides and between columns the order would change.
func (b *Board) besideColumns(at fyne.Position) landing {
	for i, c := range b.columns {
		p, width := b.columnPosition(c), c.Size().Width
		x := at.X - p.X
		if x >= width+columnGap/2 {
			continue
		}
		edge := min(width/4, 96)
		switch {
		case x < edge:
			return b.between(i)
		case c.plan.unit == "":
			return landing{column: -1}
		case x >= width-edge:
			return b.between(i + 1)
		case c.plan.unit == b.lift.unit:
			return landing{place: true, column: i, before: b.lift.unit}
		}
		return landing{with: c.plan.unit, column: i}
	}
	return landing{column: -1}
}

// between is the place before a column.
func (b *Board) between(i int) landing {
	out := landing{place: true, column: i, betweenColumn: true}
	u, ok := b.snap.Scenario.Unit(b.columns[i].plan.unit)
	if !ok { // before the unplaced duties: after the last department
		u, _ = b.snap.Scenario.Unit(b.columns[max(i-1, 0)].plan.unit)
		out.parent = u.Parent
		return out
	}
	out.parent, out.before = u.Parent, u.ID
	return out
}

// columnOf is the number of the column of a department; -1 for a unit inside one.
func (b *Board) columnOf(unit model.ID) int {
	for i, p := range b.plans {
		if p.unit == unit && unit != "" {
			return i
		}
	}
	return -1
}

// consequenceOf asks what letting the unit go would do, once per drag and place.
func (b *Board) consequenceOf(p landing) scenarios.Consequence {
	l := b.lift
	if p.with == "" && !p.place {
		return scenarios.Consequence{}
	}
	c, ok := l.known[p]
	if !ok {
		c = b.hands.Preview(p.verb(l.unit))
		l.known[p] = c
	}
	return c
}

// stays reports whether letting go would change nothing.
func stays(c scenarios.Consequence) bool {
	refusal, ok := errors.AsType[*model.Refusal](c.Refusal)
	return ok && refusal.Code == model.NothingChanges
}

// lifted is the prediction of the unit that is held.
func (b *Board) lifted() *carry.Prediction {
	l := b.lift
	p := &carry.Prediction{Unit: l.unit, To: l.place.with, Merge: l.place.with != ""}
	if !p.Merge && !l.place.place {
		p.Outside = true
		return p
	}
	was, _ := b.snap.Scenario.Unit(l.unit)
	p.Consequence = b.consequenceOf(l.place)
	if !p.Merge {
		p.To = l.place.parent
	}
	switch {
	case stays(p.Consequence):
		p.Same, p.Stays, p.Consequence = true, true, scenarios.Consequence{}
	case !p.Merge && p.Consequence.Refusal == nil && was.Parent == l.place.parent:
		p.Same, p.Consequence = true, scenarios.Consequence{}
	}
	return p
}

// tellUnit tells the heads, the plate and the window what letting go would do.
func (b *Board) tellUnit() {
	p := b.lifted()
	b.lift.ghost.Explain(func(s *look.Sheet, w float32) { b.plate().Unit(s, w, p) })
	b.hands.Predicted(p)
	over := b.over()
	for i, c := range b.columns {
		c.predict(i == over)
	}
}

// dropUnit lets the unit go: it is placed at once, and a merger is asked about.
func (b *Board) dropUnit() {
	l, p := b.lift, b.lifted()
	switch {
	case p.Outside || p.Stays || p.Consequence.Refusal != nil: // the plate has said why
		b.putUnit()
	case p.Merge:
		b.putUnit()
		b.hands.Merge(p.To, l.unit)
	default:
		b.lift = nil
		l.ghost.Quiet()
		b.letGo(&l.Pull, nil, l.place.verb(l.unit), func(done bool) {
			if done {
				b.hands.Placed(l.unit)
			}
		})
	}
}

// putUnit clears away everything that a unit held by its head shows.
func (b *Board) putUnit() {
	l := b.lift
	b.lift = nil
	b.clear(&l.Pull)
	if !l.Begun {
		return
	}
	for _, c := range b.columns {
		c.predict(false)
	}
	b.hands.Predicted(nil)
}
