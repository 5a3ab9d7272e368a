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
	w.desk.Ask(func() func() {
		_, ok := scenarios.NewestBackup(path)
		return func() {
			if !ok {
				w.fail(err)
				return
			}
			w.offer(err, "banner.backup", func() { w.restore(path) })
		}
	})
}

// restore opens the newest backup of a library.
func (w *Window) restore(path string) {
	w.desk.Ask(func() func() {
		restored, err := scenarios.Restore(path)
		if errors.Is(err, scenarios.ErrExists) { // from an earlier try
			err = nil
		}
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			w.Open(restored, nil)
		}
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
	w.say(headline, hint, "action.copy", func() { w.copyTo(func(path string) { w.Open(path, nil) }) })
	return true
}

// leaving goes on when the open library may be closed: what was asked for is in its file,
// and that is in its place. When it is not any more, what is open may be the only copy: it
// says so once and offers to save one; who then closes again has decided. When something
// that was on its way has been refused, that is to be read first.
func (w *Window) leaving(then func()) {
	if w.library == nil {
		then()
		return
	}
	w.goOn()
	l, warned, refused := w.library, w.warned, w.refused
	w.desk.Ask(func() func() {
		var err error
		if !warned {
			err = l.Present()
		}
		return func() {
			switch {
			case w.refused != refused:
			case w.library != l, !errors.Is(err, scenarios.ErrMoved):
				then()
			default:
				w.warned = true
				headline, _ := w.print.Error(w.scenario(), err)
				w.say(headline, w.print.T("banner.last-copy"), "action.copy", func() { w.copyTo(func(path string) { w.Open(path, nil) }) })
			}
		}
	})
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

// copied tells when the copy that was being made of a library is.
type copied struct{ done chan struct{} }

// wait waits for it; for none it does not.
func (c copied) wait() {
	if c.done != nil {
		<-c.done
	}
}

// backUp has a backup made when one is due, without anybody waiting for it. That it
// could not be made is not said: the library itself is whole and saved, and who works
// in a folder in which nothing can be made cannot do anything about it now.
func (w *Window) backUp(l *scenarios.Library) {
	c := copied{make(chan struct{})}
	w.copied = c
	go func() {
		defer close(c.done)
		_, _ = l.Backup()
	}()
}
