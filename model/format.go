package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Format is the number of the JSON of scenarios and changes, which rises when a field or
// a kind is added: see [Field.Since]. What is written has the lowest format that can
// hold it, so that older programs read all they understand. A reader refuses a higher
// number than its own.
const Format = 4

// ErrFormat says that JSON was written by a newer program: its format is higher, or it
// holds a field, a kind or a value that this program does not know.
var ErrFormat = errors.New("written by a newer version")

// Format gives the lowest format that can hold the scenario.
func (s Scenario) Format() int { return formatOf(specs, s) }

func formatOf(specs []kindSpec, s Scenario) int {
	n := 1
	for _, spec := range specs {
		n = max(n, spec.format(&s))
	}
	return n
}

// Format gives the lowest format that can hold the change.
func (c Change) Format() int {
	n := 1
	for _, e := range c.Edits {
		for _, r := range []Record{e.Before, e.After} {
			if r != nil {
				n = max(n, specOf(r.Ref().Kind).formatOf(r))
			}
		}
	}
	return n
}

// since marks fields that came with a later format. A kind came with the first of its
// fields.
func since[T any](format int, fs ...field[T]) []field[T] {
	for i := range fs {
		fs[i].Since = format
	}
	return fs
}

// since is the format that the kind came with.
func (s *spec[T]) since() int {
	n := max(1, s.fields[0].Since)
	for _, f := range s.fields {
		n = min(n, max(1, f.Since))
	}
	return n
}

// format gives the lowest format that can hold the records of the kind.
func (s *spec[T]) format(sc *Scenario) int {
	m := *s.table(sc)
	if len(m) == 0 {
		return 1
	}
	n := s.since()
	for _, f := range s.fields {
		if f.Since <= n {
			continue
		}
		var zero T
		for _, t := range m {
			if !f.same(t, &zero) {
				n = f.Since
				break
			}
		}
	}
	return n
}

// formatOf gives the lowest format that can hold one record.
func (s *spec[T]) formatOf(r Record) int {
	t := r.(T)
	var zero T
	n := s.since()
	for _, f := range s.fields {
		if f.Since > n && !f.same(&t, &zero) {
			n = f.Since
		}
	}
	return n
}

// strict reads one JSON value. That a field is not known is ErrFormat.
func strict(raw []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return news(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return orText(err, "something follows")
	}
	return nil
}

// ReadText reads the JSON of a wording; [ErrFormat] when it has more than we know.
func ReadText(raw []byte) (Text, error) {
	var t Text
	err := strict(raw, &t)
	return t, err
}

// news makes ErrFormat of an error of reading that comes of something new: a field
// that is not known, a word that is none of the allowed ones, a value beyond the bounds.
// What a disk has changed does not come here: its digest differs.
func news(err error) error {
	if err == nil || errors.Is(err, ErrFormat) {
		return err
	}
	isNew := strings.HasPrefix(err.Error(), "json: unknown field ")
	if input, ok := errors.AsType[*InputError](err); ok {
		switch input.Reason {
		case "unknown field", "not allowed", "out of range", "too long":
			isNew = true
		}
	}
	if isNew {
		return fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return err
}
