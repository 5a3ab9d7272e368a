package main

import (
	"slices"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// broughtJSON is what became of one scenario of another library.
type broughtJSON struct {
	Name     wording          `json:"name"`   // there
	Result   scenarios.Coming `json:"result"` // already, fork or tree
	ID       *model.ID        `json:"id"`     // here; null when nothing was written
	Called   wording          `json:"called"` // here
	Parent   model.ID         `json:"parent"`
	Steps    int              `json:"steps"`
	Reopened bool             `json:"reopened"`
	Sentence wording          `json:"sentence"`
}

func (p *program) bringCommand() *cobra.Command {
	var dry bool
	var d deed
	cmd := &cobra.Command{
		Use:   "bring FILE OTHER [--dry-run]",
		Short: p.text.T("cli.bring.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibraryAs(args[0], model.CleanText(d.who), func(l *scenarios.Library) error {
				bring := l.Bring
				if dry {
					bring = l.PreviewBring
				}
				in, err := bring(args[1])
				if err != nil {
					return err
				}
				return p.tellBrought(l, in, dry)
			})
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, p.text.T("cli.flag.dry-run"))
	cmd.Flags().StringVar(&d.who, "who", "", p.text.T("cli.flag.who"))
	return cmd
}

// tellBrought says a line for each scenario of the other library.
func (p *program) tellBrought(l *scenarios.Library, in []scenarios.Brought, dry bool) error {
	all, err := l.Scenarios()
	if err != nil {
		return err
	}
	out := []broughtJSON{}
	for _, b := range in {
		coming := text.Coming{Name: b.Name, Called: b.Called, Parent: scenarios.NameOf(b.Parent, all, in), Way: string(b.Way), Steps: b.Steps, Reopened: b.Reopened}
		said := p.both(func(t text.Printer) string { return t.Coming(coming) })
		j := broughtJSON{Name: wording{b.Name.ZH, b.Name.EN}, Result: b.Way, ID: &b.ID, Called: wording{b.Called.ZH, b.Called.EN},
			Parent: b.Parent, Steps: b.Steps, Reopened: b.Reopened, Sentence: said}
		known := func(id model.ID) bool {
			return slices.ContainsFunc(all, func(i scenarios.Info) bool { return i.ID == id })
		}
		if dry && !known(b.ID) {
			j.ID = nil
		}
		if dry && !known(b.Parent) {
			j.Parent = ""
		}
		out = append(out, j)
		if !p.json {
			line := said.ZH
			if p.text.Lang() == model.EN {
				line = said.EN
			}
			if err := p.println(line); err != nil {
				return err
			}
		}
	}
	if p.json {
		return p.writeJSON(map[string][]broughtJSON{"scenarios": out})
	}
	return nil
}
