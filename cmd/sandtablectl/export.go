package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/export"
	"sandtable/model/check"
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
				r, err := reportOn(l, info)
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

// reportOn collects what the workbook of a scenario says.
func reportOn(l *scenarios.Library, info scenarios.Info) (export.Report, error) {
	s, err := l.Session(info.ID)
	if err != nil {
		return export.Report{}, err
	}
	now := s.Now()
	baseline, err := l.Baseline(info.ID)
	if err != nil {
		return export.Report{}, err
	}
	differences, err := l.Differences(info.ID)
	if err != nil {
		return export.Report{}, err
	}
	rows, err := l.Log(info.ID)
	if err != nil {
		return export.Report{}, err
	}
	name := filepath.Base(l.Path())
	r := export.Report{
		Scenario: now.Scenario, Baseline: now.Baseline, Name: info.Name, ID: string(info.ID),
		Library: strings.TrimSuffix(name, filepath.Ext(name)), Status: string(info.Status), Fingerprint: info.Fingerprint,
		Date: lastStep(rows, info.Created), Findings: now.Findings, Scorecard: now.Scorecard, Version: version,
	}
	if baseline != info.ID {
		r.BaselineName = now.Baseline.Brief().Name
		r.BaselineFindings = check.Check(now.Baseline)
		r.BaselineScorecard = r.BaselineFindings.Score(now.Baseline)
	}
	for _, d := range differences {
		r.Changes = append(r.Changes, export.Entry{Edit: d.Edit, Why: d.Reason.Why, Who: d.Reason.Who, At: d.Reason.At})
	}
	return r, nil
}

// lastStep is the time of the last step in effect, so that what was done and undone
// again leaves the same workbook; created when there is none.
func lastStep(rows []scenarios.Row, created time.Time) time.Time {
	at := map[int]time.Time{}
	undone := map[int]bool{}
	for _, r := range rows {
		switch r.Verb {
		case scenarios.DoRow:
			at[r.Seq] = r.At
		case scenarios.UndoRow, scenarios.RedoRow:
			undone[r.Target] = r.Verb == scenarios.UndoRow
		}
	}
	last := created
	for seq, t := range at {
		if !undone[seq] && t.After(last) {
			last = t
		}
	}
	return last
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
