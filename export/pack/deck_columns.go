package pack

import (
	"slices"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
)

// The two pictures of a decision: the units that it concerns before and after it.
const (
	columnsLeft  = 952.0
	columnsTop   = 150.0
	columnsWide  = 400.0 // of each of the two
	columnsFoot  = 640.0
	columnsApart = 80.0
)

// columns draws a decision that moves duties or begins and ends units: before it, those
// that hold what is moved are wide and the others narrow; after it, those where it is. It
// reports whether there is anything to draw.
func (d *deck) columns(s *sheet, t turn) bool {
	var was, is []model.ID
	add := func(list *[]model.ID, id model.ID) {
		if id != "" && !slices.Contains(*list, id) {
			*list = append(*list, id)
		}
	}
	for _, u := range t.gone {
		add(&was, u.ID)
	}
	for _, id := range t.moved {
		a, _ := t.before.Scenario.Duty(id)
		b, _ := t.after.Scenario.Duty(id)
		add(&was, a.Unit)
		add(&is, b.Unit)
	}
	for _, u := range t.made {
		add(&is, u.ID)
		for id := range u.Origin.All() {
			if t.before.Scenario.Has(model.Ref{Kind: model.UnitKind, ID: model.ID(id)}) {
				add(&was, model.ID(id))
			}
		}
	}
	if len(was)+len(is) == 0 {
		return false
	}
	if len(was) > 0 {
		d.picture(s, columnsLeft, d.p.T("deck.before"), false, t, t.before.Scenario, was, is)
		s.arrow(columnsLeft+columnsWide+columnsApart/2-17, (columnsTop+columnsFoot)/2, 34, blue)
	}
	d.picture(s, columnsLeft+columnsWide+columnsApart, d.p.T("deck.after"), true, t, t.after.Scenario, is, was)
	return true
}

// picture draws one of the two.
func (d *deck) picture(s *sheet, x float64, name string, bold bool, t turn, sc model.Scenario, wide, narrow []model.ID) {
	colour := muted
	if bold {
		colour = ink
	}
	s.words(x, columnsTop+10, name, page.Type{Size: wallSpoken, Bold: bold}, colour)
	here := func(ids []model.ID) []model.ID {
		return slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return !sc.Has(model.Ref{Kind: model.UnitKind, ID: id}) })
	}
	wide, narrow = here(wide), here(narrow)
	narrow = slices.DeleteFunc(narrow, func(id model.ID) bool { return slices.Contains(wide, id) })
	seals := d.marksOf(sc)
	held := heldBy(sc, slices.Concat(wide, narrow))
	if len(wide) > 1 {
		d.stack(s, x, append(wide, narrow...), sc, held, seals, t.moved)
		return
	}
	const gap, slim = 10.0, 78.0
	narrow = narrow[:min(len(narrow), 2)]
	room := columnsWide - float64(len(narrow))*(slim+gap)
	for _, id := range wide {
		d.column(s, x, room, sc, id, held[id], seals[id], t.moved)
		x += room + gap
	}
	for _, id := range narrow {
		d.slim(s, x, slim, held[id], seals[id])
		x += slim + gap
	}
}

// heldBy gives the units of a picture their duties, with those of the units below that are
// not in it themselves.
func heldBy(sc model.Scenario, units []model.ID) map[model.ID][]model.Duty {
	out := map[model.ID][]model.Duty{}
	for _, duty := range sc.Duties() {
		for up := range sc.Upward(duty.Unit) {
			if slices.Contains(units, up.ID) {
				out[up.ID] = append(out[up.ID], duty)
				break
			}
		}
	}
	return out
}

// Measures of a column.
const (
	barHigh  = 24.0
	cardHigh = 50.0
	between  = 9.0
	headHigh = 74.0
	inColumn = columnsFoot - columnsTop - 34 - headHigh - 8
	mostBars = 11 // in a column without cards
)

// column is a unit with its duties: those that are moved in words where there is room for
// all of them, the others as bars.
func (d *deck) column(s *sheet, x, wide float64, sc model.Scenario, id model.ID, duties []model.Duty, seal text.Seal, moved []model.ID) {
	top := columnsTop + 34
	cards := 0
	for _, duty := range duties {
		if slices.Contains(moved, duty.ID) {
			cards++
		}
	}
	spelt := float64(cards)*(cardHigh+between) <= inColumn
	if !spelt {
		cards = 0
	}
	bars := min(len(duties)-cards, int((inColumn-float64(cards)*(cardHigh+between))/(barHigh+between)))
	s.paint(page.Box{X: x, Y: top, W: wide, H: headHigh + float64(cards)*(cardHigh+between) + float64(bars)*(barHigh+between) + 8, Radius: 12, Fill: wallColumn})
	d.headed(s, x, top, wide, sc, id, len(duties), seal)
	at := top + headHigh
	for i, duty := range duties {
		is := slices.Contains(moved, duty.ID)
		switch {
		case is && spelt:
			set := page.Type{Size: wallSpoken, Bold: true}
			s.paint(page.Box{X: x + 10, Y: at, W: wide - 20, H: cardHigh, Radius: 8, Fill: blueWash, Edge: blue, Thickness: 3})
			s.words(x+22, at+35, page.Cut(d.p.RecordName(sc, duty), set, wide-44), set, ink)
			at += cardHigh + between
		case bars > 0:
			bars--
			fill, stroke := page.Ink("#ffffff"), wallBar
			if is {
				fill, stroke = blueWash, blue
			}
			s.paint(page.Box{X: x + 12, Y: at, W: wide - 24, H: barHigh, Radius: 6, Fill: fill},
				page.Box{X: x + 24, Y: at + 9, W: (wide - 60) * [...]float64{.35, .6, .75, .5, .65}[i%5], H: 6, Radius: 3, Fill: stroke})
			at += barHigh + between
		}
	}
}

// headed is the head of a column: seal, name and number of duties.
func (d *deck) headed(s *sheet, x, y, wide float64, sc model.Scenario, id model.ID, duties int, seal text.Seal) {
	small := page.Type{Size: wallSmall}
	n := d.p.Number(float64(duties))
	s.seal(x+14, y+14, 40, seal)
	s.wordsTo(x+wide-16, y+42, n, small, muted)
	whole, room := d.unit(sc, id), wide-92-page.Width(n, small)
	name, set := fitting(whole, room, 1, wallSpoken, 26, 24)
	if name[0] == whole {
		s.words(x+64, y+44, whole, set, ink)
		return
	}
	for i, line := range limited(whole, set, room, 2) {
		s.words(x+64, y+29+float64(i)*25, line, set, ink)
	}
}

// slim is a unit beside those that are spoken about: its seal, and a bar for each duty.
func (d *deck) slim(s *sheet, x, wide float64, duties []model.Duty, seal text.Seal) {
	top := columnsTop + 34
	n := len(duties)
	bars := min(n, mostBars)
	s.paint(page.Box{X: x, Y: top, W: wide, H: headHigh + float64(bars)*(barHigh+between) + 8, Radius: 12, Fill: wallColumn})
	s.seal(x+6, top+14, 40, seal)
	small := page.Type{Size: wallSmall}
	s.centred(x+46, wide-48, top+42, d.p.Number(float64(n)), small, muted)
	for i := range bars {
		s.paint(page.Box{X: x + 10, Y: top + headHigh + float64(i)*(barHigh+between), W: wide - 20, H: barHigh, Radius: 6, Fill: "#ffffff"})
	}
}

// stack sets several units below each other, with a small bar for every duty; those that
// are moved are blue.
func (d *deck) stack(s *sheet, x float64, units []model.ID, sc model.Scenario, held map[model.ID][]model.Duty, seals map[model.ID]text.Seal, moved []model.ID) {
	const gap, tick, tickHigh, perRow = 12.0, 26.0, 12.0, 10
	top := columnsTop + 34
	shown := min(len(units), 5)
	rows := 1
	for _, id := range units[:shown] {
		rows = max(rows, (len(held[id])+perRow-1)/perRow)
	}
	high := min((columnsFoot-top-gap*float64(shown-1)-30)/float64(shown), 66+float64(rows)*20+12)
	for i, id := range units {
		y := top + float64(i)*(high+gap)
		if i == shown {
			s.words(x, y+18, d.p.T("deck.more-units", "n", len(units)-i), page.Type{Size: wallSmall}, muted)
			return
		}
		s.paint(page.Box{X: x, Y: y, W: columnsWide, H: high, Radius: 12, Fill: wallColumn})
		d.headed(s, x, y, columnsWide, sc, id, len(held[id]), seals[id])
		at, line := x+18, y+66
		for _, duty := range held[id] {
			if at+tick > x+columnsWide-18 {
				at, line = x+18, line+tickHigh+8
			}
			if line+tickHigh > y+high-8 {
				break
			}
			fill := page.Ink("#ffffff")
			if slices.Contains(moved, duty.ID) {
				fill = blue
			}
			s.paint(page.Box{X: at, Y: line, W: tick, H: tickHigh, Radius: 4, Fill: fill})
			at += tick + 8
		}
	}
}

// cells lists a decision that moves no duty and no unit, cell by cell.
func (d *deck) cells(s *sheet, t turn) {
	const most = 5
	x, wide := columnsLeft, SlideWidth-wallEdge-columnsLeft
	keep := s.at
	s.at = columnsTop
	set := page.Type{Size: wallSpoken}
	rows := d.p.Edits(t.first.Before, t.first.Change)
	for i, r := range rows {
		if i == most {
			s.words(x, s.at+30, d.p.T("deck.more", "n", len(rows)-i), set, muted)
			break
		}
		label := r.Name
		if r.Field != "" {
			label = d.p.T("deck.cell", "name", r.Name, "field", r.Field)
		}
		s.words(x, s.at+24, page.Cut(label, page.Type{Size: wallSmall}, wide), page.Type{Size: wallSmall}, muted)
		s.at += 30
		from, to := r.From, r.To
		at := x
		if from != "" {
			from = page.Cut(from, set, wide*.45)
			s.words(at, s.at+32, from, set, muted)
			at += page.Width(from, set) + 16
			s.arrow(at, s.at+22, 30, blue)
			at += 46
		}
		if to == "" {
			to = d.p.T("edit." + r.Action)
		}
		s.words(at, s.at+32, page.Cut(to, page.Type{Size: wallSpoken, Bold: true}, x+wide-at), page.Type{Size: wallSpoken, Bold: true}, ink)
		s.at += 62
	}
	s.at = keep
}
