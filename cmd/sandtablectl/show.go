package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/scenarios"
)

func (p *program) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE SCENARIO",
		Short: p.text.T("cli.show.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				info, err := p.find(l, args[1])
				if err != nil {
					return err
				}
				s, err := l.At(info.ID, scenarios.Latest)
				if err != nil {
					return err
				}
				if p.json {
					return p.writeJSON(s)
				}
				return p.printScenario(info, s)
			})
		},
	}
}

// printScenario writes the units as a tree with their duties, then one table per
// kind of the rest.
func (p *program) printScenario(info scenarios.Info, s model.Scenario) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  (%s)\n", p.scenarioName(info), p.text.T("cli.show.head",
		"id", string(info.ID), "status", p.text.T("status."+string(info.Status)), "fingerprint", s.Fingerprint()))
	if brief := s.Brief(); !brief.Decision.Empty() {
		fmt.Fprintf(&b, "%s\n", flat(brief.Decision.In(p.text.Lang())))
	}
	p.meeting(&b, s.Brief())
	p.tree(&b, s, "", 0)
	var outside []string
	for _, u := range s.Units() {
		if u.Level == model.External {
			outside = append(outside, p.text.Name(s, u.Ref()))
		}
	}
	if len(outside) > 0 {
		fmt.Fprintf(&b, "\n%s\n  %s\n", p.text.T("value.kind.external"), p.text.List(outside...))
	}
	if loose := s.DutiesOf(""); len(loose) > 0 {
		fmt.Fprintf(&b, "\n%s\n", p.text.T("value.unplaced"))
		p.duties(&b, loose, 1)
	}
	for _, k := range []model.Kind{model.GoalKind, model.TaskKind, model.KPIKind, model.ToolKind, model.ChannelKind, model.HandoffKind, model.CollaborationKind, model.ResponseKind,
		model.DecisionRightKind, model.ResolutionKind, model.CommentKind} {
		t := table{}
		for _, r := range s.Records(k) {
			t.add("", string(r.Ref().ID), p.text.Name(s, r.Ref()), p.about(s, r))
		}
		if len(t.rows) > 0 {
			fmt.Fprintf(&b, "\n%s\n", p.text.T("cli.show.section", "kind", p.text.Kind(k), "n", len(t.rows)))
			_ = t.print(&b) // a Builder takes everything
		}
	}
	_, err := p.out.Write([]byte(b.String()))
	return err
}

// meeting writes where the brief is decided, and what the vote was.
func (p *program) meeting(b *strings.Builder, brief model.Brief) {
	vote := p.text.Vote(brief.Vote)
	if note := brief.VoteNote.In(p.text.Lang()); note != "" {
		vote = p.text.T("list.paren", "x", vote, "y", note)
	}
	for _, line := range [][2]string{{"meeting", brief.Meeting.In(p.text.Lang())}, {"item", brief.Item}, {"proposer", brief.Proposer}, {"vote", vote}} {
		if line[1] != "" {
			fmt.Fprintf(b, "%s\n", p.text.T("cli.show.brief", "field", p.text.Capital(p.text.T("field."+line[0])), "value", flat(line[1])))
		}
	}
}

func (p *program) tree(b *strings.Builder, s model.Scenario, parent model.ID, depth int) {
	if depth > s.Count(model.UnitKind) {
		return
	}
	for _, u := range s.Children(parent) {
		if u.Level == model.External {
			continue
		}
		indent := strings.Repeat("  ", depth)
		line := p.text.Name(s, u.Ref())
		if u.Level != model.Department {
			f, _ := model.FieldOf(model.UnitKind, "kind")
			line += "  " + p.text.Value(s, f, string(u.Level))
		}
		if !u.Head.Empty() {
			line += "  " + u.Head.In(p.text.Lang())
		}
		fmt.Fprintf(b, "\n%s%s  [%s]\n", indent, line, u.ID)
		p.duties(b, s.DutiesOf(u.ID), depth+1)
		p.tree(b, s, u.ID, depth+1)
	}
}

func (p *program) duties(b *strings.Builder, duties []model.Duty, depth int) {
	t := table{}
	for _, d := range duties {
		title := d.Title
		if title.Empty() {
			title = d.Text
		}
		state := ""
		if d.State != model.Active {
			state = p.text.T("value.state." + string(d.State))
		}
		t.add(strings.Repeat("  ", depth)+"- "+flat(title.In(p.text.Lang())), string(d.ID), state)
	}
	_ = t.print(b) // a Builder takes everything
}

// about says the one thing that matters most about a record: where it belongs.
func (p *program) about(s model.Scenario, r model.Record) string {
	switch r := r.(type) {
	case model.Handoff:
		return p.text.T("list.arrow", "from", p.text.Name(s, model.Ref{Kind: model.DutyKind, ID: r.From}),
			"to", p.text.Name(s, model.Ref{Kind: model.DutyKind, ID: r.To}))
	case model.Response:
		return flat(p.text.Response(r))
	case model.DecisionRight:
		return flat(p.text.DecisionRight(s, r))
	case model.Resolution:
		return flat(p.text.ResolutionFacts(s, r))
	case model.Comment:
		if r.About == (model.Ref{}) {
			return flat(p.text.Comment(r))
		}
		return flat(p.text.T("cli.show.comment", "x", p.text.Name(s, r.About), "said", p.text.Comment(r)))
	case model.Collaboration:
		return flat(r.Output.In(p.text.Lang()))
	}
	unit := model.ID(model.Cell(r, "unit"))
	if unit == "" {
		return "—"
	}
	return p.text.Unit(s, unit)
}
