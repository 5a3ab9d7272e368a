package pack

import (
	"slices"

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
		base := theme.Of(o.Baseline, o.BaselineFindings)
		gained, lost := theme.Compare(base, o.themes)
		var solved, leaves []*theme.Theme
		hidden := map[string]bool{} // between units it is gone, inside one it stands
		for _, x := range lost {
			if standing(x, o) {
				hidden[x.Key] = true
				leaves = append(leaves, x)
			} else {
				solved = append(solved, x)
			}
		}
		fresh := map[string]bool{}
		for _, x := range gained {
			fresh[x.Key] = true
		}
		for x := range o.themes.Open() {
			if !fresh[x.Key] && x.Severity != check.Info {
				leaves = append(leaves, x)
			}
		}
		for i, list := range []struct {
			s  model.Scenario
			of []*theme.Theme
		}{{o.Baseline, solved}, {o.Scenario, leaves}, {o.Scenario, gained}} {
			rows[i].Cells = append(rows[i].Cells, page.Cell{Text: b.matters(list.s, list.of, o, hidden)})
		}
	}
	t.Rows = rows
	return append([]Block{Grid{Table: t, sheets: 2}, gap(12)}, b.net()...)
}

// standing reports whether a matter of the baseline is not settled but only stands within
// one unit now: the pairs behind it are still there.
func standing(x *theme.Theme, o option) bool {
	if x.Kind != theme.Overlap {
		return false
	}
	return slices.ContainsFunc(x.Findings, func(f *check.Finding) bool {
		now, ok := o.Findings.Get(f.Key)
		return ok && now.Waived == nil
	})
}

// matters names the first of a list, a line each, and counts the others.
func (b *book) matters(s model.Scenario, list []*theme.Theme, o option, hidden map[string]bool) string {
	said := ""
	for i, x := range list {
		if i > 0 {
			said += "\n"
		}
		if i == named {
			said += b.p.T("pack.options.more", "n", len(list)-i)
			break
		}
		if hidden[x.Key] {
			said += b.p.T("pack.options.hidden", "title", b.p.Theme(o.Baseline, x))
			continue
		}
		said += b.p.T("pack.options.matter", "severity", b.p.Severity(x.Severity.String()), "title", b.p.Theme(s, x))
	}
	if said == "" {
		return b.p.T("pack.options.none")
	}
	return said
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
