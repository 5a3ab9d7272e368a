package meaning

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

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
	beside  []bool // by unit; nil = none
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
	r.clauses, r.beside = clauses(us, marks), l.beside(us, marks)
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
		c.head = head(*c, us, r.beside)
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
			case '/':
				if i == 0 || len(us[i-1].word) != 1 || len(us[i].word) != 1 { // A/B is one name
					end(i)
				}
			case ',', '，', ':', '：', '、', '—', '–', '“', '”', '"', '《', '》':
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
}

// head finds what a clause is mainly about: in Chinese the last thing named, in
// English the last before a preposition.
func head(c clause, us []unit, beside []bool) int {
	aside := func(m mention) bool { return beside != nil && beside[m.to-1] }
	limit := c.to
	for i := c.from + 2; i < c.to; i++ {
		if us[i].han == 0 && preposition(us[i].word) {
			limit = i
			break
		}
	}
	best := -1
	for i, s := range c.subjects {
		if !aside(s) && s.to <= limit && (best < 0 || s.to >= c.subjects[best].to) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	for i, s := range c.subjects {
		if aside(s) {
			continue
		}
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
