package scenarios

import (
	"time"

	"sandtable/model"
)

// Reason is why a cell has its value: who set it last, when and what for.
type Reason struct {
	Why      string // the latest note on the step, or what was said when it was done; may be ""
	Who      string
	At       time.Time
	Scenario model.ID // in whose log the step is
	Seq      int      // 0 = the name under which the scenario was forked
}

// Reasons finds the reason of every cell of one scenario. It is immutable.
type Reasons struct {
	steps []Reason          // oldest first, parents before forks
	last  map[cell]int      // 1 + index of the step that set the cell last
	whole map[model.Ref]int // the same for additions and removals, which set all cells
}

type cell struct {
	ref   model.Ref
	field string
}

// Of gives the reason of a cell; with the field "" that of the record's latest
// cell. It is false for what the scenario started with.
func (r Reasons) Of(ref model.Ref, field string) (Reason, bool) {
	i := max(r.last[cell{ref, field}], r.whole[ref])
	if i == 0 {
		return Reason{}, false
	}
	return r.steps[i-1], true
}

// OfEdit gives the reason of the latest of the cells that an edit differs in.
func (r Reasons) OfEdit(e model.Edit) (Reason, bool) {
	i := r.whole[e.Ref()]
	for _, c := range e.Cells() {
		i = max(i, r.last[cell{e.Ref(), c.Field.Name}])
	}
	if i == 0 {
		return Reason{}, false
	}
	return r.steps[i-1], true
}

// Reasons collects the reasons of a scenario from its log and, for what was so when
// it was forked, from its parents' logs. Notes count whenever they were written. What
// a merge brought in has the reason that it had there, if anybody gave one.
func (l *Library) Reasons(id model.ID) (out Reasons, err error) {
	err = l.read(func(q querier) error {
		e, err := l.entry(q, id)
		if err != nil {
			return err
		}
		out, err = l.reasonsOf(q, e)
		return err
	})
	return out, err
}

func (l *Library) reasonsOf(q querier, e entry) (Reasons, error) {
	return l.reasonsAt(q, e, Latest, map[moment]Reasons{})
}

// reasonsAt collects the reasons of a scenario as it was after one row; known holds
// those of the moments that were merged.
func (l *Library) reasonsAt(q querier, e entry, upTo int, known map[moment]Reasons) (Reasons, error) {
	at := moment{e.id, upTo}
	if r, ok := known[at]; ok {
		return r, nil
	}
	out := Reasons{last: map[cell]int{}, whole: map[model.Ref]int{}}
	if err := l.reasons(q, e, upTo, &out, known); err != nil {
		return out, err
	}
	known[at] = out
	return out, nil
}

func (l *Library) reasons(q querier, e entry, upTo int, out *Reasons, known map[moment]Reasons) error {
	if e.parent != "" {
		parent, err := l.entry(q, e.parent)
		if err != nil {
			return err
		}
		if err := l.reasons(q, parent, e.forkedSeq, out, known); err != nil {
			return err
		}
		out.steps = append(out.steps, Reason{Who: e.who, At: e.created, Scenario: e.id})
		for _, f := range []string{"", "name.zh", "name.en", "name.stale", "basis"} {
			out.last[cell{model.Ref{Kind: model.BriefKind, ID: model.BriefID}, f}] = len(out.steps)
		}
	}
	rows, err := l.rows(q, e.id, history{}, Latest)
	if err != nil {
		return err
	}
	all, err := history{}.fold(rows)
	if err != nil {
		return l.damaged(e.id, all.seq+1, err)
	}
	then, err := history{}.fold(rows[:min(upTo, len(rows))])
	if err != nil {
		return l.damaged(e.id, then.seq+1, err)
	}
	for _, step := range then.effective() {
		out.steps = append(out.steps, Reason{all.why(step), step.Who, step.At, e.id, step.Seq})
		n := len(out.steps)
		var there Reasons
		if step.MergedScenario != "" {
			merged, err := l.entry(q, step.MergedScenario)
			if err != nil {
				return err
			}
			if there, err = l.reasonsAt(q, merged, step.MergedSeq, known); err != nil {
				return err
			}
		}
		for _, edit := range step.Change.Edits {
			ref := edit.Ref()
			out.last[cell{ref, ""}] = out.from(there, ref, "", n)
			if !edit.Updated() {
				out.whole[ref] = out.last[cell{ref, ""}]
				continue
			}
			for _, c := range edit.Cells() {
				out.last[cell{ref, c.Field.Name}] = out.from(there, ref, c.Field.Name, n)
			}
		}
	}
	return nil
}

// from gives the index of the reason that a cell had where a merge took it from; n,
// that of the merge, when nobody gave one there.
func (r *Reasons) from(there Reasons, ref model.Ref, field string, n int) int {
	was, ok := there.Of(ref, field)
	if !ok || was.Why == "" {
		return n
	}
	r.steps = append(r.steps, was)
	return len(r.steps)
}

// Difference is one edit between a baseline and a scenario, with its reason.
type Difference struct {
	Edit   model.Edit
	Reason Reason
	Known  bool // false: no step of the scenario accounts for it
}

// Differences lists what a scenario changes about its baseline as it took that (see
// [Snapshot.Baseline]), with who did it, when and why.
func (l *Library) Differences(id model.ID) ([]Difference, error) {
	var change model.Change
	err := l.read(func(q querier) error {
		p, err := l.newest(q, id)
		change = model.Diff(p.base(), p.scenario)
		return err
	})
	if err != nil {
		return nil, err
	}
	reasons, err := l.Reasons(id)
	if err != nil {
		return nil, err
	}
	out := make([]Difference, len(change.Edits))
	for i, e := range change.Edits {
		out[i].Edit = e
		out[i].Reason, out[i].Known = reasons.OfEdit(e)
	}
	return out, nil
}
