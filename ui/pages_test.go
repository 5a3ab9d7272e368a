package ui

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

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
		want = append(want, fmt.Sprintf("Ctrl+%d tab.%s", i+1, p.view))
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
	if len(tabs) != len(keys) {
		t.Errorf("the report has the tabs %q", tabs)
	}
}
