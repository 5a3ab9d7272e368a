package pack

import (
	"slices"
	"strings"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// named is how many matters the sheet of options names of each sort.
const named = 4

// compared sets out what each scenario solves, leaves and creates, and what every
// department gains and loses.
func (b *book) compared() []Block {
	options := b.options
	if b.alone() {
		options = options[1:]
	}
	options = options[:min(len(options), MostOptions)]
	t := b.grid(small+.5, page.Column{Share: .7})
	rows := []page.Row{{Cells: []page.Cell{{Text: b.p.T("pack.options.solves"), Bold: true, Fill: betterBg}}}, {Cells: []page.Cell{{Text: b.p.T("pack.options.leaves"), Bold: true, Fill: wash}}},
		{Cells: []page.Cell{{Text: b.p.T("pack.options.creates"), Bold: true, Fill: worseBg}}}}
	for _, o := range options {
		t.Columns = append(t.Columns, page.Column{Head: o.name, Share: 2})
		out := o.outcome()
		leaves := b.matters(o.Scenario, out.left)
		if len(out.inside) > 0 {
			leaves = lines(leaves, b.within(o, out.inside))
		}
		for i, said := range []string{b.matters(o.Baseline, out.solved), leaves, b.matters(o.Scenario, out.created)} {
			if said == "" {
				said = b.p.T("pack.options.none")
			}
			rows[i].Cells = append(rows[i].Cells, page.Cell{Text: said})
		}
	}
	t.Rows = rows
	return append([]Block{Grid{Table: t, sheets: 2}, gap(12)}, b.net()...)
}

// outcome is what an option does about the matters of its baseline.
func (o option) outcome() outcome {
	return outcomeOf(o.BaselineThemes, o.themes)
}

// matters names the first of a list, a line each, and counts the others, with how many of
// them are high.
func (b *book) matters(s model.Scenario, list []*theme.Theme) string {
	var said []string
	for _, x := range list[:min(len(list), named)] {
		said = append(said, b.p.T("pack.options.matter", "severity", b.p.Severity(x.Severity.String()), "title", b.p.Theme(s, x)))
	}
	if len(list) > named {
		rest, high := list[named:], 0
		for _, x := range rest {
			if x.Severity == check.High {
				high++
			}
		}
		more := b.p.T("pack.options.more", "n", len(rest))
		if high > 0 {
			more = b.p.T("pack.options.more-high", "n", len(rest), "high", high)
		}
		said = append(said, more)
	}
	return lines(said...)
}

// within says in a line which overlaps only stand within one unit now.
func (b *book) within(o option, list []*theme.Theme) string {
	const most = 2
	var names []string
	for _, x := range list[:min(len(list), most)] {
		names = append(names, b.p.Theme(o.Baseline, x))
	}
	if len(list) > most {
		names = append(names, b.p.T("pack.options.more", "n", len(list)-most))
	}
	return b.p.T("pack.options.inside", "n", len(list), "list", b.p.List(names...))
}

// lines puts what is not empty below each other.
func lines(said ...string) string {
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "\n")
}

// net is what every department has before and after.
func (b *book) net() []Block {
	if b.alone() {
		return nil
	}
	t := b.grid(small+.5, page.Column{Head: b.p.T("pack.column.department"), Share: 2.4})
	was, is := holdings(b.base.Scenario), holdings(b.main.Scenario)
	held := func(i int) bool { // by anybody
		for _, all := range []map[model.ID][4]int{was, is} {
			for _, n := range all {
				if n[i] > 0 {
					return true
				}
			}
		}
		return i == 0
	}
	for i, key := range []string{"duties", "functions", "goals", "kpis"} {
		if !held(i) {
			continue
		}
		for _, when := range []string{"before", "after", "net"} {
			head := b.p.T("pack.net." + when)
			if when == "before" {
				head = b.p.T("pack.net." + key)
			}
			t.Columns = append(t.Columns, page.Column{Head: head, Share: 1, Align: page.Centre})
		}
	}
	row := func(u model.Unit, s model.Scenario) {
		cells := []page.Cell{{Text: b.p.RecordName(s, u)}}
		before, after := was[u.ID], is[u.ID]
		for i := range before {
			if !held(i) {
				continue
			}
			net := page.Cell{Text: b.p.Signed(float64(after[i] - before[i])), Bold: true, Amount: page.Amount{Number: float64(after[i] - before[i]), Form: page.Difference}}
			if after[i] == before[i] {
				net = page.Cell{Text: "–", Ink: muted}
			}
			cells = append(cells, b.number(before[i]), b.number(after[i]), net)
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells})
	}
	for _, u := range departments(b.main.Scenario) {
		row(u, b.main.Scenario)
	}
	for _, u := range departments(b.base.Scenario) {
		if !b.main.Scenario.Has(u.Ref()) {
			row(u, b.base.Scenario)
		}
	}
	return []Block{Heading{Text: b.p.T("pack.net.title"), room: 90}, Grid{Table: t, sheets: 1}}
}

// number is the cell of a count, a dash for none: a page of zeros hides the figures.
func (b *book) number(n int) page.Cell {
	if n == 0 {
		return page.Cell{Text: "–"}
	}
	return b.tally(n)
}

// holdings counts by department: duties, functions, goals and KPIs.
func holdings(s model.Scenario) map[model.ID][4]int {
	out := map[model.ID][4]int{}
	functions := map[model.ID]map[string]bool{}
	add := func(unit model.ID, i int) {
		if unit == "" {
			return
		}
		home := s.DepartmentOf(unit)
		n := out[home]
		n[i]++
		out[home] = n
	}
	for _, d := range s.Duties() {
		add(d.Unit, 0)
		home := s.DepartmentOf(d.Unit)
		for f := range d.Functions.All() {
			if functions[home] == nil {
				functions[home] = map[string]bool{}
			}
			if d.Unit != "" && !functions[home][f] {
				functions[home][f] = true
				add(d.Unit, 1)
			}
		}
	}
	for _, g := range s.Goals() {
		add(g.Unit, 2)
	}
	for _, k := range s.KPIs() {
		add(k.Unit, 3)
	}
	return out
}
