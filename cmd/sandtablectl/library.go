package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/machine"
	"sandtable/model"
	"sandtable/scenarios"
)

// withLibrary opens a library for the time of do.
func (p *program) withLibrary(path string, do func(*scenarios.Library) error) (err error) {
	return p.withLibraryAs(path, "", do)
}

func (p *program) withLibraryAs(path, who string, do func(*scenarios.Library) error) (err error) {
	if who == "" {
		who = machine.User(p.env)
	}
	l, err := scenarios.Open(path, scenarios.Options{Who: who})
	if err != nil {
		return err
	}
	defer func() {
		if e := l.Close(); err == nil {
			err = e
		}
	}()
	return do(l)
}

// withSession opens a library and one scenario of it.
func (p *program) withSession(path, scenario, who string, do func(*scenarios.Session) error) error {
	return p.withLibraryAs(path, who, func(l *scenarios.Library) error {
		s, err := p.session(l, scenario)
		if err != nil {
			return err
		}
		return do(s)
	})
}

func (p *program) session(l *scenarios.Library, word string) (*scenarios.Session, error) {
	info, err := p.find(l, word)
	if err != nil {
		return nil, err
	}
	s, err := l.SessionSoon(info.ID) // most commands ask for no findings
	if err == nil {
		p.scenario = s.Now().Scenario
	}
	return s, err
}

// find gives the scenario that a word means: its id, or its name in either
// language when only one has it.
func (p *program) find(l *scenarios.Library, word string) (scenarios.Info, error) {
	all, err := l.Scenarios()
	if err != nil {
		return scenarios.Info{}, err
	}
	var found []scenarios.Info
	for _, info := range all {
		if string(info.ID) == word {
			return info, nil
		}
		if word != "" && (strings.EqualFold(info.Name.ZH, word) || strings.EqualFold(info.Name.EN, word)) {
			found = append(found, info)
		}
	}
	switch len(found) {
	case 0:
		return scenarios.Info{}, &scenarioError{code: "unknown-scenario", word: word}
	case 1:
		return found[0], nil
	}
	e := &scenarioError{code: "ambiguous-scenario", word: word}
	for _, info := range found {
		e.ids = append(e.ids, string(info.ID))
	}
	return scenarios.Info{}, e
}

// scenarioError says that a word means no scenario, or several.
type scenarioError struct {
	code string
	word string
	ids  []string
}

func (e *scenarioError) Error() string { return fmt.Sprintf("%s: %q %v", e.code, e.word, e.ids) }

// Code is the word for scripts.
func (e *scenarioError) Code() string { return e.code }

// scenarioName is what people call a scenario.
func (p *program) scenarioName(i scenarios.Info) string { return i.Name.In(p.text.Lang()) }

type infoJSON struct {
	ID          string  `json:"id"`
	Name        wording `json:"name"`
	Parent      string  `json:"parent"`
	Status      string  `json:"status"`
	Changes     int     `json:"changes"`
	Fingerprint string  `json:"fingerprint"`
}

func (p *program) scenariosCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "scenarios FILE",
		Short: p.text.T("cli.scenarios.short"),
		Args:  p.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], p.listScenarios)
		},
	}
}

func (p *program) listScenarios(l *scenarios.Library) error {
	all, err := l.Scenarios()
	if err != nil {
		return err
	}
	out := []infoJSON{}
	t := table{head: p.heads("id", "name", "parent", "status", "changes", "fingerprint"), right: map[int]bool{4: true}}
	for _, i := range all {
		s, err := l.At(i.ID, scenarios.Latest)
		switch {
		case errors.Is(err, scenarios.ErrUnknownScenario): // withdrawn since it was listed
			continue
		case err != nil:
			return err
		}
		fingerprint := s.Fingerprint()
		out = append(out, infoJSON{string(i.ID), wording{i.Name.ZH, i.Name.EN}, string(i.Parent), string(i.Status), i.Changes, fingerprint})
		t.add(string(i.ID), p.scenarioName(i), string(i.Parent), p.text.T("status."+string(i.Status)), p.text.Number(float64(i.Changes)), fingerprint)
	}
	if p.json {
		return p.writeJSON(out)
	}
	return t.print(p.out)
}

// heads says column heads.
func (p *program) heads(names ...string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = p.text.T("cli.column." + n)
	}
	return out
}

func (p *program) forkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "fork FILE SCENARIO NAME",
		Short: p.text.T("cli.fork.short"),
		Args:  p.arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				parent, err := p.find(l, args[1])
				if err != nil {
					return err
				}
				made, err := l.Fork(parent.ID, model.Wording(p.text.Lang(), args[2]))
				if err != nil {
					return err
				}
				if p.json {
					return p.writeJSON(map[string]string{"id": string(made)})
				}
				return p.println(made)
			})
		},
	}
}

// statuses are the words of status, in the order in which a scenario goes through them.
var statuses = []scenarios.Status{scenarios.Draft, scenarios.InReview, scenarios.Adopted, scenarios.Archived, scenarios.Baseline}

func (p *program) statusCommand() *cobra.Command {
	words := make([]string, len(statuses))
	for i, s := range statuses {
		words[i] = string(s)
	}
	return &cobra.Command{
		Use:   "status FILE SCENARIO " + strings.Join(words, "|"),
		Short: p.text.T("cli.status.short"),
		Args:  p.arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			to := scenarios.Status(args[2])
			if !slices.Contains(statuses, to) {
				return wrongUse("cli.status.unknown", "word", args[2], "words", strings.Join(words, " "))
			}
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				info, err := p.find(l, args[1])
				if err != nil {
					return err
				}
				if err := l.SetStatus(info.ID, to); err != nil {
					return err
				}
				if info, err = p.find(l, string(info.ID)); err != nil {
					return err
				}
				if p.json {
					return p.writeJSON(map[string]string{"id": string(info.ID), "status": string(info.Status), "adopted": info.Adopted})
				}
				said := p.text.T("cli.status.done", "scenario", p.scenarioName(info), "status", p.text.T("status."+string(info.Status)))
				if info.Adopted != "" {
					said += "\n" + p.text.T("cli.status.locked", "fingerprint", info.Adopted)
				}
				return p.println(said)
			})
		},
	}
}

func (p *program) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify FILE",
		Short: p.text.T("cli.verify.short"),
		Args:  p.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				if err := l.Verify(); err != nil {
					return err
				}
				if p.json {
					return p.writeJSON("ok")
				}
				return p.println("ok")
			})
		},
	}
}
