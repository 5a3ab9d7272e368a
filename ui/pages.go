package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// View is the name of one of the big views: in reports and pictures, and of its tab in
// the words under "tab".
type View string

// page is one of the big views, as the window sees it. Its parts stand in a package of
// their own; what they may ask of the window is given to them where the page is made.
type page struct {
	view    View
	content fyne.CanvasObject
	// draw shows the open scenario as it is now.
	draw func(scenarios.Snapshot, text.Printer)
	// targets names what can be seen and clicked in it.
	targets func() map[string]fyne.CanvasObject

	// What follows may be left out.
	key      func(fyne.KeyName) bool // answers a key that no field has taken, and reports whether it did
	focus    fyne.Focusable          // takes the keyboard when the page is gone to by its keys
	tools    []*look.IconButton      // stand at the end of the tabs
	beside   sides                   // what stands around it
	ask      func()                  // has the desk work out what it shows beside the open scenario
	untabbed bool                    // it has no tab and no keys: a gesture opens it
	alone    bool                    // it covers the window
	whole    bool                    // it takes the row of the tabs too, and has its own way back
	pose     func()                  // brings it to what is worth a picture
	repaint  func()                  // draws what only depends on the palette
	left     func()                  // is told when another page comes to the front
	foot     func() float32          // what of its lower edge has buttons, which a toast leaves free
	parted   func()                  // is told when another scenario comes: what could not be stored is handed back
	marked   func()                  // is told when something else is selected
	above    fyne.CanvasObject       // hangs at the pointer, over the whole window
}

// sides says which of the panels stand around a page. Where the scenarios are not, the
// way back to the board is.
type sides struct {
	left  bool // the scenarios and the trail
	right bool // what is selected, and the warnings
	below bool // the scorecard
}

// makePages lists the big views, in the order of their tabs; the first is the home to
// which one comes back. Tabs, keys, pictures, reports and tests of all views read this
// list: a new page is a line here.
func (w *Window) makePages() []page {
	return []page{
		w.boardPage(),
		w.chartPage(),
		w.handoffsPage(),
		w.lettersPage(),
		w.boundariesPage(),
		w.departmentsPage(),
		w.comparePage(),
		w.timelinePage(),
		w.rightsPage(),
		w.warningsPage(),
		w.reviewPage(),
		w.charterPage(),
		w.importPage(),
		w.meetingPage(),
	}
}

// page is the one in front.
func (w *Window) page() page {
	for _, p := range w.pages {
		if p.view == w.view {
			return p
		}
	}
	return w.pages[0]
}

// tabs lists the pages that have a tab.
func (w *Window) tabs() (out []page) {
	for _, p := range w.pages {
		if !p.untabbed {
			out = append(out, p)
		}
	}
	return out
}

// tabMenu lists the pages whose tabs have no room.
func (w *Window) tabMenu() {
	var rows []look.Choice
	tabs := w.tabs()
	for _, i := range w.frame.tabs.Hidden() {
		c := look.Choice{Name: "tab-" + string(tabs[i].view), Label: w.print.T("tab." + string(tabs[i].view)), Icon: "arrow-right", Perform: func() { w.Show(tabs[i].view) }}
		if key := tabKey(i); key != "" {
			c.Key = "Ctrl+" + string(key)
		}
		rows = append(rows, c)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.frame.tabs).Add(w.frame.tabs.MoreCentre())
	w.showMenu(at.AddXY(-14, 16), rows...)
}

// drawPage shows the page in front. The board is drawn by draw, in front or not: it
// has the selection, which the panels tell of.
func (w *Window) drawPage() {
	switch p := w.page(); {
	case p.view == BoardView:
	case w.session != nil:
		p.draw(w.session.Now(), w.print)
	case p.view == ImportView: // into a library that will be made
		p.draw(scenarios.Snapshot{}, w.print)
	}
}

// Show goes to a view.
func (w *Window) Show(v View) {
	w.putBack()
	w.goOn()
	if w.canvas != nil {
		w.canvas.Unfocus() // from what cannot be seen any more
	}
	w.turnTo(v)
	w.draw()
}

// turnTo brings a view to the front.
func (w *Window) turnTo(v View) {
	if p := w.page(); p.left != nil && p.view != v {
		p.left()
	}
	w.view, w.asking = v, false
	w.prepare()
}

// prepare has the desk work out what the page in front shows.
func (w *Window) prepare() {
	if p := w.page(); w.session != nil && p.ask != nil {
		p.ask()
	}
}

// turn goes to the next or the previous of the pages that have a tab, round and round.
func (w *Window) turn(steps int) {
	tabs := w.tabs()
	i := max(slices.IndexFunc(tabs, func(p page) bool { return p.view == w.view }), 0)
	w.goTo(tabs[(i+steps+len(tabs))%len(tabs)])
}

// goTo goes to a page by its keys.
func (w *Window) goTo(p page) {
	w.Show(p.view)
	if p.focus != nil {
		w.canvas.Focus(p.focus)
	}
}
