package model

import (
	"slices"
	"strconv"
)

// weave is one way to put the two sides together: a draft over ours.
type weave struct {
	m      *merger
	d      *draft
	choose func(Conflict) Side
	folded map[Ref]ID // new records that became their twin

	restored map[Ref]bool
	found    []Conflict // see inspect
}

// weave puts the two sides together as choose answers.
func (m *merger) weave(choose func(Conflict) Side) *weave {
	w := &weave{m: m, d: drafting(m.ours), choose: choose, folded: map[Ref]ID{}, restored: map[Ref]bool{}}
	for _, c := range m.twins {
		win := choose(c)
		w.folded[Ref{c.Ref.Kind, ID(c.Value(win.Other()))}] = ID(c.Value(win))
	}
	for _, ref := range m.refs {
		if r := w.joined(ref); r != m.sides[ref].ours {
			w.d.now[ref] = r
		}
	}
	for _, ref := range m.refs {
		if c, ok := m.removed[ref]; ok && choose(c) != c.Removed {
			w.restore(ref, c.Removed)
		}
	}
	w.prune()
	w.sweep()
	for _, c := range m.conflicts {
		w.take(c, choose(c))
	}
	w.sweep()
	for _, c := range m.conflicts {
		w.number(c, choose(c))
		w.expel(c)
	}
	return w
}

// joined gives what a touched record comes to; nil when it is gone.
func (w *weave) joined(ref Ref) Record {
	m := w.m
	base, ours, theirs := m.sides[ref].base, m.sides[ref].ours, m.sides[ref].theirs
	_, byOurs := m.edits[Ours][ref]
	_, byTheirs := m.edits[Theirs][ref]
	if c, asked := m.removed[ref]; asked {
		if w.choose(c) == c.Removed {
			return nil
		}
		return m.of(c.Removed.Other()).Get(ref)
	}
	switch {
	case !byTheirs || ours == theirs:
		return w.canonical(ref, ours)
	case !byOurs:
		return w.canonical(ref, theirs)
	case ours == nil || theirs == nil: // the other side said nothing about it
		return nil
	}
	ours, theirs = w.fold(ours), w.fold(theirs)
	joined := specOf(ref.Kind).merge(base, ours, theirs, func(f Field, b, o, t string) Side {
		for _, by := range []Side{Ours, Theirs} { // the place of what is gone follows from whether it goes
			stays, goes := t, o
			if by == Theirs {
				stays, goes = o, t
			}
			c, asked := m.removed[Ref{f.Target, ID(stays)}]
			if asked && c.Removed == by && slices.Contains(m.heirsOf(c.Ref, by), ID(goes)) {
				return w.choose(c)
			}
		}
		c := Conflict{Kind: CellConflict, Ref: ref, Field: f.Name, Base: b, Ours: Cell(m.sides[ref].ours, f.Name), Theirs: Cell(m.sides[ref].theirs, f.Name)}
		m.add(c)
		return w.choose(c)
	})
	return w.canonical(ref, joined)
}

// fold gives a record that refers to the one of two twins. Links, roles and controls,
// whose ids follow from their ends, locks and decision rights, which name several, and what
// is about them wait for release.
func (w *weave) fold(r Record) Record {
	if len(w.folded) == 0 {
		return r
	}
	switch r.Ref().Kind {
	case LinkKind, RoleKind, ControlKind, LockKind, DecisionRightKind, CommentKind, ResolutionKind:
		return r
	}
	for _, p := range Pointers(r) {
		if to, ok := w.folded[p.To]; ok {
			r = cellFrom(r, p.Field, string(to))
		}
	}
	return r
}

// canonical folds a record, and makes one of two twins.
func (w *weave) canonical(ref Ref, r Record) Record {
	if r == nil || len(w.folded) == 0 {
		return r
	}
	if _, gone := w.folded[ref]; gone {
		return nil
	}
	for _, c := range w.m.twins {
		if win := w.choose(c); c.Ref.Kind == ref.Kind && ID(c.Value(win)) == ref.ID {
			r = w.united(c, win)
		}
	}
	return w.fold(r)
}

// united makes one record of twins, with the id of the winner's and the lineage of both.
func (w *weave) united(c Conflict, win Side) Record {
	ours, theirs := w.fold(w.m.ours.Get(Ref{c.Ref.Kind, ID(c.Ours)})), w.fold(w.m.theirs.Get(Ref{c.Ref.Kind, ID(c.Theirs)}))
	one := specOf(c.Ref.Kind).merge(nil, ours, theirs, func(Field, string, string, string) Side { return win })
	id, other := ID(c.Value(win)), SetOf(ID(c.Value(win.Other())))
	switch r := one.(type) {
	case Unit:
		r.ID, r.Origin = id, r.Origin.Plus(other)
		return r
	case Duty:
		r.ID, r.Origin = id, r.Origin.Plus(other)
		return r
	}
	return one
}

// touched lists what either side or the draft touched.
func (w *weave) touched() []Ref {
	refs := slices.Clip(w.m.refs)
	for r := range w.d.now {
		if _, known := w.m.sides[r]; !known {
			refs = append(refs, r)
		}
	}
	if len(refs) > len(w.m.refs) {
		slices.SortFunc(refs, CompareRefs)
	}
	return refs
}

// inside reports whether a unit is the one above or lies below it in the draft.
func (w *weave) inside(unit, above ID) bool {
	for n := 0; unit != "" && n <= len(w.m.ours.units)+len(w.d.now); n++ {
		if unit == above {
			return true
		}
		u, ok := w.d.get(Ref{UnitKind, unit}).(Unit)
		if !ok {
			return false
		}
		unit = u.Parent
	}
	return false
}

// broken reports whether something refers to nothing, or units lie in each other.
func (w *weave) broken() bool {
	for _, ref := range w.touched() {
		if r := w.d.get(ref); r != nil {
			for _, p := range Pointers(r) {
				if w.d.get(p.To) == nil || p.Field == "parent" && w.inside(p.To.ID, p.From.ID) {
					return true
				}
			}
		}
	}
	return false
}

// take carries out what a side gets that wins a conflict between records.
func (w *weave) take(c Conflict, win Side) {
	all := append([]Ref{c.Ref}, c.Others...)
	switch c.Kind {
	case CycleConflict:
		for _, ref := range all {
			w.as(win, ref, "parent", "rank")
		}
	case NameConflict:
		for _, ref := range all {
			w.as(win, ref, "parent", "rank", "name.zh", "name.en", "name.stale")
		}
	case LockConflict:
		w.whole(win, c.Ref)
		for _, ref := range c.Others {
			w.house(win, ref)
			w.as(win, ref, "unit", "rank")
		}
	case ExternalConflict:
		unit := c.Others[0]
		w.as(win, unit, "kind")
		w.as(win, c.Ref, c.Field, "rank")
		if u, ok := w.d.get(unit).(Unit); ok && u.Level == External && !w.m.of(win).Has(c.Ref) {
			if r := w.d.get(c.Ref); r != nil {
				w.d.put(cellFrom(r, c.Field, ""))
			}
		}
	case UnsoundConflict:
		w.whole(win, c.Ref)
	case IDConflict:
		for _, ref := range all {
			if !w.m.of(win).Has(ref) {
				w.d.remove(ref)
			}
		}
	}
}

// as gives cells of a record the values that a side has, if both have the record.
func (w *weave) as(side Side, ref Ref, fields ...string) {
	r, want := w.d.get(ref), w.m.of(side).Get(ref)
	if r == nil || want == nil {
		return
	}
	want = w.fold(want)
	next := r
	for _, f := range fields {
		if _, ok := FieldOf(ref.Kind, f); ok {
			next = cellFrom(next, f, Cell(want, f))
		}
	}
	if next != r {
		w.d.put(next)
	}
}

// house brings the home back that a duty has on a side, when the other removed it.
func (w *weave) house(side Side, duty Ref) {
	home := Ref{UnitKind, ID(cellOf(w.m.of(side).Get(duty), "unit"))}
	if c, asked := w.m.removed[home]; w.d.get(home) == nil && (!asked || w.choose(c) == side) {
		w.restore(home, side.Other())
	}
}

// whole makes a record what a side has of it.
func (w *weave) whole(side Side, ref Ref) {
	if want := w.m.of(side).Get(ref); want == nil {
		w.d.remove(ref)
	} else {
		w.d.put(w.fold(want))
	}
}

// number ends a clash of names for which no other place is left: the unit that the
// winner does not have, or else the second, gets a number behind its name.
func (w *weave) number(c Conflict, win Side) {
	if c.Kind != NameConflict {
		return
	}
	a, okA := w.d.get(c.Ref).(Unit)
	b, okB := w.d.get(c.Others[0]).(Unit)
	if !okA || !okB || a.Parent != b.Parent || !namesakes(a.Name, b.Name) {
		return
	}
	if !w.m.of(win).Has(a.Ref()) {
		b = a
	}
	name := b.Name
	for n := 2; ; n++ {
		number := " " + strconv.Itoa(n)
		if name.ZH != "" {
			b.Name.ZH = name.ZH + number
		}
		if name.EN != "" {
			b.Name.EN = name.EN + number
		}
		if _, err := w.d.freeName(b.Name, b.Parent, b.ID); err == nil {
			w.d.put(b)
			return
		}
	}
}

// expel takes a record out of an external party for which no other place is left.
func (w *weave) expel(c Conflict) {
	if c.Kind != ExternalConflict {
		return
	}
	r := w.d.get(c.Ref)
	u, ok := w.d.get(c.Others[0]).(Unit)
	if ok && u.Level == External && cellOf(r, c.Field) == string(u.ID) {
		w.d.put(cellFrom(r, c.Field, ""))
	}
}
