package meaning

import (
	"math"
	"sync"

	"sandtable/model"
)

// Sort tells capabilities from the typed resources.
type Sort uint8

// The sorts of concepts. The zero Sort is a capability or its object.
const (
	Capability Sort = iota
	Channel
	Metric
	Event
	Partner
	Tool
	Dataset
	Budget
)

// String gives the name of a sort, a key of model/text.
func (s Sort) String() string {
	return [...]string{"capability", "channel", "kpi", "campaign", "partner", "tool", "data", "budget"}[s]
}

// Stage is what a verb does with its object.
type Stage uint8

// The stages of work.
const (
	NoStage Stage = iota
	Own           // 负责
	Plan          // 制定, 策划
	Make          // 制作
	Run           // 执行, 处理
	Verify        // 分析, 监测, 审核
	Deal          // 谈判, 采购
	Support       // 协助
	Lead          // 带领
	Aim           // 提升, 确保: says what for
	stages
)

// Role is how far a verb says that the work reaches, in the letters of RACI; 0 when
// it does not say.
type Role byte

// Concept is the number of a concept in a lexicon.
type Concept int32

// Lexicon knows the terms by which people name what a duty is about. It is
// immutable; [Lexicon.With] makes one with further terms.
type Lexicon struct {
	concepts []concept
	index    map[string]Concept
	trie     *trie
	joints   []Concept // of terms of two parts
	affinity []float32 // row by row, of the first related concepts
	related  int       // those that come after them are an organisation's own, and kin to none
	glosses  []gloss
	bonds    map[uint64][]bond // by gram
	gerunds  map[string]bool   // terms that hold in this form only
	besides  *trie             // words of lexicon/beside.txt
	// termCount is how many of the glosses are terms; frameTerms are those of the frames.
	termCount  int
	frameTerms []string
}

type concept struct {
	plain bool // any department does it, or the whole company is about it
	broad bool // many unlike pieces of work are done to it or on it
	id    string
	sort  Sort
	up    []Concept        // hypernyms
	above map[Concept]int  // itself and all hypernyms -> steps
	near  map[Concept]bool // must agree on a boundary with this one
	name  model.Text       // its first terms
}

// Standard gives the lexicon that is part of the program.
var Standard = sync.OnceValue(func() *Lexicon {
	l, err := readTables(tables)
	if err != nil {
		return &Lexicon{trie: newTrie(), index: map[string]Concept{}} // the tables are ours; a test reads them
	}
	return l
})

// Name gives the name of a concept.
func (l *Lexicon) Name(c Concept) model.Text { return l.concepts[c].name }

// ID gives the id of a concept, which does not change between versions.
func (l *Lexicon) ID(c Concept) string { return l.concepts[c].id }

// Sort gives the sort of a concept.
func (l *Lexicon) Sort(c Concept) Sort { return l.concepts[c].sort }

// Find gives the concept that is meant: by its id, or by one of its terms.
func (l *Lexicon) Find(said string) (Concept, bool) {
	if c, ok := l.index[said]; ok {
		return c, true
	}
	for _, s := range l.trie.whole(said) { // a term of several concepts names the first
		if s.concept >= 0 {
			return Concept(s.concept), true
		}
	}
	return 0, false
}

// IsFrame reports whether a text is one term that only frames what a duty is about: a
// verb such as 管理, or a word that tells no two duties apart.
func (l *Lexicon) IsFrame(text string) bool {
	frames := false
	for _, s := range l.trie.whole(text) {
		if s.concept >= 0 {
			return false
		}
		frames = frames || s.frame || s.stage != NoStage
	}
	return frames
}

// Len counts the concepts.
func (l *Lexicon) Len() int { return len(l.concepts) }

// gloss is a term as a description of a concept.
type gloss struct {
	concept Concept
	term    string
}

// worth says how much a term explains: long ones more than their parts together, a
// concept more than a verb, a verb more than a frame.
func worth(size float64, senses []sense) float64 {
	kind := .3
	for _, s := range senses {
		switch {
		case s.concept >= 0:
			kind = max(kind, 1)
		case s.stage != NoStage:
			kind = max(kind, .9)
		case s.frame:
			kind = max(kind, .8)
		}
	}
	return math.Pow(size, 1.3) * kind
}

// Without gives a lexicon that does not know the terms of some concepts: what those
// said becomes unexplained. Training uses it, so that weights do not rely on a term
// being known.
func (l *Lexicon) Without(drop func(Concept) bool) *Lexicon {
	less, t := *l, *l.trie
	less.trie, t.senses = &t, make([][]sense, len(l.trie.senses))
	for node, senses := range l.trie.senses {
		for _, s := range senses {
			c := Concept(s.concept)
			if s.part > 0 {
				c = l.joints[s.joint]
			}
			if c < 0 || !drop(c) {
				t.senses[node] = append(t.senses[node], s)
			}
		}
	}
	less.bind(drop)
	return &less
}
