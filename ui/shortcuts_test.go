package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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
			if said := chrome.In(lang).T(s.words); said == "" || said == s.words {
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

func TestFindingIsAtHandInANarrowWindow(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(820, 600))
	test.Tap(w.frame.top.find)
	if d := w.open.dialog(); d == nil || win.Canvas().Focused() != d.Targets()["dialog:text"].(fyne.Focusable) {
		t.Error("there is nothing to type into")
	}
}

func TestTheKeyOfTheBoardBringsTheKeyboardThere(t *testing.T) {
	w, win := opens(t, "seed-b")
	w.Show(CompareView)
	for _, s := range w.shortcuts() {
		if s.label() == "Ctrl+1" {
			s.perform()
		}
	}
	if w.view != BoardView || win.Canvas().Focused() != fyne.Focusable(w.board) {
		t.Errorf("view %v, the keyboard is with %T", w.view, win.Canvas().Focused())
	}
}

func TestAClickOnAHeadOpensTheUnitUntilSomethingElseIsSelected(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1024, 700)) // the right panel shows when something is selected only
	w.board.Targets()["head:MD"].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if w.unit != "MD" || w.frame.rightWidth() == 0 {
		t.Errorf("the panel is about %q and %v wide", w.unit, w.frame.rightWidth())
	}
	w.escape()
	if w.unit != "" || w.frame.rightWidth() != 0 {
		t.Errorf("after Escape the panel is about %q and %v wide", w.unit, w.frame.rightWidth())
	}
}
