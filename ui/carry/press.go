package carry

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
)

// Press is where the left button went down in a view, and on what. It decides what
// a drag is about: the toolkit calls dragged whatever lies under the pointer when the
// pointer has gone two pixels, wherever the button went down.
type Press struct {
	Duty model.ID      // of the card; "" = on no card
	Unit model.ID      // whose head it is; "" = on no head
	At   fyne.Position // absolute
	Grab fyne.Position // relative to the card or the head
}

// Began reports whether a drag that has come the way of its first event started with
// this press. A view does not hear of every release, and so a press may be that of
// an earlier time.
func (p *Press) Began(e *fyne.DragEvent) bool {
	if p == nil {
		return false
	}
	from := e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY).Subtract(p.At)
	return from.X*from.X+from.Y*from.Y < 1
}
