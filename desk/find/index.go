package find

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"

	"sandtable/model/meaning"
)

// Item is something that can be found. Key is for the caller, and says which it is.
type Item struct {
	Key   string
	Group Group
	Title string
	// Also is what is searched besides: the whole text, the other language. Only its
	// characters are compared.
	Also string
}

// Group is a kind of items; hits are ordered by how well they match, and within that by it.
type Group int

// Everywhere stands for all groups.
const Everywhere Group = -1

// Index is a list of items made ready for being searched.
type Index struct {
	entries []entry
}

// entry is an item with what is compared.
type entry struct {
	Item
	title    []rune     // folded, one for each rune of Title
	words    []int      // where words begin in title
	readings [][]string // of every character of title, nil for what is no Chinese character
	han      bool
	letters  uint64 // which letters title or its readings hold, as a quick refusal
	also     string // folded
}

func (e *entry) in(g Group) bool { return g == Everywhere || e.Group == g }

// New makes an index. Items keep their order where two match equally well.
func New(items []Item) *Index {
	x := &Index{entries: make([]entry, len(items))}
	args := pinyin.NewArgs()
	args.Heteronym = true
	known := map[rune][]string{}
	for i, it := range items {
		e := entry{Item: it, also: string(fold(it.Also))}
		e.title = fold(it.Title)
		e.readings = make([][]string, len(e.title))
		for k, r := range e.title {
			if !unicode.Is(unicode.Han, r) {
				e.letters |= letterBit(r)
				if k == 0 || !word(e.title[k-1]) && word(r) {
					e.words = append(e.words, k)
				}
				continue
			}
			e.han = true
			e.words = append(e.words, k)
			said, ok := known[r]
			if !ok {
				said = distinct(pinyin.SinglePinyin(r, args))
				known[r] = said
			}
			e.readings[k] = said
			for _, s := range said {
				for _, l := range s {
					e.letters |= letterBit(l)
				}
			}
		}
		x.entries[i] = e
	}
	return x
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// distinct drops the tones' doubles of readings.
func distinct(in []string) []string {
	var out []string
	for _, s := range in {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func letterBit(r rune) uint64 {
	switch {
	case r >= 'a' && r <= 'z':
		return 1 << (r - 'a')
	case r >= '0' && r <= '9':
		return 1 << (26 + r - '0')
	}
	return 0
}

// fold gives one rune for each of a text: half width, lower case, simplified.
func fold(s string) []rune {
	s = meaning.Simplified(s)
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r > 0x7f && !unicode.Is(unicode.Han, r) {
			if n := []rune(norm.NFKC.String(string(r))); len(n) == 1 {
				r = n[0]
			}
		}
		out = append(out, unicode.ToLower(r))
	}
	return out
}

// squeezed is a query without the spaces that people put between syllables.
func squeezed(q []rune) []rune {
	return slices.DeleteFunc(slices.Clone(q), func(r rune) bool { return unicode.IsSpace(r) || r == '\'' })
}

func trimmed(s string) []rune { return fold(strings.Join(strings.Fields(s), " ")) }
