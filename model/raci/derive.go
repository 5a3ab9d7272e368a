package raci

import (
	"cmp"
	"slices"

	"sandtable/model"
)

// Of derives the matrix of a scenario. before is what it is measured against, the baseline or
// the scenario that it came from: what was moved since leaves stale letters; the scenario
// itself when nothing was.
func Of(now, before model.Scenario, level Level) Matrix {
	d := deriving{now: now, before: before, level: level, column: map[model.ID]model.ID{}, order: map[model.ID]int{}, home: map[model.ID]model.ID{},
		roles: map[model.ID][]model.Role{}, ties: map[model.ID][]tie{}}
	d.readUnits()
	duties := now.Duties()
	for _, x := range duties {
		d.home[x.ID] = x.Unit
	}
	for _, r := range now.Roles() {
		d.roles[r.Duty] = append(d.roles[r.Duty], r)
	}
	d.readHandoffs()
	m := Matrix{Columns: d.columns, Level: level, now: now, before: before, Rows: make([]Row, 0, len(duties))}
	for _, x := range duties {
		m.Rows = append(m.Rows, d.row(x))
	}
	group := map[Group]int{}
	for i, g := range Groups() {
		group[g] = i
	}
	fault := map[Fault]int{NoA: 1, TwoA: 2, NoR: 3}
	slices.SortStableFunc(m.Rows, func(a, b Row) int { // by rank within what follows
		return cmp.Or(cmp.Compare(group[a.Group], group[b.Group]), cmp.Compare(fault[a.Fault], fault[b.Fault]), cmp.Compare(d.order[a.Home], d.order[b.Home]))
	})
	return m
}

// Natural is the level that tells most of a scenario: departments where several hold duties.
func Natural(s model.Scenario) Level {
	first := model.ID("")
	for _, d := range s.Duties() {
		if u := s.DepartmentOf(d.Unit); u != "" && first != "" && u != first {
			return Departments
		} else if first == "" {
			first = u
		}
	}
	return Homes
}

// deriving is what the rows are made of.
type deriving struct {
	now, before model.Scenario
	level       Level
	columns     []model.ID
	order       map[model.ID]int      // of a column; 0 for none
	column      map[model.ID]model.ID // of a unit
	home        map[model.ID]model.ID // of a duty
	roles       map[model.ID][]model.Role
	ties        map[model.ID][]tie // of a duty
}

// tie is a letter that a duty has from what passes between duties.
type tie struct {
	letter Letter
	unit   model.ID
	source Source
	ref    model.Ref
}

// readUnits finds the columns. A company has one, and so has every unit below it that the
// matrix is to tell apart; external parties come last.
func (d *deriving) readUnits() {
	below := map[model.ID][]model.Unit{}
	units := d.now.Units()
	for _, u := range units {
		below[u.Parent] = append(below[u.Parent], u)
	}
	var outside []model.ID
	seen := map[model.ID]bool{}
	add := func(u model.Unit) {
		d.column[u.ID] = u.ID
		if seen[u.ID] {
			return
		}
		if seen[u.ID] = true; u.Level == model.External {
			outside = append(outside, u.ID)
		} else {
			d.columns = append(d.columns, u.ID)
		}
	}
	var walk func(u model.Unit, top model.ID)
	walk = func(u model.Unit, top model.ID) {
		if _, done := d.column[u.ID]; done {
			return
		}
		switch {
		case u.Level == model.Company, d.level == Homes, top == "", u.Level == model.External:
			add(u)
			if top = u.ID; u.Level == model.Company {
				top = ""
			}
		default:
			d.column[u.ID] = top
		}
		for _, c := range below[u.ID] {
			walk(c, top)
		}
	}
	for _, u := range below[""] {
		walk(u, "")
	}
	for _, u := range units { // what hangs on nothing
		walk(u, "")
	}
	d.columns = append(d.columns, outside...)
	for i, id := range d.columns {
		d.order[id] = i + 1
	}
}

// readHandoffs finds what follows for duties from what passes between them, and from the
// undertakings of which that is part.
func (d *deriving) readHandoffs() {
	joint := map[[2]model.ID]bool{}
	tied := func(duty model.ID, t tie) {
		if t.unit != "" {
			d.ties[duty] = append(d.ties[duty], t)
		}
	}
	for _, h := range d.now.Handoffs() {
		from, to := d.home[h.From], d.home[h.To]
		tied(h.From, tie{I, to, Receives, h.Ref()})
		tied(h.To, tie{C, from, Delivers, h.Ref()})
		if h.Type == model.Reciprocal {
			tied(h.From, tie{C, to, Delivers, h.Ref()})
		}
		c, ok := d.now.Collaboration(h.Collaboration)
		if !ok {
			continue
		}
		for _, duty := range []model.ID{h.From, h.To} {
			if key := [2]model.ID{duty, c.ID}; !joint[key] {
				joint[key] = true
				tied(duty, tie{C, c.Integrator, Integrates, c.Ref()})
				if !c.Output.Empty() {
					tied(duty, tie{I, c.OutputOwner, OwnsOutput, c.Ref()})
				}
			}
		}
	}
}

// row makes the row of a duty.
func (d *deriving) row(x model.Duty) Row {
	r := Row{Duty: x.ID, Home: d.column[x.Unit]}
	if r.Home != "" {
		g := Ground{Home, model.Ref{Kind: model.UnitKind, ID: x.Unit}, x.Unit}
		r.put(r.Home, A, g)
		if x.State == model.Active {
			r.put(r.Home, R, g)
		}
	}
	for _, role := range d.roles[x.ID] {
		if role.Unit != x.Unit {
			r.put(d.column[role.Unit], Letter(role.Role), Ground{Stated, role.Ref(), role.Unit})
		}
	}
	for _, t := range d.ties[x.ID] {
		if at := d.column[t.unit]; at != r.Home {
			r.put(at, t.letter, Ground{t.source, t.ref, t.unit})
		}
	}
	d.mark(&r, x)
	for i := range r.Cells {
		r.Cells[i].settle()
	}
	slices.SortFunc(r.Cells, func(a, b Cell) int { return cmp.Compare(d.order[a.Unit], d.order[b.Unit]) })
	r.Fault = faultOf(r, x)
	switch {
	case r.Fault != "":
		r.Group = Contested
	case len(r.Stale()) > 0:
		r.Group = Moved
	case len(r.Cells) > 1:
		r.Group = Crossing
	default:
		r.Group = Inside
	}
	return r
}

// put adds a ground for a letter.
func (r *Row) put(column model.ID, l Letter, g Ground) {
	if column == "" {
		return
	}
	i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.Unit == column })
	if i < 0 {
		i = len(r.Cells)
		r.Cells = append(r.Cells, Cell{Unit: column})
	}
	c := &r.Cells[i]
	k := slices.IndexFunc(c.Marks, func(m Mark) bool { return m.Letter == l })
	if k < 0 {
		k = len(c.Marks)
		c.Marks = append(c.Marks, Mark{Letter: l})
	}
	c.Marks[k].Grounds = append(c.Marks[k].Grounds, g)
	c.Marks[k].Stated = c.Marks[k].Stated || g.Source == Stated
}

// settle leaves in a cell what counts: the letters of the home, otherwise what a role says,
// otherwise what is stale, otherwise the strongest of what is derived.
func (c *Cell) settle() {
	strength := func(m Mark) int { return slices.Index(Letters(), m.Letter) }
	slices.SortFunc(c.Marks, func(a, b Mark) int { return cmp.Compare(strength(a), strength(b)) })
	from := func(s Source) func(Mark) bool {
		return func(m Mark) bool { return slices.ContainsFunc(m.Grounds, func(g Ground) bool { return g.Source == s }) }
	}
	if slices.ContainsFunc(c.Marks, from(Home)) {
		c.Marks = slices.DeleteFunc(c.Marks, func(m Mark) bool { return m.Letter != A && m.Letter != R })
		return
	}
	for _, s := range []Source{Stated, WasHome} {
		if i := slices.IndexFunc(c.Marks, from(s)); i >= 0 {
			c.Marks = c.Marks[i : i+1]
			return
		}
	}
	c.Marks = c.Marks[:min(1, len(c.Marks))]
}

// faultOf tells what is wrong with who is accountable and who works. Work that is put off
// needs nobody.
func faultOf(r Row, x model.Duty) Fault {
	switch owners := r.Holders(A); {
	case x.State == model.Deferred:
		return ""
	case len(owners) == 0:
		return NoA
	case len(owners) > 1:
		return TwoA
	case len(r.Holders(R)) == 0:
		return NoR
	}
	return ""
}
