package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/export/gather"
)

func (p *program) slidesCommand() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "slides FILE SCENARIO... -o OUT.pdf|.png|.svg",
		Short: p.text.T("cli.slides.short"),
		Long:  p.text.T("cli.slides.long"),
		Args:  p.arguments(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			format, ok := gather.SlidesOf(filepath.Ext(out), version)
			if !ok { // never in the place of a library
				return wrongUse("cli.needs-ending", "word", out, "endings", strings.Join(gather.SlideEndings(), " "))
			}
			return p.make(cmd.Context(), args[0], args[1:], out, format)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", p.text.T("cli.flag.output"))
	return cmd
}
