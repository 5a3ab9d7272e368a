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
	return page{view: ImportView, content: i, targets: i.Targets, key: i.Key, left: i.Rest, untabbed: true, whole: true, pose: w.poseImport,
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

// resumeImport goes back to the document that waits.
func (w *Window) resumeImport() {
	if w.view != ImportView {
		w.before = w.view
	}
	w.Show(ImportView)
}

// waitingImport says that a document waits to be brought in while another view is in front.
func (w *Window) waitingImport() news {
	if w.view == ImportView || !w.imports.Begun() {
		return news{}
	}
	said := w.print.T("banner.import-waits", "name", w.imports.Name())
	if w.imports.Name() == "" {
		said = w.print.T("banner.import-waits-unnamed")
	}
	return news{icon: "document", words: said, offers: []offer{
		{name: "import", label: w.print.T("banner.import-resume"), perform: w.resumeImport},
		{name: "import-drop", label: w.print.T("banner.import-drop"), perform: func() { w.imports.Leave(); w.frame.draw() }},
	}}
}

// leaveImport lets go of the document and goes back to where one was.
func (w *Window) leaveImport() {
	w.imports.Leave()
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
