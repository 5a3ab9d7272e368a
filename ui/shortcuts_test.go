package ui

import (
	"testing"

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
