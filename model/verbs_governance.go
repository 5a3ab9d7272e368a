package model

import (
	"crypto/sha256"
	"encoding/hex"
)

// SetRole gives a unit a part in a duty beside the duty's home: "A" claims that it
// is accountable too, "R" lets it work, "C" be consulted, "I" be informed; "" ends
// its part. The home needs no role: it is accountable. A role sleeps while the duty
// is at home in its unit and is back when the duty leaves.
func SetRole(duty, unit ID, role string) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		if _, err := d.duty(duty); err != nil {
			return Change{}, err
		}
		if _, err := d.unit(unit); err != nil {
			return Change{}, err
		}
		r := Role{ID: RoleID(duty, unit), Duty: duty, Unit: unit}
		was, had := s.Role(r.ID)
		switch {
		case role == was.Role:
			return Change{}, refuse(NothingChanges)
		case role == "":
			d.remove(r.Ref())
			return d.change("set-role")
		case had:
			r = was
		}
		r.Role, r.Basis = role, User
		if err := sound(s, nil, r); err != nil {
			return Change{}, err
		}
		d.put(r)
		return d.change("set-role")
	}
}

// LockDuties forbids moves, for a reason: "pinned" keeps duties where they are,
// "together" in one unit, "apart" in different units. A lock that does not hold yet
// is an aim: it forbids nothing until it is reached.
func LockDuties(id ID, typ, reason string, duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		l := Lock{ID: id, Type: typ, Duties: SetOf(duties...), Reason: Visible(CleanText(reason)), Basis: User}
		for _, other := range s.Locks() {
			if other.Type == l.Type && other.Duties == l.Duties {
				return Change{}, refuse(NothingChanges)
			}
		}
		return AddRecord(l)(s)
	}
}

// Unlock takes a lock away.
func Unlock(id ID) Verb { return RemoveRecord(Ref{LockKind, id}) }

// SetControl gives a unit a compensating control ("compensating") or a budget of
// its own ("ring-fenced"), states one that came from a unit merged into it, or words
// its note anew; with the note "" it keeps the one it has.
func SetControl(unit ID, typ, note string) Verb {
	return func(s Scenario) (Change, error) {
		c := Control{ID: ControlID(unit, typ), Unit: unit, Note: Visible(CleanText(note)), Basis: User}
		if _, err := WithCell(c, "type", typ); err != nil {
			return Change{}, err
		}
		c.Type = typ
		was, had := s.Control(c.ID)
		if !had {
			return AddRecord(c)(s)
		}
		if c.Note == "" || c.Note == was.Note {
			c.Note = was.Note
			if was.Basis != Unstated {
				c.Basis = was.Basis
			}
		}
		d := drafting(s)
		d.put(c)
		return d.change("set-control")
	}
}

// WaiverID derives the id of the waiver of a finding, so that equal additions
// converge. It is a digest, since a key may name any number of records.
func WaiverID(key string) ID {
	sum := sha256.Sum256([]byte(key))
	return ID("w-" + hex.EncodeToString(sum[:8]))
}

// Waive accepts the finding of a key, for a reason, by a person who saw evidence
// with this hash. It takes the place of an older waiver of the finding; one with the
// same reason and evidence stays as it is.
func Waive(key, reason, by, evidence string) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		key := OneLine(key)
		w := Waiver{ID: WaiverID(key), Key: key, Reason: Visible(CleanText(reason)), By: OneLine(by), Evidence: OneLine(evidence), Basis: User}
		for _, was := range waiversOf(s, key) {
			if was.Reason == w.Reason && was.Evidence == w.Evidence {
				return Change{}, refuse(NothingChanges)
			}
			d.remove(was.Ref())
		}
		if err := sound(s, nil, w); err != nil {
			return Change{}, err
		}
		if r := s.Find(w.ID); r != nil && r.Ref() != w.Ref() {
			return Change{}, refuse(IDTaken, r.Ref())
		}
		d.put(w)
		return d.change("waive")
	}
}

// Unwaive takes the waiver of a finding back: the finding counts again.
func Unwaive(key string) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		for _, w := range waiversOf(s, key) {
			d.remove(w.Ref())
		}
		if len(d.now) == 0 {
			return Change{}, &Refusal{Code: NotWaived, Detail: key}
		}
		return d.change("unwaive")
	}
}

func waiversOf(s Scenario, key string) []Waiver {
	var out []Waiver
	for _, w := range s.waivers {
		if w.Key == key {
			out = append(out, *w)
		}
	}
	return out
}
