package desk

import (
	"context"
	"slices"

	"sandtable/model"
	"sandtable/scenarios"
)

// Session is an open scenario as the desk's owner has it: how it stands, and what can be
// asked of it. What writes is carried out in the line, beside the owner and in the order in
// which it was asked, and answered through Post: with nil once it is in the file, and the
// sight shows it by then; else with the reason why it is not, and nothing has changed.
//
//	session.Do(ctx, model.MoveDuties("EC", id), "why", func(err error) {
//		if err == nil { … } // it is done, and Now shows it
//	})
//
// What the scenario itself refuses is answered before Do returns. An answer may be nil.
type Session struct {
	desk    *Desk
	library *scenarios.Library
	beside  *scenarios.Session // the line's alone; nil until the line has opened it
	now     scenarios.Snapshot
	deeds   []*deed
	from    *Session        // of a branch that the line has not made yet; else nil
	first   *deed           // the one of from that makes it
	branch  *Session        // that is being made of this one; else nil
	known   *model.Scenario // what next gave last; nil = that is not so any more
}

// deed is something that was asked for and not answered yet.
type deed struct {
	change func(*prospect) (model.Change, error) // what it will change, as far as that is known
}

// prospect is how a scenario will stand after some of what is on its way.
type prospect struct {
	now      scenarios.Snapshot
	scenario model.Scenario
	steps    []model.Change // that were foreseen and not taken back
	begun    bool           // there was a deed
	back     bool           // the last step of now was taken back
}

// Now gives the present state: what is in the file.
func (s *Session) Now() scenarios.Snapshot { return s.now }

// Who gives the name under which the session writes; "" when it is not known.
func (s *Session) Who() string { return s.library.Who() }

// Today gives the day on which the session writes, as YYYY-MM-DD, for what is dated.
func (s *Session) Today() string { return s.library.Today() }

// NewID makes an id for a new record, see [scenarios.Session.NewID].
func (s *Session) NewID(k model.Kind) model.ID { return s.library.NewID(k, s.next()) }

// next gives the scenario as it will be when nothing of what is on its way is refused.
func (s *Session) next() model.Scenario {
	if s.from != nil {
		return s.from.next()
	}
	if s.known == nil {
		p := prospect{now: s.now, scenario: s.now.Scenario}
		for _, d := range s.underway() {
			c, err := d.change(&p)
			p.begun = true
			if err != nil {
				continue
			}
			if after, err := model.Apply(p.scenario, c); err == nil {
				p.scenario = after
			}
		}
		s.known = &p.scenario
	}
	return *s.known
}

// underway lists what was asked for and not answered yet.
func (s *Session) underway() []*deed {
	if s.branch == nil {
		return s.deeds
	}
	return append(slices.Clip(s.deeds), s.branch.deeds...)
}

// ahead gives the state that the next deed will find.
func (s *Session) ahead() scenarios.Snapshot {
	out := s.now
	if s.from == nil && len(s.underway()) == 0 {
		return out
	}
	out.Scenario = s.next()
	if !out.Pending {
		c := model.Diff(s.now.Scenario, out.Scenario)
		out.Findings = s.now.Findings.Update(s.now.Scenario, out.Scenario, c)
		out.Themes = s.now.Themes.Update(out.Scenario, out.Findings, c)
		out.Scorecard = out.Findings.Scorecard()
	}
	return out
}

// Preview tells what a verb would bring about after all that is on its way, see
// [scenarios.Session.Preview]. It reads no file.
func (s *Session) Preview(v model.Verb) (scenarios.Consequence, error) { return s.ahead().Preview(v) }

// Do carries out a verb, for a reason that may be empty. When ctx has ended before its turn
// comes nothing is done, and the answer says so.
func (s *Session) Do(ctx context.Context, v model.Verb, why string, answer func(error)) {
	c, err := v(s.next())
	if err == nil && c.Empty() {
		err = &model.Refusal{Code: model.NothingChanges}
	}
	if err != nil {
		told(answer, err)
		return
	}
	s.ask(ctx, foreseen(v), func(beside *scenarios.Session) error { return beside.Do(v, why) }, answer)
}

// Undo takes the last step back that there is when its turn comes.
func (s *Session) Undo(ctx context.Context, answer func(error)) {
	s.ask(ctx, &deed{undone}, (*scenarios.Session).Undo, answer)
}

// Redo carries out again what was taken back last when its turn comes.
func (s *Session) Redo(ctx context.Context, answer func(error)) {
	s.ask(ctx, &deed{redone}, (*scenarios.Session).Redo, answer)
}

// foreseen is the deed of a verb.
func foreseen(v model.Verb) *deed {
	return &deed{func(p *prospect) (model.Change, error) {
		c, err := v(p.scenario)
		if err == nil {
			p.steps = append(p.steps, c)
		}
		return c, err
	}}
}

func undone(p *prospect) (model.Change, error) {
	if n := len(p.steps); n > 0 {
		last := p.steps[n-1]
		p.steps = p.steps[:n-1]
		return model.Invert(last), nil
	}
	if p.back { // which step comes before is not known here
		return model.Change{}, nil
	}
	p.back = true
	return model.Invert(p.now.Undoes), nil
}

func redone(p *prospect) (model.Change, error) {
	if p.begun {
		return model.Change{}, nil
	}
	return p.now.Redoes, nil
}

// Note gives a step a reason afterwards, see [scenarios.Session.Note].
func (s *Session) Note(ctx context.Context, seq int, why string, answer func(error)) {
	s.ask(ctx, unforeseen(), func(beside *scenarios.Session) error { return beside.Note(seq, why) }, answer)
}

// Merge brings another scenario into this one, see [scenarios.Session.Merge]. decide is
// asked beside the owner.
func (s *Session) Merge(ctx context.Context, theirs model.ID, decide func(model.Conflict) model.Side, why string, answer func(error)) {
	s.ask(ctx, unforeseen(), func(beside *scenarios.Session) error { return beside.Merge(theirs, decide, why) }, answer)
}

// PreviewMerge tells what Merge would bring about, see [scenarios.Session.PreviewMerge].
// decide is asked beside the owner.
func (s *Session) PreviewMerge(theirs model.ID, decide func(model.Conflict) model.Side, answer func(scenarios.Merger, error)) {
	var found scenarios.Merger
	s.ask(context.Background(), unforeseen(), func(beside *scenarios.Session) (err error) {
		found, err = beside.PreviewMerge(theirs, decide)
		return err
	}, func(err error) { answer(found, err) })
}

// Corrections tells what merging the parent would bring in, see
// [scenarios.Session.Corrections].
func (s *Session) Corrections(answer func(scenarios.Corrections, error)) {
	var found scenarios.Corrections
	s.ask(context.Background(), unforeseen(), func(beside *scenarios.Session) (err error) {
		found, err = beside.Corrections()
		return err
	}, func(err error) { answer(found, err) })
}

// unforeseen is a deed of which only the file will tell what it changes.
func unforeseen() *deed {
	return &deed{func(*prospect) (model.Change, error) { return model.Change{}, nil }}
}

func told(answer func(error), err error) {
	if answer != nil {
		answer(err)
	}
}

// ask puts a deed into the line.
func (s *Session) ask(ctx context.Context, what *deed, work func(*scenarios.Session) error, answer func(error)) {
	if s.branch != nil { // it goes where the deed before it has gone
		s.branch.ask(ctx, what, work, answer)
		return
	}
	s.deeds = append(s.deeds, what)
	s.forget()
	s.desk.Ask(func() func() {
		err := ctx.Err()
		var seen seen
		if err == nil {
			seen, err = s.carryOut(work)
		}
		return func() {
			s.desk.whole(func() {
				s.deeds = slices.DeleteFunc(s.deeds, func(d *deed) bool { return d == what })
				s.take(seen)
				s.desk.foresee()
			})
			told(answer, err)
		}
	})
}

// forget has next work out anew what is on its way.
func (s *Session) forget() {
	if s.known = nil; s.from != nil {
		s.from.known = nil
	}
}

// arrived ends that a branch is being made, whatever came of it.
func (s *Session) arrived() {
	if from := s.from; from != nil {
		from.branch, s.from = nil, nil
		from.deeds = slices.DeleteFunc(from.deeds, func(d *deed) bool { return d == s.first })
		from.forget()
	}
}

// seen is what a session went through while something was carried out.
type seen struct {
	states []scenarios.Snapshot
	infos  []scenarios.Info // nil = as before
}

// carryOut does something with the session of the line, in the line.
func (s *Session) carryOut(work func(*scenarios.Session) error) (out seen, err error) {
	if s.beside == nil { // what should have opened it was refused
		return out, context.Canceled
	}
	was := s.beside.Now()
	s.beside.Changed = func(now scenarios.Snapshot) { out.states = append(out.states, now) }
	err = work(s.beside)
	s.beside.Changed = nil
	if is := s.beside.Now(); is.Policy != was.Policy || was.Pending && !is.Pending {
		if infos, failed := s.library.Scenarios(); failed == nil { // what is wrong with the file is said by what is done next
			out.infos = infos
		}
	}
	return out, err
}

// take takes over what a session went through.
func (s *Session) take(now seen) {
	s.forget()
	for i, state := range now.states {
		s.now = state
		if s.desk.session == s {
			var infos []scenarios.Info
			if i == len(now.states)-1 {
				infos = now.infos
			}
			s.desk.changed(state, infos)
		}
	}
}
