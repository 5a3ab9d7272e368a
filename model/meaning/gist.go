package meaning

import (
	"cmp"
	"math"
	"slices"
)

// The gist of a text is how strongly its characters and words bring concepts to mind,
// whether or not a term stands in it: explicit semantic analysis (Gabrilovich and
// Markovitch 2007), where the terms of a concept are the article about it. It is how
// wordings that no term foresees are compared, also across languages.

// bond says how strongly a gram brings a concept to mind.
type bond struct {
	concept Concept
	weight  float32
}

// gistSize bounds the concepts kept of a gist.
const gistSize = 32

// upward is the share of a concept that it also brings of its hypernym to mind.
const upward = .4

// eachGram calls with the grams of units, the weight of each by its kind, and the
// unit that it begins with: single Han characters and words, and pairs of neighbours.
func eachGram(us []unit, with func(gram uint64, weight float64, at int)) {
	for i, u := range us {
		next := i+1 < len(us)
		if u.han != 0 {
			with(uint64(u.han), .5, i)
			if next && us[i+1].han != 0 && us[i+1].start == u.end {
				with(uint64(u.han)<<32|uint64(us[i+1].han), 1, i)
			}
			continue
		}
		if len(u.word) < 2 {
			continue
		}
		with(hash(u.word), 1, i)
		if next && us[i+1].han == 0 {
			with(hash(u.word+" "+us[i+1].word), 1, i)
		}
	}
}

// bind works out the bonds of all grams from the terms of the concepts, except those
// of concepts that are left out.
func (l *Lexicon) bind(without func(Concept) bool) {
	counts := map[uint64]map[Concept]float64{}
	terms := make([]float64, len(l.concepts))
	for _, t := range l.glosses {
		if without != nil && without(t.concept) {
			continue
		}
		us, _ := units(t.term)
		terms[t.concept]++
		eachGram(us, func(gram uint64, _ float64, _ int) {
			if counts[gram] == nil {
				counts[gram] = map[Concept]float64{}
			}
			counts[gram][t.concept]++
		})
	}
	n := float64(len(l.concepts))
	l.bonds = make(map[uint64][]bond, len(counts))
	for gram, by := range counts {
		rarity := math.Log(n / float64(len(by)))
		if rarity < 2 { // it brings an eighth of everything to mind
			continue
		}
		bs := make([]bond, 0, len(by))
		for c, count := range by {
			bs = append(bs, bond{c, float32(rarity * rarity * rarity * math.Sqrt(count/terms[c]))})
		}
		slices.SortFunc(bs, func(a, b bond) int { return cmp.Compare(a.concept, b.concept) })
		l.bonds[gram] = bs
	}
}

// gist gives the strongest concepts of a text by concept, as a vector of length 1.
// weights say how much each unit counts.
func (l *Lexicon) gist(us []unit, weights []float64) []bond {
	brought := make([]float32, len(l.concepts))
	var seen gramsSeen
	eachGram(us, func(gram uint64, weight float64, at int) {
		if weight *= weights[at]; seen.again(gram) {
			return
		}
		for _, b := range l.bonds[gram] {
			brought[b.concept] += float32(weight) * b.weight
		}
	})
	n := 0
	for _, w := range brought {
		if w > 0 {
			n++
		}
	}
	all := make([]bond, 0, n)
	for c, w := range brought {
		if w > 0 {
			all = append(all, bond{Concept(c), w})
		}
	}
	clear(brought)
	for _, b := range strongest(all) {
		brought[b.concept] += b.weight
		for _, up := range l.concepts[b.concept].up {
			brought[up] += float32(upward) * b.weight
		}
	}
	all = all[:0]
	length := 0.0
	for c, w := range brought {
		if w > 0 {
			all = append(all, bond{Concept(c), w})
			length += float64(w) * float64(w)
		}
	}
	length = math.Sqrt(length)
	for i := range all {
		all[i].weight = float32(float64(all[i].weight) / length)
	}
	return slices.Clone(all) // what is kept of every duty must not drag along what was thought of
}

// gramsSeen remembers grams. A text of usual length needs no other memory.
type gramsSeen struct {
	table [512]uint64 // a gram is never 0
	n     int
	more  map[uint64]bool // when the table is half full
}

// again notes a gram, and reports whether it was noted before.
func (s *gramsSeen) again(gram uint64) bool {
	i := gram * 0x9e3779b97f4a7c15 >> 55
	for ; s.table[i] != 0; i = (i + 1) % uint64(len(s.table)) {
		if s.table[i] == gram {
			return true
		}
	}
	if s.n < len(s.table)/2 {
		s.table[i] = gram
		s.n++
		return false
	}
	if s.more == nil {
		s.more = map[uint64]bool{}
	}
	was := s.more[gram]
	s.more[gram] = true
	return was
}

// strongest gives the gistSize strongest of a list that is ordered by concept, the
// strongest first; of equals the earlier concepts.
func strongest(list []bond) []bond {
	out := make([]bond, 0, gistSize+1)
	for _, b := range list {
		if len(out) == gistSize && b.weight <= out[gistSize-1].weight {
			continue
		}
		i := len(out)
		for i > 0 && out[i-1].weight < b.weight {
			i--
		}
		out = slices.Insert(out, i, b)
		out = out[:min(len(out), gistSize)]
	}
	return out
}

// cosine compares two gists, 0 to 1.
func cosine(a, b []bond) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].concept < b[j].concept:
			i++
		case a[i].concept > b[j].concept:
			j++
		default:
			sum += float64(a[i].weight) * float64(b[j].weight)
			i, j = i+1, j+1
		}
	}
	return sum
}

// spreadGist is a gist by concept, for comparing one text with many.
type spreadGist []float32

// spread makes s that of a text, whose last one was was.
func (s spreadGist) spread(was, gist []bond) {
	for _, b := range was {
		s[b.concept] = 0
	}
	for _, b := range gist {
		s[b.concept] = b.weight
	}
}

// cosine is that of the two gists.
func (s spreadGist) cosine(gist []bond) float64 {
	sum := 0.0
	for _, b := range gist {
		sum += float64(s[b.concept]) * float64(b.weight)
	}
	return sum
}
