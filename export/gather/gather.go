// Package gather collects from a library what the workbook of a scenario says. It
// is the one place where the library and the workbook meet.
package gather

import (
	"path/filepath"
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

// Report collects the report of one scenario as it stands. Version is that of the
// program. The errors are those of the library.
func Report(l *scenarios.Library, id model.ID, version string) (export.Report, error) {
	infos, err := l.Scenarios()
	if err != nil {
		return export.Report{}, err
	}
	find := func(id model.ID) (scenarios.Info, bool) {
		i := slices.IndexFunc(infos, func(x scenarios.Info) bool { return x.ID == id })
		if i < 0 {
			return scenarios.Info{}, false
		}
		return infos[i], true
	}
	info, ok := find(id)
	if !ok {
		return export.Report{}, scenarios.ErrUnknownScenario
	}
	base, err := l.Baseline(id)
	if err != nil {
		return export.Report{}, err
	}
	baseInfo, _ := find(base)
	r := export.Report{
		ID: string(id), Name: info.Name, BaselineName: baseInfo.Name,
		Library: strings.TrimSuffix(filepath.Base(l.Path()), filepath.Ext(l.Path())),
		Status:  string(info.Status), Fingerprint: info.Fingerprint, Date: info.Edited, Version: version,
	}
	if r.Scenario, err = l.At(id, scenarios.Latest); err != nil {
		return export.Report{}, err
	}
	if r.Baseline, err = l.At(base, scenarios.Latest); err != nil {
		return export.Report{}, err
	}
	r.Findings, r.BaselineFindings = check.Check(r.Scenario), check.Check(r.Baseline)
	r.Scorecard, r.BaselineScorecard = r.Findings.Score(r.Baseline), r.BaselineFindings.Score(r.Baseline)
	differences, err := l.Differences(id)
	if err != nil {
		return export.Report{}, err
	}
	for _, d := range differences {
		r.Changes = append(r.Changes, export.Entry{Edit: d.Edit, Why: d.Reason.Why, Who: d.Reason.Who, At: d.Reason.At})
	}
	return r, nil
}
