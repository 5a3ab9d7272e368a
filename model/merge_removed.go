package model

import (
	"cmp"
	"slices"
)

// findRemoved finds the records that one side removed and the other still uses: it
// changed them, or refers to them newly. What went along with such a record (its
// links, hand-offs, roles, controls) asks no question of its own.
func (m *merger) findRemoved() {
	for _, by := range []Side{Ours, Theirs} {
		users := map[Ref][]Ref{}
		gone := func(r Ref) bool {
			return m.edits[by][r].Before != nil && m.edits[by][r].Removed() && m.of(by.Other()).Has(r)
		}
		for _, e := range m.lists[by.Other()] {
			q := e.Ref()
			if e.loud() && gone(q) {
				along := false
				for _, p := range Pointers(m.sides[q].base) {
					if needs(q.Kind, p.Field) && gone(p.To) {
						users[p.To], along = append(users[p.To], q), true
					}
				}
				if !along {
					users[q] = append(users[q], q)
				}
			}
			if e.Removed() {
				continue
			}
			before := m.sides[q].base
			for _, p := range Pointers(m.side(q, by.Other())) {
				if gone(p.To) && (before == nil || !slices.Contains(Pointers(before), p)) {
					users[p.To] = append(users[p.To], q)
				}
			}
		}
		for ref, who := range users {
			slices.SortFunc(who, CompareRefs)
			who = slices.DeleteFunc(slices.Compact(who), func(r Ref) bool { return r == ref })
			m.removed[ref] = Conflict{Kind: RemovedConflict, Ref: ref, Removed: by, Others: slices.Clip(who)}
		}
	}
	for _, ref := range m.refs {
		if c, ok := m.removed[ref]; ok {
			m.add(c)
		}
	}
}

// needs reports whether a record cannot be without what a cell refers to.
func needs(k Kind, field string) bool {
	switch k {
	case LinkKind, RoleKind, ControlKind, CommentKind:
		return true
	case HandoffKind:
		return field != "collaboration"
	}
	return false
}

// heirsOf lists who may take over what refers to a record that a side removed: the
// unit or duty that names it newly as an origin; of a unit else the one unit where
// all went that was in it.
func (m *merger) heirsOf(gone Ref, by Side) []ID {
	if heirs, known := m.heirs[gone]; known {
		return heirs
	}
	var heirs []ID
	went := map[ID]bool{}
	for _, e := range m.lists[by] {
		if e.Removed() {
			continue
		}
		if k := e.Ref().Kind; k == gone.Kind && (k == UnitKind || k == DutyKind) {
			if setHas(Cell(e.After, "origin"), gone.ID) {
				heirs = append(heirs, e.Ref().ID)
			}
		}
		for _, c := range e.Cells() {
			if gone.Kind == UnitKind && c.Field.Type == Reference && c.Field.Target == UnitKind && ID(c.Before) == gone.ID {
				went[ID(c.After)] = true
			}
		}
	}
	if len(heirs) == 0 && len(went) == 1 {
		for id := range went {
			heirs = append(heirs, id)
		}
	}
	m.heirs[gone] = heirs
	return heirs
}

// setHas reports whether the canonical string of a set has an id as a member.
func setHas(set string, id ID) bool { return Set(set).Has(string(id)) }

// heir gives who takes over what refers to a record that is gone from the draft; ""
// for nobody.
func (w *weave) heir(gone Ref) ID {
	if to, ok := w.folded[gone]; ok {
		return to
	}
	for range 8 { // an heir may have an heir; who knows how often
		by := Ours
		if w.m.ours.Has(gone) {
			by = Theirs
		}
		next := ID("")
		for _, id := range w.m.heirsOf(gone, by) {
			if to, ok := w.folded[Ref{gone.Kind, id}]; ok {
				id = to
			}
			if w.d.get(Ref{gone.Kind, id}) != nil {
				return id
			}
			next = cmp.Or(next, id)
		}
		if next == "" {
			return ""
		}
		gone.ID = next
	}
	return ""
}

// restore puts a removed record back as the side has it that kept it, with all that
// the other side let go because of it.
func (w *weave) restore(ref Ref, by Side) {
	keeper := w.m.of(by.Other())
	if w.restored[ref] || !keeper.Has(ref) {
		return
	}
	w.restored[ref] = true
	w.d.now[ref] = keeper.Get(ref)
	heirs := w.m.heirsOf(ref, by)
	for _, e := range w.m.lists[by] {
		q := e.Ref()
		if e.Removed() {
			if c, asked := w.m.removed[q]; wentWith(e.Before, ref) && (!asked || w.choose(c) != by) {
				w.restore(q, by)
			}
			continue
		}
		r := w.d.get(q)
		if r == nil {
			continue
		}
		next := r
		for _, c := range e.Cells() {
			switch {
			case c.Field.Type == Reference && c.Field.Target == ref.Kind && ID(c.Before) == ref.ID && Cell(r, c.Field.Name) == w.now(c) && (c.After == "" || slices.Contains(heirs, ID(c.After))):
				next = cellFrom(next, c.Field.Name, string(ref.ID))
				if was := keeper.Get(q); was != nil && Cell(was, "rank") != "" {
					next = cellFrom(next, "rank", Cell(was, "rank"))
				}
			case c.Field.Type == List && c.Field.Target == ref.Kind && setHas(c.Before, ref.ID):
				next = cellFrom(next, c.Field.Name, string(Set(Cell(next, c.Field.Name)).Plus(SetOf(ref.ID))))
			case c.Field.Type == AnyRef && c.Before == ref.String() && Cell(r, c.Field.Name) == c.After:
				next = cellFrom(next, c.Field.Name, c.Before)
			}
		}
		if origin := Cell(next, "origin"); q.Kind == ref.Kind && setHas(origin, ref.ID) && !setHas(cellOf(keeper.Get(q), "origin"), ref.ID) {
			next = cellFrom(next, "origin", string(Set(origin).Minus(SetOf(ref.ID))))
		}
		if next != r {
			w.d.put(next)
		}
	}
}

// now is what a cell comes to that a side set.
func (w *weave) now(c CellEdit) string {
	if to, ok := w.folded[Ref{c.Field.Target, ID(c.After)}]; ok {
		return string(to)
	}
	return c.After
}

// prune takes away what was made of records that are all back: the unit that they
// were merged into, when nothing else is in it, the duty that they were fused into, or
// the parts of a duty that is whole again.
func (w *weave) prune() {
	if len(w.restored) == 0 {
		return
	}
	used := map[Ref]bool{}
	for _, ref := range w.touched() {
		if r := w.d.get(ref); r != nil && !handedOn(ref.Kind) {
			for _, p := range Pointers(r) {
				used[p.To] = true
			}
		}
	}
	for _, by := range []Side{Ours, Theirs} {
		for _, e := range w.m.lists[by] {
			ref := e.Ref()
			if !e.Added() || w.m.of(by.Other()).Has(ref) || ref.Kind == UnitKind && used[ref] {
				continue
			}
			origin := Set(Cell(e.After, "origin"))
			back := origin != ""
			for id := range origin.All() {
				back = back && w.restored[Ref{ref.Kind, ID(id)}]
			}
			if back {
				w.d.remove(ref)
			}
		}
	}
}

// handedOn tells the kinds that refer to a unit because they did to one that went into it.
func handedOn(k Kind) bool {
	switch k {
	case RoleKind, ControlKind, DecisionRightKind, CommentKind, ResolutionKind:
		return true
	}
	return false
}

// wentWith reports whether a removed record went because another did.
func wentWith(r Record, gone Ref) bool {
	if u, ok := r.(Waiver); ok {
		return u.about(gone.ID)
	}
	for _, p := range Pointers(r) {
		if p.To == gone && (needs(p.From.Kind, p.Field) || p.From.Kind == UnitKind || p.From.Kind == LockKind) {
			return true
		}
	}
	return false
}

// cellFrom gives r with a cell that came from a record of the same kind, so that it fits.
func cellFrom(r Record, name, value string) Record {
	if next, err := WithCell(r, name, value); err == nil {
		return next
	}
	return r
}

// cellOf is Cell, and "" of no record.
func cellOf(r Record, name string) string {
	if r == nil {
		return ""
	}
	return Cell(r, name)
}

// sweep lets nothing refer to what is gone. Only what a side touched can.
func (w *weave) sweep() {
	for again := true; again; {
		again = false
		for _, ref := range w.touched() {
			r := w.d.get(ref)
			if r == nil {
				continue
			}
			for _, p := range Pointers(r) {
				if w.d.get(p.To) == nil {
					w.release(r, p)
					again = true
					break
				}
			}
		}
	}
	for _, ref := range w.touched() {
		switch r := w.d.get(ref).(type) {
		case Waiver:
			for _, by := range []Side{Ours, Theirs} { // who removed a record removed the waivers about it
				if w.m.of(by).Has(ref) {
					continue
				}
				for _, e := range w.m.lists[by] {
					if e.Removed() && r.about(e.Ref().ID) && w.d.get(e.Ref()) == nil {
						w.d.remove(ref)
					}
				}
			}
		case Lock: // as a verb leaves it that removes a duty
			if r.Duties.Len() == 0 || r.Type != "pinned" && r.Duties.Len() < 2 {
				w.d.remove(ref)
			}
		}
	}
}

// release makes a record refer to the heir of what is gone, or lets it go too.
func (w *weave) release(r Record, p Pointer) {
	d, gone := w.d, p.To.ID
	heir := w.heir(p.To)
	switch r := r.(type) {
	case Link:
		d.remove(r.Ref())
		if heir != "" {
			d.relink(r, gone, heir)
		}
	case Handoff:
		if p.Field == "collaboration" {
			r.Collaboration = heir
			d.put(r)
			return
		}
		r.From, r.To = swap(r.From, gone, heir), swap(r.To, gone, heir)
		if heir == "" || r.From == r.To {
			d.remove(r.Ref())
		} else {
			d.put(r)
		}
	case Role:
		d.remove(r.Ref())
		duty, unit := swap(r.Duty, gone, heir), swap(r.Unit, gone, heir)
		if now, err := d.duty(duty); heir != "" && err == nil && now.Unit != unit {
			d.addRole(duty, unit, r)
		}
	case Control:
		d.remove(r.Ref())
		if heir != "" {
			d.addControl(heir, r)
		}
	case Lock:
		r.Duties = r.Duties.Minus(SetOf(gone)).Plus(SetOf(heir))
		d.put(r)
	case DecisionRight:
		set := Set(Cell(r, p.Field)).Minus(SetOf(gone)).Plus(SetOf(heir))
		d.put(cellFrom(r, p.Field, string(set)))
	case Comment:
		d.remove(r.Ref())
		if heir != "" {
			r.About.ID = heir
			d.put(r)
		}
	case Resolution:
		r.About.ID = heir
		if heir == "" {
			r.About = Ref{}
		}
		d.put(r)
	case Unit:
		if r.Parent = heir; heir == "" || w.inside(heir, r.ID) {
			r.Parent = w.above(p.To, r.ID)
		}
		d.put(r)
	default:
		d.put(cellFrom(r, p.Field, string(heir)))
	}
}

// above finds the nearest unit above one that is gone that still exists and does
// not lie in the unit for which a place is sought.
func (w *weave) above(gone Ref, seeker ID) ID {
	for range w.m.refs {
		u, ok := w.m.base.Unit(gone.ID)
		for _, side := range []Side{Ours, Theirs} {
			if !ok {
				u, ok = w.m.of(side).Unit(gone.ID)
			}
		}
		gone.ID = u.Parent
		if gone.ID == "" || w.d.get(gone) != nil && !w.inside(gone.ID, seeker) {
			return gone.ID
		}
	}
	return ""
}
