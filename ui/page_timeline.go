package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/board"
	"sandtable/ui/look"
	"sandtable/ui/timeline"
)

// TimelineView shows the steps of the open scenario, and what it was after any of them.
const TimelineView View = "timeline"

func (w *Window) timelinePage() page {
	past := pastBoard()
	w.timeline = timeline.New(timeline.Hands{
		Board: past,
		Show: func(moment scenarios.Snapshot, p text.Printer, changed []model.Ref) {
			past.Draw(moment, p)
			past.Mark(check.Info, changed...)
		},
		Look: func(steps int, answer func(scenarios.Snapshot)) {
			now := w.session.Now()
			w.desk.Past(steps, func(m desk.Moment) {
				now.Scenario, now.Findings, now.Themes, now.Scorecard, now.ReadOnly = m.Scenario, m.Findings, m.Themes, m.Scorecard, true
				answer(now)
			})
		},
		Fork:    w.forkAt,
		Restore: w.restorePast,
		After:   w.after,
		Say:     func(words string) { w.tell(look.NewToast(words)) },
	})
	t := w.timeline
	return page{view: TimelineView, content: t, targets: t.Targets, key: t.Key, foot: t.Foot, left: t.Pause, repaint: past.Repaint,
		draw: func(now scenarios.Snapshot, p text.Printer) {
			steps, undone := w.told()
			parent := ""
			if info, ok := w.sight().Info(now.Info.Parent); ok {
				parent = info.Name.In(p.Lang())
			}
			t.Draw(now, p, steps, undone, parent)
		}}
}

// pastBoard is a board on which nothing can be done.
func pastBoard() *board.Board {
	return board.New(board.Hands{
		Do:       func(_ model.Verb, then func(bool)) { then(false) },
		Foresee:  func() {},
		Preview:  func(model.Verb) scenarios.Consequence { return scenarios.Consequence{} },
		Selected: func([]model.ID) {},
		Moved:    func([]model.ID, model.ID) {},
		Keep:     func(string) {},
		Reason:   func(string) {},
		Undo:     func() {},
		Merge:    func(model.ID, model.ID) {},
		Placed:   func(model.ID) {},
		Edit:     func(model.ID) {},
		MoveMenu: func([]model.ID, fyne.Position) {},
		DutyMenu: func([]model.ID, fyne.Position) {},
		UnitMenu: func(model.ID, fyne.Position) {},
		Menu:     func(fyne.Position) {},
		Lost:     func(string) {},
	})
}

// told lists the steps in effect of the open scenario in words, the oldest first, and how
// many were undone.
func (w *Window) told() (steps []timeline.Step, undone int) {
	reasons := w.reasons()
	for _, r := range w.sight().Trail {
		if r.Undone {
			undone++
			continue
		}
		steps = append(steps, timeline.Step{Seq: r.Seq, At: r.At, Who: r.Who, Why: reasons.Say(r.Why), Sentence: r.Sentence, Change: r.Change})
	}
	return steps, undone
}

// forkAt asks for the name of a new scenario that begins after a row of the log.
func (w *Window) forkAt(seq int) {
	w.ask("fork", w.optionName().In(w.lang), func(name string, then func(done bool)) {
		w.desk.ForkAt(seq, w.wording(name), func(err error) {
			if err == nil {
				w.entered()
				w.Show(BoardView)
			}
			w.outcome(err, then)
		})
	})
}

// restorePast makes the open scenario what it was at some time, as a new step.
func (w *Window) restorePast(was model.Scenario, at time.Time) {
	why := w.print.T("reason.restored-start")
	if !at.IsZero() {
		why = w.print.T("reason.restored", "time", w.print.Date(at.Local()))
	}
	w.do(model.Restore(was), why, w.here(func() { w.timeline.Back() }))
}
