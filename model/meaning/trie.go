package meaning

import "slices"

// sense is what a sequence of units says.
type sense struct {
	concept int32 // -1 = none
	joint   int32 // index of the joint term that this is a part of
	part    uint8 // which part, 1 or 2; 0 = no part
	stage   Stage // of a verb
	role    Role
	frame   bool // tells no two duties apart
	noun    bool // a frame that names an object all the same
	beside  besides
	gerund  bool // of a word in -ing, which says something else in other forms
}

// trie finds senses by the units of a text. Writing is over when a lexicon is built.
type trie struct {
	next   map[uint64]int32 // node and unit -> node
	words  map[string]int32 // words -> number, from the end of Unicode on
	senses [][]sense        // by node; the root is node 0
}

func newTrie() *trie {
	return &trie{next: map[uint64]int32{}, words: map[string]int32{}, senses: make([][]sense, 1)}
}

// wordBase lies above every character.
const wordBase = 0x110000

// number gives the number of a unit, -1 for a word that no term has.
func (t *trie) number(u unit) int32 {
	if u.han != 0 {
		return u.han
	}
	if n, ok := t.words[u.word]; ok {
		return n
	}
	return -1
}

func (t *trie) step(node, number int32) (int32, bool) {
	if number < 0 {
		return 0, false
	}
	n, ok := t.next[uint64(node)<<32|uint64(number)]
	return n, ok
}

// whole gives the senses of a text that is one term from end to end.
func (t *trie) whole(text string) []sense {
	us, _ := units(text)
	node, ok := int32(0), len(us) > 0
	for i := 0; i < len(us) && ok; i++ {
		node, ok = t.step(node, t.number(us[i]))
	}
	if !ok {
		return nil
	}
	return t.senses[node]
}

// add gives a term a sense more.
func (t *trie) add(term string, s sense) {
	us, _ := units(term)
	if len(us) == 0 {
		return
	}
	node := int32(0)
	for _, u := range us {
		number := t.number(u)
		if number < 0 {
			number = wordBase + int32(len(t.words))
			t.words[u.word] = number
		}
		child, ok := t.step(node, number)
		if !ok {
			child = int32(len(t.senses))
			t.next[uint64(node)<<32|uint64(number)] = child
			t.senses = append(t.senses, nil)
		}
		node = child
	}
	if !slices.Contains(t.senses[node], s) {
		t.senses[node] = append(slices.Clip(t.senses[node]), s) // a clone may share the list
	}
}

// inForm leaves out what only the gerund says where a word is none.
func inForm(ss []sense, u unit) []sense {
	isGerund := func(s sense) bool { return s.gerund }
	if u.gerund || !slices.ContainsFunc(ss, isGerund) {
		return ss
	}
	return slices.DeleteFunc(slices.Clone(ss), isGerund)
}

// match is one place of a term in a text.
type match struct {
	from, to int // units
	senses   []sense
	worth    float64
}

// matches finds every place of every term, by first unit.
func (t *trie) matches(us []unit) [][]match {
	at := make([][]match, len(us))
	all, ends := make([]match, 0, len(us)/2), make([]int, len(us))
	numbers := make([]int32, len(us))
	for i, u := range us {
		numbers[i] = t.number(u)
	}
	for i := range us {
		node, size := int32(0), 0.0
		for j := i; j < len(us); j++ {
			next, ok := t.step(node, numbers[j])
			if !ok {
				break
			}
			node = next
			size += us[j].size()
			if ss := inForm(t.senses[node], us[j]); len(ss) > 0 {
				all = append(all, match{i, j + 1, ss, worth(size, ss)})
			}
		}
		ends[i] = len(all)
	}
	from := 0
	for i, end := range ends {
		at[i], from = all[from:end:end], end
	}
	return at
}
