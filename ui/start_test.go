package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios/examples"
)

func TestTheStartPageOffersEveryExampleAndTemplateUnderItsTitle(t *testing.T) {
	w := New(test.NewTempApp(t), Options{Lang: model.ZH, Folder: t.TempDir(), After: new(waits).after})
	win := test.NewTempWindow(t, nil)
	w.Attach(win)
	t.Cleanup(w.Close)
	win.Resize(fyne.NewSize(1440, 900))
	all, err := examples.List()
	if err != nil {
		t.Fatal(err)
	}
	places := map[fyne.Position]string{}
	for _, e := range all {
		o := w.targets()["example:"+e.ID]
		if e.ID == "empty" {
			o = w.targets()["start:new"]
		}
		if o == nil {
			t.Fatalf("%s is not offered", e.ID)
		}
		if other := places[o.Position()]; other != "" {
			t.Errorf("%s stands where %s does", e.ID, other)
		}
		places[o.Position()] = e.ID
	}
	test.Tap(w.targets()["example:template-fmcg-startup"].(fyne.Tappable))
	if w.library == nil || filepath.Base(w.library.Path()) != "快消行业·初创公司.sandtable" {
		t.Fatalf("the template is not opened under its title: %s", w.failure)
	}
}

func TestTheMenuOffersTemplatesByIndustry(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.mainMenu()
	choose(t, w, "template")
	choose(t, w, "template-retail-mature")
	if got := w.libraryName(); got != "零售行业·成熟企业" {
		t.Errorf("opened %s: %s", got, w.failure)
	}
}
