package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
)

// UnmarshalJSON implements [json.Unmarshaler]; see [ReadScenario].
func (s *Scenario) UnmarshalJSON(b []byte) error {
	out, err := ReadScenario(bytes.NewReader(b))
	if err == nil {
		*s = out
	}
	return err
}

// ReadScenario reads the JSON of one scenario. It refuses a newer format and whatever
// it does not know ([ErrFormat]), ids that are not valid or occur twice, values that
// their cells do not accept, and references to records that are not there. Texts
// and sets come out in their canonical form.
func ReadScenario(r io.Reader) (Scenario, error) {
	var out Scenario
	var tables sync.WaitGroup // a table is decoded while the next one is read
	failed := make([]error, len(specs))
	version, err := eachMember(r, func(key string, raw json.RawMessage) error {
		i := slices.IndexFunc(specs, func(s kindSpec) bool { return memberOf(s) == key })
		if i < 0 {
			return fmt.Errorf("%q: %w", key, ErrFormat)
		}
		spec := specs[i]
		tables.Go(func() {
			if err := decodeMember(spec, &out, raw); err != nil {
				failed[i] = fmt.Errorf("%s: %w", key, err)
			}
		})
		return nil
	})
	tables.Wait()
	switch {
	case version > Format: // whatever else is in it
		return Scenario{}, fmt.Errorf("scenario format %d: %w", version, ErrFormat)
	case err != nil:
		return Scenario{}, err
	case version < 1:
		return Scenario{}, fmt.Errorf("there is no scenario format %d", version)
	}
	for _, err := range failed {
		if err != nil {
			return Scenario{}, err
		}
	}
	var broken []Pointer
	tables.Go(func() { broken = out.Dangling() })
	twice, shared := out.sharedID()
	tables.Wait()
	switch {
	case shared:
		return Scenario{}, fmt.Errorf("%s: the id occurs twice", twice)
	case len(broken) > 0:
		return Scenario{}, fmt.Errorf("%s refers to %s, which does not exist", broken[0].From, broken[0].To)
	}
	return out, nil
}

// eachMember walks the members of one JSON object, and gives its version. The
// fingerprint is left out: it follows from the rest. An error of f is given after
// the whole object was read, since a newer format may be the reason for it.
func eachMember(r io.Reader, f func(key string, raw json.RawMessage) error) (version int, err error) {
	dec := json.NewDecoder(r)
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return 0, orText(err, "no JSON object")
	}
	seen := map[string]bool{}
	var first error
	for dec.More() {
		t, err := dec.Token()
		key, ok := t.(string)
		if err != nil || !ok {
			return version, orText(err, "no key")
		}
		if seen[key] {
			return version, fmt.Errorf("the key %q occurs twice", key)
		}
		seen[key] = true
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return version, fmt.Errorf("%s: %w", key, err)
		}
		switch key {
		case "version":
			err = json.Unmarshal(raw, &version)
		case "fingerprint":
		default:
			err = f(key, raw)
		}
		if err != nil && first == nil {
			first = err
		}
	}
	if _, err := dec.Token(); err != nil { // the closing brace
		return version, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return version, orText(err, "something follows the scenario")
	}
	return version, first
}

// orText gives an error that says more than that the end came too early.
func orText(err error, text string) error {
	if err == nil || err == io.EOF {
		return errors.New(text)
	}
	return err
}

// memberOf is the key under which the records of a kind stand.
func memberOf(s kindSpec) string {
	if s.kind() == BriefKind {
		return string(BriefKind)
	}
	return s.key()
}

func decodeMember(spec kindSpec, s *Scenario, raw json.RawMessage) error {
	if spec.kind() == BriefKind { // one record; an empty one when nobody wrote it
		var b Brief
		switch err := strict(raw, &b); {
		case err != nil:
			return err
		case b == Brief{}:
			return nil
		}
		raw = slices.Concat([]byte("["), raw, []byte("]"))
	}
	return spec.decodeTable(s, raw)
}

// sharedID finds a record whose id a record of another kind has too: of several the
// smallest.
func (s Scenario) sharedID() (found Ref, shared bool) {
	for i, spec := range specs {
		for _, other := range specs[i+1:] {
			small, large := spec, other
			if small.count(&s) > large.count(&s) {
				small, large = large, small
			}
			for id := range small.unsorted(&s) {
				if r := (Ref{spec.kind(), id}); large.has(&s, id) && (!shared || CompareRefs(r, found) < 0) {
					found, shared = r, true
				}
			}
		}
	}
	return found, shared
}

func (s *spec[T]) decodeTable(sc *Scenario, b []byte) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	switch t, err := dec.Token(); {
	case err != nil:
		return err
	case t == nil: // null
		return nil
	case t != json.Delim('['):
		return errors.New("no array")
	}
	m := map[ID]*T{}
	for dec.More() {
		t := new(T)
		if err := dec.Decode(t); err != nil {
			return news(err)
		}
		if err := s.validate(t); err != nil {
			return err
		}
		id := *s.id(t)
		if _, ok := m[id]; ok {
			return fmt.Errorf("%s occurs twice", id)
		}
		m[id] = t
	}
	*s.table(sc) = m
	return nil
}

// validate holds a record read from outside to the same bounds as one typed in,
// and brings it into the same form.
func (s *spec[T]) validate(t *T) error {
	if ref := (*t).Ref(); !ref.validID() {
		return fmt.Errorf("%q is not a valid id", ref.ID)
	}
	for _, f := range s.fields {
		v := f.get(t)
		if err := f.set(t, v); err != nil {
			return fmt.Errorf("%s: %w", *s.id(t), news(&InputError{f.Field, v, err.Error()}))
		}
	}
	return nil
}
