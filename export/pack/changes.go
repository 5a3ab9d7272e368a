package pack

import (
	"slices"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
)

// changes lists the steps that made the proposal of the baseline: what was decided and why.
func (b *book) changes() []Block {
	steps := decided(b.main.Steps)
	if len(steps) == 0 {
		return []Block{b.remark("pack.changes.none")}
	}
	t := b.grid(8, page.Column{Head: b.p.T("pack.column.number"), Share: .5, Align: page.Centre}, page.Column{Head: b.p.T("pack.column.change"), Share: 4.2},
		page.Column{Head: b.p.T("pack.column.carried"), Share: 2.2}, page.Column{Head: b.p.T("pack.column.why"), Share: 4}, page.Column{Head: b.p.T("pack.column.who"), Share: 1},
		page.Column{Head: b.p.T("pack.column.day"), Share: 1.3})
	reasons := b.p.Reasons(b.main.Scenario)
	for i, g := range gathered(steps, many) {
		what := b.p.Capital(b.p.Change(g.first.Before, g.first.Change))
		if g.n > 1 {
			what = b.p.T("pack.changes.more", "what", what, "n", g.n-1)
		}
		why := page.Cell{Text: b.foreign(reasons.Say(g.first.Why)), Most: 4}
		if why.Text == "" {
			why = page.Cell{Fill: yellow}
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{b.tally(i + 1), {Text: what, Bold: true, Most: 3},
			{Text: b.carried(g), Most: 3}, why, {Text: g.first.Who, Most: 2}, b.moment(g.first.At)}})
	}
	switch {
	case b.main.Part != "": // of reasons and people nothing is told
		without(&t, 3, 4)
	case b.main.Handed:
		without(&t, 4)
	}
	return []Block{Grid{Table: t, sheets: 2}}
}

// without takes columns out of a table.
func without(t *page.Table, columns ...int) {
	for _, at := range slices.Backward(columns) {
		t.Columns = slices.Delete(t.Columns, at, at+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, at, at+1)
		}
	}
}

// decided leaves out the steps that only wrote down what the meeting itself says elsewhere:
// the brief, who sees to what, what was asked and decided.
func decided(steps []export.Step) (out []export.Step) {
	for _, x := range steps {
		if slices.ContainsFunc(x.Change.Edits, func(e model.Edit) bool {
			return !slices.Contains([]model.Kind{model.BriefKind, model.ResponseKind, model.CommentKind, model.ResolutionKind}, e.Ref().Kind)
		}) {
			out = append(out, x)
		}
	}
	return out
}

// gathering is steps of one verb that follow each other for one reason: a board reads them
// as one.
type gathering struct {
	first export.Step
	n     int
	edits map[model.Kind]map[model.ID]bool
}

// many is from how many steps on like ones are gathered.
const many = 24

// gathered gathers like steps when there are so many, or more.
func gathered(steps []export.Step, from int) (out []gathering) {
	for _, step := range steps {
		last := len(out) - 1
		if len(steps) < from || last < 0 || out[last].first.Change.Verb != step.Change.Verb || out[last].first.Why != step.Why || out[last].first.Who != step.Who {
			out = append(out, gathering{first: step, edits: map[model.Kind]map[model.ID]bool{}})
			last++
		}
		out[last].n++
		for _, e := range step.Change.Edits {
			ref := e.Ref()
			if out[last].edits[ref.Kind] == nil {
				out[last].edits[ref.Kind] = map[model.ID]bool{}
			}
			out[last].edits[ref.Kind][ref.ID] = true
		}
	}
	return out
}

// carried counts what a step touched besides its subject.
func (b *book) carried(g gathering) string {
	var said []string
	for _, k := range []model.Kind{model.UnitKind, model.DutyKind, model.GoalKind, model.TaskKind, model.KPIKind, model.ToolKind, model.ChannelKind, model.HandoffKind} {
		if n := len(g.edits[k]); n > 0 {
			said = append(said, b.p.T("pack.carried."+string(k), "n", n))
		}
	}
	return b.p.List(said...)
}
