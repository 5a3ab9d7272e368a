//go:build e2e

package main

import (
	"strings"
	"testing"
)

func TestAWarningIsMendedOnItsPageAndAnotherAcceptedWithAReason(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.click("tab:warnings")
	w.find("fix:1")
	w.picture("page")
	w.click("theme:gap|kpi-owner")
	w.settle()
	w.click("fix:1")
	rows := library.logged(library.trial, 1)
	if rows[0].Change.Verb != "set-kpi-owner" || rows[0].Why == "" {
		t.Fatalf("the log says %+v", rows)
	}
	w.gone("theme:gap|kpi-owner")
	w.key("ctrl+z")
	library.logged(library.trial, 2)
	w.find("theme:gap|kpi-owner")

	w.gone("toast:1") // which lies over the foot of the page
	w.click("theme:gap|output|collaboration:S3")
	w.settle()
	w.click("case-why")
	w.typed("decided in June")
	w.key("Return")
	rows = library.logged(library.trial, 3)
	if rows[2].Change.Verb != "waive" {
		t.Fatalf("the log says %+v", rows[2])
	}
	w.gone("theme:gap|output|collaboration:S3")
	w.picture("accepted")

	w.click("warnings-unit")
	w.click("menu:only:" + media)
	w.find("warnings-all")
	w.picture("one-department")
	w.click("warnings-all")
	w.gone("warnings-all")
	w.key("Escape")
	w.find(card(plan))
	w.close()
	library.sound()
}

func TestAfterAMergerTheOverlapsAreReviewedOneByOne(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.merge("Digital")
	library.logged(library.trial, 1)
	w.click("toast:1")
	w.find("pair:1")
	w.picture("review")
	before := len(library.show(library.trial).Duties)
	w.click("answer:3")
	w.find("review-text")
	w.click("review-settle")
	rows := library.logged(library.trial, 2)
	if rows[1].Change.Verb != "fuse-duties" || len(library.show(library.trial).Duties) != before-1 {
		t.Fatalf("the log says %+v, %d duties of %d", rows[1], len(library.show(library.trial).Duties), before)
	}
	w.click("answer:6")
	w.click("review-why")
	w.typed("two audiences")
	w.key("Return")
	if rows = library.logged(library.trial, 3); rows[2].Change.Verb != "waive" {
		t.Fatalf("the log says %+v", rows[2])
	}
	w.key("ctrl+z", "ctrl+z")
	library.logged(library.trial, 5)
	if n := len(library.show(library.trial).Duties); n != before {
		t.Errorf("after undoing both answers there are %d duties, not %d", n, before)
	}
	w.click("review-later")
	w.gone("pair:1")
	w.close()
	library.sound()
}

func TestRulesAreSwitchedInTheWindowAndWhatStaysBehindFollows(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.click("menu")
	w.click("menu:policy")
	w.click("dialog:rule/OV-02")
	w.until("the policy is in the library", func() bool {
		return strings.Contains(library.ctl("policy", library.path), "rule/OV-02")
	})
	w.picture("policy")
	w.key("Escape")
	w.gone("dialog:ok")
	if said := library.ctl("check", library.path, library.trial); strings.Contains(said, "OV-02") {
		t.Errorf("the rule that was switched off still speaks:\n%s", said)
	}
	w.drag(w.find(card("B-MD-D5")).centre(), w.free(commerce))
	library.logged(library.trial, 1)
	w.picture("stayed-behind")
	w.click("toast:1")
	rows := library.logged(library.trial, 2)
	if rows[1].Change.Verb != "move-along" {
		t.Fatalf("the log says %+v", rows[1])
	}
	w.close()
	library.sound()
}
