package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/storage"

	"sandtable/ui/dialogs"
	"sandtable/ui/look"
	"sandtable/ui/native"
)

// choosing is a file that is being asked for beside the window; nothing in the window
// is in reach meanwhile.
type choosing struct {
	cancel context.CancelFunc
	gone   chan struct{} // closed when the system's dialog is; nil = it has none
}

// end takes the dialog away and waits until it is gone: it would outlive the program.
func (c *choosing) end() {
	c.cancel()
	if c.gone != nil {
		<-c.gone
	}
}

// chosen is the answer to a request for a file.
type chosen struct {
	path string
	// agreed: the user has been asked by name whether to replace the file that is there.
	agreed bool
}

// askFile asks for a file under the keys of one group of wordings, with the system's
// own dialog. path is the folder to begin in, ending in a separator, or the proposal.
// While one is asked for, another request does nothing.
func (w *Window) askFile(key, path, ending string, save bool, answer func(chosen)) {
	if w.win == nil || w.choosing != nil {
		return
	}
	p := w.print
	r := native.Request{Title: p.T("ask." + key + ".title"), Save: save, Path: path,
		Kind: p.T("ask." + key + ".kind"), Ending: ending, Parent: parent(w.win)}
	if w.options.AskFile == nil {
		w.askFileHere(key, r, answer)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	now := &choosing{cancel: cancel, gone: make(chan struct{})}
	w.choosing = now
	wait := dialogs.Wait(w.hands(), p, r.Title, p.T("files.asking"), dialogs.Way{Name: "cancel", Label: p.T("files.cancel"), Perform: cancel})
	w.keep(wait)
	w.background(func() {
		path, err := w.options.AskFile(ctx, r)
		close(now.gone)
		w.post(func() {
			given := ctx.Err() == nil
			cancel()
			w.choosing = nil
			wait.Finish()
			switch {
			case err != nil && given: // the system has none that works
				w.askFileHere(key, r, answer)
			case path != "" && given:
				answer(chosen{path: path, agreed: save})
			}
		})
	})
}

// askFileHere asks for a file with what the window has itself: a line for the path of
// a file to be written, the toolkit's list for one that is there.
func (w *Window) askFileHere(key string, r native.Request, answer func(chosen)) {
	if r.Save {
		w.ask(key, r.Path, func(path string, then func(bool)) {
			answer(chosen{path: absolute(path, filepath.Dir(r.Path))})
			then(true)
		})
		return
	}
	p := w.print
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		w.choosing = nil
		switch {
		case err != nil:
			w.fail(err)
		case f != nil:
			path := f.URI().Path()
			f.Close()
			answer(chosen{path: path})
		}
	}, w.win)
	d.SetTitleText(r.Title)
	d.SetConfirmText(p.T("ask." + key + ".ok"))
	d.SetDismissText(p.T("files.cancel"))
	d.SetFilter(storage.NewExtensionFileFilter(strings.Fields(r.Ending)))
	if l, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(r.Path))); err == nil {
		d.SetLocation(l)
	}
	w.choosing = &choosing{cancel: d.Dismiss}
	d.Show() // before Resize, which asks the open dialog for its size
	size := w.canvas.Size()
	d.Resize(fyne.NewSize(min(size.Width-80, 900), min(size.Height-80, 620)))
}

// parent is a window as the system names it, nil when that is not known.
func parent(win fyne.Window) (id any) {
	native, ok := win.(driver.NativeWindow)
	if !ok {
		return nil
	}
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			id = int(c.WindowHandle)
		case driver.WindowsWindowContext:
			id = c.HWND
		}
	})
	return id
}

// absolute is a typed path from a folder on, with ~ for the user's home.
func absolute(path, from string) string {
	if home, err := os.UserHomeDir(); err == nil && (path == "~" || strings.HasPrefix(path, "~/")) {
		return filepath.Join(home, path[1:])
	}
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(from, path)
}

// ended gives a path an ending, unless it has it in any case.
func ended(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}

// askBeforeReplacing goes on when there is no file at the path, or when the user
// agrees by name to replace the one that is there; again asks for another path, with
// this one kept.
func (w *Window) askBeforeReplacing(c chosen, again, goOn func()) {
	if c.agreed {
		goOn()
		return
	}
	w.desk.Ask(func() func() {
		// What else is wrong is said when it is written, as that a folder or a library is there.
		if !exists(c.path) || isFolder(c.path) || isLibrary(c.path) {
			return goOn
		}
		return func() {
			p, name, folder := w.print, filepath.Base(c.path), w.place(filepath.Dir(c.path))
			w.keep(dialogs.Confirm(w.hands(), p, p.T("files.replace", "name", name), p.T("files.replace-hint", "folder", folder),
				p.T("files.replace-ok"), goOn, again))
		}
	})
}

// place names a folder for people: from the home folder on when it is in there.
func (w *Window) place(folder string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rest, err := filepath.Rel(home, folder); err == nil && filepath.IsLocal(rest) && rest != "." {
			folder = rest
		}
	}
	return folder
}

// dropped takes the files dropped on the window: a library is opened, or brought into the
// one that is open, a document is imported. One at a time is taken, and which that was is said.
func (w *Window) dropped(paths []string) {
	if len(paths) == 0 {
		return
	}
	path := paths[0]
	said := func() {
		if len(paths) > 1 {
			w.tell(look.NewToast(w.print.T("files.dropped-many", "name", look.Cut(filepath.Base(path), look.Body, 300))))
		}
	}
	w.desk.Ask(func() func() {
		i := slices.IndexFunc(paths, isLibrary)
		return func() {
			if i < 0 {
				w.Import(path)
				said()
				return
			}
			path = paths[i]
			open := func() {
				w.Open(path, func(opened bool) {
					if opened {
						said()
					}
				})
			}
			if w.session != nil && path != w.library.Path() {
				w.askWhatComes(path, open)
				return
			}
			open()
		}
	})
}

// Take opens a library, or shows a document that is to be imported.
func (w *Window) Take(path string) {
	w.desk.Ask(func() func() {
		library := isLibrary(path)
		return func() {
			if library {
				w.Open(path, nil)
				return
			}
			w.Import(path)
		}
	})
}

// show opens a file, or the folder in which it is, with what the system has for it.
func (w *Window) show(path string, folder bool) {
	w.background(func() {
		err := w.options.Show(path, folder)
		if err == nil {
			return
		}
		w.post(func() {
			w.say(w.print.T("files.not-shown", "name", filepath.Base(path)), w.print.T("files.not-shown-hint", "path", path), "", nil)
		})
	})
}

// sayOrRetry says what could not be done with a file and offers to choose another
// place, with what was chosen kept.
func (w *Window) sayOrRetry(err error, again func()) {
	if errors.Is(err, context.Canceled) {
		return
	}
	w.offer(err, "files.again", again)
}
