package find

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/sahilm/fuzzy"
)

// How says in which way an item matches.
type How int

// The ways, the best first.
const (
	Whole     How = iota // the title is what was typed
	Front                // the title begins with it
	Word                 // a word of the title does
	Part                 // it stands somewhere in the title
	Initials             // the first letters of the readings
	Pinyin               // the readings
	Inside               // it stands in what is searched besides
	Slip                 // with two letters changed over, or one wrong, missing or too many
	Scattered            // its letters stand in the title in this order
)

// Hit is an item that was found.
type Hit struct {
	Item
	How How
	// Marks are the characters of the title that matched, by their index among its runes.
	Marks []int
	// Reading is the pinyin of every character of the title as it was matched, where it
	// was found by it; one for each mark.
	Reading []string
}

// Find gives what a query finds in all groups, the best first, at most so many. An empty
// query finds nothing.
func (x *Index) Find(query string, most int) []Hit { return x.FindIn(Everywhere, query, most) }

// FindIn is [Index.Find] in one group.
func (x *Index) FindIn(group Group, query string, most int) []Hit {
	q := trimmed(query)
	if len(q) == 0 {
		return nil
	}
	tight := squeezed(q)
	latin, need := true, uint64(0)
	for _, r := range tight {
		if r > 0x7f {
			latin = false
		}
		need |= letterBit(r)
	}
	var hits []ranked
	for i := range x.entries {
		e := &x.entries[i]
		if !e.in(group) {
			continue
		}
		h, ok := e.literal(q)
		if !ok && latin && e.han && e.letters&need == need {
			h, ok = e.sounded(tight)
		}
		if !ok && e.also != "" && len(q) > 1 && strings.Contains(e.also, string(q)) {
			h, ok = Hit{Item: e.Item, How: Inside}, true
		}
		if ok {
			hits = append(hits, ranked{h, i, len(e.title)})
		}
	}
	if len(hits) < most && len(tight) > 2 {
		hits = append(hits, x.slips(group, q, tight, latin, hits)...)
	}
	slices.SortStableFunc(hits, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.How, b.How), cmp.Compare(a.Group, b.Group), cmp.Compare(a.size, b.size), cmp.Compare(a.at, b.at))
	})
	out := make([]Hit, 0, min(most, len(hits)))
	for _, h := range hits[:min(most, len(hits))] {
		out = append(out, h.Hit)
	}
	return out
}

// ranked is a hit with what it is ordered by.
type ranked struct {
	Hit
	at, size int
}

// literal looks for the query as it is typed.
func (e *entry) literal(q []rune) (Hit, bool) {
	best := -1
	for at := 0; at+len(q) <= len(e.title); at++ {
		if slices.Equal(e.title[at:at+len(q)], q) {
			if best < 0 || slices.Contains(e.words, at) && !slices.Contains(e.words, best) {
				best = at
			}
			if slices.Contains(e.words, best) {
				break
			}
		}
	}
	if best < 0 {
		return Hit{}, false
	}
	h := Hit{Item: e.Item, How: Part}
	switch {
	case len(q) == len(e.title):
		h.How = Whole
	case best == 0:
		h.How = Front
	case slices.Contains(e.words, best) && !unicode.Is(unicode.Han, q[0]):
		h.How = Word
	}
	for i := range q {
		h.Marks = append(h.Marks, best+i)
	}
	return h, true
}

// sounded looks for the query in the readings of the title, from any character on: each
// takes all of a reading, or as much of it as was typed. Where every one takes only its
// first letter the query is one of initials.
func (e *entry) sounded(q []rune) (Hit, bool) {
	var takes []int
	for from := range e.title {
		takes = takes[:0]
		if e.readings[from] == nil && !slices.Contains(e.words, from) {
			continue
		}
		if e.sound(from, q, &takes) {
			h := Hit{Item: e.Item, How: Initials}
			at := 0
			for i, n := range takes {
				pos := from + i
				if n > 1 && e.readings[pos] != nil {
					h.How = Pinyin
				}
				if n > 0 {
					h.Marks = append(h.Marks, pos)
					h.Reading = append(h.Reading, e.reading(pos, q[at:at+n]))
				}
				at += n
			}
			return h, true
		}
	}
	return Hit{}, false
}

// sound matches the query from one character on; takes gets how many letters each took.
func (e *entry) sound(from int, q []rune, takes *[]int) bool {
	if len(q) == 0 {
		return true
	}
	if from >= len(e.title) {
		return false
	}
	*takes = append(*takes, 0)
	mine := len(*takes) - 1
	if e.readings[from] == nil {
		if e.title[from] == q[0] {
			(*takes)[mine] = 1
			if e.sound(from+1, q[1:], takes) {
				return true
			}
		}
		if !word(e.title[from]) && mine > 0 { // a sign between
			*takes = (*takes)[:mine+1]
			(*takes)[mine] = 0
			if e.sound(from+1, q, takes) {
				return true
			}
		}
		*takes = (*takes)[:mine]
		return false
	}
	for _, said := range e.readings[from] {
		n := 0
		for n < len(said) && n < len(q) && rune(said[n]) == q[n] {
			n++
		}
		for ; n > 0; n-- { // the longest first
			*takes = (*takes)[:mine+1]
			(*takes)[mine] = n
			if n != len(said) && n != 1 && n != len(q) && !(n == 2 && (said[1] == 'h')) {
				continue // part of a syllable ends only the query
			}
			if e.sound(from+1, q[n:], takes) {
				return true
			}
		}
	}
	*takes = (*takes)[:mine]
	return false
}

// reading gives the reading of a character that begins as was typed.
func (e *entry) reading(pos int, typed []rune) string {
	for _, said := range e.readings[pos] {
		if strings.HasPrefix(said, string(typed)) {
			return said
		}
	}
	return string(e.title[pos])
}

// slips finds what was meant where little or nothing has what was typed.
func (x *Index) slips(group Group, q, tight []rune, latin bool, found []ranked) []ranked {
	have := map[string]bool{}
	for _, h := range found {
		have[h.Key] = true
	}
	var out []ranked
	add := func(i int, h Hit, how How) {
		if !have[h.Key] {
			have[h.Key] = true
			h.How = how
			out = append(out, ranked{h, i, len(x.entries[i].title)})
		}
	}
	for _, v := range variants(q) {
		x.holding(group, v, func(i int, e *entry) {
			if h, ok := e.literal(v); ok && h.How != Part {
				add(i, h, Slip)
			}
		})
	}
	if latin {
		for _, v := range variants(tight) {
			x.holding(group, v, func(i int, e *entry) {
				if h, ok := e.sounded(v); ok && e.han {
					add(i, h, Slip)
				}
			})
		}
	}
	for _, m := range fuzzy.FindFrom(string(q), titles(x.entries)) {
		if x.entries[m.Index].in(group) && m.Score > 0 && len(m.MatchedIndexes) == len(q) {
			h := Hit{Item: x.entries[m.Index].Item}
			h.Marks = runeIndexes(string(x.entries[m.Index].title), m.MatchedIndexes)
			add(m.Index, h, Scattered)
		}
	}
	return out
}

// holding calls do for the entries of a group that hold every letter of a query.
func (x *Index) holding(group Group, q []rune, do func(int, *entry)) {
	need := uint64(0)
	for _, r := range q {
		need |= letterBit(r)
	}
	for i := range x.entries {
		if x.entries[i].in(group) && x.entries[i].letters&need == need {
			do(i, &x.entries[i])
		}
	}
}

// variants are a query with two neighbours changed over, and with one letter left out.
func variants(q []rune) (out [][]rune) {
	for i := 0; i+1 < len(q) && len(q) <= 24; i++ {
		if q[i] != q[i+1] {
			v := slices.Clone(q)
			v[i], v[i+1] = v[i+1], v[i]
			out = append(out, v)
		}
	}
	if len(q) > 4 && len(q) <= 24 {
		for i := range q {
			out = append(out, slices.Delete(slices.Clone(q), i, i+1))
		}
	}
	return out
}

// titles lets the folded titles be searched.
type titles []entry

func (t titles) String(i int) string { return string(t[i].title) }
func (t titles) Len() int            { return len(t) }

// runeIndexes counts characters where the library counts bytes.
func runeIndexes(s string, at []int) (out []int) {
	n := 0
	for i := range s {
		if slices.Contains(at, i) {
			out = append(out, n)
		}
		n++
	}
	return out
}
