package check

import (
	"math"
	"slices"

	"sandtable/model"
)

// Scorecard is the seven measures in fixed order: boundary, breadth, coverage,
// overlap, control, load, disruption. There is no total.
type Scorecard []Metric

// The names of the metrics, in the order of the scorecard.
const (
	Boundary   = "boundary"   // share of the weighted hand-offs that cross units, in percent
	Breadth    = "breadth"    // number of functions in the widest unit
	Coverage   = "coverage"   // share of goals, KPIs and key tasks that somebody supports, in percent
	Overlap    = "overlap"    // share of the likeness of near pairs that lies between units, 0 to 1
	Control    = "control"    // number of open segregation items
	Load       = "load"       // evenness of load, in percent
	Disruption = "disruption" // number of duties moved from the baseline
)

// Metric is one measure. Value means nothing unless Known.
type Metric struct {
	Name   string
	Value  float64
	Known  bool
	Unit   string // "%", "functions", "items", "moves"; "" for an index from 0 to 1
	Better string // "lower" or "higher"
	// At is the unit that the value is about: the widest one of breadth; else "".
	At model.ID
	// Open and Hidden count the near pairs of overlap: between units, and merely
	// hidden inside one unit, where nobody has fused them. Open counts the items of control.
	Open, Hidden int
	// Heads and NewUnits add to disruption: matched units whose head changed, and
	// units that match none of the baseline.
	Heads, NewUnits int
}

// Get finds a metric by name; the zero Metric when there is none.
func (c Scorecard) Get(name string) Metric {
	for _, m := range c {
		if m.Name == name {
			return m
		}
	}
	return Metric{}
}

// Score measures s. The baseline is what disruption is counted from.
func Score(s, baseline model.Scenario) Scorecard {
	f := newFacts(s, Policy{})
	items := 0
	for _, r := range rules() {
		if !r.segregates {
			continue
		}
		for _, d := range s.Records(model.DutyKind) {
			items += r.items(len(r.check(f, d.Ref().ID)))
		}
	}
	return f.score(f.sum(), items, f.disruption(f.moves(baseline)))
}

// Score measures the scenario of the findings from any baseline, which it looks
// through.
func (f Findings) Score(baseline model.Scenario) Scorecard {
	if f.found == nil {
		return Score(f.facts.s, baseline)
	}
	return f.facts.score(f.sums, f.items, f.facts.disruption(f.facts.moves(baseline)))
}

// Since gives the same findings with the baseline that Scorecard counts from;
// Update keeps it.
func (f Findings) Since(baseline model.Scenario) Findings {
	v := f.facts.moves(baseline)
	f.since = &v
	return f
}

// SinceItself gives the same findings with the scenario as its own baseline, as it
// was before Since.
func (f Findings) SinceItself() Findings {
	f.since = nil
	return f
}

// Scorecard measures the scenario of the findings from the baseline given to Since;
// without one the scenario is its own baseline. It is what Score gives, worked out
// of sums that Update keeps.
func (f Findings) Scorecard() Scorecard {
	disruption := f.facts.undisturbed()
	if f.since != nil {
		disruption = f.facts.disruption(*f.since)
	}
	if f.found == nil {
		return f.facts.score(f.facts.sum(), 0, disruption)
	}
	return f.facts.score(f.sums, f.items, disruption)
}

func (f facts) score(t sums, items int, disruption Metric) Scorecard {
	return Scorecard{t.boundary(), f.breadth(), t.coverage(), t.overlap(), t.control(items, f.policy), f.load(), disruption}
}

// boundary is CC% = Σ w(h)·χ(h) / Σ w(h), where χ is 0 in one home, .5 between homes
// of one department, 1 between departments. A hand-off with an end that is unplaced
// or not active crosses fully: taking a duty out must not look like an improvement.
func (t sums) boundary() Metric {
	m := Metric{Name: Boundary, Unit: "%", Better: "lower"}
	if t.weights > 0 {
		m.Known, m.Value = true, 100*float64(t.crossing)/float64(t.weights)
	}
	return m
}

// ByDefinition reports whether a metric of a scenario is nought only since all its duties have
// one home: what passes or is done twice between units cannot be found then. It is no merit.
func ByDefinition(s model.Scenario, m Metric) bool {
	if m.Name != Boundary && m.Name != Overlap || !m.Known || m.Value != 0 {
		return false
	}
	home := model.ID("")
	for _, d := range s.Duties() {
		switch {
		case d.Unit == "" || d.Unit == home:
		case home == "":
			home = d.Unit
		default:
			return false
		}
	}
	return home != ""
}

// breadth is the greatest number of different functions among the duties of one
// home, ties by id. It is unknown when no duty has function tags.
func (f facts) breadth() Metric {
	m := Metric{Name: Breadth, Unit: "functions", Better: "lower"}
	for _, u := range f.s.Records(model.UnitKind) {
		id := u.Ref().ID
		if n := float64(f.held.at.at(id).functions); n > m.Value || n > 0 && n == m.Value && id < m.At {
			m.Known, m.Value, m.At = true, n, id
		}
	}
	return m
}

// coverage is COV = (goals with a link ≥ 2 + KPIs with owner and driver + key tasks
// with a duty) / all of them. Only placed active duties count.
func (t sums) coverage() Metric {
	m := Metric{Name: Coverage, Unit: "%", Better: "higher"}
	if t.asked > 0 {
		m.Known, m.Value = true, 100*float64(t.covered)/float64(t.asked)
	}
	return m
}

// overlap is OI = Σ s(d,e)[home(d) ≠ home(e)] / Σ s(d,e) over the near pairs of placed
// active duties. It is 0 without such pairs, and unknown when no duty can be compared.
func (t sums) overlap() Metric {
	m := Metric{Name: Overlap, Better: "lower", Known: t.comparable > 0, Open: t.open, Hidden: t.hidden}
	if t.alike > 0 {
		m.Value = float64(t.between) / float64(t.alike)
	}
	return m
}

// control counts the open items of segregation (GV-01, GV-02), accepted ones
// included. It is unknown when no duty has control roles.
func (t sums) control(items int, p Policy) Metric {
	watched := slices.ContainsFunc(rules(), func(r rule) bool { return r.segregates && p.On(r.id) })
	return Metric{Name: Control, Unit: "items", Better: "lower", Known: t.controlled > 0 && watched, Open: items, Value: float64(items)}
}

// load is LB = 1 − CV(L), L being effort / capacity of the units that have both. It
// is known only when capacity and effort were entered.
func (f facts) load() Metric {
	m := Metric{Name: Load, Unit: "%", Better: "higher"}
	var loads []float64
	entered := false
	for _, r := range f.s.Records(model.UnitKind) {
		u := r.(model.Unit)
		if u.FTE <= 0 || len(f.duties.at(u.ID)) == 0 {
			continue
		}
		effort := f.held.at.at(u.ID).effort
		entered = entered || effort > 0
		loads = append(loads, effort/u.FTE)
	}
	if !entered {
		return m
	}
	sum, squares := 0.0, 0.0
	for _, l := range loads {
		sum += l
	}
	mean := sum / float64(len(loads))
	for _, l := range loads {
		squares += (l - mean) * (l - mean)
	}
	cv := math.Sqrt(squares/float64(len(loads))) / mean
	m.Known, m.Value = true, 100*max(0, 1-cv)
	return m
}
