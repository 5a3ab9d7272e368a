package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/export"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// remembered is how many libraries the start page lists.
const remembered = 8

// Open opens a library and shows the scenario that was open last, or the baseline, then
// tells whether it did. On failure it says why; what was open stays open.
func (w *Window) Open(path string, then func(opened bool)) {
	w.goOn()
	w.make(func() (*scenarios.Library, error) { return scenarios.Open(path, w.options.Library) }, func(l *scenarios.Library, err error) {
		if err != nil {
			w.failOpening(path, err)
			if w.session == nil {
				w.frame.start.arrive()
			}
			finish(then, false)
			return
		}
		w.take(l, "", then)
	})
}

// make opens or makes a library beside the window.
func (w *Window) make(open func() (*scenarios.Library, error), then func(*scenarios.Library, error)) {
	w.desk.Ask(func() func() {
		l, err := open()
		return func() { then(l, err) }
	})
}

func finish(then func(bool), done bool) {
	if then != nil {
		then(done)
	}
}

// take shows a library that has been opened, with the given scenario in front, or with
// the one that was open last, then tells whether it is shown.
func (w *Window) take(l *scenarios.Library, first model.ID, then func(shown bool)) {
	if w.gathering.trying != nil {
		w.settleTry(func() { w.take(l, first, then) }, func() {
			w.desk.Shut(l, nil)
			finish(then, false)
		})
		return
	}
	if first == "" {
		first = model.ID(w.app.Preferences().String("scenario:" + l.Path()))
	}
	taken := false
	w.leaving(func() {
		taken = true
		w.desk.EnterFirst(l, first, func(err error) {
			if err != nil {
				w.desk.Shut(l, nil)
				w.failOpening(l.Path(), err)
				finish(then, false)
				return
			}
			w.taken(l)
			finish(then, true)
		})
	})
	w.desk.Ask(func() func() {
		return func() {
			if !taken { // the one that is open has to stay
				w.desk.Shut(l, nil)
				finish(then, false)
			}
		}
	})
}

// taken shows the library that is on the desk, in place of another.
func (w *Window) taken(l *scenarios.Library) {
	w.putBack()
	w.goOn()
	if was := w.library; was != nil {
		w.desk.Shut(was, w.copied.wait)
	}
	w.warned = false
	w.library, w.compared = l, nil
	w.drafts.Turn(l.Path())
	w.showAll()
	w.lesson = ""
	w.remember(l.Path())
	w.saved = time.Time{}
	w.backUp(l)
	w.lookForConflicts(l)
	w.entered()
	w.desk.Ask(func() func() {
		info, err := os.Stat(l.Path())
		return func() {
			if err == nil && w.library == l {
				w.saved = info.ModTime()
				w.frame.top.draw()
			}
		}
	})
}

// Switch shows another scenario of the library.
func (w *Window) Switch(id model.ID) { w.switchTo(id, nil) }

// switchTo shows another scenario of the library, then does more with it; at once when it
// is open already.
func (w *Window) switchTo(id model.ID, then func()) {
	if then == nil {
		then = func() {}
	}
	switch {
	case w.library == nil:
		return
	case w.session.Now().Info.ID == id && w.desk.Asked() == 0:
		then()
		return
	}
	w.goOn()
	w.desk.Enter(w.library, id, func(err error) {
		if err != nil {
			w.fail(err)
			return
		}
		w.entered()
		then()
	})
}

// entered shows the scenario that is open on the desk.
func (w *Window) entered() {
	w.putBack()
	w.goOn()
	for _, p := range w.pages {
		if p.parted != nil {
			p.parted()
		}
	}
	w.turnedTo()
}

// forked goes to a fork of what is shown: what is being filled in goes on in it.
func (w *Window) forked() {
	if w.canvas != nil {
		if field, typing := w.canvas.Focused().(*look.Entry); typing && field.Stays {
			w.putBack()
			w.dropReason()
			w.turnedTo()
			return
		}
	}
	w.entered()
}

// turnedTo shows the session that the desk has now.
func (w *Window) turnedTo() {
	session := w.desk.Session()
	w.asked, w.correcting, w.asking = nil, nil, false
	if w.branched != nil && w.branched.fork != session.Now().Info.ID {
		w.branched = nil
	}
	w.board.AskWhy("")
	w.session, w.unit, w.record = session, w.board.Unit(), model.Ref{}
	w.app.Preferences().SetString("scenario:"+w.library.Path(), string(session.Now().Info.ID))
	w.frame.toast = nil
	w.begun = nil
	w.beginFilling()
	w.prepare()
	w.draw()
}

// Poll takes in what other programs have written to the library. It does nothing
// while cards are being dragged.
func (w *Window) Poll() {
	if w.session == nil || w.dragging() {
		return
	}
	s := w.session
	w.desk.Poll(func(err error) {
		if w.session == s {
			w.polled(err)
		}
	})
}

func (w *Window) polled(err error) {
	if err != nil && w.left(err) {
		return
	}
	held := errors.Is(err, scenarios.ErrLocked)
	if held && !w.held { // others write for some milliseconds: it is said when they hold on
		w.held = true
		return
	}
	w.held = held
	reading := ""
	if err != nil {
		reading, _ = w.print.Error(w.session.Now().Scenario, err)
	}
	if reading != w.reading {
		w.reading = reading
		w.frame.top.draw()
	}
}

// Watch polls until stop is closed.
func (w *Window) Watch(stop <-chan struct{}) {
	tick := time.NewTicker(1500 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			w.post(w.Poll)
		case <-stop:
			return
		}
	}
}

// OpenExample copies an example into the user's documents and opens the copy, a template
// on the scenario that shows it, then tells whether it did. An example says what to try.
func (w *Window) OpenExample(id string, then func(opened bool)) {
	all, err := examples.List()
	if err != nil {
		w.fail(err)
		finish(then, false)
		return
	}
	example := examples.Example{ID: id, Title: model.Wording(w.lang, id)}
	if i := slices.IndexFunc(all, func(e examples.Example) bool { return e.ID == id }); i >= 0 {
		example = all[i]
	}
	w.goOn()
	first := model.ID("")
	create := w.fresh(example.Title.In(w.lang), id)
	w.make(func() (*scenarios.Library, error) {
		l, err := create()
		if err != nil {
			return nil, err
		}
		if infos, err := l.Scenarios(); err == nil && example.Template() && len(infos) > 0 {
			first = infos[len(infos)-1].ID
		}
		return l, nil
	}, func(l *scenarios.Library, err error) {
		if err != nil {
			finish(then, false)
			w.fail(err)
			return
		}
		w.take(l, first, func(shown bool) {
			if shown {
				w.lesson = "lesson.drag"
				w.draw()
			}
			finish(then, shown)
		})
	})
}

// fresh gives what makes a library of an example under a name that is not taken yet, in any
// goroutine.
func (w *Window) fresh(name, id string) func() (*scenarios.Library, error) {
	lang, p, o := w.lang, w.print, w.options.Library
	return func() (*scenarios.Library, error) {
		folder := w.folder()
		if err := scenarios.MakeFolder(folder); err != nil {
			return nil, err
		}
		for n := 1; ; n++ {
			file := export.FileName(name)
			if n > 1 {
				file += " " + p.Number(float64(n))
			}
			l, err := examples.Write(filepath.Join(folder, file+extension), id, lang, o)
			if !errors.Is(err, scenarios.ErrExists) {
				return l, err
			}
		}
	}
}

// Start opens what was open last; the first time, and when nothing of that is there, it
// shows the start page.
func (w *Window) Start() {
	paths := w.recent()
	w.desk.Ask(func() func() {
		i := slices.IndexFunc(paths, func(path string) bool { _, err := os.Stat(path); return err == nil })
		return func() {
			if i < 0 {
				w.goHome()
				return
			}
			w.Open(paths[i], nil)
		}
	})
}

// goHome shows the start page. The library is closed: everything is in the file, and
// opening it again goes on where it was left.
func (w *Window) goHome() {
	w.settled(func() {
		w.leaving(func() {
			w.putBack()
			w.frame.hideToast()
			w.release()
			w.turnTo(BoardView)
			w.draw()
			w.frame.start.arrive()
		})
	})
}

func (w *Window) recent() []string { return w.app.Preferences().StringList("recent") }

func (w *Window) remember(path string) {
	list := slices.DeleteFunc(w.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	w.app.Preferences().SetStringList("recent", list[:min(len(list), remembered)])
}

func (w *Window) libraryName() string {
	return strings.TrimSuffix(filepath.Base(w.library.Path()), ".sandtable")
}

// Fork tries something else from the present state on, then tells whether it is there.
func (w *Window) Fork(name string, then func(done bool)) {
	w.desk.Fork(w.wording(name), func(err error) {
		if err == nil {
			w.entered()
		}
		w.outcome(err, then)
	})
}
