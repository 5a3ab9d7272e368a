package pack

import (
	"slices"
	"strings"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// solvesAndCosts sets what a decision solves beside what it costs.
func (d *deck) solvesAndCosts(s *sheet, t turn) {
	const y, high, gap = 662.0, 300.0, 24.0
	wide := (wallWidth - gap) / 2
	out := outcomeOf(t.before.themes, t.after.themes)
	better, worse := d.moves(t)
	left := ""
	if x := d.remaining(t); x != nil {
		left = d.p.T("deck.unsolved", "title", d.p.Theme(t.after.Scenario, x))
	}
	d.effects(s, wallEdge, y, wide, high, d.p.T("deck.solves"), false, d.weighed(t.before, out.solved, better), left)
	answer := ""
	if len(out.created) > 0 {
		if said := d.answer(t.after, out.created[0]); said != "" {
			answer = d.p.T("deck.answer", "said", said)
		}
	}
	d.effects(s, wallEdge+wide+gap, y, wide, high, d.p.T("deck.costs"), true, d.weighed(t.after, out.created, worse), answer)
}

// effect is one line of what a decision solves or costs.
type effect struct {
	said, pill string
	severity   check.Severity // of a matter
	matter     bool
}

// weighed puts the first matter before the first figure, and then the others.
func (d *deck) weighed(o option, of []*theme.Theme, figures []effect) (out []effect) {
	var matters []effect
	for _, x := range of {
		matters = append(matters, effect{said: d.p.Theme(o.Scenario, x), pill: d.p.Severity(x.Severity.String()), severity: x.Severity, matter: true})
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
func (d *deck) moves(t turn) (better, worse []effect) {
	for _, m := range d.measures() {
		j := d.judge(m, t.before, t.after)
		if j.plain {
			continue
		}
		w := effect{said: m.label, pill: d.p.T("deck.from-to", "verdict", j.word, "before", m.say(t.before), "after", m.say(t.after))}
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

func (d *deck) effects(s *sheet, x, y, wide, high float64, title string, costs bool, all []effect, below string) {
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
