package ui

import (
	"context"
	"slices"
	"time"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// asked is a move whose reason is being asked for in the line under its card.
type asked struct {
	seq  int    // row of the log
	kept string // what is stored as the reason by now
}

// toastTime is how long the offer to take a move back stays.
const toastTime = 6 * time.Second

// moved asks why duties were moved and offers to take it back.
func (w *Window) moved(duties []model.ID, to model.ID) {
	snap := w.session.Now()
	w.learned()
	w.board.Select(duties...)
	if w.view == BoardView { // the question stands under a card
		w.asked = &asked{seq: snap.Seq}
		w.board.AskWhy(duties[len(duties)-1], w.suggestions()...)
	}
	p, s := w.print, snap.Scenario
	what := p.Name(s, model.Ref{Kind: model.DutyKind, ID: duties[0]})
	if len(duties) > 1 {
		what = p.T("toast.duties", "n", len(duties))
	}
	said := p.T("toast.moved", "what", what, "to", p.Unit(s, to))
	left, verb := model.LeftByLast(s, snap.Last, to, duties...)
	if len(left) == 0 {
		if !w.freshBranch() { // said already, and where it has gone
			w.toast(said)
		}
		return
	}
	along := look.Offer{Label: p.T("toast.along", "n", len(left)), Icon: "move", Perform: func() {
		w.frame.hideToast()
		w.do(verb, p.T("reason.along"), w.here(func() {
			w.toast(p.T("toast.moved", "what", w.named(s, left), "to", p.Unit(s, to)))
		}))
	}}
	if w.freshBranch() {
		w.offerCorrection(along)
		return
	}
	w.toast(p.T("toast.left", "to", p.Unit(s, to), "list", w.named(s, left)), along)
}

// placed says that a unit got another place, and offers to take that back.
func (w *Window) placed(model.ID) { w.toast(w.lastStep()) }

// editDuty opens the sentence of a duty in the inspector.
func (w *Window) editDuty(duty model.ID) {
	w.board.Select(duty)
	w.panels.inspector.Edit("text." + string(w.lang))
}

// stayed lists what is still where a duty was before it was moved, and gives the verb that
// sends it after the duty; nil when nothing is.
func (w *Window) stayed(duty model.ID) ([]model.Ref, model.Verb) {
	now := w.session.Now()
	d, _ := now.Scenario.Duty(duty)
	var steps []model.Change
	for _, s := range w.sight().Trail {
		if !s.Undone {
			steps = append(steps, s.Change)
		}
	}
	return model.Stayed(now.Scenario, duty, model.HomesBefore(d, now.Baseline, steps))
}

// named names the first of some records and says how many more there are.
func (w *Window) named(s model.Scenario, refs []model.Ref) string {
	first := w.print.Quote(w.print.Name(s, refs[0]))
	if rest := len(refs) - 1; rest > 0 {
		return w.print.T("toast.and-more", "list", first, "n", rest)
	}
	return first
}

// suggestions are up to two reasons drawn from what the last step improved.
func (w *Window) suggestions() []string {
	snap := w.session.Now()
	if snap.Pending {
		return nil
	}
	undone, err := model.Apply(snap.Scenario, model.Invert(snap.Last))
	if err != nil {
		return nil
	}
	gone, _ := check.Compare(snap.Findings, snap.Findings.Update(snap.Scenario, undone, model.Invert(snap.Last)))
	var out []string
	for _, f := range gone {
		if f.Severity < check.Medium {
			continue
		}
		why := w.print.T("reason.rule." + f.Rule)
		if w.print.Has("reason.rule."+f.Rule) && !slices.Contains(out, why) {
			out = append(out, why)
		}
	}
	return out[:min(len(out), 2)]
}

// keepReason stores what has been typed so far as the reason of the last move.
func (w *Window) keepReason(why string) {
	a := w.asked
	if a == nil || why == a.kept {
		return
	}
	a.kept = why
	w.note(a.seq, why)
}

// note stores why a step was done.
func (w *Window) note(seq int, why string) {
	w.session.Note(context.Background(), seq, why, func(err error) {
		if err != nil {
			w.outcome(err, func(bool) {})
		}
	})
}

// reason stores why the last move was made; "" ends the question unanswered.
func (w *Window) reason(why string) {
	w.leaveReason()
	if why != "" {
		w.keepReason(why)
	}
	w.asked = nil
}

// dropReason ends the question with what has been typed: the user has gone on.
func (w *Window) dropReason() {
	if w.asked != nil {
		w.board.GoOn()
		w.leaveReason()
		w.asked = nil
		w.board.AskWhy("")
	}
}

// goOn stores what is being typed, wherever that is: fields that edit in place commit
// when they lose the keyboard, and the question why a move was made ends. It comes
// before everything that takes fields away; the board keeps the keyboard.
func (w *Window) goOn() {
	if w.canvas != nil {
		if _, typing := w.canvas.Focused().(*look.Entry); typing {
			w.canvas.Unfocus()
		}
	}
	if w.session != nil {
		w.dropReason()
	}
}

// leaveReason takes the keyboard from the field that is about to go: it would keep
// it, and with it Ctrl+Z.
func (w *Window) leaveReason() {
	if w.canvas == nil {
		return
	}
	field, focused := w.board.Targets()["reason"], w.canvas.Focused()
	if field != nil && focused != nil && any(field) == any(focused) {
		w.canvas.Focus(w.board)
	}
}

// toast says what was done and offers what may follow, and to take it back, for a while.
func (w *Window) toast(text string, offers ...look.Offer) {
	undo := look.Offer{Label: w.print.T("action.undo"), Icon: "undo", Key: "Ctrl+Z", Perform: w.Undo}
	w.tell(look.NewToast(look.Cut(text, look.Body, 420), append(offers, undo)...))
}

// tell shows a toast for a while.
func (w *Window) tell(t *look.Toast) { w.tellFor(toastTime, t) }

func (w *Window) tellFor(while time.Duration, t *look.Toast) {
	w.frame.showToast(t)
	if w.win == nil {
		return
	}
	w.after(while, func() { w.frame.endToast(t) })
}

// predicted shows what letting go now would do, in the right panel and the scorecard.
func (w *Window) predicted(p *carry.Prediction) {
	w.drawPrediction(p)
}

// removeDuties removes the chosen duties in one step; with none chosen there is nothing to do.
func (w *Window) removeDuties(duties []model.ID) {
	if len(duties) > 0 {
		w.tellDone(model.RemoveDuties(duties...))
	}
}

// tellDone carries out a verb and says for a while what it did, with the way back.
func (w *Window) tellDone(v model.Verb) {
	w.do(v, "", w.here(func() { w.toast(w.lastStep()) }))
}

// moveTo moves duties by menu, with the same question as after a drag.
func (w *Window) moveTo(duties []model.ID, to model.ID) {
	w.do(model.MoveDuties(to, duties...), "", w.here(func() { w.moved(duties, to) }))
}
