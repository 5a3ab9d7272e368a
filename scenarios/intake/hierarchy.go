package intake

import (
	"strings"

	"sandtable/model"
)

// member is a row of a table of units, posts or people.
type member struct {
	row                                         int
	name, department, team, post, parent, above string
	head                                        string
	count                                       float64
	unit                                        int
}

// hierarchy reads a table in which a row is a unit with its parent, or a person or post with
// whom it reports to; in any order.
func (r *reader) hierarchy(begin, to int, cols []Column, above int) bool {
	r.shape, r.founded = Hierarchy, true
	var ms []*member
	last := member{}
	g := newGrid(r, cols, above)
	codes := r.codes(begin, to, cols)
	for i := begin; i < to; i++ {
		row := r.rows[i]
		n := filled(row.Cells)
		first, _ := firstCell(row)
		if n == 0 || g.repeated(row) || g.aside(i, first, n) {
			continue
		}
		m := &member{row: i, unit: None}
		for c, col := range cols {
			s := oneLine(cell(row, c))
			if s == "" || r.nothing(s) {
				continue
			}
			switch col.Role {
			case Person:
				m.name = s
			case Department:
				m.department = r.plainName(s)
			case Team:
				m.team = r.plainName(s)
			case Position:
				m.post = r.plainName(s)
			case ParentUnit:
				m.parent = r.plainName(s)
			case Manager:
				m.above = s
			case Head:
				m.head = s
			case Headcount:
				if n, ok := parseNumber(s); ok {
					m.count = n
				} else {
					r.ask(i, BadNumber, s)
				}
			}
		}
		if k := codes.of[m.parent]; m.parent != "" && k != "" {
			m.parent = k
		}
		if k := codes.of[m.above]; m.above != "" && k != "" {
			m.above = k
		}
		if m.department == "" && (m.team != "" || m.post != "" || m.name != "") {
			m.department = last.department
		}
		if m.department+m.team+m.post+m.name == "" {
			r.ask(i, NotRead, joined(row.Cells))
			continue
		}
		last = *m
		r.kinds[i] = Content
		ms = append(ms, m)
	}
	has := rolesOf(cols)
	if has[Department] || has[Team] {
		g.departments(ms, above)
	} else {
		r.people(ms, above)
	}
	return len(ms) > 0
}

// departments makes the units that rows name, puts each below the one it names as its
// parent, and posts below them.
func (g *grid) departments(ms []*member, above int) {
	for _, m := range ms {
		u := above
		if m.department != "" {
			u = g.unit(above, m.department, model.Department, m.row)
		}
		if m.team != "" {
			u = g.unit(u, m.team, model.Team, m.row)
		}
		if m.post != "" {
			post := g.unit(u, m.post, model.Position, m.row)
			p := &g.draft.Units[post]
			switch {
			case m.count > 0:
				p.FTE = m.count
			case m.name != "":
				p.FTE++
			}
			m.unit = post
			continue
		}
		m.unit = u
		if u == None {
			continue
		}
		if m.head != "" {
			g.heads[u] = append(g.heads[u], m.head)
		}
		if m.count > 0 {
			g.draft.Units[u].FTE = m.count
		}
	}
	for _, m := range ms {
		parent := m.parent
		if _, unit := g.known(m.above); unit && parent == "" && m.post == "" && m.name == "" {
			parent = m.above
		}
		if parent == "" || m.unit == None {
			continue
		}
		unit := m.unit
		if m.post != "" {
			unit = g.draft.Units[unit].Parent
		}
		g.below(unit, parent, m.row, above)
	}
	g.headed()
	g.byManager(ms)
}

// below puts a unit below the one of a name.
func (r *reader) below(unit int, parent string, row, above int) {
	if unit == None || same(parent) == same(r.draft.Units[unit].Name) {
		return
	}
	p, ok := r.known(parent)
	if !ok {
		_, level, _, found := r.unitName(parent)
		if found && level == model.Position { // reports to a post: no unit of its own
			return
		}
		if !found {
			level = model.Department
		}
		p = r.unit(above, parent, level, row)
	}
	if p != r.draft.Units[unit].Parent && !r.under(unit, p) {
		r.ask(row, Circle, r.draft.Units[unit].Name+" → "+parent)
	}
}

// byManager makes whoever in a department reports to nobody in it its head, and puts the
// department below that of his manager.
func (r *reader) byManager(ms []*member) {
	who := map[string]*member{}
	for _, m := range ms {
		for _, key := range []string{m.name, m.post} {
			if _, ok := who[same(key)]; key != "" && !ok {
				who[same(key)] = m
			}
		}
	}
	for _, m := range ms {
		if m.post == "" || m.unit == None {
			continue
		}
		dept := r.draft.Units[m.unit].Parent
		boss := who[same(m.above)]
		if dept == None || boss == m || boss != nil && (boss.unit == None || r.draft.Units[boss.unit].Parent == dept) {
			continue
		}
		if m.above == "" && boss == nil && !r.leads(m, ms) {
			continue
		}
		if r.draft.Units[dept].Head == "" {
			r.draft.Units[dept].Head = strings.TrimSpace(m.post + " " + m.name)
		}
		if boss != nil && boss.unit != None && boss.above != "" { // who reports to the head of all is at the top
			if up := r.draft.Units[boss.unit].Parent; up != None && r.draft.Units[dept].Parent == None {
				if !r.under(dept, up) {
					r.ask(m.row, Circle, r.draft.Units[dept].Name)
				}
			}
		}
	}
}

// leads tells whether others report to a member.
func (r *reader) leads(m *member, ms []*member) bool {
	for _, o := range ms {
		if o.above != "" && (same(o.above) == same(m.name) || same(o.above) == same(m.post)) {
			return true
		}
	}
	return false
}

// people makes a unit of every post or person, below whom it reports to.
func (r *reader) people(ms []*member, above int) {
	who := map[string]int{}
	for _, m := range ms {
		name := m.post
		if name == "" {
			name = m.name
		}
		m.unit = r.unit(above, name, model.Position, m.row)
		u := &r.draft.Units[m.unit]
		if m.post != "" && m.name != "" {
			u.Head = m.name
		}
		switch {
		case m.count > 0:
			u.FTE = m.count
		case m.name != "":
			u.FTE++
		}
		for _, key := range []string{m.name, m.post} {
			if _, ok := who[same(key)]; key != "" && !ok {
				who[same(key)] = m.unit
			}
		}
	}
	for _, m := range ms {
		up := m.above
		if up == "" {
			up = m.parent
		}
		if up == "" {
			continue
		}
		p, ok := who[same(up)]
		if !ok {
			p = r.unit(above, up, model.Team, m.row)
			who[same(up)] = p
		}
		if p != m.unit && r.draft.Units[m.unit].Parent != p && !r.under(m.unit, p) {
			r.ask(m.row, Circle, r.draft.Units[m.unit].Name+" → "+up)
		}
	}
}

// codes are the names behind the codes by which the rows of a table name each other.
type codes struct{ of map[string]string }

// codes finds a column of codes that the column of parents or of managers speaks of; it is
// empty where that speaks of names.
func (r *reader) codes(begin, to int, cols []Column) codes {
	upper, named := None, None
	for c, col := range cols {
		switch {
		case col.Role == ParentUnit || col.Role == Manager && upper == None:
			upper = c
		}
	}
	if upper == None {
		return codes{}
	}
	order := []Role{Department, Team, Position, Person}
	if cols[upper].Role == Manager {
		order = []Role{Person, Position, Department, Team}
	}
	for _, role := range order {
		for c, col := range cols {
			if named == None && col.Role == role {
				named = c
			}
		}
	}
	for key, col := range cols {
		if named == None || key == named || key == upper || col.Role != Skip && col.Role != "" {
			continue
		}
		of := map[string]string{}
		for i := begin; i < to; i++ {
			if k := r.plainName(cell(r.rows[i], key)); k != "" && of[k] == "" {
				of[k] = r.plainName(cell(r.rows[i], named))
			}
		}
		said, met := 0, 0
		for i := begin; i < to; i++ {
			if s := r.plainName(cell(r.rows[i], upper)); s != "" && !r.nothing(s) {
				said++
				if of[s] != "" {
					met++
				}
			}
		}
		if said > 0 && met*10 >= said*7 && met > 0 {
			return codes{of}
		}
	}
	return codes{}
}
