package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

func (p *program) newCommand() *cobra.Command {
	example, synthetic := examples.Default, ""
	cmd := &cobra.Command{
		Use:   "new FILE [--example ID] [--synthetic duties=N,units=K,seed=S]",
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
	options := scenarios.Options{Who: p.user()}
	if synthetic != "" {
		if both {
			return nil, wrongUse("cli.example-or-synthetic")
		}
		size, err := parseSize(synthetic)
		if err != nil {
			return nil, err
		}
		return examples.WriteSynthetic(path, size.duties, size.units, size.seed, options)
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

// size is what --synthetic asks for.
type size struct {
	duties, units int
	seed          uint64
}

// largest bounds a made-up organisation: ten times what the program is built for.
const largest = 100_000

// parseSize reads duties=N,units=K,seed=S in any order; what is missing is 100
// duties, 10 units, seed 1.
func parseSize(s string) (size, error) {
	out := size{duties: 100, units: 10, seed: 1}
	for part := range strings.SplitSeq(s, ",") {
		name, value, _ := strings.Cut(part, "=")
		n, err := strconv.ParseUint(strings.TrimSpace(value), 10, 64)
		switch name = strings.TrimSpace(name); {
		case err != nil, name != "seed" && n > largest:
			return out, wrongUse("cli.bad-synthetic", "word", s)
		case name == "duties":
			out.duties = int(n)
		case name == "units" && n > 0:
			out.units = int(n)
		case name == "seed":
			out.seed = n
		default:
			return out, wrongUse("cli.bad-synthetic", "word", s)
		}
	}
	return out, nil
}

// exampleJSON is one example; industry and size are null unless it is a template.
type exampleJSON struct {
	ID       string   `json:"id"`
	Name     wording  `json:"name"`
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
				out = append(out, exampleJSON{e.ID, wording{e.Title.ZH, e.Title.EN}, orNull(e.Industry), orNull(e.Size)})
				t.add(e.ID, e.Title.In(p.text.Lang()), e.Industry.In(p.text.Lang()), e.Size.In(p.text.Lang()))
			}
			if p.json {
				return p.writeJSON(out)
			}
			return t.print(p.out)
		},
	}
}
