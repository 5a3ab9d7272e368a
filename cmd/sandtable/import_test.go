//go:build e2e

package main

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestADocumentIsOpenedItsColumnCorrectedBroughtInDraggedAndExported(t *testing.T) {
	d := sit(t, 1280, 800)
	file := filepath.Join(d.dir, "houses.csv")
	d.write(file, "部门,职责,备用\n物业部,维护楼宇设备并安排巡检,设备完好率\n,处理业主报修,报修及时率\n保安部,值守大门并登记访客,漏登率\n合计,3,\n")
	w := d.open(file)
	w.picture("read")
	w.click("role:3")
	w.click("menu:role:kpi")
	w.gone("menu:role:kpi")
	w.settle()
	w.picture("corrected")
	w.click("way:library")
	library := record{desk: d, path: filepath.Join(d.dir, "Documents", "Sandtable", "houses.sandtable")}
	w.until("what was imported is on the board", func() bool { return len(w.names("card:")) == 3 })
	w.picture("board")
	all := library.scenarios()
	if len(all) != 1 {
		t.Fatalf("the library has %+v", all)
	}
	first := all[0].ID
	if rows := library.logged(first, 1); rows[0].Change.Verb != "import" {
		t.Errorf("the log says %+v", rows)
	}
	got := library.show(first)
	if len(got.Duties) != 3 || len(got.Units) != 2 {
		t.Fatalf("%d duties in %d units", len(got.Duties), len(got.Units))
	}

	duty := got.Duties[0]
	to := got.Units[slices.IndexFunc(got.Units, func(u unit) bool { return u.ID != duty.Unit })].ID
	w.settle()
	w.drag(w.find(card(duty.ID)).centre(), w.free(to))
	w.until("the move has made a fork", func() bool { return len(library.scenarios()) == 2 })
	fork := library.scenarios()[1].ID
	library.lives(fork, duty.ID, to)
	library.lives(first, duty.ID, duty.Unit)
	w.settle()
	w.click("export")
	w.exportBook(filepath.Join(d.dir, "out.xlsx"))
	if c := d.workbook(filepath.Join(d.dir, "out.xlsx")); len(c.Sheets) == 0 {
		t.Error("the workbook is empty")
	}
	w.close()
	library.sound()
}
