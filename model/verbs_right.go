package model

import "slices"

// RightPart is what a unit does in a matter that is decided again and again: a cell of
// [DecisionRight] that holds units.
type RightPart string

// The parts, in the order in which a matter goes through them.
const (
	Proposes RightPart = "proposes"
	Reviews  RightPart = "reviews"
	Approves RightPart = "approves"
	Informed RightPart = "informed"
)

// RightParts lists the parts in order.
func RightParts() []RightPart { return []RightPart{Proposes, Reviews, Approves, Informed} }

// Units lists who has a part in the matter, by id.
func (r DecisionRight) Units(p RightPart) []ID {
	var out []ID
	for id := range r.set(p).All() {
		out = append(out, ID(id))
	}
	return out
}

// Parts lists what a unit does in the matter, in order.
func (r DecisionRight) Parts(unit ID) []RightPart {
	var out []RightPart
	for _, p := range RightParts() {
		if r.set(p).Has(string(unit)) {
			out = append(out, p)
		}
	}
	return out
}

func (r *DecisionRight) set(p RightPart) *Set {
	switch p {
	case Proposes:
		return &r.Proposes
	case Reviews:
		return &r.Reviews
	case Approves:
		return &r.Approves
	}
	return &r.Informed
}

// handed gives the matter with one unit in the place of another, in every part; with to ""
// there is nobody in its place.
func (r DecisionRight) handed(from, to ID) DecisionRight {
	for _, p := range r.Parts(from) {
		set := r.set(p)
		*set = set.Minus(SetOf(from)).Plus(SetOf(to))
	}
	return r
}

// AddDecisionRight adds a matter that is decided again and again, after the others. What is
// offered and taken twice is refused by its id.
func AddDecisionRight(r DecisionRight) Verb {
	return func(s Scenario) (Change, error) {
		r := r
		if r.Basis == Unstated {
			r.Basis = User
		}
		return AddRecord(last(s, r))(s)
	}
}

// SetDecisionRight gives a unit exactly these parts in a matter; none takes it out.
func SetDecisionRight(right, unit ID, parts ...RightPart) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		r, ok := s.DecisionRight(right)
		if !ok {
			return Change{}, unknown(Ref{DecisionRightKind, right})
		}
		if _, err := d.unit(unit); err != nil {
			return Change{}, err
		}
		was := r
		for _, p := range parts {
			if !slices.Contains(RightParts(), p) {
				return Change{}, &InputError{Field{Name: string(p)}, string(p), "unknown field"}
			}
		}
		for _, p := range RightParts() {
			set := r.set(p)
			*set = set.Minus(SetOf(unit))
			if slices.Contains(parts, p) {
				*set = set.Plus(SetOf(unit))
			}
		}
		if r != was {
			r.Basis = User
		}
		d.put(r)
		return d.change("set-decision-right")
	}
}

// HandDecisionRight puts one unit in the place of another in a matter, in every part that
// this one has: the decision follows the work (决策权随行).
func HandDecisionRight(right, from, to ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		r, ok := s.DecisionRight(right)
		if !ok {
			return Change{}, unknown(Ref{DecisionRightKind, right})
		}
		if _, err := d.unit(to); err != nil {
			return Change{}, err
		}
		if len(r.Parts(from)) == 0 {
			return Change{}, refuse(NothingChanges)
		}
		r = r.handed(from, to)
		r.Basis = User
		d.put(r)
		return d.change("hand-decision-right")
	}
}
