package check

import (
	"cmp"
	"maps"
	"slices"

	"sandtable/model"
)

// The rules about what is handed over (接口).
const (
	BrokenHandoff       = "IF-01"
	UnagreedHandoff     = "IF-02"
	CrossingLoop        = "IF-03"
	PingPong            = "IF-04"
	InterfaceBottleneck = "IF-05"
	Leaderless          = "IF-06"
)

func interfaceRules() []rule {
	return []rule{
		{id: BrokenHandoff, scope: onHandoff, check: brokenHandoff},
		{id: UnagreedHandoff, scope: onHandoff, check: unagreedHandoff, blanks: agreement},
		{id: CrossingLoop, scope: onLoop, check: crossingLoop, blanks: agreementsOfLoop},
		{id: PingPong, scope: onCollaboration, check: pingPong},
		{id: InterfaceBottleneck, scope: onWhole, check: interfaceBottleneck},
		{id: Leaderless, scope: onCollaboration, check: leaderless},
	}
}

// IF-01: h = (d → e) with d or e unplaced or not active. Subjects are the hand-off
// and both its ends.
func brokenHandoff(f facts, id model.ID) []Finding {
	h, ok := f.s.Handoff(id)
	if !ok {
		return nil
	}
	x := finding(BrokenHandoff, High, h.Ref())
	x.Subjects = append(x.Subjects, duty(h.From), duty(h.To))
	bases := []model.Basis{h.Basis}
	for _, end := range []model.ID{h.From, h.To} {
		if _, ok := f.active(end); ok {
			continue
		}
		d, _ := f.s.Duty(end)
		bases = append(bases, d.Basis)
		if d.State == model.Deferred || d.State == model.Outsourced {
			x.Evidence = append(x.Evidence, Evidence{Kind: "inactive-end", Refs: []model.Ref{duty(end)}, Words: []string{string(d.State)}})
			x.Fixes = append(x.Fixes, fix("activate", []model.Ref{duty(end)}, "edit-duty", string(end), "state="))
		}
		if d.Unit == "" {
			x.Evidence = append(x.Evidence, Evidence{Kind: "unplaced-end", Refs: []model.Ref{duty(end)}})
			if u := f.seat(end); u != "" {
				x.Fixes = append(x.Fixes, MoveTo(end, u))
			}
		}
	}
	if len(x.Evidence) == 0 {
		return nil
	}
	x.Severity = capped(High, bases...)
	x.Fixes = append(x.Fixes, fix("remove-handoff", []model.Ref{h.Ref()}, "remove", string(id)))
	return x.done()
}

// distance is χ of a hand-off: 0 in one home, .5 between homes of one department, 1
// between departments. It is 0 when an end is not carried out: IF-01 tells that.
func (f facts) distance(h model.Handoff) float64 {
	a, okA := f.active(h.From)
	b, okB := f.active(h.To)
	switch {
	case !okA || !okB || a.Unit == b.Unit:
		return 0
	case f.s.DepartmentOf(a.Unit) == f.s.DepartmentOf(b.Unit):
		return .5
	}
	return 1
}

// IF-02: w(h)·χ(h) ≥ 8 and no time and standard are agreed. Subjects are the hand-off
// and its ends. Source: Thompson 1967; Galbraith.
func unagreedHandoff(f facts, id model.ID) []Finding {
	h, ok := f.s.Handoff(id)
	if !ok || h.SLA != "" || float64(weight(h))*f.distance(h) < f.limit(criticalCrossing) {
		return nil
	}
	x := finding(UnagreedHandoff, Medium, h.Ref())
	x.Subjects = append(x.Subjects, duty(h.From), duty(h.To))
	from, _ := f.s.Duty(h.From)
	to, _ := f.s.Duty(h.To)
	x.Units, x.Amount = []model.ID{from.Unit, to.Unit}, float64(weight(h))
	x.Evidence = []Evidence{{Kind: "handoff", Refs: []model.Ref{h.Ref()}}}
	if h.Lag > 0 { // what is waited for today is a standard that can be agreed
		x.Fixes = append(x.Fixes, fix("agree", []model.Ref{h.Ref()}, "edit", string(id), "sla=≤ "+number(h.Lag)+" d"))
	}
	follow, lead := from, to // the one with fewer ties follows
	if f.ties(to.ID) < f.ties(from.ID) {
		follow, lead = to, from
	}
	x.Fixes = append(x.Fixes, MoveTo(follow.ID, lead.Unit))
	return x.done()
}

// Of a large loop only so many hand-offs are told, and no move is sought.
const (
	loopTold   = 24
	loopSought = 40 // duties
)

// IF-03: a strongly connected component of the duties and their hand-offs that spans
// two departments or more. Info when a time is agreed on every hand-off in it (an
// intended feedback), else medium. Known by its smallest duty; Amount is how many
// hand-offs in it cross. Source: DSM (reciprocal interdependence, Thompson 1967).
func crossingLoop(f facts, id model.ID) []Finding {
	in := f.looped.duties[id]
	if len(in) == 0 {
		return nil
	}
	homes, departments := map[model.ID]bool{}, map[model.ID]bool{}
	for _, d := range in {
		d, _ := f.s.Duty(d)
		homes[d.Unit], departments[f.s.DepartmentOf(d.Unit)] = true, true
	}
	if len(departments) < 2 {
		return nil
	}
	arcs := f.arcs(in)
	agreed, crossing := true, 0
	for _, h := range arcs {
		agreed = agreed && h.SLA != ""
		if f.distance(h) == 1 {
			crossing++
		}
	}
	x := finding(CrossingLoop, Medium, duty(id))
	if agreed {
		x.Severity = Info
	}
	x.Units, x.Amount = slices.Sorted(maps.Keys(homes)), float64(crossing)
	for _, h := range arcs[:min(len(arcs), loopTold)] {
		x.Evidence = append(x.Evidence, Evidence{Kind: "passes", Refs: []model.Ref{h.Ref(), duty(h.From), duty(h.To)}, Amount: h.Lag})
	}
	if d, to := f.closer(in, x.Units, crossing); to != "" {
		x.Fixes = []Fix{MoveTo(d, to)}
	}
	return x.done()
}

// arcs lists the hand-offs between some duties, the crossing and heavy ones first.
func (f facts) arcs(in []model.ID) []model.Handoff {
	inside := make(map[model.ID]bool, len(in))
	for _, d := range in {
		inside[d] = true
	}
	var out []model.Handoff
	for _, d := range in {
		for _, id := range f.handoffs.at(d) {
			if h, _ := f.s.Handoff(id); h.From == d && inside[h.To] {
				out = append(out, h)
			}
		}
	}
	slices.SortFunc(out, func(a, b model.Handoff) int {
		return cmp.Or(cmp.Compare(f.distance(b)*float64(weight(b)), f.distance(a)*float64(weight(a))), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// closer finds the move of one of some duties to one of some homes after which fewest
// hand-offs among them cross; "" when none has fewer than now.
func (f facts) closer(in, homes []model.ID, now int) (duty, to model.ID) {
	if len(in) > loopSought {
		return "", ""
	}
	arcs := f.arcs(in)
	department := map[model.ID]model.ID{}
	for _, d := range in {
		d, _ := f.s.Duty(d)
		department[d.ID] = f.s.DepartmentOf(d.Unit)
	}
	best := now
	for _, d := range in {
		was := department[d]
		for _, home := range homes {
			if department[d] = f.s.DepartmentOf(home); department[d] == was {
				continue
			}
			n := 0
			for _, h := range arcs {
				if department[h.From] != department[h.To] {
					n++
				}
			}
			if n < best {
				best, duty, to = n, d, home
			}
		}
		department[d] = was
	}
	return duty, to
}

// IF-04: the hand-offs of a collaboration cross between departments three times or
// more in one run. Source: process design.
func pingPong(f facts, id model.ID) []Finding {
	c, ok := f.s.Collaboration(id)
	if !ok {
		return nil
	}
	path := f.path(id)
	var duties []model.ID
	homes := map[model.ID]bool{}
	n := 0
	x := finding(PingPong, Medium, c.Ref())
	for _, h := range path {
		if f.distance(h) == 1 {
			n++
			x.Evidence = append(x.Evidence, Evidence{Kind: "passes", Refs: []model.Ref{h.Ref(), duty(h.From), duty(h.To)}, Amount: h.Lag})
		}
		for _, end := range []model.ID{h.From, h.To} {
			if d, ok := f.active(end); ok {
				duties, homes[d.Unit] = append(duties, end), true
			}
		}
	}
	if n < f.whole(manyCrossings) {
		return nil
	}
	slices.Sort(duties)
	x.Units, x.Amount = slices.Sorted(maps.Keys(homes)), float64(n)
	if d, to := f.fewer(path, slices.Compact(duties), x.Units, n); to != "" {
		x.Fixes = []Fix{MoveTo(d, to)}
	}
	return x.done()
}

// path lists the hand-offs of a collaboration in their order.
func (f facts) path(id model.ID) []model.Handoff {
	var out []model.Handoff
	for _, hid := range f.handoffs.at(id) {
		if h, _ := f.s.Handoff(hid); h.Collaboration == id {
			out = append(out, h)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Handoff) int { return cmp.Compare(a.Rank, b.Rank) })
	return out
}

// fewer finds the move after which a path crosses fewest times.
func (f facts) fewer(path []model.Handoff, duties, homes []model.ID, now int) (duty, to model.ID) {
	if len(duties) > loopSought {
		return "", ""
	}
	department := map[model.ID]model.ID{}
	for _, d := range duties {
		d, _ := f.s.Duty(d)
		department[d.ID] = f.s.DepartmentOf(d.Unit)
	}
	best := now
	for _, d := range duties {
		was := department[d]
		for _, home := range homes {
			if department[d] = f.s.DepartmentOf(home); department[d] == was {
				continue
			}
			n := 0
			for _, h := range path {
				from, okA := department[h.From]
				to, okB := department[h.To]
				if okA && okB && from != to {
					n++
				}
			}
			if n < best {
				best, duty, to = n, d, home
			}
		}
		department[d] = was
	}
	return duty, to
}

// IF-05: more than .6 of the weight of all hand-offs between departments passes
// through one of at least three. Source: network centrality.
func interfaceBottleneck(f facts, _ model.ID) []Finding {
	c := f.crossed
	if c.all == 0 || len(c.of) < f.whole(bottleneckAmong) {
		return nil
	}
	var out []Finding
	for _, u := range slices.Sorted(maps.Keys(c.of)) {
		share := float64(c.of[u]) / float64(c.all)
		if !exceeds(share, f.limit(bottleneck)) {
			continue
		}
		x := finding(InterfaceBottleneck, Low, unit(u))
		x.Units, x.Amount = []model.ID{u}, share
		d, to, with := f.outlet(u)
		for _, v := range slices.Sorted(maps.Keys(with)) {
			x.Evidence = append(x.Evidence, Evidence{Kind: "crosses-to", Refs: []model.Ref{unit(v)}, Amount: float64(with[v])})
		}
		if to != "" {
			x.Fixes = []Fix{MoveTo(d, to)}
		}
		out = append(out, x.done()...)
	}
	return out
}

// outlet finds the duty of a department whose move to another unit lowers the
// department's share and leaves least crossing altogether, never more than now; with is
// what passes to each other department.
func (f facts) outlet(department model.ID) (duty, to model.ID, with tally) {
	with = tally{}
	all, own := float64(f.crossed.all), float64(f.crossed.of[department])
	least, best := all, own/all
	for _, d := range f.s.DutiesUnder(department) {
		if _, ok := f.active(d.ID); !ok || f.s.DepartmentOf(d.Unit) != department {
			continue
		}
		inside, outside, there := 0, 0, tally{}
		pull := f.pull(d.ID)
		for u, w := range pull {
			if other := f.s.DepartmentOf(u); other != department {
				outside += w
				there[other] += w
				with[other] += w
			} else {
				inside += w
			}
		}
		for _, u := range slices.Sorted(maps.Keys(pull)) {
			other := f.s.DepartmentOf(u)
			if other == department || !f.canHold(u) {
				continue
			}
			// What it handed inside crosses then; what it handed there no longer does.
			share, crossing := own-float64(outside)+float64(inside), all-float64(there[other])+float64(inside)
			if crossing > 0 {
				share /= crossing
			}
			if crossing < least && exceeds(own/all, share) || crossing == least && exceeds(best, share) {
				least, best, duty, to = crossing, share, d.ID, u
			}
		}
	}
	return duty, to, with
}

// IF-06: a collaboration spans two departments or more, nobody leads it, and nobody
// below the top of the company heads all of them. Source: Galbraith (lateral roles).
func leaderless(f facts, id model.ID) []Finding {
	c, ok := f.s.Collaboration(id)
	if !ok || c.Integrator != "" {
		return nil
	}
	homes, departments, pull := map[model.ID]bool{}, map[model.ID]bool{}, tally{}
	x := finding(Leaderless, Medium, c.Ref())
	for _, h := range f.path(id) {
		for _, end := range []model.ID{h.From, h.To} {
			if d, ok := f.active(end); ok {
				homes[d.Unit], departments[f.s.DepartmentOf(d.Unit)] = true, true
				pull[d.Unit] += weight(h)
			}
		}
		x.Evidence = append(x.Evidence, Evidence{Kind: "handoff", Refs: []model.Ref{h.Ref()}})
	}
	if len(departments) < 2 || !f.onlyTopAbove(slices.Sorted(maps.Keys(homes))) {
		return nil
	}
	x.Units, x.Amount = slices.Sorted(maps.Keys(homes)), float64(len(departments))
	best := pull.best()
	for _, u := range append([]model.ID{best}, x.Units...) {
		if u != best || len(x.Fixes) == 0 {
			x.Fixes = append(x.Fixes, fix("set-integrator", []model.Ref{c.Ref(), unit(u)}, "set-integrator", string(id), string(u)))
		}
	}
	return x.done()
}

// onlyTopAbove reports whether the lowest unit above all of some has none above it, or
// there is none.
func (f facts) onlyTopAbove(units []model.ID) bool {
	for above := range f.s.Upward(units[0]) {
		if !slices.ContainsFunc(units, func(v model.ID) bool { return !f.s.Inside(v, above.ID) }) {
			return above.Parent == ""
		}
	}
	return true
}
