package chart

import (
	"cmp"
	"slices"

	"sandtable/model"
)

// stream is what one unit hands to another; both may be the same.
type stream struct {
	from, to model.ID
	handoffs []model.Handoff
	strength int  // their weights together
	open     int  // without an agreed time
	crossing bool // between two departments; where there is one only, between two units
}

// traffic is who hands over to whom.
type traffic struct {
	units    []model.ID // that give or take, in the order of the scenario
	streams  []stream   // by giver, then by taker
	all      int        // hand-offs
	crossing int        // of these, those that cross
	strength int        // of those
	loose    int        // of duties without a unit: not among them
	one      bool       // there is one department only
	most     int        // strength of the strongest stream between two units
}

// weighed is the weight of a hand-off, 3 when it is not stated (see model.Handoff).
func weighed(h model.Handoff) int { return cmp.Or(h.Weight, 3) }

// watch reads who hands over to whom: departments, or the units that are the homes of the
// duties; of one undertaking only, or "" of all.
func watch(s model.Scenario, departments bool, only model.ID) traffic {
	var t traffic
	t.one = true // what passes within the one department
	first := model.ID("")
	for _, d := range s.Duties() {
		if in := s.DepartmentOf(d.Unit); in != "" && first == "" {
			first = in
		} else if in != "" && in != first {
			t.one = false
			break
		}
	}
	at := map[[2]model.ID]int{}
	met := map[model.ID]bool{}
	for _, h := range s.Handoffs() {
		if only != "" && h.Collaboration != only {
			continue
		}
		a, _ := s.Duty(h.From)
		b, _ := s.Duty(h.To)
		if a.Unit == "" || b.Unit == "" {
			t.loose++
			continue
		}
		from, to := a.Unit, b.Unit
		crossing := s.DepartmentOf(from) != s.DepartmentOf(to) || t.one && from != to
		if departments {
			from, to = s.DepartmentOf(from), s.DepartmentOf(to)
			crossing = from != to
		}
		key := [2]model.ID{from, to}
		i, ok := at[key]
		if !ok {
			i = len(t.streams)
			at[key] = i
			t.streams = append(t.streams, stream{from: from, to: to, crossing: crossing})
		}
		x := &t.streams[i]
		x.handoffs = append(x.handoffs, h)
		x.strength += weighed(h)
		if h.SLA == "" {
			x.open++
		}
		met[from], met[to] = true, true
		t.all++
		if crossing {
			t.crossing++
			t.strength += weighed(h)
		}
	}
	order := map[model.ID]int{}
	for i, u := range inOrder(s) {
		order[u] = i
		if met[u] {
			t.units = append(t.units, u)
		}
	}
	slices.SortFunc(t.streams, func(a, b stream) int {
		return cmp.Or(cmp.Compare(order[a.from], order[b.from]), cmp.Compare(order[a.to], order[b.to]))
	})
	for _, x := range t.streams {
		if x.from != x.to {
			t.most = max(t.most, x.strength)
		}
	}
	return t
}

// inOrder lists all units as a tree walked depth first.
func inOrder(s model.Scenario) []model.ID {
	below := map[model.ID][]model.ID{}
	var tops []model.ID
	for _, u := range s.Units() {
		if _, ok := s.Unit(u.Parent); ok {
			below[u.Parent] = append(below[u.Parent], u.ID)
		} else {
			tops = append(tops, u.ID)
		}
	}
	var out []model.ID
	var walk func(ids []model.ID)
	walk = func(ids []model.ID) {
		for _, id := range ids {
			out = append(out, id)
			walk(below[id])
		}
	}
	walk(tops)
	return out
}

// between finds what one unit hands to another.
func (t traffic) between(from, to model.ID) (stream, bool) {
	for _, x := range t.streams {
		if x.from == from && x.to == to {
			return x, true
		}
	}
	return stream{}, false
}

// of counts what a unit gives to others and takes from them.
func (t traffic) of(unit model.ID) (gives, takes int) {
	for _, x := range t.streams {
		if x.from == x.to {
			continue
		}
		if x.from == unit {
			gives += len(x.handoffs)
		}
		if x.to == unit {
			takes += len(x.handoffs)
		}
	}
	return gives, takes
}

// sides puts units into two columns so that much of what they hand over goes from one to
// the other: each in turn to where it has less to do, and neither much longer.
func (t traffic) sides() map[model.ID]int {
	out := map[model.ID]int{}
	var long [2]int
	for _, u := range t.units {
		var within [2]int
		for _, x := range t.streams {
			other := x.to
			if x.to == u {
				other = x.from
			} else if x.from != u {
				continue
			}
			if side, ok := out[other]; ok && other != u {
				within[side] += x.strength
			}
		}
		side := 0
		switch {
		case long[0] > long[1]+1:
			side = 1
		case long[1] > long[0]+1:
		case within[1] < within[0], within[1] == within[0] && long[1] < long[0]:
			side = 1
		}
		out[u] = side
		long[side]++
	}
	return out
}
