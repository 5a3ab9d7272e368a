package model

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// The longest title of a card, and what is too short to tell a duty by.
const (
	titleHan   = 14
	titleWords = 6
	tooFewHan  = 4
)

//go:embed titles.txt
var titleTable string

// titleWordLists is read on first use and never changes.
var titleWordLists = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(titleTable) {
		if kind, words, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && kind[0] != '#' {
			m[kind] = strings.Fields(words)
		}
	}
	return m
})

// ShortTitle takes what a text says first, a verb and its object, as the title of its card.
// taken tells the titles that other duties beside it have: where one is, the title says
// more.
func ShortTitle(t Text, taken TakenTitles) Text {
	pick := func(lang Lang, s string) string {
		titles := titlesOf(s)
		for _, title := range titles {
			if taken == nil || !taken(lang, title) {
				return title
			}
		}
		return titles[0]
	}
	return Text{ZH: pick(ZH, t.ZH), EN: pick(EN, t.EN), Stale: t.Stale}
}

// derivedTitle reports whether a title is one that a text gives.
func derivedTitle(title, text string) bool {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return slices.Contains(titlesOf(text), title) || title != "" && title == line[:clauseEnds(line)[0]]
}

// Retitled derives the title of a duty anew in the languages in which its text is another,
// where the title that it had was derived from the text.
func Retitled(was, now Duty, taken TakenTitles) Duty { return retitled(was, now, nil, taken) }

// retitled derives the title of a duty anew in the languages in which its text was
// edited, where the title that it had was derived; cells are those that were given.
func retitled(was, now Duty, cells map[string]string, taken TakenTitles) Duty {
	for _, lang := range []Lang{ZH, EN} {
		_, given := cells["title."+string(lang)]
		if text := now.Text.exact(lang); !given && text != was.Text.exact(lang) && derivedTitle(was.Title.exact(lang), was.Text.exact(lang)) {
			now.Title = now.Title.With(lang, ShortTitle(Text{}.With(lang, text), taken).exact(lang))
		}
	}
	return now
}

// TakenTitles tells the titles that other duties beside one have; nil for none.
type TakenTitles func(Lang, string) bool

// or adds some titles.
func (t TakenTitles) or(more []Text) TakenTitles {
	return func(lang Lang, title string) bool {
		return t != nil && t(lang, title) || slices.ContainsFunc(more, func(m Text) bool { return title != "" && m.exact(lang) == title })
	}
}

// titlesBeside tells the titles of the other duties of a unit.
func titlesBeside(s Scenario, unit, id ID) TakenTitles {
	if unit == "" {
		return nil
	}
	return func(lang Lang, title string) bool {
		return title != "" && slices.ContainsFunc(s.DutiesOf(unit), func(d Duty) bool { return d.ID != id && d.Title.exact(lang) == title })
	}
}

// titlesOf lists the titles that a text gives, the shortest first: what its first clause
// that says what is done says, that and the clause behind it, the whole first line.
func titlesOf(s string) []string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	s = strings.TrimSpace(s)
	ends := clauseEnds(s)
	start, first := 0, 0
	for first+1 < len(ends) && opensOnly(s[start:ends[first]]) {
		start = pastMarks(s, ends[first])
		first++
	}
	last := first
	for last+1 < len(ends) && tooShort(s[start:ends[last]]) {
		last++
	}
	out := []string{capital(cutTitle(s[start:ends[last]], titleHan, titleWords))}
	if last+1 < len(ends) {
		out = append(out, capital(cutTitle(s[start:ends[last+1]], 2*titleHan, 2*titleWords)))
	}
	return append(out, s)
}

// capital begins a title that is cut out of a sentence as one.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// clauseEnds gives where the clauses of a line end.
func clauseEnds(s string) []int {
	var out []int
	for i, r := range s {
		if i == 0 {
			continue
		}
		stop := strings.ContainsRune("，。；：（,;:(", r) || r == '.' && (i+1 == len(s) || s[i+1] == ' ')
		if last := len(out) - 1; stop && (last < 0 || out[last] < i) && strings.ContainsFunc(s[endOr(out):i], letter) {
			out = append(out, i)
		}
	}
	if from := endOr(out); len(out) == 0 || strings.ContainsFunc(s[from:], letter) {
		out = append(out, len(s))
	}
	return out
}

func endOr(ends []int) int {
	if len(ends) == 0 {
		return 0
	}
	return ends[len(ends)-1]
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func pastMarks(s string, at int) int {
	return at + len(s[at:]) - len(strings.TrimLeftFunc(s[at:], func(r rune) bool { return strings.ContainsRune("，。；：（）,;:(). ", r) }))
}

// opensOnly reports whether a clause only says by what, how or for what.
func opensOnly(clause string) bool {
	return slices.ContainsFunc(titleWordLists()["open"], func(w string) bool { return begins(clause, w) })
}

// begins reports whether a clause begins with a word.
func begins(clause, word string) bool {
	head, tail := clause[:min(len(clause), len(word))], clause[min(len(clause), len(word)):]
	if !strings.EqualFold(head, word) {
		return false
	}
	return word[0] >= 0x80 || tail == "" || tail[0] == ' '
}

// measure counts the Han characters and the words of other scripts.
func measure(s string) (han, words int) {
	inside := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			inside = false
		case letter(r) || inside && (r == '-' || r == '\'' || r == '&' || r == '.'):
			if !inside {
				words++
			}
			inside = true
		default:
			inside = false
		}
	}
	return han, words
}

func tooShort(s string) bool {
	han, words := measure(s)
	if han > 0 {
		return han+2*words < tooFewHan
	}
	return words < 2
}

// cutTitle shortens a clause to so many Han characters or words.
func cutTitle(s string, mostHan, mostWords int) string {
	s = strings.TrimSpace(s)
	if fits(s, mostHan, mostWords) {
		return s
	}
	for _, f := range titleWordLists()["frame"] {
		if rest := strings.TrimSpace(strings.TrimPrefix(s, f)); rest != s && !tooShort(rest) {
			s = rest
			break
		}
	}
	if fits(s, mostHan, mostWords) {
		return s
	}
	end := 0
	for i, r := range s { // as much as fits, words whole
		next := i + len(string(r))
		if !fits(s[:next], mostHan-1, mostWords) {
			break
		}
		if han := unicode.Is(unicode.Han, r); han || next == len(s) || !letter(rune(s[next])) {
			end = next
		}
	}
	if end == 0 {
		return s
	}
	head := s[:end]
	if at := strings.LastIndex(head, "、"); at > 0 && !tooShort(head[:at]) && at*2 > len(head) {
		head = head[:at]
	}
	for again := true; again; {
		again = false
		for _, w := range titleWordLists()["link"] {
			rest := strings.TrimRight(strings.TrimSuffix(head, w), " ,、，")
			if w[0] < 0x80 {
				rest = strings.TrimRight(strings.TrimSuffix(head, " "+w), " ,")
			}
			if rest != head && !tooShort(rest) {
				head, again = rest, true
			}
		}
	}
	return head + "…"
}

func fits(s string, mostHan, mostWords int) bool {
	han, words := measure(s)
	if han > 0 {
		return han+2*words <= mostHan
	}
	return words <= mostWords
}
