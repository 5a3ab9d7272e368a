package ui

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
	"sandtable/ui/panel"
)

// WarningsView is the page of warnings: each with its evidence and its remedies.
const WarningsView View = "warnings"

func (w *Window) warningsPage() page {
	w.panels.cases = panel.NewCases(panel.CasesHands{
		Verb: func(f check.Fix) model.Verb {
			v, _ := w.remedy(f)
			return v
		},
		Preview: w.preview,
		Fix:     w.fix,
		Accept:  w.waive,
		Unwaive: w.unwaive,
		Show:    func(f check.Finding) { w.goToFinding(f.Key) },

		AcceptTheme:  w.waiveTheme,
		UnwaiveTheme: w.unwaiveTheme,
		ShowTheme: func(x *theme.Theme) {
			w.Show(BoardView)
			w.showTheme(x)
		},
		Fill: w.fill,

		Do:    w.doHere,
		NewID: func(k model.Kind) model.ID { return w.session.NewID(k) },

		EditHands: w.editHands(),
		Jump: func(to model.Ref) {
			w.Show(BoardView)
			w.jump(to)
		},
		Units: func(at fyne.Position) {
			w.unitFilter(at, func(id model.ID) { w.panels.cases.List.Only(id); w.panels.cases.Open("") })
		},
	})
	c := w.panels.cases
	return page{view: WarningsView, content: c, targets: c.Targets, key: c.Key,
		draw: func(now scenarios.Snapshot, p text.Printer) { c.Draw(now, p, w.sight().Base.Themes) }}
}

// openCase shows a theme, or a warning behind one, on the page of warnings.
func (w *Window) openCase(key string) {
	w.Show(WarningsView)
	w.panels.cases.Open(key)
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
