package pack

import (
	"cmp"
	"slices"

	"sandtable/export"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// turn is one decision with what was before it and after it. moved are the duties that
// change their unit by it, made and gone the units that begin and end.
type turn struct {
	gathering
	nth        int
	before     option
	after      option
	moved      []model.ID
	made, gone []model.Unit
}

// turns follows the decisions from the baseline on.
func (d *deck) turns() (out []turn) {
	steps := decided(d.main.Steps)
	from := many
	if len(steps) > mostDecisions {
		from = 0
	}
	was := d.at(d.base.Scenario, d.main.BaselineFindings)
	at := 0
	for i, g := range gathered(steps, from) {
		first, last := steps[at], steps[at+g.n-1]
		at += g.n
		now, err := model.Apply(last.Before, last.Change)
		if err != nil { // the log led here already
			return out
		}
		if first.Before.Fingerprint() != was.Scenario.Fingerprint() { // what is no decision lies between
			was = d.at(first.Before, was.Findings.Update(was.Scenario, first.Before, model.Diff(was.Scenario, first.Before)))
		}
		whole := model.Diff(was.Scenario, now)
		t := turn{gathering: g, nth: i, before: was, after: d.at(now, was.Findings.Update(was.Scenario, now, whole))}
		for _, e := range whole.Edits {
			switch r := e.After.(type) {
			case model.Duty:
				if e.Updated() && slices.ContainsFunc(e.Cells(), func(c model.CellEdit) bool { return c.Field.Name == "unit" }) {
					t.moved = append(t.moved, r.ID)
				}
			case model.Unit:
				if e.Added() {
					t.made = append(t.made, r)
				}
			}
			if u, ok := e.Before.(model.Unit); ok && e.Removed() {
				t.gone = append(t.gone, u)
			}
		}
		out = append(out, t)
		was = t.after
	}
	return out
}

// at is a scenario on the way from the baseline as an option.
func (d *deck) at(s model.Scenario, f check.Findings) option {
	r := export.Report{Scenario: s, Baseline: d.base.Scenario, Findings: f, BaselineFindings: d.main.BaselineFindings, Scorecard: f.Score(d.base.Scenario),
		Themes: theme.Of(s, f), BaselineThemes: d.main.BaselineThemes}
	r.Scorecard = r.Card()
	return option{name: d.main.name, themes: r.Themes, Report: r}
}

// turnsToShow picks those that weigh most: units first, then duties, then what has a reason.
func turnsToShow(all []turn) map[int]bool {
	sorted := slices.Clone(all)
	heft := func(t turn) int {
		n := 100*(len(t.made)+len(t.gone)) + 10*len(t.moved) + len(t.edits)
		if t.first.Why != "" {
			n += 20
		}
		return n
	}
	slices.SortStableFunc(sorted, func(a, b turn) int { return cmp.Compare(heft(b), heft(a)) })
	out := map[int]bool{}
	for _, t := range sorted[:min(len(sorted), mostDecisions)] {
		out[t.nth] = true
	}
	return out
}

// splits is the unit that all new ones were made of; "" = there is none.
func (t turn) splits() (from model.ID) {
	for _, u := range t.made {
		for id := range u.Origin.All() {
			if from != "" && from != model.ID(id) {
				return ""
			}
			from = model.ID(id)
		}
	}
	return from
}
