package meaning

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// word is a word of a text that says something.
type word struct {
	key        uint64
	says       float32 // 0 to 1: rare words nearly 1, frames and verbs little
	row        int32   // of the table of vectors; -1 = nobody knows where it lies
	clause     int32
	parts      []uint64 // pairs of its characters, when it is Chinese
	start, end int      // bytes
}

// cutter knows the Chinese words by which texts are cut.
type cutter struct {
	words   map[string]bool
	longest int
	frames  map[uint64]bool // Han words and stems that only frame what a duty is about
}

// wordList holds our own explanations of Chinese words: word, English words with | between.
const wordList = "lexicon/words.txt"

// cuts is made on first use and never changes.
var cuts = sync.OnceValue(func() cutter { return newCutter(Standard()) })

func newCutter(l *Lexicon) cutter {
	c := cutter{words: map[string]bool{}, frames: map[uint64]bool{}}
	EachWord(func(w string, _ []string) { c.words[w] = true })
	var terms []string
	for _, g := range l.glosses[:l.termCount] {
		if n := len([]rune(g.term)); n > 1 && n <= 4 && onlyHan(g.term) {
			terms = append(terms, g.term)
		}
	}
	frames := l.frameTerms
	for _, t := range frames {
		if us, _ := units(t); len(us) == 1 && us[0].han == 0 {
			c.frames[hash(us[0].word)] = true
		} else if onlyHan(t) {
			c.frames[hash(t)] = true
			if n := len([]rune(t)); n > 1 && n < 4 {
				c.words[t] = true
			}
		}
	}
	slices.SortStableFunc(terms, func(a, b string) int { return len(a) - len(b) })
	for _, t := range terms { // a word that two words make is none of its own
		rs := []rune(t)
		made := false
		for i := 2; i <= len(rs)-2; i++ {
			made = made || c.words[string(rs[:i])] && c.words[string(rs[i:])]
		}
		if !made {
			c.words[t] = true
		}
	}
	for w := range c.words {
		c.longest = max(c.longest, len([]rune(w)))
	}
	return c
}

// EachWord calls with the Chinese words that we explain, and the English ones by which.
func EachWord(with func(word string, english []string)) {
	data, err := fs.ReadFile(tables, wordList)
	if err != nil {
		return // the file is ours; a test reads it
	}
	for line := range strings.Lines(string(data)) {
		if w, en, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && w[0] != '#' {
			with(w, strings.Split(en, "|"))
		}
	}
}

// EachGloss calls with the terms of every concept that are no joint ones.
func (l *Lexicon) EachGloss(with func(id string, zh, en []string)) {
	zh, en := make([][]string, len(l.concepts)), make([][]string, len(l.concepts))
	for _, g := range l.glosses[:l.termCount] {
		if Chinese(g.term) {
			zh[g.concept] = append(zh[g.concept], g.term)
		} else if g.term != "" {
			en[g.concept] = append(en[g.concept], g.term)
		}
	}
	for i, c := range l.concepts {
		with(c.id, zh[i], en[i])
	}
}

// Chinese reports whether a text holds Han characters.
func Chinese(s string) bool {
	return strings.ContainsFunc(s, isHan)
}

func onlyHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !isHan(r) })
}

// Stem folds the inflections of an English word.
func Stem(w string) string { return stem(strings.ToLower(w)) }

// Words gives the words of an English text as they are written, in lower case.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '+' })
}

// WordsOf gives the words of a text, English ones as stems.
func WordsOf(text string) []string {
	us, _ := units(text)
	var out []string
	cuts().each(us, func(from, to int) { out = append(out, spelled(us[from:to])) })
	return out
}

func spelled(us []unit) string {
	if len(us) == 1 && us[0].han == 0 {
		return us[0].word
	}
	rs := make([]rune, len(us))
	for i, u := range us {
		rs[i] = u.han
	}
	return string(rs)
}

// each cuts units into words: as few as there can be, of equal cuts the one whose later
// words are longer.
func (c cutter) each(us []unit, with func(from, to int)) {
	n := len(us)
	cost, length := make([]float32, n+1), make([]int, n)
	rs := make([]rune, n)
	for i, u := range us {
		rs[i] = u.han
	}
	for i := n - 1; i >= 0; i-- {
		cost[i], length[i] = cost[i+1]+1.4, 1
		for j := i + 2; us[i].han != 0 && j <= min(n, i+c.longest) && us[j-1].han != 0 && us[j-1].start == us[j-2].end; j++ {
			if now := cost[j] + 1; now < cost[i] && c.words[string(rs[i:j])] {
				cost[i], length[i] = now, j-i
			}
		}
	}
	for i := 0; i < n; i += length[i] {
		with(i, i+length[i])
	}
}

// alone reports whether no listed word of two begins at a unit.
func (c cutter) alone(us []unit, at int) bool {
	return at+1 >= len(us) || us[at+1].han == 0 || us[at+1].start != us[at].end || !c.words[string([]rune{us[at].han, us[at+1].han})]
}

// frameSays is what frames and verbs say beside other words.
const frameSays = .15

// words cuts the text of a reading; clauses tell which clause a unit stands in.
func (r reading) words() []word {
	c, s := cuts(), wordSpace()
	clause := make([]int32, len(r.units))
	for i, cl := range r.clauses {
		for k := cl.from; k < cl.to; k++ {
			clause[k] = int32(i)
		}
	}
	var out []word
	c.each(r.units, func(from, to int) {
		us := r.units[from:to]
		if len(us) == 1 && us[0].han != 0 && !c.frames[hash(string(us[0].han))] && s.index[hash(string(us[0].han))] == 0 && from+1 < len(r.units) { // with its neighbour a word that nobody listed
			if n := r.units[from+1]; n.han != 0 && n.start == us[0].end && clause[from+1] == clause[from] && !c.frames[hash(string(n.han))] && c.alone(r.units, from+1) {
				out = append(out, word{key: hash(string([]rune{us[0].han, n.han})), says: 1, row: -1, clause: clause[from], start: us[0].start, end: n.end})
				return
			}
		}
		w := word{key: hash(spelled(us)), says: 1, row: -1, clause: clause[from], start: us[0].start, end: us[len(us)-1].end}
		frame := c.frames[w.key]
		single := len(us) == 1 && us[0].han != 0
		if frame && (single || len(us) == 1 && len(us[0].word) < 4) {
			return // 的, the
		}
		if row, ok := s.index[w.key]; ok {
			w.row, w.says = row, float32(s.says[row])/255
		}
		if frame {
			w.says *= frameSays
		}
		if single {
			w.says *= .5
		}
		w.says *= float32(r.says(to - 1))
		for i := 1; i < len(us); i++ {
			w.parts = append(w.parts, (uint64(us[i-1].han)<<32|uint64(us[i].han))|1<<62)
		}
		out = append(out, w)
	})
	return out
}
