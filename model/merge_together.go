package model

import (
	"cmp"
	"slices"
	"strings"
)

// findTwins finds what both sides added that is one and the same.
func (m *merger) findTwins() {
	added := func(side Side) []Record {
		var out []Record
		for _, e := range m.lists[side] {
			if k := e.Ref().Kind; e.Added() && (k == UnitKind || k == DutyKind) && !m.of(side.Other()).Has(e.Ref()) {
				out = append(out, e.After)
			}
		}
		return out
	}
	ours, theirs := added(Ours), added(Theirs)
	twin := map[Ref]Ref{}       // both ways
	for again := true; again; { // twins may lie in twins
		again = false
		var pairs []Conflict
		for _, o := range ours {
			for _, t := range theirs {
				a, b := o.Ref(), t.Ref()
				if twin[a] != (Ref{}) || twin[b] != (Ref{}) || !twins(o, t, twin) {
					continue
				}
				if b.ID < a.ID {
					a, b = b, a
				}
				pairs = append(pairs, Conflict{Kind: TwinConflict, Ref: a, Others: []Ref{b}, Ours: string(o.Ref().ID), Theirs: string(t.Ref().ID)})
			}
		}
		slices.SortFunc(pairs, func(a, b Conflict) int {
			return cmp.Or(CompareRefs(a.Ref, b.Ref), CompareRefs(a.Others[0], b.Others[0]))
		})
		for _, c := range pairs {
			if a, b := c.Ref, c.Others[0]; twin[a] == (Ref{}) && twin[b] == (Ref{}) {
				twin[a], twin[b] = b, a
				m.twins = append(m.twins, c)
				m.add(c)
				again = true
			}
		}
	}
}

// twins tells whether two new records of the two sides are one, when those in known are.
func twins(ours, theirs Record, known map[Ref]Ref) bool {
	switch o := ours.(type) {
	case Unit:
		t, ok := theirs.(Unit)
		if !ok || (o.Level == External) != (t.Level == External) {
			return false
		}
		above := t.Parent == o.Parent || t.Parent != "" && known[Ref{UnitKind, o.Parent}].ID == t.Parent
		return above && (namesakes(o.Name, t.Name) || o.Origin == t.Origin && o.Origin.Len() > 1)
	case Duty:
		t, ok := theirs.(Duty)
		return ok && o.Origin == t.Origin && o.Origin.Len() > 1
	}
	return false
}

// namesakes tells whether siblings may not have these two names.
func namesakes(a, b Text) bool {
	return a.ZH != "" && strings.EqualFold(a.ZH, b.ZH) || a.EN != "" && strings.EqualFold(a.EN, b.EN)
}

// inspect finds what is wrong with the two sides put together though it is not with
// either alone.
func (w *weave) inspect() []Conflict {
	if len(w.m.lists[Ours]) == 0 || len(w.m.lists[Theirs]) == 0 {
		return nil
	}
	for _, ref := range w.touched() {
		r := w.d.get(ref)
		if r == nil {
			continue
		}
		switch r := r.(type) {
		case Unit:
			w.inspectUnit(r)
			w.inspectPlace(r, "parent", r.Parent)
		case Duty:
			w.inspectPlace(r, "unit", r.Unit)
		}
		if s := w.m.sides[ref]; hollow(r) && s.ours != nil && s.theirs != nil {
			w.find(Conflict{Kind: UnsoundConflict, Ref: ref})
		}
		if s := w.m.sides[ref]; s.base == nil && (s.ours == nil) != (s.theirs == nil) {
			for _, k := range Kinds() {
				if other := (Ref{k, ref.ID}); k != ref.Kind && w.d.get(other) != nil {
					pair := []Ref{ref, other}
					slices.SortFunc(pair, CompareRefs)
					w.find(Conflict{Kind: IDConflict, Ref: pair[0], Others: pair[1:]})
				}
			}
		}
	}
	w.inspectLocks()
	return w.found
}

func (w *weave) find(c Conflict) { w.found = append(w.found, c) }

// inspectUnit finds the cycle that a unit stands in and the siblings that have its name.
func (w *weave) inspectUnit(u Unit) {
	ring := []Ref{u.Ref()}
	for at := u; at.Parent != u.ID; {
		above, ok := w.d.get(Ref{UnitKind, at.Parent}).(Unit)
		if !ok || slices.Contains(ring, above.Ref()) { // the top, or a cycle that u only hangs on
			ring = nil
			break
		}
		ring, at = append(ring, above.Ref()), above
	}
	if ring != nil {
		slices.SortFunc(ring, CompareRefs)
		w.find(Conflict{Kind: CycleConflict, Ref: ring[0], Field: "parent", Others: ring[1:]})
	}
	clashed := func(s *Scenario, a, b ID) bool {
		x, okX := s.Unit(a)
		y, okY := s.Unit(b)
		return okX && okY && x.Parent == y.Parent && namesakes(x.Name, y.Name)
	}
	for _, v := range where(w.d, UnitKind, func(v *Unit) bool { return v.Parent == u.Parent && v.ID != u.ID && namesakes(u.Name, v.Name) }) {
		if clashed(&w.m.ours, u.ID, v.ID) || clashed(&w.m.theirs, u.ID, v.ID) {
			continue // it was so before
		}
		pair := []Ref{u.Ref(), v.Ref()}
		slices.SortFunc(pair, CompareRefs)
		w.find(Conflict{Kind: NameConflict, Ref: pair[0], Others: pair[1:]})
	}
}

// inspectPlace finds a duty or unit that would lie in an external party.
func (w *weave) inspectPlace(r Record, field string, place ID) {
	if u, ok := w.d.get(Ref{UnitKind, place}).(Unit); !ok || u.Level != External {
		return
	}
	for _, s := range []Scenario{w.m.ours, w.m.theirs} {
		if u, _ := s.Unit(place); u.Level == External && cellOf(s.Get(r.Ref()), field) == string(place) {
			return
		}
	}
	w.find(Conflict{Kind: ExternalConflict, Ref: r.Ref(), Field: field, Others: []Ref{{UnitKind, place}}})
}

// hollow reports whether a record lacks what none can be without.
func hollow(r Record) bool {
	switch r := r.(type) {
	case Unit:
		return r.Name.Empty()
	case Duty:
		return r.Text.Empty()
	case Goal:
		return r.Text.Empty()
	case Task:
		return r.Text.Empty()
	case KPI:
		return r.Name.Empty()
	case Tool:
		return r.Name.Empty()
	case Channel:
		return r.Name.Empty()
	case Collaboration:
		return r.Name.Empty()
	case Handoff:
		return r.From == r.To
	}
	return false
}

// inspectLocks finds the locks that would be broken, seen from either side.
func (w *weave) inspectLocks() {
	if len(w.m.ours.locks) == 0 && len(w.m.theirs.locks) == 0 {
		return
	}
	theirs := drafting(w.m.theirs)
	for _, ref := range w.touched() {
		if r := w.d.get(ref); r != w.m.theirs.Get(ref) {
			theirs.now[ref] = r
		}
	}
	for _, d := range []*draft{w.d, theirs} {
		for _, b := range d.brokenLocks() {
			_, asked := w.m.removed[b.by.was.Ref()]
			if asked && w.d.get(b.by.was.Ref()) == nil || w.d.get(b.lock.Ref()) == nil {
				continue // somebody wants that
			}
			var duties Set
			for _, s := range []Scenario{w.m.ours, w.m.theirs} {
				l, _ := s.Lock(b.lock.ID)
				duties = duties.Plus(l.Duties)
			}
			c := Conflict{Kind: LockConflict, Ref: b.lock.Ref()}
			for id := range duties.All() {
				c.Others = append(c.Others, Ref{DutyKind, ID(id)})
			}
			w.find(c)
		}
	}
}
