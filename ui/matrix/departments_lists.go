package matrix

import (
	"cmp"
	"slices"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/ui/look"
)

// natural chooses the units that a reader would compare first: the first two
// departments, those with duties before others; where there is one department, its first
// two positions.
func natural(s model.Scenario) []model.ID {
	var tops, bare, order []model.ID
	for _, u := range s.Units() {
		order = append(order, u.ID)
		switch {
		case u.Level == model.Company || u.Level == model.External || s.DepartmentOf(u.ID) != u.ID:
		case len(s.DutiesUnder(u.ID)) > 0:
			tops = append(tops, u.ID)
		default:
			bare = append(bare, u.ID)
		}
	}
	if len(tops) == 1 {
		var parts []model.ID
		for _, u := range s.Children(tops[0]) {
			if len(s.DutiesUnder(u.ID)) > 0 {
				parts = append(parts, u.ID)
			}
		}
		if len(parts) > 1 {
			tops = parts
		}
	}
	tops = append(tops, bare...)
	tops = tops[:min(2, len(tops))]
	return slices.DeleteFunc(order, func(id model.ID) bool { return !slices.Contains(tops, id) })
}

// firstLines are the lines while there is no unit: where the first one is entered.
func (d *Departments) firstLines(width float32) []line {
	clear(d.fields)
	return []line{d.addLine(newGrid(1, width), 0, model.UnitKind)}
}

// chip is a label that opens the fields of what it names.
func (d *Departments) chip(s *look.Sheet, x, y float32, c chip, of model.Ref, side int) {
	if d.hands.Do == nil {
		c.paint(s, x, y)
		return
	}
	mark := newSpot(func() { d.change(of, side, "") }, func(s *look.Sheet, w, h float32, hot bool) {
		lit := c
		if hot {
			lit.edge = look.Accent
		}
		lit.paint(s, 0, 0)
	})
	mark.pressed = d.hold
	d.marks[of] = mark
	s.Put(mark, x, y, c.width(), c.height())
	d.adders["change:"+string(of.ID)] = mark
}

// titleSpots lays places over the titles of duties in a running text, each of which opens
// the fields of its duty.
func (d *Departments) titleSpots(s *look.Sheet, x, y float32, lines [][]word, its []compare.Item, side int) {
	if d.hands.Do == nil {
		return
	}
	all := letters(lines)
	at := 0
	for _, it := range its {
		name := []rune(d.print.Name(d.snap.Scenario, it.Ref))
		from := at
		for n := 0; n < len(name) && at < len(all); at++ { // blanks go at the ends of lines
			if name[n] != ' ' || all[at].r == ' ' {
				n++
			}
		}
		for i := from; i < at; {
			j := i
			for j+1 < at && all[j+1].line == all[i].line {
				j++
			}
			mark := newSpot(func() { d.change(it.Ref, side, "") }, func(s *look.Sheet, w, h float32, hot bool) { wash(s, w, h, hot) })
			mark.pressed = d.hold
			d.pulls(mark, it.Ref)
			s.Put(mark, x+all[i].x-2, y+float32(all[i].line)*lineHeight, all[j].x+all[j].width-all[i].x+4, lineHeight)
			d.adders["change:"+string(it.Ref.ID)] = mark
			i = j + 1
		}
		at += len([]rune(d.print.List("", ""))) // what stands between two
	}
}

// changedBelow puts the fields of whichever of several records is being changed below them.
func (d *Departments) changedBelow(b block, its []compare.Item, side int, width float32) block {
	for _, it := range its {
		b = d.changed(d.reading(b, it.Ref, true, width), it.Ref, side, width)
	}
	return b
}

// handoffs lists what a unit gives to each of the others.
func (d *Departments) handoffs(its []compare.Item, from int, width float32, key string) block {
	s, p := d.snap.Scenario, d.print
	var blocks []block
	for j, unit := range d.result.Units {
		if j == from {
			continue
		}
		var given []model.Handoff
		for _, it := range its {
			h, _ := s.Handoff(it.Ref.ID)
			if to, _ := s.Duty(h.To); s.Inside(to.Unit, unit) {
				given = append(given, h)
			}
		}
		if len(given) == 0 {
			continue
		}
		head := piece{title: p.T("matrix.given", "u", p.Name(s, model.Ref{Kind: model.UnitKind, ID: unit}), "n", len(given))}.flow(width)
		blocks = append(blocks, block{float32(len(head)) * lineHeight, func(s *look.Sheet, x, y float32) { paintFlow(s, x, y, head, nil) }})
		key := key + "/" + string(unit)
		shown := given
		if len(given) > mostRestRows && !d.open[key] {
			shown = given[:mostRestRows]
		}
		for _, h := range shown {
			b := d.touchable(d.handoff(h, from, width), h.Ref(), from, width)
			blocks = append(blocks, d.changed(b, h.Ref(), from, width))
		}
		if len(given) > mostRestRows {
			more := d.moreChip(len(given)-len(shown), key)
			blocks = append(blocks, block{chipHeight, func(s *look.Sheet, x, y float32) { d.paintMore(s, x, y, more, key) }})
		}
	}
	return stack(blocks, 6)
}

// handoff is a hand-off on a line: what, to which duty, how often and in what time. One
// without a time says so, and a click there opens the entry of it.
func (d *Departments) handoff(h model.Handoff, side int, width float32) block {
	p, sc := d.print, d.snap.Scenario
	object := p.Name(sc, h.Ref())
	to := p.T("matrix.to", "duty", p.Name(sc, model.Ref{Kind: model.DutyKind, ID: h.To}))
	frequency, _ := model.FieldOf(model.HandoffKind, "frequency")
	var pills []chip
	if h.Frequency != "" {
		pills = append(pills, chip{text: p.Value(sc, frequency, h.Frequency), ink: look.Ink2, ground: look.Clear, edge: look.LineStrong})
	}
	agreed := chip{text: h.SLA, ink: look.BetterInk, ground: look.BetterTint, edge: look.Clear}
	if h.SLA == "" {
		agreed = chip{text: p.T("matrix.no-time"), ink: look.MediumInk, ground: look.MediumTint, edge: look.Clear, glyph: look.Medium}
	}
	pills = append(pills, agreed.fit(min(width*.4, 160), 1))
	right := width
	for _, c := range pills {
		right -= c.width() + 6
	}
	return block{chipHeight, func(s *look.Sheet, x, y float32) {
		left := d.isNew(s, x, y+2, h.Ref())
		room := max(right-left-min(look.Width(to, look.Small), right*.4)-8, right*.5) // both are to be read
		left += s.TextCut(x+left, y+2, room, look.BodyBold, look.Ink, object) + 8
		if right-left > 40 {
			s.TextCut(x+left, y+3, right-left, look.Small, look.Ink2, to)
		}
		at := x + right + 6
		for n, c := range pills {
			if n < len(pills)-1 || d.hands.Do == nil {
				c.paint(s, at, y)
			} else {
				mark := newSpot(func() { d.change(h.Ref(), side, "sla") }, func(s *look.Sheet, w, h float32, hot bool) {
					lit := c
					if hot {
						lit.edge = c.ink
					}
					lit.paint(s, 0, 0)
				})
				mark.pressed = d.hold
				s.Put(mark, at, y, c.width(), chipHeight)
				d.adders["sla:"+string(h.ID)] = mark
			}
			at += c.width() + 6
		}
	}}
}

// collaborations are the lines of what several units do together, whoever they are.
func (d *Departments) collaborations(g grid, section int) []line {
	p, sc := d.print, d.snap.Scenario
	all := sc.Collaborations()
	if len(all) == 0 && d.hands.Do == nil {
		return nil
	}
	name, count := p.T("matrix.dimension.collaborations"), p.Number(float64(len(all)))
	out := []line{{height: sectionHead, section: section, head: true, paint: func(s *look.Sheet, w float32) {
		s.Fill(0, 0, w, sectionHead, look.Panel)
		s.Rule(0, 0, w, look.LineStrong)
		x := 16 + s.Text(16, 5, look.Heading, look.Ink, name) + 10
		s.Text(x, 9, look.Small, look.Ink3, count)
	}}}
	for n, c := range all {
		had := d.entering.drawn
		width := g.inside + float32(g.n-1)*(g.column+g.gap)
		b := d.changed(d.touchable(d.collaboration(c, width), c.Ref(), 0, width), c.Ref(), 0, width)
		height := b.height + 2*rowPad
		out = append(out, line{height: height, section: section, open: had != d.entering.drawn, paint: func(s *look.Sheet, w float32) {
			b.paint(s, g.left, rowPad)
			if n < len(all)-1 {
				s.Rule(0, height-1, w, look.Line)
			}
		}})
	}
	if d.hands.Do != nil {
		wide := g
		wide.n, wide.inside = 1, g.inside+float32(g.n-1)*(g.column+g.gap)
		out = append(out, d.addLine(wide, section, model.CollaborationKind))
	}
	return out
}

func (d *Departments) collaboration(c model.Collaboration, width float32) block {
	p, sc := d.print, d.snap.Scenario
	unit := func(key string, id model.ID, lacking string) chip {
		if id == "" {
			return chip{text: p.T(lacking), ink: look.MediumInk, ground: look.MediumTint, edge: look.Clear, glyph: look.Medium}
		}
		return chip{text: p.T(key, "u", p.Unit(sc, id)), ink: look.Ink2, ground: look.Clear, edge: look.LineStrong}
	}
	pills := []chip{unit("matrix.leads", c.Integrator, "matrix.no-lead").fit(200, 1)}
	if output := c.Output.In(p.Lang()); output != "" {
		pills = append(pills, unit("matrix.answers", c.OutputOwner, "matrix.no-owner").fit(240, 1))
	}
	right := width
	for _, c := range pills {
		right -= c.width() + 6
	}
	said := cmp.Or(c.Output.In(p.Lang()), c.Description.In(p.Lang()))
	return block{chipHeight, func(s *look.Sheet, x, y float32) {
		left := d.isNew(s, x, y+2, c.Ref())
		left += s.TextCut(x+left, y+2, right-left, look.BodyBold, look.Ink, p.Name(sc, c.Ref())) + 8
		if right-left > 40 {
			s.TextCut(x+left, y+3, right-left, look.Small, look.Ink2, said)
		}
		at := x + right + 6
		for _, c := range pills {
			at += c.paint(s, at, y) + 6
		}
	}}
}

// weight is the weight of a goal as it stands beside it; "" = none was stated.
func (d *Departments) weight(of model.Ref) string {
	if g, ok := d.snap.Scenario.Goal(of.ID); ok && of.Kind == model.GoalKind && g.Weight > 0 {
		return d.print.Number(g.Weight)
	}
	return ""
}

// weights sums the weights of the goals or KPIs of every unit, as far as any are stated,
// and tells which sums are not 100.
func (d *Departments) weights(sec compare.Section) (said []string, off []bool) {
	if sec.Dimension != compare.Goals && sec.Dimension != compare.KPIs {
		return nil, nil
	}
	p, s := d.print, d.snap.Scenario
	for i, id := range d.result.Units {
		sum, seen := 0.0, map[model.Ref]bool{}
		for _, r := range sec.Rows {
			for _, it := range r.Items[i] {
				if it.Borrowed || seen[it.Ref] {
					continue
				}
				seen[it.Ref] = true
				if g, ok := s.Goal(it.Ref.ID); ok && it.Ref.Kind == model.GoalKind {
					sum += g.Weight
				} else if k, ok := s.KPI(it.Ref.ID); ok && it.Ref.Kind == model.KPIKind {
					sum += k.Weight
				}
			}
		}
		if sum == 0 {
			continue
		}
		key := "matrix.weights"
		switch {
		case sum > 100:
			key = "matrix.weights-over"
		case sum < 100:
			key = "matrix.weights-under"
		}
		said = append(said, p.T(key, "u", p.Name(s, model.Ref{Kind: model.UnitKind, ID: id}), "n", sum))
		off = append(off, sum != 100)
	}
	return said, off
}

// isNew is the pill of what was entered since the page came to the front.
func (d *Departments) isNew(s *look.Sheet, x, y float32, of model.Ref) float32 {
	if !d.fresh[of] {
		return 0
	}
	return s.Pill(x, y, look.NewPill(d.print.T("matrix.new"))) + 6
}

// end is the space below the last line.
func (d *Departments) end() float32 {
	if d.entering.form != nil {
		return toastRoom
	}
	return 40
}
