package ui

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

// poses goes to a page as it is when its picture is taken.
func (w *Window) poses(p page) {
	w.Show(p.view)
	if p.pose != nil {
		p.pose()
	}
}

// paged is the page of a view.
func (w *Window) paged(v View) page {
	return w.pages[slices.IndexFunc(w.pages, func(p page) bool { return p.view == v })]
}

func TestEveryPageHasANameATabOrAPoseAndPartsThatCanBeClicked(t *testing.T) {
	w, win := opens(t, "seed-ab")
	been := map[View]bool{}
	for _, p := range w.pages {
		if been[p.view] {
			t.Errorf("two pages are called %s", p.view)
		}
		been[p.view] = true
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			if key := "tab." + string(p.view); !p.untabbed && !chrome.In(lang).Has(key) {
				t.Errorf("the tab of %s has no words in %s", p.view, lang)
			}
		}
		w.poses(p)
		win.Canvas().Capture()
		if w.view != p.view {
			t.Errorf("going to %s leads to %s", p.view, w.view)
		}
		if len(p.targets()) == 0 {
			t.Errorf("%s lists nothing that can be clicked", p.view)
		}
		listed := w.targets()
		for name, o := range p.targets() {
			if listed[name] != o {
				t.Errorf("%s: the window does not list %s", p.view, name)
			}
		}
		if _, back := listed["back"]; back == p.beside.left {
			t.Errorf("%s: the way back is listed: %t", p.view, back)
		}
	}
}

func TestThePagesWithATabHaveTheKeysInTheirOrder(t *testing.T) {
	w, _ := opens(t, "seed-ab")
	var keys, want []string
	for i, p := range w.tabs() {
		if i < 9 { // Ctrl+0 is the zoom's
			want = append(want, fmt.Sprintf("Ctrl+%d tab.%s", i+1, p.view))
		}
	}
	for _, s := range w.shortcuts() {
		if strings.HasPrefix(s.words, "tab.") {
			keys = append(keys, s.label()+" "+s.words)
			w.Show(ReviewView)
			w.pressed(s)
			if got := "tab." + string(w.view); got != s.words {
				t.Errorf("%s leads to %s", s.label(), got)
			}
		}
	}
	if !slices.Equal(keys, want) || len(want) < 4 {
		t.Errorf("the keys are %q, want %q", keys, want)
	}
	w.options.Layout = filepath.Join(t.TempDir(), "places.json")
	w.report("")
	var tabs []string
	for _, name := range slices.Sorted(maps.Keys(w.places)) {
		if strings.HasPrefix(name, "tab:") {
			tabs = append(tabs, name)
		}
	}
	if len(tabs) != len(w.tabs()) {
		t.Errorf("the report has the tabs %q", tabs)
	}
}

func TestATabWithoutRoomIsChosenFromTheListAtTheEnd(t *testing.T) {
	w, win := opens(t, "seed-ab")
	for i := range 6 {
		p := w.paged(CompareView)
		p.view = View(fmt.Sprint("further-", i))
		w.pages = append(w.pages, p)
	}
	for _, width := range []float32{800, 1024, 1920} {
		w.screens = []Screen{{Size: fyne.NewSize(width, 700)}}
		win.Resize(fyne.NewSize(width, 700))
		for _, p := range w.tabs() {
			w.Show(BoardView)
			i := slices.IndexFunc(w.tabs(), func(x page) bool { return x.view == p.view })
			if slices.Contains(w.frame.tabs.Hidden(), i) {
				test.TapAt(w.frame.tabs, w.frame.tabs.MoreCentre())
				for _, row := range w.open.menu.Rows {
					if row.Name() == "tab-"+string(p.view) {
						row.Tapped(nil)
					}
				}
			} else {
				test.TapAt(w.frame.tabs, w.frame.tabs.Centre(i))
			}
			if w.view != p.view || slices.Contains(w.frame.tabs.Hidden(), i) {
				t.Errorf("%v wide: the tab of %s leads to %s, hidden are %v", width, p.view, w.view, w.frame.tabs.Hidden())
			}
			if right := w.frame.tabs.Position().X + w.frame.tabs.Wide(); right > width {
				t.Errorf("%v wide: with %s in front the tabs reach to %v", width, p.view, right)
			}
		}
		w.Show(BoardView)
	}
}
