package pack

import (
	"cmp"
	"slices"

	"sandtable/export/page"
	"sandtable/model"
)

// question is the first slide: what the board is asked, and what it would change.
func (d *deck) question() {
	s, done := d.slide(d.main.name)
	d.heading(s, d.main.name, wallWidth)
	brief := d.main.Scenario.Brief()
	label := page.Type{Size: wallSmall}
	if d.alone() {
		s.at += 10
		d.spoken(s, wallEdge, wallWidth, d.diagnosis(), page.Type{Size: wallRoute, Bold: true}, blue, 3)
	} else {
		top := s.at + 8
		s.at = top
		s.words(wallEdge+32, s.at+24, d.p.T("pack.decision.asked"), label, muted)
		s.at += 36
		said, colour := brief.Decision.In(d.p.Lang()), ink
		if said == "" {
			said, colour = d.p.T("pack.decision.none"), muted
		}
		lines, set := fitting(said, wallWidth-32, 4, 44, wallRoute, 34)
		for _, line := range lines {
			s.words(wallEdge+32, s.at+set.Size, line, set, colour)
			s.at += set.Size * 1.4
		}
		s.paint(page.Box{X: wallEdge, Y: top, W: 6, H: s.at - top, Fill: blue})
		s.at += 34
		d.spoken(s, wallEdge, wallWidth, d.p.T("pack.decision.conclusion", "said", d.conclusion()), page.Type{Size: 32}, ink, 3)
		if advice := brief.Recommendation.In(d.p.Lang()); advice != "" {
			s.at += 6
			d.spoken(s, wallEdge, wallWidth, d.p.T("pack.decision.recommendation", "said", advice), page.Type{Size: wallSpoken}, muted, 2)
		}
	}
	d.large(s, max(s.at+30, 640))
	done(Slide{Notes: notes(brief.Notes.In(d.p.Lang()), d.uncovered())})
}

// large shows the figures that change, or of a diagnosis those that are known.
func (d *deck) large(s *sheet, y float64) {
	const most, gap, high = 4, 24.0, 210.0
	all := slices.DeleteFunc(d.known(), func(m measure) bool { return !m.judged })
	if !d.alone() {
		slices.SortStableFunc(all, func(a, b measure) int { return cmp.Compare(d.tells(a), d.tells(b)) })
	}
	all = all[:min(len(all), most)]
	wide := (wallWidth - gap*(most-1)) / most
	for i, m := range all {
		x := wallEdge + float64(i)*(wide+gap)
		s.paint(page.Box{X: x, Y: y, W: wide, H: high, Radius: 12, Fill: "#ffffff", Edge: wallEdging, Thickness: 1.5})
		d.labelled(s, x+28, y+50, wide-56, m.label)
		now := m.say(d.main)
		if d.alone() {
			s.words(x+28, y+140, now, page.Type{Size: 56, Bold: true}, ink)
			continue
		}
		before := page.Type{Size: wallSpoken}
		at := x + 28
		s.words(at, y+122, m.say(d.base), before, muted)
		at += page.Width(m.say(d.base), before) + 14
		s.arrow(at, y+112, 26, muted)
		size := 56.0
		for size > wallSpoken && page.Width(now, page.Type{Size: size, Bold: true}) > x+wide-20-(at+44) {
			size -= 2
		}
		s.words(at+44, y+126, now, page.Type{Size: size, Bold: true}, ink)
		j := d.judge(m, d.base, d.main)
		at = x + 28
		s.paint(page.Signed(j.sign, at, y+180, wallSpoken, j.ink)...)
		if j.sign != page.NoSign {
			at += wallSpoken * 1.3
		}
		set := page.Type{Size: wallSpoken, Bold: true}
		s.words(at, y+180, page.Cut(j.word, set, x+wide-at-12), set, j.ink)
	}
}

// labelled sets the name of a figure in the largest type in which it has room.
func (d *deck) labelled(s *sheet, x, y, wide float64, said string) {
	set := page.Type{Size: wallSpoken}
	if page.Width(said, set) > wide {
		set.Size = 24
	}
	s.words(x, y, page.Cut(said, set, wide), set, muted)
}

// tells ranks a figure: what gets better or worse first, what stays last.
func (d *deck) tells(m measure) int {
	switch {
	case d.judge(m, d.base, d.main).sign != page.NoSign:
		return 0
	case m.say(d.base) != m.say(d.main):
		return 1
	}
	return 2
}

// arrow paints an arrow to the right.
func (s *sheet) arrow(x, y, wide float64, colour page.Ink) {
	s.paint(page.Line{X1: x, Y1: y, X2: x + wide - 6, Y2: y, Thickness: 3, Ink: colour},
		page.Shape{Points: []page.Point{{X: x + wide - 12, Y: y - 9}, {X: x + wide, Y: y}, {X: x + wide - 12, Y: y + 9}}, Fill: colour})
}

// ballot is the last slide: what is decided, and how.
func (d *deck) ballot() {
	title := d.p.T("pack.vote.vote")
	s, done := d.slide(title)
	brief := d.main.Scenario.Brief()
	d.heading(s, title, wallWidth)
	said := brief.Decision.In(d.p.Lang())
	if said == "" {
		said = d.p.T("deck.adopt", "name", d.main.name)
	}
	s.at += 16
	lines, set := fitting(said, wallWidth, 5, 56, 44, wallRoute)
	for _, line := range lines {
		s.words(wallEdge, s.at+set.Size, line, set, ink)
		s.at += set.Size * 1.4
	}
	const gap, high = 24.0, 150.0
	votes := model.Votes()
	wide := (wallWidth - gap*float64(len(votes)-1)) / float64(len(votes))
	y := max(s.at+40, 600)
	for i, v := range votes {
		x := wallEdge + float64(i)*(wide+gap)
		box := page.Box{X: x, Y: y, W: wide, H: high, Radius: 14, Fill: "#ffffff", Edge: wallEdging, Thickness: 2}
		colour, sign := ink, page.Check
		if brief.Vote == v {
			box.Fill, box.Edge, box.Thickness, colour, sign = blueWash, blue, 4, blue, page.Ticked
		}
		word, set := fitting(d.p.Capital(d.p.Vote(v)), wide-110, 2, wallRoute, 30)
		at := x + (wide-widest(set, word)-56)/2
		s.paint(box)
		s.paint(page.Signed(sign, at, y+high/2+13, 36, colour)...)
		base := y + high/2 + 13 - float64(len(word)-1)*set.Size*.6
		for _, line := range word {
			s.words(at+56, base, line, set, colour)
			base += set.Size * 1.2
		}
	}
	if note := d.voteNote(); note != "" {
		s.at = y + high + 24
		d.spoken(s, wallEdge, wallWidth, note, page.Type{Size: wallSpoken}, ink, 3)
	}
	done(Slide{Topic: d.main.name, Final: true, Notes: notes(d.p.T("pack.decision.conclusion", "said", d.conclusion()), d.uncovered())})
}
