package ui

import (
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"sandtable/export"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
	"sandtable/ui/dialogs"
	"sandtable/ui/entry"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// extension is the ending of a library's file.
const extension = ".sandtable"

// ask asks a question under the keys of one group of wordings.
func (w *Window) ask(key, text string, answer func(answer string, then func(done bool))) {
	p := w.print
	w.keep(dialogs.Ask(w.hands(), p, dialogs.Question{
		Title: p.T("ask." + key + ".title"), Hint: p.T("ask." + key + ".hint"), OK: p.T("ask." + key + ".ok"),
		Text: text, Answer: answer,
	}))
}

// wording is a text typed in the present language.
func (w *Window) wording(s string) model.Text { return model.Wording(w.lang, s) }

func (w *Window) askNew() {
	w.ask("new", "", func(name string, then func(bool)) {
		w.make(w.fresh(name, "empty"), func(l *scenarios.Library, err error) {
			if err != nil {
				w.outcome(err, then)
				return
			}
			w.take(l, "", then)
		})
	})
}

// askOpen asks for a library, in the folder of the open one.
func (w *Window) askOpen() {
	w.nearby(func(folder string) {
		w.askFile("open", folder+string(filepath.Separator), extension, false, func(c chosen) { w.Open(c.path, nil) })
	})
}

func (w *Window) askCopy() { w.copyTo(func(string) {}) }

// copyTo asks for a file, writes a copy of the library to it, and then does more.
func (w *Window) copyTo(then func(path string)) {
	name := export.FileName(w.print.T("ask.copy.name", "library", w.libraryName()))
	w.nearby(func(folder string) {
		w.desk.Ask(func() func() {
			path := filepath.Join(folder, name+extension)
			for n := 2; exists(path); n++ {
				path = filepath.Join(folder, name+" "+strconv.Itoa(n)+extension)
			}
			return func() { w.askCopyAt(path, then) }
		})
	})
}

func (w *Window) askCopyAt(proposal string, then func(path string)) {
	w.askFile("copy", proposal, extension, true, func(c chosen) {
		if w.library == nil {
			return
		}
		l, path := w.library, ended(c.path, extension)
		w.desk.Ask(func() func() {
			err := l.SaveCopy(path) // never over another file
			return func() {
				if err != nil {
					w.sayOrRetry(err, func() { w.askCopyAt(c.path, then) })
					return
				}
				w.warned = w.warned || w.library == l // nothing is lost now
				then(path)
				w.written("toast.copied", path)
			}
		})
	})
}

func (w *Window) askFork() {
	w.ask("fork", "", w.Fork)
}

func (w *Window) askRename() {
	now := w.session.Now()
	w.ask("rename-scenario", now.Info.Name.In(w.lang), func(name string, then func(bool)) {
		w.do(model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID},
			map[string]string{"name." + string(w.lang): name}), "", then)
	})
}

func (w *Window) askDuty(unit model.ID) { w.askDutySaying(unit, "") }

// askDutySaying asks for a new duty of a unit, with some words to begin with.
func (w *Window) askDutySaying(unit model.ID, words string) {
	id := w.session.NewID(model.DutyKind)
	p := w.print
	w.keep(dialogs.Ask(w.hands(), p, dialogs.Question{Title: p.T("ask.duty.title"), Hint: p.T("ask.duty.hint"), OK: p.T("ask.duty.ok"), Note: p.T("ask.duty.note"), Text: words, Lines: 3, Many: true, Answer: func(text string, then func(bool)) {
		s := w.session
		ids, verb := []model.ID{id}, model.AddDuty(id, unit, w.wording(text))
		if lines := intake.Pasted(text); len(lines) > 1 {
			ids = nil
			verb = entry.Duties(func(k model.Kind) model.ID { ids = append(ids, s.NewID(k)); return ids[len(ids)-1] }, w.lang, unit, lines)
		}
		w.do(verb, "", func(done bool) {
			if done && w.isHere(s) {
				w.board.Select(ids...)
			}
			then(done)
		})
	}}))
}

func (w *Window) askUnit() { w.askUnits("unit", w.company(), model.Department) }

// askUnits asks for a new unit below another one; several lines are as many units, in one
// step.
func (w *Window) askUnits(key string, parent model.ID, level model.UnitLevel) {
	id, p := w.session.NewID(model.UnitKind), w.print
	w.keep(dialogs.Ask(w.hands(), p, dialogs.Question{
		Title: p.T("ask." + key + ".title"), Hint: p.T("ask." + key + ".hint"), OK: p.T("ask." + key + ".ok"), Note: p.T("ask." + key + ".note"),
		Lines: 3, Many: true, Answer: func(text string, then func(bool)) {
			if lines := intake.PastedNames(text); len(lines) > 1 {
				w.do(entry.Units(w.session.NewID, w.lang, parent, level, lines), "", then)
				return
			}
			w.do(model.AddUnit(id, parent, level, w.wording(text)), "", then)
		}}))
}

// company is the unit above all departments, when there is one.
func (w *Window) company() model.ID {
	for _, u := range w.session.Now().Scenario.Children("") {
		if u.Level == model.Company {
			return u.ID
		}
	}
	return ""
}

func (w *Window) askPosition(unit model.ID) { w.askUnits("position", unit, model.Position) }

func (w *Window) askRenameUnit(unit model.ID) {
	u, _ := w.session.Now().Scenario.Unit(unit)
	w.ask("rename", u.Name.In(w.lang), func(name string, then func(bool)) {
		w.do(model.RenameUnit(unit, u.Name.Typed(w.lang, name)), "", then)
	})
}

func (w *Window) askHead(unit model.ID) {
	u, _ := w.session.Now().Scenario.Unit(unit)
	w.ask("head", u.Head.In(w.lang), func(name string, then func(bool)) {
		w.do(model.SetHead(unit, u.Head.Typed(w.lang, name)), "", then)
	})
}

// askMerge merges units: those named; one alone with the other departments, and with
// more than one of them a menu asks which.
func (w *Window) askMerge(at fyne.Position, units ...model.ID) {
	snap := w.session.Now()
	if len(units) > 1 {
		w.keep(dialogs.MergeUnits(w.hands(), w.print, snap, units...))
		return
	}
	var others []model.ID
	for _, id := range w.homes() {
		u, _ := snap.Scenario.Unit(id)
		first := u
		if len(units) > 0 {
			first, _ = snap.Scenario.Unit(units[0])
		}
		if !slices.Contains(units, id) && (len(units) == 0 && snap.Scenario.DepartmentOf(id) == id || len(units) > 0 && u.Parent == first.Parent) {
			others = append(others, id)
		}
	}
	if len(units) == 0 && len(others) > 0 {
		units, others = others[:1], others[1:]
	}
	switch {
	case len(others) == 0 || len(units) == 0:
		w.fail(&model.Refusal{Code: model.NeedsTwo})
	case len(others) == 1:
		w.keep(dialogs.MergeUnits(w.hands(), w.print, snap, append(units, others[0])...))
	default:
		seals := marks.Seals(w.print, snap.Scenario, snap.Baseline)
		var rows []look.Choice
		for _, id := range others {
			seal := seals[id]
			rows = append(rows, look.Choice{Name: "with:" + string(id), Label: w.print.Unit(snap.Scenario, id), Seal: &seal,
				Perform: func() { w.keep(dialogs.MergeUnits(w.hands(), w.print, w.session.Now(), units[0], id)) }})
		}
		rows = append(rows, look.Choice{Name: "with-all", Label: w.print.T("action.merge-all"), Icon: "fuse",
			Perform: func() {
				w.keep(dialogs.MergeUnits(w.hands(), w.print, w.session.Now(), append(units[:1:1], others...)...))
			}})
		w.showMenu(at, rows...)
	}
}

func (w *Window) askSplitUnit(unit model.ID) {
	w.keep(dialogs.Split(w.hands(), w.print, w.session.Now(), unit))
}

func (w *Window) askFuse(duties []model.ID) {
	w.keep(dialogs.Fuse(w.hands(), w.print, w.session.Now(), duties...))
}

func (w *Window) askSplitDuty(duty model.ID) {
	w.keep(dialogs.SplitDuty(w.hands(), w.print, w.session.Now(), duty))
}

// askRemoveUnit asks where the duties of a unit go before it is removed.
func (w *Window) askRemoveUnit(unit model.ID, at fyne.Position) {
	s := w.session.Now().Scenario
	if len(s.DutiesUnder(unit)) == 0 {
		w.do(model.RemoveUnit(unit, ""), "", nil)
		return
	}
	seals := marks.Seals(w.print, s, w.session.Now().Baseline)
	unplaced := seals[""]
	rows := []look.Choice{{Name: "heir:", Label: w.print.T("action.remove-unplace"), Seal: &unplaced,
		Perform: func() { w.do(model.RemoveUnit(unit, ""), "", nil) }}}
	for _, id := range w.homes() {
		if s.Inside(id, unit) {
			continue
		}
		seal := seals[id]
		rows = append(rows, look.Choice{Name: "heir:" + string(id), Label: w.print.T("action.remove-to", "unit", w.print.Unit(s, id)),
			Seal: &seal, Perform: func() { w.do(model.RemoveUnit(unit, id), "", nil) }})
	}
	w.showMenu(at, rows...)
}

func (w *Window) about() {
	p := w.print
	w.keep(dialogs.Notice(w.hands(), p, p.T("app.name")+" "+w.options.Version, p.T("about.text"), "", nil))
}
