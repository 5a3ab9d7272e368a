// Package gather collects from a library what is said of its scenarios outside of it, and
// makes the files of it: the board pack, the workbook, drawings. It is the one place where
// the library and the formats meet.
//
//	gather.go   what a report of one scenario holds
//	formats.go  what becomes of reports, by the ending of a file
package gather

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/export"
	"sandtable/model"
	"sandtable/scenarios"
)

// Report collects the report of one scenario as it stands. Version is that of the
// program. The errors are those of the library.
func Report(l *scenarios.Library, id model.ID, version string) (export.Report, error) {
	return report(context.Background(), l, id, version)
}

// report is Report until ctx ends; it does not wait for findings then.
func report(ctx context.Context, l *scenarios.Library, id model.ID, version string) (export.Report, error) {
	infos, err := l.Scenarios()
	if err != nil {
		return export.Report{}, err
	}
	i := slices.IndexFunc(infos, func(x scenarios.Info) bool { return x.ID == id })
	if i < 0 {
		return export.Report{}, scenarios.ErrUnknownScenario
	}
	info := infos[i]
	s, err := l.SessionSoon(id)
	if err != nil {
		return export.Report{}, err
	}
	select {
	case <-s.Ready():
		s.Settle()
	case <-ctx.Done():
		return export.Report{}, ctx.Err()
	}
	now := s.Now()
	baseline, err := l.Baseline(id)
	if err != nil {
		return export.Report{}, err
	}
	differences, err := l.Differences(id)
	if err != nil {
		return export.Report{}, err
	}
	rows, err := l.Log(id)
	if err != nil {
		return export.Report{}, err
	}
	name := filepath.Base(l.Path())
	r := export.Report{
		Scenario: now.Scenario, Baseline: now.Baseline, Name: info.Name, ID: string(id),
		Library: strings.TrimSuffix(name, filepath.Ext(name)), Status: string(info.Status), Fingerprint: now.Scenario.Fingerprint(),
		Alone: baseline == id, Date: lastStep(rows, info.Created), Findings: now.Findings, Themes: now.Themes, Scorecard: now.Scorecard, Version: version,
	}
	if baseline != id {
		r.BaselineName = now.Baseline.Brief().Name
		back := model.Diff(now.Scenario, now.Baseline) // most of what was found there is found here too
		r.BaselineFindings = now.Findings.SinceItself().Update(now.Scenario, now.Baseline, back)
		r.BaselineThemes = now.Themes.Update(now.Baseline, r.BaselineFindings, back)
		r.BaselineScorecard = r.BaselineFindings.Score(now.Baseline)
	}
	if r.Steps, err = steps(l, id, baseline, now.Baseline); err != nil {
		return export.Report{}, err
	}
	for _, d := range differences {
		r.Changes = append(r.Changes, export.Entry{Edit: d.Edit, Why: d.Reason.Why, Who: d.Reason.Who, At: d.Reason.At})
	}
	return r, nil
}

// lastStep is the time of the last step in effect, so that what was done and undone
// again leaves the same workbook; created when there is none.
func lastStep(rows []scenarios.Row, created time.Time) time.Time {
	at := map[int]time.Time{}
	undone := map[int]bool{}
	for _, r := range rows {
		switch r.Verb {
		case scenarios.DoRow:
			at[r.Seq] = r.At
		case scenarios.UndoRow, scenarios.RedoRow:
			undone[r.Target] = r.Verb == scenarios.UndoRow
		}
	}
	last := created
	for seq, t := range at {
		if !undone[seq] && t.After(last) {
			last = t
		}
	}
	return last
}

// steps lists what made a scenario of the baseline as it was taken: the steps in effect
// that are not those of the baseline itself, each with the state before it.
func steps(l *scenarios.Library, id, baseline model.ID, s model.Scenario) (out []export.Step, err error) {
	all, err := l.Steps(id)
	if err != nil {
		return nil, err
	}
	for _, x := range all {
		if x.Scenario == baseline {
			continue
		}
		out = append(out, export.Step{Before: s, Change: x.Change, Why: x.Why, Who: x.Who, At: x.At})
		if s, err = model.Apply(s, x.Change); err != nil {
			return nil, err
		}
	}
	return out, nil
}
