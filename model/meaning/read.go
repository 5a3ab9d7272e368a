package meaning

import (
	"cmp"
	"maps"
	"slices"
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
	plain   bool // any department does it, or the whole company is about it; or it is only where the work is done
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
			x := Subject{Concept: s.concept, Weight: weight * s.weight, Head: main && i == c.head, Start: s.start, End: s.end, plain: l.concepts[s.concept].plain || l.concepts[s.concept].broad && i != c.head}
			if i != c.head {
				x.Weight *= .6
			}
			x.Weight *= r.says(s.to - 1)
			note(found, x)
		}
		for _, t := range c.things {
			note(things, Subject{Concept: t.concept, Weight: weight * r.says(t.to-1), Head: main, Start: t.start, End: t.end})
		}
		for _, v := range c.verbs {
			m.stages[v.stage] += weight
		}
		for i := c.from; i < c.to; i++ {
			weights[i] = weight * r.says(i)
			size := r.units[i].size() * weights[i]
			switch r.kinds[i] {
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
