package main

import (
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
)

type findingJSON struct {
	Rule     string         `json:"rule"`
	Severity string         `json:"severity"`
	Key      string         `json:"key"`
	Refs     []model.Ref    `json:"refs"`
	Message  wording        `json:"message"`
	Evidence []evidenceJSON `json:"evidence"`
	Fixes    []fixJSON      `json:"fixes"`
	Waived   *model.Waiver  `json:"waived"`
	// Returned marks a finding that was accepted on other evidence than there is now.
	Returned bool `json:"returned"`
}

type evidenceJSON struct {
	Kind string      `json:"kind"`
	Text wording     `json:"text"`
	Refs []model.Ref `json:"refs"`
}

type fixJSON struct {
	Verb  string   `json:"verb"`
	Args  []string `json:"args"`
	Label wording  `json:"label"`
}

type metricJSON struct {
	Metric string   `json:"metric"`
	Value  *float64 `json:"value"` // null = not computable
	Unit   string   `json:"unit"`
	Better string   `json:"better"`
}

func (p *program) checkCommand() *cobra.Command {
	failOn := ""
	cmd := &cobra.Command{
		Use:   "check FILE SCENARIO",
		Short: p.text.T("cli.check.short"),
		Args:  p.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			level, err := p.level(failOn)
			if err != nil {
				return err
			}
			return p.withSession(args[0], args[1], "", func(s *scenarios.Session) error {
				s.Settle()
				now := s.Now()
				if p.json {
					err = p.writeChecked(now)
				} else {
					err = p.printFindings(now)
				}
				if err == nil && level > 0 && slices.ContainsFunc(now.Findings.All(), func(f check.Finding) bool {
					return f.Severity >= level && f.Waived == nil
				}) {
					return errFindings
				}
				return err
			})
		},
	}
	cmd.Flags().StringVar(&failOn, "fail-on", "", p.text.T("cli.flag.fail-on"))
	return cmd
}

// level reads the severity of --fail-on; "" is none.
func (p *program) level(word string) (check.Severity, error) {
	for s := check.Info; s <= check.High; s++ {
		if word == s.String() {
			return s, nil
		}
	}
	if word == "" {
		return 0, nil
	}
	return 0, wrongUse("cli.bad-severity", "word", word)
}

// writeChecked writes what check found as one JSON object.
func (p *program) writeChecked(now scenarios.Snapshot) error {
	o := p.object()
	o.field("scenario", now.Info.ID)
	o.field("fingerprint", now.Scenario.Fingerprint())
	listed(o, "themes", each(slices.Values(now.Themes.All()), func(x *theme.Theme) themeJSON { return p.theme(now, x) }))
	o.field("missing", p.missing(now))
	o.field("settled", p.settled(now))
	listed(o, "findings", each(now.Findings.Each(), func(f *check.Finding) findingJSON { return p.finding(now, *f) }))
	listed(o, "scorecard", each(slices.Values(now.Scorecard), metric))
	return o.end()
}

// each turns every member of a sequence into another.
func each[T, U any](members iter.Seq[T], to func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for m := range members {
			if !yield(to(m)) {
				return
			}
		}
	}
}

func (p *program) finding(now scenarios.Snapshot, f check.Finding) findingJSON {
	s := now.Scenario
	j := findingJSON{Rule: f.Rule, Severity: f.Severity.String(), Key: f.Key, Refs: some(f.Refs),
		Message:  p.both(func(t text.Printer) string { _, m := t.Finding(s, f); return m }),
		Evidence: []evidenceJSON{}, Fixes: []fixJSON{}, Waived: f.Waived, Returned: f.Returned}
	for _, e := range now.Findings.Explain(f) {
		j.Evidence = append(j.Evidence, evidenceJSON{e.Kind,
			p.both(func(t text.Printer) string { return t.Evidence(s, e) }), some(e.Refs)})
	}
	for _, x := range f.Fixes {
		j.Fixes = append(j.Fixes, fixJSON{x.Call.Verb, some(x.Call.Args),
			p.both(func(t text.Printer) string { return t.Fix(s, x) })})
	}
	return j
}

func metric(m check.Metric) metricJSON {
	j := metricJSON{Metric: m.Name, Unit: m.Unit, Better: m.Better}
	if m.Known {
		j.Value = &m.Value
	}
	return j
}

// some gives a list that JSON writes as [] and not as null.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (p *program) printFindings(now scenarios.Snapshot) error {
	s := now.Scenario
	if err := p.println(p.text.T("cli.check.head", "scenario", p.scenarioName(now.Info), "themes", len(now.Themes.All()), "n", now.Findings.Len(), "fingerprint", s.Fingerprint())); err != nil {
		return err
	}
	for _, x := range now.Themes.All() {
		if err := p.println("\n" + strings.Join(p.themeLines(now, x), "\n")); err != nil {
			return err
		}
	}
	if lines := p.settledLines(now); len(lines) > 0 {
		if err := p.println("\n" + strings.Join(append([]string{p.text.T("cli.check.settled")}, lines...), "\n")); err != nil {
			return err
		}
	}
	if lines := p.missingLines(now); len(lines) > 0 {
		if err := p.println("\n" + strings.Join(append([]string{p.text.T("cli.check.missing")}, lines...), "\n")); err != nil {
			return err
		}
	}
	if err := p.println("\n" + p.text.T("cli.check.scorecard")); err != nil {
		return err
	}
	t := table{right: map[int]bool{2: true}}
	for _, m := range now.Scorecard {
		label, _ := p.text.Metric(m.Name)
		value, unit := p.text.MetricValue(m)
		t.add("", label, value, unit, p.text.T("cli.better."+m.Better))
	}
	return t.print(p.out)
}

// accepted says why a finding was accepted, and by whom if that is known.
func (p *program) accepted(s model.Scenario, w model.Waiver) string {
	why := flat(p.text.Reasons(s).Say(w.Reason))
	if w.By == "" {
		return why
	}
	return p.text.T("list.paren", "x", why, "y", w.By)
}

// mark is the shape of a severity, as in the window.
func mark(s check.Severity) string {
	switch s {
	case check.High:
		return "▲"
	case check.Medium:
		return "◆"
	case check.Low:
		return "○"
	}
	return "□"
}

// quoteWords writes words so that a shell, and the input of do, reads them back.
func quoteWords(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if w == "" || strings.ContainsAny(w, " \t\n\"'\\#$&;|<>()*?[]{}~`!") {
			out[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
	}
	return strings.Join(out, " ")
}
