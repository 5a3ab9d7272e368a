package intake

import (
	"maps"
	"slices"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
)

// Way is where a document is brought into.
type Way string

// The ways.
const (
	Nowhere Way = ""
	Library Way = "library" // a new library, where none is open
	Tree    Way = "tree"    // a scenario of its own, that comes from no other
	Fork    Way = "fork"    // a fork of the open scenario that has the difference
	Into    Way = "into"    // the open scenario
	Fill    Way = "fill"    // the same, where that holds nothing yet
)

// offer gives the ways on, the safer one first, and why one of them is off: the keys of
// words, "" where it is not.
func (p *Page) offer() (ways [2]Way, off [2]string) {
	if !p.open {
		ways = [2]Way{Library}
	} else {
		info := p.snap.Info
		apart, into := Tree, Into
		if p.made != nil && p.made.known {
			apart = Fork
		}
		if bare(p.snap.Scenario) {
			apart, into = Tree, Fill
			ways = [2]Way{Fill, apart}
		} else {
			ways = [2]Way{apart, into}
		}
		for i, way := range ways {
			switch {
			case p.snap.ReadOnly:
				off[i] = "off.readonly"
			case way == into && (info.Adopted != "" || info.Status == scenarios.Archived):
				off[i] = "off.locked"
			}
		}
	}
	for i, way := range ways {
		switch {
		case p.bringing:
			off[i] = "bringing"
		case p.made == nil || p.working:
			off[i] = "off.reading"
		case p.made.reading.Unclear():
			off[i] = "off.unclear"
		case way != Nowhere && way != Tree && way != Library && p.nothing():
			off[i] = "off.same"
		}
	}
	return ways, off
}

// bare reports whether a scenario holds nothing that a document could meet.
func bare(s model.Scenario) bool { return s.Count(model.UnitKind)+s.Count(model.DutyKind) == 0 }

// nothing reports whether the document, with what people said of it, changes nothing in the
// open scenario.
func (p *Page) nothing() bool {
	c := p.made.plan.Counts
	kept := c[intake.New] == 0 && c[intake.Changed] > 0 && len(p.keep) == c[intake.Changed]
	return len(p.remove)+len(p.accepted) == 0 && (p.made.plan.Empty() || kept)
}

// bring hands over what is on the page.
func (p *Page) bring(way Way) {
	ways, off := p.offer()
	if i := slices.Index(ways[:], way); i < 0 || off[i] != "" {
		return
	}
	p.bringing = true
	p.build()
	p.hands.Bring(Import{Name: p.name(), Reading: p.with(p.made.reading), Mapping: p.made.mapping, Heads: columnHeads(p.made.reading),
		Keep: maps.Clone(p.keep), Remove: maps.Clone(p.remove), Leave: keys(p.postponed), Adds: p.source.Adds, Said: p.said()}, way)
}

// said tells in a few words what comes in.
func (p *Page) said() string {
	t, d := p.print, p.made.reading.Draft
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, t.T("said."+key, "n", n))
		}
	}
	if p.made.known {
		add("new", p.made.plan.Counts[intake.New])
		add("changed", p.made.plan.Counts[intake.Changed]-len(p.keep))
		add("removed", len(p.remove))
		return t.List(parts...)
	}
	add("units", len(d.Units))
	add("duties", len(d.Duties))
	add("kpi", p.made.things[model.KPIKind])
	add("goal", p.made.things[model.GoalKind])
	return t.List(parts...)
}

// name is what people call the document.
func (p *Page) name() string {
	if p.source.Name == "" {
		return p.print.T("clipboard")
	}
	return p.source.Name
}
