package main

import (
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/scenarios"
)

func (p *program) undoCommand() *cobra.Command {
	return p.stepCommand("undo", (*scenarios.Session).Undo)
}

func (p *program) redoCommand() *cobra.Command {
	return p.stepCommand("redo", (*scenarios.Session).Redo)
}

func (p *program) stepCommand(name string, step func(*scenarios.Session) error) *cobra.Command {
	return &cobra.Command{
		Use:   name + " FILE SCENARIO",
		Short: p.text.T("cli." + name + ".short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withSession(args[0], args[1], "", func(s *scenarios.Session) error {
				before := s.Now().Scenario
				if err := step(s); err != nil {
					return err
				}
				now := s.Now()
				out := done{now.Seq, now.Last}
				if p.json {
					return p.told(out, p.writeJSON(out))
				}
				return p.told(out, p.println(fmt.Sprintf("%d  %s", out.Seq, p.text.T("cli."+name+".done", "sentence", p.text.Change(before, out.Change)))))
			})
		},
	}
}

type logJSON struct {
	Seq    int           `json:"seq"`
	Verb   string        `json:"verb"`
	Target *int          `json:"target"` // null for a do
	Change *model.Change `json:"change"` // null unless verb is do
	Why    string        `json:"why"`
	Who    string        `json:"who"`
	At     string        `json:"at"`
	Merged *momentJSON   `json:"merged"` // what a merge brought in; null unless the row is one
}

// momentJSON is a scenario after one row of its log.
type momentJSON struct {
	Scenario model.ID `json:"scenario"`
	Seq      int      `json:"seq"`
}

func rowJSON(r scenarios.Row) logJSON {
	j := logJSON{Seq: r.Seq, Verb: string(r.Verb), Why: r.Why, Who: r.Who, At: r.At.Format(time.RFC3339)}
	if r.Verb == scenarios.DoRow {
		j.Change = &r.Change
	} else {
		j.Target = &r.Target
	}
	if r.MergedScenario != "" {
		j.Merged = &momentJSON{r.MergedScenario, r.MergedSeq}
	}
	return j
}

func (p *program) logCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "log FILE SCENARIO",
		Short: p.text.T("cli.log.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				info, err := p.find(l, args[1])
				if err != nil {
					return err
				}
				rows, err := l.Log(info.ID)
				if err != nil {
					return err
				}
				if p.json {
					out := []logJSON{}
					for _, r := range rows {
						out = append(out, rowJSON(r))
					}
					return p.writeJSON(out)
				}
				start, err := l.At(info.ID, 0)
				if err != nil {
					return err
				}
				return p.printLog(start, rows)
			})
		},
	}
}

// printLog says every row in the words of the moment it was written at.
func (p *program) printLog(s model.Scenario, rows []scenarios.Row) error {
	t := table{head: p.heads("seq", "at", "who", "what", "why"), right: map[int]bool{0: true}, whole: true}
	steps := map[int]model.Change{}
	for _, r := range rows {
		what, c := "", model.Change{}
		switch r.Verb {
		case scenarios.DoRow:
			c = r.Change
			steps[r.Seq] = c
			what = p.text.Change(s, c)
		case scenarios.UndoRow:
			c = model.Invert(steps[r.Target])
			what = p.text.T("cli.log.undone", "n", r.Target)
		case scenarios.RedoRow:
			c = steps[r.Target]
			what = p.text.T("cli.log.redone", "n", r.Target)
		case scenarios.NoteRow:
			what = p.text.T("cli.log.note", "n", r.Target)
		}
		why := p.text.Reasons(s).Say(r.Why)
		next, err := model.Apply(s, c)
		if err != nil {
			return err
		}
		s = next
		t.add(strconv.Itoa(r.Seq), p.text.Date(r.At.Local()), r.Who, what, flat(why))
	}
	return t.print(p.out)
}
