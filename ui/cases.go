package ui

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/look"
	"sandtable/ui/marks"
	"sandtable/ui/panel"
)

func (w *Window) makeCases() *panel.Cases {
	return panel.NewCases(panel.CasesHands{
		Verb: func(f check.Fix) model.Verb {
			v, _ := w.remedy(f)
			return v
		},
		Preview: w.preview,
		Fix:     w.fix,
		Accept:  w.waive,
		Unwaive: w.unwaive,
		Show:    func(f check.Finding) { w.goToFinding(f.Key) },

		EditHands: w.editHands(),
		Jump: func(to model.Ref) {
			w.Show(BoardView)
			w.jump(to)
		},
		Units: func(at fyne.Position) {
			w.unitFilter(at, func(id model.ID) { w.panels.cases.List.Only(id); w.panels.cases.Open("") })
		},
	})
}

// openCase shows a warning on the page of warnings.
func (w *Window) openCase(f check.Finding) {
	w.Show(WarningsView)
	w.panels.cases.Open(f.Key)
}

func (w *Window) drawCases() {
	w.panels.cases.Draw(w.session.Now(), w.print, w.baseline.findings)
}

// unitFilter offers the departments whose warnings alone may be shown.
func (w *Window) unitFilter(at fyne.Position, choose func(model.ID)) {
	s := w.session.Now().Scenario
	seals := marks.Seals(w.print, s, w.session.Now().Baseline)
	rows := []look.Choice{{Name: "all-units", Label: w.print.T("filter.all"), Icon: "grid", Perform: func() { choose("") }}, {}}
	for _, id := range w.homes() {
		if s.DepartmentOf(id) == id {
			seal := seals[id]
			rows = append(rows, look.Choice{Name: "only:" + string(id), Label: w.print.Unit(s, id), Seal: &seal, Perform: func() { choose(id) }})
		}
	}
	w.showMenu(at, rows...)
}
