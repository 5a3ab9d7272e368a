package ui

import (
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
	for _, f := range fs.All() {
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

// judge checks a scenario of the library, or takes the open one as it is.
func (w *Window) judge(info scenarios.Info) (judged, error) {
	if now := w.session.Now(); now.Info.ID == info.ID {
		return judged{now.Scenario, now.Findings, now.Scorecard, now.Seq, info.ID}, nil
	}
	s, err := w.library.At(info.ID, scenarios.Latest)
	if err != nil {
		return judged{}, err
	}
	fs := check.Check(s)
	return judged{s, fs, fs.Score(w.session.Now().Baseline), info.Seq, info.ID}, nil
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
	for _, i := range infos {
		if c, ok := w.counts[i.ID]; ok && c.seq == i.Seq {
			continue
		}
		if j, err := w.judge(i); err == nil {
			w.counts[i.ID] = count(j.findings, i.Seq)
		}
	}
	w.lookBack()
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
	w.counts[now.Info.ID] = count(now.Findings, now.Seq)
	w.lookBack()
}

// lookBack checks the baseline, when it is another than before.
func (w *Window) lookBack() {
	now := w.session.Now()
	if w.baseline.id != "" && model.Diff(w.baseline.scenario, now.Baseline).Empty() {
		return
	}
	id, err := w.library.Baseline(now.Info.ID)
	if err != nil {
		return
	}
	w.baseline = judged{scenario: now.Baseline, id: id}
	if id == now.Info.ID {
		w.baseline.findings = now.Findings
	} else {
		w.baseline.findings = check.Check(now.Baseline)
	}
	w.baseline.scorecard = w.baseline.findings.Score(now.Baseline)
}
