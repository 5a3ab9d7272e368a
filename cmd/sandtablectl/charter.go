package main

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	paper "sandtable/export/charter"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/charter"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// charterPartJSON is one of the eight parts of a charter.
type charterPartJSON struct {
	Part  charter.Part    `json:"part"`
	Lines []charteredJSON `json:"lines"`
	Gaps  []wording       `json:"gaps"`
}

type charteredJSON struct {
	Label wording   `json:"label"`
	Words wording   `json:"words"`
	Ref   model.Ref `json:"ref"` // "" = it says no record
}

// charterEndings are the endings of the files that a charter can be written to.
func charterEndings() []string { return []string{".pdf", ".svg", ".png"} }

func (p *program) charterCommand() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "charter FILE SCENARIO UNIT [-o OUT.pdf|.svg|.png]",
		Short: p.text.T("cli.charter.short"),
		Args:  p.arguments(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			ending := strings.ToLower(filepath.Ext(out))
			if out != "" && !slices.Contains(charterEndings(), ending) {
				return wrongUse("cli.needs-ending", "word", out, "endings", strings.Join(charterEndings(), " "))
			}
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				session, err := p.session(l, args[1])
				if err != nil {
					return err
				}
				now := session.Now()
				unit, err := model.Called(now.Scenario, args[2], model.UnitKind)
				if err != nil {
					return err
				}
				c, _ := charter.Of(now.Scenario, unit.Ref().ID)
				switch {
				case out != "":
					title := p.text.CharterTitle(c)
					d := paper.Document(title, p.text.T("cli.charter.foot", "title", title, "scenario", p.scenarioName(now.Info)), string(p.text.Lang()), p.text.Charter(now.Scenario, c, p.edition(p.text, now)))
					made, err := gather.Drawn(cmd.Context(), d, ending)
					if err != nil {
						return err
					}
					return p.write(p.atHome(out), made)
				case p.json:
					return p.writeCharter(now, c)
				}
				return p.printCharter(now, c)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", p.text.T("cli.charter.output"))
	return cmd
}

// edition is what stands in a charter of the scenario.
func (p *program) edition(t text.Printer, now scenarios.Snapshot) text.Edition {
	day := ""
	if !now.Info.Edited.IsZero() {
		day = now.Info.Edited.Local().Format(time.DateOnly)
	}
	return text.Edition{Scenario: now.Info.Name.In(t.Lang()), Status: t.T("status." + string(now.Info.Status)), Fingerprint: now.Scenario.Fingerprint(), Day: day}
}

func (p *program) writeCharter(now scenarios.Snapshot, c charter.Charter) error {
	zh, en := text.For(model.ZH), text.For(model.EN)
	chinese, english := zh.Charter(now.Scenario, c, p.edition(zh, now)), en.Charter(now.Scenario, c, p.edition(en, now))
	parts := []charterPartJSON{}
	for i, part := range charter.Parts() {
		j := charterPartJSON{Part: part, Lines: []charteredJSON{}, Gaps: []wording{}}
		for k, l := range chinese[i].Lines {
			e := english[i].Lines[k]
			j.Lines = append(j.Lines, charteredJSON{wording{l.Label, e.Label}, wording{l.Words, e.Words}, l.Ref})
		}
		for k, g := range chinese[i].Gaps {
			j.Gaps = append(j.Gaps, wording{g.Words, english[i].Gaps[k].Words})
		}
		parts = append(parts, j)
	}
	o := p.object()
	o.field("scenario", now.Info.ID)
	o.field("unit", c.Unit.ID)
	o.field("parts", parts)
	return o.end()
}

func (p *program) printCharter(now scenarios.Snapshot, c charter.Charter) error {
	lines := []string{p.text.CharterTitle(c)}
	for i, part := range p.text.Charter(now.Scenario, c, p.edition(p.text, now)) {
		lines = append(lines, "", p.text.T("cli.charter.part", "n", i+1, "title", part.Title))
		for _, l := range part.Lines {
			if l.Label == "" {
				lines = append(lines, "   "+flat(l.Words))
			} else {
				lines = append(lines, "   "+l.Label+"  "+flat(l.Words))
			}
		}
		for _, g := range part.Gaps {
			lines = append(lines, "   ! "+g.Words)
		}
	}
	return p.println(strings.Join(lines, "\n"))
}
