package proposal

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/meaning"
)

// Kind is what is proposed.
type Kind string

// The kinds, in the order in which they are listed.
const (
	Function Kind = "function" // a member of Functions of the duty
	Role     Kind = "control"  // a member of Control of the duty
	Channel  Kind = "channel"
	Tool     Kind = "tool"
	KPI      Kind = "kpi"
)

// Proposal is one thing that the words of a duty say. Of a function and a role Code is
// what the duty would hold, of the others it is the concept of the lexicon, and Name how
// people call it.
type Proposal struct {
	Kind       Kind
	Code       string
	Name       model.Text
	Words      string // of the text, from Start to End in bytes
	Start, End int
}

// Read lists what a text says, by kind, then as it stands in the text; each thing once.
func Read(text string) []Proposal {
	l := meaning.Standard()
	m, clauses := l.ReadClauses(text)
	return read(l, text, &m, clauses)
}

// Of lists what the text of a duty says beside what is entered of it.
func Of(d model.Duty) []Proposal {
	return slices.DeleteFunc(Read(cmp.Or(d.Text.ZH, d.Text.EN)), func(p Proposal) bool {
		return p.Kind == Function && d.Functions.Has(p.Code) || p.Kind == Role && d.Control.Has(p.Code)
	})
}

func read(l *meaning.Lexicon, text string, m *meaning.Meaning, clauses []meaning.Clause) []Proposal {
	var out []Proposal
	note := func(k Kind, code string, name model.Text, start, end int) {
		if !slices.ContainsFunc(out, func(p Proposal) bool { return p.Kind == k && p.Code == code }) {
			out = append(out, Proposal{k, code, name, text[start:end], start, end})
		}
	}
	for _, s := range slices.Concat(m.Subjects, m.Things) {
		words := text[s.Start:s.End]
		if code, known := functionOf(l, s.Concept); known && meant(text, words, code) {
			note(Function, code, model.Text{}, s.Start, s.End)
		}
		if k := kindOf(l.Sort(s.Concept)); k != "" && meant(text, words, l.ID(s.Concept)) {
			note(k, l.ID(s.Concept), l.Name(s.Concept), s.Start, s.End)
		}
	}
	for role, at := range rolesOf(text, clauses) {
		note(Role, role, model.Text{}, at[0], at[1])
	}
	order := []Kind{Function, Role, Channel, Tool, KPI}
	slices.SortFunc(out, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)), cmp.Compare(a.Start, b.Start), strings.Compare(a.Code, b.Code))
	})
	return out
}

// meant reports whether words of a text stand for a function or a concept that the lexicon
// knows them for. It knows a trade in which a lift carries advertisements and a visitor is
// a number; elsewhere people repair the one and receive the other, so that such words count
// only where something beside them is of that trade.
func meant(text, words, code string) bool {
	beside, everyday := tables().everyday[spoken{code, strings.ToLower(words)}]
	if !everyday {
		return true
	}
	lower := strings.ToLower(text)
	return slices.ContainsFunc(beside, func(w string) bool { return find(lower, w) >= 0 })
}

// kindOf gives what a typed resource is proposed as; "" when it is not.
func kindOf(s meaning.Sort) Kind {
	switch s {
	case meaning.Channel:
		return Channel
	case meaning.Tool:
		return Tool
	case meaning.Metric:
		return KPI
	}
	return ""
}

// rolesOf tells which control roles a text shows, and at which bytes.
func rolesOf(text string, clauses []meaning.Clause) map[string][2]int {
	out := map[string][2]int{}
	note := func(role string, start, end int) {
		if was, known := out[role]; !known || start < was[0] {
			out[role] = [2]int{start, end}
		}
	}
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // letters whose small form is longer: places would not fit
		lower = text
	}
	for _, s := range tables().roles {
		if at := find(lower, s.words); at >= 0 {
			note(s.role, at, at+len(s.words))
		}
	}
	for _, c := range clauses {
		if c.Aside || c.Purpose {
			continue
		}
		switch c.Stage {
		case meaning.Plan:
			note(model.Plans, c.Start, c.End)
		case meaning.Make, meaning.Run, meaning.Deal:
			note(model.Executes, c.Start, c.End)
		case meaning.Verify:
			note(model.Evaluates, c.Start, c.End)
		case meaning.Lead:
			note(model.Manages, c.Start, c.End)
		}
	}
	return out
}

// find gives the place of words in a text in small letters: Chinese anywhere, others only
// as whole words; -1 = nowhere.
func find(text, words string) int {
	if meaning.Chinese(words) {
		return strings.Index(text, words)
	}
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= '0' && text[i] <= '9')
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return -1
		}
		if i += from; !letter(i-1) && !letter(i+len(words)) {
			return i
		}
		from = i + 1
	}
}
