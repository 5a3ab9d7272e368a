package ui

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/ui/look"
)

// layoutReport is what is written for those who drive the window from outside: the
// places of what can be seen, in pixels of the window, what stands in the fields, and what the window shows.
type layoutReport struct {
	Revision int                   `json:"revision"`
	Targets  map[string][4]float32 `json:"targets"`
	Texts    map[string]string     `json:"texts"`

	Asked     string     `json:"asked"` // the question that this answers; "" = none was asked
	Size      [2]float32 `json:"size"`
	Lang      string     `json:"lang"`
	View      View       `json:"view"`
	Shortcuts []string   `json:"shortcuts"`
	Dragging  bool       `json:"dragging"`
	Covers    int        `json:"covers"`  // menus and dialogs over the window, the toolkit's own among them
	Focused   string     `json:"focused"` // what the keyboard belongs to; "" = the window
	Busy      bool       `json:"busy"`    // something is being worked out or written in the background
	Library   string     `json:"library"`
	Scenario  string     `json:"scenario"`
	// Fingerprint is that of the scenario as it is shown; a question that begins with
	// "state" asks for it.
	Fingerprint string `json:"fingerprint"`
}

// reportEvery is how often the places are looked up while they are reported;
// hearEvery, how often a question is looked for.
const (
	reportEvery = 100 * time.Millisecond
	hearEvery   = 10 * time.Millisecond
)

// Report writes the places of the live widgets whenever they have changed, until
// stop is closed; without [Options.Layout] it does nothing. Once there is a file of
// that name with ".ask" behind it, only its questions are answered: a report whose
// Asked are the words of the file was begun after they were read.
func (w *Window) Report(stop <-chan struct{}) {
	if w.options.Layout == "" {
		return
	}
	tick := time.NewTicker(hearEvery)
	defer tick.Stop()
	last, asked := time.Now(), ""
	for {
		select {
		case now := <-tick.C:
			b, err := os.ReadFile(w.options.Layout + ".ask")
			if question := string(b); err == nil && question != asked && question != "" {
				asked = question
				fyne.Do(func() { w.report(question) })
			}
			if asked == "" && now.Sub(last) >= reportEvery {
				last = now
				fyne.Do(func() { w.report("") })
			}
		case <-stop:
			return
		}
	}
}

func (w *Window) report(asked string) {
	driver, scale := fyne.CurrentApp().Driver(), w.canvas.Scale()
	places, texts := map[string][4]float32{}, map[string]string{}
	place := func(name string, o fyne.CanvasObject) {
		// What has not been painted yet has no place that the toolkit would know.
		if o != nil && o.Visible() && o.Size().Width > 0 && driver.CanvasForObject(o) != nil {
			at, size := driver.AbsolutePositionForObject(o), o.Size()
			places[name] = [4]float32{at.X * scale, at.Y * scale, size.Width * scale, size.Height * scale}
			if field, ok := o.(*look.Entry); ok {
				texts[name] = field.Text
			}
		}
	}
	for name, o := range w.targets() {
		place(name, o)
	}
	spot := func(name string, c fyne.Position) {
		places[name] = [4]float32{(c.X - 6) * scale, (c.Y - 6) * scale, 12 * scale, 12 * scale}
	}
	if w.session != nil {
		words := func(g *look.Segment, names ...string) {
			at := driver.AbsolutePositionForObject(g)
			for i, name := range names {
				if !slices.Contains(g.Hidden(), i) {
					c := at.Add(g.Centre(i))
					spot(name, c)
				}
			}
		}
		words(w.frame.top.lang, "lang:zh", "lang:en")
		var tabs []string
		for _, p := range w.tabs() {
			tabs = append(tabs, "tab:"+string(p.view))
		}
		words(w.frame.tabs, tabs...)
		if len(w.frame.tabs.Hidden()) > 0 {
			c := driver.AbsolutePositionForObject(w.frame.tabs).Add(w.frame.tabs.MoreCentre())
			spot("tabs:more", c)
		}
	}
	if hints := w.frame.Hints(); hints.Text() != "" {
		at, size := hints.Place()
		places["hint"] = [4]float32{at.X * scale, at.Y * scale, size.Width * scale, size.Height * scale}
	}
	if !maps.Equal(places, w.places) || !maps.Equal(texts, w.texts) {
		w.places, w.texts = places, texts
		w.revision++
	} else if asked == "" {
		return
	}
	b, err := json.Marshal(w.layout(asked))
	if err != nil {
		return
	}
	draft := w.options.Layout + ".new"
	if os.WriteFile(draft, b, 0o600) == nil {
		_ = os.Rename(draft, w.options.Layout) // a reader sees the old or the new one, whole
	}
}

// layout is the report of the places found last.
func (w *Window) layout(asked string) layoutReport {
	size, scale := w.canvas.Size(), w.canvas.Scale()
	r := layoutReport{
		Revision: w.revision, Targets: w.places, Texts: w.texts, Asked: asked, Size: [2]float32{size.Width * scale, size.Height * scale},
		Lang: string(w.lang), View: w.view, Covers: len(w.canvas.Overlays().List()), Busy: w.writing != nil || w.imports.Working(),
	}
	if f := w.canvas.Focused(); f != nil {
		r.Focused = fmt.Sprintf("%T", f)
		if field, ok := f.(*look.Entry); ok {
			r.Focused += " " + field.PlaceHolder
		}
	}
	for _, s := range w.shortcuts() {
		r.Shortcuts = append(r.Shortcuts, s.label())
	}
	if w.session != nil {
		now := w.session.Now()
		r.Library, r.Scenario, r.Dragging, r.Busy = w.library.Path(), string(now.Info.ID), w.dragging(), r.Busy || now.Pending || w.desk.Working()
		if strings.HasPrefix(asked, "state") {
			r.Fingerprint = now.Scenario.Fingerprint()
		}
	}
	return r
}

// targets names what can be seen and clicked.
func (w *Window) targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	add := func(more map[string]fyne.CanvasObject) {
		for name, o := range more {
			out[name] = o
		}
	}
	if w.session == nil && w.view == ImportView {
		add(w.page().targets())
	} else if w.session == nil {
		add(w.frame.start.targets())
	} else {
		t := w.frame.top
		add(map[string]fyne.CanvasObject{"undo": t.undo, "redo": t.redo, "export": t.export, "theme": t.theme, "menu": t.menu, "find": t.find})
		add(w.frame.news.named)
		p := w.page()
		add(p.targets())
		add(w.panels.targets(p.beside))
		if !p.beside.left && !p.whole {
			out["back"] = w.frame.back
		}
	}
	if w.frame.toast != nil {
		out["toast"] = w.frame.toast
		for i, o := range w.frame.toast.Offers {
			out["toast:"+strconv.Itoa(i+1)] = o
		}
	}
	add(w.open.targets())
	return out
}
