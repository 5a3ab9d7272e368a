package ui

import (
	"sandtable/model"
	"sandtable/ui/charters"
)

// CharterView is the page on which the charter of a unit is read; a unit opens it.
const CharterView View = "charter"

func (w *Window) charterPage() page {
	w.charters = charters.New(charters.Hands{Show: func(r model.Ref) { w.Show(BoardView); w.jump(r) }})
	c := w.charters
	return page{view: CharterView, content: c, draw: c.Draw, targets: c.Targets, key: c.Key, untabbed: true}
}

// charter opens the charter of a unit.
func (w *Window) charter(unit model.ID) {
	w.charters.Of(unit)
	w.Show(CharterView)
}
