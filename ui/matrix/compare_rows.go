package matrix

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// lines makes the lines of the three sections: scorecard, records, warnings.
func (t contrast) lines(g columns) []line {
	titles := t.titles()
	out := t.metrics(g)
	out = append(out, t.sectionLine(1, titles[1], "", true, t.how()))
	out = append(out, t.records(g)...)
	out = append(out, t.sectionLine(2, titles[2], t.print.T("compare.findings-note"), false, ""))
	out = append(out, t.warnings(g)...)
	return append(out, line{height: 32, section: 2, paint: func(*look.Sheet, float32) {}})
}

// titles are the heads of the sections.
func (t contrast) titles() []string {
	return []string{t.print.T("compare.scorecard"), t.print.T("compare.section." + string(t.view.kind)), t.print.T("compare.findings")}
}

// uprights draws the edges of the columns.
func uprights(s *look.Sheet, g columns, h float32) {
	for i := range g.n {
		s.Upright(g.x(i), 0, h, look.Line)
	}
}

func (t contrast) metrics(g columns) []line {
	p := t.print
	height := float32(metricRow)
	if g.narrow() {
		height = metricTall
	}
	var out []line
	for _, m := range t.data.Metrics {
		label, _ := p.Metric(m.Name)
		_, unit := p.MetricValue(m.Cells[0])
		out = append(out, line{height: height, paint: func(s *look.Sheet, w float32) {
			uprights(s, g, height)
			if g.narrow() && look.Width(label, look.Body) > g.label-24 {
				s.Paragraph(16, 7, g.label-24, look.Body, look.Ink, label, 2)
			} else if wide := s.TextCut(16, 7, g.label-24, look.Body, look.Ink, label); m.Cells[0].Known && unit != "%" && 16+wide+8+look.Width(unit, look.Small) < g.label-8 {
				s.Text(16+wide+8, 8, look.Small, look.Ink3, unit)
			}
			for i := range m.Cells {
				t.metric(s, g, m, i)
			}
			s.Rule(0, height-1, w, look.Line)
		}})
	}
	return append(out, t.summary(g))
}

// metric draws one value with its bar and its verdict against the first scenario.
func (t contrast) metric(s *look.Sheet, g columns, m compare.MetricRow, i int) {
	p := t.print
	x := g.x(i) + 14
	value, unit := p.MetricValue(m.Cells[i])
	face, ink := look.Reading, look.Ink
	if m.Best[i] {
		face = look.Heading
	}
	if !m.Cells[i].Known {
		s.TextCut(x, 8, g.width-28, look.Small, look.Ink3, unit)
		return
	}
	wide := s.Text(x, 17-face.Line()/2, face, ink, value)
	if unit == "%" {
		s.Text(x+wide+1, 9, look.Micro, look.Ink3, unit)
	}
	right := g.x(i) + g.width - 14
	tag := marks.Verdict(p, m.Cells[0], m.Cells[i])
	y := float32(7)
	if g.narrow() {
		y, right = 28, x+tag.Width()
	}
	switch {
	case i == 0:
		said := p.T("compare.baseline")
		if g.narrow() {
			s.Text(x, 29, look.Small, look.Ink3, said)
		} else {
			s.TextRight(right, 8, look.Small, look.Ink3, said)
		}
	case tag.Word != "":
		s.PillRight(right, y, tag)
	}
	left, end := x+56, g.x(i)+g.width-14-max(76, tag.Width()+8)
	if g.narrow() {
		end = g.x(i) + g.width - 14
	}
	if end-left < 24 {
		return
	}
	s.Put(rounded(look.Column, look.Clear, 0, 3), left, 14, end-left, 6)
	if share := m.Share[i]; share > 0 {
		fill := look.Field
		if m.Best[i] {
			fill = look.Accent
		}
		s.Put(rounded(fill, look.Clear, 0, 3), left, 14, max(float32(share)*(end-left), 6), 6)
	}
}

// mostSummaryLines bounds the sentence of one column.
const mostSummaryLines = 5

// summary says in one sentence per scenario what it gains, what it loses and what
// stays wrong.
func (t contrast) summary(g columns) line {
	p := t.print
	said := make([][]string, g.n)
	most := 1
	for i := range said {
		if i > 0 {
			sentence := p.Headline(t.Columns[i].Scenario, t.data.Headline(i))
			said[i] = look.Wrap(sentence, look.Small, g.width-28, mostSummaryLines)
			most = max(most, len(said[i]))
		}
	}
	height := float32(most)*18 + 18
	return line{height: height, paint: func(s *look.Sheet, w float32) {
		s.Fill(0, 0, w, height, look.Panel)
		uprights(s, g, height)
		s.TextCut(16, 9, g.label-24, look.Small, look.Ink2, p.T("compare.summary"))
		for i, lines := range said {
			for n, l := range lines {
				s.Text(g.x(i)+14, 9+float32(n)*18, look.Small, look.Ink, l)
			}
		}
	}}
}

// how says how cells are adopted, or why none can be.
func (t contrast) how() string {
	open := t.open()
	switch {
	case len(t.Columns) < 2:
		return t.print.T("compare.empty")
	case open < 0:
		return t.print.T("compare.not-compared")
	case t.Shut:
		return t.print.T("compare.shut", "open", t.label(open))
	}
	return t.print.T("compare.how", "open", t.label(open))
}

// sectionLine is the head of a section in the table.
func (t contrast) sectionLine(section int, title, note string, arrow bool, right string) line {
	differs := t.print.T("compare.differs")
	return line{height: titleRow, section: section, paint: func(s *look.Sheet, w float32) {
		s.Fill(0, 0, w, titleRow, look.Panel)
		s.Rule(0, 0, w, look.LineStrong)
		x := 16 + s.Text(16, 7, look.Heading, look.Ink, title) + 10
		if arrow {
			s.Icon(x, 13, 13, "arrow-right", look.Accent)
			x += 18 + s.Text(x+18, 11, look.Small, look.Ink2, differs) + 24
			said := look.Cut(right, look.Small, w-16-x)
			s.TextRight(w-16, 11, look.Small, look.Ink3, said)
		} else {
			s.Text(x, 11, look.Small, look.Ink2, note)
		}
		s.Rule(0, titleRow-1, w, look.Line)
	}}
}

// keeps reports whether the filters keep a row, and what it is called.
func (t contrast) keeps(r compare.RecordRow) (name string, ok bool) {
	name = t.print.Name(t.data.Sides[r.Side].Scenario, r.Ref)
	return name, (t.view.all || r.Differs) && strings.Contains(strings.ToLower(name), strings.ToLower(t.view.find))
}

// counted counts the records shown and all of them.
func (t contrast) counted() (shown, all int) {
	for _, r := range t.data.Section(t.view.kind).Rows {
		if _, ok := t.keeps(r); ok {
			shown++
		}
		all++
	}
	return shown, all
}

// records makes the lines of the chosen kind, those of duties in groups.
func (t contrast) records(g columns) []line {
	p := t.print
	var out []line
	for _, group := range t.data.Groups(t.view.kind, t.view.by) {
		var rows []line
		for _, r := range group.Rows {
			if name, ok := t.keeps(r); ok {
				rows = append(rows, t.record(g, r, name, t.view.kind == model.DutyKind))
			}
		}
		if len(rows) == 0 {
			continue
		}
		if t.view.kind == model.DutyKind {
			head := group.Heading.In(p.Lang())
			if group.Function != "" {
				head = capital(p.Function(group.Function))
			}
			if head == "" {
				head = p.T("compare.no-group")
			}
			out = append(out, t.groupLine(head, len(rows)))
			if t.view.folded[head] {
				continue
			}
		}
		out = append(out, rows...)
	}
	if len(out) == 0 {
		said := p.T("compare.no-difference")
		if t.view.find != "" {
			said = p.T("compare.no-match", "x", t.view.find)
		}
		out = append(out, note(1, said))
	}
	return out
}

// capital begins a word with a capital letter, as a heading does in English.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// note is a line that says why there is nothing.
func note(section int, said string) line {
	return line{height: 44, section: section, paint: func(s *look.Sheet, w float32) { s.TextCut(32, 12, w-64, look.Body, look.Ink3, said) }}
}

func (t contrast) groupLine(head string, n int) line {
	return line{height: groupRow, section: 1, paint: func(s *look.Sheet, w float32) {
		s.Fill(0, 0, w, groupRow, look.Canvas)
		s.Put(newSpot(func() { t.view.folded[head] = !t.view.folded[head]; t.view.fill() }, func(s *look.Sheet, w, h float32, hot bool) {
			wash(s, w, h, hot)
			icon := "chevron-down"
			if t.view.folded[head] {
				icon = "chevron-right"
			}
			s.Icon(16, 7, 12, icon, look.Ink2)
			x := 34 + s.Text(34, 4, look.SmallBold, look.Ink2, head) + 6
			s.Text(x, 4, look.Small, look.Ink3, t.print.Number(float64(n)))
		}), 0, 0, w, groupRow-1)
		s.Rule(0, groupRow-1, w, look.Line)
	}}
}

// warnings makes the lines of the themes.
func (t contrast) warnings(g columns) []line {
	p := t.print
	var out []line
	for _, r := range t.data.Themes {
		if !t.view.all && !r.Differs {
			continue
		}
		side := t.data.Sides[r.Side]
		title, about := p.Theme(side.Scenario, r.Theme), p.ThemeFacts(r.Theme)
		out = append(out, line{height: recordRow + 13, section: 2, paint: func(s *look.Sheet, w float32) {
			uprights(s, g, recordRow+13)
			name := newSpot(func() { t.view.hands.Finding(r.Theme.Key, side.ID) }, func(s *look.Sheet, w, h float32, hot bool) {
				wash(s, w, h, hot)
				s.Glyph(16, 8, 14, marks.Severity(r.Theme.Severity))
				s.TextCut(38, 4, w-44, look.Body, look.Ink, title)
				s.TextCut(38, 23, w-44, look.Small, look.Ink3, about)
			})
			name.hint = p.ThemeReason(side.Scenario, r.Theme)
			s.Put(name, 0, 0, g.label, recordRow+12)
			for i, state := range r.States {
				t.state(s, g.x(i)+14, i, state)
			}
			s.Rule(0, recordRow+12, w, look.Line)
		}})
	}
	if len(out) == 0 {
		out = append(out, note(2, p.T("compare.no-difference")))
	}
	return out
}

// state says what a finding is in one scenario.
func (t contrast) state(s *look.Sheet, x float32, i int, v compare.State) {
	face, ink := look.Small, look.Ink2
	switch v {
	case compare.Gone:
		face, ink = look.SmallBold, look.BetterInk
	case compare.New:
		face, ink = look.SmallBold, look.WorseInk
	case compare.Absent, compare.Accepted:
		ink = look.Ink3
	}
	key := string(v)
	if v == compare.Absent {
		key = "absent"
	}
	s.Text(x, 13, face, ink, t.print.T("compare.state."+key))
}
