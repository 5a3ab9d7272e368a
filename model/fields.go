package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// FieldType says what a cell holds and how its canonical string reads.
type FieldType int

// The field types.
const (
	Word      FieldType = iota // one line of plain text, or one of Options
	Prose                      // free text
	Whole                      // an integer
	Number                     // a decimal number
	List                       // a [Set]; canonical: members joined by newlines
	Reference                  // the id of a record of the kind Target, or ""
	AnyRef                     // a [Ref] in its kind:id form
)

// Field describes one cell of a record kind. Bilingual texts are two cells,
// "text.zh" and "text.en", and a third, "text.stale", that names the wording
// waiting for translation.
type Field struct {
	Name    string
	Type    FieldType
	Target  Kind     // for Reference, and for a List whose members are ids of one kind
	Options []string // for Word: the allowed values; nil = any
	Min     float64  // for Whole and Number, inclusive
	Max     float64
	// Since is the [Format] that the field came with; 0 for those of the first. Programs
	// of an earlier format read what has nothing in it.
	Since int
	// Person: the cell names people, which fingerprints leave out.
	Person bool
	// Day: the cell is a calendar day, YYYY-MM-DD. Verbs take no other; what a file holds
	// stays as it is.
	Day bool
}

// Fields lists the cells of a kind in the order in which they are shown and
// stored. The id is not a cell.
func Fields(k Kind) []Field {
	s := specOf(k)
	if s == nil {
		return nil
	}
	return s.fieldList()
}

// FieldOf finds one cell of a kind by name.
func FieldOf(k Kind, name string) (Field, bool) {
	fs := Fields(k)
	i := slices.IndexFunc(fs, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fs[i], true
}

// Cell gives the canonical string of a cell, "" when the kind has no such cell.
func Cell(r Record, name string) string { return specOf(r.Ref().Kind).cell(r, name) }

// WithCell gives r with one cell replaced. The error is an [*InputError] when the
// kind has no such cell or the value does not fit it.
func WithCell(r Record, name, value string) (Record, error) {
	return specOf(r.Ref().Kind).withCell(r, name, value)
}

// InputError says that a value given by a person does not fit a cell.
type InputError struct {
	Field  Field  // its Name is always set
	Value  string // as given
	Reason string // "unknown field", "not a number", "not a date", "name too long", "out of range", "not allowed", "too long", "not a reference", "not valid text"
}

// Error implements error for logs; people read the sentence of model/text.
func (e *InputError) Error() string {
	return fmt.Sprintf("field %s: %q: %s", e.Field.Name, e.Value, e.Reason)
}

// MaxText is the longest wording a cell accepts, in characters. A workbook cell
// holds 32,767; a duty of more than a few hundred is not a duty.
const MaxText = 20000

// field is one row of a kind's field table.
type field[T any] struct {
	Field
	same func(a, b *T) bool
	copy func(dst, src *T)
	get  func(*T) string
	set  func(*T, string) error
	list func(*T) *Set // only for List
}

// spec is the field table of one kind together with where its records live.
type spec[T Record] struct {
	name   Kind
	plural string // key of the kind in the scenario's JSON
	id     func(*T) *ID
	table  func(*Scenario) *map[ID]*T
	fields []field[T]
}

// kindSpec is what the rest of the package asks of a spec whatever its type; its
// one implementation is the generic spec.
type kindSpec interface {
	kind() Kind
	key() string
	fieldList() []Field
	cell(r Record, name string) string
	withCell(r Record, name, value string) (Record, error)
	newRecord(id ID) Record

	get(s *Scenario, id ID) Record
	has(s *Scenario, id ID) bool
	ids(s *Scenario) []ID
	unsorted(s *Scenario) iter.Seq[ID]
	filled(s *Scenario, f func(id ID, cell Field, value string))
	count(s *Scenario) int
	records(s *Scenario) []Record
	own(s *Scenario)
	apply(s *Scenario, e Edit) error
	diff(a, b *Scenario) []Edit
	sparse(before, after Record) (Edit, bool)
	compose(first, second Edit) (e Edit, changed bool, err error)
	cells(e Edit) []CellEdit
	fit(s *Scenario, e Edit) (Edit, bool)
	merge(base, ours, theirs Record, pick func(f Field, base, ours, theirs string) Side) Record
	canonical(was, now Record) (Record, error)
	readable(was, now Record) Record

	since() int
	format(s *Scenario) int
	formatOf(r Record) int
	decode(b []byte) (Record, error)
	decodeTable(s *Scenario, b []byte) error
}

func specOf(k Kind) kindSpec {
	for _, s := range specs {
		if s.kind() == k {
			return s
		}
	}
	return nil
}

func (s *spec[T]) kind() Kind  { return s.name }
func (s *spec[T]) key() string { return s.plural }

func (s *spec[T]) fieldList() []Field {
	out := make([]Field, len(s.fields))
	for i, f := range s.fields {
		out[i] = f.Field
	}
	return out
}

func (s *spec[T]) field(name string) *field[T] {
	for i := range s.fields {
		if s.fields[i].Name == name {
			return &s.fields[i]
		}
	}
	return nil
}

func (s *spec[T]) cell(r Record, name string) string {
	f := s.field(name)
	if f == nil {
		return ""
	}
	t := r.(T)
	return f.get(&t)
}

func (s *spec[T]) withCell(r Record, name, value string) (Record, error) {
	f := s.field(name)
	if f == nil {
		return r, &InputError{Field{Name: name}, value, "unknown field"}
	}
	t := r.(T)
	if err := f.set(&t, value); err != nil {
		return r, &InputError{f.Field, value, err.Error()}
	}
	return t, nil
}

func (s *spec[T]) newRecord(id ID) Record {
	var t T
	*s.id(&t) = id
	return t
}

func col[T any, V comparable](f Field, at func(*T) *V, get func(V) string, set func(Field, string) (V, error)) field[T] {
	return field[T]{
		Field: f,
		same:  func(a, b *T) bool { return *at(a) == *at(b) },
		copy:  func(dst, src *T) { *at(dst) = *at(src) },
		get:   func(t *T) string { return get(*at(t)) },
		set: func(t *T, s string) error {
			v, err := set(f, s)
			if err == nil {
				*at(t) = v
			}
			return err
		},
	}
}

func word[T any, V ~string](name string, at func(*T) *V, options ...string) field[T] {
	return col(Field{Name: name, Type: Word, Options: options}, at,
		func(v V) string { return string(v) },
		func(f Field, s string) (V, error) {
			if err := checkText(s); err != nil {
				return "", err
			}
			s = OneLine(s)
			if s == "active" && slices.Contains(options, string(Deferred)) {
				s = string(Active)
			}
			if s != "" && options != nil && !slices.Contains(options, s) {
				return "", errors.New("not allowed")
			}
			return V(s), nil
		})
}

func day[T any](name string, at func(*T) *string) field[T] {
	f := word(name, at)
	f.Day = true
	return f
}

func prose[T any, V ~string](name string, at func(*T) *V) field[T] {
	return col(Field{Name: name, Type: Prose}, at,
		func(v V) string { return string(v) },
		func(_ Field, s string) (V, error) {
			if err := checkText(s); err != nil {
				return "", err
			}
			return V(CleanText(s)), nil
		})
}

// bilingual makes the three cells of a wording; named those of a name or title,
// which is one line.
func bilingual[T any](name string, at func(*T) *Text) []field[T] {
	return []field[T]{
		prose(name+".zh", func(t *T) *string { return &at(t).ZH }),
		prose(name+".en", func(t *T) *string { return &at(t).EN }),
		word(name+".stale", func(t *T) *Lang { return &at(t).Stale }, string(ZH), string(EN)),
	}
}

func named[T any](name string, at func(*T) *Text) []field[T] {
	fs := bilingual(name, at)
	fs[0] = word(name+".zh", func(t *T) *string { return &at(t).ZH })
	fs[1] = word(name+".en", func(t *T) *string { return &at(t).EN })
	return fs
}

func whole[T any](name string, lo, hi int, at func(*T) *int) field[T] {
	return col(Field{Name: name, Type: Whole, Min: float64(lo), Max: float64(hi)}, at, strconv.Itoa,
		func(f Field, s string) (int, error) {
			n, err := parseNumber(f, s)
			if err == nil && n != math.Trunc(n) {
				err = errors.New("not a number")
			}
			return int(n), err
		})
}

func number[T any](name string, hi float64, at func(*T) *float64) field[T] {
	return col(Field{Name: name, Type: Number, Max: hi}, at,
		func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }, parseNumber)
}

func parseNumber(f Field, s string) (float64, error) {
	if s = strings.TrimSpace(s); s == "" {
		s = "0"
	}
	n, err := strconv.ParseFloat(s, 64)
	switch {
	case math.IsNaN(n), err != nil && !math.IsInf(n, 0):
		return 0, errors.New("not a number")
	case n < f.Min || n > f.Max:
		return 0, errors.New("out of range")
	case n == 0:
		return 0, nil // -0 equals 0 but reads differently
	}
	return n, nil
}

// list makes a cell that holds words; people also write them with commas between.
func list[T any](name string, at func(*T) *Set, options ...string) field[T] {
	return set(name, "\n,，、;；", at, options...)
}

// members makes a cell that holds ids of one kind.
func members[T any](name string, target Kind, at func(*T) *Set) field[T] {
	f := list(name, at)
	f.Target = target
	return f
}

// lines makes a cell whose members may themselves hold commas.
func lines[T any](name string, at func(*T) *Set) field[T] { return set(name, "\n", at) }

func set[T any](name, separators string, at func(*T) *Set, options ...string) field[T] {
	f := col(Field{Name: name, Type: List, Options: options}, at,
		func(v Set) string { return string(v) },
		func(_ Field, s string) (Set, error) {
			var members []string
			for m := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
				if err := checkText(m); err != nil {
					return "", err
				}
				if m = OneLine(m); m != "" && options != nil && !slices.Contains(options, m) {
					return "", errors.New("not allowed")
				}
				members = append(members, m)
			}
			return NewSet(members...), nil
		})
	f.list = at
	return f
}

func reference[T any](name string, target Kind, at func(*T) *ID) field[T] {
	return col(Field{Name: name, Type: Reference, Target: target}, at,
		func(v ID) string { return string(v) },
		func(_ Field, s string) (ID, error) {
			if id := ID(s); id == "" || id.Valid() {
				return id, nil
			}
			return "", errors.New("not a reference")
		})
}

func anyRef[T any](name string, at func(*T) *Ref) field[T] {
	return col(Field{Name: name, Type: AnyRef}, at, Ref.String,
		func(_ Field, s string) (Ref, error) {
			r, err := ParseRef(s)
			if err != nil {
				return Ref{}, errors.New("not a reference")
			}
			return r, nil
		})
}

func checkText(s string) error {
	switch {
	case !utf8.ValidString(s):
		return errors.New("not valid text")
	case len(s) > MaxText && utf8.RuneCountInString(s) > MaxText:
		return errors.New("too long")
	}
	return nil
}

// CleanText removes what no reader can see and no file can carry: control
// characters other than newline, byte-order marks and non-characters. Line ends become
// \n, a tab becomes a blank, and outer white space goes. Everything else stays; text that
// is not UTF-8 too, for the cell to refuse.
func CleanText(s string) string {
	if plain(s) || !utf8.ValidString(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t': // of a pasted row: no reader sees where it ends
			return ' '
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfeff || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// OneLine is CleanText on one line: every run of white space is one blank.
func OneLine(s string) string {
	if plain(s) && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(CleanText(s)), " ")
}

// plain reports whether s is printable ASCII without white space around it: most
// words of most files, which need no further cleaning.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return s == "" || s[0] != ' ' && s[len(s)-1] != ' '
}

// cellJSON writes a canonical string as the JSON value of its type.
func cellJSON(f Field, s string) (json.RawMessage, error) {
	switch f.Type {
	case Whole, Number:
		return json.RawMessage(s), nil
	case List:
		return json.Marshal(Set(s))
	}
	return json.Marshal(s)
}

// cellString reads what cellJSON wrote.
func cellString(f Field, raw json.RawMessage) (string, error) {
	switch f.Type {
	case Whole, Number:
		var n json.Number
		if err := json.Unmarshal(raw, &n); err != nil {
			return "", err
		}
		return n.String(), nil
	case List:
		var set Set
		if err := json.Unmarshal(raw, &set); err != nil {
			return "", err
		}
		return string(set), nil
	case AnyRef:
		var r Ref
		err := json.Unmarshal(raw, &r)
		return r.String(), err
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}
