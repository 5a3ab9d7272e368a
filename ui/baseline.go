package ui

import (
	"errors"
	"slices"
	"time"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// correction is the mode in which steps change the baseline itself.
type correction struct {
	// filling tells that nothing is there to be corrected: the organisation as it is has
	// still to be written down.
	filling bool
}

// branched is the fork that a gesture on the baseline has made, for as long as that
// gesture is all that was done in it.
type branched struct {
	fork model.ID
	from *desk.Session // the baseline's
	verb model.Verb
	why  string
}

// branchTime is how long the line about a new branch stays.
const branchTime = 10 * time.Second

// guarded reports whether a gesture makes a fork: the baseline is what is, not a place to
// try things, unless somebody has said that it is to be corrected.
func (w *Window) guarded() bool {
	now := w.session.Now()
	return now.Info.Status == scenarios.Baseline && now.Info.Adopted == "" && !now.ReadOnly && w.correcting == nil
}

// aboutTheScenario reports whether a verb changes only what is said of a scenario, such
// as its name, a question pinned to something in it or what a meeting decided, and not the
// organisation in it.
func aboutTheScenario(v model.Verb, s model.Scenario) bool {
	c, err := v(s)
	return err == nil && onlySaid(c)
}

// onlySaid reports the same of what a verb did.
func onlySaid(c model.Change) bool {
	return !slices.ContainsFunc(c.Edits, func(e model.Edit) bool {
		return !slices.Contains([]model.Kind{model.BriefKind, model.CommentKind, model.ResolutionKind}, e.Ref().Kind)
	})
}

// branch carries a verb out in a new fork of the baseline and goes there.
func (w *Window) branch(v model.Verb, why string, then func(done bool)) {
	from, unit := w.session, w.unit
	from.Branch(w.optionName(), v, why, func(fork *desk.Session, err error) {
		if err == nil && fork != nil && w.desk.Session() == fork {
			w.branched, w.withdrawn = &branched{fork.Now().Info.ID, from, v, why}, nil
			w.drafts.Forked(from.Now().Info.ID, fork.Now().Info.ID)
			w.forked()
			if w.unit = unit; unit != "" {
				w.drawRight()
			}
			w.offerCorrection()
		}
		w.outcome(err, then)
	})
}

// optionName is a name for a new scenario that none in the library has.
func (w *Window) optionName() model.Text { return w.numbered("scenario.option") }

// numbered is a wording with the first number with which no scenario has it for a name.
func (w *Window) numbered(key string) model.Text {
	for n := 1; ; n++ {
		name := model.Text{ZH: chrome.In(model.ZH).T(key, "n", n), EN: chrome.In(model.EN).T(key, "n", n)}
		if !slices.ContainsFunc(w.sight().Infos, func(i scenarios.Info) bool {
			return i.Status != scenarios.Archived && (i.Name.ZH == name.ZH || i.Name.EN == name.EN)
		}) {
			return name
		}
	}
}

// offerCorrection says where the gesture has gone, and offers what may follow, the other
// place, and the way back.
func (w *Window) offerCorrection(offers ...look.Offer) {
	p := w.print
	said := p.T("toast.branched", "scenario", p.Quote(w.session.Now().Info.Name.In(w.lang)))
	w.tellFor(branchTime, look.NewToast(look.Cut(said, look.Body, 420), append(offers,
		look.Offer{Label: p.T("action.correct-instead"), Icon: "edit", Perform: w.correctInstead},
		look.Offer{Label: p.T("action.undo"), Icon: "undo", Key: "Ctrl+Z", Perform: w.Undo})...))
}

// freshBranch reports whether the open scenario is a branch in which nothing was done but
// the gesture that made it; why may have been written since.
func (w *Window) freshBranch() bool {
	if w.session == nil || w.branched == nil {
		return false
	}
	return w.session.Now().Info.ID == w.branched.fork
}

// withdraw takes the branch back together with its step and shows the baseline again, then
// does more with the reason that was written for the step. When the branch has to stay it
// says why.
func (w *Window) withdraw(then func(why string)) {
	b := w.branched
	w.desk.Withdraw(b.from, func(why string, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		w.branched, w.withdrawn = nil, b
		w.drafts.Forked(b.fork, b.from.Now().Info.ID)
		w.compared = slices.DeleteFunc(w.compared, func(id model.ID) bool { return id == b.fork })
		w.entered()
		if then != nil {
			then(why)
		}
	})
}

// correctInstead moves the gesture that made the branch to the baseline, with the reason
// that was written for it: the branch goes, and the baseline is being corrected from then
// on.
func (w *Window) correctInstead() {
	w.goOn()
	w.frame.hideToast()
	if !w.freshBranch() {
		w.fail(scenarios.ErrStoodOn)
		return
	}
	verb := w.branched.verb
	w.withdraw(func(why string) {
		w.withdrawn = nil
		w.beginCorrection()
		w.do(verb, why, nil)
	})
}

// again reports whether the branch that was withdrawn last can be made again: nothing
// else was done since.
func (w *Window) again() bool {
	return w.withdrawn != nil && w.session != nil && w.session.Now().Info.ID == w.withdrawn.from.Now().Info.ID && w.guarded()
}

// canUndo and canRedo report whether there is a step to take back or to carry out again.
func (w *Window) canUndo() bool { return w.session.Now().CanUndo }
func (w *Window) canRedo() bool { return w.session.Now().CanRedo || w.again() }

// beginCorrection begins to correct the baseline that is open.
func (w *Window) beginCorrection() {
	w.frame.hideToast()
	before := w.session.Now().Scenario // nothing is better or worse than itself
	w.correcting = &correction{}
	w.desk.Against(&before)
	w.draw()
}

// endCorrection ends that: the next gesture makes a fork again.
func (w *Window) endCorrection() {
	w.goOn()
	w.frame.hideToast()
	w.correcting = nil
	w.desk.Against(nil)
	w.draw()
}

// beginFilling enters the correction of a baseline that began empty and from which
// nothing was forked: who writes down the organisation as it is is not trying things. How a
// scenario began is known when its log was told.
func (w *Window) beginFilling() {
	start, info := w.sight().Start, w.session.Now().Info
	if start == nil || w.begun == w.session {
		return
	}
	w.begun = w.session
	if info.Status != scenarios.Baseline || info.Parent != "" ||
		slices.ContainsFunc(w.sight().Infos, func(i scenarios.Info) bool { return i.Parent == info.ID }) {
		return
	}
	if start.Count(model.DutyKind) == 0 {
		w.correcting = &correction{filling: true}
	}
}

// correctingNews says that the baseline is being changed, and how to stop.
func (w *Window) correctingNews() news {
	if w.correcting == nil {
		return news{}
	}
	p, done := w.print, offer{"done", w.print.T("action.done"), w.endCorrection}
	if w.correcting.filling {
		return news{icon: "edit", words: p.T("banner.filling"), offers: []offer{
			{"add-unit", p.T("action.add-unit"), w.askUnit}, {"add-duty", p.T("action.add-duty"), func() { w.askDuty("") }}, done}}
	}
	return news{icon: "edit", words: p.T("banner.correcting"), offers: []offer{done}}
}

// baselineChoices are what the menu of a scenario offers about the baseline.
func (w *Window) baselineChoices() []look.Choice {
	switch info := w.session.Now().Info; {
	case w.freshBranch():
		return []look.Choice{w.choice("correct-instead", "edit", "", w.correctInstead), {}}
	case info.Status == scenarios.Baseline && w.correcting != nil:
		return []look.Choice{w.choice("end-correction", "check", "", w.endCorrection), {}}
	case w.guarded():
		return []look.Choice{w.choice("correct", "edit", "", w.beginCorrection), {}}
	}
	return nil
}

// refuseGuarded says that the baseline is not changed by what was asked for, and offers
// to correct it; false when it may be changed.
func (w *Window) refuseGuarded(then func()) bool {
	if !w.guarded() {
		return false
	}
	w.tell(look.NewToast(w.print.T("toast.guarded"), look.Offer{Label: w.print.T("action.correct"), Icon: "edit", Perform: func() {
		w.frame.hideToast()
		w.beginCorrection()
		then()
	}}))
	return true
}

// left answers that the open scenario is not in the library any more: another program
// has withdrawn it.
func (w *Window) left(err error) bool {
	if !errors.Is(err, scenarios.ErrUnknownScenario) || len(w.sight().Infos) == 0 {
		return false
	}
	w.desk.EnterFirst(w.library, "", func(err error) {
		if err == nil {
			w.entered()
		}
	})
	return true
}
