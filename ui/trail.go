package ui

import (
	"slices"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/panel"
)

// trail is the log of the open scenario in sentences. It is kept from one drawing to
// the next: what was told before is not read and not replayed again.
type trail struct {
	library *scenarios.Library
	id      model.ID
	lang    model.Lang

	last     scenarios.Row    // told last
	scenario model.Scenario   // after it
	rows     []panel.TrailRow // the oldest first
	steps    map[int]step     // by the number of the row that did it
}

// step is one step of the trail.
type step struct {
	at     int // in rows
	change model.Change
}

// trailRows tells the log of the open scenario, the newest step first. Undone steps
// stay, so that nothing that was tried is forgotten. It tells nothing when the log
// cannot be read.
func (w *Window) trailRows() []panel.TrailRow {
	id := w.session.Now().Info.ID
	if t := &w.trail; t.library != w.library || t.id != id || t.lang != w.lang {
		start, err := w.library.At(id, 0)
		if err != nil {
			return nil
		}
		*t = trail{library: w.library, id: id, lang: w.lang, scenario: start, steps: map[int]step{}}
	}
	rows, err := w.library.LogAfter(id, w.trail.last)
	if err != nil {
		w.trail = trail{}
		return nil
	}
	for _, r := range rows {
		w.tellRow(r)
	}
	out := slices.Clone(w.trail.rows)
	slices.Reverse(out)
	return out
}

// tellRow adds one row of the log to the trail.
func (w *Window) tellRow(r scenarios.Row) {
	t := &w.trail
	t.last = r
	apply := func(c model.Change) {
		if next, err := model.Apply(t.scenario, c); err == nil {
			t.scenario = next
		}
	}
	s, known := t.steps[r.Target]
	switch {
	case r.Verb == scenarios.DoRow:
		t.steps[r.Seq] = step{len(t.rows), r.Change}
		t.rows = append(t.rows, panel.TrailRow{Seq: r.Seq, At: r.At.Local(), Sentence: w.print.Change(t.scenario, r.Change), Why: r.Why, Who: r.Who})
		apply(r.Change)
	case !known:
	case r.Verb == scenarios.UndoRow:
		t.rows[s.at].Undone = true
		apply(model.Invert(s.change))
	case r.Verb == scenarios.RedoRow:
		t.rows[s.at].Undone = false
		apply(s.change)
	case r.Verb == scenarios.NoteRow:
		t.rows[s.at].Why = r.Why
	}
}
