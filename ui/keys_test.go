package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

func TestEveryViewThatAnswersKeysSaysWhich(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for _, v := range w.pages {
		if v.untabbed && v.view != ReviewView || v.key == nil && v.view != BoardView {
			continue
		}
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			if p := chrome.In(lang); !p.Has("keys." + string(v.view)) {
				t.Errorf("%s: no words about its keys in %s", v.view, lang)
			}
		}
	}
}

func TestF1ListsTheKeysOfTheViewAndOfTheWindow(t *testing.T) {
	w, win := opens(t, "seed-b")
	strike(w, fyne.KeyF1)
	if w.open.dialog() == nil {
		t.Fatal("nothing is listed")
	}
	win.Resize(fyne.NewSize(800, 560)) // it is scrolled in a low window
	strike(w, fyne.KeyEscape)
	if w.open.dialog() != nil {
		t.Error("escape does not close it")
	}
}

func TestHighContrastIsChosenFromTheMenuAndRemembered(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.SetContrast(true)
	if look.Current().Palette().EdgeWidth() != 2 || look.Color(look.Card) != look.HighContrast().Color(look.Card) {
		t.Error("the window is not in high contrast")
	}
	if p := appearance(w.app.Preferences()); p.EdgeWidth() != 2 {
		t.Error("it is not remembered")
	}
	w.mainMenu()
	found := false
	for _, r := range w.open.menu.Rows {
		if c := r.Choice(); strings.HasSuffix(r.Name(), "contrast") {
			found = c.Chosen
			c.Perform()
		}
	}
	if !found {
		t.Error("the menu does not say that it is on")
	}
	if look.Current().Palette().EdgeWidth() != 1 {
		t.Error("the menu does not switch it off")
	}
}
