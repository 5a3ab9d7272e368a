package ui

import (
	"context"
	"errors"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// do carries out a verb, for a reason that may be empty: beside the window, in the order in
// which things are asked for. then, which may be nil, is told whether it is done: true when
// it is in the file and shown; false when it was refused, before the window says why. What
// the scenario itself refuses is told before do returns. Whoever writes, writes like this:
//
//	w.do(model.RemoveUnit(unit, ""), "", func(done bool) { … })
//
// What follows a deed stands in then, and nowhere else: after do returns, the session still
// shows what was before. By then another scenario may be open.
func (w *Window) do(v model.Verb, why string, then func(done bool)) {
	if then == nil {
		then = func(bool) {}
	}
	if w.session == nil {
		then(false)
		return
	}
	w.dropReason()
	if w.guarded() && !aboutTheScenario(v, w.session.Now().Scenario) {
		w.branch(v, why, then)
		return
	}
	s := w.session
	s.Do(context.Background(), v, why, func(err error) {
		if err == nil && w.session == s {
			w.branched, w.withdrawn = nil, nil
			w.toast(w.lastStep())
			w.offerReview()
		}
		w.outcome(err, then)
	})
}

// outcome tells what has become of a deed, and says why it was refused.
func (w *Window) outcome(err error, then func(done bool)) {
	if then(err == nil); err != nil {
		w.refused++
		w.fail(err)
	}
}

// here has what follows a deed happen only while the same scenario is still open.
func (w *Window) here(then func()) func(done bool) {
	s := w.session
	return func(done bool) {
		if done && w.isHere(s) {
			then()
		}
	}
}

// isHere reports whether a session, or the fork that a gesture has just made of it, is the
// one that is open.
func (w *Window) isHere(s *desk.Session) bool {
	return w.session != nil && (w.session == s || w.freshBranch() && w.branched.from == s)
}

// lastStep says what the last step did.
func (w *Window) lastStep() string {
	now := w.session.Now()
	before, err := model.Apply(now.Scenario, model.Invert(now.Last))
	if err != nil { // then the names are those of now
		before = now.Scenario
	}
	return w.print.Change(before, now.Last)
}

// preview tells what a verb would do. What cannot be previewed is refused.
func (w *Window) preview(v model.Verb) scenarios.Consequence {
	c, err := w.session.Preview(v)
	if err != nil {
		return scenarios.Consequence{Refusal: err}
	}
	return c
}

// Undo takes the last step back; with the step that made a branch of the baseline, the
// branch.
func (w *Window) Undo() {
	if w.freshBranch() {
		w.putBack()
		w.dropReason()
		if w.session.Now().Seq == 1 && w.desk.Asked() == 0 { // no reason was written that would be lost
			w.withdraw(nil)
			return
		}
	}
	w.step("undone", (*desk.Session).Undo)
}

// Redo carries out again what was undone last.
func (w *Window) Redo() {
	if w.session != nil && w.again() {
		w.branch(w.withdrawn.verb, w.withdrawn.why, func(bool) {})
		return
	}
	w.step("redone", (*desk.Session).Redo)
}

// step goes a step back or forth and says which.
func (w *Window) step(said string, step func(*desk.Session, context.Context, func(error))) {
	if w.session == nil {
		return
	}
	w.putBack()
	w.dropReason()
	w.frame.hideToast()
	s := w.session
	what := s.Now().Undoes
	if said == "redone" {
		what = s.Now().Redoes
	}
	if !what.Empty() && what.Verb != model.ImportVerb && !onlySaid(what) && w.refuseGuarded(func() { w.step(said, step) }) {
		return
	}
	step(s, context.Background(), func(err error) {
		switch {
		case errors.Is(err, scenarios.ErrNothingToUndo) || errors.Is(err, scenarios.ErrNothingToRedo):
			// the arrows say so already; a key that is held down ends here
		case err != nil:
			w.refused++
			w.fail(err)
		case w.session == s:
			w.branched, w.withdrawn = nil, nil
			w.stepped(said)
		}
	})
}

// stepped says which step was taken back or carried out again, and offers the other way.
func (w *Window) stepped(said string) {
	now := w.session.Now()
	what, offer := now.Redoes, look.Offer{Label: w.print.T("action.redo"), Icon: "redo", Key: "Ctrl+Y", Perform: w.Redo}
	if said == "redone" {
		what, offer = now.Undoes, look.Offer{Label: w.print.T("action.undo"), Icon: "undo", Key: "Ctrl+Z", Perform: w.Undo}
	}
	w.tell(look.NewToast(w.print.T("toast."+said, "verb", w.print.Verb(what.Verb)), offer))
}
