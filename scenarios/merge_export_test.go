package scenarios

import "sandtable/model"

// MergeBlindly writes a merge that changes nothing, whatever it says it merges.
func (l *Library) MergeBlindly(id, merged model.ID, seq int) error {
	return l.write(func(q querier) error {
		e, err := l.entry(q, id)
		if err != nil {
			return err
		}
		p := position{entry: e}
		if p.scenario, p.history, err = l.state(q, e, Latest); err != nil {
			return err
		}
		r, err := doRow(model.Change{Verb: "merge"}, "")
		if err != nil {
			return err
		}
		r.MergedScenario, r.MergedSeq = merged, seq
		_, _, err = l.append(q, p, r)
		return err
	})
}
