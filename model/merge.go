package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Side is one of the two that a merge brings together. The zero Side is neither:
// nobody has decided yet.
type Side string

// The sides.
const (
	Ours   Side = "ours"
	Theirs Side = "theirs"
)

// Other gives the side opposite.
func (s Side) Other() Side {
	if s == Ours {
		return Theirs
	}
	return Ours
}

// ConflictKind says what two sides cannot both have.
type ConflictKind string

// The kinds of conflicts, and what each side gets that wins. Whoever wins, no
// reference points nowhere afterwards.
const (
	// CellConflict: both set one cell, differently. The winner's value stays.
	CellConflict ConflictKind = "cell"
	// RemovedConflict: one removed a record that the other changed or newly refers to.
	// When the side that removed it wins, what refers to it goes to its heir (the unit
	// or duty that it became a part of), or is unplaced, or goes with it. When the
	// other wins, the record is back with all that went because of it.
	RemovedConflict ConflictKind = "removed"
	// TwinConflict: both added what is one and the same: units of one name in one place,
	// units merged of the same units, duties fused of the same duties. They become one
	// with all that is in either; of cells that both filled the winner's stay.
	TwinConflict ConflictKind = "twins"
	// NameConflict: two other units beside each other would have one name. The winner's
	// names and places stay; a unit that only the other has gets a number behind its name.
	NameConflict ConflictKind = "name"
	// CycleConflict: units would lie in each other. They lie where the winner has them.
	CycleConflict ConflictKind = "cycle"
	// LockConflict: duties would break a lock that held. The lock is that of the winner,
	// and its duties are where the winner has them.
	LockConflict ConflictKind = "lock"
	// ExternalConflict: a duty or unit would lie in an external party. Whether the unit
	// is one, and where the record lies, is as the winner has it.
	ExternalConflict ConflictKind = "external"
	// UnsoundConflict: the edits of both leave a record without a wording, or a hand-off
	// from a duty to itself. The record is as the winner has it.
	UnsoundConflict ConflictKind = "unsound"
	// IDConflict: both added a record with the same id, of different kinds. The
	// winner's is added.
	IDConflict ConflictKind = "id"
)

// Conflict is one question that a merge asks. It is the same seen from either side,
// but for Ours and Theirs.
type Conflict struct {
	Kind ConflictKind
	Ref  Ref // the record concerned; of several units that with the smallest id
	// Field is the cell concerned, "" when it is the record as a whole.
	Field string
	// Base, Ours and Theirs are the canonical strings of the cell; of a
	// [TwinConflict] Ours and Theirs are the ids of the two. Otherwise "".
	Base, Ours, Theirs string
	Removed            Side // of a RemovedConflict: who removed the record
	// Others are the other records concerned: those by which a removed record is still in
	// use, the twin, the other units of a cycle or of a name, the duties of a lock, the
	// external party.
	Others []Ref
}

// conflictKey tells conflicts of one merge apart.
type conflictKey struct {
	kind   ConflictKind
	ref    Ref
	field  string
	others string
}

func (c Conflict) key() conflictKey {
	k := conflictKey{c.Kind, c.Ref, c.Field, ""}
	if c.Kind == TwinConflict || c.Kind == NameConflict || c.Kind == CycleConflict {
		for _, r := range c.Others {
			k.others += " " + r.String()
		}
	}
	return k
}

// Value gives the canonical string that a side has for the cell of the conflict.
func (c Conflict) Value(of Side) string {
	if of == Theirs {
		return c.Theirs
	}
	return c.Ours
}

func compareConflicts(a, b Conflict) int {
	return cmp.Or(CompareRefs(a.Ref, b.Ref), strings.Compare(string(a.Kind), string(b.Kind)),
		strings.Compare(a.Field, b.Field), strings.Compare(a.key().others, b.key().others))
}

// Merging is what a merge comes to.
type Merging struct {
	// Change turns ours into the merger; its Verb is "merge". Of what is undecided ours stays.
	Change Change
	// Conflicts are those that nobody has decided, in the order of their records.
	Conflicts []Conflict
	// Decided counts the others.
	Decided int
}

// Merge brings into ours what theirs did since base. Cells that only one side set
// are taken; what both did alike is no conflict; sets are joined member by member.
// Cells that follow from others ask nothing: places in an order, the mark of an
// awaited translation, the basis, a short title that is the beginning of its text.
// The rest is asked of decide, once each; nil, and the answer "", leave it undecided.
//
// Merge is symmetric: the sides swapped, it asks the same questions, and when there
// are none it comes to the same scenario. Nothing refers to nothing afterwards,
// whatever decide answers.
func Merge(base, ours, theirs Scenario, decide func(Conflict) Side) Merging {
	m := newMerger(base, ours, theirs)
	answers := map[conflictKey]Side{}
	answer := func(c Conflict) Side {
		k := c.key()
		if _, asked := answers[k]; !asked && decide != nil {
			answers[k] = decide(c)
		}
		return answers[k]
	}
	d := m.settle(func(c Conflict) Side {
		if answer(c) == Theirs {
			return Theirs
		}
		return Ours
	})
	out := Merging{Change: m.change(d)}
	for _, c := range m.conflicts {
		if s := answer(c); s == Ours || s == Theirs {
			out.Decided++
		} else {
			out.Conflicts = append(out.Conflicts, c)
		}
	}
	return out
}

// sides is a record as the three scenarios have it; nil where there is none.
type sides struct{ base, ours, theirs Record }

// merger holds the two sides and what is found about them.
type merger struct {
	base, ours, theirs Scenario
	edits              map[Side]map[Ref]Edit
	lists              map[Side][]Edit
	refs               []Ref // touched by either, sorted
	sides              map[Ref]sides

	conflicts []Conflict
	known     map[conflictKey]bool
	removed   map[Ref]Conflict // contested removals
	twins     []Conflict       // see findTwins
	heirs     map[Ref][]ID     // see heirsOf
}

func newMerger(base, ours, theirs Scenario) *merger {
	m := &merger{base: base, ours: ours, theirs: theirs, edits: map[Side]map[Ref]Edit{}, lists: map[Side][]Edit{},
		known: map[conflictKey]bool{}, removed: map[Ref]Conflict{}, heirs: map[Ref][]ID{}}
	for _, side := range []Side{Ours, Theirs} {
		c := Diff(base, *m.of(side))
		m.lists[side] = c.Edits
		m.edits[side] = make(map[Ref]Edit, len(c.Edits))
		for _, e := range c.Edits {
			m.edits[side][e.Ref()] = e
		}
		m.refs = append(m.refs, c.Touched()...)
	}
	slices.SortFunc(m.refs, CompareRefs)
	m.refs = slices.Compact(m.refs)
	m.sides = make(map[Ref]sides, len(m.refs))
	for _, r := range m.refs {
		spec := specOf(r.Kind)
		m.sides[r] = sides{spec.get(&m.base, r.ID), spec.get(&m.ours, r.ID), spec.get(&m.theirs, r.ID)}
	}
	if len(m.lists[Ours]) > 0 && len(m.lists[Theirs]) > 0 {
		m.findTwins()
		m.findRemoved()
	}
	return m
}

func (m *merger) of(side Side) *Scenario {
	if side == Theirs {
		return &m.theirs
	}
	return &m.ours
}

// side gives a touched record as a side has it.
func (m *merger) side(r Ref, of Side) Record {
	if of == Theirs {
		return m.sides[r].theirs
	}
	return m.sides[r].ours
}

// add takes a conflict up, once. They are kept in an order that is the same from
// either side, since they are carried out in it.
func (m *merger) add(c Conflict) {
	if k := c.key(); !m.known[k] {
		m.known[k] = true
		at, _ := slices.BinarySearchFunc(m.conflicts, c, compareConflicts)
		m.conflicts = slices.Insert(m.conflicts, at, c)
	}
}

// settle finds all conflicts and gives the merger that choose makes of them. What is
// wrong with a merger shows only when it is put together, and may depend on the
// answers; so it is put together as either side would have it and as chosen, until
// nothing new is found. That the first two are always looked at makes Merge symmetric.
func (m *merger) settle(choose func(Conflict) Side) *draft {
	always := func(s Side) func(Conflict) Side { return func(Conflict) Side { return s } }
	for {
		var w *weave
		var found []Conflict
		for _, choice := range []func(Conflict) Side{always(Ours), always(Theirs), choose} {
			w = m.weave(choice)
			found = append(found, w.inspect()...)
			if len(found) == 0 && len(m.conflicts) == 0 { // nothing was chosen
				return w.d
			}
		}
		known := len(m.conflicts)
		for _, c := range found {
			m.add(c)
		}
		if len(m.conflicts) == known {
			if w.broken() {
				return drafting(m.ours)
			}
			return w.d
		}
	}
}

// change is the draft as a change of ours.
func (m *merger) change(d *draft) Change {
	c := Change{Verb: "merge"}
	for _, ref := range slices.SortedFunc(maps.Keys(d.now), CompareRefs) {
		was, now := m.ours.Get(ref), d.now[ref]
		switch {
		case was == now:
		case was == nil || now == nil:
			c.Edits = append(c.Edits, Edit{was, now})
		default:
			if e, changed := specOf(ref.Kind).sparse(was, now); changed {
				c.Edits = append(c.Edits, e)
			}
		}
	}
	return c
}
