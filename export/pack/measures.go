package pack

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// measure is one figure of the first sheet for any scenario.
type measure struct {
	key    string
	label  string
	of     func(o option) check.Metric
	say    func(o option) string
	judged bool // else a change is neither good nor bad
}

// measures are the figures of the first sheet, in order. Overlap between units and what
// merely lies within one are two.
func (b *book) measures() []measure {
	metric := func(name string) func(option) check.Metric {
		return func(o option) check.Metric { return o.Scorecard.Get(name) }
	}
	count := func(n func(option) int) func(option) check.Metric {
		return func(o option) check.Metric {
			return check.Metric{Value: float64(n(o)), Known: true, Better: "lower", Unit: "items"}
		}
	}
	// The metric of overlap counts near pairs only; what a board sees are the matters.
	overlaps := func(o option) check.Metric {
		n := 0
		for x := range o.themes.Open() {
			if x.Kind == theme.Overlap && x.Across() {
				n++
			}
		}
		return check.Metric{Name: check.Overlap, Value: float64(n), Known: true, Better: "lower", Unit: "items"}
	}
	inside := func(o option) int { return export.Inside(o.themes) }
	unowned := func(o option) int { return len(o.Findings.Unowned()) }
	out := []measure{
		{key: "boundary", of: metric(check.Boundary), judged: true},
		{key: "breadth", of: metric(check.Breadth), judged: true},
		{key: "overlap", of: overlaps, judged: true},
		{key: "inside", of: count(inside), judged: true},
		{key: "control", of: metric(check.Control), judged: true},
		{key: "unowned", of: count(unowned), judged: true},
		{key: "moves", of: metric(check.Disruption)},
	}
	if b.main.Part != "" { // what it cannot see whole is left out, and what left it is not better
		out = slices.DeleteFunc(out, func(m measure) bool { return m.key == "boundary" || m.key == "unowned" })
		for i := range out {
			out[i].judged = false
		}
	}
	for i, m := range out {
		key := m.key
		out[i].label = b.p.T("pack.measure." + key)
		out[i].say = func(o option) string {
			x := m.of(o)
			switch {
			case !x.Known:
				return "—"
			case key == "boundary":
				return b.p.Number(math.Round(x.Value)) + "%"
			}
			return b.p.T("pack.unit."+key, "n", x.Value)
		}
	}
	return out
}

// judgement is what became of a measure.
type judgement struct {
	sign   page.Sign // up or down; none when it is neither better nor worse, or not known
	ink    page.Ink
	ground page.Ink
	word   string
	plain  bool // it is neither a gain nor a loss, whatever its sign
}

// judge gives what became of a measure. An amount that is nought since only one department
// is left is no gain.
func (b *book) judge(m measure, before, now option) judgement {
	was, is := m.of(before), m.of(now)
	sign := page.Down
	switch {
	case !was.Known || !is.Known:
		return judgement{ink: muted, ground: wash, plain: true}
	case m.say(before) == m.say(now):
		return judgement{ink: muted, ground: wash, word: b.p.T("pack.verdict.same"), plain: true}
	case is.Value > was.Value:
		sign = page.Up
	}
	switch verdict := check.Verdict(was, is); {
	case !m.judged:
		word := ""
		if m.key == "moves" {
			word = b.p.T("pack.verdict.effort")
		}
		return judgement{ink: muted, ground: wash, word: word, plain: true}
	case verdict == check.Better && check.ByDefinition(now.Scenario, is):
		return judgement{sign: sign, ink: muted, ground: wash, word: b.p.T("pack.verdict.definition"), plain: true}
	case verdict == check.Better:
		return judgement{sign: sign, ink: better, ground: betterBg, word: b.p.T("pack.verdict.better")}
	case verdict == check.Worse:
		return judgement{sign: sign, ink: worse, ground: worseBg, word: b.p.T("pack.verdict.worse")}
	}
	return judgement{ink: muted, ground: wash, word: b.p.T("pack.verdict.same"), plain: true}
}

// known are the measures that are known of any of the scenarios shown.
func (b *book) known() []measure {
	return slices.DeleteFunc(b.measures(), func(m measure) bool {
		return b.alone() && m.key == "moves" || !slices.ContainsFunc(b.shown(), func(o option) bool { return m.of(o).Known })
	})
}

// tiles show what the proposal changes, figure by figure.
func (b *book) tiles(s *sheet) {
	all := b.known()
	const gap, high = 6.0, 52.0
	wide := (width - gap*float64(len(all)-1)) / float64(len(all))
	for i, m := range all {
		x := edge + float64(i)*(wide+gap)
		s.paint(page.Box{X: x, Y: s.at, W: wide, H: high, Fill: paper, Edge: rule, Thickness: .5})
		s.words(x+7, s.at+13, page.Cut(m.label, page.Type{Size: small}, wide-14), page.Type{Size: small}, muted)
		if b.alone() {
			s.words(x+7, s.at+36, m.say(b.main), page.Type{Size: 16, Bold: true}, ink)
			continue
		}
		before, now := m.say(b.base), m.say(b.main)
		size := 14.0
		was := page.Type{Size: 9.5}
		for size > 9 && page.Width(before, was)+page.Width(now, page.Type{Size: size, Bold: true})+34 > wide {
			size -= .5
		}
		s.words(x+7, s.at+31, before, was, muted)
		next := x + 7 + page.Width(before, was) + 5
		s.paint(page.Line{X1: next, Y1: s.at + 27.5, X2: next + 7, Y2: s.at + 27.5, Thickness: .9, Ink: muted},
			page.Shape{Points: []page.Point{{X: next + 6, Y: s.at + 25}, {X: next + 6, Y: s.at + 30}, {X: next + 10, Y: s.at + 27.5}}, Fill: muted})
		s.words(next+15, s.at+31, now, page.Type{Size: size, Bold: true}, ink)
		j := b.judge(m, b.base, b.main)
		s.paint(page.Box{X: x, Y: s.at + high - 15, W: wide, H: 15, Fill: j.ground})
		at := x + 7
		s.paint(page.Signed(j.sign, at, s.at+high-4.5, small, j.ink)...)
		if j.sign != page.NoSign {
			at += small * 1.2
		}
		s.words(at, s.at+high-4.5, page.Cut(j.word, page.Type{Size: small, Bold: true}, x+wide-at-3), page.Type{Size: small, Bold: true}, j.ink)
	}
	s.at += high
}

// shown are the scenarios that the first sheet sets side by side.
func (b *book) shown() []option {
	out := b.options
	if !b.alone() {
		out = append([]option{b.base}, out...)
	}
	return out[:min(len(out), 1+MostOptions)]
}

// figures sets all options side by side.
func (b *book) figures(s *sheet, wide float64) {
	all := b.shown()
	s.heading(edge, wide, b.p.T("pack.decision.figures", "n", len(all)))
	marks, end, _ := b.sideBySide().Lay(edge, s.at, wide, foot, foot-top)
	s.paint(marks...)
	s.at = end + 2
	if _, stands := b.stands(); !stands {
		s.paragraph(edge, wide, b.p.T("pack.decision.legend"), page.Type{Size: 7}, muted, 1)
	}
}

// sideBySide is the table of the figures of all options.
func (b *book) sideBySide() page.Table {
	all := b.shown()
	t := b.grid(small, page.Column{Head: b.p.T("pack.column.figure"), Share: 1.6})
	for _, o := range all {
		t.Columns = append(t.Columns, page.Column{Head: o.name, Share: 1, Align: page.Centre})
	}
	for _, m := range b.known() {
		row := page.Row{Key: m.key, Cells: []page.Cell{{Text: m.label}}}
		for i, o := range all {
			c := page.Cell{Text: m.say(o), Amount: b.amount(m, o)}
			if i > 0 {
				j := b.judge(m, all[0], o)
				if c.Sign, c.Ink = j.sign, ink; !j.plain {
					c.Ink, c.Fill = j.ink, j.ground
				}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// amount is the figure of a measure, of which the rest of what is said is the unit.
func (b *book) amount(m measure, o option) page.Amount {
	x := m.of(o)
	if !x.Known {
		return page.Amount{}
	}
	said := m.say(o)
	if strings.HasSuffix(said, "%") {
		return page.Amount{Number: x.Value / 100, Form: page.Share}
	}
	unit, _ := strings.CutPrefix(said, b.p.Number(x.Value))
	return page.Amount{Number: x.Value, Form: page.Count, Unit: unit}
}

// inventory is what every department has, the largest first.
func (b *book) inventory(s *sheet, wide float64) {
	s.heading(edge, wide, b.p.T("pack.decision.inventory"))
	marks, end, _ := b.holders().Lay(edge, s.at, wide, foot, foot-top)
	s.paint(marks...)
	s.at = end
}

// holders is the table of what every department has.
func (b *book) holders() page.Table {
	const most = 8
	t := b.grid(small, page.Column{Head: b.p.T("pack.column.department"), Share: 2})
	for _, key := range []string{"duties", "functions", "goals", "kpis"} {
		t.Columns = append(t.Columns, page.Column{Head: b.p.T("pack.net." + key), Share: 1, Align: page.Centre})
	}
	n := holdings(b.main.Scenario)
	all := departments(b.main.Scenario)
	slices.SortStableFunc(all, func(x, y model.Unit) int { return cmp.Compare(n[y.ID][0], n[x.ID][0]) })
	for i, u := range all {
		if i == most {
			t.Rows = append(t.Rows, page.Row{Heading: true, Cells: []page.Cell{{Text: b.p.T("pack.structure.more", "n", len(all)-i), Ink: muted}}})
			break
		}
		cells := []page.Cell{{Text: b.p.RecordName(b.main.Scenario, u), Most: 1}}
		for _, x := range n[u.ID] {
			cells = append(cells, b.number(x))
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells})
	}
	return t
}
