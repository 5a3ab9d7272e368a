package intake

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sandtable/model/meaning"
)

//go:embed roles.txt
var roleTable string

//go:embed names.txt
var nameTable string

//go:embed values.txt
var valueTable string

//go:embed forms.txt
var formTable string

// words are the tables of this package, by folded word.
type words struct {
	roles     map[string]Role
	lists     map[string][]string          // of names.txt, in the order of the file
	values    map[string]map[string]string // field → word → value
	elsewhere map[string]bool              // heads of tables of something else
	totals    map[string]bool
	notes     map[string]bool
	nobody    map[string]bool
	forms     map[string]*regexp.Regexp // of forms.txt, but for the marks
	marks     []markForm
	inline    []markForm
}

// vocabulary is read on first use and never changes.
var vocabulary = sync.OnceValue(func() *words {
	w := &words{roles: map[string]Role{}, lists: map[string][]string{}, values: map[string]map[string]string{}}
	for parts := range tableRows(roleTable) {
		for _, word := range list(parts[1]) {
			if _, taken := w.roles[fold(word)]; !taken || parts[0] != string(Skip) {
				w.roles[fold(word)] = Role(parts[0])
			}
		}
	}
	for parts := range tableRows(nameTable) {
		for _, word := range list(parts[1]) {
			w.lists[parts[0]] = append(w.lists[parts[0]], strings.ToLower(word))
		}
	}
	slices.SortStableFunc(w.lists["after.zh"], func(a, b string) int { return len(b) - len(a) }) // the longest that fits is meant
	for parts := range tableRows(valueTable) {
		field := w.values[parts[0]]
		if field == nil {
			field = map[string]string{}
			w.values[parts[0]] = field
		}
		for _, word := range list(parts[2]) {
			if _, taken := field[fold(word)]; !taken {
				field[fold(word)] = parts[1]
			}
		}
	}
	w.forms = map[string]*regexp.Regexp{}
	for parts := range tableRows(formTable) {
		form := regexp.MustCompile(parts[1])
		kind, class, _ := strings.Cut(parts[0], ".")
		switch kind {
		case "mark":
			w.marks = append(w.marks, markForm{markClasses[class], form})
		case "inline":
			w.inline = append(w.inline, markForm{markClasses[class], form})
		default:
			w.forms[parts[0]] = form
		}
	}
	w.elsewhere, w.totals, w.notes, w.nobody = w.set("other"), w.set("total"), w.set("note"), w.set("nothing")
	return w
})

func (w *words) set(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range w.lists[list] {
		out[fold(word)] = true
	}
	return out
}

// tableRows gives the columns of the rows of a table that are no comment.
func tableRows(table string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\r\n")
			if line != "" && line[0] != '#' && !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

func list(s string) []string {
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// fold makes one of the ways in which a short word is written: case, width, traditional
// characters, spaces between
// Chinese characters and at the ends, a colon or a star behind it.
func fold(s string) string {
	s = meaning.Simplified(strings.ToLower(norm.NFKC.String(s)))
	s = strings.Trim(s, " \t\n\r:*.。!?[]【】<>《》\"“”'#")
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	fields := strings.Fields(s)
	var b strings.Builder
	for i, f := range fields {
		if i > 0 && !(endsHan(fields[i-1]) && startsHan(f)) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func startsHan(s string) bool {
	for _, r := range s {
		return isHan(r)
	}
	return false
}

func endsHan(s string) bool {
	rs := []rune(s)
	return len(rs) > 0 && isHan(rs[len(rs)-1])
}

func hasHan(s string) bool { return strings.ContainsFunc(s, isHan) }

// extent is how much a text says: the characters of Chinese, two for each other word.
func extent(s string) int {
	n, inWord := 0, false
	for _, r := range s {
		switch {
		case isHan(r):
			n, inWord = n+1, false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				n += 2
			}
			inWord = true
		case r != '\'' && r != '-' && r != '’':
			inWord = false
		}
	}
	return n
}

// withoutBrackets drops what stands in brackets, and the space before.
func withoutBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '（', '[', '【', '〔':
			depth++
		case ')', '）', ']', '】', '〕':
			if depth > 0 {
				depth--
			}
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	if out := strings.TrimSpace(b.String()); out != "" {
		return out
	}
	return s
}

// label says what a head, a label or a heading means; sure is false where only its end or
// a part of it is known.
func (w *words) label(s string) (r Role, sure, ok bool) {
	whole := fold(s)
	if whole == "" || extent(whole) > 24 {
		return "", false, false
	}
	bare := strings.ReplaceAll(fold(withoutBrackets(s)), " / ", "/")
	for _, form := range []string{whole, bare, strings.TrimRight(bare, " 0123456789"+hanDigits)} {
		if r, ok := w.roles[form]; ok && form != "" {
			return r, true, true
		}
	}
	// in both languages, or with a second word: 部门/Department, 职责 Duties
	if parts := bilingual(bare); len(parts) > 1 {
		for _, p := range parts {
			if r, ok := w.roles[fold(p)]; ok {
				return r, true, true
			}
		}
	}
	if hasHan(bare) {
		rs := []rune(strings.ReplaceAll(bare, " ", ""))
		if len(rs) > 10 {
			return "", false, false
		}
		for i := 1; i <= len(rs)-2; i++ {
			if r, ok := w.roles[string(rs[i:])]; ok {
				return r, false, true
			}
		}
		return "", false, false
	}
	fields := strings.Fields(bare)
	if len(fields) > 5 {
		return "", false, false
	}
	for i := 1; i < len(fields); i++ {
		if r, ok := w.roles[strings.Join(fields[i:], " ")]; ok && r != Skip {
			return r, false, true
		}
	}
	return "", false, false
}

// bilingual cuts a head that says the same twice.
func bilingual(s string) []string {
	if parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/|\n、&", r) }); len(parts) > 1 {
		return parts
	}
	var parts []string
	start, was := 0, -1
	for i, r := range s {
		kind := -1
		switch {
		case isHan(r):
			kind = 0
		case r < 0x80 && unicode.IsLetter(r):
			kind = 1
		}
		if kind >= 0 && was >= 0 && kind != was {
			parts = append(parts, s[start:i])
			start = i
		}
		if kind >= 0 {
			was = kind
		}
	}
	return append(parts, s[start:])
}

// value says which of the set values of a field a cell names.
func (w *words) value(field, s string) (string, bool) {
	v, ok := w.values[field][fold(s)]
	if !ok {
		v, ok = w.values[field][fold(withoutBrackets(s))]
	}
	return v, ok
}

// nothing tells a cell that says nobody or nothing.
func (w *words) nothing(s string) bool {
	return w.nobody[strings.ToLower(strings.TrimSpace(norm.NFKC.String(s)))] || w.nobody[fold(s)]
}
