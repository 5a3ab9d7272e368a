package main

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
)

type compareJSON struct {
	Scenarios []string          `json:"scenarios"`
	Headline  wording           `json:"headline"`
	Changes   []cellJSON        `json:"changes"`
	Scorecard []comparedMetric  `json:"scorecard"`
	Findings  []comparedFinding `json:"findings"`
}

// cellJSON is one cell that is not the same in all scenarios. Of a record that
// some do not have, Field is "" and the values are the whole records or null.
type cellJSON struct {
	Ref    model.Ref         `json:"ref"`
	Field  string            `json:"field"`
	Values []json.RawMessage `json:"values"`
}

type comparedMetric struct {
	Metric string     `json:"metric"`
	Better string     `json:"better"`
	Values []*float64 `json:"values"`
}

type comparedFinding struct {
	Key  string `json:"key"`
	Rule string `json:"rule"`
	In   []bool `json:"in"`
}

func (p *program) compareCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compare FILE A B [C...]",
		Short: p.text.T("cli.compare.short"),
		Args:  p.arguments(3, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				var all []scenarios.Snapshot
				for _, name := range args[1:] {
					s, err := p.session(l, name)
					if err != nil {
						return err
					}
					all = append(all, s.Now())
				}
				if p.json {
					return p.writeJSON(compared(all))
				}
				return p.printComparison(all)
			})
		},
	}
}

// row is one cell of one record in all compared scenarios, as canonical strings;
// nil where the record does not exist.
type row struct {
	ref   model.Ref
	field model.Field // the zero Field: the record itself
	cells []*string
}

// differing lists the cells that are not the same in all scenarios, by kind, id
// and field. Ranks are places, not statements, and stay out.
func differing(all []scenarios.Snapshot) []row {
	touched := map[model.Ref]map[string]bool{}
	for _, other := range all[1:] {
		for _, e := range model.Diff(all[0].Scenario, other.Scenario).Edits {
			ref := e.Ref()
			if touched[ref] == nil {
				touched[ref] = map[string]bool{}
			}
			if !e.Updated() {
				touched[ref][""] = true
			}
			for _, c := range e.Cells() {
				touched[ref][c.Field.Name] = true
			}
		}
	}
	refs := make([]model.Ref, 0, len(touched))
	for ref := range touched {
		refs = append(refs, ref)
	}
	slices.SortFunc(refs, model.CompareRefs)
	var out []row
	for _, ref := range refs {
		fields := append([]model.Field{{}}, model.Fields(ref.Kind)...)
		for _, f := range fields {
			if !touched[ref][f.Name] || f.Name == "rank" {
				continue
			}
			r := row{ref: ref, field: f}
			for _, s := range all {
				var cell *string
				if rec := s.Scenario.Get(ref); rec != nil {
					v := model.Cell(rec, f.Name)
					cell = &v
				}
				r.cells = append(r.cells, cell)
			}
			out = append(out, r)
		}
	}
	return out
}

func compared(all []scenarios.Snapshot) compareJSON {
	out := compareJSON{Changes: []cellJSON{}, Findings: []comparedFinding{}}
	for _, s := range all {
		out.Scenarios = append(out.Scenarios, string(s.Info.ID))
	}
	out.Headline = both(func(t text.Printer) string { return headline(t, all) })
	for _, r := range differing(all) {
		c := cellJSON{Ref: r.ref, Field: r.field.Name}
		for i, cell := range r.cells {
			c.Values = append(c.Values, cellValue(r, all[i].Scenario, cell))
		}
		out.Changes = append(out.Changes, c)
	}
	for i, m := range all[0].Scorecard {
		c := comparedMetric{Metric: m.Name, Better: m.Better}
		for _, s := range all {
			c.Values = append(c.Values, metric(s.Scorecard[i]).Value)
		}
		out.Scorecard = append(out.Scorecard, c)
	}
	for _, f := range findings(all) {
		out.Findings = append(out.Findings, comparedFinding{f.key, f.rule, f.in})
	}
	return out
}

// cellValue is a cell as JSON of its type.
func cellValue(r row, s model.Scenario, cell *string) json.RawMessage {
	null := json.RawMessage("null")
	if cell == nil {
		return null
	}
	var v any = *cell
	switch r.field.Type {
	case model.Whole, model.Number:
		return json.RawMessage(*cell)
	case model.List:
		v = model.Set(*cell)
	}
	if r.field.Name == "" {
		v = s.Get(r.ref)
	}
	b, err := encode(v)
	if err != nil {
		return null
	}
	return b
}

// comparison is one finding in all compared scenarios.
type comparison struct {
	key, rule string
	in        []bool
}

// findings lists the findings of all scenarios, those of the first scenario first,
// each list in its own order.
func findings(all []scenarios.Snapshot) []comparison {
	var out []comparison
	at := map[string]int{}
	for i, s := range all {
		for _, f := range s.Findings.All() {
			n, ok := at[f.Key]
			if !ok {
				n = len(out)
				at[f.Key] = n
				out = append(out, comparison{key: f.Key, rule: f.Rule, in: make([]bool, len(all))})
			}
			out[n].in[i] = true
		}
	}
	return out
}

// headline is the one sentence of a comparison: from the first scenario to the last.
func headline(t text.Printer, all []scenarios.Snapshot) string {
	first, last := all[0], all[len(all)-1]
	return t.Headline(last.Scenario, check.NewHeadline(first.Scorecard, last.Scorecard, first.Findings, last.Findings))
}

func (p *program) printComparison(all []scenarios.Snapshot) error {
	if err := p.println(headline(p.text, all)); err != nil {
		return err
	}
	head := []string{p.text.T("cli.compare.metric")}
	for _, s := range all {
		head = append(head, p.scenarioName(s.Info))
	}
	score := table{head: head}
	for i, m := range all[0].Scorecard {
		label, _ := p.text.Metric(m.Name)
		cells := []string{label}
		for n, s := range all {
			value, unit := p.text.MetricValue(s.Scorecard[i])
			cell := value + unitOf(unit)
			if n > 0 {
				if word, signed := p.text.Verdict(m, s.Scorecard[i]); word != "" {
					cell += "  " + word + " " + signed
				}
			}
			cells = append(cells, cell)
		}
		score.add(cells...)
	}
	changes := p.changeTable(all, head[1:])
	warnings := table{head: append([]string{p.text.T("cli.compare.warning")}, head[1:]...)}
	for _, f := range findings(all) {
		said := ""
		cells := make([]string, len(all))
		for i, in := range f.in {
			cells[i] = "—"
			if in {
				cells[i] = p.text.T("cli.compare.yes")
				if found, ok := all[i].Findings.Get(f.key); ok && said == "" {
					said = mark(found.Severity) + " " + f.rule + " " + p.text.Label(all[i].Scenario, found)
				}
			}
		}
		warnings.add(append([]string{said}, cells...)...)
	}
	for _, t := range []table{score, changes, warnings} {
		if len(t.rows) == 0 {
			continue
		}
		if err := p.println(); err != nil {
			return err
		}
		if err := t.print(p.out); err != nil {
			return err
		}
	}
	return nil
}

// changeTable writes the cells that differ. Records of one kind that differ alike,
// such as the KPIs of merged departments, share a row; duties have one each. The
// names of the scenarios are the heads and stay out.
func (p *program) changeTable(all []scenarios.Snapshot, heads []string) table {
	t := table{head: append([]string{p.text.T("cli.compare.record"), p.text.T("cli.compare.field")}, heads...)}
	type group struct {
		names []string
		cells []string
	}
	var order []string
	groups := map[string]*group{}
	for _, r := range differing(all) {
		if r.ref.Kind == model.BriefKind && (strings.HasPrefix(r.field.Name, "name.") || r.field.Name == "basis") {
			continue
		}
		name, field := "", p.text.T("cli.compare.exists")
		if r.field.Name != "" {
			field = p.text.Field(r.ref.Kind, r.field.Name)
		}
		cells := []string{field}
		for i, cell := range r.cells {
			said, s := "—", all[i].Scenario
			if cell != nil {
				name = p.text.Name(s, r.ref)
				said = p.text.T("cli.compare.yes")
				if r.field.Name != "" {
					said = text.Short(flat(p.text.Value(s, r.field, *cell)))
				}
			}
			cells = append(cells, said)
		}
		key := string(r.ref.Kind) + "\n" + strings.Join(cells, "\n")
		if r.ref.Kind == model.DutyKind {
			key += "\n" + string(r.ref.ID)
		}
		g := groups[key]
		if g == nil {
			g = &group{cells: cells}
			groups[key], order = g, append(order, key)
		}
		g.names = append(g.names, p.text.Kind(r.ref.Kind)+" "+name)
	}
	for _, key := range order {
		g := groups[key]
		name := g.names[0]
		if n := len(g.names); n > 1 {
			name = p.text.T("cli.compare.more", "name", name, "n", n-1)
		}
		t.add(append([]string{name}, g.cells...)...)
	}
	return t
}

// unitOf sets a unit behind a figure.
func unitOf(unit string) string {
	if unit == "" || unit == "%" {
		return unit
	}
	return " " + unit
}
