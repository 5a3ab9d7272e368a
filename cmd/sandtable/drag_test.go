//go:build e2e

package main

import (
	"fmt"
	"testing"
)

// Duties and units of the example.
const (
	commerce, media    = "EC", "MD"
	plan, service      = "B-EC-D3", "B-EC-D2"
	analytics, pricing = "B-EC-D5", "B-EC-D6"
	content            = "B-MD-D2"
)

// sizes are the screens that the main deed is done on.
func sizes() []point { return []point{{1280, 800}, {1920, 1080}} }

func card(duty string) string   { return "card:" + duty }
func column(unit string) string { return "column:" + unit }

// free is a place in a column, below its cards, to drop on.
func (w *live) free(unit string) point {
	w.t.Helper()
	c := w.find(column(unit))
	return point{c.x + 60, c.y + c.height - 24} // a narrow window cuts the last column
}

func TestADutyDraggedToAnotherDepartmentIsInTheLogWithItsReason(t *testing.T) {
	for _, size := range sizes() {
		t.Run(fmt.Sprintf("%dx%d", size.x, size.y), func(t *testing.T) {
			d := sit(t, size.x, size.y)
			library := d.trial()
			w := d.work(library)
			w.picture("before")
			w.xdotool(w.press(w.find(card(plan)).centre(), w.free(media))...)
			w.picture("held")
			w.xdotool("mouseup", "1")
			library.logged(library.trial, 1)
			w.find("reason")
			w.typed("one plan for both")
			w.key("Return")
			rows := library.logged(library.trial, 2)
			w.gone("reason")
			w.picture("after")
			library.lives(library.trial, plan, media)
			if rows[0].Change.Verb != "move-duty" || rows[0].Who == "" || rows[1].Verb != "note" ||
				rows[1].Why != "one plan for both" || *rows[1].Target != rows[0].Seq {
				t.Errorf("the log says %+v", rows)
			}
			w.key("ctrl+z") // the keyboard is the board's again
			library.logged(library.trial, 3)
			library.lives(library.trial, plan, commerce)
		})
	}
}

func TestEscapeDuringADragLeavesEverythingAsItWas(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.xdotool(w.press(w.find(card(plan)).centre(), w.free(media))...)
	w.settle() // a busy machine moves the pointer late
	w.xdotool("key", "Escape", "sleep", "0.1", "mouseup", "1")
	w.drag(w.find(card(service)).centre(), w.free(media)) // comes after: had the first one counted, there were two rows
	library.logged(library.trial, 1)
	library.lives(library.trial, plan, commerce)
	library.lives(library.trial, service, media)
}

func TestACardLetGoOutsideTheColumnsStaysAtHome(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	undo := w.find("undo").centre()
	w.drag(w.find(card(plan)).centre(), point{undo.x - 200, undo.y})
	w.drag(w.find(card(service)).centre(), w.free(media))
	library.logged(library.trial, 1)
	library.lives(library.trial, plan, commerce)
	library.lives(library.trial, service, media)
}

func TestAWobbleUnderSixPixelsSelectsOnly(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	at := w.find(card(plan)).centre()
	w.drag(at, at.by(3, 3))
	w.find("edit:text.zh") // the inspector shows a duty
	w.drag(w.find(card(service)).centre(), w.free(media))
	library.logged(library.trial, 1)
	library.lives(library.trial, plan, commerce)
}

func TestCardsSelectedWithCtrlAreDraggedTogether(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.click(card(service))
	w.xdotool("keydown", "ctrl")
	w.click(card(analytics))
	w.click(card(pricing))
	w.xdotool("keyup", "ctrl")
	w.xdotool(w.press(w.find(card(analytics)).centre(), w.free(media))...)
	w.picture("held")
	w.xdotool("mouseup", "1")
	rows := library.logged(library.trial, 1)
	if len(rows[0].Change.Edits) != 3 {
		t.Errorf("one step with three edits expected, got %+v", rows[0])
	}
	for _, duty := range []string{service, analytics, pricing} {
		library.lives(library.trial, duty, media)
	}
	library.lives(library.trial, plan, commerce)
}

func TestADutyCanBeLeftUnplacedAndBroughtBack(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	if !w.shows(column("-")) {
		t.Fatal("there is no column of unplaced duties")
	}
	w.drag(w.find(card(content)).centre(), w.free("-"))
	library.logged(library.trial, 1)
	library.lives(library.trial, content, "")
	w.key("Escape") // no reason
	w.gone("reason")
	w.drag(w.find(card(content)).centre(), w.free(media))
	library.logged(library.trial, 2)
	library.lives(library.trial, content, media)
}
