package check

import (
	"maps"
	"slices"

	"sandtable/model"
)

// crossings are the hand-offs between departments: their weights altogether, and by
// department that gives or takes.
type crossings struct {
	all int
	of  map[model.ID]int // never written to once it is made
}

// crossing gives the departments between which a hand-off goes; false when both ends
// are in one, or one end is not carried out.
func (f facts) crossing(h model.Handoff) (from, to model.ID, ok bool) {
	a, okA := f.active(h.From)
	b, okB := f.active(h.To)
	if !okA || !okB {
		return "", "", false
	}
	from, to = f.s.DepartmentOf(a.Unit), f.s.DepartmentOf(b.Unit)
	return from, to, from != to
}

func (f facts) cross() crossings {
	c := crossings{of: map[model.ID]int{}}
	for _, h := range f.s.Handoffs() {
		c.add(f, h, 1)
	}
	return c
}

func (c *crossings) add(f facts, h model.Handoff, sign int) {
	from, to, ok := f.crossing(h)
	if !ok {
		return
	}
	w := sign * weight(h)
	c.all += w
	for _, u := range []model.ID{from, to} {
		if c.of[u] += w; c.of[u] == 0 {
			delete(c.of, u)
		}
	}
}

// nextCrossings counts again the hand-offs that c touched; all of them when the tree
// of units changed.
func (f *facts) nextCrossings(before facts, c model.Change) {
	again := map[model.ID]bool{}
	for _, e := range c.Edits {
		switch r := e.Ref(); r.Kind {
		case model.UnitKind:
			was, _ := before.s.Unit(r.ID)
			now, _ := f.s.Unit(r.ID)
			if was.ID != now.ID || was.Parent != now.Parent || was.Level != now.Level {
				f.crossed = f.cross()
				return
			}
		case model.HandoffKind:
			again[r.ID] = true
		case model.DutyKind:
			for _, g := range []facts{before, *f} {
				for _, id := range g.handoffs.at(r.ID) {
					again[id] = true
				}
			}
		}
	}
	if len(again) == 0 {
		return
	}
	next := crossings{before.crossed.all, maps.Clone(before.crossed.of)}
	for _, id := range slices.Sorted(maps.Keys(again)) {
		if h, ok := before.s.Handoff(id); ok {
			next.add(before, h, -1)
		}
		if h, ok := f.s.Handoff(id); ok {
			next.add(*f, h, 1)
		}
	}
	f.crossed = next
}
