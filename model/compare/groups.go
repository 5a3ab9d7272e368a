package compare

import (
	"sandtable/model"
)

// Grouping is how the rows of duties are gathered under heads.
type Grouping int

// The groupings.
const (
	ByFunction Grouping = iota // of a duty's capability tags the one that most duties have
	BySource                   // the heading under which the source lists them
)

// Group is rows under one head: a capability tag or a heading, whichever is set;
// neither = the rows that have none.
type Group struct {
	Function string
	Heading  model.Text
	Rows     []RecordRow
}

// Groups gathers the rows of the duties. Groups come in the order of their first
// row, what has no head last. Other kinds are one group without a head.
func (t Table) Groups(k model.Kind, by Grouping) []Group {
	var out []Group
	var bare Group
	tags := t.tags()
	for _, r := range t.Section(k).Rows {
		g := t.head(r, by, tags)
		if g.Function == "" && g.Heading.Empty() {
			bare.Rows = append(bare.Rows, r)
			continue
		}
		i := 0
		for ; i < len(out); i++ {
			if out[i].Function == g.Function && out[i].Heading == g.Heading {
				break
			}
		}
		if i == len(out) {
			out = append(out, g)
		}
		out[i].Rows = append(out[i].Rows, r)
	}
	if len(bare.Rows) > 0 {
		out = append(out, bare)
	}
	return out
}

// tags counts the capability tags of all duties.
func (t Table) tags() map[string]int {
	out := map[string]int{}
	for _, r := range t.Section(model.DutyKind).Rows {
		d, _ := t.Sides[r.Side].Scenario.Duty(r.Ref.ID)
		for f := range d.Functions.All() {
			out[f]++
		}
	}
	return out
}

func (t Table) head(r RecordRow, by Grouping, tags map[string]int) Group {
	d, ok := t.Sides[r.Side].Scenario.Duty(r.Ref.ID)
	if !ok || r.Ref.Kind != model.DutyKind {
		return Group{}
	}
	if by == BySource {
		return Group{Heading: d.Group}
	}
	best := ""
	for f := range d.Functions.All() {
		if best == "" || tags[f] > tags[best] {
			best = f
		}
	}
	return Group{Function: best}
}
