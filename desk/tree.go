package desk

import (
	"context"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

// Fork forks the open scenario under a name, and enters the fork.
func (d *Desk) Fork(name model.Text, answer func(error)) {
	l, from := d.library, d.sight.Now.Info.ID
	next := &Session{desk: d, library: l}
	d.enter(next, func() error {
		id, err := l.Fork(from, name)
		if err == nil {
			next.beside, err = l.SessionSoon(id)
		}
		return err
	}, answer)
}

// ForkAt forks the open scenario as it was after one row of its log, and enters the fork.
func (d *Desk) ForkAt(seq int, name model.Text, answer func(error)) {
	l, from := d.library, d.sight.Now.Info.ID
	next := &Session{desk: d, library: l}
	d.enter(next, func() error {
		id, err := l.ForkAt(from, seq, name)
		if err == nil {
			next.beside, err = l.SessionSoon(id)
		}
		return err
	}, answer)
}

// Branch carries out a verb in a new fork of the scenario and enters that, see
// [scenarios.Session.Branch]. What is asked of the session until then goes to the fork.
func (s *Session) Branch(name model.Text, v model.Verb, why string, answer func(*Session, error)) {
	if s.branch != nil {
		s.branch.Do(context.Background(), v, why, func(err error) { answer(nil, err) })
		return
	}
	if _, err := v(s.next()); err != nil {
		answer(nil, err)
		return
	}
	next := &Session{desk: s.desk, library: s.library, now: s.now, from: s, first: foreseen(v)}
	s.deeds, s.branch = append(s.deeds, next.first), next
	s.forget()
	s.desk.enter(next, func() (err error) {
		if s.beside == nil {
			return context.Canceled
		}
		next.beside, err = s.beside.Branch(name, v, why)
		return err
	}, func(err error) { answer(next, err) })
}

// Withdraw takes the open scenario out of the library again and goes back to the session
// that it was branched from, see [scenarios.Library.Withdraw]. The answer has the reason
// that was written last for the step that goes with it.
func (d *Desk) Withdraw(to *Session, answer func(why string, err error)) {
	l, id := d.library, d.sight.Now.Info.ID
	var why string
	d.enter(to, func() error {
		rows, err := l.Log(id)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.Why != "" {
				why = r.Why
			}
		}
		if err := l.Withdraw(id); err != nil {
			return err
		}
		_ = to.beside.Follow() // what is wrong with the file is said when it is next used
		return nil
	}, func(err error) { answer(why, err) })
}

// SetStatus gives a scenario of the library a status, see [scenarios.Library.SetStatus].
func (d *Desk) SetStatus(id model.ID, to scenarios.Status, answer func(error)) {
	l, s := d.library, d.session
	d.Ask(func() func() {
		if err := l.SetStatus(id, to); err != nil {
			return func() { told(answer, err) }
		}
		return d.look(s, (*scenarios.Session).Follow, answer)
	})
}

// SetPolicy sets a rule, a threshold or a term for all scenarios of the library, see
// [scenarios.Library.SetPolicy].
func (d *Desk) SetPolicy(key, value string, answer func(check.Policy, error)) {
	l, s := d.library, d.session
	d.Ask(func() func() {
		next, err := l.SetPolicy(key, value)
		if err != nil {
			return func() { answer(next, err) }
		}
		return d.look(s, (*scenarios.Session).Follow, func(error) { answer(next, nil) }) // that it cannot be read is said by what is done next
	})
}
