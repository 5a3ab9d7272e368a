package ui

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"sync"
	"time"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

const workbook = ".xlsx"

// writing is a workbook on its way to a file.
type writing struct {
	path    string
	library *scenarios.Library // kept open until the workbook is written
	left    bool               // the window has left the library
	cancel  context.CancelFunc
	ended   []func(error) // called when nothing is being written any more
	// file is held while there may be a part of the file on the disk.
	file sync.Mutex
}

// askExport asks where the workbook of the present scenario goes.
func (w *Window) askExport() {
	if w.session == nil || w.writing != nil {
		return
	}
	info := w.session.Now().Info
	name := export.FileName(w.libraryName() + " " + info.Name.In(w.lang) + " " + info.Edited.Local().Format(time.DateOnly))
	w.askExportAt(filepath.Join(w.nearby(), name+workbook))
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

// export writes the workbook beside the main thread; the window stays usable.
func (w *Window) export(path string) {
	if w.session == nil || w.writing != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	now := &writing{path: path, library: w.library, cancel: cancel}
	id, p, version := w.session.Now().Info.ID, w.print, w.options.Version
	w.writing = now
	running := look.NewToast(p.T("export.running"), look.Offer{Label: p.T("files.cancel"), Icon: "close", Perform: cancel})
	w.frame.showToast(running)
	w.background(func() {
		err := now.write(ctx, id, version, p)
		w.post(func() {
			cancel()
			w.writing = nil
			if now.left {
				w.shut(now.library)
			}
			w.frame.endToast(running)
			w.exported(path, err)
			w.frame.draw()
			for _, f := range now.ended {
				f(err)
			}
		})
	})
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

// write makes the workbook in memory first: it can be given up at any time, and leaves
// nothing on the disk when the program ends.
func (j *writing) write(ctx context.Context, id model.ID, version string, p text.Printer) error {
	r, err := gather.Report(j.library, id, version)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := export.Write(&b, r, p); err != nil {
		return err
	}
	j.file.Lock()
	defer j.file.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return export.WriteFile(j.path, func(f io.Writer) error {
		_, err := b.WriteTo(f)
		return err
	})
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
