package ui

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios/examples"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// opened is what stands over the window now: a menu or a dialog.
type opened struct {
	menu  *look.Menu
	asked []*dialogs.Dialog // a refusal may stand over the dialog that it is about
}

// dialog is the one in front; nil when none is open.
func (o opened) dialog() *dialogs.Dialog {
	if len(o.asked) == 0 {
		return nil
	}
	return o.asked[len(o.asked)-1]
}

func (o opened) targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	if o.menu != nil && o.menu.Open() {
		for _, r := range o.menu.Rows {
			out["menu:"+r.Name()] = r
		}
	}
	if d := o.dialog(); d != nil {
		maps.Copy(out, d.Targets())
	}
	return out
}

// hands are what dialogs may do.
func (w *Window) hands() dialogs.Hands {
	h := dialogs.Hands{Canvas: w.canvas, Do: w.doHere, Preview: w.preview, Back: w.keep, Closed: func() {
		w.open.asked = slices.DeleteFunc(w.open.asked, (*dialogs.Dialog).Closed) // others may stand over it
		if w.session == nil {
			w.frame.start.takeFocusAgain()
			return
		}
		if w.canvas != nil && w.asked == nil && w.canvas.Overlays().Top() == nil {
			w.canvas.Unfocus() // what had the focus before may be gone
		}
	}}
	if w.session != nil {
		h.NewID = w.session.NewID
	}
	return h
}

// doHere is do for deeds that nobody gives a reason for.
func (w *Window) doHere(v model.Verb, then func(done bool)) { w.do(v, "", then) }

// keep remembers the open dialog.
func (w *Window) keep(d *dialogs.Dialog) {
	w.open.asked = append(w.open.asked, d)
}

func (w *Window) showMenu(at fyne.Position, choices ...look.Choice) {
	w.open.menu = look.ShowMenu(w.canvas, at, choices...)
}

// scenario is the open one, whose names errors use; empty when none is open.
func (w *Window) scenario() model.Scenario {
	if w.session == nil {
		return model.Scenario{}
	}
	return w.session.Now().Scenario
}

// naming is the scenario whose names an error is told with: the open one; for what
// another writer has just removed from it, as it was before.
func (w *Window) naming(err error) model.Scenario {
	s := w.scenario()
	refusal, ok := errors.AsType[*model.Refusal](err)
	if !ok || refusal.Code != model.UnknownRecord || w.session == nil {
		return s
	}
	missing, parsed := model.ParseRef(refusal.Detail)
	if parsed != nil || s.Has(missing) {
		return s
	}
	if before, failed := model.Apply(s, model.Invert(w.session.Now().Last)); failed == nil && before.Has(missing) {
		return before
	}
	return w.session.Now().Baseline
}

// fail says what could not be done and what to do about it.
func (w *Window) fail(err error) {
	refusal, refused := errors.AsType[*model.Refusal](err)
	if refused && refusal.Code == model.NothingChanges || errors.Is(err, context.Canceled) { // what it stood on was refused
		return
	}
	headline, hint := w.print.Error(w.naming(err), err)
	w.failure = headline
	if w.win == nil { // pictures are drawn without anybody to read it
		return
	}
	if w.locked(headline, hint, err) || w.homeless(headline, hint, err) {
		return
	}
	w.keep(dialogs.Notice(w.hands(), w.print, headline, hint, "", nil))
}

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
		rows = append(rows, w.choice("copy", "file", "", w.askCopy), divide,
			w.choice("fork", "fork", "Ctrl+Shift+N", w.askFork),
			w.choice("rename-scenario", "edit", "", w.askRename), divide,
			w.choice("add-duty", "plus", "Ctrl+D", func() { w.askDuty("") }),
			w.choice("add-unit", "people", "", w.askUnit),
			w.choice("merge", "fuse", "", func() { w.askMerge(fyne.NewPos(12, topHeight-4)) }), divide,
			w.choice("policy", "filter", "", func() { w.askPolicy(false) }),
			w.choice("export", "export", "Ctrl+E", w.askExport))
	}
	rows = append(rows, divide, w.choice("about", "info", "", w.about))
	w.showMenu(fyne.NewPos(12, topHeight-4), rows...)
}

func (w *Window) exampleMenu() {
	list, err := examples.List()
	if err != nil {
		w.fail(err)
		return
	}
	w.showExamples(slices.DeleteFunc(list, examples.Example.Template))
}

// templateMenu lists the templates by industry, those for any industry first.
func (w *Window) templateMenu() {
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
	w.showExamples(list)
}

// showExamples is a menu of examples, with a line between industries.
func (w *Window) showExamples(list []examples.Example) {
	var rows []look.Choice
	for i, e := range list {
		if i > 0 && e.Industry != list[i-1].Industry {
			rows = append(rows, look.Choice{})
		}
		rows = append(rows, look.Choice{Name: e.ID, Label: e.Title.In(w.lang), Icon: "grid", Perform: func() { w.OpenExample(e.ID, nil) }})
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

// dutyMenu is what can be done with the selected duties.
func (w *Window) dutyMenu(duties []model.ID, at fyne.Position) {
	if len(duties) == 0 {
		return
	}
	first := duties[0]
	rows := []look.Choice{
		w.choice("move-to", "arrow-right", "M", func() { w.moveMenu(duties, at) }),
		w.verb("unplace", "tray", "", model.MoveDuties("", duties...), func() { w.moveTo(duties, "") }),
		{},
	}
	if len(duties) > 1 {
		rows = append(rows, w.choice("fuse", "fuse", "", func() { w.askFuse(duties) }))
	} else {
		rows = append(rows,
			w.choice("fuse-with", "fuse", "", func() { w.fuseMenu(first, at) }),
			w.choice("split-duty", "split", "", func() { w.askSplitDuty(first) }))
	}
	state, icon := model.Deferred, "clock"
	name := "defer"
	if d, _ := w.session.Now().Scenario.Duty(first); d.State != model.Active {
		state, name, icon = model.Active, "activate", "check"
	}
	set, remove := model.SetDutyState(state, duties...), model.RemoveDuties(duties...)
	rows = append(rows,
		w.verb(name, icon, "", set, func() { w.tellDone(set) }),
		w.choice("lock", "lock", "", func() { w.lockMenu(duties, at) }), look.Choice{},
		w.verb("remove-duty", "trash", "Delete", remove, func() { w.removeDuties(duties) }))
	w.showMenu(at, rows...)
}

// removeDuties removes the chosen duties in one step; with none chosen there is nothing to do.
func (w *Window) removeDuties(duties []model.ID) {
	if len(duties) > 0 {
		w.tellDone(model.RemoveDuties(duties...))
	}
}

// tellDone carries out a verb and says for a while what it did, with the way back.
func (w *Window) tellDone(v model.Verb) {
	w.do(v, "", w.here(func() { w.toast(w.lastStep()) }))
}

// moveTo moves duties by menu, with the same question as after a drag.
func (w *Window) moveTo(duties []model.ID, to model.ID) {
	w.do(model.MoveDuties(to, duties...), "", w.here(func() { w.moved(duties, to) }))
}

// moveMenu lists the homes that the duties can move to.
func (w *Window) moveMenu(duties []model.ID, at fyne.Position) {
	snap := w.session.Now()
	seals := marks.Seals(w.print, snap.Scenario, snap.Baseline)
	var rows []look.Choice
	add := func(id model.ID) {
		seal := seals[id]
		c := look.Choice{Name: "to:" + string(id), Label: w.print.Unit(snap.Scenario, id), Seal: &seal,
			Perform: func() { w.moveTo(duties, id) }}
		if _, err := model.MoveDuties(id, duties...)(snap.Scenario); err != nil {
			c.Off = true
			c.Note, _ = w.print.Error(snap.Scenario, err)
		}
		rows = append(rows, c)
	}
	for _, id := range w.homes() {
		add(id)
	}
	add("")
	w.showMenu(at, rows...)
}

// homes lists the units that can hold duties, as a tree walked depth first.
func (w *Window) homes() []model.ID {
	s := w.session.Now().Scenario
	var out []model.ID
	var walk func(parent model.ID)
	walk = func(parent model.ID) {
		for _, u := range s.Children(parent) {
			if u.Level == model.External || slices.Contains(out, u.ID) {
				continue
			}
			if u.Level != model.Company {
				out = append(out, u.ID)
			}
			walk(u.ID)
		}
	}
	walk("")
	return out
}

// fuseMenu lists the duties most like one, to be fused with it.
func (w *Window) fuseMenu(duty model.ID, at fyne.Position) {
	snap := w.session.Now()
	var rows []look.Choice
	seen := map[model.ID]bool{duty: true}
	add := func(id model.ID, note string) {
		if d, ok := snap.Scenario.Duty(id); ok && !seen[id] {
			seen[id] = true
			rows = append(rows, look.Choice{Name: "fuse:" + string(id), Label: w.print.Name(snap.Scenario, d.Ref()), Icon: "fuse",
				Note: note, Perform: func() { w.askFuse([]model.ID{duty, id}) }})
		}
	}
	for _, f := range snap.Findings.All() {
		if f.Rule == check.NearDuplicates && slices.Contains(f.Subjects, model.Ref{Kind: model.DutyKind, ID: duty}) {
			for _, r := range f.Subjects {
				add(r.ID, w.print.Number(f.Amount))
			}
		}
	}
	if len(rows) > 0 {
		rows = append(rows, look.Choice{})
	}
	d, _ := snap.Scenario.Duty(duty)
	for _, other := range snap.Scenario.DutiesUnder(snap.Scenario.DepartmentOf(d.Unit)) {
		if len(rows) < 12 {
			add(other.ID, "")
		}
	}
	w.showMenu(at, rows...)
}

// unitMenu is what can be done with a unit; "" is the column of unplaced duties.
func (w *Window) unitMenu(unit model.ID, at fyne.Position) {
	if unit != "" {
		w.jump(model.Ref{Kind: model.UnitKind, ID: unit})
	}
	rows := []look.Choice{w.choice("add-duty", "plus", "", func() { w.askDuty(unit) })}
	if unit != "" {
		rows = append(rows,
			w.choice("rename", "edit", "", func() { w.askRenameUnit(unit) }),
			w.choice("set-head", "people", "", func() { w.askHead(unit) }),
			w.choice("add-position", "plus", "", func() { w.askPosition(unit) }), look.Choice{},
			w.choice("merge-with", "fuse", "", func() { w.askMerge(at, unit) }))
		rows = append(rows, w.reviewChoice(unit)...)
		rows = append(rows,
			w.choice("split-unit", "split", "", func() { w.askSplitUnit(unit) }), look.Choice{},
			w.choice("remove-unit", "trash", "", func() { w.askRemoveUnit(unit, at) }))
	} else {
		rows = append(rows, w.choice("add-unit", "people", "", w.askUnit))
	}
	w.showMenu(at, rows...)
}

// boardMenu is what can be done with a board, on no card and in no department.
func (w *Window) boardMenu(at fyne.Position) {
	undo, redo := w.choice("undo", "undo", "Ctrl+Z", w.Undo), w.choice("redo", "redo", "Ctrl+Y", w.Redo)
	undo.Off, redo.Off = !w.canUndo(), !w.canRedo()
	w.showMenu(at,
		w.choice("add-unit", "people", "", w.askUnit),
		w.choice("add-duty", "plus", "Ctrl+D", func() { w.askDuty("") }), look.Choice{},
		undo, redo, look.Choice{},
		w.choice("fork", "fork", "Ctrl+Shift+N", w.askFork),
		w.choice("export", "export", "Ctrl+E", w.askExport))
}

// inFront acts unless something stands in front of the window; a menu goes.
func (w *Window) inFront(f func()) {
	if menu, ok := w.canvas.Overlays().Top().(*look.Menu); ok {
		menu.Close()
	}
	if w.canvas.Overlays().Top() == nil && w.choosing == nil {
		w.goOn()
		f()
	}
}

// ifOpen acts on the open library.
func (w *Window) ifOpen(f func()) {
	if w.session != nil {
		w.inFront(f)
	}
}

// escape leaves what is in front: a dialog, a drag, a view, a selection.
func (w *Window) escape() {
	switch {
	case w.open.menu != nil && w.open.menu.Open():
		w.open.menu.Close()
	case w.choosing != nil:
		w.choosing.cancel()
	case w.open.dialog() != nil:
		w.open.dialog().Close()
	case w.board.Dragging():
		w.board.Cancel()
	case w.view == ImportView:
		w.leaveImport()
	case w.view != BoardView:
		w.Show(BoardView)
	case w.session != nil:
		w.board.Select()
	}
}
