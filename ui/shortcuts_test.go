package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

func TestEveryShortcutHasAKeyOfItsOwnAndWordsInBothLanguages(t *testing.T) {
	w, _ := opens(t, "seed-b")
	taken := map[string]string{}
	for _, s := range w.shortcuts() {
		if other, ok := taken[s.label()]; ok {
			t.Errorf("%s means %s and %s", s.label(), other, s.words)
		}
		taken[s.label()] = s.words
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			if said := printer(lang).T(s.words); said == "" || said == s.words {
				t.Errorf("%s: no word for %s in %s", s.label(), s.words, lang)
			}
		}
	}
}

func TestAShortcutClosesTheMenuThatItWouldActBeneath(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.mainMenu()
	for _, s := range w.shortcuts() {
		if s.words == "tab.compare" {
			w.pressed(s)
		}
	}
	if w.view != CompareView {
		t.Fatal("the shortcut was not heard")
	}
	if w.open.menu.Open() {
		t.Error("the menu is still open")
	}
}

func TestEscapeClosesAMenuThatHasLostTheKeyboard(t *testing.T) {
	w, win := opens(t, "seed-b")
	w.Show(CompareView)
	w.mainMenu()
	win.Canvas().Unfocus()
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.open.menu.Open() {
		t.Error("the menu is still open")
	}
	if w.view != CompareView {
		t.Error("the view beneath the menu was left")
	}
}

func TestTheFieldForFindingComesIntoANarrowWindowWhenItIsAskedFor(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(820, 600))
	w.frame.top.seek()
	seen := false
	visit(win.Canvas().Content(), func(o fyne.CanvasObject, _ fyne.Position) { seen = seen || o == w.frame.top.find })
	if !seen || win.Canvas().Focused() != w.frame.top.find {
		t.Error("Ctrl+F shows nothing to type into")
	}
	win.Canvas().Unfocus()
	if w.frame.top.seeks {
		t.Error("the field stays after it has been left")
	}
}
