package scenarios

import "sandtable/model"

// Perform carries out n gestures on a scenario in one transaction, all or none. It is
// for filling a library that nobody edits yet: twenty thousand gestures of a
// [Session], each durable and each with its findings, take minutes. next is asked for
// one gesture after another, with the scenario as those before have left it, and
// answers with a verb and a reason; a nil verb takes the last step back. A verb that
// refuses ends it.
func (l *Library) Perform(id model.ID, n int, next func(i int, s model.Scenario) (v model.Verb, why string)) error {
	return l.write(func(q querier) (err error) {
		p := position{}
		if p.entry, err = l.entry(q, id); err != nil {
			return err
		}
		if p.scenario, p.history, err = l.state(q, p.entry, Latest); err != nil {
			return err
		}
		for i := range n {
			v, why := next(i, p.scenario)
			r := Row{Verb: UndoRow, Target: p.history.done.top()}
			switch {
			case v == nil && r.Target == 0:
				return ErrNothingToUndo
			case v != nil:
				if r, err = l.doing(q, p, v, why); err != nil {
					return err
				}
			}
			if p, _, err = l.append(q, p, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// append writes a row after those that p knows, and gives where that leads.
func (l *Library) append(q querier, p position, r Row) (position, model.Change, error) {
	if r.Verb != NoteRow { // a reason may come later than the decision
		if err := p.entry.editable(); err != nil {
			return p, model.Change{}, err
		}
	}
	r.Seq, r.Who, r.At, r.format = p.history.seq+1, l.options.Who, l.now(), r.Change.Format()
	r.digest = r.sum(p.entry.id, p.history.digest)
	next := p
	next.came = []Row{r}
	var change model.Change
	var err error
	if next.history, change, err = p.history.step(r); err != nil {
		return p, change, err
	}
	if next.scenario, err = model.Apply(p.scenario, change); err != nil {
		return p, change, err
	}
	return next, change, insertRow(q, p.entry.id, r)
}
