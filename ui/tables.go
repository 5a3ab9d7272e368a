package ui

import (
	"slices"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/matrix"
)

// The tables: the units of one scenario side by side, scenarios side by side.
const (
	DepartmentsView View = "departments"
	CompareView     View = "compare"
)

// compareAtFirst is how many scenarios the comparison begins with.
const compareAtFirst = 4

func (w *Window) departmentsPage() page {
	d := matrix.NewDepartments(matrix.DepartmentHands{Finding: w.goToFinding})
	return page{view: DepartmentsView, content: d, draw: d.Draw, targets: d.Targets}
}

func (w *Window) comparePage() page {
	c := matrix.NewCompare(matrix.CompareHands{
		Adopt:   w.adopt,
		Finding: func(key string, in model.ID) { w.Switch(in); w.goToFinding(key) },
		Add: func(id model.ID) {
			w.compared = append(w.columns(), id)
			w.drawPage()
		},
		Remove: func(id model.ID) {
			w.compared = slices.DeleteFunc(w.columns(), func(x model.ID) bool { return x == id })
			w.drawPage()
		},
		Baseline: func(id model.ID) {
			w.compared = append([]model.ID{id}, slices.DeleteFunc(w.columns(), func(x model.ID) bool { return x == id })...)
			w.drawPage()
		},
		Open: func(id model.ID) { w.Switch(id); w.Show(BoardView) },
	})
	return page{view: CompareView, content: c, targets: c.Targets,
		draw: func(now scenarios.Snapshot, p text.Printer) { c.Draw(w.comparison(now), p) }}
}

// comparison collects the scenarios that are compared. The open one is always among
// them: it is what can be changed.
func (w *Window) comparison(now scenarios.Snapshot) matrix.Comparison {
	out := matrix.Comparison{Open: now.Info.ID, Shut: now.ReadOnly || now.Info.Adopted != "" || now.Info.Status == scenarios.Archived}
	ids := w.columns()
	for _, id := range ids {
		i := slices.IndexFunc(w.infos, func(x scenarios.Info) bool { return x.ID == id })
		j, err := w.judge(w.infos[i])
		if err != nil {
			w.fail(err)
			continue
		}
		out.Columns = append(out.Columns, matrix.Column{Info: w.infos[i], Side: compare.Side{
			ID: id, Name: w.infos[i].Name, Scenario: j.scenario, Findings: j.findings, Scorecard: j.scorecard}})
	}
	for _, i := range w.infos {
		if !slices.Contains(ids, i.ID) {
			out.Others = append(out.Others, i)
		}
	}
	return out
}

// columns are the scenarios that were chosen to be compared and still exist, at first
// the earliest ones of the library; the open one takes the last place when it was not
// chosen.
func (w *Window) columns() []model.ID {
	w.compared = slices.DeleteFunc(w.compared, func(id model.ID) bool { return !w.knows(id) })
	if len(w.compared) == 0 {
		for _, i := range w.infos {
			if i.Status != scenarios.Archived && len(w.compared) < compareAtFirst {
				w.compared = append(w.compared, i.ID)
			}
		}
	}
	open := w.session.Now().Info.ID
	if slices.Contains(w.compared, open) || !w.knows(open) {
		return w.compared
	}
	return append(slices.Clone(w.compared[:min(len(w.compared), matrix.MostScenarios-1)]), open)
}

func (w *Window) knows(id model.ID) bool {
	return slices.ContainsFunc(w.infos, func(i scenarios.Info) bool { return i.ID == id })
}

// adopt takes one cell, or one record, over from another scenario.
func (w *Window) adopt(r model.Ref, field string, from model.ID) {
	i := slices.IndexFunc(w.infos, func(x scenarios.Info) bool { return x.ID == from })
	if i < 0 {
		return
	}
	other, err := w.judge(w.infos[i])
	if err != nil {
		w.fail(err)
		return
	}
	now := w.session.Now().Scenario
	why := w.print.T("adopted.from", "scenario", w.infos[i].Name)
	change := compare.Adoption(now, other.scenario, r, field)
	if !w.doBecause(model.Adopt(change), why) {
		return
	}
	s := now
	if !s.Has(r) {
		s = w.session.Now().Scenario
	}
	w.toast(w.print.T("adopted.cell", "what", w.print.Name(s, r), "from", w.infos[i].Name, "n", len(change.Edits)))
}

// goToFinding shows a warning on the board.
func (w *Window) goToFinding(key string) {
	w.Show(BoardView)
	if f, ok := w.session.Now().Findings.Get(key); ok {
		w.showFinding(f)
	}
}
