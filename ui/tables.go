package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/scenarios"
	"sandtable/ui/matrix"
)

// tables are the big views beside the board.
type tables struct {
	departments *matrix.Departments
	compare     *matrix.Compare
}

// compareAtFirst is how many scenarios the comparison begins with.
const compareAtFirst = 4

func (w *Window) makeTables() {
	w.tables.departments = matrix.NewDepartments(matrix.DepartmentHands{Finding: w.goToFinding})
	w.tables.compare = matrix.NewCompare(matrix.CompareHands{
		Adopt:   w.adopt,
		Finding: func(key string, in model.ID) { w.Switch(in); w.goToFinding(key) },
		Add:     func(id model.ID) { w.compared = append(w.compared, id); w.drawTables() },
		Remove: func(id model.ID) {
			w.compared = slices.DeleteFunc(w.compared, func(x model.ID) bool { return x == id })
			w.drawTables()
		},
		Baseline: func(id model.ID) {
			w.compared = slices.DeleteFunc(w.compared, func(x model.ID) bool { return x == id })
			w.compared = append([]model.ID{id}, w.compared...)
			w.drawTables()
		},
		Open: func(id model.ID) { w.Switch(id); w.Show(BoardView) },
	})
}

// drawTables shows the big view that is in front.
func (w *Window) drawTables() {
	if w.session == nil {
		return
	}
	switch w.view {
	case DepartmentsView:
		w.tables.departments.Draw(w.session.Now(), w.print)
	case CompareView:
		w.tables.compare.Draw(w.comparison(), w.print)
	case WarningsView:
		w.drawCases()
	case ReviewView:
		w.drawReview()
	}
}

// comparison collects the scenarios that are compared: at first the earliest ones
// of the library and the open one.
func (w *Window) comparison() matrix.Comparison {
	open := w.session.Now().Info.ID
	w.compared = slices.DeleteFunc(w.compared, func(id model.ID) bool { return !w.knows(id) })
	if len(w.compared) == 0 {
		for _, i := range w.infos[:min(len(w.infos), compareAtFirst)] {
			w.compared = append(w.compared, i.ID)
		}
		if !slices.Contains(w.compared, open) {
			w.compared = append(w.compared, open)
		}
	}
	out := matrix.Comparison{Open: open}
	for _, id := range w.compared {
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
		if !slices.Contains(w.compared, i.ID) {
			out.Others = append(out.Others, i)
		}
	}
	return out
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
	w.doBecause(model.Adopt(compare.Adoption(now, other.scenario, r, field)), why)
}

// goToFinding shows a warning on the board.
func (w *Window) goToFinding(key string) {
	w.Show(BoardView)
	if f, ok := w.session.Now().Findings.Get(key); ok {
		w.showFinding(f)
	}
}

func (t tables) targets(v View) map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	switch v {
	case DepartmentsView:
		maps.Copy(out, t.departments.Targets())
	case CompareView:
		maps.Copy(out, t.compare.Targets())
	}
	return out
}
