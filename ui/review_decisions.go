package ui

import (
	"slices"
	"strings"
	"time"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/ui/panel"
)

// decisions are the overlaps that the steps of a scenario settled, as the log has them.
type decisions struct {
	id    model.ID
	seq   int
	known int // steps that were known
	steps []decided
	past  model.Scenario // the scenario with all that it had once, as it was last
}

// decided is one step that settled an overlap, or after which a settlement counts no more.
type decided struct {
	model.Settled
	scenarios.Step
}

// read follows the log of the scenario that is open.
func (d *decisions) read(s desk.Sight) {
	now, steps := s.Now, s.Steps()
	if d.id == now.Info.ID && d.seq == now.Seq && d.known == len(steps) {
		return
	}
	*d = decisions{id: now.Info.ID, seq: now.Seq, known: len(steps), past: now.Scenario}
	gone := map[model.Ref]model.Record{}
	for _, s := range steps {
		for _, e := range s.Change.Edits {
			switch {
			case e.Removed():
				gone[e.Ref()] = e.Before
			case e.Added():
				delete(gone, e.Ref())
			}
		}
		if x, ok := model.SettledBy(s.Change); ok || s.Change.Verb == "unwaive" || s.Change.Verb == "merge-units" {
			d.steps = append(d.steps, decided{x, s})
		}
	}
	var was model.Change
	for ref, r := range gone {
		if !now.Scenario.Has(ref) {
			was.Edits = append(was.Edits, model.Edit{After: r})
		}
	}
	if all, err := model.Apply(now.Scenario, was); err == nil {
		d.past = all
	}
}

// pairs lists the overlaps inside a department that were settled since the merger that
// made it, in the order in which they were. baseline tells what overlapped before.
func (d decisions) pairs(now scenarios.Snapshot, home model.ID, baseline check.Findings) []panel.Reviewed {
	var out []panel.Reviewed
	here := func(id model.ID) bool {
		return slices.ContainsFunc(heirs(now.Scenario, id), func(x model.Duty) bool { return now.Scenario.DepartmentOf(x.Unit) == home })
	}
	is := func(id model.ID) bool { return d.past.Has(model.Ref{Kind: model.DutyKind, ID: id}) }
	add := func(key string, a, b model.ID) {
		open, found := now.Findings.Get(key)
		if here(a) && here(b) && !(found && open.Waived == nil) && !slices.ContainsFunc(out, func(p panel.Reviewed) bool { return p.Key == key }) {
			out = append(out, panel.Reviewed{Key: key, A: a, B: b})
		}
	}
	for _, x := range d.steps {
		if _, touched := x.Change.Edit(model.Ref{Kind: model.UnitKind, ID: home}); touched && x.Change.Verb == "merge-units" {
			out = nil
		}
		switch {
		case x.Kept != "":
			for _, id := range x.Gone {
				add(model.NearKey(x.Kept, id))
			}
		case x.Waiver != "":
			if a, b, ok := model.NearPair(x.Settled.Key, is); ok {
				add(x.Settled.Key, a, b)
			}
		case len(x.Reworded) == 2:
			add(model.NearKey(x.Reworded[0], x.Reworded[1]))
		case len(x.Reworded) == 1:
			for f := range baseline.Each() {
				if a, b, ok := model.NearPair(f.Key, is); ok && x.About(f.Key, a, b) {
					if _, still := now.Findings.Get(f.Key); !still {
						add(f.Key, a, b)
					}
				}
			}
		}
	}
	return out
}

// heirs are the duties that a duty is in now: itself, or what it went into.
func heirs(s model.Scenario, duty model.ID) []model.Duty {
	if d, ok := s.Duty(duty); ok {
		return []model.Duty{d}
	}
	var out []model.Duty
	for _, d := range s.Duties() {
		if d.Origin.Has(string(duty)) {
			out = append(out, d)
		}
	}
	return out
}

// decision says how a pair was settled and by whom, and what has become of its duties
// since; "" when it is not settled.
func (w *Window) decision(pair panel.Reviewed) (said, by string) {
	now, p := w.session.Now(), w.print
	open, found := now.Findings.Get(pair.Key)
	if found && open.Waived == nil {
		return "", ""
	}
	var last decided
	for _, x := range w.reviewed.log.steps {
		switch {
		case x.Answer != "" && x.About(pair.Key, pair.A, pair.B):
			last = x
		case x.Change.Verb == "unwaive" && slices.Contains(x.Change.Touched(), model.Ref{Kind: model.WaiverKind, ID: model.WaiverID(pair.Key)}):
			last = decided{}
		}
	}
	why := last.Why
	if found { // what is accepted says so itself, whoever brought it here
		if last.Answer == "" {
			last.Answer = model.LeaveBoth
		}
		why = open.Waived.Reason
		if last.Who == "" {
			last.Who = open.Waived.By
		}
	}
	name := func(id model.ID) string {
		return p.Name(w.reviewed.log.past, model.Ref{Kind: model.DutyKind, ID: id})
	}
	answer := last.Answer
	if last.Kept != "" && answer == model.KeepFirst && last.Kept == pair.B {
		answer = model.KeepSecond
	}
	said = p.T("review.apart")
	if answer != "" {
		said = p.T("review.did."+string(answer), "x", name(last.Kept))
		if why != "" && !w.unsaid(why) {
			said = p.T("review.why", "what", said, "why", w.reasons().Say(why))
		}
	}
	var fates []string
	for _, id := range []model.ID{pair.A, pair.B} {
		if !slices.Contains(last.Gone, id) && !now.Scenario.Has(model.Ref{Kind: model.DutyKind, ID: id}) {
			fates = append(fates, w.fate(id, name))
		}
	}
	if len(fates) > 0 {
		if later := strings.Join(fates, p.T("list.clause")); answer == "" {
			said = later
		} else {
			said = p.T("review.then", "what", said, "later", later)
		}
	}
	if last.Who != "" && !last.At.IsZero() {
		by = p.T("review.by", "who", last.Who, "day", p.Day(last.At.Local().Format(time.DateOnly)))
	}
	return said, by
}

// fate says what became of a duty that is gone.
func (w *Window) fate(id model.ID, name func(model.ID) string) string {
	p := w.print
	switch all := heirs(w.session.Now().Scenario, id); len(all) {
	case 0:
		return p.T("review.removed", "x", name(id))
	case 1:
		return p.T("review.into", "x", name(id), "y", name(all[0].ID))
	default:
		names := make([]string, len(all))
		for i, d := range all {
			names[i] = p.Quote(name(d.ID))
		}
		return p.T("review.split", "x", name(id), "list", p.List(names...))
	}
}

// unsaid reports whether a reason is only what stands there when nobody wrote one.
func (w *Window) unsaid(why string) bool {
	why = w.reasons().Say(why)
	return slices.ContainsFunc(model.Answers(), func(a model.Answer) bool { return why == w.print.T("reason.review."+string(a)) })
}
