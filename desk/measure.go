package desk

import (
	"context"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/scenarios"
)

// historySteps are the remembered steps of the sparklines.
const historySteps = 12

// Against has the open scenario measured against another than the baseline as it took it;
// nil goes back to that.
func (d *Desk) Against(base *model.Scenario) {
	d.against, d.sight.Base = base, Judged{}
	if d.session != nil {
		d.lookBack()
		d.tell(Score)
	}
}

// lookBack checks what the open scenario is measured against, when it is another than
// before.
func (d *Desk) lookBack() {
	now, was := d.sight.Now, d.sight.Base
	base := now.Baseline
	if d.against != nil {
		base = *d.against
	}
	if was.Scorecard != nil && was.ID == now.BaselineID && model.Diff(was.Scenario, base).Empty() {
		return
	}
	next := Judged{ID: now.BaselineID, Scenario: base}
	if now.Pending {
		d.sight.Base = next
		return
	}
	switch {
	case next.ID == now.Info.ID && d.against == nil: // the baseline has nothing else to compare with
		next.Findings, next.Themes = now.Findings, now.Themes
	case was.Scorecard != nil && was.ID == next.ID:
		c := model.Diff(was.Scenario, base)
		next.Findings = was.Findings.Update(was.Scenario, base, c)
		next.Themes = was.Themes.Update(base, next.Findings, c)
	default:
		next.Findings = reckon(now, base)
		next.Themes = theme.Of(base, next.Findings)
	}
	next.Scorecard = next.Findings.Score(base)
	d.sight.Base = next
}

// remember adds the present state to the history. A step that was undone led nowhere.
func (d *Desk) remember(now scenarios.Snapshot) {
	h := d.sight.History
	switch {
	case now.Pending || len(h) > 0 && now.Last.Empty():
	case len(now.Rows) == 1 && now.Rows[0].Verb == scenarios.UndoRow && len(h) > 1:
		d.sight.History = h[:len(h)-1]
	default:
		d.sight.History = append(slices.Clip(h), now.Scorecard)
	}
}

// recall measures the open scenario as it was after each of its last steps that are in
// effect: what was undone leads nowhere. It walks back from the present.
func (d *Desk) recall() {
	now := d.sight.Now
	if now.Pending {
		return
	}
	d.run(func(ctx context.Context) func() {
		var past []check.Scorecard
		s, fs := now.Scenario, now.Findings
		for _, step := range now.Latest(historySteps) {
			was, err := model.Apply(s, model.Invert(step))
			if err != nil || ctx.Err() != nil {
				break
			}
			s, fs = was, fs.Update(s, was, model.Diff(s, was))
			past = append(past, fs.Scorecard())
		}
		slices.Reverse(past)
		return func() {
			d.sight.History = append(past, d.sight.History...)
			d.tell(Score)
		}
	})
}

// parent is what the open scenario was last compared with for its corrections.
type parent struct {
	known bool
	seq   int
}

// correct finds out what the parent of the open scenario has that this one lacks, when
// the parent has gone on or something was merged, and not after every step: in a large
// library that takes longer than a step.
func (d *Desk) correct() {
	now := d.sight.Now
	if now.Info.Parent == "" || now.Pending { // the board comes first
		return
	}
	info, _ := d.sight.Info(now.Info.Parent)
	is := parent{true, info.Seq}
	if is == d.parent && now.Last.Verb != "merge" {
		return
	}
	d.parent = is
	library := d.library
	d.run(func(context.Context) func() {
		found, err := library.Corrections(now)
		if err != nil { // what is wrong with the file is said elsewhere
			found = scenarios.Corrections{}
		}
		return func() {
			if found != d.sight.Corrections {
				d.sight.Corrections = found
				d.tell(News)
			}
		}
	})
}

// Corrected forgets what the parent was found to have: it is asked anew.
func (d *Desk) Corrected() {
	d.parent = parent{}
	d.correct()
}

// Beside says which scenarios are to be compared with the open one; what [Sight.Side]
// gives of them is worked out, and kept up to date until others are named.
func (d *Desk) Beside(ids ...model.ID) {
	d.beside = slices.Clone(ids)
	if d.session != nil {
		d.judgeOthers()
	}
}

// judgeOthers works out those that are compared and have changed.
func (d *Desk) judgeOthers() {
	now, library := d.sight.Now, d.library
	for _, id := range d.beside {
		info, ok := d.sight.Info(id)
		if side, known := d.sight.sides[id]; !ok || now.Pending || id == now.Info.ID || known && side.Seq == info.Seq || d.judging[id] {
			continue
		}
		d.judging[id] = true
		d.run(func(context.Context) func() {
			side, err := judge(library, now, info)
			return func() {
				delete(d.judging, id)
				if err != nil { // what is wrong with the file is said elsewhere
					return
				}
				d.keepSide(side)
				d.tell(Others)
			}
		})
	}
}

func (d *Desk) keepSide(side Judged) {
	sides := map[model.ID]Judged{side.ID: side}
	for id, other := range d.sight.sides {
		if id != side.ID {
			sides[id] = other
		}
	}
	d.sight.sides = sides
}

// judge checks a scenario of the library.
func judge(l *scenarios.Library, now scenarios.Snapshot, info scenarios.Info) (Judged, error) {
	s, err := l.At(info.ID, scenarios.Latest)
	if err != nil {
		return Judged{}, err
	}
	base, err := l.TakenBaseline(info.ID)
	if err != nil {
		return Judged{}, err
	}
	fs := reckon(now, s)
	return Judged{info.ID, info.Seq, s, fs, theme.Of(s, fs), fs.Score(base)}, nil
}
