package ui

import (
	"sandtable/model"
	"sandtable/ui/chart"
)

// HandoffsView is who hands over to whom in the open scenario, as a map and as a table.
const HandoffsView View = "handoffs"

func (w *Window) handoffsPage() page {
	h := chart.NewHandoffs(chart.HandoffHands{
		Do:       w.doHere,
		NewID:    func(k model.Kind) model.ID { return w.session.NewID(k) },
		Lost:     w.lost,
		Menu:     w.showMenu,
		UnitMenu: w.unitMenu,
	})
	return page{view: HandoffsView, content: h, draw: h.Draw, targets: h.Targets, key: h.Key, focus: h, left: h.Left, parted: h.Part,
		beside: sides{left: true, below: true}}
}
