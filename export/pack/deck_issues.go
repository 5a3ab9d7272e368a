package pack

import (
	"strings"

	"sandtable/export/page"
	"sandtable/model/check"
)

// unsettled is what is still wrong: the matters with most at stake, and what would settle them.
func (d *deck) unsettled() {
	const most, high = 4, 178.0
	title := d.p.T("deck.open")
	s, done := d.slide(title)
	d.heading(s, title, wallWidth)
	n, shown := 0, 0
	var said []string
	seals := d.marksOf(d.main.Scenario)
	for x := range d.main.themes.Open() {
		if x.Severity == check.Info {
			continue
		}
		if n++; n > most {
			continue
		}
		shown++
		y := s.at
		s.paint(page.Box{X: wallEdge, Y: y, W: wallWidth, H: high - 18, Radius: 12, Fill: "#ffffff", Edge: wallEdging, Thickness: 1.5})
		c := d.severity(x.Severity)
		s.paint(page.Signed(c.Sign, wallEdge+26, y+58, 32, c.Ink)...)
		right := SlideWidth - wallEdge - 26
		for i := min(len(x.Units), 4) - 1; i >= 0; i-- {
			right -= 52
			s.seal(right, y+26, 44, seals[x.Units[i]])
		}
		name := page.Type{Size: 36, Bold: true}
		s.words(wallEdge+84, y+60, page.Cut(d.p.Theme(d.main.Scenario, x), name, right-wallEdge-104), name, ink)
		set := page.Type{Size: wallSpoken}
		who := d.p.T("deck.nobody")
		if r, ok := d.main.themes.Response(x); ok && r.Owner != "" {
			who = r.Owner
			if r.Due != "" {
				who = d.p.T("deck.owner", "who", r.Owner, "due", d.p.Day(r.Due))
			}
		}
		who = page.Cut(who, set, 420)
		s.wordsTo(SlideWidth-wallEdge-26, y+118, who, set, muted)
		s.at = y + 88
		if answer := d.answer(d.main, x); answer != "" {
			d.spoken(s, wallEdge+84, wallWidth-84-60-page.Width(who, set), answer, set, ink, 1)
		}
		s.at = y + high
		said = append(said, d.p.T("deck.note-issue", "title", d.p.Theme(d.main.Scenario, x), "why", strings.TrimRight(d.why(x), "。.")))
	}
	switch {
	case shown == 0:
		d.spoken(s, wallEdge, wallWidth, d.noIssues(), page.Type{Size: wallRoute}, muted, 2)
	case n > shown:
		s.words(wallEdge, s.at+34, d.p.T("deck.more-issues", "n", n-shown), page.Type{Size: wallSpoken}, muted)
	}
	done(Slide{Topic: title, Notes: said})
}

// beside sets the options side by side, figure by figure.
func (d *deck) beside() {
	title := d.p.T("pack.page.options")
	s, done := d.slide(title)
	d.heading(s, title, wallWidth)
	all := d.shown()
	t := d.sideBySide()
	t.Columns[0].Share = 1.5
	t.Size, t.Tight, t.Style = wallSpoken, false, page.Style{Ink: ink, Rule: wallEdging, Head: wallColumn}
	for _, row := range t.Rows {
		for i := range row.Cells {
			row.Cells[i].Most = 1
			row.Cells[i].Bold = i == min(2, len(all)) // what is proposed
		}
	}
	for _, level := range []check.Severity{check.High, check.Medium} {
		row := page.Row{Cells: []page.Cell{{Text: d.p.T("deck.left-open", "severity", d.p.Severity(level.String())), Most: 1}}}
		for _, o := range all {
			row.Cells = append(row.Cells, page.Cell{Text: d.p.Number(float64(o.themes.Count()[level]))})
		}
		t.Rows = append(t.Rows, row)
	}
	marks, end, _ := t.Lay(wallEdge, s.at+10, wallWidth, wallFoot, wallFoot-s.at)
	s.paint(marks...)
	s.at = end + 20
	if s.at < wallFoot-30 {
		d.spoken(s, wallEdge, wallWidth, d.p.T("pack.decision.legend"), page.Type{Size: wallSmall}, muted, 1)
	}
	var said []string
	for _, o := range all[1:] {
		said = append(said, d.p.T("deck.note-option", "name", o.name, "n", o.themes.Count()[check.High]))
	}
	done(Slide{Topic: title, Notes: said})
}
