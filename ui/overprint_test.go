package ui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

// seenLine is a line of words and where it can be seen.
type seenLine struct {
	words    string
	from, to fyne.Position
}

// clip is the part of a place that is seen through another.
func (a seenLine) clip(b seenLine) seenLine {
	return seenLine{a.words, fyne.NewPos(max(a.from.X, b.from.X), max(a.from.Y, b.from.Y)), fyne.NewPos(min(a.to.X, b.to.X), min(a.to.Y, b.to.Y))}
}

func (a seenLine) empty() bool { return a.to.X-a.from.X < 2 || a.to.Y-a.from.Y < 2 }

// writings lists the lines of words in o. Only the letters of a line count, not the space
// above and below them.
func writings(o fyne.CanvasObject, size fyne.Size) (out []seenLine) {
	var walk func(o fyne.CanvasObject, at fyne.Position, through seenLine)
	walk = func(o fyne.CanvasObject, at fyne.Position, through seenLine) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if _, scrolls := o.(interface{ ScrollToOffset(fyne.Position) }); scrolls {
			through = seenLine{from: at, to: at.Add(o.Size())}.clip(through)
		}
		switch o := o.(type) {
		case *canvas.Text:
			_, _, _, opaque := o.Color.RGBA()
			if strings.TrimSpace(o.Text) == "" || opaque < 0x8000 {
				return
			}
			letters := o.TextSize * .6
			from := at.AddXY(0, (o.Size().Height-letters)/2)
			line := seenLine{o.Text, from, from.AddXY(o.MinSize().Width, letters)}.clip(through)
			if !line.empty() {
				out = append(out, line)
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, at, through)
			}
		case *container.Scroll:
			walk(o.Content, at, through)
		case *container.Clip:
			walk(o.Content, at, seenLine{from: at, to: at.Add(o.Size())}.clip(through))
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, at, through)
			}
		}
	}
	walk(o, fyne.Position{}, seenLine{to: fyne.NewPos(size.Width, size.Height)})
	return out
}

// overprinted tells of lines of which one is written over the other.
func overprinted(o fyne.CanvasObject, size fyne.Size) (out []string) {
	lines := writings(o, size)
	for i, a := range lines {
		for _, b := range lines[:i] {
			if !a.clip(b).empty() {
				out = append(out, fmt.Sprintf("%q at %v over %q at %v", a.words, a.from, b.words, b.from))
			}
		}
	}
	return out
}

func TestNoLineOfAViewIsWrittenOverAnother(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.SetPadded(false)
	for _, size := range []fyne.Size{{Width: 800, Height: 560}, {Width: 800, Height: 4000}, {Width: 1024, Height: 2000}, {Width: 1280, Height: 800}} {
		win.Resize(size)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			w.SetLang(lang)
			look := func(what string) {
				t.Helper()
				for i, said := range overprinted(win.Canvas().Content(), size) {
					if i < 3 {
						t.Errorf("%v %s %s: %s", size, lang, what, said)
					}
				}
			}
			for _, p := range w.pages {
				w.poses(p)
				look(string(p.view))
			}
			for _, u := range w.scenario().Units() {
				w.charter(u.ID)
				look("charter of " + string(u.ID))
			}
		}
	}
}

func TestAnEnglishWindowSaysNoChineseWhereThereIsEnglish(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.SetPadded(false)
	size := fyne.NewSize(1440, 6000)
	win.Resize(size)
	w.SetLang(model.EN)
	look := func(what string) {
		t.Helper()
		for _, l := range writings(w.page().content, size) {
			if strings.ContainsFunc(l.words, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s: %q", what, l.words)
			}
		}
	}
	for _, p := range w.tabs() {
		w.poses(p)
		look(string(p.view))
	}
	w.Show(WarningsView)
	for _, f := range w.session.Now().Findings.All() {
		w.panels.cases.Open(f.Key)
		look("warning " + f.Key)
	}
}
