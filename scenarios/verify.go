package scenarios

import (
	"errors"

	"sandtable/model"
)

// Verify reads everything in the file: SQLite's own check, our schema, all digests,
// and every log step by step. The error is a [*DamagedError] that names the first
// row that is not as it was written, or [ErrNewer] at the first that a newer program wrote.
func (l *Library) Verify() error {
	return l.read(func(q querier) error {
		if err := l.checkWhole(q); err != nil {
			return err
		}
		if _, err := l.settings(q, ""); err != nil {
			return err
		}
		entries, err := l.entries(q)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := l.replay(q, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// replay carries out a log row by row, the way it came about, and compares the
// result with that of the steps in effect.
func (l *Library) replay(q querier, e entry) error {
	s, err := l.readStart(q, e)
	if err != nil {
		return err
	}
	folded, _, err := l.state(q, e, Latest)
	if err != nil {
		return err
	}
	rows, err := l.rows(q, e.id, history{}, Latest)
	if err != nil {
		return err
	}
	var h history
	for _, r := range rows {
		var c model.Change
		if h, c, err = h.step(r); err != nil {
			return l.damaged(e.id, r.Seq, err)
		}
		was := s
		if s, err = model.Apply(s, c); err != nil {
			return l.damaged(e.id, r.Seq, err)
		}
		if !reverts(c, s, was) {
			return l.damaged(e.id, r.Seq, errors.New("the step cannot be taken back"))
		}
		if r.MergedScenario != "" {
			if err := l.verifyMerge(q, e, r); err != nil {
				return err
			}
		}
	}
	if err := whole(s); err != nil {
		return l.damaged(e.id, h.seq, err)
	}
	if err := e.adopted.check(s); err != nil {
		return l.damaged(e.id, h.seq, err)
	}
	if !model.Diff(folded, s).Empty() {
		return l.damaged(e.id, h.seq, errors.New("the steps in effect do not add up"))
	}
	return nil
}

// reverts reports whether a change that led from one scenario to another leads back.
// One that says that a function came which a duty had already would take it away.
func reverts(c model.Change, from, to model.Scenario) bool {
	var touched model.Change // alone: nothing else is looked at
	for _, r := range c.Touched() {
		if now := from.Get(r); now != nil {
			touched.Edits = append(touched.Edits, model.Edit{After: now})
		}
	}
	back, err := model.Apply(model.Scenario{}, touched, model.Invert(c))
	if err != nil {
		return false
	}
	for _, r := range c.Touched() {
		if back.Get(r) != to.Get(r) {
			return false
		}
	}
	return true
}
