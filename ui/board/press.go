package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/ui/carry"
)

// pressed remembers a press. Another button than the left one gives up what is being
// dragged: releasing that one would end the drag.
func (b *Board) pressed(e *desktop.MouseEvent, on carry.Press) {
	b.Cancel()
	b.land()
	if e.Button == desktop.MouseButtonPrimary {
		on.At, on.Grab = e.AbsolutePosition, e.Position
		b.press = &on
	}
}

// MouseDown implements desktop.Mouseable: nothing stands where the button went down.
func (b *Board) MouseDown(e *desktop.MouseEvent) { b.pressed(e, carry.Press{}) }

// MouseUp implements desktop.Mouseable.
func (b *Board) MouseUp(*desktop.MouseEvent) { b.press = nil }

// Dragged implements fyne.Draggable.
func (b *Board) Dragged(e *fyne.DragEvent) { b.dragged(e) }

// DragEnd implements fyne.Draggable.
func (b *Board) DragEnd() { b.dropped(b.modifiers()) }

// Tapped implements fyne.Tappable: a click on nothing selects nothing.
func (b *Board) Tapped(*fyne.PointEvent) { b.clickNothing() }

// TappedSecondary implements fyne.SecondaryTappable. Beside the cards of a department it
// asks for the department's commands, beside the departments for those of the board.
func (b *Board) TappedSecondary(e *fyne.PointEvent) {
	b.closeReason()
	if i := b.columnAt(e.Position); i >= 0 {
		b.hands.UnitMenu(b.columns[i].plan.unit, e.AbsolutePosition)
		return
	}
	b.hands.Menu(e.AbsolutePosition)
}
