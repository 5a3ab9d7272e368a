package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/boundary"
)

// mapped is how many units the map of hand-offs sets out; the others are one.
const mapped = 12

// handed reports whether there is anything to say about hand-offs and boundaries.
func (b *book) handed() bool { return b.traffic().all > 0 || len(b.boundaries()) > 0 }

// handoffs is who hands over to whom, and who leads what several do.
func (b *book) handoffs() (out []Block) {
	m := b.traffic()
	if len(m.units) > 1 {
		legend := b.p.T("pack.handoffs.legend-"+m.between, "n", m.all, "crossing", m.crossing)
		out = append(out, gap(-8), Note{Text: legend, set: page.Type{Size: small}, ink: muted, lines: 2}, gap(4),
			Picture{Name: b.p.T("pack.page.handoffs"), Alt: b.p.T("pack.alt.handoffs-"+m.between, "n", m.all, "crossing", m.crossing, "units", len(m.units)), paint: func(s *sheet) { b.heat(s, m) }}, gap(12))
	}
	rows := b.boundaries()
	if len(rows) == 0 {
		return out
	}
	t := b.grid(small, page.Column{Head: b.p.T("pack.column.matter"), Share: 2}, page.Column{Head: b.p.T("pack.column.lead"), Share: 1.4}, page.Column{Head: b.p.T("pack.column.support"), Share: 2},
		page.Column{Head: b.p.T("pack.column.grounds"), Share: 5}, page.Column{Head: b.p.T("pack.column.agreed"), Share: 1})
	t.Rows = rows
	return append(out, Heading{Text: b.p.T("pack.boundary.title"), room: 110}, Grid{Table: t, sheets: 2, More: b.unlisted})
}

// traffic is how many hand-offs go from unit to unit.
type traffic struct {
	units         []model.ID
	n             map[[2]model.ID]int
	all, crossing int
	between       string // what it is that they cross, in the names of wordings
}

func (b *book) traffic() traffic {
	m := trafficOf(b.main)
	m.fold(b.main.Scenario)
	return m
}

// trafficOf counts between departments; where there is only one, or the report is about the
// part of one unit, between units.
func trafficOf(o option) traffic {
	s := o.Scenario
	m := traffic{n: map[[2]model.ID]int{}, between: "departments"}
	place := s.DepartmentOf
	if o.Part == "" && len(departments(s)) < 2 { // what passes within the one department
		place, m.between = func(u model.ID) model.ID { return u }, "units"
	}
	if o.Part != "" { // what passes between the unit and others
		place = func(u model.ID) model.ID {
			if o.Within(s, u) {
				return o.Part
			}
			return s.DepartmentOf(u)
		}
	}
	size := map[model.ID]int{}
	for _, h := range s.Handoffs() {
		from, _ := s.Duty(h.From)
		to, _ := s.Duty(h.To)
		if from.Unit == "" || to.Unit == "" {
			continue
		}
		x, y := place(from.Unit), place(to.Unit)
		m.n[[2]model.ID{x, y}]++
		size[x]++
		size[y]++
		m.all++
		if x != y {
			m.crossing++
		}
	}
	for _, u := range s.Units() {
		if size[u.ID] > 0 {
			m.units = append(m.units, u.ID)
		}
	}
	return m
}

// fold makes one of the units that hand over least when they are too many for a map.
func (m *traffic) fold(s model.Scenario) {
	order, size := map[model.ID]int{}, map[model.ID]int{}
	for i, u := range s.Units() {
		order[u.ID] = i
	}
	for k, n := range m.n {
		size[k[0]] += n
		size[k[1]] += n
	}
	if len(m.units) > mapped {
		slices.SortStableFunc(m.units, func(x, y model.ID) int { return cmp.Compare(size[y], size[x]) })
		rest := m.units[mapped-1:]
		m.units = m.units[:mapped-1]
		slices.SortFunc(m.units, func(x, y model.ID) int { return cmp.Compare(order[x], order[y]) })
		folded := map[[2]model.ID]int{}
		one := func(u model.ID) model.ID {
			if slices.Contains(rest, u) {
				return ""
			}
			return u
		}
		for k, n := range m.n {
			folded[[2]model.ID{one(k[0]), one(k[1])}] += n
		}
		m.n, m.units = folded, append(m.units, "")
	}
}

// heat draws the map: rows hand over, columns receive.
func (b *book) heat(s *sheet, m traffic) {
	n := len(m.units)
	label := 118.0
	cell := min((width-label-48)/float64(n), 82)
	high := min(28, (foot-s.at-60)/float64(n+2))
	most := 1
	for k, x := range m.n {
		if k[0] != k[1] {
			most = max(most, x)
		}
	}
	name := func(id model.ID) string {
		if id == "" {
			return b.p.T("pack.handoffs.others")
		}
		return b.unit(b.main.Scenario, id)
	}
	set, plain := page.Type{Size: small, Bold: true}, page.Type{Size: 9}
	whole := label + cell*float64(n) + 48
	s.paint(page.Box{X: edge, Y: s.at, W: whole, H: 24, Fill: wash})
	s.words(edge+5, s.at+15, b.p.T("pack.handoffs.corner"), set, ink)
	for i, u := range m.units {
		lines := page.Break(name(u), set, cell-4)
		if len(lines) > 2 {
			lines = []string{lines[0], page.Cut(lines[1]+lines[2], set, cell-4)}
		}
		for k, l := range lines {
			s.centred(edge+label+float64(i)*cell, cell, s.at+15-float64(len(lines)-1)*4.8+float64(k)*9.6, page.Cut(l, set, cell-2), set, ink)
		}
	}
	s.centred(edge+label+float64(n)*cell, 48, s.at+15, b.p.T("pack.handoffs.sum"), set, ink)
	s.at += 24
	received := make([]int, n)
	for _, from := range m.units {
		s.paint(page.Box{X: edge, Y: s.at, W: label, H: high, Fill: wash})
		s.words(edge+5, s.at+high/2+3, page.Cut(name(from), set, label-10), set, ink)
		sum := 0
		for i, to := range m.units {
			x := m.n[[2]model.ID{from, to}]
			box := page.Box{X: edge + label + float64(i)*cell, Y: s.at, W: cell, H: high, Edge: rule, Thickness: .5}
			switch {
			case from == to:
				box.Fill = wash
			case x > 0:
				box.Fill = heatInk(float64(x) / float64(most))
			}
			s.paint(box)
			if x > 0 {
				s.centred(box.X, cell, s.at+high/2+3.5, fmt.Sprint(x), page.Type{Size: 10, Bold: from != to}, ink)
			}
			sum += x
			received[i] += x
		}
		s.centred(edge+label+float64(n)*cell, 48, s.at+high/2+3.2, fmt.Sprint(sum), plain, muted)
		s.at += high
	}
	s.words(edge+5, s.at+13, b.p.T("pack.handoffs.received"), set, ink)
	for i, x := range received {
		s.centred(edge+label+float64(i)*cell, cell, s.at+13, fmt.Sprint(x), plain, muted)
	}
	s.centred(edge+label+float64(n)*cell, 48, s.at+13, fmt.Sprint(m.all), page.Type{Size: 9, Bold: true}, ink)
	s.at += 18
}

// heatInk is the warmer the larger a share of the most.
func heatInk(share float64) page.Ink {
	between := func(from, to float64) int { return int(from + (to-from)*share + .5) }
	return page.Ink(fmt.Sprintf("#%02x%02x%02x", between(0xfd, 0xf0), between(0xec, 0x9e), between(0xdc, 0x62)))
}

// boundaries gives the rows of the list of boundaries, made once.
func (b *book) boundaries() []page.Row {
	if !b.gathered {
		b.rows, b.gathered = b.shared(), true
	}
	return b.rows
}

// shared lists what several units do: the undertakings that have been agreed, then the
// matters of overlap between units, with what the text of each says. That several move one
// KPI needs no lead, and what one duty passes on is on the map.
func (b *book) shared() (rows []page.Row) {
	list := boundary.Of(b.main.Scenario, b.main.themes)
	for _, kind := range []boundary.Kind{boundary.Joint, boundary.Overlap} {
		for _, m := range list {
			switch {
			case m.Kind != kind, m.Theme != nil && m.Theme.Waived != nil:
			case m.Theme != nil && len(rows) >= mostListed:
				b.unlisted++
			default:
				rows = append(rows, b.boundary(m))
			}
		}
	}
	return rows
}

// boundary is the row of a matter. Who leads where several do is what the first remedy
// proposes.
func (b *book) boundary(m boundary.Matter) page.Row {
	s := b.main.Scenario
	lead, agreed := page.Cell{Bold: true}, page.Cell{Text: b.p.T("pack.boundary.entered")}
	support := m.Support
	switch {
	case m.Theme == nil && m.State == boundary.NoLead:
		lead = page.Cell{Text: b.p.T("pack.boundary.nobody"), Ink: high, Bold: true}
	case m.Theme == nil:
		lead.Text = b.unit(s, m.Lead[0])
	case m.Proposed != "":
		lead = page.Cell{Text: b.unit(s, m.Proposed)}
		support = slices.DeleteFunc(slices.Clone(m.Lead), func(u model.ID) bool { return u == m.Proposed })
		agreed = page.Cell{Text: b.p.T("pack.boundary.proposed"), Ink: muted}
	default:
		lead, support, agreed = page.Cell{Fill: yellow}, m.Lead, page.Cell{Fill: yellow}
	}
	var names, grounds []string
	for _, u := range support {
		names = append(names, b.unit(s, u))
	}
	most := 3
	for _, q := range m.Quotes {
		if m.Theme == nil {
			grounds = append(grounds, q.Text.In(b.p.Lang()))
			continue
		}
		duty, _ := s.Duty(q.Ref.ID)
		most = 2
		grounds = append(grounds, b.p.T("pack.boundary.ground", "unit", b.unit(s, duty.Unit), "duty", b.duty(q.Ref.ID)))
	}
	if m.Theme != nil && len(m.Theme.Duties) > len(m.Quotes) {
		grounds = append(grounds, b.p.T("pack.options.more", "n", len(m.Theme.Duties)-len(m.Quotes)))
	}
	return page.Row{Cells: []page.Cell{{Text: b.p.Matter(s, m), Bold: true}, lead, {Text: b.several(names), Most: 3},
		{Text: strings.Join(grounds, b.p.T("pack.boundary.and")), Most: most}, agreed}}
}

// several names the first of some units and counts the others.
func (b *book) several(names []string) string {
	const most = 5
	if len(names) > most+1 {
		names = append(names[:most:most], b.p.T("pack.options.more", "n", len(names)-most))
	}
	return b.p.List(names...)
}
