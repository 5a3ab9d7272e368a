package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/desk"
	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/export/pack"
	paper "sandtable/export/page"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

// writing is what the window does about the file that the desk is making.
type writing struct {
	file    dialogs.ExportFile
	library *scenarios.Library
	cancel  context.CancelFunc
	toast   *look.Toast   // says that it is being made
	ended   []func(error) // called when it is not any more
}

// askExport asks which file is made of the present scenario: what was made last, of
// another scenario or on another day, and the folder of the library, unless another was
// chosen last that is still there.
func (w *Window) askExport() { w.askExportFor("") }

// askExportFor asks for a file that is for one unit alone; "" = for all.
func (w *Window) askExportFor(unit model.ID) {
	if w.session == nil || w.writing != nil {
		return
	}
	chosen := w.app.Preferences().String("export-folder")
	w.nearby(func(nearby string) {
		w.desk.Ask(func() func() {
			folder := nearby
			if chosen != "" && isFolder(chosen) {
				folder = chosen
			}
			return func() {
				w.ifOpen(func() {
					prefs := w.app.Preferences()
					w.askExportOf(dialogs.ExportFile{Scenario: w.session.Now().Info.ID, Folder: folder, Ending: prefs.String("export-kind"), Discreet: prefs.Bool("export-discreet"), Unit: unit,
						Lang: model.Lang(prefs.StringWithFallback("export-lang", string(w.lang)))}, nearby)
				})
			}
		})
	})
}

// askExportOf asks with a proposal; nearby is the folder that need not be remembered.
func (w *Window) askExportOf(f dialogs.ExportFile, nearby string) {
	w.dropReason()
	again := func(f dialogs.ExportFile) { w.askExportOf(f, nearby) }
	others, most := w.beside(f.Scenario)
	w.keep(dialogs.Export(w.hands(), w.print, dialogs.Exports{
		File: f, Of: w.scenarioName(f.Scenario), For: w.unitName(f.Unit), Others: others, Most: most,
		Endings: gather.Endings(), Several: gather.Several, Place: w.place,
		Propose: w.exportName,
		Change: func(f dialogs.ExportFile, then func(dialogs.ExportFile)) {
			w.askFile("export", f.Path(), f.Ending, true, func(c chosen) { then(moved(f, c)) })
		},
		Export: func(f dialogs.ExportFile) {
			w.rememberExport(f, nearby)
			w.askBeforeReplacing(chosen{f.Path(), f.Agreed}, func() { again(f) }, func() { w.export(f, again) })
		},
	}))
}

// moved is a file at a chosen place. A name that ends as one of the other sorts makes it
// one of them; to any other the ending is added, and nobody has agreed to that yet.
func moved(f dialogs.ExportFile, c chosen) dialogs.ExportFile {
	path := c.path
	if i := slices.IndexFunc(gather.Endings(), func(e string) bool { return strings.EqualFold(filepath.Ext(path), e) }); i < 0 {
		path += f.Ending
	}
	f.Folder, f.Name, f.Agreed = filepath.Dir(path), filepath.Base(path), c.agreed && path == c.path
	return f
}

// exportName is what a file of a scenario is called. The name of the library is one of the
// things that only the authors should read.
func (w *Window) exportName(f dialogs.ExportFile) string {
	words := w.libraryName()
	if f.Discreet || f.Unit != "" {
		words = ""
	}
	if f.Unit != "" {
		words = w.unitName(f.Unit)
	}
	for _, i := range w.sight().Infos {
		if i.ID == f.Scenario {
			words += " " + i.Name.In(f.Lang) + " " + i.Edited.Local().Format(time.DateOnly)
		}
	}
	return export.FileName(words)
}

// unitName is the name of a unit of the open scenario; "" for none.
func (w *Window) unitName(unit model.ID) string {
	if unit == "" {
		return ""
	}
	return w.print.Name(w.scenario(), model.Ref{Kind: model.UnitKind, ID: unit})
}

// beside lists the scenarios that may stand beside one, and tells how many have room there:
// those of its tree that are neither archived nor its baseline, which always does.
func (w *Window) beside(id model.ID) (out []scenarios.Info, most int) {
	infos := w.sight().Infos
	root := func(id model.ID) model.ID {
		for range infos {
			i := slices.IndexFunc(infos, func(o scenarios.Info) bool { return o.ID == id })
			if i < 0 || infos[i].Parent == "" {
				break
			}
			id = infos[i].Parent
		}
		return id
	}
	base := w.sight().Base.ID
	for _, i := range infos {
		if i.ID != id && i.ID != base && i.Status != scenarios.Archived && root(i.ID) == root(id) {
			out = append(out, i)
		}
	}
	if most = pack.MostOptions; id != base { // it is an option itself
		most--
	}
	return out, most
}

// rememberExport keeps what was chosen for the next time, on this machine.
func (w *Window) rememberExport(f dialogs.ExportFile, nearby string) {
	prefs := w.app.Preferences()
	prefs.SetBool("export-discreet", f.Discreet)
	for _, kept := range []struct{ key, value, usual string }{
		{"export-kind", f.Ending, ""}, {"export-lang", string(f.Lang), string(w.lang)}, {"export-folder", f.Folder, nearby},
	} {
		if kept.value == kept.usual {
			prefs.RemoveValue(kept.key)
		} else {
			prefs.SetString(kept.key, kept.value)
		}
	}
}

// export has the desk make a file; the window stays usable. again asks once more, with
// what was chosen, when there is none.
func (w *Window) export(f dialogs.ExportFile, again func(dialogs.ExportFile)) {
	if w.session == nil || w.writing != nil {
		return
	}
	profile := export.Full
	switch {
	case f.Unit != "":
		profile = export.ForUnit(f.Unit)
	case f.Discreet:
		profile = export.Board
	}
	format, ok := gather.FormatOf(f.Ending, w.options.Version, profile)
	if !ok {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	now := &writing{file: f, library: w.library, cancel: cancel}
	what := desk.Export{Scenarios: append([]model.ID{f.Scenario}, f.Beside...), Print: chrome.In(f.Lang), Path: f.Path(), Write: format}
	w.writing = now
	if !w.desk.Export(ctx, what, func(made desk.Exported, err error) { w.exportEnded(now, made, err, again) }) {
		cancel()
		w.writing = nil
	}
}

// showWriting says that a file is being made, and how far it is.
func (w *Window) showWriting() {
	now, is, p := w.writing, w.sight().Exporting, w.print
	if now == nil || is.Path == "" {
		return
	}
	said := p.T("export.running")
	if is.All > 0 {
		said = p.T("export.running-far", "n", 100*is.Done/is.All)
	}
	if now.toast == nil {
		now.toast = look.NewToast(said, look.Offer{Label: p.T("files.cancel"), Icon: "close", Perform: now.cancel})
		w.frame.showToast(now.toast)
		return
	}
	now.toast.Say(said)
	w.frame.draw()
}

// exportEnded says what has become of a file.
func (w *Window) exportEnded(now *writing, made desk.Exported, err error, again func(dialogs.ExportFile)) {
	now.cancel()
	w.writing = nil
	if now.toast != nil {
		w.frame.endToast(now.toast)
	}
	switch {
	case err == nil:
		w.exported(made)
	case w.library != now.library: // there is nothing more to export here
		w.fail(err)
	default:
		now.file.Agreed = false
		w.sayOrRetry(err, func() { again(now.file) })
	}
	w.frame.draw()
	for _, f := range now.ended {
		f(err)
	}
}

// exported says what was made, and which characters are not in it.
func (w *Window) exported(made desk.Exported) {
	if n := len(made.Paths); n > 1 {
		w.written("toast.exported-many", made.Paths[0], "n", n)
	} else {
		w.written("toast.exported", made.Paths[0])
	}
	if len(made.Missing) > 0 && w.win != nil {
		p, key, list := w.print, "export.missing-hint", made.Missing
		if len(list) > missingListed {
			key, list = "export.missing-many", list[:missingListed]
		}
		var characters []string
		for _, c := range list { // the window may not have it either
			characters = append(characters, fmt.Sprintf("%c %U", c, c))
		}
		w.keep(dialogs.Notice(w.hands(), p, p.T("export.missing", "n", len(made.Missing)),
			p.T(key, "characters", p.List(characters...), "stand", string(paper.Stand)), "", nil))
	}
}

// missingListed is how many characters are listed that a file lacks.
const missingListed = 12

// written says which file is in which folder now, and offers to show it.
func (w *Window) written(key, path string, more ...any) {
	p := w.print
	var offers []look.Offer
	if w.options.Show != nil {
		offers = []look.Offer{
			{Label: p.T("files.show-folder"), Icon: "folder", Perform: func() { w.show(path, true) }},
			{Label: p.T("files.show-file"), Icon: "file", Perform: func() { w.show(path, false) }},
		}
		if filepath.Ext(path) == extension { // the library that is open here already
			offers = offers[:1]
		}
	}
	room := max(w.frame.Size().Width-420, 200)
	name := look.Cut(filepath.Base(path), look.Body, room*.6)
	w.tellFor(4*toastTime, look.NewToast(p.T(key, append(more, "file", name, "folder", look.CutLeft(w.place(filepath.Dir(path)), look.Body, room*.4))...), offers...))
}

// whenWritten calls f when no file is being made: at once, or after the user has
// waited for the one under way or given it up. The user may also stay.
func (w *Window) whenWritten(f func()) {
	now := w.writing
	if now == nil {
		f()
		return
	}
	p, stays := w.print, false
	wait := dialogs.Wait(w.hands(), p, p.T("export.leaving"), p.T("export.leaving-hint", "file", now.file.Name),
		dialogs.Way{Name: "ok", Label: p.T("export.give-up"), Perform: func() { now.cancel(); f() }},
		dialogs.Way{Name: "cancel", Label: p.T("export.stay"), Perform: func() { stays = true }})
	w.keep(wait)
	now.ended = append(now.ended, func(err error) {
		if stays {
			return
		}
		wait.Finish()
		if err == nil {
			f()
		}
	})
}
