package ui

import (
	"sandtable/desk"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/panel"
)

// makeDesk makes the desk that the window watches.
func (w *Window) makeDesk() {
	w.desk = desk.New(w.print, desk.Surroundings{
		Beside: func(f func()) { w.background(f) },
		Post:   func(f func()) { w.post(f) },
		After:  w.after,
	})
	w.desk.Watch(w.watch)
}

// sight is what there is to be drawn: nothing is read from the file for it.
func (w *Window) sight() desk.Sight { return w.desk.Sight() }

// watch draws what is another on the desk.
func (w *Window) watch(_ desk.Sight, what desk.Part) {
	if what&desk.Exports != 0 {
		w.showWriting()
		w.frame.top.draw()
	}
	if w.session == nil || w.session != w.desk.Session() { // it is being entered, or was left
		return
	}
	has := func(part desk.Part) bool { return what&part != 0 }
	if has(desk.Log) {
		w.beginFilling()
	}
	if has(desk.Open) {
		w.draw()
		w.showTrial()
		return
	}
	if has(desk.Way) {
		w.pages[0].draw(w.session.Now(), w.print)
		w.frame.top.draw()
	}
	if has(desk.Tree | desk.Log) {
		w.drawLeft()
	}
	if has(desk.Score) {
		w.drawScore()
	}
	if has(desk.News) {
		w.frame.draw()
	}
	if has(desk.Others) && w.view == CompareView || has(desk.Log) && (w.view == ReviewView || w.view == TimelineView) {
		w.drawPage()
	}
}

// reasons says why steps were made; they may speak of the other scenarios.
func (w *Window) reasons() text.Reasons {
	var names []model.Text
	for _, i := range w.sight().Infos {
		names = append(names, i.Name)
	}
	return w.print.Reasons(w.session.Now().Scenario, names...)
}

// trailRows are the steps of the open scenario, the newest first. Undone steps stay, so
// that nothing that was tried is forgotten.
func (w *Window) trailRows() []panel.TrailRow {
	told, reasons := w.sight().Trail, w.reasons()
	out := make([]panel.TrailRow, len(told))
	for i, t := range told {
		out[len(told)-1-i] = panel.TrailRow{Seq: t.Seq, At: t.At.Local(), Sentence: t.Sentence, Why: reasons.Say(t.Why), Who: t.Who, Undone: t.Undone}
	}
	return out
}
