package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// choice is a row of a menu by the key of its wording.
func (w *Window) choice(name, icon, key string, perform func()) look.Choice {
	return look.Choice{Name: name, Label: w.print.T("action." + name), Icon: icon, Key: key, Perform: perform}
}

// verb is a row that is off, with the reason, when the verb would be refused now.
func (w *Window) verb(name, icon, key string, v model.Verb, perform func()) look.Choice {
	c := w.choice(name, icon, key, perform)
	if _, err := v(w.session.Now().Scenario); err != nil {
		c.Off = true
		c.Note, _ = w.print.Error(w.session.Now().Scenario, err)
	}
	return c
}

// mainMenu is everything about the library and the window.
func (w *Window) mainMenu() {
	divide := look.Choice{}
	rows := []look.Choice{
		w.choice("home", "library", "", w.goHome), divide,
		w.choice("new", "plus", "Ctrl+N", w.askNew),
		w.choice("open", "folder", "Ctrl+O", w.askOpen),
		w.choice("import", "rows", "Ctrl+I", w.askImport),
		w.choice("import-clipboard", "rows", "", w.importClipboard),
		w.choice("example", "grid", "", w.exampleMenu),
		w.choice("template", "people", "", w.templateMenu),
	}
	if recent := w.recent(); len(recent) > 1 {
		rows = append(rows, w.choice("recent", "clock", "", w.recentMenu))
	}
	if w.session != nil {
		rows = append(rows, w.choice("copy", "file", "", w.askCopy),
			w.choice("bring", "library", "", w.askBring), divide,
			w.choice("fork", "fork", "Ctrl+Shift+N", w.askFork),
			w.choice("rename-scenario", "edit", "", w.askRename),
			w.choice("apply-template", "people", "", w.applyMenu),
			w.choice("save-template", "file", "", w.askSaveTemplate), divide,
			w.choice("add-duty", "plus", "Ctrl+D", func() { w.askDuty("") }),
			w.choice("add-unit", "people", "", w.askUnit),
			w.choice("merge", "fuse", "", func() { w.askMerge(fyne.NewPos(12, topHeight-4)) }), divide,
			w.choice("policy", "filter", "", func() { w.askPolicy(false) }),
			w.choice("export", "export", "Ctrl+E", w.askExport),
			w.choice("meeting", "present", "F11", w.beginMeeting))
	}
	contrast := w.choice("contrast", "sun", "", func() { w.SetContrast(!w.app.Preferences().Bool("contrast")) })
	contrast.Chosen = w.app.Preferences().Bool("contrast")
	rows = append(rows, divide, contrast, w.choice("keys", "rows", "F1", w.askKeys), w.choice("about", "info", "", w.about))
	w.showMenu(fyne.NewPos(12, topHeight-4), rows...)
}

func (w *Window) exampleMenu() {
	list, err := examples.List()
	if err != nil {
		w.fail(err)
		return
	}
	w.showExamples(nil, slices.DeleteFunc(list, examples.Example.Template), w.openExample)
}

// openExample opens an example in place of what is open.
func (w *Window) openExample(e examples.Example) { w.OpenExample(e.ID, nil) }

// templateMenu offers the templates to start from.
func (w *Window) templateMenu() {
	w.desk.Ask(func() func() {
		own := w.ownTemplates()
		return func() { w.showTemplates(w.ownChoices(own, w.openOwn), w.openExample) }
	})
}

// applyMenu offers the templates to be applied to the open scenario, the user's own first.
func (w *Window) applyMenu() {
	w.desk.Ask(func() func() {
		own := w.ownTemplates()
		return func() {
			rows := append(w.ownChoices(own, w.applyOwn), w.choice("apply-own", "folder", "", w.askApply), look.Choice{})
			w.showTemplates(rows, w.applyTemplate)
		}
	})
}

// showTemplates lists the templates by industry, those for any industry first, under other
// rows.
func (w *Window) showTemplates(above []look.Choice, choose func(examples.Example)) {
	list, err := examples.List()
	if err != nil {
		w.fail(err)
		return
	}
	list = slices.DeleteFunc(list, func(e examples.Example) bool { return !e.Template() })
	first := map[model.Text]int{{}: -1}
	for i, e := range list {
		if _, ok := first[e.Industry]; !ok {
			first[e.Industry] = i
		}
	}
	slices.SortStableFunc(list, func(a, b examples.Example) int { return first[a.Industry] - first[b.Industry] })
	w.showExamples(above, list, choose)
}

// showExamples is a menu of examples, with a line between industries.
func (w *Window) showExamples(rows []look.Choice, list []examples.Example, choose func(examples.Example)) {
	for i, e := range list {
		if i > 0 && e.Industry != list[i-1].Industry {
			rows = append(rows, look.Choice{})
		}
		rows = append(rows, look.Choice{Name: e.ID, Label: e.Title.In(w.lang), Icon: "grid", Perform: func() { choose(e) }})
	}
	w.showMenu(fyne.NewPos(60, topHeight), rows...)
}

// recentMenu lists the libraries opened last by name, with their folders.
func (w *Window) recentMenu() {
	var rows []look.Choice
	for _, path := range w.recent() {
		rows = append(rows, look.Choice{Name: path, Label: strings.TrimSuffix(filepath.Base(path), extension), Icon: "file",
			Note: look.CutLeft(w.place(filepath.Dir(path)), look.Small, 260), Perform: func() { w.Open(path, nil) }})
	}
	w.showMenu(fyne.NewPos(60, topHeight), rows...)
}

// boardMenu is what can be done with a board, on no card and in no department.
func (w *Window) boardMenu(at fyne.Position) {
	undo, redo := w.choice("undo", "undo", "Ctrl+Z", w.Undo), w.choice("redo", "redo", "Ctrl+Y", w.Redo)
	undo.Off, redo.Off = !w.canUndo(), !w.canRedo()
	w.showMenu(at,
		w.choice("add-unit", "people", "", w.askUnit),
		w.choice("add-duty", "plus", "Ctrl+D", func() { w.askDuty("") }), look.Choice{},
		undo, redo, look.Choice{},
		w.choice("narrow", "filter", "Ctrl+Shift+F", w.narrowMenu),
		w.choice("fork", "fork", "Ctrl+Shift+N", w.askFork),
		w.choice("export", "export", "Ctrl+E", w.askExport))
}
