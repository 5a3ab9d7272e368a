//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exportBook answers what is asked before an export: a workbook, at a path that is typed.
func (w *live) exportBook(path string) {
	w.t.Helper()
	w.find("dialog:kind")
	w.key("Up", "Up", "Up", "Down")
	w.click("dialog:change")
	w.find("dialog:text")
	w.key("ctrl+a")
	w.typed(path)
	w.key("Return")
	w.gone("dialog:text")
	w.picture("export")
	w.key("Return")
	w.gone("dialog:kind")
}

// made lists the files of an ending in the folder of a library.
func (r record) made(ending string) []string {
	r.t.Helper()
	list, err := filepath.Glob(filepath.Join(filepath.Dir(r.path), "*"+ending))
	if err != nil {
		r.t.Fatal(err)
	}
	return list
}

// reasoned moves a duty to the media department and says why.
func (w *live) reasoned(library record) {
	w.t.Helper()
	w.drag(w.find(card(plan)).centre(), w.free(media))
	library.logged(library.trial, 1)
	w.find("reason")
	w.typed("one plan for both")
	w.key("Return")
	library.logged(library.trial, 2)
}

func TestTheBoardPackIsMadeWithAnOptionBesideItByEnterAndNothingWhenGivenUp(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.reasoned(library)

	w.key("ctrl+e")
	w.find("dialog:kind")
	w.key("Escape")
	w.gone("dialog:kind")
	w.click("export")
	w.click("dialog:cancel")
	w.gone("dialog:kind")
	if got := library.made(".pdf"); len(got) > 0 {
		t.Fatalf("given up, and there is %q", got)
	}

	w.key("ctrl+e")
	w.click("dialog:beside:V3")
	w.settle()
	w.picture("asked")
	w.key("Return")
	w.gone("dialog:kind")
	d.until("the pack is beside the library", func() bool { return len(library.made(".pdf")) == 1 })
	w.find("toast")
	w.picture("made")
	pack := library.made(".pdf")[0]
	if name := filepath.Base(pack); !strings.HasPrefix(name, "board 试验 ") {
		t.Errorf("it is called %s", name)
	}
	text, err := d.output("pdftotext", pack, "-")
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(text), "")
	var third string
	for _, s := range library.scenarios() {
		if s.ID == "V3" {
			third = s.Name.ZH
		}
	}
	for _, want := range []string{"试验", third, "oneplanforboth"} {
		if want == "" || !strings.Contains(flat, strings.Join(strings.Fields(want), "")) {
			t.Errorf("the pack does not say %q", want)
		}
	}

	w.key("ctrl+e") // what is there is replaced only when that is agreed to
	w.find("dialog:kind")
	before, err := os.Stat(pack)
	if err != nil {
		t.Fatal(err)
	}
	w.key("Return")
	w.gone("dialog:kind")
	w.find("dialog:ok")
	w.picture("there-already")
	w.key("Return") // the keyboard begins at cancel
	w.find("dialog:kind")
	w.key("Escape")
	w.gone("dialog:kind")
	if now, err := os.Stat(pack); err != nil || !os.SameFile(before, now) {
		t.Error("it was replaced unasked")
	}
	w.close()
	library.sound()
}
