package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

// unionMenu asks which scenario is brought into the open one.
func (w *Window) unionMenu(at fyne.Position) {
	var rows []look.Choice
	for _, i := range w.sight().Infos {
		if i.ID != w.session.Now().Info.ID && i.Status != scenarios.Archived {
			rows = append(rows, look.Choice{Name: "union:" + string(i.ID), Label: i.Name.In(w.lang), Icon: "fuse",
				Perform: func() { w.askUnion(i.ID) }})
		}
	}
	if len(rows) == 0 {
		w.tell(look.NewToast(w.print.T("toast.no-other-scenario")))
		return
	}
	w.showMenu(at, rows...)
}

// scenarioName names a scenario of the library.
func (w *Window) scenarioName(id model.ID) string {
	for _, i := range w.sight().Infos {
		if i.ID == id {
			return i.Name.In(w.lang)
		}
	}
	return string(id)
}

// askUnion shows what another scenario would bring, asks what has to be decided, and
// brings it in as one step.
func (w *Window) askUnion(theirs model.ID) {
	w.dropReason()
	if w.refuseGuarded(func() { w.askUnion(theirs) }) {
		return
	}
	session := w.session
	session.PreviewMerge(theirs, nil, func(first scenarios.Merger, err error) {
		if w.session != session {
			return
		}
		if err == nil && first.Refusal != nil { // locked, most likely: there is nothing to ask
			err = first.Refusal
		}
		switch {
		case err != nil:
			w.fail(err)
		case first.Change.Empty() && first.Decided == 0 && len(first.Conflicts) == 0:
			w.tell(look.NewToast(w.print.T("toast.nothing-to-merge", "scenario", w.scenarioName(theirs))))
		default:
			w.keep(dialogs.MergeScenarios(w.hands(), w.print, dialogs.ScenarioMerge{
				Ours: session.Now().Info.Name.In(w.lang), Theirs: w.scenarioName(theirs),
				Now:   func() model.Scenario { return session.Now().Scenario },
				First: first,
				Preview: func(d dialogs.Decide, answer func(scenarios.Merger, error)) {
					session.PreviewMerge(theirs, d, answer)
				},
				Merge: func(d dialogs.Decide, why string, then func(bool)) { w.union(theirs, d, why, then) },
			}))
		}
	})
}

// union brings another scenario into the open one and offers to take that back.
func (w *Window) union(theirs model.ID, decide dialogs.Decide, why string, then func(done bool)) {
	w.putBack()
	s := w.session
	s.Merge(context.Background(), theirs, decide, why, func(err error) {
		if err == nil && w.session == s {
			w.toast(w.print.T("toast.merged", "scenario", w.scenarioName(theirs)))
		}
		w.outcome(err, then)
	})
}

// corrections says what the parent of the open scenario has that this one lacks.
func (w *Window) corrections() news {
	c := w.sight().Corrections
	if c.Records == 0 {
		return news{}
	}
	key := "banner.corrections"
	if c.Parent == w.sight().Base.ID {
		key = "banner.baseline-corrections"
	}
	return news{icon: "info", words: w.print.T(key, "scenario", w.scenarioName(c.Parent), "n", c.Records),
		offers: []offer{{"look", w.print.T("banner.look"), func() { w.askUnion(c.Parent) }}, {"adopt", w.print.T("banner.take"), w.correct}}}
}

// correct takes over what the parent of the open scenario has corrected, and asks
// first when something has to be decided.
func (w *Window) correct() {
	session := w.session
	session.Corrections(func(c scenarios.Corrections, err error) {
		if w.session != session {
			return
		}
		w.desk.Corrected()
		switch {
		case err != nil:
			w.fail(err)
		case c.Records == 0: // made here too in the meantime
			w.draw()
		case c.Conflicts > 0:
			w.askUnion(c.Parent)
		default:
			w.union(c.Parent, nil, w.print.T("reason.corrections", "scenario", w.scenarioName(c.Parent)), func(bool) {})
		}
	})
}
