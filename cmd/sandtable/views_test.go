//go:build e2e

package main

import (
	"strings"
	"testing"
)

func TestTheComparisonsOpenAndEscapeLeavesThem(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.example()
	w := d.open(library.path)
	w.click("tab:compare")
	w.find("compare:filter")
	w.settle()
	w.picture("scenarios")
	w.key("Escape")
	w.find(card(plan))
	w.click("tab:departments")
	w.find("departments:filter")
	w.settle()
	w.picture("departments")
	w.key("Escape")
	w.find(card(plan))
	w.key("ctrl+7")
	w.find("compare:filter")
	w.click("back")
	w.find(card(plan))
	if n := len(library.log("V0")); n != 0 {
		t.Errorf("looking has left %d rows in the log", n)
	}
}

func TestLanguageAndThemeSwitchAtRunTimeAndAreRemembered(t *testing.T) {
	d := sit(t, 1920, 1080)
	library := d.example()
	w := d.open(library.path)
	if !strings.Contains(w.title(), "组织沙盘") {
		t.Errorf("the title says %q", w.title())
	}
	corner := point{w.screen().x - 4, w.screen().y / 2}
	if w.brightness(corner) < 0xc0 {
		t.Error("the first start is not light")
	}
	w.click("lang:en")
	w.until("the title is English", func() bool { return strings.Contains(w.title(), "As is") })
	w.click("theme")
	w.until("the window is dark", func() bool { return w.brightness(corner) < 0x60 })
	w.settle()
	w.picture("dark")
	w.close()

	again := d.open(library.path)
	again.until("English is remembered", func() bool { return strings.Contains(again.title(), "As is") })
	again.until("dark is remembered", func() bool { return again.brightness(corner) < 0x60 })
	again.click("lang:zh")
	again.until("the title is Chinese", func() bool { return strings.Contains(again.title(), "现状") })
}

func TestTheFindBoxSelectsTheDutyThatIsMeant(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.example()
	w := d.open(library.path)
	w.key("ctrl+f")
	w.typed("定价")
	w.key("Return")
	w.find("edit:text.zh")
	w.settle()
	w.picture("found")
	w.key("Escape")
	w.click(card(service))
	w.settle()
	w.key("ctrl+k")
	w.typed("no such duty")
	w.find("dialog:new")
	w.key("Return") // what is not there is offered as a new duty
	w.find("dialog:ok")
	w.reads("dialog:text", "no such duty")
	w.key("Escape")
	w.gone("dialog:text")
	if n := len(library.log("V0")); n != 0 {
		t.Errorf("finding has left %d rows in the log", n)
	}
}
