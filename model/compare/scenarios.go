package compare

import (
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// Side is one scenario of a comparison, as it stands.
type Side struct {
	ID        model.ID
	Name      model.Text
	Scenario  model.Scenario
	Findings  check.Findings
	Themes    theme.Themes
	Scorecard check.Scorecard
}

// Table is several scenarios side by side. Every list of cells is in the order of
// Sides; the first side is what the others are measured against.
type Table struct {
	Sides    []Side
	Metrics  []MetricRow
	Sections []Records // one per kind of [Table.Kinds]
	Themes   []ThemeRow
	Findings []FindingRow // what stands behind the themes
}

// MetricRow is one line of the scorecard.
type MetricRow struct {
	Name     string // see [check.Metric]
	Cells    []check.Metric
	Verdicts []string  // [check.Better], [check.Worse] or [check.Same]; of the first side Same
	Best     []bool    // the best of the known values; nobody is best where all are alike
	Share    []float64 // of the largest value of the row, 0 to 1; 0 when not known
}

// State is what a theme or a finding is in one scenario, seen from the first.
type State string

// The states of a finding.
const (
	Absent   State = ""         // neither here nor in the first
	Standing State = "standing" // 仍在: here, and in the first
	Gone     State = "gone"     // 已消除: in the first only
	New      State = "new"      // 新出现: here only
	Accepted State = "accepted" // here, but waived
)

// FindingRow is one finding in all scenarios.
type FindingRow struct {
	Finding check.Finding // as the first side that has it tells it
	Side    int           // that side
	States  []State
	In      []bool // whether the scenario has it, waived or not
	Differs bool
}

// Scenarios sets scenarios side by side. Findings come by severity, strongest first,
// then in the order of the first side, then what the next ones add.
func Scenarios(sides ...Side) Table {
	t := Table{Sides: sides}
	if len(sides) == 0 {
		return t
	}
	for _, m := range sides[0].Scorecard {
		t.Metrics = append(t.Metrics, metricRow(m.Name, sides))
	}
	l := newLineage(sides)
	for _, k := range t.Kinds() {
		t.Sections = append(t.Sections, l.section(k))
	}
	t.Themes, t.Findings = themeRows(sides), findingRows(sides)
	return t
}

// Kinds lists the kinds of records that are compared row by row.
func (Table) Kinds() []model.Kind {
	return []model.Kind{model.DutyKind, model.UnitKind, model.GoalKind, model.KPIKind, model.HandoffKind}
}

// Section finds the rows of a kind.
func (t Table) Section(k model.Kind) Records {
	for _, s := range t.Sections {
		if s.Kind == k {
			return s
		}
	}
	return Records{Kind: k}
}

// Headline compares the first scenario with one of the others in one sentence, as
// data. The zero Headline for a side that does not exist.
func (t Table) Headline(side int) check.Headline {
	if side < 0 || side >= len(t.Sides) {
		return check.Headline{}
	}
	a, b := t.Sides[0], t.Sides[side]
	return check.NewHeadline(a.Scorecard, b.Scorecard, a.Findings, b.Findings)
}

func metricRow(name string, sides []Side) MetricRow {
	r := MetricRow{Name: name}
	most, best := 0.0, -1
	for i, s := range sides {
		m := s.Scorecard.Get(name)
		r.Cells = append(r.Cells, m)
		r.Verdicts = append(r.Verdicts, check.Verdict(r.Cells[0], m))
		if m.Known {
			most = max(most, m.Value)
			if best < 0 || check.Verdict(r.Cells[best], m) == check.Better {
				best = i
			}
		}
	}
	r.Best, r.Share = make([]bool, len(sides)), make([]float64, len(sides))
	alike := !slices.ContainsFunc(r.Cells, func(m check.Metric) bool {
		return best >= 0 && m.Known && check.Verdict(r.Cells[best], m) != check.Same
	})
	for i, m := range r.Cells {
		if m.Known && most > 0 {
			r.Share[i] = m.Value / most
		}
		r.Best[i] = m.Known && !alike && check.Verdict(r.Cells[best], m) == check.Same
	}
	return r
}

func findingRows(sides []Side) []FindingRow {
	var out []FindingRow
	at := map[string]int{}
	for i, s := range sides {
		for _, f := range s.Findings.All() {
			n, ok := at[f.Key]
			if !ok {
				n = len(out)
				at[f.Key] = n
				out = append(out, FindingRow{Finding: f, Side: i, States: make([]State, len(sides)), In: make([]bool, len(sides))})
			}
			out[n].In[i] = true
			if f.Waived != nil {
				out[n].States[i] = Accepted
			}
		}
	}
	for n := range out {
		out[n].Differs = follow(out[n].States, out[n].In)
	}
	slices.SortStableFunc(out, func(a, b FindingRow) int { return int(b.Finding.Severity - a.Finding.Severity) })
	return out
}

// follow works out the states of what some scenarios have and others have not, seen from
// the first; those that are accepted are known. It reports whether they differ.
func follow(states []State, in []bool) (differs bool) {
	for i := range states {
		switch {
		case states[i] == Accepted:
		case in[i] && in[0]:
			states[i] = Standing
		case in[i]:
			states[i] = New
		case in[0]:
			states[i] = Gone
		}
		differs = differs || states[i] != states[0]
	}
	return differs
}
