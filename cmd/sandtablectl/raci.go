package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// raciRowJSON is one duty of the matrix of responsibilities.
type raciRowJSON struct {
	Duty  model.ID       `json:"duty"`
	Group raci.Group     `json:"group"`
	Fault raci.Fault     `json:"fault"` // "" = none
	From  model.ID       `json:"from"`  // the unit that it was moved from; "" = it was not
	Cells []raciCellJSON `json:"cells"`
}

// raciCellJSON is one letter of a unit in a duty.
type raciCellJSON struct {
	Unit   model.ID    `json:"unit"`
	Letter raci.Letter `json:"letter"`
	Stated bool        `json:"stated"` // a role says so
	Stale  bool        `json:"stale"`  // nobody has confirmed it since the duty was moved
	Basis  wording     `json:"basis"`
}

func (p *program) raciCommand() *cobra.Command {
	var homes bool
	cmd := &cobra.Command{
		Use:   "raci FILE SCENARIO [--by-position]",
		Short: p.text.T("cli.raci.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				s, err := p.session(l, args[1])
				if err != nil {
					return err
				}
				now := s.Now()
				level := raci.Natural(now.Scenario)
				if homes {
					level = raci.Homes
				}
				m := raci.Of(now.Scenario, now.Baseline, level)
				if p.json {
					return p.writeMatrix(now, m)
				}
				return p.printMatrix(now.Scenario, m)
			})
		},
	}
	cmd.Flags().BoolVar(&homes, "by-position", false, p.text.T("cli.raci.by-position"))
	return cmd
}

func (p *program) writeMatrix(now scenarios.Snapshot, m raci.Matrix) error {
	rows := make([]raciRowJSON, 0, len(m.Rows))
	for _, r := range m.Rows {
		j := raciRowJSON{Duty: r.Duty, Group: r.Group, Fault: r.Fault, From: r.From, Cells: []raciCellJSON{}}
		for _, c := range r.Cells {
			for _, k := range c.Marks {
				j.Cells = append(j.Cells, raciCellJSON{c.Unit, k.Letter, k.Stated, k.Stale,
					p.both(func(t text.Printer) string { return t.Grounds(now.Scenario, k) })})
			}
		}
		rows = append(rows, j)
	}
	o := p.object()
	o.field("scenario", now.Info.ID)
	o.field("columns", some(m.Columns))
	o.field("rows", rows)
	return o.end()
}

// printMatrix prints the rows by what is the matter with them; a letter that nobody has
// confirmed since a move has a question mark.
func (p *program) printMatrix(s model.Scenario, m raci.Matrix) error {
	for _, g := range raci.Groups() {
		n := m.Count(g)
		if n == 0 {
			continue
		}
		if _, err := fmt.Fprintln(p.out, p.text.T("cli.raci.group", "group", p.text.T("raci.group."+string(g)), "n", n)); err != nil {
			return err
		}
		t := table{}
		for _, r := range m.Rows {
			if r.Group == g {
				t.add("  "+p.text.Name(s, model.Ref{Kind: model.DutyKind, ID: r.Duty}), p.lettersOf(s, r), p.text.RowFault(s, r))
			}
		}
		if err := t.print(p.out); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) lettersOf(s model.Scenario, r raci.Row) string {
	var said []string
	for _, c := range r.Cells {
		letters := ""
		for _, k := range c.Marks {
			if letters += string(k.Letter); k.Stale {
				letters += "?"
			}
		}
		said = append(said, p.text.Name(s, model.Ref{Kind: model.UnitKind, ID: c.Unit})+" "+letters)
	}
	return p.text.List(said...)
}
