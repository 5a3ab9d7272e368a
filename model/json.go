package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Format is the number of the JSON of scenarios and changes. A reader refuses a
// higher number than its own.
const Format = 1

// MarshalJSON implements [json.Marshaler]: an object with "version", "fingerprint",
// "brief" and one array per kind, sorted by id; same scenario, same bytes. A brief
// that nobody wrote has an empty id.
func (s Scenario) MarshalJSON() ([]byte, error) {
	return s.encode(s.Fingerprint())
}

func (s Scenario) encode(fingerprint string) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"version":%d,"fingerprint":%q`, Format, fingerprint)
	for _, spec := range specs {
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

// ErrFormat says that JSON was written by a newer program.
var ErrFormat = errors.New("written by a newer version")

// UnmarshalJSON implements [json.Unmarshaler]. It refuses a newer format
// ([ErrFormat]), unknown keys, ids that are not valid or occur twice, values that
// their cells do not accept, and references to records that are not there. Texts
// and sets come out in their canonical form.
func (s *Scenario) UnmarshalJSON(b []byte) error {
	var parts map[string]json.RawMessage
	err := json.Unmarshal(b, &parts)
	if err != nil {
		return err
	}
	var version int
	if err = json.Unmarshal(parts["version"], &version); err != nil {
		return fmt.Errorf("version: %w", err)
	}
	switch {
	case version > Format:
		return fmt.Errorf("scenario format %d: %w", version, ErrFormat)
	case version < 1:
		return fmt.Errorf("there is no scenario format %d", version)
	}
	delete(parts, "version")
	delete(parts, "fingerprint")
	var out Scenario
	for _, spec := range specs {
		key := spec.key()
		raw := parts[key]
		if spec.kind() == BriefKind {
			key = string(BriefKind)
			if raw = parts[key]; raw != nil {
				if raw, err = briefRows(raw); err != nil {
					return fmt.Errorf("%s: %w", key, err)
				}
			}
		}
		delete(parts, key)
		if raw == nil {
			continue
		}
		if err := spec.decodeTable(&out, raw); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	if len(parts) > 0 {
		return fmt.Errorf("unknown key %q", slices.Min(slices.Collect(maps.Keys(parts))))
	}
	if r, ok := out.sharedID(); ok {
		return fmt.Errorf("%s: the id occurs twice", r)
	}
	if broken := out.Dangling(); len(broken) > 0 {
		return fmt.Errorf("%s refers to %s, which does not exist", broken[0].From, broken[0].To)
	}
	*s = out
	return nil
}

// briefRows makes a table of the one brief; an empty one when nobody wrote it.
func briefRows(raw json.RawMessage) (json.RawMessage, error) {
	var b Brief
	switch err := json.Unmarshal(raw, &b); {
	case err != nil:
		return nil, err
	case b == Brief{}:
		return json.RawMessage("[]"), nil
	}
	return slices.Concat([]byte("["), raw, []byte("]")), nil
}

// sharedID finds a record whose id a record of another kind has too.
func (s Scenario) sharedID() (Ref, bool) {
	seen := map[ID]bool{}
	for _, spec := range specs {
		for _, id := range spec.ids(&s) {
			if seen[id] {
				return Ref{spec.kind(), id}, true
			}
			seen[id] = true
		}
	}
	return Ref{}, false
}

func (s *spec[T]) decode(b []byte) (Record, error) {
	var t T
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		return nil, err
	}
	err := s.validate(&t)
	return t, err
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
			return fmt.Errorf("%s: %w", *s.id(t), &InputError{f.Field, v, err.Error()})
		}
	}
	return nil
}

func (s *spec[T]) decodeTable(sc *Scenario, b []byte) error {
	var rows []T
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&rows); err != nil {
		return err
	}
	m := make(map[ID]*T, len(rows))
	for i := range rows {
		t := &rows[i]
		id := *s.id(t)
		if err := s.validate(t); err != nil {
			return err
		}
		if _, ok := m[id]; ok {
			return fmt.Errorf("%s occurs twice", id)
		}
		m[id] = t
	}
	*s.table(sc) = m
	return nil
}

// Fingerprint gives the first 8 hexadecimal digits of the SHA-256 of the
// scenario's JSON without the names of people (heads, former heads, who waived),
// so that two printouts can be told apart or known to be the same.
func (s Scenario) Fingerprint() string {
	anon := s
	specOf(UnitKind).own(&anon)
	for id, u := range anon.units {
		v := *u
		v.Head, v.FormerHeads = Text{}, ""
		anon.units[id] = &v
	}
	specOf(WaiverKind).own(&anon)
	for id, w := range anon.waivers {
		v := *w
		v.By = ""
		anon.waivers[id] = &v
	}
	b, err := anon.encode("")
	if err != nil { // records hold nothing that JSON cannot
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:4])
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

// UnmarshalJSON implements [json.Unmarshaler].
func (c *Change) UnmarshalJSON(b []byte) error {
	var in changeJSON
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
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
			return e, fmt.Errorf("unknown cell %q", name)
		}
		for i, side := range []*Record{&e.Before, &e.After} {
			v, err := cellString(f, j.Cells[name][i])
			if err != nil {
				return e, fmt.Errorf("cell %s: %w", name, err)
			}
			if *side, err = spec.withCell(*side, name, v); err != nil {
				return e, err
			}
		}
	}
	e, changed := spec.sparse(e.Before, e.After)
	if !changed {
		return e, errors.New("no cell differs")
	}
	return e, nil
}
