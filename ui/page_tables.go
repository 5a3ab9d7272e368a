package ui

import (
	"slices"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/proposal"
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
	d := matrix.NewDepartments(matrix.DepartmentHands{
		Finding: w.goToFinding,
		Do:      w.doHere,
		Lost:    w.lost,
		NewID:   func(k model.Kind) model.ID { return w.session.NewID(k) },
		Preview: w.preview,
		Linked:  func() { w.toast(w.lastStep()) },
	})
	return page{view: DepartmentsView, content: d, draw: d.Draw, targets: d.Targets, key: d.Key, left: d.Left, parted: d.Part}
}

func (w *Window) comparePage() page {
	c := matrix.NewCompare(matrix.CompareHands{
		Adopt:   w.adopt,
		Finding: func(key string, in model.ID) { w.switchTo(in, func() { w.goToFinding(key) }) },
		Add: func(id model.ID) {
			w.compare(append(w.columns(), id))
		},
		Remove: func(id model.ID) {
			w.compare(slices.DeleteFunc(w.columns(), func(x model.ID) bool { return x == id }))
		},
		Baseline: func(id model.ID) {
			w.compare(append([]model.ID{id}, slices.DeleteFunc(w.columns(), func(x model.ID) bool { return x == id })...))
		},
		Open: func(id model.ID) { w.switchTo(id, func() { w.Show(BoardView) }) },
	})
	return page{view: CompareView, content: c, targets: c.Targets, key: c.Key,
		ask:  func() { w.desk.Beside(w.columns()...) },
		draw: func(now scenarios.Snapshot, p text.Printer) { c.Draw(w.comparison(now), p) }}
}

// compare shows other scenarios side by side.
func (w *Window) compare(ids []model.ID) {
	w.compared = ids
	w.prepare()
	w.drawPage()
}

// comparison collects the scenarios that are compared. The open one is always among
// them: it is what can be changed. One that is being worked out still comes later.
func (w *Window) comparison(now scenarios.Snapshot) matrix.Comparison {
	out := matrix.Comparison{Open: now.Info.ID, Shut: now.ReadOnly || now.Info.Adopted != "" || now.Info.Status == scenarios.Archived}
	ids := w.columns()
	for _, id := range ids {
		info, _ := w.sight().Info(id)
		if side, ok := w.sight().Side(id); ok {
			out.Columns = append(out.Columns, matrix.Column{Info: info, Side: compare.Side{
				ID: id, Name: info.Name, Scenario: side.Scenario, Findings: side.Findings, Themes: side.Themes, Scorecard: side.Scorecard}})
		}
	}
	for _, i := range w.sight().Infos {
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
		for _, i := range w.sight().Infos {
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
	return slices.ContainsFunc(w.sight().Infos, func(i scenarios.Info) bool { return i.ID == id })
}

// adopt takes one cell, or one record, over from another scenario.
func (w *Window) adopt(r model.Ref, field string, from model.ID) {
	info, known := w.sight().Info(from)
	other, worked := w.sight().Side(from)
	if !known || !worked { // it is not to be seen any more
		return
	}
	now := w.session.Now().Scenario
	why := w.print.T("reason.adopted", "scenario", info.Name)
	change := compare.Adoption(now, other.Scenario, r, field)
	w.do(model.Adopt(change), why, w.here(func() {
		s := now
		if !s.Has(r) {
			s = w.session.Now().Scenario
		}
		w.toast(w.print.T("adopted.cell", "what", w.print.Name(s, r), "from", info.Name, "n", len(change.Edits)))
	}))
}

// goToFinding shows a theme, or a warning, on the board.
func (w *Window) goToFinding(key string) {
	w.Show(BoardView)
	if x, ok := w.session.Now().Themes.Get(key); ok {
		w.showTheme(x)
	} else if f, ok := w.session.Now().Findings.Get(key); ok {
		w.showFinding(f)
	}
}

// takeRead enters all that the words of the selected duty say, on the page of departments
// of those that are new there, on the page of an import of all its duties.
func (w *Window) takeRead() {
	switch {
	case w.view == ImportView:
		w.imports.AcceptAll()
		return
	case w.session == nil:
		return
	}
	verb := model.Verb(nil)
	if d, ok := w.page().content.(*matrix.Departments); ok {
		verb = d.Taken()
	} else if chosen := w.board.Selected(); len(chosen) == 1 {
		if read := proposal.Unentered(w.scenario(), chosen[0]); len(read) > 0 {
			verb = proposal.Take(chosen[0], w.session.NewID, read...)
		}
	}
	if verb != nil {
		w.do(verb, "", nil)
	}
}
