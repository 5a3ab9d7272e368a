package main

import (
	"fmt"
	"io"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
	"sandtable/model/theme"
)

// topCards is how many cards a board looks at.
const topCards = 10

// cardFigures are those of what a board is shown of one organisation: themes between units.
type cardFigures struct {
	major, found     int // matters that both readings name; of them shown
	cards, true      int
	top, topTrue     int // of the first cards
	pairs, truePairs int // of two units on one card
	lines            int // of all themes
}

func (f *cardFigures) add(g cardFigures) {
	f.major, f.found = f.major+g.major, f.found+g.found
	f.cards, f.true = f.cards+g.cards, f.true+g.true
	f.top, f.topTrue = f.top+g.top, f.topTrue+g.topTrue
	f.pairs, f.truePairs = f.pairs+g.pairs, f.truePairs+g.truePairs
	f.lines += g.lines
}

func (f cardFigures) String() string {
	share := func(n, of int) float64 { return float64(n) / float64(max(1, of)) }
	return fmt.Sprintf("major matters shown %d of %d (%.2f); cards true %d of %d (%.2f); of the first ten %d of %d (%.2f); pairs true %d of %d (%.2f); lines %d",
		f.found, f.major, share(f.found, f.major), f.true, f.cards, share(f.true, f.cards),
		f.topTrue, f.top, share(f.topTrue, f.top), f.truePairs, f.pairs, share(f.truePairs, f.pairs), f.lines)
}

// scenario enters the units and duties, as people type them.
func (o org) scenario() (model.Scenario, error) {
	var c model.Change
	units := map[string]model.ID{}
	for i, words := range o.texts {
		id, known := units[o.units[i]]
		if !known {
			id = model.ID(fmt.Sprintf("u%d", len(units)+1))
			units[o.units[i]] = id
			c.Edits = append(c.Edits, model.Edit{After: model.Unit{ID: id, Level: model.Department, Name: said(o.units[i]), Rank: len(units), Basis: model.Stated}})
		}
		c.Edits = append(c.Edits, model.Edit{After: model.Duty{ID: dutyID(i), Unit: id, Text: said(words), Rank: i + 1, State: model.Active, Basis: model.Stated}})
	}
	return model.Apply(model.Scenario{}, c)
}

func dutyID(i int) model.ID { return model.ID(fmt.Sprintf("d%d", i+1)) }

func said(words string) model.Text {
	if meaning.Chinese(words) {
		return model.Text{ZH: words}
	}
	return model.Text{EN: words}
}

// cards measures what a board is shown of an organisation, and tells each card and each
// matter that no card shows.
func (o org) cards(tell func(line string)) (f cardFigures, err error) {
	s, err := o.scenario()
	if err != nil {
		return f, err
	}
	index := map[model.ID]int{}
	for i := range o.texts {
		index[dutyID(i)] = i
	}
	a, b := together(o.a), together(o.b)
	across := func(p [2]int) bool { return o.units[p[0]] != o.units[p[1]] }
	shown := map[[2]int]bool{}
	themes := theme.Of(s, check.Check(s)).All()
	f.lines = len(themes)
	for _, t := range themes {
		if t.Kind != theme.Overlap {
			continue
		}
		var on set
		for _, d := range t.Duties {
			on.duties = append(on.duties, index[d])
		}
		some, right := false, false
		for p := range together([]set{on}) {
			if across(p) {
				some, shown[p] = true, true
				right = right || a[p] || b[p]
			}
		}
		if !some {
			continue
		}
		f.cards++
		if f.cards <= topCards {
			f.top++
		}
		if right {
			f.true++
			if f.cards <= topCards {
				f.topTrue++
			}
		}
		tell(fmt.Sprintf("%5v %v %s", right, t.Severity, o.listed(t.Name, on)))
	}
	for p := range shown {
		f.pairs++
		if a[p] || b[p] {
			f.truePairs++
		}
	}
	for _, m := range o.a {
		core, met := false, false
		for p := range together([]set{m}) {
			if b[p] && across(p) {
				core, met = true, met || shown[p]
			}
		}
		if !m.cross || !m.major || !core {
			continue
		}
		f.major++
		if met {
			f.found++
		} else {
			tell(fmt.Sprintf("missed %s", o.listed(model.Text{ZH: m.name}, m)))
		}
	}
	return f, nil
}

// listed quotes the duties of a set.
func (o org) listed(name model.Text, s set) string {
	out := name.ZH + " " + name.EN
	for _, i := range s.duties {
		out += fmt.Sprintf("\n        %d %s: %s", i+1, o.units[i], o.texts[i])
	}
	return out
}

// cardReport prints what boards would be shown.
func cardReport(out io.Writer, orgs []org, each bool) error {
	var all cardFigures
	for _, o := range orgs {
		f, err := o.cards(func(line string) {
			if each {
				fmt.Fprintln(out, "    "+line)
			}
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "  %-18s %v\n", o.name, f)
		all.add(f)
	}
	fmt.Fprintf(out, "  %-18s %v\n", "all", all)
	return nil
}
