package main

import (
	"os"
	"slices"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/scenarios/intake"
)

func (p *program) applyCommand() *cobra.Command {
	o := importOptions{adds: true}
	cmd := &cobra.Command{
		Use:   "apply FILE TEMPLATE|LIBRARY --into SCENARIO|--as NAME [--dry-run]",
		Short: p.text.T("cli.apply.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			if (o.into == "") == (o.as == "") {
				return wrongUse("cli.import.where")
			}
			title, reading, err := p.readTemplate(args[1])
			if err != nil {
				return err
			}
			return p.withLibraryAs(args[0], model.CleanText(o.who), func(l *scenarios.Library) error {
				return p.importReading(l, reading, title, o)
			})
		},
	}
	cmd.Flags().StringVar(&o.into, "into", "", p.text.T("cli.flag.into"))
	cmd.Flags().StringVar(&o.as, "as", "", p.text.T("cli.flag.as"))
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, p.text.T("cli.flag.dry-run"))
	cmd.Flags().StringVar(&o.why, "why", "", p.text.T("cli.flag.why"))
	cmd.Flags().StringVar(&o.who, "who", "", p.text.T("cli.flag.who"))
	return cmd
}

// readTemplate reads what a template comes to as a list.
func (p *program) readTemplate(id string) (title string, r intake.Reading, err error) {
	lang := p.text.Lang()
	if _, err := os.Stat(id); err == nil { // one of the user's own
		s, err := scenarios.ReadTemplate(id, scenarios.Options{})
		return s.Brief().Name.In(lang), p.readListed(s), err
	}
	all, err := examples.List()
	if err != nil {
		return "", r, err
	}
	all = slices.DeleteFunc(all, func(e examples.Example) bool { return !e.Template() })
	i := slices.IndexFunc(all, func(e examples.Example) bool { return e.ID == id })
	if i < 0 {
		var ids []string
		for _, e := range all {
			ids = append(ids, e.ID)
		}
		return "", r, wrongUse("cli.bad-example", "word", id, "list", p.text.List(ids...))
	}
	dir, err := os.MkdirTemp("", "sandtable-")
	if err != nil {
		return "", r, err
	}
	defer os.RemoveAll(dir)
	s, err := examples.Organisation(dir, id, lang, scenarios.Options{})
	if err != nil {
		return "", r, err
	}
	return all[i].Title.In(lang), p.readListed(s), nil
}

// readListed reads an organisation as the list that it would be.
func (p *program) readListed(s model.Scenario) intake.Reading {
	head := func(r intake.Role) string { return p.text.T("intake.role." + string(r)) }
	doc := intake.Listing(s, p.text.Lang(), head)
	return intake.Read(doc, "", intake.Mapping{Columns: intake.ListingColumns(doc.Sheets[0].Rows[0].Cells, head)})
}

func (p *program) templateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "template FILE SCENARIO OUT",
		Short: p.text.T("cli.template.short"),
		Args:  p.arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withSession(args[0], args[1], "", func(s *scenarios.Session) error {
				now := s.Now().Scenario
				if err := scenarios.SaveTemplate(args[2], now, now.Brief().Name); err != nil {
					return err
				}
				if p.json {
					return p.writeJSON(map[string]string{"path": args[2]})
				}
				return p.println(p.text.T("cli.template.done", "path", args[2]))
			})
		},
	}
}
