//go:build e2e

package main

import "testing"

func TestAValueThatIsClickedIsWrittenOnAtOnce(t *testing.T) {
	d := sit(t, 1440, 900)
	library := d.trial()
	w := d.work(library)
	title := func() string {
		for _, x := range library.show(library.trial).Duties {
			if x.ID == plan {
				return x.Title.ZH
			}
		}
		return "no such duty"
	}
	was := title()
	w.click(card(plan))
	w.click("edit:title.zh")
	w.typed("Q1")
	w.key("Return")
	w.until("the title that was typed is stored", func() bool { return title() != was })
	if got := title(); got != was+"Q1" {
		t.Errorf("%q has become %q", was, got)
	}

	w.click("edit:title.zh") // Delete is the field's, not the duty's
	w.key("Delete")
	w.key("Escape")
	w.click(card(service))
	w.settle()
	if now := library.show(library.trial).home(plan); now != commerce {
		t.Errorf("the duty is %s", now)
	}
	w.close()
	library.sound()
}
