package export

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
)

// guideColumns are how many columns the guide has: a label, and figures.
const guideColumns = 10

// guide is the sheet that says which state is shown, how every figure is reckoned, how many
// warnings of which family there are, where what is said comes from, and what the other
// sheets hold.
func (b *pages) guide() xlsx.Sheet {
	s := b.printed(b.sheetName("guide"), xlsx.A4)
	s.FitWide = true
	s.Columns = []xlsx.Column{{Width: 30}}
	for range guideColumns - 1 {
		s.Columns = append(s.Columns, xlsx.Column{Width: 12})
	}
	line := func(c xlsx.Cell) xlsx.Row { c.Span = guideColumns; return xlsx.Row{Cells: []xlsx.Cell{c}} }
	heading := func(key string) {
		s.Rows = append(s.Rows, xlsx.Row{Height: 8}, line(styled(b.p.T(key), xlsx.StyleHeading)))
	}
	s.Rows = append(s.Rows, b.banner(b.p.T("export.sheet.guide"), "")...)
	Title(&s)
	s.Rows = append(s.Rows, line(styled(b.frame(), xlsx.StyleMuted)), line(styled(b.provenance(), xlsx.StyleMuted)))
	heading("export.guide.figures")
	s.Rows = append(s.Rows, b.scorecard()...)
	if !b.r.Alone && check.ByDefinition(b.r.Scenario, b.r.Scorecard.Get(check.Boundary)) {
		s.Rows = append(s.Rows, line(styled(b.p.T("export.guide.single"), xlsx.StyleMuted)))
	}
	heading("export.guide.warnings")
	s.Rows = append(s.Rows, b.tally()...)
	heading("export.guide.sheets")
	s.Rows = append(s.Rows, line(styled(b.p.T("export.guide.returns"), xlsx.StyleNote)))
	for _, x := range b.sheets {
		about := xlsx.Cell{Style: xlsx.StyleNote, Span: guideColumns - 1}
		if said := x.Rows[1].Cells; len(said) > 1 {
			about.Value = said[1].Value
		}
		s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{{Value: xlsx.Text(x.Name), Style: xlsx.StyleLink, Link: &xlsx.Link{Sheet: x.Name}}, about}})
	}
	return s
}

// frame says which state of which scenario the page shows.
func (b *pages) frame() string {
	status := b.r.Status
	if b.p.Has("status." + status) {
		status = b.p.T("status." + status)
	}
	var said []string
	if !b.r.Alone {
		said = append(said, b.p.T("export.guide.baseline", "name", b.baseline()))
	}
	for _, x := range []struct{ key, value string }{
		{"export.guide.status", status},
		{"export.guide.date", b.p.DayOf(b.r.Date)},
		{"export.guide.meeting", b.r.Scenario.Brief().Meeting.In(b.p.Lang())},
		{"export.guide.effective", b.p.Day(b.r.Scenario.Brief().Effective)},
		{"export.guide.library", b.r.Library},
	} {
		if x.value != "" {
			said = append(said, b.p.T(x.key, "value", x.value))
		}
	}
	return strings.Join(said, b.p.T("export.guide.bar"))
}

// scorecard is the metrics against the baseline with how each is reckoned, and below them
// how large the organisation is. Of the baseline there is nothing but the figures.
func (b *pages) scorecard() []xlsx.Row {
	head := func(key string, span int, over bool) xlsx.Cell {
		return xlsx.Cell{Value: xlsx.Text(b.p.T(key)), Style: xlsx.StyleHeader, Span: span, OverFigures: over}
	}
	heads := []xlsx.Cell{head("export.column.metric", 1, false)}
	if !b.r.Alone {
		heads = append(heads, head("export.column.baseline", 1, true))
	}
	heads = append(heads, head("export.column.scenario", 1, true))
	if !b.r.Alone {
		heads = append(heads, head("export.column.difference", 1, true), head("export.column.verdict", 1, false))
	}
	rest := guideColumns - len(heads)
	rows := []xlsx.Row{{Cells: append(heads, head("export.column.formula", rest, false))}}
	row := func(label string, style xlsx.Style, before, now, change, verdict xlsx.Cell, formula string) {
		cells := []xlsx.Cell{styled(label, style)}
		if !b.r.Alone {
			cells = append(cells, before)
		}
		cells = append(cells, now)
		if !b.r.Alone {
			cells = append(cells, change, verdict)
		}
		rows = append(rows, xlsx.Row{Cells: append(cells, xlsx.Cell{Value: xlsx.Text(formula), Style: xlsx.StyleBodyWrap, Span: rest})})
	}
	size := func(key string, before, now int) {
		row(b.p.T("export.guide."+key), xlsx.StyleBodyWrap, count(before), count(now),
			xlsx.Cell{Value: xlsx.Number(float64(now - before)), Style: xlsx.StyleDelta}, xlsx.Cell{Style: xlsx.StyleBody}, b.p.T("export.formula."+key))
	}
	for _, now := range b.r.Card() {
		if b.r.Part != "" && !slices.Contains([]string{check.Breadth, check.Overlap, check.Control, check.Disruption}, now.Name) {
			continue // it cannot be seen whole
		}
		before := b.r.BaselineScorecard.Get(now.Name)
		word, _ := b.p.Verdict(before, now)
		verdict := styled(word, verdictStyle(check.Verdict(before, now)))
		switch {
		case word == "" || now.Name == check.Disruption || b.r.Part != "": // the extent of a change is neither good nor bad
			verdict = styled("—", xlsx.StyleSame)
		case check.ByDefinition(b.r.Scenario, now) && !check.ByDefinition(b.r.Baseline, before):
			verdict = styled(b.p.T("export.guide.by-definition"), xlsx.StyleSame)
		}
		row(b.measured(now), xlsx.StyleStrong, figure(before), figure(now), change(before, now), verdict, b.p.T("export.formula."+now.Name))
		if now.Name == check.Overlap { // what merging only hides
			size("inside", Inside(b.old), Inside(b.themes))
		}
	}
	size("departments", len(sides(b.r.Baseline)), len(sides(b.r.Scenario)))
	size("duties", b.r.Baseline.Count(model.DutyKind), b.r.Scenario.Count(model.DutyKind))
	return rows
}

// measured names a metric with its unit, which does not stand beside the figure: figures
// are numbers, to be charted and reckoned with.
func (b *pages) measured(m check.Metric) string {
	label, _ := b.p.Metric(m.Name)
	if _, unit := b.p.MetricValue(m); m.Known && unit != "" && unit != "%" {
		return b.p.T("export.guide.measured", "label", label, "unit", unit)
	}
	return label
}

// figure is the value of a metric as a number; a dash where there is none.
func figure(m check.Metric) xlsx.Cell {
	value, share := m.Value, m.Unit == "%"
	switch {
	case !m.Known:
		return styled("—", xlsx.StyleCentre)
	case share:
		value /= 100
	case m.Unit == "": // from 0 to 1
		share = true
	}
	if share {
		return xlsx.Cell{Value: xlsx.Number(value), Style: xlsx.StylePercent}
	}
	return xlsx.Cell{Value: xlsx.Number(value), Style: xlsx.StyleNumber}
}

// change is the difference of two values of a metric, of percents in percent.
func change(before, now check.Metric) xlsx.Cell {
	was, is := figure(before), figure(now)
	if !before.Known || !now.Known {
		return xlsx.Cell{Style: xlsx.StyleBody}
	}
	style := xlsx.StyleDelta
	if is.Style == xlsx.StylePercent {
		style = xlsx.StyleDeltaPercent
	}
	return xlsx.Cell{Value: xlsx.Number(is.Value.Number() - was.Value.Number()), Style: style}
}

func verdictStyle(verdict string) xlsx.Style {
	switch verdict {
	case check.Better:
		return xlsx.StyleBetter
	case check.Worse:
		return xlsx.StyleWorse
	}
	return xlsx.StyleSame
}

// tally counts the warnings by family: the open ones by severity, and all of them against
// the baseline.
func (b *pages) tally() []xlsx.Row {
	type sort struct {
		head  string
		style xlsx.Style
		of    func(warning) bool
	}
	var sorts []sort
	for _, level := range []check.Severity{check.High, check.Medium, check.Low, check.Info} {
		sorts = append(sorts, sort{b.p.Severity(level.String()), severityStyle(level), func(w warning) bool { return w.open() && w.finding.Severity == level }})
	}
	sorts = append(sorts, sort{b.p.T("export.guide.open"), xlsx.StyleHeader, warning.open})
	if !b.r.Alone {
		sorts = append(sorts, sort{b.p.T("export.guide.before"), xlsx.StyleHeader, func(w warning) bool { return w.before != 0 }},
			sort{b.p.T("export.standing.gone"), xlsx.StyleBetter, func(w warning) bool { return w.standing == gone }},
			sort{b.p.T("export.standing.new"), xlsx.StyleWorse, func(w warning) bool { return w.standing == appeared }})
	}
	sorts = append(sorts, sort{b.p.T("export.standing.accepted"), xlsx.StyleSame, func(w warning) bool { return w.standing == accepted }})

	heads := []xlsx.Cell{styled(b.p.T("export.column.family"), xlsx.StyleHeader)}
	n := map[string][]int{"": make([]int, len(sorts))}
	for i, x := range sorts {
		heads = append(heads, styled(x.head, x.style))
		for _, w := range b.warning {
			if !x.of(w) {
				continue
			}
			family := check.FamilyOf(w.finding.Rule).ID
			if n[family] == nil {
				n[family] = make([]int, len(sorts))
			}
			n[family][i]++
			n[""][i]++
		}
	}
	rows := []xlsx.Row{{Cells: heads}}
	row := func(label xlsx.Cell, counts []int) {
		cells := []xlsx.Cell{label}
		for i := range sorts {
			if len(counts) == 0 {
				cells = append(cells, tallied(0))
				continue
			}
			cells = append(cells, tallied(counts[i]))
		}
		rows = append(rows, xlsx.Row{Cells: cells})
	}
	for _, f := range check.Families() {
		row(styled(b.p.T("family."+f.ID), xlsx.StyleBody), n[f.ID])
	}
	row(styled(b.p.T("export.guide.all"), xlsx.StyleStrong), n[""])
	return rows
}

// tallied is a count, a dash for none: a page of zeros hides the figures.
func tallied(n int) xlsx.Cell {
	if n == 0 {
		return styled("–", xlsx.StyleCentre)
	}
	return xlsx.Cell{Value: xlsx.Number(float64(n)), Style: xlsx.StyleCentre}
}

// provenance tells how much of the scenario the source states and how much others
// added, and whether rules differ from the catalogue.
func (b *pages) provenance() string {
	n := map[model.Basis]int{}
	for _, k := range []model.Kind{model.UnitKind, model.DutyKind, model.GoalKind, model.TaskKind, model.KPIKind, model.ToolKind, model.ChannelKind, model.HandoffKind, model.CollaborationKind} {
		for _, r := range b.r.Scenario.Records(k) {
			n[model.Basis(model.Cell(r, "basis"))]++
		}
	}
	said := b.p.T("export.guide.provenance", "stated", fmt.Sprint(n[model.Stated]), "analyst", fmt.Sprint(n[model.Analyst]),
		"user", fmt.Sprint(n[model.User]), "unstated", fmt.Sprint(n[model.Unstated]))
	if changed := len(b.r.Findings.Policy().Keys()); changed > 0 && b.r.Part == "" {
		said += b.p.T("export.guide.bar") + b.p.T("export.guide.policy", "n", changed)
	}
	return said
}
