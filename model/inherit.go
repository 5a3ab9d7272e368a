package model

// inherit hands everything that refers to a unit over to heir. With heir "" the
// references become empty; roles and controls of the unit go.
func (d *draft) inherit(heir, from ID) {
	last := 0
	for _, x := range d.dutiesOf(heir) {
		last = x.Rank
	}
	arrived := map[ID]bool{}
	for _, x := range d.dutiesOf(from) {
		last += rankStep
		x.Unit, x.Rank = heir, last
		d.put(x)
		arrived[x.ID] = true
	}
	for _, k := range []Kind{UnitKind, GoalKind, TaskKind, KPIKind, ToolKind, ChannelKind, CollaborationKind} {
		for _, r := range d.all(k) {
			if next := readdress(r, from, heir); next != r {
				d.put(next)
			}
		}
	}
	for _, r := range where(d, RoleKind, func(r *Role) bool { return r.Unit == from || r.Unit == heir }) {
		duty, err := d.duty(r.Duty)
		if r.Unit == heir && arrived[r.Duty] {
			d.remove(r.Ref()) // the home needs no role
		}
		if r.Unit != from {
			continue
		}
		d.remove(r.Ref())
		if err == nil && heir != "" && duty.Unit != heir {
			d.addRole(r.Duty, heir, r)
		}
	}
	for _, c := range where(d, ControlKind, func(c *Control) bool { return c.Unit == from }) {
		d.remove(c.Ref())
		if c.ID, c.Unit = ControlID(heir, c.Type), heir; heir != "" && d.get(c.Ref()) == nil {
			d.put(c)
		}
	}
}

// readdress gives r with references to one unit replaced by another.
func readdress(r Record, from, to ID) Record {
	for _, p := range Pointers(r) {
		if p.To == (Ref{UnitKind, from}) {
			if next, err := WithCell(r, p.Field, string(to)); err == nil {
				r = next
			}
		}
	}
	return r
}

// follow lets what a split department owns follow the duties that serve it most;
// what no moved duty serves stays.
func (d *draft) follow(u Unit, parts []UnitPart) {
	home := map[ID]ID{}
	for _, p := range parts {
		for _, duty := range p.Duties {
			home[duty] = p.ID
		}
	}
	pull := map[Ref]map[ID]int{} // what is served -> where its duties are -> strength
	for _, l := range d.base.Links() {
		duty, ok := d.base.Duty(l.From.ID)
		if !ok || l.From.Kind != DutyKind {
			continue
		}
		to, moved := home[duty.ID]
		if !moved {
			to = duty.Unit
		}
		if pull[l.To] == nil {
			pull[l.To] = map[ID]int{}
		}
		pull[l.To][to] += l.Strength
	}
	for _, k := range []Kind{GoalKind, TaskKind, KPIKind, ToolKind, ChannelKind} {
		for _, r := range d.base.Records(k) {
			if ID(Cell(r, "unit")) != u.ID {
				continue
			}
			best, most := u.ID, pull[r.Ref()][u.ID]
			for _, p := range parts {
				if n := pull[r.Ref()][p.ID]; n > most {
					best, most = p.ID, n
				}
			}
			d.put(readdress(r, u.ID, best))
		}
	}
}
