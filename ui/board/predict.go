package board

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// predict draws the column's head and ground for what the drag would do here. over
// tells that the pointer is in the column.
func (c *column) predict(over bool) {
	b := c.board
	if !c.Visible() {
		return
	}
	h := b.head(c.plan.unit)
	fill, edge, width := look.Column, look.Clear, float32(1)
	unit := c.plan.unit
	h.Selected, h.Marked = unit != "" && b.unit == unit, look.Severity(b.marked.units[unit])
	switch {
	case b.lift != nil && b.lift.Begun:
		h.Selected, h.Left = false, b.lift.unit == unit
		if !over {
			break
		}
		known := b.consequenceOf(b.lift.place)
		fill, edge, width = look.Tint, look.Accent, 2
		switch {
		case stays(known):
			fill, edge, width = look.Column, look.Clear, 1
		case known.Refusal != nil:
			h.Refusal, _ = b.print.Error(b.snap.Scenario, known.Refusal)
			fill, edge = look.Column, look.HighInk
		default:
			b.pills(&h, known)
		}
	case b.drag != nil && b.drag.Begun:
		if over {
			unit = b.drag.place.unit
		}
		known, ok := b.drag.known[unit]
		switch {
		case !over && b.below(unit), over && (b.drag.same || b.atHome(unit)):
			h.Second = b.print.T("head.origin")
		case ok && known.Refusal != nil:
			h.Refusal, _ = b.print.Error(b.snap.Scenario, known.Refusal)
		case ok:
			b.pills(&h, known)
		}
		if over {
			fill, edge, width = look.Tint, look.Accent, 2
			if h.Refusal != "" {
				fill, edge = look.Column, look.HighInk
			}
		}
	case over && b.held != nil:
		fill, edge, width = look.Tint, look.Accent, 2
		switch known := b.held.known; {
		case b.allIn(b.held.unit, b.held.duties):
			h.Second = b.print.T("head.origin")
		case known.Refusal != nil:
			h.Refusal, _ = b.print.Error(b.snap.Scenario, known.Refusal)
			fill, edge = look.Column, look.HighInk
		default:
			b.pills(&h, known)
		}
	}
	c.head.face.Set(h)
	c.ground.Tone(fill, edge, width)
	if refuses := over && h.Refusal != ""; refuses != c.refuses {
		c.refuses = refuses
		c.update()
	}
}

// over is the column that what is dragged, or carried by keyboard, would come to; -1 = none.
func (b *Board) over() int {
	switch {
	case b.drag != nil && b.drag.Begun:
		return b.drag.over
	case b.lift != nil && b.lift.Begun && !b.lift.place.betweenColumn:
		return b.lift.place.column
	case b.held != nil && b.held.carried:
		return slices.IndexFunc(b.units(), func(units []model.ID) bool { return slices.Contains(units, b.held.unit) })
	}
	return -1
}

// pills puts the consequences into a head.
func (b *Board) pills(h *look.Head, c scenarios.Consequence) {
	h.Pills, h.Short = marks.Consequence(b.print, c, 2), marks.Tally(b.print, c)
}

// reason is the line under a card that asks why it was moved: a field and up to
// two reasons to choose from.
type reason struct {
	widget.BaseWidget
	board *Board
	entry *look.Entry
}

func newReason(b *Board, typed string) *reason {
	r := &reason{board: b}
	r.entry = look.NewEntry(typed, b.print.T("reason.hint"), func(s string) { r.answer(s) })
	r.entry.Cancel = func() { r.answer("") }
	r.entry.Undo = b.hands.Undo
	r.entry.OnFocus = func(on bool) {
		if why := r.typed(); !on && why != "" && b.asking == r {
			b.hands.Keep(why)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *reason) typed() string { return strings.TrimSpace(r.entry.Text) }

// answer stores a reason and closes the line.
func (r *reason) answer(why string) {
	b := r.board
	if b.asking != r {
		return
	}
	b.planner.reason, b.asking = "", nil
	b.hands.Reason(why)
	r.entry.Gone()
	b.layout()
}

func (r *reason) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.board); c != nil && c.Overlays().Top() == nil {
		c.Focus(r.entry)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *reason) CreateRenderer() fyne.WidgetRenderer {
	s := look.NewSheet()
	width := r.board.width() - 2*columnPad
	s.Put(look.NewSurface(look.Tint, look.RadiusCard), 0, 0, width, reasonHeight)
	s.Put(r.entry, 8, 8, width-16, 32)
	x := float32(8)
	for _, why := range r.board.suggest {
		chip := look.NewButton(look.LinkLike, why, "", func() { r.answer(why) })
		if x+chip.Wide() > width-8 {
			break
		}
		ground := look.NewSurface(look.Card, 12)
		s.Put(ground, x, 46, chip.Wide(), 24)
		s.Put(chip, x, 46, chip.Wide(), 24)
		x += chip.Wide() + 6
	}
	return widget.NewSimpleRenderer(s.Object(width, reasonHeight))
}

// emptyHint stands in a column without duties.
type emptyHint struct {
	widget.BaseWidget
	board *Board
	plan  columnPlan
}

func newEmptyHint(b *Board) *emptyHint {
	e := &emptyHint{board: b}
	e.ExtendBaseWidget(e)
	return e
}

func (e *emptyHint) set(p columnPlan) {
	e.plan = p
	e.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (e *emptyHint) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(e, func(s *look.Sheet, w, h float32) {
		if e.plan.unit != model.ID("") && len(e.plan.items) > 0 || h < e.plan.height+160 {
			return
		}
		y := max(e.plan.height+60, h/2-40)
		if e.plan.unit != "" {
			y = e.plan.height + 40
		}
		text := e.board.print.T("empty.unplaced")
		if e.plan.unit != "" {
			text = e.board.print.T("empty.unit")
		}
		s.Icon(w/2-10, y, 20, "tray", look.Ink3)
		for i, line := range look.Wrap(text, look.Small, w-24, 2) {
			s.Text((w-look.Width(line, look.Small))/2, y+30+float32(i)*18, look.Small, look.Ink3, line)
		}
	})
}
