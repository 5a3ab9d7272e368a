package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/scenarios"
)

func (p *program) exportCommand() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "export FILE SCENARIO -o OUT.xlsx",
		Short: p.text.T("cli.export.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			if !strings.EqualFold(filepath.Ext(out), ".xlsx") { // never in the place of a library
				return wrongUse("cli.needs-xlsx", "word", out)
			}
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				info, err := p.find(l, args[1])
				if err != nil {
					return err
				}
				r, err := gather.Report(l, info.ID, version)
				if err != nil {
					return err
				}
				err = export.WriteFile(out, func(w io.Writer) error { return export.Write(w, r, p.text) })
				if err != nil {
					return &outputError{out, err}
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

// outputError says that a file could not be written; there is none, or the old one.
type outputError struct {
	path string
	err  error
}

func (e *outputError) Error() string { return fmt.Sprintf("%s: %v", e.path, e.err) }
func (e *outputError) Unwrap() error { return e.err }

// Code is the word for scripts.
func (e *outputError) Code() string { return "file-not-written" }

// Path is the file.
func (e *outputError) Path() string { return e.path }
