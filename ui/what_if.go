package ui

import (
	"context"
	"slices"

	"sandtable/desk"
	"sandtable/export/pack"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
)

// trying is a fork in which something is tried during a meeting.
type trying struct {
	fork model.ID
	of   model.ID
	from *desk.Session // of the scenario it was forked from
	// asked is the question what becomes of it; nil = it was not asked.
	asked *dialogs.Dialog
}

// whatIf begins to try something on the board, in a fork that nobody has to name.
func (w *Window) whatIf() {
	g := &w.gathering
	if g.trying != nil || g.forking || w.session == nil {
		return
	}
	g.forking = true
	from, of := w.session, w.session.Now().Info.ID
	w.desk.Fork(w.numbered("meeting.try-name"), func(err error) {
		g.forking = false
		if err != nil {
			w.fail(err)
			return
		}
		w.entered()
		g.trying = &trying{fork: w.session.Now().Info.ID, of: of, from: from}
		w.Show(BoardView)
		w.showTrial()
	})
}

// showTrial shows the room what has been tried so far, when it looks at another screen.
func (w *Window) showTrial() {
	g := &w.gathering
	if g.trying == nil || !g.talk.Shared() || w.session == nil || w.session.Now().Info.ID != g.trying.fork {
		return
	}
	if g.making != nil {
		g.making()
	}
	ctx, cancel := context.WithCancel(context.Background())
	g.making = cancel
	w.desk.Trial(ctx, g.trying.of, g.trying.fork, w.print, w.options.Version, func(slides []pack.Slide, err error) {
		if err == nil && g.trying != nil {
			g.talk.Try(&slides[0])
		}
	})
}

// tryingNews says during a meeting that something is being tried, and how that ends.
func (w *Window) tryingNews() news {
	g := &w.gathering
	if g.trying == nil {
		return news{}
	}
	p := w.print
	return news{icon: "fork", words: p.T("meeting.trying"), offers: []offer{
		{"keep-try", p.T("meeting.keep"), func() { w.endTry(true, nil) }},
		{"drop-try", p.T("meeting.drop"), func() { w.endTry(false, nil) }}}}
}

// tried reports whether anything was done in the fork; if that is not known, it was.
func (w *Window) tried(t *trying) bool {
	if now := w.session.Now(); now.Info.ID != t.fork || now.Pending || w.desk.Asked() > 0 {
		return true
	}
	info, ok := w.sight().Info(t.fork)
	return !ok || info.Seq > 0
}

// settled does what ends or leaves a meeting once it is said what becomes of what is being
// tried.
func (w *Window) settled(then func()) {
	if w.gathering.trying == nil {
		then()
		return
	}
	w.settleTry(then, nil)
}

// settleTry asks what becomes of what is being tried and goes back to the deck, then does
// more; stays is called instead when the user goes on trying. Both may be nil. Who has done
// nothing yet is not asked, nor is who is being asked already: then it is kept.
func (w *Window) settleTry(then, stays func()) {
	t, p := w.gathering.trying, w.print
	switch {
	case t.asked != nil && !t.asked.Closed():
		t.asked.Finish()
		w.endTry(true, then)
		return
	case !w.tried(t):
		w.endTry(false, then)
		return
	}
	name := ""
	if info, ok := w.sight().Info(t.fork); ok {
		name = info.Name.In(w.lang)
	}
	t.asked = dialogs.Wait(w.hands(), p, p.T("meeting.settle", "name", name), p.T("meeting.settle-hint"),
		dialogs.Way{Name: "keep-try", Label: p.T("meeting.keep"), Perform: func() { w.endTry(true, then) }},
		dialogs.Way{Name: "drop-try", Label: p.T("meeting.drop"), Perform: func() { w.endTry(false, then) }},
		dialogs.Way{Name: "cancel", Label: p.T("meeting.go-on-trying"), Perform: stays})
	w.keep(t.asked)
}

// endTry goes back to the deck, then does more; what was tried stays as a scenario, or is
// put away. A fork in which nothing was done and that nobody wants has never been.
func (w *Window) endTry(keep bool, then func()) {
	g := &w.gathering
	t := g.trying
	if t == nil {
		return
	}
	untouched := !keep && !w.tried(t)
	g.trying = nil
	g.talk.Try(nil)
	back := func() {
		w.switchTo(t.of, func() {
			if g.talk.Under() {
				w.Show(MeetingView) // with the keyboard, wherever it was
				w.layOut()
			}
			w.draw()
			if then != nil {
				then()
			}
		})
	}
	away := func() {
		w.desk.SetStatus(t.fork, scenarios.Archived, func(err error) {
			if err != nil {
				w.fail(err)
			}
			back()
		})
	}
	switch {
	case keep:
		if !slices.Contains(w.compared, t.fork) { // it is one of the options from now on
			w.compared = append(w.columns(), t.fork)
		}
		back()
	case untouched:
		w.desk.Withdraw(t.from, func(_ string, err error) {
			if err != nil { // another program has built on it
				away()
				return
			}
			w.compared = slices.DeleteFunc(w.compared, func(id model.ID) bool { return id == t.fork })
			w.entered()
			back()
		})
	default:
		away()
	}
}
