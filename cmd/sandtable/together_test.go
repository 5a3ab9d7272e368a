//go:build e2e

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// at reports whether a card stands in the column of a unit.
func (w *live) at(duty, unit string) bool {
	places := w.places()
	c, seen := places[card(duty)]
	home, shown := places[column(unit)]
	return seen && shown && c[0] >= home[0] && c[0] < home[0]+home[2]
}

func TestTwoWindowsOnOneLibrarySeeEachOther(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	first, second := d.work(library), d.work(library)
	first.front()
	first.settle()
	first.drag(first.find(card(plan)).centre(), first.free(media))
	library.logged(library.trial, 1)
	first.until("the other window shows the move", func() bool { return second.at(plan, media) })
	first.key("Escape")

	second.front()
	second.settle()
	second.drag(second.find(card(service)).centre(), second.free(media))
	library.logged(library.trial, 2)
	second.key("Escape")
	first.until("the first window shows the other's move", func() bool { return first.at(service, media) })

	first.front()
	first.settle()
	first.key("ctrl+z")
	first.find("dialog:ok") // it says why not
	first.picture("refused")
	first.key("Return")
	rows := library.log(library.trial)
	for _, r := range rows {
		if r.Verb == "undo" && *r.Target == 2 {
			t.Errorf("the first window took the other's move back: %+v", rows)
		}
	}
	library.lives(library.trial, service, media)
	first.close()
	second.close()
	library.sound()
}

func TestWhatTheCommandLineWritesShowsInTheOpenWindow(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.example()
	w := d.open(library.path)
	library.ctl("do", library.path, "V0", "move-duty", plan, media, "--why", "from outside")
	w.until("the window shows the move", func() bool { return w.at(plan, media) })
	library.ctl("undo", library.path, "V0")
	w.until("the window shows the undo", func() bool { return w.at(plan, commerce) })
	library.ctl("fork", library.path, "V0", "Outside")
	w.until("the tree shows the fork", func() bool { return len(w.names("scenario:")) == 5 })
}

func TestTheFirstStartLeadsToACopyOfTheExampleInTheDocuments(t *testing.T) {
	d := sit(t, 1280, 800)
	w := d.open()
	w.find("start:new")
	w.picture("start")
	w.key("Return") // the example is under the keyboard
	w.find(card(plan))
	w.find("banner:close")
	files, err := filepath.Glob(filepath.Join(d.dir, "Documents", "*", "*.sandtable"))
	if err != nil || len(files) != 1 {
		t.Fatalf("libraries in the documents: %q, %v", files, err)
	}
	w.drag(w.find(card(plan)).centre(), w.free(media))
	library := record{desk: d, path: files[0]}
	w.until("a scenario was forked", func() bool { return len(library.scenarios()) == 5 })
	library.logged(library.scenarios()[4].ID, 1)
	w.close()
	library.sound()

	again := d.open() // the second start opens the same library
	again.find(card(plan))
	if !again.at(plan, media) {
		t.Error("the second start does not show what the first left")
	}
	if more, _ := filepath.Glob(filepath.Join(d.dir, "Documents", "*", "*.sandtable")); len(more) != 1 {
		t.Errorf("the second start made another copy: %q", more)
	}
}

func TestAFileThatCannotBeOpenedIsExplainedAndLeftAlone(t *testing.T) {
	d := sit(t, 1280, 800)
	whole, err := os.ReadFile(d.example().path)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"missing": nil, "foreign": []byte("this is a letter, not a library"), "truncated": whole[:len(whole)/3],
	} {
		t.Run(name, func(t *testing.T) {
			desk := *d
			desk.t = t
			path := filepath.Join(d.dir, name+".sandtable")
			if content != nil {
				desk.write(path, string(content))
			}
			w := desk.open(path)
			w.find("dialog:ok")
			w.picture("told")
			w.key("Escape")
			w.gone("dialog:ok")
			w.find("start:new") // the start page is usable
			w.close()
			left, err := os.ReadFile(path)
			if content == nil && !os.IsNotExist(err) || !bytes.Equal(left, content) {
				t.Errorf("the file was touched: %v", err)
			}
		})
	}
}
