package pack

import (
	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
)

// wide slides hold so many departments beside each other; a half of one holds half of them.
const wallAcross = 6

// organisation is the organisation as it is and as proposed: on one slide where both have
// room on it.
func (d *deck) organisation() {
	if d.alone() {
		d.departments(d.p.T("pack.page.present"), halfOf{d.main, nil})
		return
	}
	was, is := halfOf{d.base, d.fates()}, halfOf{d.main, d.origins()}
	if max(len(was.departments()), len(is.departments())) <= wallAcross/2 {
		d.departments(d.p.T("pack.page.structure"), was, is)
		return
	}
	d.departments(d.p.T("deck.as-is"), was)
	d.departments(d.p.T("deck.to-be"), is)
}

// Trial lays out what is tried on a scenario while it is talked about: the organisation
// before and with it, and the figures that it moves.
func Trial(p text.Printer, was, now export.Report) Slide {
	now.Alone, now.Baseline, now.BaselineName = false, was.Scenario, was.Name
	now.BaselineFindings, now.BaselineScorecard, now.BaselineThemes = was.Findings, was.Scorecard, was.Themes
	now.Scorecard = now.Findings.Score(was.Scenario)
	d := deck{book: newBook(chrome.In(p.Lang()), []export.Report{now})}
	const figures = 700.0
	title := d.p.T("deck.trial")
	s, done := d.slide(title)
	d.heading(s, title, wallWidth)
	top := s.at
	for i, h := range []halfOf{{d.base, d.fates()}, {d.main, d.origins()}} {
		s.at = top
		x := wallEdge + float64(i)*(wallWidth+halvesApart)/2
		d.half(s, x, (wallWidth-halvesApart)/2, figures-30, h, wallAcross/2)
	}
	s.arrow(SlideWidth/2-18, (top+figures)/2, 36, blue)
	d.large(s, figures)
	done(Slide{})
	return d.slides[0]
}

// halvesApart is what lies between two halves of a slide.
const halvesApart = 72.0

// halfOf is one scenario on a slide of the organisation.
type halfOf struct {
	option
	tags map[model.ID]tag
}

// departments are those of the scenario; of an only one that is divided, its parts.
func (h halfOf) departments() []model.Unit {
	_, out := (&book{}).newChart(h.Scenario, nil).roots()
	return out
}

// columns is for how many departments a half has room side by side, of so many halves.
func (h halfOf) columns(halves int) int {
	return min(max(len(h.departments()), 1), wallAcross/halves)
}

// departments shows one or two scenarios: a column for every department with its positions.
func (d *deck) departments(title string, halves ...halfOf) {
	s, done := d.slide(title)
	d.heading(s, title, wallWidth)
	columns := 0
	for _, h := range halves {
		columns += h.columns(len(halves))
	}
	top, x := s.at, wallEdge
	var said []string
	for i, h := range halves {
		s.at = top
		wide := (wallWidth - halvesApart*float64(len(halves)-1)) * float64(h.columns(len(halves))) / float64(columns)
		d.half(s, x, wide, wallFoot, h, wallAcross/len(halves))
		said = append(said, d.captions(h.option)...)
		if i > 0 {
			s.arrow(x-halvesApart/2-18, (top+wallFoot)/2, 36, blue)
		}
		x += wide + halvesApart
	}
	done(Slide{Notes: said})
}

// half shows one scenario above a line.
func (d *deck) half(s *sheet, x, wide, bottom float64, h halfOf, across int) {
	name, set := fitting(h.name, wide, 1, 32, wallSpoken, 24)
	s.words(x, s.at+32, name[0], set, ink)
	s.at += 64
	c := d.newChart(h.Scenario, h.tags)
	if !h.Alone {
		c.moved = d.relocated()
	}
	roots, units := c.roots()
	seals := d.marksOf(h.Scenario)
	if len(roots) > 0 && len(units) > 0 && c.s.DepartmentOf(units[0].ID) != units[0].ID { // the parts of an only department
		top := roots[len(roots)-1]
		d.band(s, x, wide, top, c, seals)
	}
	if len(units) == 0 {
		d.spoken(s, x, wide, d.p.T("deck.no-units"), page.Type{Size: wallSpoken}, muted, 1)
		return
	}
	const gap = 18.0
	rows := (len(units) + across - 1) / across
	shown := min(rows, max(int((bottom-s.at-56)/leastColumn), 1))
	high := (bottom-s.at-56)/float64(shown) - gap
	n := float64(min(len(units), across))
	w := (wide - gap*(n-1)) / n
	if need := d.widestOf(units, c); need < w { // what stands beside is nearer then
		w = max(need, min(w, 420))
	}
	for i, u := range units {
		if i == shown*across {
			s.words(x, bottom-14, d.p.T("pack.structure.more", "n", len(units)-i), page.Type{Size: wallSpoken}, muted)
			break
		}
		d.department(s, x+float64(i%across)*(w+gap), s.at+float64(i/across)*(high+gap), w, high, u, c, seals)
	}
}

// widestOf is how wide the columns of departments have to be so that no name is cut.
func (d *deck) widestOf(units []model.Unit, c chart) (wide float64) {
	const most = 16 // no column shows more
	for _, u := range units {
		wide = max(wide, 92+page.Width(d.p.RecordName(c.s, u), page.Type{Size: 30, Bold: true}))
		inside := d.inside(u, c)
		for _, e := range inside[:min(len(inside), most)] {
			wide = max(wide, 37+page.Width(e.text, page.Type{Size: wallSpoken, Bold: e.bold}))
		}
	}
	return wide
}

// leastColumn is how high a department is at least that says something.
const leastColumn = 150.0

// band is the only department, above its parts.
func (d *deck) band(s *sheet, x, wide float64, u model.Unit, c chart, seals map[model.ID]text.Seal) {
	s.paint(page.Box{X: x, Y: s.at, W: wide, H: 64, Radius: 12, Fill: wallColumn})
	s.seal(x+14, s.at+12, 40, seals[u.ID])
	set := page.Type{Size: 30, Bold: true}
	n := d.p.T("pack.structure.duties", "n", c.duties[u.ID])
	small := page.Type{Size: wallSmall}
	s.wordsTo(x+wide-16, s.at+41, n, small, muted)
	room := wide - 100 - page.Width(n, small)
	if t, ok := c.tags[u.ID]; ok {
		word := page.Cut(t.word, small, wide*.35)
		room -= page.Width(word, small) + 20
		s.wordsTo(x+wide-36-page.Width(n, small), s.at+41, word, small, t.ink)
	}
	s.words(x+68, s.at+43, page.Cut(d.p.RecordName(c.s, u), set, room), set, ink)
	s.at += 82
}

// department is one column: its seal, its name, what becomes of it, and its positions.
func (d *deck) department(s *sheet, x, y, wide, high float64, u model.Unit, c chart, seals map[model.ID]text.Seal) {
	t, tagged := c.tags[u.ID]
	box := page.Box{X: x, Y: y, W: wide, H: high, Radius: 12, Fill: wallColumn}
	if tagged {
		box.Edge, box.Thickness = t.ink, 3
	}
	s.paint(box)
	s.seal(x+16, y+16, 44, seals[u.ID])
	name, small := page.Type{Size: 30, Bold: true}, page.Type{Size: wallSmall}
	lines, set := fitting(d.p.RecordName(c.s, u), wide-92, 3, 30, 28, 26, 24)
	at := y + 48
	for _, line := range lines {
		s.words(x+72, at, line, set, ink)
		at += set.Size * 1.25
	}
	at = max(at, y+48+name.Size*1.25)
	s.words(x+18, at, page.Cut(d.p.T("pack.structure.duties", "n", c.duties[u.ID]), small, wide-36), small, muted)
	if tagged {
		at += 36
		s.words(x+18, at, page.Cut(t.word, page.Type{Size: wallSmall, Bold: true}, wide-36), page.Type{Size: wallSmall, Bold: true}, t.ink)
	}
	at += 20
	entries := d.inside(u, c)
	for i, e := range entries {
		if at+48 > y+high-12 || i+1 < len(entries) && at+96 > y+high-12 {
			if at+40 <= y+high {
				s.words(x+18, at+30, page.Cut(d.p.T("deck.more", "n", len(entries)-i), small, wide-36), small, muted)
			}
			break
		}
		at += 48
		set := page.Type{Size: wallSpoken, Bold: e.bold}
		s.words(x+18, at, page.Cut(e.text, set, wide-36), set, e.ink)
	}
}

// inside lists what a department is divided into; of one that is not, its duties.
func (d *deck) inside(u model.Unit, c chart) (out []line) {
	for _, v := range c.below[u.ID] {
		l := line{text: d.p.RecordName(c.s, v), ink: ink}
		if t, ok := c.tags[v.ID]; ok {
			l.bold, l.ink = true, t.ink
		}
		out = append(out, l)
	}
	if len(out) > 0 {
		return out
	}
	for _, x := range c.s.DutiesOf(u.ID) {
		l := line{text: d.p.RecordName(c.s, x), ink: muted}
		if c.moved[x.ID] {
			l.bold, l.ink = true, blue
		}
		out = append(out, l)
	}
	return out
}
