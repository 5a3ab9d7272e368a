package pack

import (
	"slices"

	"sandtable/export/page"
	"sandtable/model"
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
	d.solvesAndCosts(s, t)
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
