package matrix

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/ui/look"
)

// block is the content of one cell: its height, and how to draw it at a place.
type block struct {
	height float32
	paint  func(s *look.Sheet, x, y float32)
}

// stack puts blocks under each other.
func stack(blocks []block, gap float32) block {
	out := block{}
	for i, b := range blocks {
		if i > 0 {
			out.height += gap
		}
		out.height += b.height
	}
	out.paint = func(s *look.Sheet, x, y float32) {
		for _, b := range blocks {
			b.paint(s, x, y)
			y += b.height + gap
		}
	}
	return out
}

// lines makes the lines of all sections for a width.
func (d *Departments) lines(width float32) []line {
	g := newGrid(len(d.result.Units), width)
	clear(d.fields)
	d.entering.drawn = false
	var out []line
	if g.n == 1 {
		out = append(out, note(0, d.print.T("matrix.one-unit")))
	}
	if f := d.entering.form; d.hands.Do != nil && (g.n == 1 || f != nil && f.Kind() == model.UnitKind && f.Of().ID == "") {
		out = append(out, d.addLine(newGrid(1, width), 0, model.UnitKind))
	}
	for i, sec := range d.result.Sections {
		shown := sec.Rows
		if d.related {
			shown = slices.DeleteFunc(slices.Clone(shown), func(r compare.Row) bool { return !r.Related() })
			if len(shown) == 0 {
				continue
			}
		}
		out = append(out, d.headLine(i, sec))
		for n, r := range shown {
			out = append(out, d.rowLine(g, i, sec.Dimension, r, n == len(shown)-1))
		}
		if d.hands.Do != nil && !d.related {
			out = append(out, d.addLine(g, i, kindOf(sec.Dimension)))
		}
	}
	if !d.related {
		out = append(out, d.collaborations(g, len(d.result.Sections))...)
	}
	if len(out) == 0 {
		out = append(out, note(0, d.print.T("matrix.nothing-related")))
	}
	out = append(out, line{height: d.end(), section: len(d.result.Sections), paint: func(*look.Sheet, float32) {}})
	return out
}

// headLine is the head of a section: its name, what each unit has, what was found.
func (d *Departments) headLine(section int, sec compare.Section) line {
	p := d.print
	name := p.T("matrix.dimension." + string(sec.Dimension))
	note := ""
	for i, id := range d.result.Units {
		if i > 0 {
			note += p.T("matrix.joint")
		}
		note += p.T("matrix.counted", "u", p.Name(d.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: id}), "n", sec.Counts[i])
	}
	owned := 0
	for _, n := range sec.Counts {
		owned += n
	}
	if sec.Total > owned {
		note += p.T("matrix.joint") + p.T("matrix.elsewhere", "n", sec.Total-owned)
	}
	if sec.Dimension == compare.Goals {
		note += p.T("matrix.joint") + p.T("matrix.by-horizon")
	}
	sum := d.sum(sec)
	weights, off := d.weights(sec)
	return line{height: sectionHead, section: section, head: true, paint: func(s *look.Sheet, w float32) {
		s.Fill(0, 0, w, sectionHead, look.Panel)
		if section > 0 {
			s.Rule(0, 0, w, look.LineStrong)
		}
		x := 16 + s.Text(16, 5, look.Heading, look.Ink, name) + 10
		right := w - 16
		if sum != "" {
			right -= s.TextRight(right, 8, look.Small, look.Ink2, sum) + 16
		}
		for i, said := range slices.Backward(weights) {
			ink, face := look.Ink2, look.Small
			if off[i] {
				ink, face = look.MediumInk, look.SmallBold
			}
			right -= s.TextRight(right, 8, face, ink, said) + 10
		}
		s.TextCut(x, 9, right-x, look.Small, look.Ink3, note)
	}}
}

// sum counts the relations of a section by what they are, between any two of the units,
// and says how many of them are between columns that are not neighbours.
func (d *Departments) sum(sec compare.Section) string {
	said := ""
	for _, r := range []compare.Relation{compare.Overlapping, compare.Opposing, compare.Lacking, compare.Agreeing} {
		if sec.Relations[r] == 0 {
			continue
		}
		if said != "" {
			said += d.print.T("list.clause")
		}
		said += d.print.T("matrix.sum."+string(r), "n", sec.Relations[r])
	}
	if sec.Apart > 0 {
		said = d.print.T("matrix.apart", "said", said, "n", sec.Apart)
	}
	return said
}

// rowLine is one row: the cells of the units and the relations between them.
func (d *Departments) rowLine(g grid, section int, dim compare.Dimension, r compare.Row, last bool) line {
	cells := make([]block, g.n)
	height, had := float32(20), d.entering.drawn
	for i := range cells {
		cells[i] = d.cell(g, dim, r, i)
		height = max(height, cells[i].height)
	}
	pills := make([][]chip, len(r.Ties))
	for i, ties := range r.Ties {
		tall := float32(-tieGap)
		for _, tie := range ties {
			c := pill(tie, relation(d.print, d.snap.Scenario, d.result.Units, tie)).fit(g.gap-8, 2)
			pills[i] = append(pills[i], c)
			tall += c.height() + tieGap
		}
		height = max(height, tall)
	}
	height += 2 * rowPad
	return line{height: height, section: section, open: had != d.entering.drawn, paint: func(s *look.Sheet, w float32) {
		for i, c := range cells {
			c.paint(s, g.x(i), rowPad)
		}
		for i, ties := range r.Ties {
			d.paintTies(s, g, i, ties, pills[i], height)
		}
		if !last {
			s.Rule(0, height-1, w, look.Line)
		}
	}}
}

const tieGap = 4

// paintTies draws the relations of two neighbours in the space between them, with a
// line to both sides.
func (d *Departments) paintTies(s *look.Sheet, g grid, i int, ties []compare.Tie, pills []chip, height float32) {
	left, tall := g.between(i), float32(-tieGap)
	for _, c := range pills {
		tall += c.height() + tieGap
	}
	y := (height - tall) / 2
	for n, tie := range ties {
		c := pills[n]
		w, h := c.width(), c.height()
		x := left + (g.gap-w)/2
		if x-left > 6 {
			s.Rule(left, y+h/2, x-left, look.LineStrong)
			s.Rule(x+w, y+h/2, left+g.gap-x-w, look.LineStrong)
		}
		if len(tie.Findings) == 0 {
			c.paint(s, x, y)
		} else {
			s.Put(d.tie(tie, c), x, y, w, h)
		}
		y += h + tieGap
	}
}

// tie is a relation that leads to its finding.
func (d *Departments) tie(tie compare.Tie, c chip) *spot {
	mark := newSpot(func() { d.hands.Finding(tie.Findings[0]) }, func(s *look.Sheet, w, h float32, hot bool) {
		c.paint(s, 0, 0)
		if hot {
			s.Put(outline(c.ink, 1, chipHeight/2), 0, 0, w, h)
		}
	})
	if f, ok := d.snap.Findings.Get(tie.Findings[0]); ok {
		_, mark.hint = d.print.Finding(d.snap.Scenario, f)
	}
	for _, key := range tie.Findings {
		d.ties[key] = mark
	}
	return mark
}

// cell makes the content of one unit on a row.
func (d *Departments) cell(g grid, dim compare.Dimension, r compare.Row, i int) block {
	its := r.Items[i]
	key := string(dim) + "/" + string(d.result.Units[i])
	switch {
	case len(its) == 0:
		return block{paint: func(*look.Sheet, float32, float32) {}}
	case dim == compare.KPIs || dim == compare.Tools || dim == compare.Channels:
		return d.changedBelow(d.chips(its, g.inside, key, i), its, i, g.inside)
	case dim == compare.Handoffs:
		return d.handoffs(its, i, g.inside, key)
	case r.Rest && dim == compare.Duties:
		return d.changedBelow(d.titles(its, g.inside, key, i), its, i, g.inside)
	}
	var blocks []block
	for _, it := range its {
		b := d.touchable(d.entry(it, r.Horizon, dim, g.inside), it.Ref, i, g.inside)
		if !it.Seen {
			b = d.reading(b, it.Ref, false, g.inside)
		}
		blocks = append(blocks, d.changed(b, it.Ref, i, g.inside))
	}
	return stack(blocks, 4)
}

// entry is one thing in words: a duty with title and sentence, a goal with its
// horizon, a key task with its season.
func (d *Departments) entry(it compare.Item, h model.Horizon, dim compare.Dimension, width float32) block {
	s, p := d.snap.Scenario, d.print
	lang := p.Lang()
	tag, pc := "", piece{marks: it.Marks}
	switch dim {
	case compare.Duties:
		duty, _ := s.Duty(it.Ref.ID)
		pc.title, pc.muted = p.Name(s, it.Ref), duty.State != model.Active
		if it.Seen {
			pc.title, pc.text, pc.muted = "", pc.title+p.T("matrix.seen"), true
		} else if body := duty.Text.In(lang); body != pc.title {
			pc.text = body
		}
	case compare.Goals:
		goal, _ := s.Goal(it.Ref.ID)
		tag = string(h)
		if tag == "" {
			tag = "none"
		}
		tag = p.T("matrix.horizon." + tag)
		pc.main = true
		pc.text, pc.muted = withoutHorizon(goal.Text.In(lang), tag), goal.State != model.Active
	case compare.Tasks:
		task, _ := s.Task(it.Ref.ID)
		tag, pc.text, pc.main = task.Season, strings.TrimRight(task.Text.In(lang), " ；;"), true
		if it.Seen {
			pc.text, pc.muted = p.Name(s, it.Ref)+p.T("matrix.seen"), true
		}
	}
	indent := float32(0)
	label := chip{text: tag, ink: look.Ink2, ground: look.Clear, edge: look.LineStrong}
	if tag != "" {
		indent = label.width() + 8
	}
	figure := d.weight(it.Ref)
	room := width - indent
	if figure != "" {
		room -= look.Width(figure, look.Small) + 12
	}
	mark := float32(0)
	if d.fresh[it.Ref] {
		mark = look.NewPill(p.T("matrix.new")).Width() + 8
		indent += mark
		room -= mark
	}
	lines := pc.flow(room)
	return block{float32(len(lines)) * lineHeight, func(s *look.Sheet, x, y float32) {
		if tag != "" {
			label.paint(s, x, y-2)
		}
		d.isNew(s, x+indent-mark, y, it.Ref)
		paintFlow(s, x+indent, y, lines, pc.marks)
		if figure != "" {
			s.TextRight(x+width, y+1, look.Small, look.Ink2, figure)
		}
	}}
}

// titles lists duties without a counterpart by their titles only.
func (d *Departments) titles(its []compare.Item, width float32, key string, side int) block {
	var names []string
	for _, it := range its {
		names = append(names, d.print.Name(d.snap.Scenario, it.Ref))
	}
	shown := names
	if len(names) > mostRestRows && !d.open[key] {
		shown = names[:mostRestRows]
	}
	lines := piece{title: d.print.List(shown...)}.flow(width)
	list := block{float32(len(lines)) * lineHeight, func(s *look.Sheet, x, y float32) {
		d.titleSpots(s, x, y, lines, its[:len(shown)], side)
		paintFlow(s, x, y, lines, nil)
	}}
	if len(names) <= mostRestRows {
		return list
	}
	more := d.moreChip(len(names)-len(shown), key)
	return stack([]block{list, {chipHeight, func(s *look.Sheet, x, y float32) { d.paintMore(s, x, y, more, key) }}}, 4)
}

// chips lists names as labels: one line, and how many more there are.
func (d *Departments) chips(its []compare.Item, width float32, key string, side int) block {
	var all []chip
	for _, it := range its {
		c := chip{text: d.print.Name(d.snap.Scenario, it.Ref), ink: look.Ink, ground: look.Clear, edge: look.LineStrong}
		rec := d.snap.Scenario.Get(it.Ref)
		switch {
		case it.Borrowed:
			c.ink = look.Ink3
		case it.Ref.Kind == model.KPIKind && rec != nil && model.Cell(rec, "basis") == string(model.Stated):
			c.bold = true
		}
		if it.Shared {
			c.ground, c.edge, c.ink = look.MarkTint, look.MarkLine, look.Ink
		}
		if d.fresh[it.Ref] {
			c.ground, c.edge, c.ink = look.Tint, look.Accent, look.Accent
		}
		all = append(all, c.fit(width, 1))
	}
	const gap = 6
	type spotAt struct{ x, y float32 }
	var places []spotAt
	x, y, shown := float32(0), float32(0), len(all)
	room := func(rest int) float32 {
		if rest == 0 {
			return width
		}
		return width - gap - d.moreChip(rest, key).width()
	}
	for i, c := range all {
		if !d.open[key] && i > 0 && x+c.width() > room(len(all)-i-1) {
			shown = i
			break
		}
		if x > 0 && x+c.width() > width {
			x, y = 0, y+chipHeight+gap
		}
		places = append(places, spotAt{x, y})
		x += c.width() + gap
	}
	rest := len(all) - shown
	foldable := d.open[key] && y > 0
	more := d.moreChip(rest, key)
	if foldable && x+more.width() > width {
		x, y = 0, y+chipHeight+gap
	}
	moreAt := spotAt{x, y}
	return block{y + chipHeight, func(s *look.Sheet, x, y float32) {
		for i, at := range places {
			d.chip(s, x+at.x, y+at.y, all[i], its[i].Ref, side)
		}
		if rest > 0 || foldable {
			d.paintMore(s, x+moreAt.x, y+moreAt.y, more, key)
		}
	}}
}

func (d *Departments) moreChip(rest int, key string) chip {
	c := chip{ink: look.Ink2, ground: look.Clear, edge: look.LineStrong, text: d.print.T("matrix.more", "n", rest)}
	if d.open[key] {
		c.text = d.print.T("matrix.less")
	}
	return c
}

func (d *Departments) paintMore(s *look.Sheet, x, y float32, c chip, key string) {
	s.Put(newSpot(func() { d.open[key] = !d.open[key]; d.build() }, func(s *look.Sheet, w, h float32, hot bool) {
		if hot {
			c.edge = look.Accent
		}
		c.paint(s, 0, 0)
		c.edge = look.LineStrong
	}), x, y, c.width(), chipHeight)
}
