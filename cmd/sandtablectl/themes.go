package main

import (
	"fmt"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
)

// themeJSON is one matter. Its duties come first in Refs; what it is about follows.
type themeJSON struct {
	Key      string        `json:"key"`
	Kind     theme.Kind    `json:"kind"`
	Severity string        `json:"severity"`
	Title    wording       `json:"title"`
	Units    []model.Ref   `json:"units"`
	Refs     []model.Ref   `json:"refs"`
	Findings []string      `json:"findings"`
	Stakes   stakesJSON    `json:"stakes"`
	Fixes    []fixJSON     `json:"fixes"` // the best first
	Waived   *model.Waiver `json:"waived"`
	// Response is what is done about it; null when nobody has said so.
	Response *model.Response `json:"response"`
}

// stakesJSON is what a matter is ranked by among those of its severity.
type stakesJSON struct {
	Units       int         `json:"units"`
	Criticality int         `json:"criticality"` // sum over the duties, 1 to 3 each
	KPIs        []model.Ref `json:"kpis"`
	Handoffs    int         `json:"handoffs"`
	Certainty   float64     `json:"certainty"` // 0 to 1
	Score       int         `json:"score"`
}

type missingJSON struct {
	What    string      `json:"what"`
	Count   int         `json:"count"` // 0 = there are no records of the kind at all
	Refs    []model.Ref `json:"refs"`
	Message wording     `json:"message"`
}

func (p *program) theme(now scenarios.Snapshot, x *theme.Theme) themeJSON {
	s := now.Scenario
	j := themeJSON{Key: x.Key, Kind: x.Kind, Severity: x.Severity.String(), Refs: some(x.Refs), Units: []model.Ref{}, Fixes: []fixJSON{},
		Findings: []string{}, Waived: x.Waived, Title: p.both(func(t text.Printer) string { return t.Theme(s, x) }),
		Stakes: stakesJSON{x.Stakes.Units, x.Stakes.Criticality, []model.Ref{}, x.Stakes.Handoffs, float64(x.Stakes.Certainty) / 100, x.Stakes.Score()}}
	if r, ok := now.Themes.Response(x); ok {
		j.Response = &r
	}
	for _, u := range x.Units {
		j.Units = append(j.Units, model.Ref{Kind: model.UnitKind, ID: u})
	}
	for _, k := range x.Stakes.KPIs {
		j.Stakes.KPIs = append(j.Stakes.KPIs, model.Ref{Kind: model.KPIKind, ID: k})
	}
	for _, f := range x.Findings {
		j.Findings = append(j.Findings, f.Key)
	}
	for _, f := range now.Themes.Fixes(x) {
		call := p.text.ThemeCall(s, f)
		j.Fixes = append(j.Fixes, fixJSON{call.Verb, some(call.Args), p.both(func(t text.Printer) string { _, sentence := t.ThemeFix(s, f); return sentence })})
	}
	return j
}

func (p *program) missing(now scenarios.Snapshot) []missingJSON {
	out := []missingJSON{}
	for _, m := range now.Themes.Missing() {
		out = append(out, missingJSON{m.What, m.Count, some(m.Refs), p.both(func(t text.Printer) string { return t.Missing(m) })})
	}
	return out
}

// themeLines prints one matter: what it is about, what is at stake, its duties, the findings
// behind it and what would settle it.
func (p *program) themeLines(now scenarios.Snapshot, x *theme.Theme) []string {
	s := now.Scenario
	lines := []string{fmt.Sprintf("%s %s  %s", mark(x.Severity), p.text.Severity(x.Severity.String()), p.text.Theme(s, x)), "    " + p.text.ThemeFacts(x)}
	if at := p.text.ThemeStakes(s, x); at != "" {
		lines = append(lines, "    "+at)
	}
	if r, ok := now.Themes.Response(x); ok {
		lines = append(lines, "    "+p.text.T("cli.check.response", "said", flat(p.text.Response(r))))
	}
	for _, id := range x.Duties {
		d, _ := s.Duty(id)
		lines = append(lines, "    · "+p.text.T("cli.check.duty", "u", p.text.Unit(s, d.Unit), "x", p.text.Name(s, d.Ref())))
	}
	for _, f := range x.Findings {
		lines = append(lines, p.findingLines(now, *f)...)
	}
	for _, f := range now.Themes.Fixes(x) {
		_, sentence := p.text.ThemeFix(s, f)
		if f.Call.Verb != "" { // why it is done is the sentence itself
			sentence = p.text.T("cli.check.fix", "label", sentence, "words", quoteWords(append([]string{f.Call.Verb}, f.Call.Args...)))
		}
		lines = append(lines, "    > "+sentence)
	}
	return append(lines, "    "+x.Key)
}

// findingLines prints one finding behind a matter.
func (p *program) findingLines(now scenarios.Snapshot, f check.Finding) []string {
	s := now.Scenario
	_, message := p.text.Finding(s, f)
	lines := []string{"    - " + f.Rule + "  " + message}
	for _, e := range now.Findings.Explain(f) {
		lines = append(lines, "        - "+flat(p.text.Evidence(s, e)))
	}
	switch was, ok := s.Waiver(model.WaiverID(f.Key)); {
	case f.Waived != nil:
		lines = append(lines, "        "+p.text.T("cli.check.waived", "reason", p.accepted(s, *f.Waived)))
	case f.Returned && ok:
		lines = append(lines, "        "+p.text.T("cli.check.returned", "reason", p.accepted(s, was)))
	}
	return append(lines, "        "+f.Key)
}

// settled lists the answers to matters that are gone.
func (p *program) settled(now scenarios.Snapshot) []settledJSON {
	out := []settledJSON{}
	for _, r := range now.Themes.Settled() {
		out = append(out, settledJSON{p.both(func(t text.Printer) string { return t.ThemeKey(now.Scenario, r.Theme) }), r})
	}
	return out
}

// settledJSON is the answer to a matter that is gone, and what the matter is called.
type settledJSON struct {
	Title    wording        `json:"title"`
	Response model.Response `json:"response"`
}

func (p *program) settledLines(now scenarios.Snapshot) (out []string) {
	for _, r := range now.Themes.Settled() {
		out = append(out, "    "+p.text.ThemeKey(now.Scenario, r.Theme), "        "+flat(p.text.Response(r)), "        "+r.Theme)
	}
	return out
}

func (p *program) missingLines(now scenarios.Snapshot) []string {
	var out []string
	for _, m := range now.Themes.Missing() {
		out = append(out, "    "+p.text.Missing(m))
	}
	return out
}
