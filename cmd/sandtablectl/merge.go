package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// errConflicts ends a merge that waits for answers; they have been printed.
var errConflicts = errors.New("conflicts are undecided")

// conflictJSON is one undecided conflict. Of a cell Base, Ours and Theirs are its
// values; when Field is "" they are the whole records. null = there is none.
type conflictJSON struct {
	Kind     model.ConflictKind `json:"kind"`
	Ref      model.Ref          `json:"ref"`
	Field    string             `json:"field"`
	Base     json.RawMessage    `json:"base"`
	Ours     json.RawMessage    `json:"ours"`
	Theirs   json.RawMessage    `json:"theirs"`
	Others   []model.Ref        `json:"others"`
	Sentence wording            `json:"sentence"`
}

func (p *program) mergeCommand() *cobra.Command {
	var pick string
	var dry bool
	var d deed
	cmd := &cobra.Command{
		Use:   "merge FILE OURS THEIRS [--pick ours|theirs] [--dry-run]",
		Short: p.text.T("cli.merge.short"),
		Args:  p.arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			if pick != "" && pick != string(model.Ours) && pick != string(model.Theirs) {
				return wrongUse("cli.bad-pick", "word", pick)
			}
			decide := func(model.Conflict) model.Side { return model.Side(pick) }
			return p.withLibraryAs(args[0], model.CleanText(d.who), func(l *scenarios.Library) error {
				s, err := p.session(l, args[1])
				if err != nil {
					return err
				}
				theirs, err := p.find(l, args[2])
				if err != nil {
					return err
				}
				return p.merge(s, theirs.ID, decide, d.why, dry)
			})
		},
	}
	cmd.Flags().StringVar(&pick, "pick", "", p.text.T("cli.flag.pick"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, p.text.T("cli.flag.dry-run"))
	cmd.Flags().StringVar(&d.why, "why", "", p.text.T("cli.flag.why"))
	cmd.Flags().StringVar(&d.who, "who", "", p.text.T("cli.flag.who"))
	return cmd
}

// merge brings a scenario into that of the session, or says what is undecided.
func (p *program) merge(s *scenarios.Session, theirs model.ID, decide func(model.Conflict) model.Side, why string, dry bool) error {
	m, err := s.PreviewMerge(theirs, decide)
	if err != nil {
		return err
	}
	before := s.Now().Scenario
	switch {
	case m.Refusal != nil:
		return m.Refusal
	case len(m.Conflicts) > 0:
		return p.printConflicts(before, m)
	case (dry || m.Change.Empty() && m.Decided == 0) && p.json:
		return p.writeJSON(struct {
			Seq    *int         `json:"seq"` // null: nothing is written
			Change model.Change `json:"change"`
		}{nil, m.Change})
	case m.Change.Empty() && m.Decided == 0:
		return p.println(p.text.T("cli.merge.up-to-date"))
	case dry:
		if err := p.println(p.text.T("cli.merge.dry-run", "sentence", p.text.Change(before, m.Change))); err != nil {
			return err
		}
		return p.printEdits(before, m.Change)
	}
	if err := s.Merge(theirs, decide, why); err != nil {
		return err
	}
	now := s.Now()
	out := done{now.Seq, now.Last}
	return p.told(out, p.tell(before, out))
}

// printConflicts says every undecided conflict in a sentence.
func (p *program) printConflicts(ours model.Scenario, m scenarios.Merger) error {
	out := []conflictJSON{}
	for _, d := range m.Conflicts {
		said := text.Dispute{Conflict: d.Conflict, Base: m.Base, Ours: ours, Theirs: m.Theirs,
			OurReason: d.OurReason.Why, TheirReason: d.TheirReason.Why}
		j := conflictJSON{Kind: d.Kind, Ref: d.Ref, Field: d.Field, Others: append([]model.Ref{}, d.Others...),
			Sentence: p.both(func(t text.Printer) string { return t.Conflict(said) })}
		for _, side := range []struct {
			into  *json.RawMessage
			in    model.Scenario
			value string
		}{{&j.Base, m.Base, d.Base}, {&j.Ours, ours, d.Conflict.Ours}, {&j.Theirs, m.Theirs, d.Conflict.Theirs}} {
			*side.into = conflictValue(d.Conflict, side.in, side.value)
		}
		out = append(out, j)
	}
	if p.json {
		if err := p.writeJSON(map[string][]conflictJSON{"conflicts": out}); err != nil {
			return err
		}
		return errConflicts
	}
	for i, j := range out {
		sentence := j.Sentence.ZH
		if p.text.Lang() == model.EN {
			sentence = j.Sentence.EN
		}
		if err := p.println(fmt.Sprintf("%d  %s", i+1, sentence)); err != nil {
			return err
		}
	}
	p.note(p.text.T("cli.merge.undecided", "n", len(out)))
	return errConflicts
}

func conflictValue(c model.Conflict, s model.Scenario, value string) json.RawMessage {
	r := s.Get(c.Ref)
	if r == nil {
		return json.RawMessage("null")
	}
	if f, ok := model.FieldOf(c.Ref.Kind, c.Field); ok {
		if c.Kind != model.CellConflict { // of a cell that is not disputed by value
			value = model.Cell(r, c.Field)
		}
		return valueJSON(f, value)
	}
	b, err := encode(r)
	if err != nil {
		return json.RawMessage("null")
	}
	return b
}
