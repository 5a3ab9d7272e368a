package ui

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/look"
	"sandtable/ui/panel"
)

// reviewed is the review of a department: the overlaps inside it when it began, so that
// the settled ones stay in the list.
type reviewed struct {
	unit  model.ID
	pairs []panel.Reviewed
}

func (w *Window) makeReview() *panel.Review {
	return panel.NewReview(panel.ReviewHands{
		Verb:    w.settling,
		Preview: w.preview,
		Settle:  w.answer,
		Leave:   func() { w.Show(BoardView) },
		Show:    func(f check.Finding) { w.goToFinding(f.Key) },
	})
}

// review opens the review of the department that a unit belongs to.
func (w *Window) review(unit model.ID) {
	w.reviewed = reviewed{unit: unit}
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
		if n := len(w.overlapsInside(u.ID)); n > 0 {
			p := w.print
			w.tell(look.NewToast(p.T("toast.merged-units", "unit", p.Unit(snap.Scenario, u.ID)), look.Offer{Label: p.T("toast.review", "n", n), Icon: "fuse", Perform: func() {
				w.frame.hideToast()
				w.review(u.ID)
			}}))
			return
		}
	}
}

// overlapsInside lists the near pairs of duties of one department, accepted ones too,
// in the order of the warnings.
func (w *Window) overlapsInside(unit model.ID) []check.Finding {
	snap := w.session.Now()
	s := snap.Scenario
	whole := s.DepartmentOf(unit)
	var out []check.Finding
	for f := range snap.Findings.Each() {
		if f.Rule != "OV-02" || len(f.Subjects) != 2 {
			continue
		}
		a, _ := s.Duty(f.Subjects[0].ID)
		b, _ := s.Duty(f.Subjects[1].ID)
		if s.DepartmentOf(a.Unit) == whole && s.DepartmentOf(b.Unit) == whole {
			out = append(out, *f)
		}
	}
	slices.SortStableFunc(out, func(a, b check.Finding) int {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// findPairs brings the list up to date: new overlaps join it, what is settled says how.
func (w *Window) findPairs() {
	for _, f := range w.overlapsInside(w.reviewed.unit) {
		if !slices.ContainsFunc(w.reviewed.pairs, func(p panel.Reviewed) bool { return p.Key == f.Key }) {
			w.reviewed.pairs = append(w.reviewed.pairs, panel.Reviewed{Key: f.Key, A: f.Subjects[0].ID, B: f.Subjects[1].ID})
		}
	}
	snap := w.session.Now()
	for i := range w.reviewed.pairs {
		pair := &w.reviewed.pairs[i]
		_, okA := snap.Scenario.Duty(pair.A)
		_, okB := snap.Scenario.Duty(pair.B)
		f, found := snap.Findings.Get(pair.Key)
		switch {
		case !okA || !okB:
			pair.Decided = w.print.T("review.one")
		case found && f.Waived != nil:
			pair.Decided = w.print.T("review.accepted", "why", f.Waived.Reason)
		case !found:
			pair.Decided = w.print.T("review.apart")
		default:
			pair.Decided = ""
		}
	}
}

// unowned are the warnings about what nobody owns.
func (w *Window) unowned() []check.Finding {
	var out []check.Finding
	for f := range w.session.Now().Findings.Each() {
		if f.Waived == nil && slices.Contains([]string{"GP-01", "GP-03", "GP-05", "GP-06", "GV-04"}, f.Rule) {
			out = append(out, *f)
		}
	}
	return out
}

func (w *Window) drawReview() {
	w.findPairs()
	w.panels.review.Draw(w.session.Now(), w.print, w.reviewed.pairs, w.unowned())
}

// answer carries an answer out as one step and goes to the next pair.
func (w *Window) answer(s panel.Settlement) {
	v := w.settling(s)
	if v == nil {
		return
	}
	why := strings.TrimSpace(s.Why)
	if why == "" {
		why = w.print.T("review.because." + string(rune('1'+int(s.Answer))))
	}
	if w.doBecause(v, why) {
		w.panels.review.Next()
	}
}

// settling gives what an answer does; nil when nothing was written that it needs.
func (w *Window) settling(s panel.Settlement) model.Verb {
	now := w.session.Now().Scenario
	a, okA := now.Duty(s.Pair.A)
	b, okB := now.Duty(s.Pair.B)
	if !okA || !okB {
		return nil
	}
	reword := func(d model.Duty, text string) model.Verb {
		return model.EditRecord(d.Ref(), map[string]string{"text." + string(w.lang): strings.TrimSpace(text)})
	}
	switch s.Answer {
	case panel.KeepA:
		return model.FuseDuties(a.ID, a.Text, a.ID, b.ID)
	case panel.KeepB:
		return model.FuseDuties(b.ID, b.Text, b.ID, a.ID)
	case panel.FuseBoth:
		if strings.TrimSpace(s.TextA) == "" {
			return nil
		}
		return model.FuseDuties(a.ID, model.Text{}.With(w.lang, strings.TrimSpace(s.TextA)), a.ID, b.ID)
	case panel.DivideBoth:
		var edits []model.Verb
		for i, d := range []model.Duty{a, b} {
			if text := strings.TrimSpace([]string{s.TextA, s.TextB}[i]); text != "" && text != d.Text.In(w.lang) {
				edits = append(edits, reword(d, text))
			}
		}
		if len(edits) == 0 {
			return nil
		}
		return w.agreed(s, edits...)
	case panel.LeadAndSupport:
		if a.Unit == b.Unit {
			return w.agreed(s, reword(b, w.print.T("review.supports", "text", b.Text.In(w.lang))))
		}
		return model.InOneStep(model.SettleVerb, model.FuseDuties(a.ID, a.Text, a.ID, b.ID), model.SetRole(a.ID, b.Unit, "R"))
	case panel.LeaveBoth:
		return w.agreed(s)
	}
	return nil
}

// agreed rewords duties and, where they are still near then, accepts that with the
// reason: people have agreed who does what.
func (w *Window) agreed(s panel.Settlement, edits ...model.Verb) model.Verb {
	return func(before model.Scenario) (model.Change, error) {
		snap := w.session.Now()
		findings, after := snap.Findings, before
		if len(edits) > 0 {
			c, err := model.InOneStep(model.SettleVerb, edits...)(before)
			if err != nil {
				return model.Change{}, err
			}
			if after, err = model.Apply(before, c); err != nil {
				return model.Change{}, err
			}
			findings = findings.Update(before, after, c)
		}
		verbs := slices.Clone(edits)
		if evidence, found := findings.Evidence(s.Pair.Key); found {
			why := strings.TrimSpace(s.Why)
			if why == "" && len(edits) > 0 {
				why = w.print.T("review.because." + string(rune('1'+int(s.Answer))))
			}
			verbs = append(verbs, model.Waive(s.Pair.Key, why, w.session.Who(), evidence))
		}
		if len(edits) == 0 && len(verbs) == 1 {
			return verbs[0](before)
		}
		return model.InOneStep(model.SettleVerb, verbs...)(before)
	}
}
