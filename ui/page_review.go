package ui

import (
	"slices"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/review"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/panel"
)

// reviewed is the review of a department: its overlaps, open and settled, in an order
// that stays, and the record of how they were settled.
type reviewed struct {
	unit  model.ID
	pairs []panel.Reviewed
	log   review.Log
	of    logged
}

// logged is what a record was read from.
type logged struct {
	id    model.ID
	seq   int
	steps int // that were known
}

// read follows the log of the scenario that is open.
func (r *reviewed) read(s desk.Sight) {
	steps := s.Steps()
	of := logged{s.Now.Info.ID, s.Now.Seq, len(steps)}
	if r.of == of {
		return
	}
	known := make([]review.Step, len(steps))
	for i, x := range steps {
		known[i] = review.Step{Change: x.Change, Why: x.Why, Who: x.Who, At: x.At.Local()}
	}
	r.of, r.log = of, review.Read(s.Now.Scenario, known)
}

// ReviewView is the review of a department's overlaps: it is opened after a merger or
// from a unit, and left again.
const ReviewView View = "review"

func (w *Window) reviewPage() page {
	w.panels.review = panel.NewReview(panel.ReviewHands{
		Verb:    w.settling,
		Preview: w.preview,
		Settle:  w.answer,
		Leave:   func() { w.Show(BoardView) },
		Show:    func(f check.Finding) { w.goToFinding(f.Key) },
	})
	r := w.panels.review
	return page{view: ReviewView, content: r, targets: r.Targets, key: r.Key, foot: r.Foot, draw: w.drawReview, ask: w.desk.Recollect, untabbed: true, pose: w.poseReview}
}

// review opens the review of the department that a unit belongs to.
func (w *Window) review(unit model.ID) {
	w.reviewed = reviewed{unit: unit}
	w.desk.Recollect()
	w.findPairs()
	w.Show(ReviewView)
	w.panels.review.Begin()
}

// offerReview tells after a merger how many overlaps are inside the merged unit now.
func (w *Window) offerReview() {
	snap := w.session.Now()
	if snap.Last.Verb != "merge-units" || snap.Pending {
		return
	}
	for _, e := range snap.Last.Edits {
		u, ok := snap.Scenario.Unit(e.Ref().ID)
		if !ok || e.Ref().Kind != model.UnitKind || len(u.Origin.Members()) == 0 {
			continue
		}
		if n := w.unsettled(u.ID); n > 0 {
			p := w.print
			w.toast(p.T("toast.merged-units", "unit", p.Unit(snap.Scenario, u.ID)), look.Offer{Label: p.T("toast.review", "n", n), Icon: "fuse", Perform: func() {
				w.frame.hideToast()
				w.review(u.ID)
			}})
			return
		}
	}
}

// unsettled counts the overlaps inside a unit's department that nobody has settled.
func (w *Window) unsettled(unit model.ID) int {
	now := w.session.Now()
	return now.Findings.Unsettled()[now.Scenario.DepartmentOf(unit)]
}

// reviewChoice offers to review the overlaps inside a unit's department, when there are
// any. It speaks of a merger only where there was one.
func (w *Window) reviewChoice(unit model.ID) []look.Choice {
	now := w.session.Now()
	home := now.Scenario.DepartmentOf(unit)
	c := w.choice("review-pairs", "fuse", "", func() { w.review(unit) })
	joined, n := now.Scenario.Joined(home, now.Baseline), w.unsettled(unit)
	switch {
	case n > 0 && joined:
		c.Label = w.print.T("action.review-pairs", "n", n)
	case n > 0:
		c.Label = w.print.T("action.review-inside", "n", n)
	case joined && len(now.Findings.Near(home)) > 0:
		c.Label = w.print.T("action.review-settled")
	default:
		return nil
	}
	return []look.Choice{c}
}

// findPairs brings the list up to date: new overlaps join it, what is settled says how.
func (w *Window) findPairs() {
	now := w.session.Now()
	r := &w.reviewed
	home := now.Scenario.DepartmentOf(r.unit)
	r.read(w.sight())
	for _, p := range r.log.Pairs(now.Findings, w.sight().Base.Findings, home) {
		if !slices.ContainsFunc(r.pairs, func(x panel.Reviewed) bool { return x.Key == p.Key }) {
			r.pairs = append(r.pairs, panel.Reviewed{Key: p.Key, A: p.A, B: p.B})
		}
	}
	reasons := w.reasons()
	for i, p := range r.pairs {
		r.pairs[i].Decided, r.pairs[i].By = "", ""
		if d, ok := r.log.Decision(now.Findings, review.Pair{Key: p.Key, A: p.A, B: p.B}); ok {
			r.pairs[i].Decided, r.pairs[i].By = reasons.Decision(r.log.Past(), d)
		}
	}
}

func (w *Window) drawReview(now scenarios.Snapshot, p text.Printer) {
	w.findPairs()
	w.panels.review.Draw(now, w.reviewed.log.Past(), p, w.reviewed.pairs, now.Findings.Unowned())
}

// poseReview reviews the department with the most to review.
func (w *Window) poseReview() {
	var most model.ID
	for _, id := range w.homes() {
		if most == "" || w.unsettled(id) > w.unsettled(most) {
			most = id
		}
	}
	w.review(most)
}

// answer carries an answer out as one step and goes to the next pair.
func (w *Window) answer(x model.Settlement) {
	w.do(w.settling(x), w.print.Because(x), w.here(w.panels.review.Next))
}

// settling gives what an answer does.
func (w *Window) settling(x model.Settlement) model.Verb {
	x.Who = w.session.Who()
	return model.Settle(x.Reasoned(w.print.Because), w.session.Now().Findings.EvidenceIn())
}
