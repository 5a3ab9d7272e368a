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
	base := w.session.Now().Baseline
	if id, err := w.library.Baseline(w.session.Now().Info.ID); err == nil {
		w.baseline = judged{scenario: base, findings: check.Check(base), id: id}
		w.baseline.scorecard = w.baseline.findings.Score(base)
	}
}
