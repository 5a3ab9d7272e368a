package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// head is that of a column: a click selects the department, a drag moves it.
type head struct {
	widget.BaseWidget
	column *column
	face   *look.ColumnHead
}

func newHead(c *column) *head {
	h := &head{column: c}
	h.face = look.NewColumnHead(func() {
		c.board.hands.UnitMenu(c.plan.unit, absolute(h.face.More).AddXY(0, 30))
	}, func() { c.board.hands.Review(c.plan.unit) })
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *head) CreateRenderer() fyne.WidgetRenderer { return look.Laid(h, h.face) }

// Tapped selects the department.
func (h *head) Tapped(*fyne.PointEvent) { h.column.board.clickUnit(h.column.plan.unit) }

// TappedSecondary asks for the department's commands.
func (h *head) TappedSecondary(e *fyne.PointEvent) {
	if !h.column.board.Dragging() {
		h.column.board.hands.UnitMenu(h.column.plan.unit, e.AbsolutePosition)
	}
}

// MouseDown implements desktop.Mouseable.
func (h *head) MouseDown(e *desktop.MouseEvent) {
	h.column.board.pressed(e, carry.Press{Unit: h.column.plan.unit})
}

// MouseUp implements desktop.Mouseable.
func (h *head) MouseUp(e *desktop.MouseEvent) { h.column.board.MouseUp(e) }

// Dragged implements fyne.Draggable.
func (h *head) Dragged(e *fyne.DragEvent) { h.column.board.dragged(e) }

// DragEnd implements fyne.Draggable.
func (h *head) DragEnd() { h.column.board.DragEnd() }

// Cursor implements desktop.Cursorable.
func (h *head) Cursor() desktop.Cursor {
	if h.column.plan.unit == "" {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// lane is the head of a unit inside a column: its name, the number of its duties
// and a hairline.
type lane struct {
	widget.BaseWidget
	board *Board
	unit  model.ID
	face  *look.LaneHead
}

func newLane(b *Board) *lane {
	l := &lane{board: b, face: look.NewLaneHead()}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *lane) CreateRenderer() fyne.WidgetRenderer { return look.Laid(l, l.face) }

func (l *lane) set(unit model.ID) {
	l.unit = unit
	u, _ := l.board.snap.Scenario.Unit(unit)
	l.face.Set(look.Lane{
		Name: l.board.print.Name(l.board.snap.Scenario, u.Ref()), Count: l.board.count(unit), Folded: l.board.planner.collapsed[unit],
		Selected: l.board.unit == unit, Marked: look.Severity(l.board.marked.units[unit]),
	})
}

// Tapped folds the lane or opens it by its sign; elsewhere it selects the unit.
func (l *lane) Tapped(e *fyne.PointEvent) {
	if e.Position.X < look.LaneSign {
		l.fold()
		return
	}
	l.board.clickUnit(l.unit)
}

func (l *lane) fold() {
	c := l.board.planner.collapsed
	if c[l.unit] {
		delete(c, l.unit)
	} else {
		c[l.unit] = true
	}
	l.board.layout()
}

// TappedSecondary asks for the unit's commands.
func (l *lane) TappedSecondary(e *fyne.PointEvent) {
	l.board.hands.UnitMenu(l.unit, e.AbsolutePosition)
}

// MouseDown implements desktop.Mouseable. The sign folds and cannot be dragged.
func (l *lane) MouseDown(e *desktop.MouseEvent) {
	if e.Position.X < look.LaneSign {
		l.board.Cancel()
		return
	}
	l.board.pressed(e, carry.Press{Unit: l.unit})
}

// MouseUp implements desktop.Mouseable.
func (l *lane) MouseUp(e *desktop.MouseEvent) { l.board.MouseUp(e) }

// Dragged implements fyne.Draggable.
func (l *lane) Dragged(e *fyne.DragEvent) { l.board.dragged(e) }

// DragEnd implements fyne.Draggable.
func (l *lane) DragEnd() { l.board.DragEnd() }

// Cursor implements desktop.Cursorable.
func (l *lane) Cursor() desktop.Cursor { return desktop.PointerCursor }
