package scenarios

import (
	"errors"
	"fmt"
	"os"

	"sandtable/model"
)

// Verify reads everything in the file: SQLite's own check, our schema, all digests,
// and every log step by step. The error is a [*DamagedError] that names the first
// row that is not as it was written, or [ErrNewer] at the first that a newer program wrote.
// It is [ErrCheckpoint] when all of that is well but what the program keeps beside the
// library to open it faster was not what the logs say; that is removed then.
func (l *Library) Verify() error {
	return l.read(func(q querier) error {
		l.unaided = true // nothing that is remembered is believed
		defer func() { l.unaided = false }()
		clear(l.starts)
		clear(l.checkpoints)
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
		var wrong error
		for _, e := range entries {
			asKept, err := l.replay(q, e)
			if err != nil {
				return err
			}
			if !asKept {
				wrong = &FileError{ErrCheckpoint, l.path, fmt.Errorf("scenario %s", e.id)}
			}
		}
		return wrong
	})
}

// replay carries out a log row by row, the way it came about, and compares the
// result with that of the steps in effect. It reports whether the checkpoint of the
// scenario, if there is one, says the same.
func (l *Library) replay(q querier, e entry) (asKept bool, err error) {
	origin, err := l.origin(q, e)
	if err != nil {
		return false, err
	}
	kept := l.readCheckpoints(e.id)
	asKept = true
	s, err := l.readStart(q, e)
	if err != nil {
		return false, err
	}
	folded, _, err := l.state(q, e, Latest)
	if err != nil {
		return false, err
	}
	rows, err := l.rows(q, e.id, history{}, Latest)
	if err != nil {
		return false, err
	}
	var h history
	for _, r := range rows {
		var c model.Change
		if h, c, err = h.step(r); err != nil {
			return false, l.damaged(e.id, r.Seq, err)
		}
		was := s
		if s, err = model.Apply(s, c); err != nil {
			return false, l.damaged(e.id, r.Seq, err)
		}
		if !reverts(c, s, was) {
			return false, l.damaged(e.id, r.Seq, errors.New("the step cannot be taken back"))
		}
		for _, c := range kept {
			if c.Seq == h.seq && c.of(e, origin, rows) && !(c.unpack() && model.Diff(c.scenario, s).Empty()) {
				asKept = false
				_ = os.Remove(l.checkpointPath(e.id, c.Seq))
			}
		}
		if r.MergedScenario != "" {
			if err := l.verifyMerge(q, e, r); err != nil {
				return false, err
			}
		}
	}
	if err := whole(s); err != nil {
		return false, l.damaged(e.id, h.seq, err)
	}
	if err := e.adopted.check(s); err != nil {
		return false, l.damaged(e.id, h.seq, err)
	}
	if !model.Diff(folded, s).Empty() {
		return false, l.damaged(e.id, h.seq, errors.New("the steps in effect do not add up"))
	}
	return asKept, nil
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
