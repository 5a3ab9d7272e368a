//go:build e2e

package main

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// typist counts the keys that are pressed.
type typist struct {
	*live
	keys int
}

// fills types what is separated by blanks of its own: "\t" goes on, "\n" stores.
func (y *typist) fills(text string) {
	y.t.Helper()
	for part := range strings.SplitAfterSeq(text, "\n") {
		for i, field := range strings.Split(strings.TrimSuffix(part, "\n"), "\t") {
			if i > 0 {
				y.presses("Tab")
			}
			if field != "" {
				y.typed(field)
				y.keys += utf8.RuneCountInString(field)
			}
		}
		if strings.HasSuffix(part, "\n") {
			y.presses("Return")
			y.settle()
		}
	}
}

func (y *typist) presses(names ...string) {
	y.t.Helper()
	y.key(names...)
	y.keys += len(names)
}

// An organisation of two departments with all that the scorecard asks for, without the
// mouse: departments, duties, goals, KPIs, hand-offs.
func TestAnOrganisationIsTypedWithoutTheMouse(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.blank()
	w := d.open(library.path)
	w.settle()
	y := &typist{live: w}
	y.presses("ctrl+6") // the departments side by side
	w.settle()
	y.presses("Insert")
	w.settle()
	y.fills("Sales\tAnn\t6\nMedia\tBob\t4\n")
	y.presses("Escape")
	w.settle()
	y.presses("Insert") // the duties of the first
	w.settle()
	y.fills("Sell in the online shops\tplatform\texec\tdaily\nSet the sales targets of the year\nAnswer customers\n")
	y.presses("Right")
	w.settle()
	y.fills("Buy advertising space\tmedia\tspend\nProduce videos\nMeasure the effect of advertising\n")
	y.presses("Down")
	w.settle()
	y.fills("Be known in every city\tlong\tbrand\t100\n")
	y.presses("Left")
	w.settle()
	y.fills("Sell a tenth more\tshort\tsales\t60\nKeep customers\tmid\tloyal\t40\n")
	y.presses("Down", "Down")
	w.settle()
	y.fills("Revenue\tCNY\tup\tmonth\t50\nReturns\t%\tdown\tmonth\t50\n")
	y.presses("Right")
	w.settle()
	y.fills("Reach\tcount\tup\tweek\t100\n")
	y.presses("Down", "Down", "Down")
	w.settle()
	y.fills("Plan of campaigns\tBuy\tSell\tweekly\twithin 2 days\n")
	y.presses("Left")
	w.settle()
	y.fills("Sales figures\tSell\tMeasure\tdaily\n")
	y.presses("Escape")
	w.settle()
	d.picture("typed-organisation")

	var got struct {
		Units, Duties, Goals, KPIs, Handoffs []map[string]any
	}
	id := library.scenarios()[0].ID
	library.read(&got, "show", library.path, id)
	if len(got.Units) != 2 || len(got.Duties) != 6 || len(got.Goals) != 3 || len(got.KPIs) != 3 || len(got.Handoffs) != 2 {
		t.Fatalf("%d departments, %d duties, %d goals, %d KPIs, %d hand-offs were stored",
			len(got.Units), len(got.Duties), len(got.Goals), len(got.KPIs), len(got.Handoffs))
	}
	for _, g := range got.Goals {
		if g["horizon"] == "" || g["weight"] == 0.0 {
			t.Errorf("a goal without what was typed: %v", g)
		}
	}
	if sla := got.Handoffs[0]["sla"]; sla != "within 2 days" && got.Handoffs[1]["sla"] != "within 2 days" {
		t.Errorf("hand-offs %v", got.Handoffs)
	}
	t.Logf("2 departments, 6 duties, 3 goals, 3 KPIs, 2 hand-offs: %d keys", y.keys)
	w.close()
	library.sound()
}

// blank makes a library of an organisation that has still to be written down.
func (d *desk) blank() record {
	d.t.Helper()
	r := record{desk: d, path: d.dir + "/blank.sandtable"}
	r.ctl("new", r.path, "--example", "empty")
	return r
}
