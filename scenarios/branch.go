package scenarios

import (
	"encoding/json"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// Branch carries out a verb in a new scenario that is forked from this one for it, under
// a name of its own: the fork and its first step are one transaction, both or neither.
// The session stays where it is; that of the new scenario is given, with its findings
// when this one has them. The errors are those of [Library.Fork] and [Session.Do].
func (s *Session) Branch(name model.Text, v model.Verb, why string) (*Session, error) {
	l := s.library
	var from, to position
	err := l.write(func(q querier) (err error) {
		if from, err = s.catchUp(q); err != nil {
			return err
		}
		to = position{baseline: from.baseline, baselineSeq: from.baselineSeq, baselineTaken: from.baselineTaken,
			version: from.version, writes: l.writes + 1}
		if from.baseline.id == from.entry.id { // as it stands is as it is taken
			to.baselineSeq, to.baselineTaken = from.history.seq, from.scenario
		}
		if to.entry, err = l.enter(q, entry{parent: from.entry.id, status: Draft}, Latest, name); err != nil {
			return err
		}
		var own model.Text // the name as the file has it
		if err := json.Unmarshal([]byte(to.entry.name), &own); err != nil {
			return err
		}
		if to.scenario, err = named(from.scenario, own); err != nil {
			return err
		}
		r, err := l.doing(q, to, v, why)
		if err != nil {
			return err
		}
		if to, _, err = l.append(q, to, r); err != nil {
			return err
		}
		return l.lookBack(q, &to)
	})
	if err != nil {
		return nil, err
	}
	branch := &Session{library: l, at: to, settled: s.settled}
	findings := check.Findings{}.Under(to.policy)
	if s.settled {
		findings = to.since(s.now.Findings.Update(s.at.scenario, to.scenario, model.Diff(s.at.scenario, to.scenario)).Under(to.policy))
	}
	branch.now = branch.picture(findings, to.history.done.step.Change)
	return branch, nil
}

// Withdraw takes the youngest scenario of the library out of it, as if it had never been
// forked: what was done in it is one step, which nobody has undone since, and nothing comes
// from it. What was written about that step goes with it. It is the way back from
// [Session.Branch]. Of anything more the file keeps every trace: then the error is
// [ErrStoodOn].
func (l *Library) Withdraw(id model.ID) error {
	return l.write(func(q querier) error {
		e, err := l.entry(q, id)
		if err != nil {
			return err
		}
		entries, err := l.entries(q)
		if err != nil {
			return err
		}
		rows, err := l.rows(q, id, history{}, Latest)
		if err != nil {
			return err
		}
		merged, err := isMerged(q, id)
		if err != nil {
			return err
		}
		steps := slices.IndexFunc(rows, func(r Row) bool { return r.Seq > 1 && r.Verb != NoteRow }) >= 0
		if e.parent == "" || e.ordinal != len(entries)-1 || e.status != Draft || steps || merged {
			return ErrStoodOn
		}
		return deleteScenario(q, id)
	})
}
