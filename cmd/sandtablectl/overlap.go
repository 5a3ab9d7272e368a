package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

func (p *program) overlapCommand() *cobra.Command {
	pairs := ""
	cmd := &cobra.Command{
		Use:   "overlap --pairs IN.tsv",
		Short: p.text.T("cli.overlap.short"),
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if pairs == "" {
				return wrongUse("cli.usage", "usage", cmd.UseLine())
			}
			return p.judgePairs(pairs)
		},
	}
	cmd.Flags().StringVar(&pairs, "pairs", "", p.text.T("cli.overlap.pairs"))
	return cmd
}

// judgePairs writes how near the texts of each line are, in the order of the lines.
func (p *program) judgePairs(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return &unreadableError{path, err}
	}
	var columns [3]int // of id, a and b
	var out strings.Builder
	fmt.Fprintln(&out, "id\trelated\tsame\treason")
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if n++; n == 1 {
			if columns, err = pairColumns(fields); err != nil {
				return err
			}
			continue
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		var cells [3]string
		for i, c := range columns {
			if c >= len(fields) {
				return wrongUse("cli.overlap.short-line", "n", n)
			}
			cells[i] = fields[c]
		}
		fmt.Fprintln(&out, p.judgement(cells[0], cells[1], cells[2]))
	}
	if n == 0 {
		return wrongUse("cli.overlap.no-column", "word", "id")
	}
	_, err = p.out.Write([]byte(out.String()))
	return err
}

func pairColumns(head []string) (columns [3]int, err error) {
	for i, want := range []string{"id", "a", "b"} {
		columns[i] = -1
		for j, name := range head {
			if strings.EqualFold(strings.TrimSpace(name), want) {
				columns[i] = j
				break
			}
		}
		if columns[i] < 0 {
			return columns, wrongUse("cli.overlap.no-column", "word", want)
		}
	}
	return columns, nil
}

func (p *program) judgement(id, a, b string) string {
	l := meaning.Standard()
	x, y := l.Read(a), l.Read(b)
	v := l.Compare(&x, &y)
	reason := p.text.Likeness(overlap.Alike(dutyOf(a), dutyOf(b)))
	if x.Unrecognised() || y.Unrecognised() {
		reason = strings.Join([]string{p.text.T("cli.overlap.unrecognised"), reason}, " ")
	}
	return fmt.Sprintf("%s\t%.4f\t%.4f\t%s", id, v.Related, v.Same, strings.TrimSpace(flat(reason)))
}

// dutyOf is a duty with a text in the language that it is written in.
func dutyOf(s string) model.Duty {
	if meaning.Chinese(s) {
		return model.Duty{Text: model.Text{ZH: s}}
	}
	return model.Duty{Text: model.Text{EN: s}}
}

// unreadableError is a file to read from that cannot be read.
type unreadableError struct {
	path string
	error
}

func (e *unreadableError) Unwrap() error { return e.error }

func (e *unreadableError) Path() string { return e.path }

func (e *unreadableError) Code() string { return "file-unreadable" }
