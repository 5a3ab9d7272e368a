package main

import (
	"github.com/spf13/cobra"

	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
)

type ruleJSON struct {
	Rule     string  `json:"rule"`
	Family   string  `json:"family"`
	Severity string  `json:"severity"`
	Name     wording `json:"name"`
	On       bool    `json:"on"`
	Source   string  `json:"source"`
}

func (p *program) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [FILE]",
		Short: p.text.T("cli.rules.short"),
		Args:  p.arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			var policy check.Policy
			if len(args) == 1 {
				err := p.withLibrary(args[0], func(l *scenarios.Library) (err error) {
					policy, err = l.Policy()
					return err
				})
				if err != nil {
					return err
				}
			}
			out := []ruleJSON{}
			t := table{head: p.heads("rule", "family", "name", "on", "severity", "source")}
			for _, r := range check.Rules() {
				r.On = r.On && policy.On(r.ID)
				name := "rule." + r.ID + ".name"
				out = append(out, ruleJSON{r.ID, r.Family, r.Severity,
					p.both(func(t text.Printer) string { return t.T(name) }), r.On, r.Source})
				on := "—"
				if r.On {
					on = p.text.T("cli.rules.on")
				}
				t.add(r.ID, p.text.Family(r.ID), p.text.T(name), on, r.Severity, r.Source)
			}
			if p.json {
				return p.writeJSON(out)
			}
			return t.print(p.out)
		},
	}
}
