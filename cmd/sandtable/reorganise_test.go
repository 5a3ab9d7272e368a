//go:build e2e

package main

import (
	"path/filepath"
	"testing"
)

// merge merges the two departments by their menu, under a name that is typed.
func (w *live) merge(name string) {
	w.t.Helper()
	w.click("column-menu:" + commerce)
	w.click("menu:merge-with")
	w.click("dialog:name")
	w.key("ctrl+a")
	w.typed(name)
	w.settle()
	w.picture("merge")
	w.click("dialog:ok")
	w.gone("dialog:ok")
}

func TestTwoDepartmentsMergeUnderATypedNameAndUndoAndRedoByKeys(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	before := library.show(library.trial)
	w.merge("数字营销部")
	rows := library.logged(library.trial, 1)
	if rows[0].Change.Verb != "merge-units" {
		t.Fatalf("the log says %+v", rows)
	}
	merged := library.show(library.trial)
	var found unit
	for _, u := range merged.Units {
		if u.Name.ZH == "数字营销部" {
			found = u
		}
	}
	if _, ok := merged.unit(commerce); found.ID == "" || ok {
		t.Fatalf("units after merging: %+v", merged.Units)
	}
	for _, duty := range merged.Duties {
		if duty.Unit != found.ID {
			t.Errorf("%s is in %q, not in the merged department", duty.ID, duty.Unit)
		}
	}
	w.find(column(found.ID))
	w.picture("merged")

	w.key("ctrl+z")
	rows = library.logged(library.trial, 2)
	if rows[1].Verb != "undo" || library.show(library.trial).Fingerprint != before.Fingerprint {
		t.Errorf("undo did not bring the departments back: %+v", rows[1])
	}
	w.find(column(commerce))
	w.key("ctrl+y")
	rows = library.logged(library.trial, 3)
	if rows[2].Verb != "redo" || library.show(library.trial).Fingerprint != merged.Fingerprint {
		t.Errorf("redo did not merge again: %+v", rows[2])
	}
	w.find(column(found.ID))
	w.click("undo")
	library.logged(library.trial, 4)
	w.find(column(commerce))
	w.key("ctrl+shift+z")
	library.logged(library.trial, 5)
	w.find(column(found.ID))
	w.close()
	library.sound()
}

func TestAForkKeepsWhatIsTriedApartFromItsParent(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.example()
	w := d.open(library.path)
	known := library.scenarios()
	w.click("fork")
	w.find("dialog:text")
	w.typed("Trial one")
	w.key("Return")
	w.until("the fork is in the library", func() bool { return len(library.scenarios()) == len(known)+1 })
	fork := library.scenarios()[len(known)]
	if fork.Parent != "V0" || fork.Name.ZH != "Trial one" {
		t.Fatalf("forked: %+v", fork)
	}
	w.find("scenario:" + fork.ID)
	w.drag(w.find(card(plan)).centre(), w.free(media))
	library.logged(fork.ID, 1)
	library.lives(fork.ID, plan, media)
	library.lives("V0", plan, commerce)
	w.key("Escape")
	w.gone("reason")
	w.click("scenario:V0")
	w.until("the baseline is shown", func() bool { return w.at(plan, commerce) })
	w.picture("baseline")
}

func TestTheWorkbookFromTheWindowHoldsTheReasonOfAMove(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.reasoned(library)
	w.key("ctrl+e")
	path := filepath.Join(d.dir, "Documents", "board meeting.xlsx")
	w.exportBook(path)
	w.find("toast")
	book := d.workbook(path)
	w.picture("exported")
	for _, name := range []string{"决议", "架构前后", "变更", "架构", "职责", "变更明细", "警示", "部门对照"} {
		d.sheet(book, name)
	}
	if !says(d.sheet(book, "职责"), plan) {
		t.Error("the duties sheet does not name the duty")
	}
	w.click("fork") // the window is usable after exporting, and the fork's changes are told against the baseline
	w.find("dialog:text")
	w.typed("Trial")
	w.key("Return")
	w.until("the fork is in the library", func() bool { return len(library.scenarios()) == 6 })
	fork := library.scenarios()[5].ID
	w.drag(w.find(card(service)).centre(), w.free(media))
	library.logged(fork, 1)
	w.find("reason")
	w.typed("closer to the audience")
	w.key("Return")
	library.logged(fork, 2)
	w.click("export")
	second := filepath.Join(d.dir, "Documents", "trial.xlsx")
	w.exportBook(second)
	changes := d.sheet(d.workbook(second), "变更明细")
	if !says(changes, "closer to the audience") || !says(changes, service) {
		t.Errorf("the changes sheet says %q", changes)
	}
}
