package board

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// card is the widget of one duty. It is recycled while the column scrolls: what it
// knows of the duty is its id, and what happens to it goes to the board.
type card struct {
	widget.BaseWidget
	board *Board
	duty  model.ID
	face  *look.CardFace
	rest  look.Hint
	hover bool

	refused bool // its column refuses what is dragged over it
}

func newCard(b *Board) *card {
	c := &card{board: b, face: look.NewCardFace()}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return look.Laid(c, c.face) }

// set shows a duty. refused tells that its column refuses what is dragged over it.
func (c *card) set(duty model.ID, refused bool) {
	if c.duty != duty {
		c.duty, c.hover = duty, false
	}
	c.refused = refused
	face := c.board.face(duty)
	face.Hover = c.hover && !c.board.Dragging()
	face.Refused = refused && !face.Left
	c.face.SetCard(face)
}

// Tapped selects the card.
func (c *card) Tapped(*fyne.PointEvent) {
	c.board.click(c.duty, c.board.modifiers())
}

// TappedSecondary asks for the commands on the card, or on the selection it is part of.
func (c *card) TappedSecondary(e *fyne.PointEvent) {
	if c.board.Dragging() {
		return
	}
	if !c.board.isSelected(c.duty) {
		c.board.Select(c.duty)
	}
	c.board.hands.DutyMenu(c.board.Selected(), e.AbsolutePosition)
}

// MouseDown implements desktop.Mouseable.
func (c *card) MouseDown(e *desktop.MouseEvent) {
	c.rest.Leave()
	c.board.pressed(e, carry.Press{Duty: c.duty})
}

// MouseUp implements desktop.Mouseable.
func (c *card) MouseUp(e *desktop.MouseEvent) { c.board.MouseUp(e) }

// Dragged implements fyne.Draggable.
func (c *card) Dragged(e *fyne.DragEvent) { c.board.dragged(e) }

// DragEnd implements fyne.Draggable.
func (c *card) DragEnd() { c.board.DragEnd() }

// said is what the card shows only in part or in signs: its text when it is cut, and
// what its marks stand for.
func (c *card) said() string {
	p, counts := c.board.print, [check.High + 1]int{}
	for _, v := range c.board.worst[c.duty] {
		counts[v]++
	}
	var marks []string
	for v := check.High; v >= check.Medium; v-- {
		if counts[v] > 0 {
			marks = append(marks, p.T("card.marks", "severity", p.Severity(v.String()), "n", counts[v]))
		}
	}
	whole := c.face.Whole()
	if len(marks) == 0 {
		return whole
	}
	return strings.TrimSpace(whole + "\n" + p.T("card.warnings", "list", strings.Join(marks, p.T("card.and"))))
}

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) {
	c.hover = true
	if !c.board.Dragging() {
		c.rest.Enter(c, c.said())
	}
	c.set(c.duty, c.refused)
}

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() {
	c.hover = false
	c.rest.Leave()
	c.set(c.duty, c.refused)
}

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// modifiers are the keys that are down now; none where the driver has no keyboard.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
