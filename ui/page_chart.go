package ui

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/chart"
)

// ChartView is the units of the open scenario as a tree, beside what they were.
const ChartView View = "chart"

func (w *Window) chartPage() page {
	w.chart = chart.New(chart.Hands{
		Do: func(v model.Verb, then func(done bool)) {
			s := w.session
			w.do(v, "", func(done bool) { then(done && w.isHere(s)) })
		},
		Foresee:    w.desk.Foresee,
		Preview:    w.preview,
		Select:     func(duties ...model.ID) { w.board.Select(duties...) },
		SelectUnit: w.board.SelectUnit,
		Predicted:  w.predicted,
		Moved:      w.moved,
		Placed:     w.placed,
		MoveMenu:   w.moveMenu,
		DutyMenu:   w.dutyMenu,
		UnitMenu:   w.unitMenu,
		Menu:       w.boardMenu,
		AddUnit:    w.askUnit,
	})
	c := w.chart
	return page{view: ChartView, content: c, targets: c.Targets, key: c.Key, focus: c,
		above:  c.Above(),
		marked: func() { c.Mark(w.board.Selected(), w.board.Unit()) },
		left:   c.Cancel,
		beside: sides{left: true, right: true, below: true},
		draw: func(snap scenarios.Snapshot, p text.Printer) {
			seen, coming := w.foreseen(snap)
			c.Draw(seen, p, w.board.Selected(), w.board.Unit(), coming...)
		}}
}

// dragging reports whether something is being dragged, in whichever view.
func (w *Window) dragging() bool { return w.board.Dragging() || w.chart.Dragging() }

// putBack gives up what is being dragged: nothing has happened.
func (w *Window) putBack() {
	w.board.Cancel()
	w.chart.Cancel()
}

// hanging is what hangs at the pointer over the whole window, of whichever view.
func (w *Window) hanging() []fyne.CanvasObject {
	out := []fyne.CanvasObject{w.board.Above()}
	for _, p := range w.pages {
		if p.above != nil {
			out = append(out, p.above)
		}
	}
	return out
}
