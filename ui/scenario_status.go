package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// scenarioMenu is what can be done with a scenario of the tree.
func (w *Window) scenarioMenu(id model.ID, at fyne.Position) {
	w.switchTo(id, func() { w.openMenu(at) })
}

// openMenu is what can be done with the open scenario.
func (w *Window) openMenu(at fyne.Position) {
	rows := []look.Choice{
		w.choice("fork", "fork", "Ctrl+Shift+N", w.askFork),
		w.choice("rename-scenario", "edit", "", w.askRename),
		w.choice("union", "fuse", "", func() { w.unionMenu(at) }),
		{},
	}
	rows = append(rows, w.baselineChoices()...)
	rows = append(rows, w.statusChoices()...)
	rows = append(rows, look.Choice{}, w.choice("export", "export", "Ctrl+E", w.askExport))
	w.showMenu(at, rows...)
}

// statusChoices are the statuses that the open scenario can be given; the one it has
// is marked. An adopted baseline has two.
func (w *Window) statusChoices() []look.Choice {
	info := w.session.Now().Info
	row := func(name, icon string, to scenarios.Status, has bool) look.Choice {
		c := w.choice(name, icon, "", func() { w.setStatus(to) })
		if c.Chosen = has; has {
			c.Perform = nil
		}
		if info.Status == scenarios.Baseline && (to == scenarios.InReview || to == scenarios.Archived) {
			c.Off = true
			c.Note, _ = w.print.Error(w.session.Now().Scenario, scenarios.ErrIsBaseline)
		}
		return c
	}
	adopted := info.Adopted != ""
	first := row("draft", "edit", scenarios.Draft, info.Status == scenarios.Draft)
	last := row("archive", "tray", scenarios.Archived, false)
	switch {
	case info.Status == scenarios.Archived:
		first = row("unarchive", "tray", w.outOfArchive(), false)
		last = look.Choice{}
	case adopted:
		first = row("reopen", "edit", scenarios.Draft, false)
	case info.Status == scenarios.Baseline: // is a draft for as long as it is not adopted
		first = look.Choice{}
	}
	var out []look.Choice
	for _, c := range []look.Choice{first,
		row("review", "people", scenarios.InReview, info.Status == scenarios.InReview),
		row("adopt", "lock", scenarios.Adopted, adopted),
		last,
		row("baseline", "check", scenarios.Baseline, info.Status == scenarios.Baseline),
	} {
		if c.Label != "" {
			out = append(out, c)
		}
	}
	return out
}

// outOfArchive is the status of the open scenario once it is not archived any more:
// what was adopted stays adopted.
func (w *Window) outOfArchive() scenarios.Status {
	if w.session.Now().Info.Adopted != "" {
		return scenarios.Adopted
	}
	return scenarios.Draft
}

// setStatus gives the open scenario a status, says so, and offers the one before.
func (w *Window) setStatus(to scenarios.Status) {
	was, baseline := w.session.Now().Info, w.sight().Base.ID
	w.putStatus(was.ID, to, w.here(func() { w.saidStatus(was, baseline) }))
}

// saidStatus says which status the open scenario has now, and offers the one that it had.
func (w *Window) saidStatus(was scenarios.Info, baseline model.ID) {
	is := w.session.Now().Info
	before := was.Status
	if before == scenarios.Baseline { // the baseline stays it when it is adopted or opened again
		if before = scenarios.Draft; was.Adopted != "" {
			before = scenarios.Adopted
		}
	}
	back := func() { w.putStatus(was.ID, before, nil) }
	if is.Status == scenarios.Baseline && was.Status != scenarios.Baseline {
		back = func() {
			w.putStatus(baseline, scenarios.Baseline, w.here(func() { w.putStatus(was.ID, before, nil) }))
		}
	}
	p := w.print
	said := "toast.status"
	if is.Status == scenarios.Baseline && was.Status == scenarios.Baseline { // it stays that
		said = "toast.opened"
		if is.Adopted != "" {
			said = "toast.adopted"
		}
	}
	w.tell(look.NewToast(look.Cut(p.T(said, "scenario", is.Name.In(w.lang), "status", p.T("status."+string(is.Status))), look.Body, 420),
		look.Offer{Label: p.T("action.undo"), Icon: "undo", Perform: back}))
}

// putStatus gives a scenario a status and shows it, then tells whether it has it.
func (w *Window) putStatus(id model.ID, to scenarios.Status, then func(done bool)) {
	if then == nil {
		then = func(bool) {}
	}
	w.dropReason()
	w.putBack()
	w.frame.hideToast()
	w.desk.SetStatus(id, to, func(err error) { w.outcome(err, then) })
}

// standing says that the open scenario is not edited, and what can be done instead.
func (w *Window) standing() news {
	p, info := w.print, w.session.Now().Info
	fork := offer{"fork", p.T("banner.fork"), w.askFork}
	switch {
	case info.Adopted != "" && info.Status != scenarios.Archived:
		key := "banner.adopted"
		if info.StatusWho != "" {
			key = "banner.adopted-by"
		}
		return news{icon: "lock", words: p.T(key, "who", info.StatusWho, "day", p.DayOf(info.StatusAt.Local())),
			hint: p.T("banner.fingerprint", "x", info.Adopted), offers: []offer{fork, {"reopen", p.T("banner.reopen"), func() { w.setStatus(scenarios.Draft) }}}}
	case info.Status == scenarios.Archived:
		return news{icon: "tray", words: p.T("banner.archived"), offers: []offer{fork, {"reopen", p.T("action.unarchive"), func() { w.setStatus(w.outOfArchive()) }}}}
	}
	return news{}
}

// locked says that the open scenario is adopted or archived and offers to fork it;
// false when err is something else.
func (w *Window) locked(headline, hint string, err error) bool {
	if w.session == nil || !errors.Is(err, scenarios.ErrAdopted) && !errors.Is(err, scenarios.ErrArchived) {
		return false
	}
	w.say(headline, hint, "banner.fork", w.askFork)
	return true
}
