package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"slices"
)

// Fingerprint gives 8 hexadecimal digits by which two printouts can be told apart or
// known to be the same; the names of people ([Field.Person]) and the comments on it do not
// count. What was
// printed once stays true: the fingerprint of a scenario never changes when fields and
// kinds are added to the program. It is of version 1 as long as that sees everything
// that the scenario holds, and of version 2 from the first cell on that it does not;
// see [Scenario.FingerprintAs].
func (s Scenario) Fingerprint() string {
	digits, _ := s.FingerprintAs(s.FingerprintVersion())
	return digits
}

// FingerprintVersion tells of which version [Scenario.Fingerprint] is.
func (s Scenario) FingerprintVersion() int {
	if formatOf(proposed(specs), s) == 1 {
		return 1
	}
	return 2
}

// proposed leaves out what is only said about a scenario: a question pinned to what was
// printed makes no other proposal of it.
func proposed(specs []kindSpec) []kindSpec {
	return slices.DeleteFunc(slices.Clone(specs), func(s kindSpec) bool { return s.kind() == CommentKind })
}

// Proposes reports whether a change makes another proposal of a scenario, as the fingerprint
// sees it: one that only asks, answers or takes a comment back does not.
func (c Change) Proposes() bool {
	return slices.ContainsFunc(c.Edits, func(e Edit) bool { return e.Ref().Kind != CommentKind })
}

// FingerprintVersions is how many versions there are, the first being 1.
const FingerprintVersions = 2

// FingerprintAs gives the fingerprint of one version; false when there is no such
// version, as in what a newer program wrote.
//
// Version 1 is of the JSON, which names every cell of format 1, also those that are
// zero, and of what came later only what is not. Version 2 is of the cells that are not
// zero, in the order of the field tables. A new version is needed when a field table
// is put into another order, a field is renamed, or its values are written otherwise.
func (s Scenario) FingerprintAs(version int) (digits string, known bool) {
	var sum []byte
	switch version {
	case 1:
		sum = sum1(specs, s)
	case 2:
		sum = sum2(specs, s)
	default:
		return "", false
	}
	return hex.EncodeToString(sum[:4]), true
}

// sum1 is the SHA-256 of the JSON without its fingerprint and the people of format 1.
func sum1(specs []kindSpec, s Scenario) []byte {
	specOf(UnitKind).own(&s)
	for id, u := range s.units {
		v := *u
		v.Head, v.FormerHeads = Text{}, ""
		s.units[id] = &v
	}
	specOf(WaiverKind).own(&s)
	for id, w := range s.waivers {
		v := *w
		v.By = ""
		s.waivers[id] = &v
	}
	b, err := s.encode(proposed(specs), "")
	if err != nil { // records hold nothing that JSON cannot
		b = nil
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// sum2 is the SHA-256 of four texts for each record, kind, id, "" and "", and then four
// for each of its cells: kind, id, field and canonical value. Each has its length before it.
func sum2(specs []kindSpec, s Scenario) []byte {
	h := sha256.New()
	for _, spec := range proposed(specs) {
		spec.filled(&s, func(id ID, f Field, value string) {
			if !f.Person {
				hashTexts(h, string(spec.kind()), string(id), f.Name, value)
			}
		})
	}
	return h.Sum(nil)
}

func hashTexts(h hash.Hash, texts ...string) {
	for _, t := range texts {
		h.Write(binary.AppendUvarint(nil, uint64(len(t))))
		h.Write([]byte(t))
	}
}

// filled calls f for each record by id, first with the zero Field for the record itself
// and then with each of its cells that is not zero.
func (s *spec[T]) filled(sc *Scenario, f func(id ID, cell Field, value string)) {
	var zero T
	m := *s.table(sc)
	for _, id := range s.ids(sc) {
		f(id, Field{}, "")
		for _, c := range s.fields {
			if !c.same(m[id], &zero) {
				f(id, c.Field, c.get(m[id]))
			}
		}
	}
}
