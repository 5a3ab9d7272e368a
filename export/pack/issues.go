package pack

import (
	"slices"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// issues are the matters of high and medium weight, with room for who answers for each.
func (b *book) issues() []Block {
	t := b.grid(small, page.Column{Head: b.p.T("pack.column.number"), Share: .55, Align: page.Centre}, page.Column{Head: b.p.T("pack.column.severity"), Share: 1.15}, page.Column{Head: b.p.T("pack.column.issue"), Share: 2.6},
		page.Column{Head: b.p.T("pack.column.units"), Share: 1.6}, page.Column{Head: b.p.T("pack.column.reason"), Share: 3.4}, page.Column{Head: b.p.T("pack.column.answer"), Share: 3.2},
		page.Column{Head: b.p.T("pack.column.owner"), Share: 1}, page.Column{Head: b.p.T("pack.column.due"), Share: 1.35})
	progress := b.progress()
	if progress {
		t.Columns = append(t.Columns, b.followed(1.25))
	}
	var out outcome
	if !b.alone() {
		t.Columns = append(t.Columns, page.Column{Head: b.p.T("pack.column.standing"), Share: 1})
		out = outcomeOf(b.base.themes, b.main.themes)
	}
	unlisted := 0
	for x := range b.main.themes.Open() {
		if x.Severity < check.Medium {
			continue
		}
		if len(t.Rows) == mostListed {
			unlisted++
			continue
		}
		row := append([]page.Cell{b.tally(len(t.Rows) + 1), b.severity(x.Severity), {Text: b.p.Theme(b.main.Scenario, x), Bold: true, Most: 2},
			{Text: b.units(x), Most: 2}, {Text: b.why(x), Most: 2}, {Text: b.answer(b.main, x), Most: 2}}, b.seen(b.main, x, progress)...)
		if !b.alone() {
			standing := page.Cell{Text: b.p.T("pack.issues.remains")}
			if slices.Contains(out.created, x) {
				standing = page.Cell{Text: b.p.T("pack.issues.new"), Ink: worse, Bold: true}
			}
			row = append(row, standing)
		}
		t.Rows = append(t.Rows, page.Row{Key: x.Findings[0].Key, Cells: row})
	}
	var list Block = Grid{Table: t, sheets: 2, More: unlisted}
	if len(t.Rows) == 0 {
		list = Note{Text: b.noIssues(), set: page.Type{Size: least}, ink: muted, lines: 1}
	}
	return []Block{list, Note{Text: b.closed(out), set: page.Type{Size: 7}, ink: muted, lines: 2}}
}

// mostListed is how many rows are made of a list that is longer than the sheets of a pack.
const mostListed = 80

// noIssues says that there are none, in the part of a unit as far as it can be seen from there.
func (b *book) noIssues() string {
	if b.main.Part != "" {
		return b.p.T("pack.issues.none-here")
	}
	return b.p.T("pack.issues.none")
}

// closed says what became of the matters that the sheet does not list.
func (b *book) closed(out outcome) string {
	waived := 0
	for _, x := range b.main.themes.All() {
		if x.Waived != nil {
			waived++
		}
	}
	said := b.p.T("pack.issues.others", "n", b.main.themes.Count()[check.Low], "waived", waived)
	for _, x := range []struct {
		key string
		of  []*theme.Theme
	}{{"pack.issues.gone", out.solved}, {"pack.issues.inside", out.inside}} {
		if len(x.of) == 0 {
			continue
		}
		var names []string
		for _, x := range x.of[:min(len(x.of), 3)] {
			names = append(names, b.p.Quote(b.p.Theme(b.base.Scenario, x)))
		}
		if len(x.of) > len(names) {
			names = append(names, b.p.T("pack.options.more", "n", len(x.of)-len(names)))
		}
		said += b.p.T(x.key, "n", len(x.of), "list", b.p.List(names...))
	}
	if b.main.Part != "" {
		said += b.p.T("pack.issues.part")
	}
	return said
}

// why says the weightiest finding of a matter.
func (b *book) why(x *theme.Theme) string {
	for _, f := range x.Findings {
		if f.Waived == nil {
			_, message := b.p.Finding(b.main.Scenario, *f)
			return message
		}
	}
	return ""
}

func (b *book) units(x *theme.Theme) string {
	var names []string
	for _, u := range x.Units {
		if s := b.unit(b.main.Scenario, u); s != "" && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	return b.several(names)
}

// duty says a duty of the proposal by its title.
func (b *book) duty(id model.ID) string {
	return b.p.Name(b.main.Scenario, model.Ref{Kind: model.DutyKind, ID: id})
}
