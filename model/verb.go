package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Verb is an intent: it looks at a scenario and answers with the Change that
// would carry it out, or with a [*Refusal] or [*InputError]. It does nothing by
// itself, so asking and doing are the same call.
type Verb func(Scenario) (Change, error)

// Refusal says why a verb cannot be done here. Code is a key of model/text;
// Refs name the records meant, in the order of the sentence; Detail is a word
// that was given, when the sentence needs one.
type Refusal struct {
	Code   string
	Refs   []Ref
	Detail string
}

// Error implements error for logs; people read the sentence of model/text.
func (r *Refusal) Error() string {
	words := []string{r.Code}
	for _, ref := range r.Refs {
		words = append(words, ref.String())
	}
	if r.Detail != "" {
		words = append(words, r.Detail)
	}
	return strings.Join(words, " ")
}

// The codes of refusals.
const (
	UnknownRecord    = "unknown-record"    // Detail: the kind and id asked for
	NothingChanges   = "nothing-changes"   // the scenario is already so
	NoDuties         = "no-duties"         // a verb on duties was given none
	ExternalUnit     = "external-unit"     // external parties hold no duties: the unit
	EmptyText        = "empty-text"        // a wording is missing: the record, if there is one
	NameTaken        = "name-taken"        // a sibling has the name: the sibling
	IDTaken          = "id-taken"          // the record that has the id
	InvalidID        = "invalid-id"        // Detail: the id
	NeedsTwo         = "needs-two"         // fuse, split, merge need two things
	UnitInItself     = "unit-in-itself"    // unit, parent: the parent lies below the unit
	MergeAcross      = "merge-across"      // one merged unit lies inside the other: inner, outer
	NotInUnit        = "not-in-unit"       // duty, unit: the duty is not there
	DutyTwice        = "duty-twice"        // the duty is named in two parts
	UnitNotEmpty     = "unit-not-empty"    // the unit has units below it and no heir
	SelfHandoff      = "self-handoff"      // the duty would hand to itself
	LinkNotAllowed   = "link-not-allowed"  // from, to: such kinds are not linked
	CannotRemoveThat = "cannot-remove"     // the record is removed by another verb only
	Locked           = "locked"            // lock, duty: a lock forbids the move; Detail: its reason
	ReferencedThing  = "referenced"        // record, referrer: a reference would point nowhere
	StaleAdoption    = "stale-adoption"    // the change does not fit the scenario any more
	WhyRequired      = "why-required"      // a waiver or lock needs a reason
	UnknownFinding   = "unknown-finding"   // Detail: the key that no finding has
	NotWaived        = "not-waived"        // Detail: the key of a finding that nobody has accepted
	HomeNeedsNoRole  = "home-no-role"      // duty, unit: the unit is the duty's home
	UnknownVerb      = "unknown-verb"      // Detail: the word
	WrongArguments   = "wrong-arguments"   // Detail: the usage of the verb
	AmbiguousName    = "ambiguous-name"    // the records that share the name; Detail: the name
	CannotSplitThere = "cannot-split-unit" // an external party or a unit without duties
	WrongKind        = "wrong-kind"        // the record that a word means, but such a one does not fit; Detail: the word
	HoldsWork        = "holds-work"        // the unit has duties or units, so it is no external party
	PositionAtTop    = "position-at-top"   // a position lies in a unit: the position, if it is there
	SpanReversed     = "span-reversed"     // the least span of control is above the greatest: the unit
	OriginOfItself   = "origin-of-itself"  // the record would come from itself
	PartsAlike       = "parts-alike"       // two parts of the duty read the same; Detail: the text
	LocksContradict  = "locks-contradict"  // the lock that says the contrary
	VoteOfBrief      = "vote-of-brief"     // the vote on the decision of the brief stands in the brief: the brief
)

func refuse(code string, refs ...Ref) error { return &Refusal{Code: code, Refs: refs} }

func unknown(r Ref) error { return &Refusal{Code: UnknownRecord, Detail: r.String()} }

// draft collects what a verb writes, over the scenario it looks at.
type draft struct {
	base Scenario
	now  map[Ref]Record // nil = removed
}

func drafting(s Scenario) *draft {
	return &draft{base: s, now: map[Ref]Record{}}
}

// get reads a record as the draft has it.
func (d *draft) get(r Ref) Record {
	if rec, ok := d.now[r]; ok {
		return rec
	}
	if spec := specOf(r.Kind); spec != nil { // as base.Get, without a copy of base
		return spec.get(&d.base, r.ID)
	}
	return nil
}

func (d *draft) put(recs ...Record) {
	for _, r := range recs {
		d.now[r.Ref()] = r
	}
}

func (d *draft) remove(r Ref) { d.now[r] = nil }

// where lists the records of a kind that the draft has and keep accepts, sorted by id.
func where[T Record](d *draft, k Kind, keep func(*T) bool) []T {
	var out []T
	for id, p := range *specOf(k).(*spec[T]).table(&d.base) {
		if keep(p) {
			if _, touched := d.now[Ref{k, id}]; !touched {
				out = append(out, *p)
			}
		}
	}
	for ref, r := range d.now {
		if ref.Kind == k && r != nil {
			if t := r.(T); keep(&t) {
				out = append(out, t)
			}
		}
	}
	slices.SortFunc(out, func(a, b T) int { return cmp.Compare(a.Ref().ID, b.Ref().ID) })
	return out
}

// all lists the records of a kind as the draft has them.
func (d *draft) all(k Kind) []Record {
	var out []Record
	for _, r := range d.base.Records(k) {
		if _, touched := d.now[r.Ref()]; !touched {
			out = append(out, r)
		}
	}
	for _, ref := range slices.SortedFunc(maps.Keys(d.now), CompareRefs) {
		if r := d.now[ref]; r != nil && ref.Kind == k {
			out = append(out, r)
		}
	}
	return out
}

// change ends the draft: the canonical Change, or a refusal. It is the one door for
// all verbs: nothing leaves that JSON could not read back, or that breaks a lock.
func (d *draft) change(verb string) (Change, error) {
	d.unpin()
	c := Change{Verb: verb}
	for _, ref := range slices.SortedFunc(maps.Keys(d.now), CompareRefs) {
		was, now := d.base.Get(ref), d.now[ref]
		if now != nil {
			if was == nil && !ref.validID() {
				return Change{}, &Refusal{Code: InvalidID, Detail: string(ref.ID)}
			}
			var err error
			if now, err = specOf(ref.Kind).canonical(was, specOf(ref.Kind).readable(was, now)); err != nil {
				return Change{}, err
			}
			if err := wordless(was, now); err != nil {
				return Change{}, err
			}
		}
		switch {
		case was == nil && now == nil || was == now:
		case was == nil || now == nil:
			c.Edits = append(c.Edits, Edit{was, now})
		default:
			if e, changed := specOf(ref.Kind).sparse(was, now); changed {
				c.Edits = append(c.Edits, e)
			}
		}
	}
	if c.Empty() {
		return Change{}, refuse(NothingChanges)
	}
	if err := d.checkLocks(); err != nil {
		return Change{}, err
	}
	return c, nil
}

// wordless refuses a record whose wordings have just lost everything that can be seen.
func wordless(was, now Record) error {
	own := names(now)
	if len(own) == 0 || was != nil && slices.Equal(names(was), own) || now.Ref().Kind == HandoffKind {
		return nil
	}
	if own[len(own)-1].Empty() {
		return refuse(EmptyText, now.Ref())
	}
	return nil
}

// freeID refuses an id that is malformed or taken by a record of any kind.
func (d *draft) freeID(id ID) error {
	if !id.Valid() || id == BriefID {
		return &Refusal{Code: InvalidID, Detail: string(id)}
	}
	if r := d.base.Find(id); r != nil {
		return refuse(IDTaken, r.Ref())
	}
	for _, k := range Kinds() {
		if r := d.now[Ref{k, id}]; r != nil {
			return refuse(IDTaken, r.Ref())
		}
	}
	return nil
}
