package scenarios

import (
	"maps"

	"sandtable/model"
	"sandtable/model/check"
)

// position is where a session stands in the file.
type position struct {
	entry    entry
	history  history
	scenario model.Scenario
	// others holds the steps that another writer did, undid or redid last: this
	// session takes no step back that its user may not have seen.
	others map[int]bool

	// The baseline as this scenario took it: see [Library.taken].
	baseline      entry
	baselineSeq   int
	baselineTaken model.Scenario

	policy check.Policy
	came   []Row // the rows that led here from the position before

	version int // data_version of the connection
	writes  int // transactions of our own connection
}

// newest reads where a scenario stands.
func (l *Library) newest(q querier, id model.ID) (p position, err error) {
	if p.version, err = dataVersion(q); err != nil {
		return p, err
	}
	p.writes = l.writes
	if p.entry, err = l.entry(q, id); err != nil {
		return p, err
	}
	if p.scenario, p.history, err = l.state(q, p.entry, Latest); err != nil {
		return p, err
	}
	return p, l.lookBack(q, &p)
}

// lookBack finds the baseline as the scenario at p took it, and the rule policy.
func (l *Library) lookBack(q querier, p *position) (err error) {
	if p.policy, err = l.policy(q); err != nil {
		return err
	}
	was, wasSeq := p.baseline.id, p.baselineSeq
	if p.baseline, err = l.baselineOf(q, p.entry.id); err != nil || p.baseline.id == p.entry.id {
		return err
	}
	seq, err := l.taken(q, p.baseline.id, moment{p.entry.id, p.history.seq})
	if err != nil || p.baseline.id == was && seq == wasSeq { // a moment that is past stays as it was
		return err
	}
	p.baselineTaken, _, err = l.state(q, p.baseline, seq)
	p.baselineSeq = seq
	return err
}

// base gives the scenario that p is compared with.
func (p position) base() model.Scenario {
	if p.baseline.id == p.entry.id {
		return p.scenario
	}
	return p.baselineTaken
}

// since makes findings count from the baseline of p.
func (p position) since(f check.Findings) check.Findings {
	if p.baseline.id == p.entry.id {
		return f.SinceItself()
	}
	return f.Since(p.baselineTaken)
}

// catchUp folds the rows that others have appended to where the session stands.
func (s *Session) catchUp(q querier) (position, error) {
	l, p := s.library, s.at
	p.came = nil
	version, err := dataVersion(q)
	if err != nil || version == p.version && l.writes == p.writes {
		return p, err
	}
	p.version, p.writes = version, l.writes
	was := p.entry
	if p.entry, err = l.entry(q, was.id); err != nil {
		return p, err
	}
	if digest, err := rowDigest(q, was.id, p.history.seq); err != nil {
		return p, err
	} else if !p.entry.sameStart(was) || digest != p.history.digest {
		return p, &FileError{problem: ErrOverwritten, path: l.path}
	}
	rows, err := l.rows(q, p.entry.id, p.history, Latest)
	if err != nil {
		return p, err
	}
	if p.came = rows; len(rows) > 0 {
		p.others = maps.Clone(p.others)
		if p.others == nil {
			p.others = map[int]bool{}
		}
	}
	var changes []model.Change
	for _, r := range rows {
		var c model.Change
		if p.history, c, err = p.history.step(r); err != nil {
			return p, l.damaged(p.entry.id, r.Seq, err)
		}
		changes = append(changes, c)
		switch r.Verb {
		case DoRow:
			p.others[r.Seq] = true
		case UndoRow, RedoRow:
			p.others[r.Target] = true
		}
	}
	if p.scenario, err = l.carryOut(p.scenario, changes); err != nil {
		return p, l.damaged(p.entry.id, p.history.seq, err)
	}
	return p, l.lookBack(q, &p)
}
