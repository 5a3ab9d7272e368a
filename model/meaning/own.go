package meaning

import (
	"maps"
	"slices"
	"strings"

	"sandtable/model"
)

// ownPrefix begins the ids of concepts that users added.
const ownPrefix = "own:"

// With gives a lexicon that also knows some terms of one organisation. Each term
// names what it says: the id or a term of a concept, or any other words, which are then
// the name of a concept of the organisation's own. Terms with the same name mean the same,
// in whatever language, and the name itself is a term too. The order does not matter.
func (l *Lexicon) With(terms map[string]string) *Lexicon {
	if len(terms) == 0 {
		return l
	}
	more := *l
	more.concepts, more.index, more.trie = slices.Clip(l.concepts), maps.Clone(l.index), l.trie.clone()
	more.joints, more.glosses = slices.Clip(l.joints), slices.Clip(l.glosses)
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		c, ok := l.Find(terms[term])
		if !ok {
			c = more.addOwn(terms[term])
		}
		more.addPhrase(term, c)
	}
	more.bind(nil)
	return &more
}

// addOwn gives the organisation's concept with a name, a new one when it is the first
// time.
func (l *Lexicon) addOwn(name string) Concept {
	id := ownPrefix + strings.ToLower(strings.TrimSpace(name))
	if c, ok := l.index[id]; ok {
		return c
	}
	c := Concept(len(l.concepts))
	l.index[id] = c
	l.concepts = append(l.concepts, concept{id: id, name: model.Text{ZH: name, EN: name}, above: map[Concept]int{c: 0}})
	l.addPhrase(name, c)
	return c
}

// Names lists the concepts that a text names outright, with their ids: what a user
// who types it may mean.
func (l *Lexicon) Names(text string) []Concept {
	m := l.Read(text)
	var out []Concept
	for _, s := range slices.Concat(m.Subjects, m.Things) {
		out = append(out, s.Concept)
	}
	return out
}

func (t *trie) clone() *trie {
	return &trie{maps.Clone(t.next), maps.Clone(t.words), slices.Clone(t.senses)}
}
