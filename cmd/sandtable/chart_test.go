//go:build e2e

package main

import "testing"

func TestADutyDraggedOnTheChartIsMovedAndAUnitHangsWhereItWasLetGo(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.click("tab:chart")
	from, to := w.find("chart-duty:"+plan), w.find("chart-unit:"+media)
	w.xdotool(w.press(from.centre(), to.centre())...)
	w.picture("held")
	w.xdotool("mouseup", "1")
	rows := library.logged(library.trial, 1)
	library.lives(library.trial, plan, media)
	if rows[0].Change.Verb != "move-duty" {
		t.Errorf("the log says %s", rows[0].Change.Verb)
	}
	w.settle()
	w.picture("moved")
	w.key("ctrl+z")
	library.logged(library.trial, 2)
	library.lives(library.trial, plan, commerce)

	w.settle()
	head := func(p place) point { return point{p.x + 60, p.y + 14} } // below it are the duties
	w.drag(head(w.find("chart-unit:"+media)), head(w.find("chart-unit:"+commerce)))
	rows = library.logged(library.trial, 3)
	if rows[2].Change.Verb != "move-unit" {
		t.Errorf("the log says %s", rows[2].Change.Verb)
	}
	w.settle()
	w.picture("below")
}

func TestTheAgreedTimeOfAHandoffIsEnteredBesideTheMap(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.click("tab:handoffs")
	w.click("flow:" + commerce + ">" + media)
	w.settle()
	w.click(w.names("handoff-sla:")[0])
	w.find("field:sla")
	w.typed("next day")
	w.key("Return")
	rows := library.logged(library.trial, 1)
	if rows[0].Change.Verb != "edit" && len(rows[0].Change.Edits) != 1 {
		t.Errorf("the log says %+v", rows[0].Change)
	}
	w.settle()
	w.picture("agreed")
}
