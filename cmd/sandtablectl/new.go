package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/machine"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

func (p *program) newCommand() *cobra.Command {
	example, synthetic := examples.Default, ""
	cmd := &cobra.Command{
		Use:   "new FILE [--example ID] [--synthetic duties=N,units=K,seed=S[,scenarios=M,steps=L]]",
		Short: p.text.T("cli.new.short"),
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := p.newLibrary(args[0], example, synthetic, cmd.Flags().Changed("example"))
			if err != nil {
				return err
			}
			if err := p.listScenarios(l); err != nil {
				return err
			}
			p.note(p.text.T("cli.new.done", "path", l.Path()))
			return l.Close()
		},
	}
	cmd.Flags().StringVar(&example, "example", examples.Default, p.text.T("cli.flag.example"))
	cmd.Flags().StringVar(&synthetic, "synthetic", "", p.text.T("cli.flag.synthetic"))
	return cmd
}

func (p *program) newLibrary(path, example, synthetic string, both bool) (*scenarios.Library, error) {
	options := scenarios.Options{Who: machine.User(p.env)}
	if synthetic != "" {
		if both {
			return nil, wrongUse("cli.example-or-synthetic")
		}
		f, err := parseForest(synthetic)
		if err != nil {
			return nil, err
		}
		l, err := examples.WriteForest(path, f, p.text.Lang(), options)
		if silly, ok := errors.AsType[*model.InputError](err); ok {
			return nil, wrongUse("cli.out-of-range", "name", silly.Field.Name, "word", silly.Value,
				"min", silly.Field.Min, "max", silly.Field.Max)
		}
		return l, err
	}
	all, err := examples.List()
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range all {
		if e.ID == example {
			return examples.Write(path, example, p.text.Lang(), options)
		}
		ids = append(ids, e.ID)
	}
	return nil, wrongUse("cli.bad-example", "word", example, "list", p.text.List(ids...))
}

// parseForest reads duties=N,units=K,seed=S,scenarios=M,steps=L in any order; what is
// missing is 100 duties, 10 units, seed 1, no scenarios and no steps.
func parseForest(s string) (examples.Forest, error) {
	out := examples.Forest{Duties: 100, Units: 10, Seed: 1}
	counts := map[string]*int{"duties": &out.Duties, "units": &out.Units, "scenarios": &out.Scenarios, "steps": &out.Steps}
	for part := range strings.SplitSeq(s, ",") {
		name, value, _ := strings.Cut(part, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		var err error
		if count, ok := counts[name]; ok {
			*count, err = strconv.Atoi(value)
		} else if name == "seed" {
			out.Seed, err = strconv.ParseUint(value, 10, 64)
		} else {
			return out, wrongUse("cli.bad-synthetic", "word", s)
		}
		if err != nil {
			return out, wrongUse("cli.bad-synthetic", "word", s)
		}
	}
	return out, nil
}

// exampleJSON is one example; industry and size are null unless it is a template.
type exampleJSON struct {
	ID       string   `json:"id"`
	Name     wording  `json:"name"`
	Note     wording  `json:"note"`
	Industry *wording `json:"industry"`
	Size     *wording `json:"size"`
}

func orNull(t model.Text) *wording {
	if t.Empty() {
		return nil
	}
	return &wording{t.ZH, t.EN}
}

func (p *program) examplesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "examples",
		Short: p.text.T("cli.examples.short"),
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			all, err := examples.List()
			if err != nil {
				return err
			}
			out := []exampleJSON{}
			t := table{head: p.heads("id", "name", "industry", "size")}
			for _, e := range all {
				out = append(out, exampleJSON{e.ID, wording{e.Title.ZH, e.Title.EN}, wording{e.Note.ZH, e.Note.EN}, orNull(e.Industry), orNull(e.Size)})
				t.add(e.ID, e.Title.In(p.text.Lang()), e.Industry.In(p.text.Lang()), e.Size.In(p.text.Lang()))
			}
			if p.json {
				return p.writeJSON(out)
			}
			return t.print(p.out)
		},
	}
}
