package ui

import (
	"context"
	"strings"

	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/intake"
)

// ImportView shows a document that is to be brought in: a file that was chosen or dropped
// opens it, also while no library is open.
const ImportView View = "import"

func (w *Window) importPage() page {
	w.imports = intake.New(intake.Hands{
		Beside: func(f func()) { w.background(f) },
		Post:   func(f func()) { w.post(f) },
		Menu:   w.showMenu,
		Bring:  w.bringIn,
		Leave:  w.leaveImport,
		Choose: w.askImport,
	})
	i := w.imports
	return page{view: ImportView, content: i, targets: i.Targets, key: i.Key, left: i.Leave, untabbed: true, whole: true, pose: w.poseImport,
		draw: func(now scenarios.Snapshot, p text.Printer) { i.Draw(now, w.session != nil, p) }}
}

// beginImport shows a document.
func (w *Window) beginImport(s intake.Source) {
	if w.view != ImportView {
		w.before = w.view
	}
	w.frame.hideToast()
	w.Show(ImportView)
	w.imports.Begin(s)
}

// leaveImport goes back to where one was.
func (w *Window) leaveImport() {
	if w.session != nil {
		w.Show(w.before)
		return
	}
	w.turnTo(BoardView)
	w.draw()
	w.frame.start.arrive()
}

// poseImport shows the duties of the open scenario as a list that is brought in.
func (w *Window) poseImport() {
	p, s := w.print, w.scenario()
	var rows strings.Builder
	rows.WriteString(p.T("intake.role.department") + "\t" + p.T("intake.role.duty") + "\n")
	for i, d := range s.Duties() {
		if i%7 != 3 {
			rows.WriteString(p.Unit(s, d.Unit) + "\t" + d.Text.In(p.Lang()) + "\n")
		}
	}
	w.beginImport(intake.Source{Name: w.libraryName(), Read: func(context.Context, func(done, total int64)) (sheet.Document, error) {
		return sheet.ReadText(rows.String()), nil
	}})
}
