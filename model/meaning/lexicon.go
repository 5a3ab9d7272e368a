package meaning

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"sync"

	"sandtable/model"
)

//go:embed lexicon
var tables embed.FS

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

var sortPrefixes = map[string]Sort{"ch": Channel, "kpi": Metric, "ev": Event, "pa": Partner, "to": Tool, "da": Dataset, "bu": Budget}

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

var stageNames = map[string]Stage{"own": Own, "plan": Plan, "make": Make, "run": Run, "check": Verify, "deal": Deal,
	"support": Support, "lead": Lead, "goal": Aim}

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
	// termCount is how many of the glosses are terms; frameTerms are those of the frames.
	termCount  int
	frameTerms []string
}

type concept struct {
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

type row struct{ id, up, zh, en string }

// readTables reads the concepts, frames and neighbourhoods of a folder "lexicon".
func readTables(files fs.FS) (*Lexicon, error) {
	l := &Lexicon{index: map[string]Concept{}, trie: newTrie()}
	names, err := fs.Glob(files, "lexicon/*.tsv")
	if err != nil {
		return nil, err
	}
	var rows, more []row
	var frames [][]string
	for _, name := range names {
		err := eachRow(files, name, func(f []string) error {
			if name == "lexicon/frames.tsv" {
				if len(f) != 3 {
					return fmt.Errorf("%d columns", len(f))
				}
				frames = append(frames, f)
				return nil
			}
			if len(f) == 3 { // further terms of a concept
				more = append(more, row{id: f[0], zh: f[1], en: f[2]})
				return nil
			}
			if len(f) != 4 {
				return fmt.Errorf("%d columns", len(f))
			}
			if _, twice := l.index[f[0]]; twice {
				return errors.New("stands twice")
			}
			l.index[f[0]] = Concept(len(rows))
			rows = append(rows, row{f[0], f[1], f[2], f[3]})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, m := range more {
		i, ok := l.index[m.id]
		if !ok {
			return nil, fmt.Errorf("further terms of %s, which there is not", m.id)
		}
		rows[i].zh += "|" + m.zh
		rows[i].en += "|" + m.en
	}
	if err := l.build(rows); err != nil {
		return nil, err
	}
	for _, f := range frames {
		if err := l.addFrames(f[0], f[1]+"|"+f[2]); err != nil {
			return nil, err
		}
	}
	nears, err := fs.Glob(files, "lexicon/near*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range nears {
		if err := eachRow(files, name, func(f []string) error { return l.addNear(strings.Fields(f[0])) }); err != nil {
			return nil, err
		}
	}
	l.relate()
	l.termCount = len(l.glosses)
	if err := eachRow(files, "lexicon/glosses.txt", l.addGloss); err != nil {
		return nil, err
	}
	l.bind(nil)
	return l, nil
}

// eachRow reads the rows of a table, without its comments.
func eachRow(files fs.FS, name string, read func(fields []string) error) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := read(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s: %q: %w", name, line, err)
		}
	}
	return nil
}

func (l *Lexicon) build(rows []row) error {
	for _, r := range rows {
		c := concept{id: r.id, name: model.Text{ZH: first(r.zh), EN: first(r.en)}}
		if prefix, _, ok := strings.Cut(r.id, "-"); ok {
			c.sort = sortPrefixes[prefix]
		}
		for up := range strings.FieldsFuncSeq(r.up, func(r rune) bool { return r == ',' || r == ' ' }) {
			i, ok := l.index[up]
			if !ok {
				return fmt.Errorf("%s lies under %s, which there is not", r.id, up)
			}
			c.up = append(c.up, i)
		}
		l.concepts = append(l.concepts, c)
	}
	for i := range rows {
		l.climb(Concept(i))
	}
	said := map[string][]Concept{} // term -> what it is listed under
	for i, r := range rows {
		for term := range strings.SplitSeq(r.zh+"|"+r.en, "|") {
			said[term] = append(said[term], Concept(i))
		}
	}
	for i, r := range rows {
		for term := range strings.SplitSeq(r.zh+"|"+r.en, "|") {
			if !l.saidBelow(Concept(i), said[term]) {
				l.addTerm(term, Concept(i))
			}
		}
	}
	return nil
}

// saidBelow reports whether one of some concepts lies below another: a term listed
// under both says the one below.
func (l *Lexicon) saidBelow(c Concept, others []Concept) bool {
	return slices.ContainsFunc(others, func(o Concept) bool { return o != c && l.concepts[o].above[c] > 0 })
}

func first(terms string) string {
	for term := range strings.SplitSeq(terms, "|") {
		if !strings.Contains(term, "&") {
			return term
		}
	}
	return strings.ReplaceAll(terms, "&", " ")
}

// climb notes everything that lies above a concept, nearest first.
func (l *Lexicon) climb(c Concept) {
	above := map[Concept]int{c: 0}
	for todo := []Concept{c}; len(todo) > 0; todo = todo[1:] {
		for _, up := range l.concepts[todo[0]].up {
			if _, seen := above[up]; !seen {
				above[up] = above[todo[0]] + 1
				todo = append(todo, up)
			}
		}
	}
	l.concepts[c].above = above
}

// addTerm lets a term say a concept. "A&B" says it where both parts stand in one
// clause.
func (l *Lexicon) addTerm(term string, c Concept) {
	a, b, two := strings.Cut(term, "&")
	if !two {
		l.addPhrase(term, c)
		return
	}
	l.glosses = append(l.glosses, gloss{c, a + " " + b})
	j := int32(len(l.joints))
	l.joints = append(l.joints, c)
	l.trie.add(a, sense{concept: -1, joint: j, part: 1})
	l.trie.add(b, sense{concept: -1, joint: j, part: 2})
}

// addPhrase lets a term say a concept wherever it stands.
func (l *Lexicon) addPhrase(term string, c Concept) {
	l.glosses = append(l.glosses, gloss{c, term})
	l.trie.add(term, sense{concept: int32(c)})
}

func (l *Lexicon) addFrames(kind, terms string) error {
	s := sense{concept: -1, frame: kind == "frame" || kind == "noun", noun: kind == "noun"}
	if !s.frame {
		name, role, _ := strings.Cut(kind, ":")
		if s.stage = stageNames[name]; s.stage == NoStage || len(role) != 1 {
			return fmt.Errorf("there is no stage and role %q", kind)
		}
		s.role = Role(role[0])
	}
	for term := range strings.SplitSeq(terms, "|") {
		l.frameTerms = append(l.frameTerms, term)
		l.trie.add(term, s)
	}
	return nil
}

// addGloss describes a concept in everyday words of both languages. They are no terms:
// only gists know them.
func (l *Lexicon) addGloss(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("%d columns", len(f))
	}
	c, ok := l.index[f[0]]
	if !ok {
		return fmt.Errorf("there is no concept %s", f[0])
	}
	for part := range strings.FieldsFuncSeq(f[1]+","+f[2], func(r rune) bool { return r == '，' || r == ',' || r == '、' }) {
		l.glosses = append(l.glosses, gloss{c, part})
	}
	return nil
}

// addNear notes that the managers of some concepts must agree on a boundary: they
// hand over, share a budget or serve one goal.
func (l *Lexicon) addNear(ids []string) error {
	for _, x := range ids {
		i, ok := l.index[x]
		if !ok {
			return fmt.Errorf("there is no concept %s", x)
		}
		for _, y := range ids {
			if j, ok := l.index[y]; ok && i != j {
				if l.concepts[i].near == nil {
					l.concepts[i].near = map[Concept]bool{}
				}
				l.concepts[i].near[j] = true
			}
		}
	}
	return nil
}

// relate fills the table of affinities.
func (l *Lexicon) relate() {
	n := len(l.concepts)
	l.related = n
	l.affinity = make([]float32, n*n)
	for i := range n {
		for j := range n {
			l.affinity[i*n+j] = float32(l.kinship(Concept(i), Concept(j)))
		}
	}
}

// Affinity says how near two concepts lie: 1 for one and the same, less for a
// hypernym, a sibling and one with which a boundary must be agreed, 0 for strangers.
func (l *Lexicon) Affinity(a, b Concept) float64 {
	switch {
	case a == b:
		return 1
	case int(a) >= l.related || int(b) >= l.related:
		return 0
	}
	return float64(l.affinity[int(a)*l.related+int(b)])
}

// kinship computes an affinity. The numbers are judgements, made before any weight
// was trained.
func (l *Lexicon) kinship(a, b Concept) float64 {
	if a == b {
		return 1
	}
	best := 0.0
	if l.concepts[a].near[b] {
		best = .45
	}
	for up, da := range l.concepts[a].above {
		if db, ok := l.concepts[b].above[up]; ok {
			best = max(best, kin(da, db, len(l.concepts[up].up) == 0))
		}
	}
	return best
}

// kin is the affinity of two concepts that lie so many steps below a common one,
// which may be the top of a family.
func kin(da, db int, top bool) float64 {
	switch {
	case da == 0 || db == 0: // one lies above the other
		v := max(.2, []float64{1, .7, .45, .3, .2}[min(da+db, 4)])
		if top {
			return min(v, .45)
		}
		return v
	case top:
		return .12
	case da == 1 && db == 1:
		return .4
	}
	return .25
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
