package main

import (
	"cmp"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/scenarios"
)

func (p *program) exportCommand() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "export FILE SCENARIO -o OUT.xlsx",
		Short: p.text.T("cli.export.short"),
		Args:  p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !strings.EqualFold(filepath.Ext(out), ".xlsx") { // never in the place of a library
				return wrongUse("cli.needs-xlsx", "word", out)
			}
			out := p.atHome(out)
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				info, err := p.find(l, args[1])
				if err != nil {
					return err
				}
				write := gather.Workbook(version)
				if err := export.WriteFile(out, func(to io.Writer) error {
					return write(cmd.Context(), to, l, []model.ID{info.ID}, p.text, func(int, int) {})
				}); err != nil {
					return err
				}
				if p.json {
					return p.writeJSON(map[string]string{"file": out})
				}
				return p.println(out)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", p.text.T("cli.flag.output"))
	return cmd
}

// atHome gives a path that begins with ~/ from the home folder on: shells leave it as
// it is within quotes and behind an equals sign.
func (p *program) atHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if home := cmp.Or(p.env("HOME"), p.env("USERPROFILE")); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return path
}
