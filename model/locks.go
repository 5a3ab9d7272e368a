package model

// checkLocks refuses a draft that breaks a lock which held before: a pinned duty
// stays in its unit and is not removed, duties locked together stay in one unit,
// those locked apart do not meet. A duty that was fused or split counts where the
// duties are that took over its work; one that was removed holds no other. Unplaced
// duties are apart from all others.
func (d *draft) checkLocks() error {
	if broken := d.brokenLocks(); len(broken) > 0 {
		l := broken[0].lock
		return &Refusal{Code: Locked, Refs: []Ref{l.Ref(), broken[0].by.was.Ref()}, Detail: l.Reason}
	}
	return nil
}

// brokenLock is a lock that held before, and a duty that breaks it.
type brokenLock struct {
	lock Lock
	by   *member
}

func (d *draft) brokenLocks() []brokenLock {
	if len(d.base.locks) == 0 {
		return nil
	}
	heirs := d.dutyHeirs()
	if len(heirs) == 0 {
		return nil
	}
	var out []brokenLock
	for _, l := range d.base.Locks() {
		members := d.bound(l, heirs)
		var mover *member
		switch l.Type {
		case "pinned":
			mover = leaving(members)
		case "together":
			mover = parting(members)
		case "apart":
			mover = meeting(members)
		}
		if mover != nil {
			out = append(out, brokenLock{l, mover})
		}
	}
	return out
}

// dutyHeirs tells of the duties that the draft touches who does their work now: they
// themselves while they exist, and those that have them newly in their Origin.
func (d *draft) dutyHeirs() map[ID][]Duty {
	heirs := map[ID][]Duty{}
	for ref, r := range d.now {
		if ref.Kind != DutyKind {
			continue
		}
		if r == nil {
			if _, known := heirs[ref.ID]; !known {
				heirs[ref.ID] = nil
			}
			continue
		}
		now := r.(Duty)
		was, _ := d.base.Duty(ref.ID)
		heirs[ref.ID] = append(heirs[ref.ID], now)
		if now.Origin == was.Origin {
			continue
		}
		for id := range now.Origin.Minus(was.Origin).All() {
			heirs[ID(id)] = append(heirs[ID(id)], now)
		}
	}
	return heirs
}

// member is a duty of a lock as it was, and the duties that do its work now.
type member struct {
	was Duty
	now []Duty
}

// moved reports whether the work went elsewhere, at least a part of it.
func (m member) moved() bool {
	for _, n := range m.now {
		if n.Unit != m.was.Unit {
			return true
		}
	}
	return len(m.now) == 0
}

// bound lists the duties that a lock binds; none when the draft touches none of
// them. It does not bind a duty that the draft takes out of it, as an adopted change
// may, and nothing when the draft takes it away and leaves all its duties.
func (d *draft) bound(l Lock, heirs map[ID][]Duty) []member {
	touched := false
	for id := range l.Duties.All() {
		_, moved := heirs[ID(id)]
		touched = touched || moved
	}
	if !touched {
		return nil
	}
	kept, _ := d.get(l.Ref()).(Lock)
	var out []member
	gone := false
	for id := range l.Duties.All() {
		was, ok := d.base.Duty(ID(id))
		if !ok {
			continue
		}
		here := d.get(was.Ref()) != nil
		gone = gone || !here
		if kept.ID != "" && here && !kept.Duties.Has(id) {
			continue
		}
		m := member{was, []Duty{was}}
		if now, ok := heirs[was.ID]; ok {
			m.now = now
		}
		out = append(out, m)
	}
	if kept.ID == "" && !gone {
		return nil
	}
	return out
}

// leaving finds a duty whose work is not where it was.
func leaving(members []member) *member {
	for i, m := range members {
		if m.moved() {
			return &members[i]
		}
	}
	return nil
}

// parting finds a duty that leaves the others, when all were in one unit.
func parting(members []member) *member {
	before, homes := map[ID]bool{}, map[ID]bool{}
	var mover *member
	for i, m := range members {
		if len(m.now) == 0 {
			continue
		}
		before[m.was.Unit] = true
		for _, n := range m.now {
			homes[n.Unit] = true
		}
		if m.moved() {
			mover = &members[i]
		}
	}
	if len(before) > 1 || len(homes) < 2 {
		return nil
	}
	return mover
}

// meeting finds a duty that comes to another from which it was apart.
func meeting(members []member) *member {
	type place struct{ unit, duty ID } // an unplaced duty is a place of its own
	first := map[place]*member{}
	for i := range members {
		m := &members[i]
		for _, n := range m.now {
			at := place{unit: n.Unit}
			if n.Unit == "" {
				at.duty = n.ID
			}
			other := first[at]
			switch {
			case other == nil:
				first[at] = m
			case other == m || other.was.Unit == m.was.Unit && m.was.Unit != "":
			case m.moved():
				return m
			default:
				return other
			}
		}
	}
	return nil
}
