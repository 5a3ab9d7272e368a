package check

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/model"
)

// The rules about who has too much to do (负荷).
const (
	Overload      = "LD-01"
	UnevenLoad    = "LD-02"
	SpanOfControl = "LD-03"
	TooWide       = "LD-04"
	CriticalOnOne = "LD-05"
)

func loadRules() []rule {
	return []rule{
		{id: Overload, scope: onUnit, check: overload, relieves: true},
		{id: UnevenLoad, scope: onUnit, check: unevenLoad},
		{id: SpanOfControl, scope: onUnit, check: spanOfControl},
		{id: TooWide, scope: onUnit, check: tooWide},
		{id: CriticalOnOne, scope: onUnit, check: criticalOnOne, relieves: true},
	}
}

// exceeds reports whether a figure lies above a limit. Sums of tenths do so by a hair
// that nobody has entered.
func exceeds(figure, limit float64) bool { return figure > limit+1e-9 }

// LD-01: L(u) = Σ effort(d) / FTE(u) > 1, high above 1.2, d being the active duties of
// the unit and of all below it. It is silent until effort and FTE were entered. Source:
// workload analysis (定编).
func overload(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok {
		return nil
	}
	load, entered := f.loadOf(u)
	if !entered || !exceeds(load, f.limit(overloaded)) {
		return nil
	}
	x := finding(Overload, Medium, u.Ref())
	x.Units, x.Amount = []model.ID{id}, load
	bases := []model.Basis{u.Basis}
	effort, people := f.staffing(u)
	duties := f.byEffort(id)
	for _, d := range duties {
		bases = append(bases, d.Basis)
		x.Evidence = append(x.Evidence, Evidence{Kind: "effort", Refs: []model.Ref{d.Ref()}, Amount: d.Effort})
	}
	x.Evidence = append(x.Evidence, Evidence{Kind: "capacity", Refs: []model.Ref{u.Ref()}, Amount: people})
	if exceeds(load, f.limit(farOverloaded)) {
		x.Severity = capped(High, bases...)
	}
	if d, to := f.lightening(id, duties, effort-people*f.limit(overloaded), f.canHold); to != "" {
		x.Fixes = append(x.Fixes, MoveTo(d, to))
	}
	enough := math.Ceil(effort/f.limit(overloaded)*10-1e-6) / 10
	x.Fixes = append(x.Fixes, fix("raise-capacity", []model.Ref{u.Ref()}, "set-fte", string(id), number(enough)))
	return x.done()
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// LD-02: CV(L) over the units below one > .3, or one of them has L < .5. It is silent
// until two of them have effort and FTE. Units and the first two facts of the evidence
// are the fullest and the emptiest.
func unevenLoad(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok {
		return nil
	}
	var at []model.Unit
	var loads []float64
	for _, c := range f.children.at(id) {
		c, _ := f.s.Unit(c)
		if l, entered := f.loadOf(c); entered {
			at, loads = append(at, c), append(loads, l)
		}
	}
	if len(loads) < 2 {
		return nil
	}
	most, least := 0, 0
	for i, l := range loads {
		if l > loads[most] {
			most = i
		}
		if l < loads[least] {
			least = i
		}
	}
	spread := variation(loads)
	if !exceeds(spread, f.limit(uneven)) && !exceeds(f.limit(idle), loads[least]) || loads[most] == loads[least] {
		return nil
	}
	x := finding(UnevenLoad, Low, u.Ref())
	x.Units, x.Amount = []model.ID{at[most].ID, at[least].ID}, spread
	for _, i := range []int{most, least} {
		x.Evidence = append(x.Evidence, Evidence{Kind: "load", Refs: []model.Ref{at[i].Ref()}, Amount: loads[i]})
	}
	for i, c := range at {
		if i != most && i != least {
			x.Evidence = append(x.Evidence, Evidence{Kind: "load", Refs: []model.Ref{c.Ref()}, Amount: loads[i]})
		}
	}
	best, least2 := model.ID(""), spread
	for _, d := range f.byEffort(at[most].ID) {
		after := slices.Clone(loads)
		_, fullest := f.staffing(at[most])
		_, emptiest := f.staffing(at[least])
		after[most] -= d.Effort / fullest
		after[least] += d.Effort / emptiest
		if v := variation(after); v < least2 {
			best, least2 = d.ID, v
		}
	}
	if best != "" {
		x.Fixes = []Fix{MoveTo(best, at[least].ID)}
	}
	return x.done()
}

// variation is the coefficient of variation: standard deviation over mean.
func variation(vs []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, v := range vs {
		sum += v
	}
	mean := sum / float64(len(vs))
	for _, v := range vs {
		squares += (v - mean) * (v - mean)
	}
	return math.Sqrt(squares/float64(len(vs))) / mean
}

// LD-03: span(u) is above what the unit advises (8 where it advises nothing), or 1:
// positions below it count as many people as they have FTE, other units one head
// each. The company is left out: its head answers for the number of departments, not
// for a span. It is silent where nobody reports. Source: McKinsey 2017 (archetypes).
func spanOfControl(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok || u.Level == model.Company || u.Level == model.External {
		return nil
	}
	below := f.children.at(id)
	n := f.reporting(id)
	most := cmp.Or(u.SpanMax, f.whole(reports))
	if n == 0 || n != 1 && n <= most {
		return nil
	}
	x := finding(SpanOfControl, Medium, u.Ref())
	x.Units, x.Amount = []model.ID{id}, float64(n)
	x.Evidence = []Evidence{{Kind: "advised", Amount: float64(most)}}
	for _, c := range below {
		x.Evidence = append(x.Evidence, Evidence{Kind: "reports-to", Refs: []model.Ref{unit(c)}})
	}
	if n == 1 {
		if then := f.reporting(below[0]); then != 1 && then <= most { // who reports to the one reports here then
			x.Fixes = []Fix{fix("remove-unit", []model.Ref{unit(below[0])}, "remove-unit", string(below[0]), "--heir", string(id))}
		}
		return x.done()
	}
	smallest := slices.Clone(below)
	slices.SortStableFunc(smallest, func(a, b model.ID) int { return cmp.Compare(len(f.duties.at(a)), len(f.duties.at(b))) })
	for i, a := range smallest {
		for _, b := range smallest[:i] {
			a, _ := f.s.Unit(a)
			b, _ := f.s.Unit(b)
			both := a
			both.FTE += b.FTE
			if len(x.Fixes) == 0 && people(both) < people(a)+people(b) {
				x.Fixes = []Fix{fix("merge-into", []model.Ref{b.Ref(), a.Ref()}, "merge-units", "--into", string(a.ID), string(b.ID))}
			}
		}
	}
	return x.done()
}

// reporting counts the people who report to the head of a unit.
func (f facts) reporting(unit model.ID) (n int) {
	for _, c := range f.children.at(unit) {
		c, _ := f.s.Unit(c)
		n += people(c)
	}
	return n
}

// people counts who of a unit reports to the head above: everybody of a position, of
// another unit its head.
func people(u model.Unit) int {
	if u.Level == model.Position {
		return max(1, int(math.Round(u.FTE)))
	}
	return 1
}

// LD-04: F(u), the number of different functions among the active duties of a unit, is
// above 20, or the unit holds more than .6 of all duties and its goals have two stances
// or more. High above twice the median of F over the units beside it. A unit with one duty
// is not wide: there is nothing to split. Source:
// Mintzberg; Thebeau 2001.
func tooWide(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok || u.Level == model.External {
		return nil
	}
	h := f.held.at.at(id)
	stances := map[string]bool{}
	for _, g := range f.goals.at(id) {
		g, _ := f.s.Goal(g)
		for s := range g.Stances.All() {
			stances[s] = true
		}
	}
	share := float64(h.duties) / float64(max(f.held.duties, 1))
	if h.functions <= f.whole(wideFunctions) && (!exceeds(share, f.limit(wideShare)) || len(stances) < 2) || h.duties < 2 {
		return nil
	}
	x := finding(TooWide, Medium, u.Ref())
	x.Units, x.Amount = []model.ID{id}, float64(h.functions)
	if slices.Contains(f.farWider(u.Parent), id) {
		x.Severity = capped(High, u.Basis)
	}
	x.Evidence = []Evidence{{Kind: "functions", Refs: []model.Ref{u.Ref()}, Words: f.functionsOf(id), Amount: float64(h.functions)},
		{Kind: "share", Refs: []model.Ref{u.Ref()}, Amount: share}}
	if a, b := f.halves(id); len(a) > 0 && len(b) > 0 {
		name := u.Name.In(model.ZH)
		x.Fixes = []Fix{fix("split-unit", []model.Ref{u.Ref()}, "split-unit", string(id), name+" 1="+joined(a), name+" 2="+joined(b))}
	}
	return x.done()
}

func joined(ids []model.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ",")
}

// farWider lists the units below one that have more functions than so many times the
// median over the others there that hold duties.
func (f facts) farWider(parent model.ID) []model.ID {
	var all []int // ascending
	for _, c := range f.children.at(parent) {
		if h := f.held.at.at(c); h.duties > 0 {
			all = append(all, h.functions)
		}
	}
	slices.Sort(all)
	var out []model.ID
	others := len(all) - 1
	for _, c := range f.children.at(parent) {
		h := f.held.at.at(c)
		if h.duties == 0 || others < 1 {
			continue
		}
		own, _ := slices.BinarySearch(all, h.functions)
		other := func(i int) int {
			if i >= own {
				i++
			}
			return all[i]
		}
		median := float64(other((others-1)/2)+other(others/2)) / 2
		if median > 0 && float64(h.functions) > f.limit(wideTimes)*median {
			out = append(out, c)
		}
	}
	return out
}

func (f facts) functionsOf(u model.ID) []string {
	all := map[string]bool{}
	for _, id := range f.duties.at(u) {
		if d, ok := f.active(id); ok {
			for fn := range d.Functions.All() {
				all[fn] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// halves cuts the duties of a unit in two: the first grows from the duty with the most
// ties by whatever shares most functions and hand-offs with it, ties by id.
func (f facts) halves(u model.ID) (a, b []model.ID) {
	all := f.duties.at(u)
	if len(all) < 2 {
		return nil, nil
	}
	place := make(map[model.ID]int, len(all))
	with := map[string][]int{} // function -> duties
	first, most := 0, 0
	for i, id := range all {
		place[id] = i
		d, _ := f.s.Duty(id)
		for fn := range d.Functions.All() {
			with[fn] = append(with[fn], i)
		}
		if ties := f.ties(id); i == 0 || ties > most {
			first, most = i, ties
		}
	}
	near, taken := make([]int, len(all)), make([]bool, len(all))
	join := func(i int) {
		taken[i] = true
		a = append(a, all[i])
		d, _ := f.s.Duty(all[i])
		for fn := range d.Functions.All() {
			for _, j := range with[fn] {
				near[j]++
			}
		}
		for _, h := range f.handoffs.at(all[i]) {
			h, _ := f.s.Handoff(h)
			for _, end := range []model.ID{h.From, h.To} {
				if j, here := place[end]; here {
					near[j] += weight(h)
				}
			}
		}
	}
	for join(first); len(a) < len(all)/2; {
		best := -1
		for i := range all {
			if !taken[i] && (best < 0 || near[i] > near[best]) {
				best = i
			}
		}
		join(best)
	}
	for i, id := range all {
		if !taken[i] {
			b = append(b, id)
		}
	}
	return a, b
}

// LD-05: the critical duties of a position with one FTE are more than .4 of all
// critical duties, of which there are at least three. Source: key-person risk.
func criticalOnOne(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok || !single(u) || f.held.critical < f.whole(fewestCritical) {
		return nil
	}
	mine := f.criticalAt(id)
	share := float64(len(mine)) / float64(f.held.critical)
	if !exceeds(share, f.limit(concentrated)) {
		return nil
	}
	x := finding(CriticalOnOne, Medium, u.Ref())
	x.Units, x.Amount = []model.ID{id}, share
	for _, d := range mine {
		x.Evidence = append(x.Evidence, Evidence{Kind: "critical", Refs: []model.Ref{d.Ref()}})
	}
	x.Fixes = []Fix{fix("add-deputy", []model.Ref{u.Ref()}, "set-fte", string(id), "2")}
	free := func(other model.ID) bool { // not the next one on whom too much rests
		o, _ := f.s.Unit(other)
		return f.canHold(other) && (!single(o) || !exceeds(float64(len(f.criticalAt(other))+1)/float64(f.held.critical), f.limit(concentrated)))
	}
	if d, to := f.lightening(id, mine, 0, free); to != "" {
		x.Fixes = append(x.Fixes, MoveTo(d, to))
	}
	return x.done()
}

// single reports whether a unit is a position with one person at most.
func single(u model.Unit) bool { return u.Level == model.Position && u.FTE > 0 && u.FTE <= 1 }

// criticalAt lists the active critical duties of a unit.
func (f facts) criticalAt(u model.ID) (out []model.Duty) {
	for _, id := range f.duties.at(u) {
		if d, ok := f.active(id); ok && d.Criticality == critical {
			out = append(out, d)
		}
	}
	return out
}
