package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

// judged is a scenario with its findings and its scorecard.
type judged struct {
	scenario  model.Scenario
	findings  check.Findings
	scorecard check.Scorecard
	seq       int
	id        model.ID
}

// counts are the open findings of a scenario that the tree shows.
type counts struct {
	seq          int
	high, medium int
}

func count(fs check.Findings, seq int) counts {
	c := counts{seq: seq}
	for f := range fs.Each() {
		switch {
		case f.Waived != nil:
		case f.Severity == check.High:
			c.high++
		case f.Severity == check.Medium:
			c.medium++
		}
	}
	return c
}

// small is the number of duties up to which everything about the other scenarios is
// worked out before the window is drawn. Above it the board comes first, and the
// rest arrives from the background.
const small = 600

// atOnce reports whether nothing has to wait for the open scenario.
func (w *Window) atOnce() bool { return w.session.Now().Scenario.Count(model.DutyKind) <= small }

// judge checks a scenario of the library, or takes the open one as it is.
func (w *Window) judge(info scenarios.Info) (judged, error) {
	now := w.session.Now()
	if now.Info.ID == info.ID {
		return judged{now.Scenario, now.Findings, now.Scorecard, now.Seq, info.ID}, nil
	}
	s, err := w.library.At(info.ID, scenarios.Latest)
	if err != nil {
		return judged{}, err
	}
	base, err := w.library.TakenBaseline(info.ID)
	if err != nil {
		return judged{}, err
	}
	fs := reckon(now, s)
	return judged{s, fs, fs.Score(base), info.Seq, info.ID}, nil
}

// reckon finds out about a scenario from what is known of the open one: they have
// most in common.
func reckon(now scenarios.Snapshot, s model.Scenario) check.Findings {
	return now.Findings.Update(now.Scenario, s, model.Diff(now.Scenario, s))
}

// settle waits in the background for the findings of the open scenario and then
// shows them.
func (w *Window) settle() {
	session := w.session
	ready := session.Ready()
	w.background(func() {
		<-ready
		fyne.Do(func() {
			if w.session != session { // another was opened meanwhile
				return
			}
			session.Settle()
			w.survey()
			w.draw()
			w.recall()
		})
	})
}

// survey reads the library's scenarios anew and counts the findings of those that
// have changed since.
func (w *Window) survey() {
	if w.library == nil {
		w.infos = nil
		return
	}
	infos, err := w.library.Scenarios()
	if err != nil {
		w.fail(err)
		return
	}
	w.infos = infos
	w.lookBack()
	now := w.session.Now()
	if now.Pending {
		return
	}
	w.counts[now.Info.ID] = count(now.Findings, now.Seq)
	var stale []scenarios.Info
	for _, i := range infos {
		if c, ok := w.counts[i.ID]; !ok || c.seq != i.Seq {
			stale = append(stale, i)
		}
	}
	w.countAll(now, stale)
}

// countAll counts the findings of scenarios that are not open, each as it is done.
func (w *Window) countAll(now scenarios.Snapshot, stale []scenarios.Info) {
	library := w.library
	one := func(i scenarios.Info) (counts, bool) {
		s, err := library.At(i.ID, scenarios.Latest)
		return count(reckon(now, s), i.Seq), err == nil
	}
	if w.atOnce() {
		for _, i := range stale {
			if c, ok := one(i); ok {
				w.counts[i.ID] = c
			}
		}
		return
	}
	w.counting++
	turn := w.counting
	w.background(func() {
		for k, i := range stale {
			c, ok := one(i)
			over := false
			fyne.DoAndWait(func() {
				if over = w.library != library || w.counting != turn; over || !ok {
					return
				}
				w.counts[i.ID] = c
				if k%16 == 15 || k == len(stale)-1 {
					w.drawLeft()
				}
			})
			if over {
				return
			}
		}
	})
}

// note takes over what a step has changed in the open scenario, without reading
// the others again: forks stand where they left it.
func (w *Window) note() {
	now := w.session.Now()
	for i := range w.infos {
		if w.infos[i].ID == now.Info.ID {
			w.infos[i] = now.Info
		}
	}
	if !now.Pending {
		w.counts[now.Info.ID] = count(now.Findings, now.Seq)
	}
	w.lookBack()
}

// lookBack checks the baseline, when it is another than before.
func (w *Window) lookBack() {
	now, was := w.session.Now(), w.baseline
	base := now.Baseline
	itself := w.correcting == nil || w.correcting.filling // the baseline has nothing else to compare with
	if !itself {
		base = w.correcting.before
	}
	if was.scorecard != nil && model.Diff(was.scenario, base).Empty() {
		return
	}
	id, err := w.library.Baseline(now.Info.ID)
	if err != nil {
		return
	}
	w.baseline = judged{scenario: base, id: id}
	switch {
	case now.Pending:
		return
	case id == now.Info.ID && itself:
		w.baseline.findings = now.Findings
	case was.scorecard != nil && was.id == id:
		w.baseline.findings = was.findings.Update(was.scenario, base, model.Diff(was.scenario, base))
	default:
		w.baseline.findings = reckon(now, base)
	}
	w.baseline.scorecard = w.baseline.findings.Score(base)
}

// historySteps are the remembered steps of the sparklines.
const historySteps = 12

// recall measures the open scenario as it was after each of its last steps that are in
// effect, for the sparklines: what was undone leads nowhere.
func (w *Window) recall() {
	session, now := w.session, w.session.Now()
	w.trailRows()
	var steps []model.Change // the latest first
	for _, seq := range slices.Backward(slices.Sorted(maps.Keys(w.trail.steps))) {
		if s := w.trail.steps[seq]; !w.trail.rows[s.at].Undone && len(steps) < historySteps {
			steps = append(steps, s.change)
		}
	}
	measure := func() (out []check.Scorecard) {
		s, fs := now.Scenario, now.Findings
		for _, step := range steps {
			was, err := model.Apply(s, model.Invert(step))
			if err != nil {
				break
			}
			s, fs = was, fs.Update(s, was, model.Diff(s, was))
			out = append(out, fs.Scorecard())
		}
		slices.Reverse(out)
		return out
	}
	if w.atOnce() {
		w.history = append(measure(), w.history...)
		return
	}
	w.background(func() {
		past := measure()
		fyne.Do(func() {
			if w.session == session {
				w.history = append(past, w.history...)
				w.drawScore()
			}
		})
	})
}
