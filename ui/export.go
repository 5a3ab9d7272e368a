package ui

import (
	"context"
	"path/filepath"
	"time"

	"sandtable/desk"
	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

const workbook = ".xlsx"

// writing is what the window does about the file that the desk is making.
type writing struct {
	path   string
	cancel context.CancelFunc
	toast  *look.Toast   // says that it is being made
	ended  []func(error) // called when it is not any more
}

// askExport asks where the workbook of the present scenario goes.
func (w *Window) askExport() {
	if w.session == nil || w.writing != nil {
		return
	}
	info := w.session.Now().Info
	name := export.FileName(w.libraryName() + " " + info.Name.In(w.lang) + " " + info.Edited.Local().Format(time.DateOnly))
	w.nearby(func(folder string) { w.askExportAt(filepath.Join(folder, name+workbook)) })
}

// askExportAt asks with a proposal.
func (w *Window) askExportAt(proposal string) {
	w.askFile("export", proposal, workbook, true, func(c chosen) {
		if path := ended(c.path, workbook); path != c.path {
			c = chosen{path: path}
		}
		again := func() { w.askExportAt(c.path) }
		w.askBeforeReplacing(c, again, func() { w.export(c.path) })
	})
}

// export has the desk write the workbook; the window stays usable.
func (w *Window) export(path string) {
	if w.session == nil || w.writing != nil {
		return
	}
	format, ok := gather.FormatOf(filepath.Ext(path), w.options.Version, export.Full)
	if !ok {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	now := &writing{path: path, cancel: cancel}
	what := desk.Export{Scenarios: []model.ID{w.session.Now().Info.ID}, Print: w.print, Path: path, Write: format}
	w.writing = now
	if !w.desk.Export(ctx, what, func(_ desk.Exported, err error) { w.exportEnded(now, err) }) {
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
func (w *Window) exportEnded(now *writing, err error) {
	now.cancel()
	w.writing = nil
	if now.toast != nil {
		w.frame.endToast(now.toast)
	}
	w.exported(now.path, err)
	w.frame.draw()
	for _, f := range now.ended {
		f(err)
	}
}

// exported says what has become of a workbook.
func (w *Window) exported(path string, err error) {
	switch {
	case err == nil:
		w.written("toast.exported", path)
	case w.session == nil: // there is nothing more to export here
		w.fail(err)
	default:
		w.sayOrRetry(err, func() { w.askExportAt(path) })
	}
}

// written says which file is in which folder now, and offers to show it.
func (w *Window) written(key, path string) {
	p := w.print
	var offers []look.Offer
	if w.options.Show != nil {
		offers = []look.Offer{
			{Label: p.T("files.show-folder"), Icon: "folder", Perform: func() { w.show(path, true) }},
			{Label: p.T("files.show-file"), Icon: "file", Perform: func() { w.show(path, false) }},
		}
		if filepath.Ext(path) != workbook { // the library that is open here already
			offers = offers[:1]
		}
	}
	room := max(w.frame.Size().Width-420, 200)
	name := look.Cut(filepath.Base(path), look.Body, room*.6)
	w.tellFor(4*toastTime, look.NewToast(p.T(key, "file", name, "folder", look.CutLeft(w.place(filepath.Dir(path)), look.Body, room*.4)), offers...))
}

// whenWritten calls f when no workbook is being written: at once, or after the user has
// waited for the one under way or given it up. The user may also stay.
func (w *Window) whenWritten(f func()) {
	now := w.writing
	if now == nil {
		f()
		return
	}
	p, stays := w.print, false
	wait := dialogs.Wait(w.hands(), p, p.T("export.leaving"), p.T("export.leaving-hint", "file", filepath.Base(now.path)),
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
