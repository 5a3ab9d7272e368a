package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// MarshalJSON implements [json.Marshaler]: an object with "version", "fingerprint",
// "brief" and one array per kind, sorted by id; same scenario, same bytes. A brief
// that nobody wrote has an empty id. What came after format 1 is there when it is not zero.
func (s Scenario) MarshalJSON() ([]byte, error) {
	return s.encode(specs, s.Fingerprint())
}

// encode writes the JSON by the field tables that are given.
func (s Scenario) encode(specs []kindSpec, fingerprint string) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"version":%d,"fingerprint":%q`, formatOf(specs, s), fingerprint)
	for _, spec := range specs {
		if spec.since() > 1 && spec.count(&s) == 0 { // who knows no such kind can read it
			continue
		}
		var part any = spec.records(&s)
		key := spec.key()
		if spec.kind() == BriefKind {
			key, part = string(BriefKind), s.Brief()
		}
		raw, err := encodePlain(part)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, ",%q:", key)
		b.Write(raw)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encodePlain is json.Marshal without HTML escapes: <, > and & stay readable.
func encodePlain(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func (s *spec[T]) decode(b []byte) (Record, error) {
	var t T
	if err := strict(b, &t); err != nil {
		return nil, err
	}
	err := s.validate(&t)
	return t, err
}

type editJSON struct {
	Ref     Ref                           `json:"ref"`
	Cells   map[string][2]json.RawMessage `json:"cells,omitempty"`
	Added   json.RawMessage               `json:"added,omitempty"`
	Removed json.RawMessage               `json:"removed,omitempty"`
}

type changeJSON struct {
	Verb  string     `json:"verb"`
	Edits []editJSON `json:"edits"`
}

// MarshalJSON implements [json.Marshaler]: {"verb","edits":[{"ref","cells":{name:
// [before, after]}}]}; additions and removals carry the whole record as "added"
// or "removed".
func (c Change) MarshalJSON() ([]byte, error) {
	out := changeJSON{Verb: c.Verb, Edits: make([]editJSON, 0, len(c.Edits))}
	for _, e := range c.Edits {
		j := editJSON{Ref: e.Ref()}
		var err error
		switch {
		case e.Added():
			j.Added, err = encodePlain(e.After)
		case e.Removed():
			j.Removed, err = encodePlain(e.Before)
		default:
			j.Cells = map[string][2]json.RawMessage{}
			for _, cell := range e.Cells() {
				var pair [2]json.RawMessage
				for i, v := range []string{cell.Before, cell.After} {
					if pair[i], err = cellJSON(cell.Field, v); err != nil {
						return nil, err
					}
				}
				j.Cells[cell.Field.Name] = pair
			}
		}
		if err != nil {
			return nil, err
		}
		out.Edits = append(out.Edits, j)
	}
	return encodePlain(out)
}

// UnmarshalJSON implements [json.Unmarshaler]. The error is [ErrFormat] when the change
// holds what this program does not know.
func (c *Change) UnmarshalJSON(b []byte) error {
	var in changeJSON
	if err := strict(b, &in); err != nil {
		return err
	}
	out := Change{Verb: in.Verb}
	seen := map[Ref]bool{}
	for _, j := range in.Edits {
		spec := specOf(j.Ref.Kind)
		if spec == nil || !j.Ref.validID() || seen[j.Ref] {
			return fmt.Errorf("edit of %q: no such kind, or twice", j.Ref)
		}
		seen[j.Ref] = true
		e, err := decodeEdit(spec, j)
		if err != nil {
			return fmt.Errorf("edit of %s: %w", j.Ref, err)
		}
		if e.Ref() != j.Ref {
			return fmt.Errorf("edit of %s holds %s", j.Ref, e.Ref())
		}
		out.Edits = append(out.Edits, e)
	}
	sortEdits(out.Edits)
	*c = out
	return nil
}

func decodeEdit(spec kindSpec, j editJSON) (e Edit, err error) {
	switch {
	case j.Added != nil && j.Removed == nil && j.Cells == nil:
		e.After, err = spec.decode(j.Added)
		return e, err
	case j.Removed != nil && j.Added == nil && j.Cells == nil:
		e.Before, err = spec.decode(j.Removed)
		return e, err
	case j.Cells == nil || j.Added != nil || j.Removed != nil:
		return e, errors.New("neither added, removed nor cells")
	}
	e = Edit{spec.newRecord(j.Ref.ID), spec.newRecord(j.Ref.ID)}
	for _, name := range slices.Sorted(maps.Keys(j.Cells)) {
		f, ok := FieldOf(spec.kind(), name)
		if !ok {
			return e, fmt.Errorf("cell %q: %w", name, ErrFormat)
		}
		for i, side := range []*Record{&e.Before, &e.After} {
			v, err := cellString(f, j.Cells[name][i])
			if err != nil {
				return e, fmt.Errorf("cell %s: %w", name, err)
			}
			if *side, err = spec.withCell(*side, name, v); err != nil {
				return e, news(err)
			}
		}
	}
	e, changed := spec.sparse(e.Before, e.After)
	if !changed {
		return e, errors.New("no cell differs")
	}
	return e, nil
}
