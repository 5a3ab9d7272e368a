package pack

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// decision is the sheet on which the board decides. It is one sheet whatever is on it:
// what does not fit is set tighter.
func (b *book) decision() {
	whole := b.tight
	defer func() { b.tight = whole }()
	for tight := range 4 {
		n := len(b.sheets)
		b.tight = max(whole, tight)
		if s := b.decide(tight); s.at <= foot+4 {
			return
		}
		if tight < 3 {
			b.sheets = b.sheets[:n]
		}
	}
}

func (b *book) decide(tight int) *sheet {
	s := b.open("decision", false)
	s.page.Marks = nil // its title is the scenario's name
	name, title := fitting(strings.Join(strings.Fields(b.main.name), " "), width*.7, 1, 19, 17, 15, 13)
	s.words(edge, 60, name[0], title, ink)
	b.particulars(s)
	s.at = 74
	brief := b.main.Scenario.Brief()
	if heading, ok := b.stands(); ok {
		s.heading(edge, width, heading)
		s.at += 2
		s.paragraph(edge, width, b.diagnosis(), page.Type{Size: 10.5, Bold: true}, blue, 2)
	} else {
		s.heading(edge, width, b.p.T("pack.decision.asked"))
		b.asked(s, brief.Decision.In(b.p.Lang()), 3-min(tight, 2))
		s.at += 6
		s.paragraph(edge, width, b.concluded(), page.Type{Size: 10.5 - .5*float64(tight), Bold: true}, blue, 2)
		if advice := b.advice(); advice != "" {
			s.paragraph(edge, width, advice, page.Type{Size: 9.5 - .5*float64(tight)}, ink, 2-min(tight, 1))
		}
	}
	s.at += 6
	b.tiles(s)
	s.at += 9
	from, left := s.at, width*.56
	if len(b.shown()) == 1 {
		b.inventory(s, left)
	} else {
		b.figures(s, left)
	}
	end := s.at
	s.at = from
	b.bars(s, edge+left+22, width-left-22, end)
	s.at = max(s.at, end) + 7
	b.risks(s, max(2-tight, 1))
	if _, ok := b.stands(); !ok {
		s.at += 5
		b.vote(s)
	}
	s.at += 5
	b.contents(s)
	s.paragraph(edge, width, b.uncovered(), page.Type{Size: 7}, muted, 2-min(tight, 1))
	return s
}

// particulars says beside the title in which state what is decided; at which meeting stands
// in the head.
func (b *book) particulars(s *sheet) {
	set := page.Type{Size: small + .5}
	for i, parts := range b.circumstances() {
		said := page.Cut(strings.Join(parts, b.p.T("theme.facts.and")), set, width*.29)
		s.wordsTo(page.A4Width-edge, 48+13*float64(i), said, set, muted)
	}
}

// circumstances are the particulars, in two lines.
func (b *book) circumstances() [2][]string {
	status := b.main.Status
	if b.p.Has("status." + status) {
		status = b.p.T("status." + status)
	}
	brief := b.main.Scenario.Brief()
	lines := [2][]string{{b.p.T("pack.decision.status", "status", status)}}
	if brief.Effective != "" {
		lines[0] = append(lines[0], b.p.T("pack.decision.effective", "day", b.p.Day(brief.Effective)))
	}
	if brief.Item != "" {
		lines[1] = append(lines[1], b.p.T("pack.decision.item", "item", brief.Item))
	}
	if n := b.waiting(); n > 0 {
		lines[0] = append(lines[0], b.p.T("pack.decision.waiting", "n", n))
	}
	if brief.Proposer != "" {
		lines[1] = append(lines[1], b.p.T("pack.decision.proposer", "who", brief.Proposer))
	}
	return lines
}

// asked is the box of the decision; empty it is to be filled in by hand.
func (b *book) asked(s *sheet, decision string, most int) {
	set, colour := page.Type{Size: 11}, ink
	if decision == "" {
		decision, colour = b.p.T("pack.decision.none"), muted
	}
	lines := page.Break(decision, set, width-24)
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], page.Cut(strings.Join(lines[most-1:], " "), set, width-24))
	}
	high := float64(len(lines))*set.Size*page.Pitch + 10
	s.paint(page.Box{X: edge, Y: s.at, W: width, H: high, Fill: yellow}, page.Box{X: edge, Y: s.at, W: 2.5, H: high, Fill: blue})
	for i, line := range lines {
		s.words(edge+12, s.at+5+set.Size*1.1+float64(i)*set.Size*page.Pitch, line, set, colour)
	}
	s.at += high
}

func (b *book) headline() check.Headline {
	r := b.main.Report
	return check.NewHeadline(r.BaselineScorecard, r.Scorecard, r.BaselineFindings, r.Findings)
}

// conclusion says what the proposal changes: the figures that gain and lose most, where
// there are any, and how many matters it settles, creates and leaves.
func (b *book) conclusion() string {
	out := outcomeOf(b.base.themes, b.main.themes)
	n := b.main.themes.Count()
	said := b.p.T("pack.decision.outcome", "solved", len(out.solved), "new", len(out.created), "high", n[check.High], "medium", n[check.Medium])
	h := b.headline()
	if slices.ContainsFunc(h.Steps, func(s check.Step) bool { return s.After.Name != check.Disruption }) {
		said = b.p.T("pack.decision.both", "a", b.p.Headline(b.main.Scenario, h), "b", said)
	}
	return said
}

// stands is the heading over what is found of the baseline or of one unit; neither is put to
// the vote.
func (b *book) stands() (heading string, ok bool) {
	switch {
	case b.main.Part != "":
		return b.p.T("pack.decision.part", "unit", b.unit(b.main.Scenario, b.main.Part)), true
	case b.alone():
		return b.p.T("pack.decision.diagnosis"), true
	}
	return "", false
}

func (b *book) concluded() string { return b.p.T("pack.decision.conclusion", "said", b.conclusion()) }

// advice is what is recommended.
func (b *book) advice() string {
	said := b.main.Scenario.Brief().Recommendation.In(b.p.Lang())
	if said == "" {
		return ""
	}
	return b.p.T("pack.decision.recommendation", "said", said)
}

// diagnosis says of the baseline how many matters there are.
func (b *book) diagnosis() string {
	n := b.main.themes.Count()
	if unit := b.main.Part; unit != "" {
		s, own, given, got := b.main.Scenario, 0, 0, 0
		mine := func(id model.ID) bool {
			d, _ := s.Duty(id)
			for u := range s.Upward(d.Unit) {
				if u.ID == unit {
					return true
				}
			}
			return false
		}
		for _, d := range s.Duties() {
			if mine(d.ID) {
				own++
			}
		}
		for _, h := range s.Handoffs() {
			switch from, to := mine(h.From), mine(h.To); {
			case from && !to:
				given++
			case to && !from:
				got++
			}
		}
		return b.p.T("pack.decision.part-said", "duties", own, "given", given, "got", got, "high", n[check.High], "medium", n[check.Medium])
	}
	return b.p.T("pack.decision.diagnosed", "units", len(departments(b.main.Scenario)), "duties", b.main.Scenario.Count(model.DutyKind),
		"high", n[check.High], "medium", n[check.Medium])
}

// bars show how many matters of each severity every scenario leaves open.
func (b *book) bars(s *sheet, x, wide, bottom float64) {
	s.heading(x, wide, b.p.T("pack.decision.open"))
	all := b.shown()
	set := page.Type{Size: small}
	most, label := 1, 0.0
	for _, o := range all {
		n := o.themes.Count()
		most = max(most, n[check.High]+n[check.Medium]+n[check.Low])
		label = max(label, min(page.Width(o.name, set), wide*.36))
	}
	const tight = 1.1 // from line to line of a name, in its size
	step := min((bottom-s.at-16)/float64(len(all)), 24)
	high := min(step*.68, 15)
	room := wide - label - 10
	s.at += 3
	for _, o := range all {
		n := o.themes.Count()
		lines := []string{page.Cut(o.name, set, label)}
		if broken := page.Break(o.name, set, label); len(broken) > 1 && step >= 2*small*tight {
			lines = []string{broken[0], page.Cut(strings.Join(broken[1:], " "), set, label)}
		}
		for i, line := range lines {
			s.wordsTo(x+label, s.at+high*.5+small*(.36+tight*(float64(i)-float64(len(lines)-1)/2)), line, set, ink)
		}
		at := x + label + 8
		for _, part := range []struct {
			n    int
			fill page.Ink
			on   page.Ink
		}{{n[check.High], shade(check.High), "#ffffff"}, {n[check.Medium], shade(check.Medium), ink}, {n[check.Low], shade(check.Low), ink}} {
			w := room * float64(part.n) / float64(most)
			if part.n == 0 {
				continue
			}
			s.paint(page.Box{X: at, Y: s.at, W: w, H: high, Fill: part.fill})
			if said := fmt.Sprint(part.n); page.Width(said, set) < w-2 {
				s.centred(at, w, s.at+high*.5+small*.36, said, set, part.on)
			}
			at += w
		}
		s.at += step
	}
	at := x + label + 8
	for _, level := range []check.Severity{check.High, check.Medium, check.Low} {
		s.paint(page.Box{X: at, Y: s.at + 2, W: 7, H: 7, Fill: shade(level)})
		word := b.p.Severity(level.String())
		s.words(at+10, s.at+9, word, set, muted)
		at += 24 + page.Width(word, set)
	}
	s.at += 14
}

func shade(x check.Severity) page.Ink {
	switch x {
	case check.High:
		return high
	case check.Medium:
		return medium
	}
	return low
}

// severity is the cell of a severity: its word, its form and its colour.
func (b *book) severity(x check.Severity) page.Cell {
	c := page.Cell{Text: b.p.Severity(x.String()), Bold: true}
	switch x {
	case check.High:
		c.Ink, c.Sign = high, page.Triangle
	case check.Medium:
		c.Ink, c.Sign = "#8a5a0a", page.Diamond
	default:
		c.Ink, c.Sign = muted, page.Dot
	}
	return c
}

// answer is what was answered to a matter, else what would settle it, in a sentence; "" when
// nobody knows.
func (b *book) answer(o option, x *theme.Theme) string {
	if r, ok := o.themes.Response(x); ok && !r.Answer.Empty() {
		return r.Answer.In(b.p.Lang())
	}
	for _, fix := range o.themes.Fixes(x) {
		if o.Tells(o.Scenario, fix.Refs...) {
			_, said := b.p.ThemeFix(o.Scenario, fix)
			return said
		}
	}
	return ""
}

// seen lists who sees to a matter until when, and with progress how far that is. What nobody
// has said is to be filled in by hand.
func (b *book) seen(o option, x *theme.Theme, progress bool) []page.Cell {
	r, _ := o.themes.Response(x)
	out := []page.Cell{{Text: r.Owner, Most: 2}, {}}
	if o.Appointed[x.Key] {
		out[0].Text = b.p.T("pack.appointed")
	}
	if r.Due != "" {
		out[1] = b.day(r.Due)
	}
	for i := range out {
		if out[i].Text == "" {
			out[i].Fill = yellow
		}
	}
	if progress {
		c := page.Cell{}
		if !b.onPaper { // there it can still be entered
			c.Fill = yellow
		}
		if r.Status != "" {
			c.Text = b.p.Progress(r.Status)
		}
		out = append(out, c)
	}
	return out
}

// followed is the column that says how far the answer to a matter is.
func (b *book) followed(share float64) page.Column {
	c := page.Column{Head: b.p.T("pack.column.progress"), Share: share}
	for _, x := range []model.Progress{model.Open, model.InProgress, model.Done, model.Accepted} {
		c.Choices = append(c.Choices, b.p.Progress(x))
	}
	return c
}

// progress reports whether it is said of matters how far their answers are: on paper where
// that is known of some, else always.
func (b *book) progress() bool {
	if !b.onPaper {
		return true
	}
	for x := range b.main.themes.Open() {
		if r, _ := b.main.themes.Response(x); r.Status != "" {
			return true
		}
	}
	return false
}

// risks are the three matters with most at stake.
func (b *book) risks(s *sheet, lines int) {
	s.heading(edge, width, b.p.T("pack.decision.risks"))
	t := b.foremost(lines)
	if len(t.Rows) == 0 {
		s.remark(b.noIssues())
		return
	}
	marks, end, _ := t.Lay(edge, s.at, width, page.A4Height, foot)
	s.paint(marks...)
	s.at = end
}

// foremost is the table of those matters; their texts take so many lines at most.
func (b *book) foremost(lines int) page.Table {
	t := b.grid(8, page.Column{Head: b.p.T("pack.column.severity"), Share: .7}, page.Column{Head: b.p.T("pack.column.risk"), Share: 3},
		page.Column{Head: b.p.T("pack.column.answer"), Share: 3.6}, page.Column{Head: b.p.T("pack.column.owner"), Share: 1}, page.Column{Head: b.p.T("pack.column.due"), Share: 1})
	progress := b.progress()
	if progress {
		t.Columns = append(t.Columns, b.followed(.8))
	}
	for x := range b.main.themes.Open() {
		if len(t.Rows) == 3 {
			break
		}
		t.Rows = append(t.Rows, page.Row{Key: x.Findings[0].Key, Cells: append([]page.Cell{b.severity(x.Severity), {Text: b.p.Theme(b.main.Scenario, x), Bold: true, Most: lines},
			{Text: b.answer(b.main, x), Most: lines}}, b.seen(b.main, x, progress)...)})
	}
	return t
}

// vote is where the result is ticked by hand, or was when the brief has it.
func (b *book) vote(s *sheet) {
	marks, end, _ := b.ballot().Lay(edge, s.at, width, page.A4Height, foot)
	s.paint(marks...)
	s.at = end
	if note := b.voteNote(); note != "" {
		s.at += 2
		s.paragraph(edge, width, note, page.Type{Size: small + .5, Bold: true}, ink, 2)
	}
}

// ballot is the row in which the result is ticked.
func (b *book) ballot() page.Table {
	t := b.grid(9, page.Column{Share: 1}, page.Column{Share: 1}, page.Column{Share: 1.6}, page.Column{Share: 1.1}, page.Column{Share: 1.1}, page.Column{Share: 2.4})
	brief := b.main.Scenario.Brief()
	row := []page.Cell{{Text: b.p.T("pack.vote.vote"), Bold: true, Fill: wash}}
	for _, v := range model.Votes() {
		c := page.Cell{Text: b.p.Capital(b.p.Vote(v)), Sign: page.Check}
		switch brief.Vote {
		case "":
			c.Fill = yellow
		case v:
			c.Sign, c.Bold = page.Ticked, true
		}
		row = append(row, c)
	}
	t.Rows = []page.Row{{Cells: append(row, page.Cell{Text: b.p.T("pack.vote.signed"), Fill: yellow})}}
	return t
}

// contents leads to the other sheets.
func (b *book) contents(s *sheet) {
	set := page.Type{Size: small}
	at := edge
	say := b.p.T("pack.decision.contents")
	s.words(at, s.at+small*1.1, say, set, muted)
	at += page.Width(say, set) + 6
	for _, x := range b.entries {
		word := b.p.T("pack.decision.entry", "n", x.sheet+2, "page", x.name)
		wide := page.Width(word, set)
		s.words(at, s.at+small*1.1, word, set, blue)
		s.paint(page.Jump{X: at, Y: s.at, W: wide, H: small * page.Pitch, Page: x.sheet + 1})
		at += wide + 12
	}
	s.at += small*page.Pitch + 2
}

// uncovered says what the pack cannot speak of.
func (b *book) uncovered() string {
	missing := []string{b.p.T("pack.decision.costs")}
	if b.main.Part == "" { // what is only not in the part does not lack
		for _, m := range b.main.themes.Missing() {
			missing = append(missing, b.p.MissingShort(m))
		}
	}
	said := b.p.T("pack.decision.uncovered", "list", b.p.List(missing...))
	if b.main.Part != "" {
		said += b.p.T("pack.decision.part-only")
	}
	n := map[model.Basis]int{}
	for _, d := range b.main.Scenario.Duties() {
		if b.main.Within(b.main.Scenario, d.Unit) {
			n[d.Basis]++
		}
	}
	if n[model.Stated]+n[model.Analyst]+n[model.User] > 0 {
		said += b.p.T("pack.decision.basis", "stated", n[model.Stated], "analyst", n[model.Analyst], "user", n[model.User]+n[model.Unstated])
	}
	return said
}
