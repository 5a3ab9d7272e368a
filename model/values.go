package model

import (
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// Lang is a language of the program: [ZH] or [EN].
type Lang string

// The two languages.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// Other gives the other of the two languages.
func (l Lang) Other() Lang {
	if l == EN {
		return ZH
	}
	return EN
}

// Text is a wording in both languages. Stale names the language whose wording is
// waiting for translation (待译) because the other was edited after it; "" when
// both agree or only one was ever written.
type Text struct {
	ZH    string `json:"zh"`
	EN    string `json:"en"`
	Stale Lang   `json:"stale,omitempty"`
}

// In gives the wording in lang, and falls back to the other language when it is empty.
func (t Text) In(lang Lang) string {
	if lang == EN && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// Wording is a text that somebody typed while the program spoke lang. Whatever
// holds a Chinese character is Chinese, so that a Chinese sentence typed into the
// English window is not taken for English.
func Wording(lang Lang, s string) Text {
	return Text{}.Typed(lang, s)
}

// Typed gives t with a wording that somebody typed while the program spoke lang, in the
// language that [Wording] takes it for.
func (t Text) Typed(lang Lang, s string) Text { return t.With(typed(lang, s), s) }

// typed is the language of what somebody typed while the program spoke lang.
func typed(lang Lang, s string) Lang {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return ZH
	}
	return lang
}

// With gives t with the wording in lang replaced; a wording of the other
// language that existed is marked stale.
func (t Text) With(lang Lang, s string) Text {
	if lang == EN {
		if t.EN == s {
			return t
		}
		t.EN = s
	} else {
		if t.ZH == s {
			return t
		}
		t.ZH = s
	}
	switch {
	case s == "", t.Stale == lang: // nothing to translate from, or this was the translation awaited
		t.Stale = ""
	case t.exact(lang.Other()) != "":
		t.Stale = lang.Other()
	}
	return t
}

// Empty reports whether t has no wording in any language.
func (t Text) Empty() bool { return t.ZH == "" && t.EN == "" }

// together is what several texts say, one below the other, each once. Where only some are
// in a language, the others stand there as they are and wait for translation.
func together(texts ...Text) Text {
	var said []Text
	for _, t := range texts {
		i := slices.IndexFunc(said, func(s Text) bool { return s.holds(t) || t.holds(s) })
		switch {
		case t.Empty():
		case i < 0:
			said = append(said, t)
		case !said[i].holds(t):
			said[i] = t
		}
	}
	var out Text
	for _, lang := range []Lang{ZH, EN} {
		lines, written, stale := make([]string, len(said)), false, false
		for i, t := range said {
			lines[i] = t.In(lang)
			written = written || t.exact(lang) != ""
			stale = stale || t.exact(lang) == "" || t.Stale == lang
		}
		if !written {
			continue
		}
		if lang == ZH {
			out.ZH = strings.Join(lines, "\n")
		} else {
			out.EN = strings.Join(lines, "\n")
		}
		if stale && out.Stale == "" {
			out.Stale = lang
		}
	}
	return out
}

// holds reports whether a wording is t itself, as far as it is given.
func (t Text) holds(given Text) bool {
	return (given.ZH == "" || given.ZH == t.ZH) && (given.EN == "" || given.EN == t.EN)
}

func (t Text) exact(lang Lang) string {
	if lang == EN {
		return t.EN
	}
	return t.ZH
}

// Set is a set of words or ids. Its one string is canonical (sorted, no
// duplicates, newline between members), so that records stay comparable; build it
// with [NewSet]. The zero Set is empty. JSON: an array of strings.
type Set string

// NewSet makes a set; blank members are left out and newlines become spaces.
func NewSet(members ...string) Set {
	out := make([]string, 0, len(members))
	for _, m := range members {
		if m = strings.TrimSpace(strings.ReplaceAll(m, "\n", " ")); m != "" {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return Set(strings.Join(slices.Compact(out), "\n"))
}

// SetOf makes a set of ids.
func SetOf(ids ...ID) Set {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return NewSet(out...)
}

// All yields the members in order.
func (s Set) All() iter.Seq[string] {
	if s == "" {
		return func(func(string) bool) {}
	}
	return strings.SplitSeq(string(s), "\n")
}

// Members lists the members in order; never nil.
func (s Set) Members() []string { return append([]string{}, slices.Collect(s.All())...) }

// Len counts the members.
func (s Set) Len() int {
	if s == "" {
		return 0
	}
	return strings.Count(string(s), "\n") + 1
}

// Has reports whether m is a member.
func (s Set) Has(m string) bool {
	for more := s != ""; more; {
		var x string
		if x, s, more = s.first(); x == m {
			return true
		}
	}
	return false
}

// first cuts the first member off a set that has one.
func (s Set) first() (m string, rest Set, more bool) {
	m, others, more := strings.Cut(string(s), "\n")
	return m, Set(others), more
}

// Meets reports whether two sets have a member in common.
func (s Set) Meets(t Set) bool {
	for more := s != ""; more; {
		var m string
		if m, s, more = s.first(); t.Has(m) {
			return true
		}
	}
	return false
}

// Plus gives the union of s and t.
func (s Set) Plus(t Set) Set {
	switch {
	case t == "" || s == t:
		return s
	case s == "":
		return t
	}
	return NewSet(append(s.Members(), t.Members()...)...)
}

// Minus gives the members of s that are not in t.
func (s Set) Minus(t Set) Set {
	if s == "" || t == "" {
		return s
	}
	return NewSet(slices.DeleteFunc(s.Members(), t.Has)...)
}

// MarshalJSON implements [json.Marshaler].
func (s Set) MarshalJSON() ([]byte, error) { return json.Marshal(s.Members()) }

// UnmarshalJSON implements [json.Unmarshaler].
func (s *Set) UnmarshalJSON(b []byte) error {
	if string(b) == "[]" {
		*s = ""
		return nil
	}
	var members []string
	if err := json.Unmarshal(b, &members); err != nil {
		return err
	}
	*s = NewSet(members...)
	return nil
}

// Basis says where a record comes from, so that a reader can tell what the brief
// states from what an analyst added. The zero Basis is [Unstated].
type Basis string

// The bases of a record.
const (
	Unstated Basis = ""        // a default; nobody has said so
	Stated   Basis = "stated"  // stated in the source document
	Analyst  Basis = "analyst" // an analyst's addition
	User     Basis = "user"    // entered or changed by a user of the program
)

// UnitLevel is the level of a unit in the organisation.
type UnitLevel string

// The levels, from the top. External parties hand over and receive but hold no duties.
const (
	Company    UnitLevel = "company"
	Department UnitLevel = "department"
	Team       UnitLevel = "team"
	Position   UnitLevel = "position"
	External   UnitLevel = "external"
)

// State tells whether a duty, goal or KPI counts. The zero State is active.
type State string

// The states.
const (
	Active     State = ""
	Deferred   State = "deferred"
	Outsourced State = "outsourced"
)

// Progress tells how far the answer to a theme is; "" = not stated, read as open.
type Progress string

// The stages of an answer.
const (
	Open       Progress = "open"
	InProgress Progress = "in-progress"
	Done       Progress = "done"
	Accepted   Progress = "accepted" // the risk is borne
)

// Vote is what a board decided on a brief; "" = it has not yet.
type Vote string

// The results of a vote.
const (
	Approved    Vote = "approved"
	Conditional Vote = "conditional" // approved under conditions
	Rejected    Vote = "rejected"
	Postponed   Vote = "postponed"
)

// Votes lists what a board can decide, in the order in which it is asked.
func Votes() []Vote { return []Vote{Approved, Conditional, Rejected, Postponed} }

// Control roles of a duty, used to tell incompatible duties apart
// (企业内部控制基本规范: authorise, execute, evaluate must be separable).
const (
	Plans      = "plan"
	Authorises = "authorise"
	Executes   = "execute"
	Spends     = "spend"
	Evaluates  = "evaluate"
	Manages    = "manage"
)

// Interdependence is the type of a hand-off after Thompson (1967), Organizations in Action.
type Interdependence string

// The types, from weak to strong. The zero value is read as sequential.
const (
	Pooled     Interdependence = "pooled"
	Sequential Interdependence = "sequential"
	Reciprocal Interdependence = "reciprocal"
)

// Horizon is the time horizon of a goal; "" when the source names none.
type Horizon string

// The horizons.
const (
	Short Horizon = "short"
	Mid   Horizon = "mid"
	Long  Horizon = "long"
)

// LastIf compares two things so that one of which something holds stands behind one of
// which it does not.
func LastIf(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
