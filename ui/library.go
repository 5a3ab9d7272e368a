package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/export"
	"sandtable/machine"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// remembered is how many libraries the start page lists.
const remembered = 8

// Open opens a library and shows the scenario that was open last, or the baseline.
// On failure it says why; what was open stays open.
func (w *Window) Open(path string) bool {
	l, err := scenarios.Open(path, w.options.Library)
	if err != nil {
		w.failOpening(path, err)
		if w.session == nil {
			w.frame.start.arrive()
		}
		return false
	}
	return w.take(l, "")
}

// take shows a library that has been opened, with the given scenario in front, or with
// the one that was open last.
func (w *Window) take(l *scenarios.Library, first model.ID) bool {
	infos, err := l.Scenarios()
	if err == nil && len(infos) == 0 {
		err = scenarios.ErrUnknownScenario
	}
	if err != nil {
		l.Close()
		w.failOpening(l.Path(), err)
		return false
	}
	last := first
	if last == "" {
		last = model.ID(w.app.Preferences().String("scenario:" + l.Path()))
	}
	if !slices.ContainsFunc(infos, func(i scenarios.Info) bool { return i.ID == last }) {
		last = infos[0].ID
	}
	session, err := l.SessionSoon(last)
	if err != nil {
		l.Close()
		w.failOpening(l.Path(), err)
		return false
	}
	w.goOn()
	if w.stays() {
		l.Close()
		return false
	}
	w.release()
	w.warned = false
	w.library, w.compared = l, nil
	w.lesson = ""
	w.remember(l.Path())
	w.saved = time.Time{}
	if info, err := os.Stat(l.Path()); err == nil {
		w.saved = info.ModTime()
	}
	w.enter(session)
	w.backUp(l)
	return true
}

// Switch shows another scenario of the library.
func (w *Window) Switch(id model.ID) {
	if w.library == nil || w.session.Now().Info.ID == id {
		return
	}
	w.goOn()
	session, err := w.library.SessionSoon(id)
	if err != nil {
		w.fail(err)
		return
	}
	w.enter(session)
}

// enter shows a scenario of the library.
func (w *Window) enter(session *scenarios.Session) {
	w.board.Cancel()
	w.goOn()
	if err := w.desk.Enter(w.library, session); err != nil {
		w.fail(err)
		return
	}
	w.asked, w.correcting = nil, nil
	if w.branched != nil && w.branched.fork != session.Now().Info.ID {
		w.branched = nil
	}
	w.board.AskWhy("")
	w.session, w.unit, w.record = session, w.board.Unit(), model.Ref{}
	w.app.Preferences().SetString("scenario:"+w.library.Path(), string(session.Now().Info.ID))
	w.frame.toast = nil
	w.beginFilling()
	w.prepare()
	w.draw()
}

// Poll takes in what other programs have written to the library. It does nothing
// while cards are being dragged.
func (w *Window) Poll() {
	if w.session == nil || w.board.Dragging() {
		return
	}
	err := w.desk.Poll()
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
			fyne.Do(w.Poll)
		case <-stop:
			return
		}
	}
}

// OpenExample copies an example into the user's documents and opens the copy, a template
// on the scenario that shows it. An example says what to try.
func (w *Window) OpenExample(id string) bool {
	all, err := examples.List()
	if err != nil {
		w.fail(err)
		return false
	}
	example := examples.Example{ID: id, Title: model.Wording(w.lang, id)}
	if i := slices.IndexFunc(all, func(e examples.Example) bool { return e.ID == id }); i >= 0 {
		example = all[i]
	}
	l, err := w.fresh(example.Title.In(w.lang), func(path string) (*scenarios.Library, error) {
		return examples.Write(path, id, w.lang, w.options.Library)
	})
	if err != nil {
		w.fail(err)
		return false
	}
	first := model.ID("")
	if infos, err := l.Scenarios(); err == nil && example.Template() && len(infos) > 0 {
		first = infos[len(infos)-1].ID
	}
	if !w.take(l, first) {
		return false
	}
	w.lesson = "lesson.drag"
	w.draw()
	return true
}

// fresh makes a library under a name that is not taken yet.
func (w *Window) fresh(name string, create func(path string) (*scenarios.Library, error)) (*scenarios.Library, error) {
	folder := w.folder()
	if err := scenarios.MakeFolder(folder); err != nil {
		return nil, err
	}
	for n := 1; ; n++ {
		file := export.FileName(name)
		if n > 1 {
			file += " " + w.print.Number(float64(n))
		}
		l, err := create(filepath.Join(folder, file+".sandtable"))
		if !errors.Is(err, scenarios.ErrExists) {
			return l, err
		}
	}
}

// folder is where new libraries go.
func (w *Window) folder() string {
	folder := w.options.Folder
	if folder == "" {
		folder = documents()
	}
	return filepath.Join(folder, "Sandtable")
}

// documents is the user's folder for documents, else the home folder.
func documents() string {
	if folder := machine.Documents(); folder != "" {
		return folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, lang := range []model.Lang{model.EN, model.ZH} { // a desktop that says nothing has made one under the name that it has in its language
		folder := filepath.Join(home, chrome.In(lang).T("folder.documents"))
		if i, err := os.Stat(folder); err == nil && i.IsDir() {
			return folder
		}
	}
	return home
}

// Start opens what was open last; the first time, and when nothing of that is there, it
// shows the start page.
func (w *Window) Start() {
	for _, path := range w.recent() {
		if _, err := os.Stat(path); err == nil {
			w.Open(path)
			return
		}
	}
	w.goHome()
}

// goHome shows the start page. The library is closed: everything is in the file, and
// opening it again goes on where it was left.
func (w *Window) goHome() {
	if w.stays() {
		return
	}
	w.board.Cancel()
	w.frame.hideToast()
	w.release()
	w.view = BoardView
	w.draw()
	w.frame.start.arrive()
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

// Fork tries something else from the present state on.
func (w *Window) Fork(name string) bool {
	id, err := w.library.Fork(w.session.Now().Info.ID, w.wording(name))
	if err != nil {
		w.fail(err)
		return false
	}
	w.Switch(id)
	return true
}

// matches lists the duties whose title or sentence holds the words, in board order.
func (w *Window) matches(words string) []model.ID {
	words = strings.ToLower(words)
	var out []model.ID
	for _, d := range w.session.Now().Scenario.Duties() {
		for _, t := range []string{d.Title.ZH, d.Title.EN, d.Text.ZH, d.Text.EN, string(d.ID)} {
			if strings.Contains(strings.ToLower(t), words) {
				out = append(out, d.ID)
				break
			}
		}
	}
	return out
}
