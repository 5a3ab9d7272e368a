package meaning

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// simplified pairs traditional characters with the simplified ones: a line holds two.
// From the table TSCharacters of OpenCC (Apache License 2.0), first choice of each.
//
//go:embed simplified.txt
var simplified string

var simple = sync.OnceValue(func() map[rune]rune {
	m := make(map[rune]rune, len(simplified)/8)
	for line := range strings.Lines(simplified) {
		if rs := []rune(strings.TrimSpace(line)); len(rs) == 2 {
			m[rs[0]] = rs[1]
		}
	}
	return m
})

// foldRune brings a character into the form in which terms are matched: half width,
// lower case, simplified.
func foldRune(r rune, simple map[rune]rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r >= 0xff01 && r <= 0xff5e:
		return unicode.ToLower(r - 0xfee0)
	case r == 0x3000:
		return ' '
	case r == '’' || r == '‘':
		return '\''
	case isHan(r):
		if s, ok := simple[r]; ok {
			return s
		}
		return r
	}
	return unicode.ToLower(r)
}

// Simplified gives a text with its traditional characters replaced by simplified ones.
func Simplified(s string) string {
	if !strings.ContainsFunc(s, isHan) {
		return s
	}
	pairs := simple()
	return strings.Map(func(r rune) rune {
		if to, ok := pairs[r]; ok {
			return to
		}
		return r
	}, s)
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || unicode.Is(unicode.Han, r) }

// unit is a Han character, or a word of another script in its folded form.
type unit struct {
	han        rune   // 0 for a word
	word       string // "" for a Han character
	start, end int    // bytes of the text
	gerund     bool   // it was written in -ing
}

// size is how much a unit says: a word about as much as two Han characters.
func (u unit) size() float64 {
	if u.han != 0 {
		return 1
	}
	return 2
}

// units cuts a text; marks holds, for every unit, the signs between it and the one
// before.
func units(s string) (us []unit, marks []string) {
	simple := simple()
	most := len(s)/3 + 4 // nearly always: a character of three bytes, a short word with a blank
	us, marks = make([]unit, 0, most), make([]string, 0, most+1)
	var word []byte
	start, after := -1, 0
	put := func(u unit) {
		us, marks = append(us, u), append(marks, s[after:u.start])
		after = u.end
	}
	flush := func(end int) {
		if start >= 0 {
			if w := stem(strings.Trim(string(word), "'.-")); w != "" {
				put(unit{word: w, start: start, end: end, gerund: strings.HasSuffix(string(word), "ing")})
			}
			start, word = -1, word[:0]
		}
	}
	rs := []rune(s)
	at := 0
	for i, raw := range rs {
		r := foldRune(raw, simple)
		next := at + utf8.RuneLen(raw)
		switch {
		case isHan(r):
			flush(at)
			put(unit{han: r, start: at, end: next})
		case unicode.IsLetter(r) || unicode.IsDigit(r),
			start >= 0 && (r == '\'' || r == '.') && i+1 < len(rs) && latin(foldRune(rs[i+1], simple)),
			start >= 0 && r == '+':
			if start < 0 {
				start = at
			}
			word = utf8.AppendRune(word, r)
		default:
			flush(at)
		}
		at = next
	}
	flush(len(s))
	return us, append(marks, s[after:])
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// stem folds the inflections of an English word: plural, -ing, -ed. What it gives
// need not be a word, only the same for all forms.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	n := len(w)
	if n < 4 || w[0] >= 0x80 || w == "news" { // no plural of new
		return w
	}
	switch {
	case strings.HasSuffix(w, "ies") && n > 4:
		w = w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		w = w[:n-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case strings.HasSuffix(w, "s"):
		w = w[:n-1]
	}
	n = len(w)
	switch {
	case strings.HasSuffix(w, "ing") && n > 5 && vowel(w[:n-3]):
		w = undouble(w[:n-3])
	case strings.HasSuffix(w, "ied") && n > 4:
		w = w[:n-3] + "y"
	case strings.HasSuffix(w, "ed") && n > 4 && vowel(w[:n-2]):
		w = undouble(w[:n-2])
	}
	return strings.TrimSuffix(w, "e")
}

func vowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

func undouble(s string) string {
	if n := len(s); n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("lsz", rune(s[n-1])) {
		return s[:n-1]
	}
	return s
}
