package ui

import (
	"testing"

	"fyne.io/fyne/v2/lang"

	"sandtable/model"
	"sandtable/scenarios/examples"
)

func TestTheToolkitSpeaksTheLanguageOfTheWindowWhateverThatOfTheSystemIs(t *testing.T) {
	for _, system := range []string{"", "C.UTF-8", "en_GB.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8", "fr_FR.UTF-8"} {
		t.Setenv("LC_ALL", "")
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANGUAGE", "")
		t.Setenv("LANG", system)
		w, _ := opens(t, examples.Default)
		for l, want := range map[model.Lang][3]string{
			model.ZH: {"剪切", "显示隐藏的文件", "上级文件夹"},
			model.EN: {"Cut", "Show hidden files", "Parent folder"},
		} {
			w.SetLang(l)
			if got := [3]string{lang.L("Cut"), lang.L("Show Hidden Files"), lang.X("file.parent", "Parent")}; got != want {
				t.Errorf("in a system in %q a window in %s says %q", system, l, got)
			}
		}
	}
}
