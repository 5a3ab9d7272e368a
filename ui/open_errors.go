package ui

import (
	"errors"

	"sandtable/scenarios"
	"sandtable/ui/dialogs"
)

// failOpening says why a library cannot be opened and, when it is damaged and has a
// backup, offers to open that.
func (w *Window) failOpening(path string, err error) {
	_, damaged := errors.AsType[*scenarios.DamagedError](err)
	if !damaged {
		w.fail(err)
		return
	}
	if _, ok := scenarios.NewestBackup(path); !ok {
		w.fail(err)
		return
	}
	w.offer(err, "banner.backup", func() {
		restored, err := scenarios.Restore(path)
		if errors.Is(err, scenarios.ErrExists) { // from an earlier try
			err = nil
		}
		if err != nil {
			w.fail(err)
			return
		}
		w.Open(restored)
	})
}

// homeless says that the open library cannot be written where it is and offers to
// go on in a copy of it; false when err is something else.
func (w *Window) homeless(headline, hint string, err error) bool {
	failed, ok := errors.AsType[*scenarios.FileError](err)
	if !ok || w.library == nil || failed.Path() != w.library.Path() ||
		!errors.Is(err, scenarios.ErrMoved) && !errors.Is(err, scenarios.ErrReadOnly) {
		return false
	}
	w.say(headline, hint, "action.copy", func() { w.copyTo(func(path string) { w.Open(path) }) })
	return true
}

// stays reports whether the open library must not be closed yet: its file is not in its
// place any more, so that what is open may be the only copy. It says so once and offers
// to save one; who then closes again has decided.
func (w *Window) stays() bool {
	if w.library == nil || w.warned {
		return false
	}
	err := w.library.Present()
	if !errors.Is(err, scenarios.ErrMoved) {
		return false
	}
	w.warned = true
	headline, _ := w.print.Error(w.scenario(), err)
	w.say(headline, w.print.T("banner.last-copy"), "action.copy", func() { w.copyTo(func(path string) { w.Open(path) }) })
	return true
}

// offer says what could not be done, with a way out.
func (w *Window) offer(err error, label string, perform func()) {
	headline, hint := w.print.Error(w.scenario(), err)
	w.failure = headline
	if w.win != nil { // pictures are drawn without anybody to read it
		w.say(headline, hint, label, perform)
	}
}

func (w *Window) say(headline, hint, label string, perform func()) {
	w.keep(dialogs.Notice(w.hands(), w.print, headline, hint, w.print.T(label), perform))
}

// backUp has a backup made when one is due, without anybody waiting for it. That it
// could not be made is not said: the library itself is whole and saved, and who works
// in a folder in which nothing can be made cannot do anything about it now.
func (w *Window) backUp(l *scenarios.Library) {
	w.backups.Go(func() { _, _ = l.Backup() })
}
