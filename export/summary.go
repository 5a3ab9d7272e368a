package export

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
)

// summaryWidths are the columns of the page: metric (two), baseline, scenario,
// verdict, difference; a gap; what is counted, each family, all.
func summaryWidths() []float64 {
	out := []float64{11, 19, 17, 17, 9, 11, 3, 16}
	for range check.Families() {
		out = append(out, 12)
	}
	return append(out, 9)
}

// topThemes is how many themes the board's page names.
const topThemes = 5

// summary is the board's page: what is asked, what changes, what is still wrong.
func (b *pages) summary() xlsx.Sheet {
	s := b.printed("summary", xlsx.A4)
	s.FitPage = true
	wide := 0
	for _, w := range summaryWidths() {
		s.Columns = append(s.Columns, xlsx.Column{Width: w})
		wide++
	}
	line := func(c xlsx.Cell) xlsx.Row { c.Span = wide; return xlsx.Row{Cells: []xlsx.Cell{c}} }
	gap := xlsx.Row{Height: 8}
	heading := func(key string) xlsx.Row { return line(styled(b.p.T(key), xlsx.StyleHeading)) }

	title := line(styled(b.name(), xlsx.StyleTitle))
	title.Height = 32
	about := line(styled(b.frame(), xlsx.StyleSubtitle))
	about.Height = 18
	s.Rows = append(s.Rows, title, about, gap,
		heading("export.summary.decision"), line(b.decision()))
	brief := b.r.Scenario.Brief()
	for _, x := range []struct {
		key  string
		text model.Text
	}{{"export.summary.options", brief.Options}, {"export.summary.recommendation", brief.Recommendation}} {
		if !x.text.Empty() {
			s.Rows = append(s.Rows, heading(x.key), line(styled(x.text.In(b.p.Lang()), xlsx.StyleBodyWrap)))
		}
	}
	s.Rows = append(s.Rows, gap)
	if !b.r.Alone {
		s.Rows = append(s.Rows, heading("export.summary.outcome"), line(styled(b.p.Headline(b.r.Scenario, b.headline()), xlsx.StyleCallout)), gap)
	}
	s.Rows = append(s.Rows, b.figures()...)
	if !b.r.Alone && check.ByDefinition(b.r.Scenario, b.r.Scorecard.Get(check.Boundary)) {
		s.Rows = append(s.Rows, line(styled(b.p.T("export.summary.single"), xlsx.StyleSubtitle)))
	}
	s.Rows = append(s.Rows, gap, heading("export.summary.top"))
	s.Rows = append(s.Rows, b.top()...)
	s.Rows = append(s.Rows, gap, b.contents(), gap, line(styled(b.provenance(), xlsx.StyleSubtitle)))
	return s
}

func (b *pages) headline() check.Headline {
	return check.NewHeadline(b.r.BaselineScorecard, b.r.Scorecard, b.r.BaselineFindings, b.r.Findings)
}

// frame says which state of which scenario the page shows.
func (b *pages) frame() string {
	status := b.r.Status
	if b.p.Has("status." + status) {
		status = b.p.T("status." + status)
	}
	var said []string
	if !b.r.Alone {
		said = append(said, b.p.T("export.summary.baseline", "name", b.baseline()))
	}
	for _, x := range []struct{ key, value string }{
		{"export.summary.status", status},
		{"export.summary.date", b.p.DayOf(b.r.Date)},
		{"export.summary.meeting", b.r.Scenario.Brief().Meeting.In(b.p.Lang())},
		{"export.summary.effective", b.p.Day(b.r.Scenario.Brief().Effective)},
		{"export.summary.library", b.r.Library},
	} {
		if x.value != "" {
			said = append(said, b.p.T(x.key, "value", x.value))
		}
	}
	return strings.Join(said, b.p.T("export.summary.bar"))
}

func (b *pages) decision() xlsx.Cell {
	if d := b.r.Scenario.Brief().Decision; !d.Empty() {
		return styled(d.In(b.p.Lang()), xlsx.StyleCallout)
	}
	return styled(b.p.T("export.summary.undecided"), xlsx.StyleCallout)
}

// figures sets the scorecard beside the count of the warnings.
func (b *pages) figures() []xlsx.Row {
	left, right := b.scorecard(), b.tally()
	out := make([]xlsx.Row, 0, max(len(left), len(right)))
	for i := range max(len(left), len(right)) {
		var cells []xlsx.Cell
		if i < len(left) {
			cells = append(cells, left[i]...)
		} else {
			cells = append(cells, xlsx.Cell{Style: xlsx.StylePlain, Span: 6})
		}
		cells = append(cells, xlsx.Cell{Style: xlsx.StylePlain})
		if i < len(right) {
			cells = append(cells, right[i]...)
		}
		out = append(out, xlsx.Row{Cells: cells})
	}
	return out
}

// scorecard is the metrics against the baseline, and below them how large the
// organisation is, which is neither good nor bad. Of the baseline there is nothing but
// the figures.
func (b *pages) scorecard() [][]xlsx.Cell {
	head := func(key string, span int) xlsx.Cell {
		return xlsx.Cell{Value: xlsx.Text(b.p.T(key)), Style: xlsx.StyleHeader, Span: span}
	}
	over := func(key string, span int) xlsx.Cell {
		c := head(key, span)
		c.OverFigures = true
		return c
	}
	if b.r.Alone {
		rows := [][]xlsx.Cell{{head("export.column.metric", 3), over("export.column.scenario", 3)}}
		row := func(label string, value xlsx.Cell, style xlsx.Style) {
			value.Span = 3
			rows = append(rows, []xlsx.Cell{{Value: xlsx.Text(label), Style: style, Span: 3}, value})
		}
		for _, now := range b.r.Scorecard {
			row(b.measured(now), figure(now), xlsx.StyleStrong)
		}
		row(b.p.T("export.summary.departments"), count(len(sides(b.r.Scenario))), xlsx.StyleBody)
		row(b.p.T("export.summary.duties"), count(b.r.Scenario.Count(model.DutyKind)), xlsx.StyleBody)
		return rows
	}
	rows := [][]xlsx.Cell{{
		head("export.column.metric", 2), over("export.column.baseline", 1), over("export.column.scenario", 1),
		head("export.column.verdict", 1), over("export.column.difference", 1),
	}}
	size := func(key string, before, now int) {
		rows = append(rows, []xlsx.Cell{
			{Value: xlsx.Text(b.p.T(key)), Style: xlsx.StyleBody, Span: 2},
			count(before), count(now), {Style: xlsx.StyleBody}, {Value: xlsx.Number(float64(now - before)), Style: xlsx.StyleDelta},
		})
	}
	for _, now := range b.r.Scorecard {
		before := b.r.BaselineScorecard.Get(now.Name)
		word, _ := b.p.Verdict(before, now)
		verdict := styled(word, verdictStyle(check.Verdict(before, now)))
		switch {
		case word == "" || now.Name == check.Disruption: // the extent of a change is neither good nor bad
			verdict = styled("—", xlsx.StyleSame)
		case check.ByDefinition(b.r.Scenario, now) && !check.ByDefinition(b.r.Baseline, before):
			verdict = styled(b.p.T("export.summary.by-definition"), xlsx.StyleSame)
		}
		rows = append(rows, []xlsx.Cell{
			{Value: xlsx.Text(b.measured(now)), Style: xlsx.StyleStrong, Span: 2}, figure(before), figure(now), verdict, change(before, now),
		})
		if now.Name == check.Overlap { // what merging only hides
			size("export.summary.inside", before.Hidden, now.Hidden)
		}
	}
	size("export.summary.departments", len(sides(b.r.Baseline)), len(sides(b.r.Scenario)))
	size("export.summary.duties", b.r.Baseline.Count(model.DutyKind), b.r.Scenario.Count(model.DutyKind))
	return rows
}

// measured names a metric with its unit, which does not stand beside the figure: figures
// are numbers, to be charted and reckoned with.
func (b *pages) measured(m check.Metric) string {
	label, _ := b.p.Metric(m.Name)
	if _, unit := b.p.MetricValue(m); m.Known && unit != "" && unit != "%" {
		return b.p.T("export.summary.measured", "label", label, "unit", unit)
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

// tally counts the warnings by severity and family, against the baseline.
func (b *pages) tally() [][]xlsx.Cell {
	head := []xlsx.Cell{styled(b.p.T("export.summary.warnings"), xlsx.StyleHeader)}
	for _, f := range check.Families() {
		head = append(head, styled(b.p.T("family."+f.ID), xlsx.StyleHeader))
	}
	rows := [][]xlsx.Cell{append(head, styled(b.p.T("export.summary.all"), xlsx.StyleHeader))}
	row := func(label xlsx.Cell, keep func(warning) bool) {
		cells := []xlsx.Cell{label}
		n := map[string]int{}
		for _, w := range b.warning {
			if keep(w) {
				n[check.FamilyOf(w.finding.Rule).ID]++
				n[""]++
			}
		}
		for _, f := range check.Families() {
			cells = append(cells, tallied(n[f.ID]))
		}
		rows = append(rows, append(cells, tallied(n[""])))
	}
	for _, level := range []check.Severity{check.High, check.Medium, check.Low, check.Info} {
		row(styled(b.p.Severity(level.String()), severityStyle(level)), func(w warning) bool { return w.open() && w.finding.Severity == level })
	}
	row(styled(b.p.T("export.summary.open"), xlsx.StyleStrong), warning.open)
	if !b.r.Alone {
		row(styled(b.p.T("export.summary.before"), xlsx.StyleBody), func(w warning) bool { return w.before != 0 })
		row(styled(b.p.T("export.standing.gone"), xlsx.StyleBetter), func(w warning) bool { return w.standing == gone })
		row(styled(b.p.T("export.standing.new"), xlsx.StyleWorse), func(w warning) bool { return w.standing == appeared })
	}
	row(styled(b.p.T("export.standing.accepted"), xlsx.StyleSame), func(w warning) bool { return w.standing == accepted })
	return rows
}

// tallied is a count, a dash for none: a page of zeros hides the figures.
func tallied(n int) xlsx.Cell {
	if n == 0 {
		return styled("–", xlsx.StyleCentre)
	}
	return xlsx.Cell{Value: xlsx.Number(float64(n)), Style: xlsx.StyleCentre}
}

// top names the themes that are most at stake, each with a link to the first finding behind
// it.
func (b *pages) top() []xlsx.Row {
	row := func(style xlsx.Style, severity, rule, message, fix xlsx.Cell) xlsx.Row {
		rule.Span, message.Span = 2, 5
		fix.Span = len(summaryWidths()) - 8
		for _, c := range []*xlsx.Cell{&severity, &rule, &message, &fix} {
			if c.Style == xlsx.StyleDefault {
				c.Style = style
			}
		}
		return xlsx.Row{Cells: []xlsx.Cell{severity, rule, message, fix}}
	}
	out := []xlsx.Row{row(xlsx.StyleHeader, cell(b.p.T("export.column.severity")), cell(b.p.T("export.column.theme")),
		cell(b.p.T("export.column.message")), cell(b.p.T("export.column.fixes")))}
	for x := range b.themes.Open() {
		if len(out) > topThemes {
			break
		}
		_, message := b.p.Finding(b.r.Scenario, *x.Findings[0])
		fix := ""
		if fixes := b.themes.Fixes(x); len(fixes) > 0 {
			_, fix = b.p.ThemeFix(b.r.Scenario, fixes[0])
		}
		title := cell(b.p.Theme(b.r.Scenario, x))
		at := slices.IndexFunc(b.warning, func(w warning) bool { return w.finding.Key == x.Findings[0].Key })
		title.Link = &xlsx.Link{Sheet: b.p.T("export.sheet.warnings"), Row: headRow + 1 + at}
		severity := styled(b.p.Severity(x.Severity.String()), severityStyle(x.Severity))
		out = append(out, row(xlsx.StyleBodyWrap, severity, title, cell(message), cell(fix)))
	}
	if len(out) == 1 {
		out = append(out, xlsx.Row{Cells: []xlsx.Cell{{Value: xlsx.Text(b.p.T("export.warnings.none")), Style: xlsx.StyleMuted, Span: len(summaryWidths())}}})
	}
	return out
}

// contents links to the other sheets.
func (b *pages) contents() xlsx.Row {
	row := xlsx.Row{Cells: []xlsx.Cell{styled(b.p.T("export.summary.contents"), xlsx.StylePlain)}}
	for _, x := range []struct {
		key  string
		span int
	}{{"structure", 1}, {"changes", 1}, {"warnings", 1}, {"duties", 3}, {"departments", 3}} {
		name := b.p.T("export.sheet." + x.key)
		row.Cells = append(row.Cells, xlsx.Cell{Value: xlsx.Text(name), Style: xlsx.StyleLink, Span: x.span, Link: &xlsx.Link{Sheet: name}})
	}
	return row
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
	said := b.p.T("export.summary.provenance", "stated", fmt.Sprint(n[model.Stated]), "analyst", fmt.Sprint(n[model.Analyst]),
		"user", fmt.Sprint(n[model.User]), "unstated", fmt.Sprint(n[model.Unstated]))
	if changed := len(b.r.Findings.Policy().Keys()); changed > 0 {
		said += b.p.T("export.summary.bar") + b.p.T("export.summary.policy", "n", changed)
	}
	return said
}
