package pack

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// mostDecisions is how many changes get a slide of their own; what weighs least is listed on
// one.
const mostDecisions = 12

// decisions are the changes, one a slide, in the order in which they were made.
func (d *deck) decisions() {
	all := d.turns()
	own := turnsToShow(all)
	n, at := 0, 0
	for _, t := range all {
		if own[t.nth] {
			n++
		}
	}
	var rest []turn
	for _, t := range all {
		if !own[t.nth] {
			rest = append(rest, t)
			continue
		}
		at++
		d.turn(t, at, n)
	}
	if len(rest) > 0 {
		d.others(rest)
	}
}

// turn is one decision with what was before it and after it. moved are the duties that
// change their unit by it, made and gone the units that begin and end.
type turn struct {
	gathering
	nth        int
	before     option
	after      option
	moved      []model.ID
	made, gone []model.Unit
}

// turns follows the decisions from the baseline on.
func (d *deck) turns() (out []turn) {
	steps := decided(d.main.Steps)
	from := many
	if len(steps) > mostDecisions {
		from = 0
	}
	was := d.at(d.base.Scenario, d.main.BaselineFindings)
	at := 0
	for i, g := range gathered(steps, from) {
		first, last := steps[at], steps[at+g.n-1]
		at += g.n
		now, err := model.Apply(last.Before, last.Change)
		if err != nil { // the log led here already
			return out
		}
		if first.Before.Fingerprint() != was.Scenario.Fingerprint() { // what is no decision lies between
			was = d.at(first.Before, was.Findings.Update(was.Scenario, first.Before, model.Diff(was.Scenario, first.Before)))
		}
		whole := model.Diff(was.Scenario, now)
		t := turn{gathering: g, nth: i, before: was, after: d.at(now, was.Findings.Update(was.Scenario, now, whole))}
		for _, e := range whole.Edits {
			switch r := e.After.(type) {
			case model.Duty:
				if e.Updated() && slices.ContainsFunc(e.Cells(), func(c model.CellEdit) bool { return c.Field.Name == "unit" }) {
					t.moved = append(t.moved, r.ID)
				}
			case model.Unit:
				if e.Added() {
					t.made = append(t.made, r)
				}
			}
			if u, ok := e.Before.(model.Unit); ok && e.Removed() {
				t.gone = append(t.gone, u)
			}
		}
		out = append(out, t)
		was = t.after
	}
	return out
}

// at is a scenario on the way from the baseline as an option.
func (d *deck) at(s model.Scenario, f check.Findings) option {
	return option{name: d.main.name, themes: theme.Of(s, f), Report: export.Report{
		Scenario: s, Baseline: d.base.Scenario, Findings: f, BaselineFindings: d.main.BaselineFindings, Scorecard: f.Score(d.base.Scenario)}}
}

// turnsToShow picks those that weigh most: units first, then duties, then what has a reason.
func turnsToShow(all []turn) map[int]bool {
	sorted := slices.Clone(all)
	weight := func(t turn) int {
		n := 100*(len(t.made)+len(t.gone)) + 10*len(t.moved) + len(t.edits)
		if t.first.Why != "" {
			n += 20
		}
		return n
	}
	slices.SortStableFunc(sorted, func(a, b turn) int { return cmp.Compare(weight(b), weight(a)) })
	out := map[int]bool{}
	for _, t := range sorted[:min(len(sorted), mostDecisions)] {
		out[t.nth] = true
	}
	return out
}

// splits is the unit that all new ones were made of; "" = there is none.
func (t turn) splits() (from model.ID) {
	for _, u := range t.made {
		for id := range u.Origin.All() {
			if from != "" && from != model.ID(id) {
				return ""
			}
			from = model.ID(id)
		}
	}
	return from
}

// turn lays out one decision.
func (d *deck) turn(t turn, at, all int) {
	const wide = 800.0
	title := d.subject(t)
	s, done := d.slide(title)
	s.words(wallEdge, s.at+4, d.p.T("deck.change", "n", at, "all", all), page.Type{Size: wallSmall}, muted)
	s.at += 14
	lines, set := fitting(title, wide, 2, wallTitle, 60, 48)
	for _, line := range lines {
		s.words(wallEdge, s.at+set.Size, line, set, ink)
		s.at += set.Size * 1.2
	}
	s.at += 10
	said := d.p.Capital(d.p.Change(t.first.Before, t.first.Change))
	if !d.route(s, t, wide) {
		d.spoken(s, wallEdge, wide, said, page.Type{Size: wallSpoken, Bold: true}, ink, 2)
	}
	s.at += 22
	d.because(s, d.foreign(d.p.Reasons(d.main.Scenario).Say(t.first.Why)), wide)
	if len(t.moved) == 1 && s.at < 540 {
		duty, _ := t.after.Scenario.Duty(t.moved[0])
		d.spoken(s, wallEdge, wide, duty.Text.In(d.p.Lang()), page.Type{Size: wallSpoken}, muted, int((620-s.at)/(wallSpoken*1.45)))
	}
	if !d.columns(s, t) {
		d.cells(s, t)
	}
	d.effect(s, t)
	who := ""
	if t.first.Who != "" {
		who = d.p.T("deck.note-who", "who", t.first.Who, "day", d.p.DayOf(t.first.At))
	}
	done(Slide{Topic: title, Notes: notes(said, d.carriedNote(t), who)})
}

func (d *deck) carriedNote(t turn) string {
	if said := d.carried(t.gathering); said != "" {
		return d.p.T("deck.note-carried", "list", said)
	}
	return ""
}

// subject names what a decision is about, in a few words.
func (d *deck) subject(t turn) string {
	var names []string
	many := "deck.and-others"
	switch {
	case len(t.made) > 1 && t.splits() != "":
		return d.p.T("deck.split", "name", d.unit(t.before.Scenario, t.splits()), "n", len(t.made))
	case len(t.made) > 0:
		many = "deck.and-units"
		for _, u := range t.made {
			names = append(names, d.p.RecordName(t.after.Scenario, u))
		}
	case len(t.gone) > 0:
		many = "deck.and-units"
		for _, u := range t.gone {
			names = append(names, d.p.RecordName(t.before.Scenario, u))
		}
	case len(t.moved) > 0:
		for _, id := range t.moved {
			names = append(names, d.p.Name(t.after.Scenario, model.Ref{Kind: model.DutyKind, ID: id}))
		}
	default:
		for _, e := range t.first.Change.Edits {
			at := t.after.Scenario
			if e.Removed() {
				at = t.first.Before
			}
			if name := d.p.Name(at, e.Ref()); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) > 2 {
		return d.p.T(many, "name", names[0], "n", len(names))
	}
	return d.p.List(names...)
}

// route shows from where to where: the units that a new one was made of, or the one that
// duties leave and the one that they go to. It reports whether there is such a way.
func (d *deck) route(s *sheet, t turn, wide float64) bool {
	var from, to []model.ID
	switch {
	case len(t.made) == 1 && t.made[0].Origin.Len() > 0:
		for id := range t.made[0].Origin.All() {
			if t.before.Scenario.Has(model.Ref{Kind: model.UnitKind, ID: model.ID(id)}) {
				from = append(from, model.ID(id))
			}
		}
		to = []model.ID{t.made[0].ID}
	case len(t.made) > 0 || len(t.gone) > 0:
		return false
	default:
		for _, id := range t.moved {
			a, _ := t.before.Scenario.Duty(id)
			b, _ := t.after.Scenario.Duty(id)
			if !slices.Contains(from, a.Unit) {
				from = append(from, a.Unit)
			}
			if !slices.Contains(to, b.Unit) {
				to = append(to, b.Unit)
			}
		}
	}
	if len(from) == 0 || len(to) != 1 || len(from) > 3 {
		return false
	}
	const arrow, gap = 64.0, 14.0
	size := wallRoute
	room := (wide-arrow-float64(len(from)-1)*gap)/float64(len(from)+1) - 44 - gap
	names := append(d.named(t.before.Scenario, from), d.named(t.after.Scenario, to)...)
	for widest(page.Type{Size: size, Bold: true}, names) > room { // every name is whole, or there is no picture of it
		if size -= 2; size < wallSpoken {
			return false
		}
	}
	x, y := wallEdge, s.at
	put := func(sc model.Scenario, id model.ID, set page.Type, colour page.Ink) {
		s.seal(x, y+4, 44, d.marksOf(sc)[id])
		x += 44 + gap
		name := d.p.Unit(sc, id)
		s.words(x, y+38, name, set, colour)
		x += page.Width(name, set) + gap
	}
	for _, id := range from {
		put(t.before.Scenario, id, page.Type{Size: size}, muted)
	}
	s.arrow(x+4, y+26, 34, blue)
	x += arrow - gap
	put(t.after.Scenario, to[0], page.Type{Size: size, Bold: true}, ink)
	s.at += 58
	return true
}

func (d *deck) named(s model.Scenario, ids []model.ID) (out []string) {
	for _, id := range ids {
		out = append(out, d.p.Unit(s, id))
	}
	return out
}

// because is the reason of a decision.
func (d *deck) because(s *sheet, why string, wide float64) {
	top := s.at
	label := page.Type{Size: wallSmall}
	s.words(wallEdge+32, s.at+22, d.p.T("pack.column.why"), label, muted)
	s.at += 34
	if why == "" {
		d.spoken(s, wallEdge+32, wide-32, d.p.T("deck.no-reason"), page.Type{Size: wallSpoken}, muted, 1)
	} else {
		lines, set := fitting(why, wide-32, 3, wallRoute, 34, 30)
		for _, line := range lines {
			s.words(wallEdge+32, s.at+set.Size, line, set, ink)
			s.at += set.Size * 1.35
		}
	}
	s.paint(page.Box{X: wallEdge, Y: top, W: 6, H: s.at - top + 4, Fill: blue})
	s.at += 26
}

// effect sets what a decision solves beside what it costs.
func (d *deck) effect(s *sheet, t turn) {
	const y, high, gap = 662.0, 300.0, 24.0
	wide := (wallWidth - gap) / 2
	gained, lost := theme.Compare(t.before.themes, t.after.themes)
	lost = slices.DeleteFunc(lost, func(x *theme.Theme) bool { return x.Severity == check.Info || standing(x, t.after) })
	gained = slices.DeleteFunc(gained, func(x *theme.Theme) bool { return x.Severity == check.Info })
	better, worse := d.moves(t)
	left := ""
	if x := d.remaining(t); x != nil {
		left = d.p.T("deck.unsolved", "title", d.p.Theme(t.after.Scenario, x))
	}
	d.effects(s, wallEdge, y, wide, high, d.p.T("deck.solves"), false, d.weighed(t.before, lost, better), left)
	answer := ""
	if len(gained) > 0 {
		if said := d.answer(t.after, gained[0]); said != "" {
			answer = d.p.T("deck.answer", "said", said)
		}
	}
	d.effects(s, wallEdge+wide+gap, y, wide, high, d.p.T("deck.costs"), true, d.weighed(t.after, gained, worse), answer)
}

// weight is one line of what a decision solves or costs.
type weight struct {
	said, pill string
	severity   check.Severity // of a matter
	matter     bool
}

// weighed puts the first matter before the first figure, and then the others.
func (d *deck) weighed(o option, of []*theme.Theme, figures []weight) (out []weight) {
	var matters []weight
	for _, x := range of {
		matters = append(matters, weight{said: d.p.Theme(o.Scenario, x), pill: d.p.Severity(x.Severity.String()), severity: x.Severity, matter: true})
	}
	for len(matters)+len(figures) > 0 {
		if len(matters) > 0 {
			out, matters = append(out, matters[0]), matters[1:]
		}
		if len(figures) > 0 {
			out, figures = append(out, figures[0]), figures[1:]
		}
	}
	return out
}

// moves are the figures that a decision makes better, and those that it makes worse.
func (d *deck) moves(t turn) (better, worse []weight) {
	for _, m := range d.measures() {
		sign, _, _, word := d.judge(m, t.before, t.after)
		if sign == page.NoSign || word == d.p.T("pack.verdict.definition") {
			continue
		}
		w := weight{said: m.label, pill: d.p.T("deck.from-to", "verdict", word, "before", m.say(t.before), "after", m.say(t.after))}
		if check.Verdict(m.of(t.before), m.of(t.after)) == check.Better {
			better = append(better, w)
		} else {
			worse = append(worse, w)
		}
	}
	return better, worse
}

// remaining is the weightiest matter about what a decision moved that it does not settle.
func (d *deck) remaining(t turn) *theme.Theme {
	for x := range t.after.themes.Open() {
		if x.Severity >= check.Medium && slices.ContainsFunc(x.Duties, func(id model.ID) bool { return slices.Contains(t.moved, id) }) {
			return x
		}
	}
	return nil
}

func (d *deck) effects(s *sheet, x, y, wide, high float64, title string, costs bool, all []weight, below string) {
	const most = 2
	s.paint(page.Box{X: x, Y: y, W: wide, H: high, Radius: 12, Fill: "#ffffff", Edge: wallEdging, Thickness: 1.5})
	colour, ground := better, betterBg
	if costs {
		colour, ground = worse, worseBg
	}
	s.words(x+28, y+48, title, page.Type{Size: wallSpoken, Bold: true}, colour)
	set := page.Type{Size: wallSpoken}
	at := y + 64
	for i, w := range all {
		if i == most {
			s.wordsTo(x+wide-28, y+48, d.p.T("deck.more", "n", len(all)-i), page.Type{Size: wallSmall}, muted)
			break
		}
		left := x + 28
		if w.matter {
			c := d.severity(w.severity)
			s.paint(page.Signed(c.Sign, left, at+36, wallSpoken, c.Ink)...)
			left += 44
		}
		right := s.pill(x+wide-28, at+4, page.Cut(w.pill, page.Type{Size: wallSpoken, Bold: true}, wide*.45), colour, ground)
		s.words(left, at+37, page.Cut(w.said, set, right-left-16), set, ink)
		at += 62
	}
	if len(all) == 0 {
		s.words(x+28, at+37, d.p.T("deck.nothing"), set, muted)
		at += 62
	}
	if below != "" {
		s.at = at + 10
		d.spoken(s, x+28, wide-56, strings.TrimSpace(below), set, muted, 2)
	}
}

// others lists the changes that have no slide of their own.
func (d *deck) others(rest []turn) {
	title := d.p.T("deck.others", "n", len(rest))
	s, done := d.slide(title)
	d.heading(s, title, wallWidth)
	set := page.Type{Size: wallSpoken}
	for i, t := range rest {
		if s.at+100 > wallFoot && i+1 < len(rest) {
			s.words(wallEdge, s.at+34, d.p.T("deck.more", "n", len(rest)-i), set, muted)
			break
		}
		s.paint(page.Box{X: wallEdge, Y: s.at + 14, W: 12, H: 12, Radius: 6, Fill: blue})
		d.spoken(s, wallEdge+36, wallWidth-36, d.p.Capital(d.p.Change(t.first.Before, t.first.Change)), set, ink, 1)
		s.at += 14
	}
	done(Slide{Topic: title})
}
