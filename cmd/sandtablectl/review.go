package main

import (
	"time"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/review"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// reviewedJSON is the review of one department.
type reviewedJSON struct {
	Unit  model.ID   `json:"unit"`
	Open  int        `json:"open"` // pairs that nobody has settled
	Pairs []pairJSON `json:"pairs"`
}

// pairJSON is one overlap inside a department.
type pairJSON struct {
	Key      string         `json:"key"`
	Duties   [2]model.ID    `json:"duties"`
	Decided  *decisionJSON  `json:"decided"`  // null = not yet
	Proposed []proposalJSON `json:"proposed"` // the answers that word something anew; [] when it is decided
}

type decisionJSON struct {
	Answer   model.Answer `json:"answer"` // "" = by none: they overlap no more
	Kept     model.ID     `json:"kept"`
	Why      string       `json:"why"`
	Who      string       `json:"who"`
	At       string       `json:"at"` // "" = not known
	Sentence wording      `json:"sentence"`
}

// proposalJSON is what an answer would make of the wordings: of the first duty and of the
// second; those that stay are empty.
type proposalJSON struct {
	Answer model.Answer `json:"answer"`
	Texts  [2]wording   `json:"texts"`
}

// settlement is what a review of a scenario speaks of.
type settlement struct {
	now     scenarios.Snapshot
	log     review.Log
	base    check.Findings
	reasons func(text.Printer) text.Reasons
}

func (p *program) reviewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "review FILE SCENARIO",
		Short: p.text.T("cli.review.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.withLibrary(args[0], func(l *scenarios.Library) error {
				s, err := p.session(l, args[1])
				if err != nil {
					return err
				}
				s.Settle()
				x, err := settled(l, s.Now())
				if err != nil {
					return err
				}
				if p.json {
					return p.writeReview(x)
				}
				return p.printReview(x)
			})
		},
	}
}

func settled(l *scenarios.Library, now scenarios.Snapshot) (settlement, error) {
	steps, err := l.Steps(now.Info.ID)
	if err != nil {
		return settlement{}, err
	}
	infos, err := l.Scenarios()
	if err != nil {
		return settlement{}, err
	}
	var names []model.Text
	for _, i := range infos {
		names = append(names, i.Name)
	}
	known := make([]review.Step, len(steps))
	for i, s := range steps {
		known[i] = review.Step{Change: s.Change, Why: s.Why, Who: s.Who, At: s.At.Local()}
	}
	base := now.Findings.Update(now.Scenario, now.Baseline, model.Diff(now.Scenario, now.Baseline))
	return settlement{now, review.Read(now.Scenario, known), base,
		func(p text.Printer) text.Reasons { return p.Reasons(now.Scenario, names...) }}, nil
}

// departments lists those that have something to review, or had, with their pairs.
func (x settlement) departments(do func(home model.ID, pairs []review.Pair)) {
	s := x.now.Scenario
	for _, u := range s.Units() {
		if s.DepartmentOf(u.ID) != u.ID {
			continue
		}
		if pairs := x.log.Pairs(x.now.Findings, x.base, u.ID); len(pairs) > 0 {
			do(u.ID, pairs)
		}
	}
}

func (p *program) writeReview(x settlement) error {
	all := []reviewedJSON{}
	open := x.now.Findings.Unsettled()
	x.departments(func(home model.ID, pairs []review.Pair) {
		of := reviewedJSON{Unit: home, Open: open[home]}
		for _, pair := range pairs {
			of.Pairs = append(of.Pairs, p.pair(x, pair))
		}
		all = append(all, of)
	})
	unowned := []string{}
	for _, f := range x.now.Findings.Unowned() {
		unowned = append(unowned, f.Key)
	}
	o := p.object()
	o.field("scenario", x.now.Info.ID)
	o.field("departments", all)
	o.field("unowned", unowned)
	return o.end()
}

func (p *program) pair(x settlement, pair review.Pair) pairJSON {
	j := pairJSON{Key: pair.Key, Duties: [2]model.ID{pair.A, pair.B}, Proposed: []proposalJSON{}}
	d, ok := x.log.Decision(x.now.Findings, pair)
	if ok {
		j.Decided = &decisionJSON{Answer: d.Answer, Kept: d.Kept, Why: d.Why, Who: d.Who,
			Sentence: p.both(func(t text.Printer) string {
				said, _ := x.reasons(t).Decision(x.log.Past(), d)
				return said
			})}
		if !d.At.IsZero() {
			j.Decided.At = d.At.UTC().Format(time.RFC3339)
		}
		return j
	}
	a, _ := x.now.Scenario.Duty(pair.A)
	b, _ := x.now.Scenario.Duty(pair.B)
	for _, answer := range model.Answers() {
		texts := p.text.Proposed(x.now.Scenario, answer, a, b)
		if texts != [2]model.Text{} {
			j.Proposed = append(j.Proposed, proposalJSON{answer, [2]wording{{texts[0].ZH, texts[0].EN}, {texts[1].ZH, texts[1].EN}}})
		}
	}
	return j
}

func (p *program) printReview(x settlement) error {
	s, open := x.now.Scenario, x.now.Findings.Unsettled()
	reasons := x.reasons(p.text)
	var lines []string
	say := func(key string, args ...any) { lines = append(lines, p.text.T("cli.review."+key, args...)) }
	x.departments(func(home model.ID, pairs []review.Pair) {
		say("head", "u", p.text.Unit(s, home), "open", open[home], "all", len(pairs))
		for _, pair := range pairs {
			name := func(id model.ID) string { return p.text.Name(x.log.Past(), model.Ref{Kind: model.DutyKind, ID: id}) }
			lines = append(lines, "  - "+flat(p.text.List(p.text.Quote(name(pair.A)), p.text.Quote(name(pair.B)))))
			if d, ok := x.log.Decision(x.now.Findings, pair); ok {
				said, by := reasons.Decision(x.log.Past(), d)
				if by != "" {
					said = p.text.T("cli.review.by", "said", said, "by", by)
				}
				lines = append(lines, "    "+flat(said))
			} else {
				lines = append(lines, "    "+p.text.T("cli.review.undecided", "words", quoteWords([]string{string(pair.A), string(pair.B)})))
			}
		}
	})
	if unowned := x.now.Findings.Unowned(); len(unowned) > 0 {
		say("unowned", "n", len(unowned))
		for _, f := range unowned {
			_, message := p.text.Finding(s, f)
			lines = append(lines, "  - "+flat(message))
		}
	}
	if len(lines) == 0 {
		say("none")
	}
	for _, line := range lines {
		if err := p.println(line); err != nil {
			return err
		}
	}
	return nil
}
