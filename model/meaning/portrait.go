package meaning

import (
	"cmp"
	"math"
	"slices"
)

// Portrait is a text among those of its organisation.
type Portrait struct {
	*Meaning
	words    []said
	bag      []gramWeight // by gram, of length 1
	at       direction    // of the whole text
	clauses  []phrase
	says     float32   // of all words
	subjects []float64 // how much of each counts
	matters  []float64 // how far each is a matter of its own
	sum      float64
}

type said struct {
	key    uint64
	weight float32
	at     direction
	known  bool
}

type gramWeight struct {
	gram   uint64
	weight float32
}

type phrase struct {
	at     direction
	weight float32
}

// Portray gives the portrait of a text in a crowd.
func Portray(m *Meaning, c Crowd) *Portrait {
	p := &Portrait{Meaning: m}
	s := wordSpace()
	last := int32(-1)
	for _, w := range m.words {
		x := said{key: w.key, weight: float32(w.says * c.rarity(w.key)), known: w.row >= 0}
		if x.known {
			x.at = s.row(w.row)
			p.at.add(&x.at, x.weight)
		}
		p.says += x.weight
		p.bag = append(p.bag, gramWeight{w.key, x.weight})
		for _, g := range w.parts {
			p.bag = append(p.bag, gramWeight{g, float32(.5 * x.weight)})
		}
		if w.clause != last {
			p.clauses, last = append(p.clauses, phrase{}), w.clause
		}
		c := &p.clauses[len(p.clauses)-1]
		c.at.add(&x.at, x.weight)
		c.weight += x.weight
		i := slices.IndexFunc(p.words, func(y said) bool { return y.key == x.key })
		if i < 0 {
			p.words = append(p.words, x)
		}
	}
	p.at.normalise()
	for i := range p.clauses {
		p.clauses[i].at.normalise()
	}
	p.bag = packed(p.bag)
	for _, x := range m.Subjects {
		w := x.Weight * float64(max(.2, c.rarity(conceptKey(x.Concept))))
		if x.plain {
			w *= plainWeight
		}
		p.subjects = append(p.subjects, w)
		p.matters = append(p.matters, float64(c.matter(x.Concept)))
		p.sum += w
	}
	return p
}

// Matter tells how far a subject of the text is a matter of its own in its organisation, 0
// to 1: less where many are about it.
func (p *Portrait) Matter(s Subject) float64 {
	for i, x := range p.Subjects {
		if x.Concept == s.Concept {
			return p.matters[i]
		}
	}
	return 1 // a thing
}

// plainWeight is what counts of a subject that any department has.
const plainWeight = .3

// packed sums a bag by gram and gives it length 1.
func packed(bag []gramWeight) []gramWeight {
	slices.SortStableFunc(bag, func(a, b gramWeight) int { return cmp.Compare(a.gram, b.gram) })
	out := bag[:0]
	for _, g := range bag {
		if n := len(out); n > 0 && out[n-1].gram == g.gram {
			out[n-1].weight += g.weight
		} else {
			out = append(out, g)
		}
	}
	var length float32
	for _, g := range out {
		length += float32(g.weight * g.weight)
	}
	if length > 0 {
		length = float32(math.Sqrt(float64(length)))
		for i := range out {
			out[i].weight /= length
		}
	}
	return out
}

// The features of a pair within an organisation. The command quality finds a weight for
// each.
const (
	inBias = iota
	inRelated
	inSame
	inWords
	inSentence
	inAlign
	inAlignLess
	inClause
	inConcepts
	inExact
	inNothing
	inLengths
	inChannel
	inThing
	inStage
	inMixed
	inEnglish
	inUnknown
	inCommon
	inRare
	inKin
	inFeatures
)

// Within gives what the weights of a pair within an organisation apply to.
func (l *Lexicon) Within(a, b *Portrait) []float64 {
	f := l.vector(a.Meaning, b.Meaning)
	x := make([]float64, inFeatures)
	w := weights()
	t := TonguesOf(a.Meaning, b.Meaning)
	x[inBias] = 1
	x[inRelated] = clamp(evenSum(w.Related, f[:], w.Even[t].Related), 6)
	x[inSame] = clamp(evenSum(w.Same, f[:], w.Even[t].Same), 6)
	x[inWords] = float64(bagCosine(a.bag, b.bag))
	x[inSentence] = float64(a.at.cosine(&b.at))
	mean, less := align(a, b)
	x[inAlign], x[inAlignLess] = float64(mean), float64(less)
	for i := range a.clauses {
		for j := range b.clauses {
			p, q := &a.clauses[i], &b.clauses[j]
			x[inClause] = max(x[inClause], float64(p.at.cosine(&q.at))*min(1, float64(min(p.weight, q.weight))/.8))
		}
	}
	x[inConcepts] = l.meet(a, b)
	EachShared(a.Subjects, b.Subjects, func(s, u Subject) {
		i := slices.IndexFunc(a.Subjects, func(o Subject) bool { return o.Concept == s.Concept })
		j := slices.IndexFunc(b.Subjects, func(o Subject) bool { return o.Concept == s.Concept })
		x[inExact] = max(x[inExact], min(a.subjects[i], b.subjects[j]))
		x[inCommon] = max(x[inCommon], min(s.Weight, u.Weight)-min(a.subjects[i], b.subjects[j]))
	})
	x[inRare] = agreement(a, b)
	x[inKin] = max(0, x[inRelated]) * x[inCommon]
	x[inNothing] = f[nothing]
	x[inLengths] = math.Abs(math.Log((float64(a.says) + .3) / (float64(b.says) + .3)))
	x[inChannel], x[inThing], x[inStage] = f[sameChannel], f[sameThing], f[stage]
	x[inMixed], x[inEnglish], x[inUnknown] = f[mixed], f[english], f[unknown]
	return x
}

// agreement is how much the words that two texts share say, 0 to 2.
func agreement(a, b *Portrait) float64 {
	sum := 0.0
	for _, p := range a.words {
		for _, q := range b.words {
			if p.key == q.key {
				sum += float64(float32(p.weight * q.weight))
			}
		}
	}
	return min(sum, 2)
}

func clamp(v, most float64) float64 { return max(-most, min(most, v)) }

// evenSum is the weighted sum of features, less what it is where chances are even; even 0
// takes nothing off.
func evenSum(weights, features []float64, even float64) float64 {
	z := 0.0
	for i, w := range weights {
		z += float64(w * features[i])
	}
	if even > 0 {
		z -= math.Log(even / (1 - even))
	}
	return z
}

func bagCosine(a, b []gramWeight) float32 {
	var sum float32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].gram < b[j].gram:
			i++
		case a[i].gram > b[j].gram:
			j++
		default:
			sum += float32(a[i].weight * b[j].weight)
			i, j = i+1, j+1
		}
	}
	return sum
}

// alignFrom is the cosine from which two words have anything to do with each other.
const alignFrom = .3

// align lets every word of each text find its best partner in the other. A word that is
// met by a common one counts less. It gives the mean of both ways and the lesser.
func align(a, b *Portrait) (mean, less float32) {
	if a.says == 0 || b.says == 0 {
		return 0, 0
	}
	back := make([]float32, len(b.words))
	var ab, ba float32
	for i := range a.words {
		x := &a.words[i]
		var best float32
		for j := range b.words {
			y := &b.words[j]
			c := float32(0)
			switch {
			case x.key == y.key:
				c = 1
			case x.known && y.known:
				if c = (x.at.cosine(&y.at) - alignFrom) / (1 - alignFrom); c <= 0 {
					continue
				}
				c = min(1, c)
			default:
				continue
			}
			best = max(best, float32(c*min(1, .3+float32(.7*y.weight)/max(x.weight, 1e-6))))
			back[j] = max(back[j], float32(c*min(1, .3+float32(.7*x.weight)/max(y.weight, 1e-6))))
		}
		ab += float32(x.weight * best)
	}
	for j := range b.words {
		ba += float32(b.words[j].weight * back[j])
	}
	var sa, sb float32
	for i := range a.words {
		sa += a.words[i].weight
	}
	for i := range b.words {
		sb += b.words[i].weight
	}
	ab, ba = ab/max(sa, 1e-6), ba/max(sb, 1e-6)
	return .5*ab + .5*ba, min(ab, ba)
}

// meet is how well the concepts of two texts meet, 0 to 1.
func (l *Lexicon) meet(a, b *Portrait) float64 {
	if a.sum == 0 || b.sum == 0 {
		return 0
	}
	way := func(a, b *Portrait) float64 {
		got := 0.0
		for i, x := range a.Subjects {
			best := 0.0
			for _, y := range b.Subjects {
				best = max(best, l.Affinity(x.Concept, y.Concept))
			}
			got += float64(a.subjects[i] * best)
		}
		return got / a.sum
	}
	return .5*way(a, b) + .5*way(b, a)
}
