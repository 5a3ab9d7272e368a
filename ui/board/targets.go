package board

import (
	"fyne.io/fyne/v2"
)

// Targets names what can be seen on the board, for those who drive the window
// from outside.
func (b *Board) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	for _, c := range b.columns {
		if !c.Visible() {
			continue
		}
		name := string(c.plan.unit)
		if name == "" {
			name = "-"
		}
		out["column:"+name] = c
		out["column-menu:"+name], out["head:"+name] = c.head.face.More, c.head
		if b.waiting[c.plan.unit] > 0 {
			out["column-review:"+name] = c.head.face.Waiting
		}
		for id, w := range c.cards {
			out["card:"+string(id)] = w
		}
		for id, w := range c.lanes {
			out["lane:"+string(id)] = w
		}
		if c.foot.field != nil {
			out["foot-field"] = c.foot.field
		} else if b.hands.Add != nil {
			out["foot:"+name] = c.foot.row
		}
		if c.reason != nil {
			out["reason"] = c.reason.entry
		}
	}
	return out
}
