package desk

import (
	"context"
	"slices"
	"time"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

// small is the number of duties up to which everything about the other scenarios is
// worked out before anything is shown. Above it the board comes first, and the rest
// arrives from beside.
const small = 600

// Enter opens a scenario of a library, in the line, and answers when the sight shows it;
// when it cannot be opened all is as it was. What is known of the library's other scenarios
// stays, unless the library is another.
func (d *Desk) Enter(l *scenarios.Library, id model.ID, answer func(error)) {
	next := &Session{desk: d, library: l}
	d.enter(next, func() (err error) {
		next.beside, err = l.SessionSoon(id)
		return err
	}, answer)
}

// EnterFirst is Enter for a scenario that the library may not have; then it opens the
// library's first.
func (d *Desk) EnterFirst(l *scenarios.Library, id model.ID, answer func(error)) {
	next := &Session{desk: d, library: l}
	d.enter(next, func() error {
		infos, err := l.Scenarios()
		switch {
		case err != nil:
			return err
		case len(infos) == 0:
			return scenarios.ErrUnknownScenario
		case !slices.ContainsFunc(infos, func(i scenarios.Info) bool { return i.ID == id }):
			id = infos[0].ID
		}
		next.beside, err = l.SessionSoon(id)
		return err
	}, answer)
}

// Return goes back to a session that was open before.
func (d *Desk) Return(to *Session, answer func(error)) {
	d.enter(to, func() error { return nil }, answer)
}

// Leave closes what is open; the library is the caller's to close, after what is in the
// line, see [Desk.Ask].
func (d *Desk) Leave() {
	if d.leave != nil {
		d.leave()
	}
	d.library, d.session, d.sight, d.teller, d.against, d.beside = nil, nil, Sight{Exporting: d.sight.Exporting}, teller{}, nil, nil
	d.entered, d.leave = context.WithCancel(context.Background())
	d.foresee()
}

// enter opens a session in the line and goes there.
func (d *Desk) enter(next *Session, open func() error, answer func(error)) {
	draft := d.draftOf(next.library)
	d.Ask(func() func() {
		err := open()
		var infos []scenarios.Info
		if err == nil {
			infos, err = next.library.Scenarios()
		}
		if err != nil {
			return func() {
				next.arrived()
				told(answer, err)
			}
		}
		draft.prepare(next.beside, infos)
		return func() {
			next.arrived()
			d.adopt(next, draft)
			told(answer, nil)
		}
	})
}

// draftOf makes a desk on which a scenario of a library is prepared in the line. It knows
// what is known of the library here.
func (d *Desk) draftOf(l *scenarios.Library) *Desk {
	at := func(f func()) { f() }
	draft := New(d.print, Surroundings{Beside: at, Post: at, After: func(time.Duration, func()) func() { return func() {} }})
	draft.draft = true
	if draft.library = l; d.library == l {
		draft.sight.Now.Policy = d.sight.Now.Policy
		draft.sight.Counts, draft.sight.Base, draft.beside = d.sight.Counts, d.sight.Base, d.beside
	}
	return draft
}

// prepare works out what stands between the user and a first sight of a scenario.
func (d *Desk) prepare(s *scenarios.Session, infos []scenarios.Info) {
	was := d.sight
	if s.Now().Scenario.Count(model.DutyKind) <= small {
		s.Settle()
	}
	now := s.Now()
	d.session = &Session{desk: d, library: d.library, beside: s, now: now}
	d.sight = Sight{Now: now, Infos: infos}
	if was.Now.Policy == now.Policy {
		d.sight.Counts, d.sight.Base = was.Counts, was.Base
	}
	if !now.Pending {
		d.sight.History = []check.Scorecard{now.Scorecard}
	}
	d.judging = map[model.ID]bool{}
	if now.Seq <= soon {
		d.begin()
	}
	d.lookBack()
	if now.Scenario.Count(model.DutyKind) <= small {
		d.recall()
		d.countOthers()
		d.correct()
		d.judgeOthers()
	}
}

// adopt shows what was prepared, and has the rest worked out beside the owner.
func (d *Desk) adopt(s *Session, draft *Desk) {
	d.whole(func() {
		d.leave()
		if d.library != s.library {
			d.beside = nil
		}
		s.now, s.known = draft.sight.Now, nil
		d.library, d.session, d.against = s.library, s, nil
		d.entered, d.leave = context.WithCancel(context.Background())
		draft.sight.Exporting = d.sight.Exporting
		d.sight, d.teller, d.parent, d.judging = draft.sight, draft.teller, draft.parent, draft.judging
		switch {
		case !d.teller.known:
			d.begin()
		case draft.print.Lang() != d.print.Lang():
			d.Speak(d.print)
		}
		if !d.sight.Now.Pending && d.sight.Now.Scenario.Count(model.DutyKind) > small {
			d.recall()
			d.countOthers()
			d.correct()
		}
		d.judgeOthers()
		d.foresee()
		d.tell(Open | Tree | Score | Log | News | Others | Way)
	})
	if d.sight.Now.Pending {
		d.settle()
	}
}
