package matrix

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// A duty that is dragged onto a goal, a KPI, a key task, a tool or a channel is linked to it.
// The table of contents leads to a section also while something is dragged, and near its
// edges the table scrolls.

// linking is one drag of a duty. It holds ids, never widgets, which are recycled beneath the
// pointer.
type linking struct {
	carry.Pull
	duty  model.ID
	over  model.Ref // what lies under the pointer; the zero Ref = nothing to link with
	known map[model.Ref]scenarios.Consequence
	ghost *carry.Ghost
	led   int // section that the table of contents led to last; -1 = none
}

// strength of a link that is made by dragging: it contributes, as one that is entered
// without saying more.
const draggedStrength = 2

// pulls makes the place of a duty something that can be dragged.
func (d *Departments) pulls(t *spot, of model.Ref) {
	if of.Kind != model.DutyKind || d.hands.Do == nil {
		return
	}
	t.dragged = func(e *fyne.DragEvent) { d.pulled(of.ID, e) }
	t.released = d.letGo
}

// pulled follows the pointer with a duty.
func (d *Departments) pulled(duty model.ID, e *fyne.DragEvent) {
	if d.linking == nil {
		if !d.leaveForm() {
			return
		}
		d.linking = &linking{Pull: carry.Pull{Press: e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY)}, duty: duty, known: map[model.Ref]scenarios.Consequence{}, led: -1}
		d.linking.Origin = absolute(d)
	}
	x := d.linking
	if x.duty != duty || !x.Follow(e.AbsolutePosition) {
		return
	}
	if !x.Begun {
		x.Begun = true
		d.lift()
		x.Tick(d.tick)
	}
	d.track()
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// lift hangs the duty at the pointer.
func (d *Departments) lift() {
	x := d.linking
	duty, _ := d.snap.Scenario.Duty(x.duty)
	name, seal := d.print.RecordName(d.snap.Scenario, duty), d.seals[d.snap.Scenario.DepartmentOf(duty.Unit)]
	const high = 36
	width := min(max(look.Width(name, look.BodyBold)+64, 240), 300)
	x.ghost = carry.NewGhost(width, high, func(s *look.Sheet, w, h float32) {
		s.Ground(0, 0, w, h, look.RadiusCard, look.Card, look.Accent, 2, look.Lifted)
		s.Seal(10, (h-22)/2, 22, seal)
		s.TextCut(42, (h-look.BodyBold.Line())/2, w-54, look.BodyBold, look.Ink, name)
	})
	d.above.Objects = []fyne.CanvasObject{x.ghost}
	d.above.Refresh()
	d.tell()
}

// track finds out what lies under the pointer.
func (d *Departments) track() {
	x := d.linking
	at := x.On()
	if section := d.contentsAt(at); section >= 0 && section != x.led {
		d.table.goTo(section)
		x.led = section
	}
	if over := d.linkable(x.At); over != x.over {
		d.light(x.over, false)
		x.over = over
		d.light(over, true)
		d.tell()
	}
	x.ghost.Place(at.AddXY(14, 10), d.Size())
}

// contentsAt gives the section whose row of the table of contents lies at a place; -1 = none.
func (d *Departments) contentsAt(at fyne.Position) int {
	row := int((at.Y - 56 - 28) / tocRow)
	if at.X < 0 || at.X >= tocWidth || at.Y < 56+28 || row >= len(d.result.Sections) {
		return -1
	}
	return row
}

// linkable gives what lies under a place of the window that a duty can be linked to.
func (d *Departments) linkable(at fyne.Position) model.Ref {
	corner := absolute(d.table)
	if !within(at, corner.AddXY(0, sectionHead), d.table.Size().SubtractWidthHeight(0, sectionHead)) {
		return model.Ref{}
	}
	for of, mark := range d.marks {
		switch of.Kind {
		case model.GoalKind, model.KPIKind, model.TaskKind, model.ToolKind, model.ChannelKind:
			if place := absolute(mark); !place.IsZero() && within(at, place, mark.Size()) {
				return of
			}
		}
	}
	return model.Ref{}
}

func within(at, corner fyne.Position, size fyne.Size) bool {
	return at.X >= corner.X && at.Y >= corner.Y && at.X < corner.X+size.Width && at.Y < corner.Y+size.Height
}

// light marks the place that the duty would be linked to.
func (d *Departments) light(of model.Ref, on bool) {
	if mark := d.marks[of]; mark != nil {
		mark.target = on
		mark.Refresh()
	}
}

// linked reports whether the duty is linked to what lies under the pointer already.
func (x *linking) linked(s model.Scenario) bool {
	return s.Has(model.Ref{Kind: model.LinkKind, ID: model.LinkID(x.duty, x.over.ID)})
}

// tell says on the plate what letting go would do.
func (d *Departments) tell() {
	x, s := d.linking, d.snap.Scenario
	var c scenarios.Consequence
	same := x.over.ID != "" && x.linked(s)
	if x.over.ID != "" && !same && d.hands.Preview != nil {
		known := false
		if c, known = x.known[x.over]; !known {
			c = d.hands.Preview(x.verb())
			x.known[x.over] = c
		}
	}
	plate, over := carry.NewPlate(d.print.Lang(), s, d.seals), x.over
	x.ghost.Explain(func(sheet *look.Sheet, w float32) { plate.Link(sheet, w, over, same, c) })
}

func (x *linking) verb() model.Verb {
	return model.LinkRecords(x.duty, x.over.ID, draggedStrength)
}

// tick scrolls while the pointer rests near an edge of the table.
func (d *Departments) tick(seconds float32) {
	x := d.linking
	if x == nil || seconds > 1 { // the machine has slept
		return
	}
	at, size := x.At.Subtract(absolute(d.table)), d.table.Size()
	by := carry.EdgeSpeed(at.Y, size.Height)
	if by == 0 || at.X < 0 || at.X > size.Width || at.Y < -60 || at.Y > size.Height+60 {
		return
	}
	d.table.roll.ScrollTo(d.table.roll.Offset().AddXY(0, by*seconds))
	d.track()
}

// letGo ends a drag where the pointer is.
func (d *Departments) letGo() {
	x := d.linking
	if x == nil {
		return
	}
	over, same := x.over, x.over.ID != "" && x.linked(d.snap.Scenario)
	refused := x.known[over].Refusal
	verb := x.verb()
	d.drop()
	if !x.Begun || over.ID == "" || same || refused != nil { // the plate has said why
		return
	}
	d.hands.Do(verb, func(done bool) {
		if done && d.hands.Linked != nil {
			d.hands.Linked()
		}
	})
}

// drop gives up what is dragged: nothing has happened. It is safe to call at any time.
func (d *Departments) drop() {
	x := d.linking
	if x == nil {
		return
	}
	d.linking = nil
	x.Rest()
	d.light(x.over, false)
	d.above.Objects = nil
	d.above.Refresh()
}
