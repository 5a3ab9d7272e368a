package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/model"
)

// press is where the left button went down on the board, and on what. It decides what
// a drag is about: the toolkit calls dragged whatever lies under the pointer when the
// pointer has gone two pixels, wherever the button went down.
type press struct {
	duty model.ID      // of the card; "" = on no card
	unit model.ID      // whose head it is; "" = on no head
	at   fyne.Position // absolute
	grab fyne.Position // relative to the card or the head
}

// pressed remembers a press. Another button than the left one gives up what is being
// dragged: releasing that one would end the drag.
func (b *Board) pressed(e *desktop.MouseEvent, on press) {
	b.Cancel()
	b.land()
	if e.Button == desktop.MouseButtonPrimary {
		on.at, on.grab = e.AbsolutePosition, e.Position
		b.press = &on
	}
}

// MouseDown implements desktop.Mouseable: nothing stands where the button went down.
func (b *Board) MouseDown(e *desktop.MouseEvent) { b.pressed(e, press{}) }

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

// began reports whether a drag that has come the way of its first event started with
// this press. The board does not hear of every release, and so a press may be that of
// an earlier time.
func (p *press) began(e *fyne.DragEvent) bool {
	if p == nil {
		return false
	}
	from := e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY).Subtract(p.at)
	return from.X*from.X+from.Y*from.Y < 1
}
