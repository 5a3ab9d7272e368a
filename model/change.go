package model

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
)

// Edit is what happened to one record. Before nil: added. After nil: removed.
// Both: updated, and then Before and After hold only the cells that differ (the
// others are zero in both); of a [Set] cell Before holds the members that went
// and After those that came. So an update says nothing about cells it did not
// touch, and can be undone after somebody edited those.
type Edit struct{ Before, After Record }

// Ref names the edited record; the zero Ref for the zero Edit.
func (e Edit) Ref() Ref {
	switch {
	case e.After != nil:
		return e.After.Ref()
	case e.Before != nil:
		return e.Before.Ref()
	}
	return Ref{}
}

// Added, Removed and Updated tell the three forms apart.
func (e Edit) Added() bool   { return e.Before == nil }
func (e Edit) Removed() bool { return e.After == nil }
func (e Edit) Updated() bool { return e.Before != nil && e.After != nil }

// Cells lists the cells that an update changes, in the order of the field table;
// nothing for an addition or removal.
func (e Edit) Cells() []CellEdit {
	if !e.Updated() {
		return nil
	}
	return specOf(e.Ref().Kind).cells(e)
}

// CellEdit is the change of one cell, in canonical strings.
type CellEdit struct {
	Field         Field
	Before, After string
}

// Change is everything that one gesture did: at most one Edit per record, sorted
// by [CompareRefs]. Verb is the word of the command table ("move-duty"), never a
// sentence. The zero Change does nothing.
type Change struct {
	Verb  string
	Edits []Edit
}

// Empty reports whether the change does nothing.
func (c Change) Empty() bool { return len(c.Edits) == 0 }

// Touched names the edited records.
func (c Change) Touched() []Ref {
	out := make([]Ref, len(c.Edits))
	for i, e := range c.Edits {
		out[i] = e.Ref()
	}
	return out
}

// Edit finds what the change does to one record.
func (c Change) Edit(r Ref) (Edit, bool) {
	i, ok := slices.BinarySearchFunc(c.Edits, r, func(e Edit, r Ref) int { return CompareRefs(e.Ref(), r) })
	if !ok {
		return Edit{}, false
	}
	return c.Edits[i], true
}

// Only gives the part of the change that keep accepts.
func (c Change) Only(keep func(Ref) bool) Change {
	out := Change{Verb: c.Verb}
	for _, e := range c.Edits {
		if keep(e.Ref()) {
			out.Edits = append(out.Edits, e)
		}
	}
	return out
}

// ErrStale says that a change does not fit the scenario: a record it adds exists,
// one it removes or updates is gone or differs in the cells concerned.
var ErrStale = errors.New("change does not fit this scenario")

// Apply gives s with the changes made, in order, all or none. Each touched table
// is cloned once, however many changes there are. The error wraps [ErrStale].
// References are not checked here: verbs and merges do that.
func Apply(s Scenario, cs ...Change) (Scenario, error) {
	owned := map[Kind]bool{}
	for _, c := range cs {
		for _, e := range c.Edits {
			k := e.Ref().Kind
			spec := specOf(k)
			if spec == nil || e.Updated() && e.Before.Ref() != e.Ref() {
				return Scenario{}, fmt.Errorf("%s: no edit of one record: %w", c.Verb, ErrStale)
			}
			if !owned[k] {
				spec.own(&s)
				owned[k] = true
			}
			if err := spec.apply(&s, e); err != nil {
				return Scenario{}, fmt.Errorf("%s: %s: %w", c.Verb, e.Ref(), err)
			}
		}
	}
	return s, nil
}

// Invert gives the change that takes c back.
func Invert(c Change) Change {
	out := Change{Verb: c.Verb, Edits: make([]Edit, len(c.Edits))}
	for i, e := range c.Edits {
		out.Edits[i] = Edit{e.After, e.Before}
	}
	return out
}

// Diff gives the change that turns a into b; its Verb is "".
func Diff(a, b Scenario) Change {
	var c Change
	for _, spec := range specs {
		c.Edits = append(c.Edits, spec.diff(&a, &b)...)
	}
	return c
}

// Compose gives the one change that does what the changes do one after another.
// They must fit each other, as the rows of one log do; the error wraps [ErrStale].
func Compose(verb string, cs ...Change) (Change, error) {
	edits := map[Ref]Edit{}
	for _, c := range cs {
		for _, e := range c.Edits {
			r := e.Ref()
			first, ok := edits[r]
			if !ok {
				edits[r] = e
				continue
			}
			both, keep, err := compose(first, e)
			switch {
			case err != nil:
				return Change{}, fmt.Errorf("%s: %s: %w", c.Verb, r, err)
			case keep:
				edits[r] = both
			default:
				delete(edits, r)
			}
		}
	}
	return Change{verb, sortEdits(slices.Collect(maps.Values(edits)))}, nil
}

func compose(first, second Edit) (Edit, bool, error) {
	spec := specOf(first.Ref().Kind)
	switch {
	case first.Removed() != second.Added():
		return Edit{}, false, ErrStale
	case first.Removed(): // removed, then added again
		e, changed := spec.sparse(first.Before, second.After)
		return e, changed, nil
	case second.Removed() && first.Added():
		return Edit{}, false, nil
	case second.Removed(): // updated, then removed: the record as it was at first
		s := Scenario{}
		spec.own(&s)
		if err := spec.apply(&s, Edit{nil, second.Before}); err != nil {
			return Edit{}, false, err
		}
		if err := spec.apply(&s, Edit{first.After, first.Before}); err != nil {
			return Edit{}, false, err
		}
		return Edit{spec.get(&s, second.Ref().ID), nil}, true, nil
	case first.Added():
		s := Scenario{}
		spec.own(&s)
		if err := spec.apply(&s, first); err != nil {
			return Edit{}, false, err
		}
		if err := spec.apply(&s, second); err != nil {
			return Edit{}, false, err
		}
		return Edit{nil, spec.get(&s, first.Ref().ID)}, true, nil
	}
	return spec.compose(first, second)
}

func sortEdits(es []Edit) []Edit {
	slices.SortFunc(es, func(a, b Edit) int { return CompareRefs(a.Ref(), b.Ref()) })
	return es
}

func (s *spec[T]) get(sc *Scenario, id ID) Record {
	if p, ok := (*s.table(sc))[id]; ok {
		return *p
	}
	return nil
}

func (s *spec[T]) has(sc *Scenario, id ID) bool {
	_, ok := (*s.table(sc))[id]
	return ok
}

func (s *spec[T]) ids(sc *Scenario) []ID { return slices.Sorted(maps.Keys(*s.table(sc))) }

func (s *spec[T]) unsorted(sc *Scenario) iter.Seq[ID] { return maps.Keys(*s.table(sc)) }

func (s *spec[T]) count(sc *Scenario) int { return len(*s.table(sc)) }

func (s *spec[T]) records(sc *Scenario) []Record {
	m := *s.table(sc)
	out := make([]Record, 0, len(m))
	for _, id := range s.ids(sc) {
		out = append(out, *m[id])
	}
	return out
}

func (s *spec[T]) own(sc *Scenario) {
	t := s.table(sc)
	if *t = maps.Clone(*t); *t == nil {
		*t = map[ID]*T{}
	}
}

// apply makes one edit in a table that was owned before.
func (s *spec[T]) apply(sc *Scenario, e Edit) error {
	m := *s.table(sc)
	id := e.Ref().ID
	cur, ok := m[id]
	if ok == e.Added() {
		return ErrStale
	}
	switch {
	case e.Added():
		after := e.After.(T)
		m[id] = &after
		return nil
	case e.Removed():
		if before := e.Before.(T); any(*cur) != any(before) {
			return ErrStale
		}
		delete(m, id)
		return nil
	}
	before, after := e.Before.(T), e.After.(T)
	next := *cur
	for _, f := range s.fields {
		switch {
		case f.same(&before, &after):
		case f.list != nil:
			*f.list(&next) = f.list(cur).Minus(*f.list(&before)).Plus(*f.list(&after))
		case !f.same(cur, &before):
			return ErrStale
		default:
			f.copy(&next, &after)
		}
	}
	m[id] = &next
	return nil
}

// sparse makes the update that turns before into after; false when they are equal.
func (s *spec[T]) sparse(before, after Record) (Edit, bool) {
	b, a := before.(T), after.(T)
	if any(b) == any(a) {
		return Edit{}, false
	}
	var sb, sa T
	*s.id(&sb), *s.id(&sa) = *s.id(&b), *s.id(&a)
	for _, f := range s.fields {
		switch {
		case f.same(&b, &a):
		case f.list != nil:
			*f.list(&sb) = f.list(&b).Minus(*f.list(&a))
			*f.list(&sa) = f.list(&a).Minus(*f.list(&b))
		default:
			f.copy(&sb, &b)
			f.copy(&sa, &a)
		}
	}
	return Edit{sb, sa}, true
}

// compose joins two updates of one record; false when they cancel out. The error
// is [ErrStale] when the second does not start from what the first left.
func (s *spec[T]) compose(first, second Edit) (Edit, bool, error) {
	b1, a1 := first.Before.(T), first.After.(T)
	b2, a2 := second.Before.(T), second.After.(T)
	var b, a T
	*s.id(&b), *s.id(&a) = *s.id(&b1), *s.id(&a1)
	for _, f := range s.fields {
		switch {
		case f.list != nil:
			gone1, came1, gone2, came2 := *f.list(&b1), *f.list(&a1), *f.list(&b2), *f.list(&a2)
			*f.list(&b) = gone1.Minus(came2).Plus(gone2.Minus(came1))
			*f.list(&a) = came1.Minus(gone2).Plus(came2.Minus(gone1))
		case f.same(&b2, &a2): // only the first touched the cell, or neither
			f.copy(&b, &b1)
			f.copy(&a, &a1)
		case f.same(&b1, &a1):
			f.copy(&b, &b2)
			f.copy(&a, &a2)
		case !f.same(&a1, &b2):
			return Edit{}, false, ErrStale
		case !f.same(&b1, &a2): // both did, and it did not return to its value
			f.copy(&b, &b1)
			f.copy(&a, &a2)
		}
	}
	return Edit{b, a}, any(b) != any(a), nil
}

// fit leaves out of an edit what the scenario already has; false when nothing is
// left. What does not fit stays in, for apply to refuse.
func (s *spec[T]) fit(sc *Scenario, e Edit) (Edit, bool) {
	cur, ok := (*s.table(sc))[e.Ref().ID]
	switch {
	case e.Added():
		return e, !ok || any(*cur) != any(e.After.(T))
	case e.Removed():
		return e, ok
	case !ok:
		return e, true
	}
	b, a := e.Before.(T), e.After.(T)
	for _, f := range s.fields {
		switch {
		case f.same(&b, &a):
		case f.list != nil:
			*f.list(&b) = f.list(&b).Minus(f.list(&b).Minus(*f.list(cur))) // those still there
			*f.list(&a) = f.list(&a).Minus(*f.list(cur))
		case f.same(cur, &a):
			f.copy(&b, &a)
		}
	}
	return s.sparse(b, a)
}

// canonical brings the cells in which now differs from was (nil: all) into the
// form in which they are read back, or says which cell cannot be stored.
func (s *spec[T]) canonical(was, now Record) (Record, error) {
	t := now.(T)
	for _, f := range s.fields {
		if was != nil {
			if w := was.(T); f.same(&w, &t) {
				continue
			}
		}
		if v := f.get(&t); f.set(&t, v) != nil {
			return now, &InputError{f.Field, v, f.set(&t, v).Error()}
		}
	}
	return t, nil
}

// readable leaves out of the texts in which now differs from was (nil: all) what is not
// seen, see [Visible]. Texts that were there before stay as they are.
func (s *spec[T]) readable(was, now Record) Record {
	t := now.(T)
	for _, f := range s.fields {
		if f.Type != Word && f.Type != Prose && f.Type != List || f.Options != nil {
			continue
		}
		if was != nil {
			if w := was.(T); f.same(&w, &t) {
				continue
			}
		}
		if v := f.get(&t); Visible(v) != v {
			_ = f.set(&t, Visible(v)) // what cannot be stored is refused by canonical
		}
	}
	return t
}

func (s *spec[T]) cells(e Edit) []CellEdit {
	b, a := e.Before.(T), e.After.(T)
	var out []CellEdit
	for _, f := range s.fields {
		if !f.same(&b, &a) {
			out = append(out, CellEdit{f.Field, f.get(&b), f.get(&a)})
		}
	}
	return out
}

func (s *spec[T]) diff(a, b *Scenario) []Edit {
	ma, mb := *s.table(a), *s.table(b)
	var out []Edit
	for id, x := range ma {
		y, ok := mb[id]
		if !ok {
			out = append(out, Edit{*x, nil})
		} else if x != y { // untouched records are shared
			if e, changed := s.sparse(*x, *y); changed {
				out = append(out, e)
			}
		}
	}
	for id, y := range mb {
		if _, ok := ma[id]; !ok {
			out = append(out, Edit{nil, *y})
		}
	}
	return sortEdits(out)
}
