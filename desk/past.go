package desk

import (
	"context"

	"sandtable/model"
	"sandtable/model/theme"
)

// Moment is the open scenario as it was after one of its steps in effect.
type Moment struct {
	Judged
	Steps int          // how many steps in effect had been taken
	Last  model.Change // the last of them; zero of the start
}

// Past works out beside the owner what the open scenario was after so many of its steps in
// effect, 0 = at its start: by the log that was told, without the file. It answers unless
// another scenario was opened, another moment was asked for meanwhile, or the log is not
// told yet; the answer that is not wanted any more is not given.
func (d *Desk) Past(steps int, answer func(Moment)) {
	start, now := d.sight.Start, d.sight.Now
	d.looking++
	turn := d.looking
	if start == nil {
		return
	}
	var changes []model.Change
	seq := 0
	for _, t := range d.sight.Trail {
		if !t.Undone && len(changes) < steps {
			changes, seq = append(changes, t.Change), t.Seq
		}
	}
	d.run(func(ctx context.Context) func() {
		s := *start
		for _, c := range changes {
			next, err := model.Apply(s, c)
			if err != nil || ctx.Err() != nil { // what is wrong with the log is said elsewhere
				return nil
			}
			s = next
		}
		m := Moment{Judged: Judged{ID: now.Info.ID, Seq: seq, Scenario: s}, Steps: len(changes)}
		if len(changes) > 0 {
			m.Last = changes[len(changes)-1]
		}
		if !now.Pending {
			m.Findings = reckon(now, s)
			m.Themes = theme.Of(s, m.Findings)
			m.Scorecard = m.Findings.Score(now.Baseline)
		}
		return func() {
			if turn == d.looking {
				answer(m)
			}
		}
	})
}
