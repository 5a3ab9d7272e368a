package ui

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

// unionMenu asks which scenario is brought into the open one.
func (w *Window) unionMenu(at fyne.Position) {
	var rows []look.Choice
	for _, i := range w.infos {
		if i.ID != w.session.Now().Info.ID && i.Status != scenarios.Archived {
			rows = append(rows, look.Choice{Name: "union:" + string(i.ID), Label: i.Name.In(w.lang), Icon: "fuse",
				Perform: func() { w.askUnion(i.ID) }})
		}
	}
	if len(rows) == 0 {
		w.tell(look.NewToast(w.print.T("toast.no-other-scenario"), "", "", nil))
		return
	}
	w.showMenu(at, rows...)
}

// scenarioName names a scenario of the library.
func (w *Window) scenarioName(id model.ID) string {
	for _, i := range w.infos {
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
	first, err := w.session.PreviewMerge(theirs, nil)
	if err == nil && first.Refusal != nil { // locked, most likely: there is nothing to ask
		err = first.Refusal
	}
	if err != nil {
		w.fail(err)
		return
	}
	if first.Change.Empty() && first.Decided == 0 && len(first.Conflicts) == 0 {
		w.tell(look.NewToast(w.print.T("toast.nothing-to-merge", "scenario", w.scenarioName(theirs)), "", "", nil))
		return
	}
	session := w.session
	d, err := dialogs.Merger(w.hands(), w.print, dialogs.Union{
		Ours: session.Now().Info.Name.In(w.lang), Theirs: w.scenarioName(theirs),
		Now:     func() model.Scenario { return session.Now().Scenario },
		Preview: func(d dialogs.Decide) (scenarios.Merger, error) { return session.PreviewMerge(theirs, d) },
		Merge:   func(d dialogs.Decide, why string) bool { return w.union(theirs, d, why) },
	})
	if err != nil {
		w.fail(err)
		return
	}
	w.keep(d)
}

// union brings another scenario into the open one and offers to take that back.
func (w *Window) union(theirs model.ID, decide dialogs.Decide, why string) bool {
	w.board.Cancel()
	if err := w.session.Merge(theirs, decide, why); err != nil {
		w.fail(err)
		return false
	}
	w.toast(w.print.T("toast.merged", "scenario", w.scenarioName(theirs)))
	return true
}

// corrections says what the parent of a fork has that the fork lacks.
func (w *Window) corrections() news {
	c, err := w.session.Corrections()
	if err != nil || c.Records == 0 { // what is wrong with the file is said elsewhere
		return news{}
	}
	key, show := "banner.corrections", func() { w.askUnion(c.Parent) }
	if c.Parent == w.baseline.id {
		key = "banner.baseline-corrections"
	}
	adopt := show
	if c.Conflicts == 0 {
		adopt = func() {
			w.union(c.Parent, nil, w.print.T("banner.corrections-why", "scenario", w.scenarioName(c.Parent)))
		}
	}
	return news{"info", w.print.T(key, "scenario", w.scenarioName(c.Parent), "n", c.Records),
		[]offer{{"look", w.print.T("banner.look"), show}, {"adopt", w.print.T("banner.take"), adopt}}}
}
