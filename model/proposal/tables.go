package proposal

import (
	_ "embed"
	"strings"
	"sync"

	"sandtable/model/meaning"
)

//go:embed functions.tsv
var functionTable string

//go:embed roles.tsv
var roleTable string

//go:embed everyday.tsv
var everydayTable string

// sign is words that show a control role.
type sign struct{ role, words string }

// spoken is words that may stand for a function or a concept.
type spoken struct{ code, words string }

// The rows of roles.tsv that show no role by themselves.
const (
	media  = "media"  // money is spent on media
	effect = "effect" // the effect of what was spent is judged
)

type tableSet struct {
	functions     map[meaning.Concept]string // of the concepts that are listed
	roles         []sign
	media, effect []string
	everyday      map[spoken][]string // words → those beside which they mean the code
	codes         map[string]bool     // of all functions
}

// unread is a function that no words of a duty show: it is entered, never proposed.
const unread = "acceptance"

// Known reports whether a word is the code of a function.
func Known(code string) bool { return code == unread || tables().codes[code] }

var tables = sync.OnceValue(func() tableSet {
	l := meaning.Standard()
	t := tableSet{functions: map[meaning.Concept]string{}, everyday: map[spoken][]string{}, codes: map[string]bool{}}
	for code, rest := range rows(functionTable) {
		t.codes[code] = true
		for id := range strings.FieldsSeq(rest) {
			if c, known := l.Find(id); known {
				t.functions[c] = code
			}
		}
	}
	for codes, rest := range rows(everydayTable) {
		words, beside, _ := strings.Cut(rest, "\t")
		for code := range strings.FieldsSeq(codes) {
			for w := range strings.SplitSeq(words, "|") {
				t.everyday[spoken{code, w}] = strings.Split(beside, "|")
			}
		}
	}
	for role, rest := range rows(roleTable) {
		for words := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == '|' || r == '\t' }) {
			switch role {
			case media:
				t.media = append(t.media, words)
			case effect:
				t.effect = append(t.effect, words)
			default:
				t.roles = append(t.roles, sign{role, words})
			}
		}
	}
	return t
})

// rows yields the first cell and the rest of each row of a table, without its comments.
func rows(table string) func(yield func(first, rest string) bool) {
	return func(yield func(first, rest string) bool) {
		for line := range strings.Lines(table) {
			first, rest, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
			if ok && !strings.HasPrefix(first, "#") && !yield(first, rest) {
				return
			}
		}
	}
}

// functionOf gives the function that a concept belongs to: the nearest that is listed, of
// it and those above it.
func functionOf(l *meaning.Lexicon, c meaning.Concept) (code string, known bool) {
	functions := tables().functions
	for at := range l.Upward(c) {
		if code, known = functions[at]; known {
			return code, true
		}
	}
	return "", false
}
