package model

import (
	"slices"
	"strings"
)

// removeDuty removes a duty. What refers to it goes to heir, or with it when heir is "".
func (d *draft) removeDuty(id, heir ID) {
	d.retarget(id, heir)
	d.forget(Ref{DutyKind, id})
}

// retarget hands everything that refers to a duty over to heir; with heir "" it goes.
func (d *draft) retarget(id, heir ID) {
	for _, l := range where(d, LinkKind, func(l *Link) bool { return l.From.ID == id || l.To.ID == id }) {
		d.remove(l.Ref())
		if heir != "" {
			d.relink(l, id, heir)
		}
	}
	for _, h := range where(d, HandoffKind, func(h *Handoff) bool { return h.From == id || h.To == id }) {
		h.From, h.To = swap(h.From, id, heir), swap(h.To, id, heir)
		if heir == "" || h.From == h.To {
			d.forget(h.Ref())
		} else {
			d.put(h)
		}
	}
	for _, r := range where(d, RoleKind, func(r *Role) bool { return r.Duty == id }) {
		d.remove(r.Ref())
		if now, err := d.duty(heir); err == nil && now.Unit != r.Unit { // the home needs no role
			d.addRole(heir, r.Unit, r)
		}
	}
	for _, l := range where(d, LockKind, func(l *Lock) bool { return l.Duties.Has(string(id)) }) {
		l.Duties = l.Duties.Minus(SetOf(id)).Plus(SetOf(heir))
		if l.Duties.Len() == 0 || l.Type != "pinned" && l.Duties.Len() < 2 {
			d.remove(l.Ref())
		} else {
			d.put(l)
		}
	}
	for _, r := range where(d, DecisionRightKind, func(r *DecisionRight) bool { return r.Duties.Has(string(id)) }) {
		r.Duties = r.Duties.Minus(SetOf(id)).Plus(SetOf(heir))
		d.put(r)
	}
	if heir != "" {
		d.repin(Ref{DutyKind, heir}, Ref{DutyKind, id})
	}
}

// relink puts a copy of l with one end replaced; of two links between the same
// ends the stronger stays.
func (d *draft) relink(l Link, from, to ID) {
	l.From.ID, l.To.ID = swap(l.From.ID, from, to), swap(l.To.ID, from, to)
	l.ID = LinkID(l.From.ID, l.To.ID)
	if r := d.get(l.Ref()); r != nil && r.(Link).Strength >= l.Strength {
		return
	}
	d.put(l)
}

// addRole puts a role; of two roles of one unit on one duty the stronger stays:
// A before R before C before I.
func (d *draft) addRole(duty, unit ID, r Role) {
	r.ID, r.Duty, r.Unit = RoleID(duty, unit), duty, unit
	const strength = "ICRA"
	if was := d.get(r.Ref()); was != nil && strings.Index(strength, was.(Role).Role) >= strings.Index(strength, r.Role) {
		return
	}
	d.put(r)
}

// divide gives every part of a split duty the roles that units had on the whole,
// and binds it by the locks that bound the whole. Parts are never locked apart from
// each other: each further one gets a lock of its own.
func (d *draft) divide(whole ID, parts []ID) error {
	for _, r := range d.base.Roles() {
		if r.Duty != whole {
			continue
		}
		for _, p := range parts {
			d.addRole(p, r.Unit, r)
		}
	}
	for _, r := range d.base.DecisionRights() {
		if r.Duties.Has(string(whole)) {
			r.Duties = r.Duties.Minus(SetOf(whole)).Plus(SetOf(parts...))
			d.put(r)
		}
	}
	for _, l := range d.base.Locks() {
		if !l.Duties.Has(string(whole)) {
			continue
		}
		others := l.Duties.Minus(SetOf(whole))
		if l.Type != "apart" {
			l.Duties = others.Plus(SetOf(parts...))
			d.put(l)
			continue
		}
		lock := l.ID
		for _, p := range parts[1:] {
			l.ID, l.Duties = lock+"."+p, others.Plus(SetOf(p))
			if err := d.freeID(l.ID); err != nil {
				return err
			}
			d.put(l)
		}
	}
	return nil
}

// forget removes a record, and with it the waivers of findings about it.
func (d *draft) forget(r Ref) {
	d.remove(r)
	for _, w := range d.base.waivers {
		if w.about(r.ID) {
			d.remove(w.Ref())
		}
	}
}

// repin hands the comments and resolutions about a record over to its heir.
func (d *draft) repin(heir, from Ref) {
	for _, c := range where(d, CommentKind, func(c *Comment) bool { return c.About == from }) {
		c.About = heir
		d.put(c)
	}
	for _, r := range where(d, ResolutionKind, func(r *Resolution) bool { return r.About == from }) {
		r.About = heir
		d.put(r)
	}
}

// unpin lets the comments on what the draft removes go with it. What was decided about it
// stays decided.
func (d *draft) unpin() {
	if len(d.base.comments) == 0 && len(d.base.resolutions) == 0 {
		return
	}
	gone := func(r Ref) bool {
		now, touched := d.now[r]
		return touched && now == nil
	}
	for _, c := range where(d, CommentKind, func(c *Comment) bool { return gone(c.About) }) {
		d.remove(c.Ref())
	}
	for _, r := range where(d, ResolutionKind, func(r *Resolution) bool { return gone(r.About) }) {
		r.About = Ref{}
		d.put(r)
	}
}

// about reports whether the waived finding has a subject with an id.
func (r Waiver) about(id ID) bool {
	return slices.Contains(strings.Split(r.Key, "|")[1:], string(id))
}

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
		if heir != "" {
			d.addControl(heir, c)
		}
	}
	for _, r := range where(d, DecisionRightKind, func(r *DecisionRight) bool { return len(r.Parts(from)) > 0 }) {
		d.put(r.handed(from, heir))
	}
	if heir != "" {
		d.repin(Ref{UnitKind, heir}, Ref{UnitKind, from})
	}
}

// addControl hands a control over to a unit. It was made for other duties than are
// there now, so nobody has stated it of that unit yet. A control of the same type
// that is there stays as it is, with the notes of both.
func (d *draft) addControl(unit ID, c Control) {
	c.ID, c.Unit, c.Basis = ControlID(unit, c.Type), unit, Unstated
	if r := d.get(c.Ref()); r != nil {
		was := r.(Control)
		notes := was.Note
		if c.Note != "" && !slices.Contains(strings.Split(notes, "\n"), c.Note) {
			notes = CleanText(notes + "\n" + c.Note)
		}
		c.Basis, c.Note = was.Basis, notes
	}
	d.put(c)
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
