//go:build monkey

package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// dice choose gestures. The same dice choose the same in a window that shows the same.
type dice struct{ *rand.Rand }

func (d dice) in(of int) bool { return d.IntN(of) == 0 }

func one[T any](d dice, list ...T) T { return list[d.IntN(len(list))] }

// named picks one of what the window lists: a kind first, since there are many cards
// and only one Undo.
func (d dice) named(r report, take func(name string) bool) string {
	kinds := map[string][]string{}
	for name := range r.Targets {
		if !take(name) {
			continue
		}
		kind := kindOf(name)
		if kind == "dialog" || kind == "menu" && name != "menu" {
			kind = name
		}
		kinds[kind] = append(kinds[kind], name)
	}
	if len(kinds) == 0 {
		return ""
	}
	var names []string
	for kind := range kinds {
		names = append(names, kind)
	}
	slices.Sort(names)
	list := kinds[one(d, names...)]
	slices.Sort(list)
	return one(d, list...)
}

func (d dice) part() string { return fmt.Sprintf("%.3f", d.Float64()) }

// anywhere is a place of the window; beyond, one that may lie outside.
func (d dice) anywhere() string { return "@" + d.part() + "," + d.part() }

func (d dice) beyond() string {
	return fmt.Sprintf("@%.3f,%.3f", d.Float64()*1.3-.15, d.Float64()*1.3-.15)
}

func (d dice) on(name string) string {
	if name == "" {
		return d.anywhere()
	}
	return fmt.Sprintf("%s@%.2f,%.2f", name, .1+.8*d.Float64(), .1+.8*d.Float64())
}

// words are what is typed and pasted.
var words = []string{
	"a", "Media", "Brand & channel plan for Q3", "数字营销部", "定价", "😀", "沙盘 é", "=1+1", "-", "  ", "0", "9.5", "-3", "1e9", "2026-13-45",
	"https://example.com/a?b=c", "'; drop table log; --", "{unit}", "%d %s", "x\u202ey", "<b>bold</b>",
}

// long are texts that are pasted often over.
var long = []string{"职责", "An overlong sentence about duties, ", "线一\n线二\n", "😀", "\u200b", "\t=SUM(A1)\t"}

func (d dice) typed() gesture {
	if d.in(5) {
		return gesture{"paste", strconv.Quote(one(d, long...)), itoa(one(d, 1, 3, 40, 400))}
	}
	if d.in(6) {
		return gesture{"paste", strconv.Quote(one(d, words...)), "1"}
	}
	return gesture{"type", strconv.Quote(one(d, words...))}
}

func (d dice) shortcut(r report) gesture {
	if len(r.Shortcuts) == 0 {
		return gesture{"key", "Escape"}
	}
	return pressed(one(d, r.Shortcuts...))
}

// choose chooses what is done next in a window that reports r.
func (p *player) choose(d dice) gesture {
	r := p.last
	if r.Covers > 0 && !d.in(12) {
		return p.covered(d)
	}
	card := d.named(r, func(name string) bool { return kindOf(name) == "card" })
	switch n := d.IntN(100); {
	case n < 22:
		g := gesture{"drag"}
		switch {
		case card != "" && n < 12:
			g = append(g, d.on(card))
		case n < 17:
			g = append(g, d.on(d.named(r, under)))
		default:
			g = append(g, d.anywhere())
		}
		for range d.IntN(3) {
			g = append(g, d.anywhere())
		}
		switch {
		case d.in(3):
			g = append(g, d.on(d.named(r, func(name string) bool { return kindOf(name) == "column" })))
		case d.in(2):
			g = append(g, d.on(d.named(r, under)))
		default:
			g = append(g, d.beyond())
		}
		if d.in(4) {
			g = append(g, one(d, "Escape", "right", "blur", "wheel", "ctrl+z", "ctrl+3", "ctrl+d", "Delete", "space", "Tab", "size "+itoa(d.IntN(10)), p.deed(d)))
		}
		return g
	case n < 40:
		g := gesture{"click", d.on(d.named(r, under))}
		if d.in(5) {
			g = append(g, "2")
		}
		return g
	case n < 45:
		return gesture{"click", d.anywhere()}
	case n < 53:
		if card != "" && d.in(2) {
			return gesture{"right", d.on(card)}
		}
		return gesture{"right", d.on(d.named(r, under))}
	case n < 54:
		return gesture{"middle", d.anywhere()}
	case n < 62:
		g := gesture{"wheel", d.anywhere(), one(d, "up", "down", "down", "left", "right"), itoa(1 + d.IntN(12))}
		if d.in(3) {
			g = append(g, one(d, "shift", "ctrl"))
		}
		return g
	case n < 75:
		return d.shortcut(r)
	case n < 82:
		g := gesture{"key"}
		for range 1 + d.IntN(5) {
			g = append(g, one(d, "Tab", "Tab", "shift+Tab", "Return", "space", "Left", "Right", "Up", "Down", "Home", "End", "Prior", "Next", "m", "BackSpace", "Menu", "F1", "F11", "Escape", "ctrl+a"))
		}
		return g
	case n < 86:
		return d.typed()
	case n < 91:
		switch d.IntN(4) {
		case 0:
			return gesture{"max"}
		case 1:
			return gesture{"unmax"}
		}
		return gesture{"size", itoa(one(d, 800, 900, 1024, 1159, 1160, 1280, 1400)), itoa(one(d, 560, 600, 700, 800))}
	case n < 93:
		return gesture{"blur"}
	case n < 96:
		return append(gesture{"ctl"}, strings.Fields(strings.TrimPrefix(p.deed(d), "ctl "))...)
	case n < 99:
		g := gesture{"key"}
		for range 1 + d.IntN(8) {
			g = append(g, one(d, "ctrl+z", "ctrl+z", "ctrl+y"))
		}
		return g
	}
	if d.in(2) {
		return gesture{"restart"}
	}
	return gesture{"move", d.anywhere()}
}

// covered chooses what is done while a menu or a dialog is open.
func (p *player) covered(d dice) gesture {
	name := d.named(p.last, over)
	switch n := d.IntN(100); {
	case n < 48 && name != "":
		return gesture{"click", d.on(name)}
	case n < 60:
		return gesture{"key", "Escape"}
	case n < 68:
		return gesture{"key", "Return"}
	case n < 80:
		return d.typed()
	case n < 88:
		return gesture{"click", fmt.Sprintf("@%.3f,%.3f", .25+.5*d.Float64(), .1+.7*d.Float64())}
	case n < 92:
		return gesture{"key", one(d, "Tab", "shift+Tab", "Down", "Up", "space"), one(d, "Return", "Down", "space", "Tab")}
	case n < 94:
		return gesture{"wheel", d.anywhere(), one(d, "up", "down"), itoa(1 + d.IntN(6))}
	case n < 96:
		return gesture{"drag", d.anywhere(), d.beyond()}
	}
	return d.shortcut(p.last)
}

// deed is what another program writes: a line for sandtablectl about a card or a
// column that the window shows.
func (p *player) deed(d dice) string {
	r := p.last
	card := strings.TrimPrefix(d.named(r, func(name string) bool { return kindOf(name) == "card" }), "card:")
	column := strings.TrimPrefix(d.named(r, func(name string) bool { return kindOf(name) == "column" }), "column:")
	if r.Library == "" || card == "" || column == "" {
		return "ctl version"
	}
	do := func(words ...string) string {
		return strings.Join(append([]string{"ctl", "do", r.Library, r.Scenario}, words...), " ")
	}
	switch d.IntN(8) {
	case 0:
		return do("remove-duty", card)
	case 1:
		return do("rename-unit", column, fmt.Sprintf("U%d", d.IntN(1000)))
	case 2:
		return do("add-duty", column, fmt.Sprintf("Added%d", d.IntN(1000)))
	case 3:
		return "ctl undo " + r.Library + " " + r.Scenario
	case 4:
		return fmt.Sprintf("ctl fork %s %s F%d", r.Library, r.Scenario, d.IntN(1000))
	}
	return do("move-duty", card, column)
}
