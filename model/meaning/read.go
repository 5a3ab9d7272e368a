package meaning

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Meaning is what the words of a duty say. The zero Meaning is of an empty text.
type Meaning struct {
	Subjects []Subject // capabilities, by concept
	Things   []Subject // typed resources, by concept
	// Known is the share of the content that terms explain, 0 to 1; what is left is
	// compared letter by letter.
	Known  float64
	han    bool // it is in Chinese
	stages [stages]float64
	weight float64 // of all subjects
	rest   grams   // of what no term explains
	grams  grams   // of all content
	chars  grams   // single characters and words of all content
	gist   []bond
	units  []place // in the order of the text
	words  []word  // in the order of the text
}

// place says which unit stands at which bytes of a text.
type place struct {
	key        uint32 // the same for the same unit
	start, end uint32
	says       bool // it is no part of a frame or verb
}

// Weight is that of all subjects together.
func (m *Meaning) Weight() float64 { return m.weight }

// Subject is something that a text is about.
type Subject struct {
	Concept Concept
	Weight  float64 // 1 in a main clause as its head, less elsewhere
	Head    bool    // what a main clause is mainly about
	Start   int     // bytes of the text that say so
	End     int
}

// Unrecognised reports whether a text names no known capability: nothing is known
// then of what it is about.
func (m Meaning) Unrecognised() bool { return len(m.Subjects) == 0 }

// Clause is a part of a text between two marks of punctuation.
type Clause struct {
	Start, End int       // bytes
	Stage      Stage     // of its first verb that says more than Own, else Own or none
	Role       Role      // of its first verb
	Subjects   []Concept // capabilities, in the order of the text
	Things     []Concept // typed resources
	Object     bool      // it names something: a subject, a thing, a common noun, or words that no term explains
	Aside      bool      // in brackets
	Purpose    bool      // says only what for: 提升转化率
	Opens      bool      // it begins with a verb, or with a frame and a verb
	Item       bool      // a mark that ends a sentence or an item stands before it
}

// Read gives the meaning of a text in Chinese, English or both.
func (l *Lexicon) Read(text string) Meaning { return l.meaning(l.read(text)) }

// ReadClauses gives the meaning of a text and what Clauses cuts it into, reading it once.
func (l *Lexicon) ReadClauses(text string) (Meaning, []Clause) {
	r := l.read(text)
	return l.meaning(r), r.cut()
}

func (l *Lexicon) meaning(r reading) Meaning {
	m := Meaning{han: slices.ContainsFunc(r.units, func(u unit) bool { return u.han != 0 })}
	content, known := 0.0, 0.0
	found, things := map[Concept]Subject{}, map[Concept]Subject{}
	mains := 0
	weights := make([]float64, len(r.units)) // by unit
	for _, c := range r.clauses {
		weight := 1.0
		switch {
		case c.aside:
			weight = .3
		case c.purpose:
			weight = .35
		case mains > 2:
			weight = .75
		}
		main := !c.aside && !c.purpose
		if main {
			mains++
		}
		for i, s := range c.subjects {
			x := Subject{Concept: s.concept, Weight: weight * s.weight, Head: main && i == c.head, Start: s.start, End: s.end}
			if i != c.head {
				x.Weight *= .6
			}
			note(found, x)
		}
		for _, t := range c.things {
			note(things, Subject{Concept: t.concept, Weight: weight, Head: main, Start: t.start, End: t.end})
		}
		for _, v := range c.verbs {
			m.stages[v.stage] += weight
		}
		for i := c.from; i < c.to; i++ {
			size := r.units[i].size() * weight
			switch weights[i] = weight; r.kinds[i] {
			case unexplained:
				content += size
			case explained:
				content += size
				known += size
			case empty:
				weights[i] *= frameWeight
			}
		}
	}
	m.Subjects, m.Things = sorted(found), sorted(things)
	for _, s := range m.Subjects {
		m.weight += s.Weight
	}
	if content > 0 {
		m.Known = known / content
	}
	m.rest = r.grams(func(k kind) bool { return k == unexplained })
	m.grams = r.grams(func(k kind) bool { return k != empty })
	m.units = make([]place, len(r.units))
	for i, u := range r.units {
		m.units[i] = place{uint32(u.han), uint32(u.start), uint32(u.end), r.kinds[i] != empty}
		if u.han == 0 {
			m.units[i].key = uint32(hash(u.word)) | 1<<31
		}
	}
	m.gist = l.gist(r.units, weights)
	m.words = r.words()
	m.chars = r.single(func(k kind) bool { return k != empty })
	return m
}

// frameWeight is what frames and verbs count in a gist.
const frameWeight = .15

// note keeps the stronger of two mentions.
func note(found map[Concept]Subject, x Subject) {
	was, ok := found[x.Concept]
	if ok && was.Weight >= x.Weight {
		was.Head = was.Head || x.Head
		x = was
	} else {
		x.Head = x.Head || was.Head
	}
	found[x.Concept] = x
}

func sorted(found map[Concept]Subject) []Subject {
	if len(found) == 0 {
		return nil
	}
	return slices.SortedFunc(maps.Values(found), func(a, b Subject) int { return cmp.Compare(a.Concept, b.Concept) })
}

// Clauses cuts a text.
func (l *Lexicon) Clauses(text string) []Clause { return l.read(text).cut() }

func (r reading) cut() []Clause {
	out := make([]Clause, len(r.clauses))
	for i, c := range r.clauses {
		x := Clause{Start: r.units[c.from].start, End: r.units[c.to-1].end, Aside: c.aside, Purpose: c.purpose}
		for _, v := range c.verbs {
			if x.Role == 0 {
				x.Role = v.role
			}
			if x.Stage == NoStage || x.Stage == Own {
				x.Stage = v.stage
			}
		}
		for _, s := range c.subjects {
			x.Subjects = append(x.Subjects, s.concept)
		}
		for _, t := range c.things {
			x.Things = append(x.Things, t.concept)
		}
		x.Object = c.named || len(x.Subjects)+len(x.Things) > 0 || slices.Contains(r.kinds[c.from:c.to], unexplained)
		x.Item = c.item
		for _, v := range c.verbs {
			x.Opens = x.Opens || !slices.ContainsFunc(r.kinds[c.from:v.from], func(k kind) bool { return k != empty })
		}
		out[i] = x
	}
	return out
}

// kind is what is known of a unit.
type kind uint8

const (
	unexplained kind = iota
	explained        // part of a term of a concept
	empty            // part of a frame or verb
)

// reading is a text taken apart.
type reading struct {
	units   []unit
	kinds   []kind // by unit
	clauses []clause
}

// clause is a run of units.
type clause struct {
	from, to int
	aside    bool
	purpose  bool
	named    bool // it holds a common noun
	item     bool // after a mark that ends a sentence or an item
	subjects []mention
	things   []mention
	verbs    []verb
	head     int // index of a subject, -1 = none
}

type mention struct {
	concept    Concept
	weight     float64
	to         int // units
	start, end int // bytes
}

type verb struct {
	stage Stage
	role  Role
	from  int // unit
}

func (l *Lexicon) read(text string) reading {
	us, marks := units(text)
	r := reading{units: us, kinds: make([]kind, len(us))}
	ms := l.explain(us)
	for _, m := range ms {
		k := unexplained
		for _, s := range m.senses {
			switch {
			case s.concept >= 0:
				k = explained
			case (s.frame || s.stage != NoStage) && k == unexplained:
				k = empty
			}
		}
		for i := m.from; i < m.to && k != unexplained; i++ {
			if r.kinds[i] != explained {
				r.kinds[i] = k
			}
		}
	}
	r.clauses = clauses(us, marks)
	mains := false
	next := 0
	for i := range r.clauses {
		c := &r.clauses[i]
		for next < len(ms) && ms[next].from < c.from {
			next++
		}
		in := ms[next:]
		if end := slices.IndexFunc(in, func(m match) bool { return m.from >= c.to }); end >= 0 {
			in = in[:end]
		}
		l.fill(c, us, in)
		c.purpose = mains && !c.aside && c.isPurpose(r.kinds)
		mains = mains || !c.aside && !c.purpose
	}
	return r
}

// explain chooses the terms that together explain most of the units, and adds the
// parts of joint terms that do not cut a chosen one in two. By first unit.
func (l *Lexicon) explain(us []unit) []match {
	at := l.trie.matches(us)
	best := make([]float64, len(us)+1) // of the units from here on
	step := make([]int, len(us))       // index of the match taken here, -1 = none
	for i := len(us) - 1; i >= 0; i-- {
		best[i], step[i] = best[i+1], -1
		for k, m := range at[i] {
			if v := m.worth + best[m.to]; v > best[i] {
				best[i], step[i] = v, k
			}
		}
	}
	var out []match
	chosen := make([]int, len(us)) // number of the chosen match over a unit, 0 = none
	for i := 0; i < len(us); {
		if step[i] < 0 {
			i++
			continue
		}
		m := at[i][step[i]]
		out = append(out, m)
		for j := m.from; j < m.to; j++ {
			chosen[j] = len(out)
		}
		i = m.to
	}
	n := len(out)
	inside := func(i, from, to int) bool { // the chosen match over i does not stick out of from, to … or holds all of it
		c := chosen[i]
		if c == 0 {
			return true
		}
		m := out[c-1]
		return m.from >= from && m.to <= to || m.from <= from && m.to >= to
	}
	for i := range at {
		for k, m := range at[i] {
			if k == step[i] && chosen[i] > 0 && out[chosen[i]-1].from == i {
				continue // chosen already
			}
			if !inside(m.from, m.from, m.to) || !inside(m.to-1, m.from, m.to) {
				continue
			}
			parts := partsOf(m.senses)
			if len(parts) > 0 {
				out = append(out, match{from: m.from, to: m.to, senses: parts})
			}
		}
	}
	if len(out) > n {
		slices.SortStableFunc(out, func(a, b match) int { return cmp.Compare(a.from, b.from) })
	}
	return out
}

func partsOf(senses []sense) []sense {
	var out []sense
	for _, s := range senses {
		if s.part > 0 {
			out = append(out, s)
		}
	}
	return out
}

// clauses cuts units where the signs between them cut a sentence or a list.
func clauses(us []unit, marks []string) []clause {
	var out []clause
	depth, from, item := 0, 0, false
	end := func(to int) {
		if to > from {
			out = append(out, clause{from: from, to: to, aside: depth > 0, item: item, head: -1})
			item = false
		}
		from = to
	}
	for i := range us {
		if marks[i] == " " || marks[i] == "" {
			continue
		}
		for _, r := range marks[i] {
			switch r {
			case '(', '[', '【', '（':
				end(i)
				depth++
			case ')', ']', '】', '）':
				end(i)
				depth = max(0, depth-1)
			case '。', ';', '；', '!', '！', '?', '？', '\n', '.':
				end(i)
				item = true
			case ',', '，', ':', '：', '、', '/', '—', '–', '“', '”', '"', '《', '》':
				end(i)
			}
		}
	}
	end(len(us))
	return out
}

// fill notes what the matches in a clause say.
func (l *Lexicon) fill(c *clause, us []unit, in []match) {
	var parts map[int32][2]match
	for _, m := range in {
		if m.to > c.to {
			continue
		}
		for _, s := range m.senses {
			switch {
			case s.part > 0:
				if parts == nil {
					parts = map[int32][2]match{}
				}
				p := parts[s.joint]
				if p[s.part-1].to == 0 {
					p[s.part-1] = m
				}
				parts[s.joint] = p
			case s.concept >= 0:
				x := mention{Concept(s.concept), 1, m.to, us[m.from].start, us[m.to-1].end}
				if l.concepts[s.concept].sort != Capability {
					c.things = append(c.things, x)
				} else {
					c.subjects = append(c.subjects, x)
				}
			case s.stage != NoStage:
				c.verbs = append(c.verbs, verb{s.stage, s.role, m.from})
			case s.noun:
				c.named = true
			}
		}
	}
	var joints []int32
	if len(parts) > 0 {
		joints = slices.Sorted(maps.Keys(parts))
	}
	for _, j := range joints {
		a, b := parts[j][0], parts[j][1]
		concept := l.joints[j]
		if a.to == 0 || b.to == 0 || slices.ContainsFunc(c.subjects, func(m mention) bool { return m.concept == concept }) {
			continue
		}
		last := a
		if b.to > a.to {
			last = b
		}
		x := mention{concept, .9, last.to, us[last.from].start, us[last.to-1].end}
		if l.concepts[concept].sort != Capability {
			c.things = append(c.things, x)
		} else {
			c.subjects = append(c.subjects, x)
		}
	}
	c.head = head(*c, us)
}

// head finds what a clause is mainly about: in Chinese the last thing named, in
// English the last before a preposition.
func head(c clause, us []unit) int {
	limit := c.to
	for i := c.from + 2; i < c.to; i++ {
		if us[i].han == 0 && preposition(us[i].word) {
			limit = i
			break
		}
	}
	best := -1
	for i, s := range c.subjects {
		if s.to <= limit && (best < 0 || s.to >= c.subjects[best].to) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	for i, s := range c.subjects {
		if best < 0 || s.to < c.subjects[best].to {
			best = i
		}
	}
	return best
}

// preposition takes stems.
func preposition(w string) bool {
	return strings.Contains(" for of to in on with by from acros through via based us against that which so within ", " "+w+" ")
}

// isPurpose reports whether a clause only says what for: it begins with a verb like
// 提升, 确保 or "to increase".
func (c clause) isPurpose(kinds []kind) bool {
	return slices.ContainsFunc(c.verbs, func(v verb) bool {
		return v.stage == Aim && (v.from == c.from || v.from == c.from+1 && kinds[c.from] == empty)
	})
}

// grams gives the bigrams of Han characters and the whole other words of some units.
func (r reading) grams(keep func(kind) bool) grams {
	var out []uint64
	for i, u := range r.units {
		switch {
		case !keep(r.kinds[i]):
		case u.han == 0:
			if len(u.word) > 2 {
				out = append(out, hash(u.word))
			}
		case i+1 < len(r.units) && r.units[i+1].han != 0 && r.units[i+1].start == u.end && keep(r.kinds[i+1]):
			out = append(out, uint64(u.han)<<32|uint64(r.units[i+1].han))
		}
	}
	return newGrams(out)
}

// single gives the Han characters and words of some units.
func (r reading) single(keep func(kind) bool) grams {
	var out []uint64
	for i, u := range r.units {
		switch {
		case !keep(r.kinds[i]):
		case u.han == 0:
			if len(u.word) > 2 {
				out = append(out, hash(u.word))
			}
		default:
			out = append(out, uint64(u.han))
		}
	}
	return newGrams(out)
}

func hash(s string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h | 1<<63
}
