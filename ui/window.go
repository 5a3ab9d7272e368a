package ui

import (
	"context"
	"embed"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/desk"
	"sandtable/machine"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/board"
	"sandtable/ui/chart"
	"sandtable/ui/charters"
	"sandtable/ui/entry"
	"sandtable/ui/intake"
	"sandtable/ui/look"
	"sandtable/ui/native"
	"sandtable/ui/timeline"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// Options are what the window takes from its surroundings.
type Options struct {
	Lang    model.Lang        // "" = as last time, else as the system
	Version string            // shown in the menu and written into workbooks
	Folder  string            // where new libraries go; "" = the user's documents
	Layout  string            // file to report the positions of the live widgets to; "" = none
	Library scenarios.Options // clock, randomness and name for libraries
	// Screens gives the screens, first the one on which windows
	// open; nil = they are not known.
	Screens func() []Screen
	// Died is the file that tells how the program ended last time, when that was
	// unexpected; "" = it was not.
	Died string
	// Left is called when the window is about to go and the library is closed; may be nil.
	Left func()
	// After waits, then does something on the main goroutine; nil = by the clock.
	After look.After
	// AskFile asks the user for a file and waits, see [native.AskFile]; nil = the
	// system has no dialogs for that.
	AskFile func(context.Context, native.Request) (string, error)
	// Show opens a file, or with folder the folder in which it is; nil = it cannot be done.
	Show func(path string, folder bool) error
	// Enlarge tells the toolkit how many times as large as usual everything shall be drawn;
	// it does so when its theme is set the next time. nil = it cannot.
	Enlarge func(factor float32)
}

// Window is the one place where views, session and file meet. It is used from
// Fyne's main goroutine only.
type Window struct {
	app     fyne.App
	win     fyne.Window // nil while pictures are drawn without a display, and once it has gone
	options Options
	canvas  fyne.Canvas
	theme   *look.Theme
	screens []Screen // see Options.Screens

	lang  model.Lang
	print text.Printer

	// desk has what is open and all that is shown of it. Library and session are those
	// that are shown: the desk's, but for the moment in which it gets others.
	desk    *desk.Desk
	library *scenarios.Library
	session *desk.Session
	refused int // how many deeds were, since the window was made
	// background runs what takes long beside the window; what it shows goes through
	// fyne.Do.
	background func(func())
	post       func(func()) // has the main goroutine do something; fyne.Do
	failure    string       // headline of the last failure
	reading    string       // reason why the library cannot be written; "" = it can
	conflict   string       // path of a copy that a synchronising program put beside the library; "" = none is known
	held       bool         // another program held it when it was looked at last
	warned     bool         // that it is not in its place any more was said before closing

	view     View // in front
	pages    []page
	compared []model.ID     // scenarios in the comparison, in order
	reviewed reviewed       // of ReviewView
	charters *charters.Page // of CharterView
	imports  *intake.Page
	before   View // the one that is gone back to from ImportView
	frame    *frame
	board    *board.Board
	// overBoard is the board and, when it does not show everything, overview above it;
	// narrower is the button that chooses what it shows.
	overBoard *fyne.Container
	overview  *board.Overview
	narrower  *look.IconButton
	zoomed    fyne.Size // of the window in pixels when it was zoomed last
	chart     *chart.Chart
	timeline  *timeline.Page
	panels    panels
	open      opened
	unit      model.ID  // shown in the inspector while no duty is selected
	record    model.Ref // shown there while neither a duty nor a unit is
	asked     *asked    // the move whose reason is being asked for
	// correcting is set while steps change the baseline itself; branched while the open
	// scenario is the fork that a gesture on the baseline has just made.
	correcting *correction
	branched   *branched
	begun      *desk.Session // see beginFilling
	withdrawn  *branched     // what was taken back last, and may be made again
	drafts     entry.Drafts
	asking     bool // see comment

	appointments appointments
	gone         bool // see Leave

	places    map[string][4]float32 // of the live widgets, as reported last
	texts     map[string]string     // of the fields among them
	revision  int
	lesson    string    // key of what to try, until it is tried; "" = nothing
	saved     time.Time // when the file was written last before it was opened
	writing   *writing  // the workbook that is being written
	choosing  *choosing // the file that is being asked for
	copied    copied    // of what is open
	finds     finds
	gathering gathering
}

// New makes the window's content. Attach it with Attach, or draw it with Pictures.
func New(app fyne.App, o Options) *Window {
	w := &Window{app: app, options: o, view: BoardView, background: func(f func()) { go f() }, post: fyne.Do}
	w.lang = o.Lang
	prefs := app.Preferences()
	if w.lang == "" {
		w.lang = model.Lang(prefs.StringWithFallback("lang", string(machine.Language(os.Getenv))))
	}
	w.print = chrome.In(w.lang)
	w.makeDesk()
	w.theme = look.NewTheme(appearance(prefs))
	if o.Enlarge != nil {
		o.Enlarge(float32(zoom(prefs)) / zoomWhole)
	}
	app.Settings().SetTheme(w.theme)
	look.ReadFonts()
	w.board = w.makeBoard()
	w.makePanels()
	w.pages = w.makePages()
	w.frame = newFrame(w)
	return w
}

// Attach shows the content in a window and takes its keyboard.
func (w *Window) Attach(win fyne.Window) {
	w.win, w.canvas = win, win.Canvas()
	win.SetPadded(false)
	win.SetContent(w.frame)
	w.lookAround()
	win.Resize(w.first())
	w.listen()
	win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		var paths []string
		for _, u := range uris {
			paths = append(paths, u.Path())
		}
		w.inFront(func() { w.dropped(paths) })
	})
	win.SetCloseIntercept(func() {
		w.settled(func() {
			w.leaving(func() {
				w.whenWritten(func() {
					w.abandonMeeting() // while its other window can still be closed
					w.Leave()
					win.Close()
				})
			})
		})
	})
	w.speakToolkit()
	w.app.Lifecycle().SetOnExitedForeground(func() { w.putBack() })
	w.draw()
}

// Leave is what comes before the window goes, however it goes. Leaving twice does
// nothing.
func (w *Window) Leave() {
	if w.gone {
		return
	}
	w.gone = true
	w.win, w.gathering.wall = nil, nil // when the program ends by itself, the windows are gone
	w.goOn()
	size, prefs := w.canvas.Size(), w.app.Preferences()
	prefs.SetFloat("width", float64(size.Width-trace))
	prefs.SetFloat("height", float64(size.Height-trace))
	w.appointments.cancel()
	w.Close()
	w.desk.Finish()
	if w.options.Left != nil {
		w.options.Left()
	}
}

// Close closes the library, after what is on its way into it. A workbook that is being written is given up; no part of it stays behind.
func (w *Window) Close() {
	if w.choosing != nil {
		w.choosing.end()
	}
	w.desk.GiveUp()
	w.release()
}

// release closes the library once all that was asked for is in it.
func (w *Window) release() {
	if w.library == nil {
		return
	}
	w.goOn()
	w.abandonMeeting()
	l := w.library
	w.library, w.session = nil, nil
	w.desk.Leave()
	w.desk.Shut(l, w.copied.wait)
}

// SetLang switches the language; selection and scrolling stay.
func (w *Window) SetLang(lang model.Lang) {
	w.goOn()
	w.lang, w.print = lang, chrome.In(lang)
	w.desk.Speak(w.print)
	w.speakToolkit()
	w.app.Preferences().SetString("lang", string(lang))
	w.draw()
}

// draw shows the present state in every view that can be seen.
func (w *Window) draw() {
	if w.session != nil {
		w.pages[0].draw(w.session.Now(), w.print)
	}
	w.drawLeft()
	w.drawRight()
	w.drawPage()
	w.frame.draw()
	if w.win != nil {
		w.win.SetTitle(w.title())
	}
}

func (w *Window) title() string {
	if w.session == nil {
		return w.print.T("app.name")
	}
	return w.print.T("app.title", "library", w.libraryName(), "scenario", w.session.Now().Info.Name)
}
