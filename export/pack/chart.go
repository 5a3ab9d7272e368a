package pack

import (
	"slices"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/layout"
)

// tag is what became of a unit, on its box.
type tag struct {
	word string
	ink  page.Ink
}

// chart draws the units of a scenario as a tree: the company above, its departments side by
// side, and in each box what lies below.
type chart struct {
	b      *book
	s      model.Scenario
	tags   map[model.ID]tag
	duties map[model.ID]int // with those below
	moved  map[model.ID]bool
	below  map[model.ID][]model.Unit
}

func (b *book) newChart(s model.Scenario, tags map[model.ID]tag) chart {
	c := chart{b: b, s: s, tags: tags, duties: map[model.ID]int{}, below: map[model.ID][]model.Unit{}}
	for _, u := range s.Units() {
		up := u.Parent
		if _, ok := s.Unit(up); !ok {
			up = ""
		}
		c.below[up] = append(c.below[up], u)
	}
	for _, d := range s.Duties() {
		if d.Unit == "" {
			continue
		}
		for u := range s.Upward(d.Unit) {
			c.duties[u.ID]++
		}
	}
	return c
}

// line is one line in the box of a department: a unit below it, or a duty.
type line struct {
	text string
	ink  page.Ink
	bold bool
	deep int
}

// lines lists what lies below a unit, its own duties first.
func (c chart) lines(above model.ID, duties bool, deep int) (out []line) {
	if duties {
		for _, d := range c.s.DutiesOf(above) {
			colour := muted
			if c.moved[d.ID] {
				colour = blue
			}
			out = append(out, line{text: c.b.p.RecordName(c.s, d), ink: colour, deep: deep})
		}
	}
	for _, u := range c.below[above] {
		l := line{text: c.b.p.RecordName(c.s, u), ink: ink, bold: duties, deep: deep}
		if n := c.duties[u.ID]; n > 0 {
			l.text = c.b.p.T("pack.structure.position", "unit", l.text, "n", n)
		}
		if t, ok := c.tags[u.ID]; ok {
			l.text, l.ink = c.b.p.T("pack.structure.tagged", "unit", l.text, "tag", t.word), t.ink
		}
		out = append(out, l)
		out = append(out, c.lines(u.ID, duties, deep+1)...)
	}
	return out
}

// roots are the units at the top that are no department, and the departments; of an only
// department that is divided its parts are set out.
func (c chart) roots() (roots, departments []model.Unit) {
	for _, u := range c.s.Units() {
		switch {
		case u.Level == model.External:
		case u.Level == model.Company:
			roots = append(roots, u)
		case c.s.DepartmentOf(u.ID) == u.ID:
			departments = append(departments, u)
		}
	}
	for len(departments) == 1 && len(c.below[departments[0].ID]) > 1 && len(c.s.DutiesOf(departments[0].ID)) == 0 {
		roots, departments = append(roots, departments[0]), c.below[departments[0].ID]
	}
	return roots, departments
}

// plan is how the departments are set out: how many beside each other, how large the type
// is, and how many units each box lists.
type plan struct {
	across, listed int
	duties         bool // are listed too
	bare           bool // nothing that lies below is listed
	size           float64
	wide           float64
	rows           []float64 // heights
}

const (
	boxGap   = 12.0
	boxDrop  = 22.0
	least    = 7.0 // points that are still read
	mostWide = 210.0
)

// fit finds the largest type with which the tree fits into a place; what does not fit even
// in the smallest is counted instead of listed.
func (c chart) fit(departments []model.Unit, wide, high float64) plan {
	for _, try := range []struct {
		duties, whole bool
		least         float64
	}{{true, true, least}, {true, false, 8}, {false, true, least}, {false, false, least}} {
		var counts []int
		var longest float64
		for _, u := range departments {
			lines := c.lines(u.ID, try.duties, 0)
			counts = append(counts, len(lines))
			for _, l := range lines {
				if try.whole {
					longest = max(longest, page.Width(l.text, page.Type{Size: 1, Bold: l.bold})+float64(min(l.deep, 4)))
				}
			}
		}
		all := slices.Max(append(counts, 0))
		for _, listed := range []int{all, 12, 8, 5, 3, 2, 1, 0} {
			if listed > all || try.duties && listed < all {
				continue
			}
			for size := 11.5; size >= try.least; size -= .5 {
				if p, ok := c.set(plan{listed: listed, duties: try.duties, size: size}, counts, max(longest*size+16, size*10), wide, high); ok {
					return p
				}
			}
		}
	}
	n := len(departments)
	across := max(int((wide+boxGap)/(least*10+boxGap)), 1)
	p := plan{across: across, size: least, wide: min((wide-boxGap/2-boxGap*float64(across-1))/float64(across), mostWide)}
	for sum := 0.0; ; {
		tall := c.tall(p, 0)
		if sum += tall + boxDrop; sum > high || len(p.rows)*across >= n {
			return p
		}
		p.rows = append(p.rows, tall)
	}
}

// clear reports whether a tree with all duties is easily read in a place.
func (c chart) clear(wide, high float64) bool {
	roots, departments := c.roots()
	for range roots {
		high -= c.tall(plan{size: 9}, 0) + boxDrop
	}
	p := c.fit(departments, wide, high)
	return p.duties && p.size >= 8.5
}

// set tries a plan with as many departments beside each other as there is room for boxes
// of a width, and fewer.
func (c chart) set(p plan, counts []int, narrow, wide, high float64) (plan, bool) {
	n := len(counts)
	for across := min(n, int((wide+boxGap)/(narrow+boxGap))); across >= 1; across-- {
		room := wide
		if across < n { // for the line down to further rows
			room -= boxGap / 2
		}
		p.across, p.rows = across, nil
		p.wide = min((room-boxGap*float64(across-1))/float64(across), max(mostWide, narrow))
		sum := 0.0
		rows := (n + across - 1) / across
		each := (n + rows - 1) / rows
		for at := 0; at < n; at += each {
			tall := 0.0
			for _, count := range counts[at:min(at+each, n)] {
				tall = max(tall, c.tall(p, count))
			}
			p.rows = append(p.rows, tall)
			sum += tall + boxDrop
		}
		if sum <= high && p.wide >= min(narrow, room) {
			return p, true
		}
	}
	return p, false
}

// tall is how high a box is with so many units below it.
func (c chart) tall(p plan, below int) float64 {
	lines := min(below, p.listed)
	if below > lines {
		lines++
	}
	return p.size*(2*page.Pitch+1.3) + float64(lines)*p.size*1.5
}

// draw paints the tree into a place and tells how far down it reaches.
func (c chart) draw(s *sheet, x, y, wide, high float64) float64 {
	roots, departments := c.roots()
	top := plan{size: 9, bare: true, wide: min(wide, 170)}
	for range roots {
		high -= c.tall(top, 0) + boxDrop
	}
	if len(roots) > 0 { // the first row has its line from them
		high += boxDrop
	}
	p := c.fit(departments, wide, high)
	shown := departments[:min(len(departments), p.across*len(p.rows))]
	// The company above, each of those at the top below the one before, departments below
	// the last.
	units := append(slices.Clone(roots), shown...)
	nodes := make([]layout.Node, len(units)+1)
	last := len(units) // what the departments hang on where there is nothing above them
	for i := range roots {
		nodes[i] = layout.Node{W: top.wide, H: c.tall(top, 0)}
		if i > 0 {
			nodes[i-1].Below = []int{i}
		}
		last = i
	}
	for i, u := range shown {
		n := len(roots) + i
		nodes[n] = layout.Node{W: p.wide, H: c.tall(p, len(c.lines(u.ID, p.duties, 0)))}
		nodes[last].Below = append(nodes[last].Below, n)
	}
	first := 0
	if len(roots) == 0 {
		first = last
	}
	tree := layout.Tree(nodes, []int{first}, layout.Style{Gap: boxGap, Drop: boxDrop, Across: p.across})
	left := x + (wide-tree.Width)/2
	for _, line := range tree.Lines {
		for k := 1; k < len(line) && len(roots) > 0; k++ {
			s.paint(page.Line{X1: left + line[k-1].X, Y1: y + line[k-1].Y, X2: left + line[k].X, Y2: y + line[k].Y, Thickness: .9, Ink: muted})
		}
	}
	for i, u := range units {
		set := p
		if i < len(roots) {
			set = top
		}
		c.box(s, u, left+tree.Boxes[i].X, y+tree.Boxes[i].Y, set.wide, set)
	}
	y += tree.Height
	if rest := len(departments) - len(shown); rest > 0 {
		s.words(x, y+12, c.b.p.T("pack.structure.more", "n", rest), page.Type{Size: small}, muted)
		y += 16
	}
	return y
}

// box paints one unit with what lies below it.
func (c chart) box(s *sheet, u model.Unit, x, y, wide float64, p plan) {
	var below []line
	if !p.bare {
		below = c.lines(u.ID, p.duties, 0)
	}
	tall := c.tall(p, len(below))
	mark, tagged := c.tags[u.ID]
	fill, stroke := paper, page.Ink("#bdb8ad")
	if tagged && mark.ink == blue {
		fill, stroke = blueWash, blue
	}
	s.paint(page.Box{X: x, Y: y, W: wide, H: tall, Radius: 4, Fill: fill, Edge: stroke, Thickness: .9})
	name, plain := page.Type{Size: p.size + 1, Bold: true}, page.Type{Size: p.size}
	at := y + p.size*1.7
	s.words(x+8, at, page.Cut(c.b.p.RecordName(c.s, u), name, wide-16), name, ink)
	at += p.size * page.Pitch
	s.words(x+8, at, page.Cut(c.about(u, plain, wide-16), plain, wide-16), plain, muted)
	if tagged {
		set := page.Type{Size: least, Bold: true}
		word := page.Cut(mark.word, set, wide-14)
		w := page.Width(word, set) + 9
		s.paint(page.Box{X: x + wide - w - 3, Y: y - 6.5, W: w, H: 12, Radius: 3, Fill: mark.ink})
		s.words(x+wide-w+1.5, y+2.2, word, set, "#ffffff")
	}
	at += p.size * .3
	for i, l := range below {
		if i == p.listed {
			at += p.size * 1.5
			s.words(x+8, at, c.b.p.T("pack.structure.units", "n", len(below)-i), plain, muted)
			break
		}
		at += p.size * 1.5
		left, set := x+8+float64(min(l.deep, 4))*p.size, page.Type{Size: p.size, Bold: l.bold}
		s.words(left, at, page.Cut(l.text, set, x+wide-6-left), set, l.ink)
	}
}

// about says who heads a unit and how many duties it has; where there is no room for both,
// the duties.
func (c chart) about(u model.Unit, t page.Type, wide float64) string {
	head := u.Head.In(c.b.p.Lang())
	n := c.b.p.T("pack.structure.duties", "n", c.duties[u.ID])
	switch {
	case head == "" && u.Level == model.Company:
		return n
	case head == "":
		head = c.b.p.T("pack.structure.headless")
	}
	if both := c.b.p.T("pack.structure.about", "head", head, "duties", n); page.Width(both, t) <= wide {
		return both
	}
	return n
}
