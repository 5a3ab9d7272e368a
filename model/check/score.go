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
func Score(s, baseline model.Scenario) Scorecard { return newFacts(s).score(baseline) }

// Score measures the scenario of the findings, with their look-ups.
func (f Findings) Score(baseline model.Scenario) Scorecard {
	if f.found == nil {
		return Score(f.facts.s, baseline)
	}
	return f.facts.score(baseline)
}

func (f facts) score(baseline model.Scenario) Scorecard {
	return Scorecard{f.boundary(), f.breadth(), f.coverage(), f.overlap(), f.control(), f.load(), disruption(baseline, f.s)}
}

// boundary is CC% = Σ w(h)·χ(h) / Σ w(h), where χ is 0 in one home, .5 between homes
// of one department, 1 between departments. A hand-off with an end that is unplaced
// or not active crosses fully: taking a duty out must not look like an improvement.
func (f facts) boundary() Metric {
	m := Metric{Name: Boundary, Unit: "%", Better: "lower"}
	crossing, all := 0, 0 // in half units of χ, so that the order of summing does not matter
	departments := map[model.ID]model.ID{}
	department := func(u model.ID) model.ID {
		d, ok := departments[u]
		if !ok {
			d = f.s.DepartmentOf(u)
			departments[u] = d
		}
		return d
	}
	for _, r := range f.s.Records(model.HandoffKind) {
		h := r.(model.Handoff)
		w := weight(h)
		all += 2 * w
		from, ok1 := f.active(h.From)
		to, ok2 := f.active(h.To)
		switch {
		case !ok1 || !ok2:
			crossing += 2 * w
		case from.Unit == to.Unit:
		case department(from.Unit) == department(to.Unit):
			crossing += w
		default:
			crossing += 2 * w
		}
	}
	if all > 0 {
		m.Known, m.Value = true, 100*float64(crossing)/float64(all)
	}
	return m
}

// breadth is the greatest number of different functions among the duties of one
// home. It is unknown when no duty has function tags.
func (f facts) breadth() Metric {
	m := Metric{Name: Breadth, Unit: "functions", Better: "lower"}
	for _, r := range f.s.Records(model.UnitKind) {
		u := r.Ref().ID
		functions := map[string]bool{}
		for _, id := range f.duties.at(u) {
			if d, ok := f.active(id); ok {
				for fn := range d.Functions.All() {
					functions[fn] = true
				}
			}
		}
		if n := float64(len(functions)); n > m.Value {
			m.Known, m.Value, m.At = true, n, u
		}
	}
	return m
}

// coverage is COV = (goals with a link ≥ 2 + KPIs with owner and driver + key tasks
// with a duty) / all of them. Only placed active duties count.
func (f facts) coverage() Metric {
	m := Metric{Name: Coverage, Unit: "%", Better: "higher"}
	covered, all := 0, 0
	count := func(ok bool) {
		if all++; ok {
			covered++
		}
	}
	serves := func(to model.ID, strength int) bool {
		return slices.ContainsFunc(f.linksTo(to, model.DutyKind), func(l model.Link) bool {
			_, ok := f.active(l.From.ID)
			return ok && l.Strength >= strength
		})
	}
	for _, r := range f.s.Records(model.GoalKind) {
		if g := r.(model.Goal); g.State == model.Active {
			count(serves(g.ID, 2))
		}
	}
	for _, r := range f.s.Records(model.KPIKind) {
		if k := r.(model.KPI); k.State == model.Active {
			count(k.Unit != "" && serves(k.ID, 1))
		}
	}
	for _, r := range f.s.Records(model.TaskKind) {
		count(serves(r.Ref().ID, 1))
	}
	if all > 0 {
		m.Known, m.Value = true, 100*float64(covered)/float64(all)
	}
	return m
}

// overlap is OI = Σ s(d,e)[home(d) ≠ home(e)] / Σ s(d,e) over the near pairs of placed
// active duties. It is 0 without such pairs, and unknown when no duty can be compared.
func (f facts) overlap() Metric {
	m := Metric{Name: Overlap, Better: "lower"}
	var between, all int64 // in 1e-9, so that the order of summing does not matter
	for _, r := range f.s.Records(model.DutyKind) {
		d, ok := f.active(r.Ref().ID)
		if !ok {
			continue
		}
		m.Known = m.Known || !f.like.Unrecognised(d.ID)
		for p := range f.like.Around(d.ID) {
			e, ok := f.active(p.ID)
			if !ok || e.ID < d.ID {
				continue
			}
			s := int64(math.Round(p.Amount() * 1e9))
			if all += s; d.Unit != e.Unit {
				between += s
				m.Open++
			} else {
				m.Hidden++
			}
		}
	}
	if all > 0 {
		m.Value = float64(between) / float64(all)
	}
	return m
}

// control counts the open items of segregation (GV-01, GV-02), accepted ones
// included. It is unknown when no duty has control roles.
func (f facts) control() Metric {
	m := Metric{Name: Control, Unit: "items", Better: "lower"}
	for _, r := range f.s.Records(model.DutyKind) {
		d := r.(model.Duty)
		m.Known = m.Known || d.Control != ""
		for _, s := range segregations() {
			m.Open += len(f.segregated(s, d.ID))
		}
	}
	m.Value = float64(m.Open)
	return m
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
		effort := 0.0
		for _, id := range f.duties.at(u.ID) {
			if d, ok := f.active(id); ok {
				effort += d.Effort
			}
		}
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
