package main

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
)

type compareJSON struct {
	Scenarios []string           `json:"scenarios"`
	Headline  wording            `json:"headline"`
	Changes   []cellJSON         `json:"changes"`
	Scorecard []measureJSON      `json:"scorecard"`
	Themes    []themePresentJSON `json:"themes"`
	Findings  []presentJSON      `json:"findings"`
}

// themePresentJSON tells which scenarios have a theme, accepted or not.
type themePresentJSON struct {
	Key   string     `json:"key"`
	Kind  theme.Kind `json:"kind"`
	Title wording    `json:"title"`
	In    []bool     `json:"in"`
}

// cellJSON is one cell that is not the same in all scenarios. Of a record that
// some do not have, Field is "" and the values are the whole records or null.
type cellJSON struct {
	Ref    model.Ref         `json:"ref"`
	Field  string            `json:"field"`
	Values []json.RawMessage `json:"values"`
}

// measureJSON is one metric in all scenarios; null = not computable.
type measureJSON struct {
	Metric string     `json:"metric"`
	Better string     `json:"better"`
	Values []*float64 `json:"values"`
}

// presentJSON tells which scenarios have a finding, accepted or not.
type presentJSON struct {
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
				var sides []compare.Side
				for _, name := range args[1:] {
					s, err := p.session(l, name)
					if err != nil {
						return err
					}
					s.Settle()
					now := s.Now()
					sides = append(sides, compare.Side{ID: now.Info.ID, Name: now.Info.Name, Scenario: now.Scenario,
						Findings: now.Findings, Themes: now.Themes, Scorecard: now.Scorecard})
				}
				t := compare.Scenarios(sides...)
				if p.json {
					return p.writeJSON(p.compared(t))
				}
				return p.printComparison(t)
			})
		},
	}
}

func (p *program) compared(t compare.Table) compareJSON {
	out := compareJSON{Changes: []cellJSON{}, Themes: []themePresentJSON{}, Findings: []presentJSON{}}
	for _, s := range t.Sides {
		out.Scenarios = append(out.Scenarios, string(s.ID))
	}
	out.Headline = p.both(func(print text.Printer) string { return headline(print, t) })
	for _, d := range t.Differences() {
		c := cellJSON{Ref: d.Ref, Field: d.Field.Name}
		for i := range d.Values {
			c.Values = append(c.Values, cellValue(t, d, i))
		}
		out.Changes = append(out.Changes, c)
	}
	for _, r := range t.Metrics {
		m := measureJSON{Metric: r.Name, Better: r.Cells[0].Better}
		for _, c := range r.Cells {
			m.Values = append(m.Values, metric(c).Value)
		}
		out.Scorecard = append(out.Scorecard, m)
	}
	for _, r := range t.Themes {
		out.Themes = append(out.Themes, themePresentJSON{r.Theme.Key, r.Theme.Kind,
			p.both(func(print text.Printer) string { return print.Theme(t.Sides[r.Side].Scenario, r.Theme) }), r.In})
	}
	for _, r := range t.Findings {
		out.Findings = append(out.Findings, presentJSON{r.Finding.Key, r.Finding.Rule, r.In})
	}
	return out
}

// cellValue is one value of a difference as JSON of its type.
func cellValue(t compare.Table, d compare.Difference, side int) json.RawMessage {
	null := json.RawMessage("null")
	if d.Values[side] == nil {
		return null
	}
	if d.Field.Name != "" {
		return valueJSON(d.Field, *d.Values[side])
	}
	b, err := encode(t.Sides[side].Scenario.Get(d.Ref))
	if err != nil {
		return null
	}
	return b
}

// valueJSON writes the canonical string of a cell as JSON of its type.
func valueJSON(f model.Field, value string) json.RawMessage {
	var v any = value
	switch f.Type {
	case model.Whole, model.Number:
		return json.RawMessage(value)
	case model.List:
		v = model.Set(value)
	}
	b, err := encode(v)
	if err != nil {
		return json.RawMessage("null")
	}
	return b
}

// headline is the one sentence of a comparison: from the first scenario to the last.
func headline(print text.Printer, t compare.Table) string {
	last := len(t.Sides) - 1
	return print.Headline(t.Sides[last].Scenario, t.Headline(last))
}

func (p *program) printComparison(t compare.Table) error {
	if err := p.println(headline(p.text, t)); err != nil {
		return err
	}
	heads := []string{""}
	for _, s := range t.Sides {
		heads = append(heads, s.Name.In(p.text.Lang()))
	}
	score := table{head: heads}
	for _, r := range t.Metrics {
		label, _ := p.text.Metric(r.Name)
		cells := []string{label}
		for i, m := range r.Cells {
			value, unit := p.text.MetricValue(m)
			cell := value + unitOf(unit)
			if word, signed := p.text.Verdict(r.Cells[0], m); i > 0 && word != "" {
				cell += "  " + strings.TrimRight(word+" "+signed, " ")
			}
			cells = append(cells, cell)
		}
		score.add(cells...)
	}
	warnings := table{head: heads}
	for _, r := range t.Themes {
		cells := []string{mark(r.Theme.Severity) + " " + p.text.Theme(t.Sides[r.Side].Scenario, r.Theme)}
		for _, state := range r.States {
			cells = append(cells, p.text.T("cli.compare.state."+stateWord(state)))
		}
		warnings.add(cells...)
	}
	for _, part := range []struct {
		title string
		table table
	}{{"metrics", score}, {"changes", p.changeTable(t, heads[1:])}, {"themes", warnings}} {
		if len(part.table.rows) == 0 {
			continue
		}
		part.table.head[0] = p.text.T("cli.compare." + part.title)
		if err := p.println(); err != nil {
			return err
		}
		if err := part.table.print(p.out); err != nil {
			return err
		}
	}
	return nil
}

// stateWord is the key of a finding's state.
func stateWord(s compare.State) string {
	if s == compare.Absent {
		return "absent"
	}
	return string(s)
}

// changeTable writes the cells that differ. Records of one kind that differ alike,
// such as the KPIs of merged departments, share a row; duties have one each. The
// names of the scenarios are the heads and stay out.
func (p *program) changeTable(t compare.Table, heads []string) table {
	out := table{head: append([]string{"", p.text.T("cli.compare.field")}, heads...)}
	type group struct {
		name  string
		more  int
		cells []string
	}
	var order []*group
	groups := map[string]*group{}
	for _, d := range t.Differences() {
		if d.Ref.Kind == model.BriefKind && (strings.HasPrefix(d.Field.Name, "name.") || d.Field.Name == "basis") {
			continue
		}
		name, cells := p.changeCells(t, d)
		key := string(d.Ref.Kind) + "\n" + strings.Join(cells, "\n")
		if d.Ref.Kind == model.DutyKind {
			key += "\n" + string(d.Ref.ID)
		}
		if g := groups[key]; g != nil {
			g.more++
			continue
		}
		g := &group{name: p.text.Kind(d.Ref.Kind) + " " + name, cells: cells}
		groups[key], order = g, append(order, g)
	}
	for _, g := range order {
		name := g.name
		if g.more > 0 {
			name = p.text.T("cli.compare.more", "name", name, "n", g.more)
		}
		out.add(append([]string{name}, g.cells...)...)
	}
	return out
}

// changeCells says the name of a record, the field and its value in each scenario.
func (p *program) changeCells(t compare.Table, d compare.Difference) (name string, cells []string) {
	field := p.text.T("cli.compare.exists")
	if d.Field.Name != "" {
		field = p.text.Field(d.Ref.Kind, d.Field.Name)
	}
	cells = []string{field}
	for i, v := range d.Values {
		said, s := "—", t.Sides[i].Scenario
		if v != nil {
			if name == "" {
				name = p.text.Name(s, d.Ref)
			}
			said = p.text.T("cli.compare.yes")
			if d.Field.Name != "" {
				said = text.Short(flat(p.text.Value(s, d.Field, *v)))
			}
		}
		cells = append(cells, said)
	}
	return name, cells
}

// unitOf sets a unit behind a figure.
func unitOf(unit string) string {
	if unit == "" || unit == "%" {
		return unit
	}
	return " " + unit
}
