package scenarios

import "sandtable/model"

// Step is one step that made a scenario what it is, with its reason.
type Step struct {
	Reason
	Change model.Change
}

// Steps lists the steps in effect of a scenario, the oldest first: those of its
// parents, up to where it was forked, before its own. What was undone is not among
// them; a reason is the latest that was noted.
func (l *Library) Steps(id model.ID) (out []Step, err error) {
	err = l.read(func(q querier) error {
		e, err := l.entry(q, id)
		if err != nil {
			return err
		}
		out, err = l.steps(q, e, Latest)
		return err
	})
	return out, err
}

func (l *Library) steps(q querier, e entry, upTo int) (out []Step, err error) {
	if e.parent != "" {
		parent, err := l.entry(q, e.parent)
		if err != nil {
			return nil, err
		}
		if out, err = l.steps(q, parent, e.forkedSeq); err != nil {
			return nil, err
		}
	}
	rows, err := l.rows(q, e.id, history{}, Latest)
	if err != nil {
		return nil, err
	}
	all, err := history{}.fold(rows)
	if err != nil {
		return nil, l.damaged(e.id, all.seq+1, err)
	}
	then, err := history{}.fold(rows[:min(upTo, len(rows))])
	if err != nil {
		return nil, l.damaged(e.id, then.seq+1, err)
	}
	for _, r := range then.effective() {
		out = append(out, Step{Reason{all.why(r), r.Who, r.At, e.id, r.Seq}, r.Change})
	}
	return out, nil
}
