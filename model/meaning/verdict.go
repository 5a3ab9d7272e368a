package meaning

import (
	_ "embed"
	"encoding/json"
	"math"
	"sync"
)

// Verdict says how likely it is that an organisation designer would call two duties
// related, so that a boundary must be written, and the same work, so that one must
// go. Same implies related.
type Verdict struct {
	Related float64 // 0 to 1
	Same    float64 // 0 to 1
}

// Tongues are the languages of a pair. Each has thresholds of its own.
type Tongues uint8

// The languages of a pair.
const (
	BothChinese Tongues = iota
	BothEnglish
	Mixed
)

// TonguesOf gives the languages of two texts.
func TonguesOf(a, b *Meaning) Tongues {
	switch {
	case a.han && b.han:
		return BothChinese
	case a.han || b.han:
		return Mixed
	}
	return BothEnglish
}

// Weights turn features into a [Verdict]. They were found by the command quality
// from the pairs in cmd/quality/pairs.
type Weights struct {
	Related    []float64 // by feature
	Same       []float64
	Even       [3]Verdict // by [Tongues]: what the features say where chances are even; 0 = .5
	Thresholds [3]Verdict // by [Tongues]: from where on a pair is called so
	Within     []float64  // by feature of a pair within an organisation
}

//go:embed weights.json
var trained []byte

var weights = sync.OnceValue(func() Weights {
	var w Weights
	if err := json.Unmarshal(trained, &w); err != nil || len(w.Related) != int(features) || len(w.Same) != int(features) || len(w.Within) != int(inFeatures) {
		return Weights{Related: make([]float64, features), Same: make([]float64, features), Within: make([]float64, inFeatures)} // the file is ours; a test reads it
	}
	return w
})

// Features are what the weights of a [Verdict] apply to.
func (l *Lexicon) Features(a, b *Meaning) []float64 {
	f := l.vector(a, b)
	return f[:]
}

// Compare gives the verdict on two texts.
func (l *Lexicon) Compare(a, b *Meaning) Verdict {
	if a.alike(b) {
		return Verdict{1, 1}
	}
	f := l.vector(a, b)
	return weights().Judge(TonguesOf(a, b), f[:])
}

// alike reports whether two texts have the same content and tell of the same stages of
// work: that takes no judgement.
func (m *Meaning) alike(n *Meaning) bool {
	return len(m.chars.first) > 0 && m.han == n.han && m.stages == n.stages && m.chars.equal(&n.chars) && m.grams.equal(&n.grams)
}

// Near gives the verdict on two texts when they are called related, else the zero
// Verdict; Same is 0 below its own threshold.
func (l *Lexicon) Near(a, b *Meaning) Verdict { return called(l.Compare(a, b), TonguesOf(a, b)) }

// called leaves of a verdict what reaches its threshold.
func called(v Verdict, t Tongues) Verdict {
	from := weights().Thresholds[t]
	if v.Related < from.Related {
		return Verdict{}
	}
	if v.Same < from.Same {
		v.Same = 0
	}
	return v
}

// Beside compares one text with many others, one after the other.
type Beside struct {
	l    *Lexicon
	one  *Meaning
	gist spreadGist
}

// Beside gives one for the texts that the lexicon has read.
func (l *Lexicon) Beside() *Beside {
	return &Beside{l, &Meaning{}, make(spreadGist, len(l.concepts))}
}

// Put says which text the next ones are compared with.
func (x *Beside) Put(one *Meaning) {
	x.gist.spread(x.one.gist, one.gist)
	x.one = one
}

// Near is [Lexicon.Near] of the text put there and another. It looks at letters and gists
// only where they can matter.
func (x *Beside) Near(b *Meaning) Verdict {
	a := x.one
	if a.alike(b) {
		return Verdict{1, 1}
	}
	f := x.l.outline(a, b)
	t := TonguesOf(a, b)
	f.spell(a.rest.diceAtMost(&b.rest), a.grams.diceAtMost(&b.grams), a.chars.diceAtMost(&b.chars))
	f.bring(1)
	if !mayBeNear(t, &f, false) {
		return Verdict{}
	}
	f.bring(x.gist.cosine(b.gist))
	if !mayBeNear(t, &f, true) {
		return Verdict{}
	}
	f.details(a, b)
	return called(weights().Judge(t, f[:]), t)
}

// floor is the least sum of weighted features with which a pair is called related: by
// what speaks for that, and by what speaks for the same work.
type floor struct{ related, same float64 }

var floors = sync.OnceValue(func() (out [3]floor) {
	w := weights()
	sum := func(probability, even float64) float64 {
		if even == 0 {
			even = .5
		}
		return math.Log(probability*even/((1-probability)*(1-even))) - 1e-9 // a hair for rounding
	}
	for t := range out {
		from := w.Thresholds[t].Related
		out[t] = floor{sum(from, w.Even[t].Related), sum(from, w.Even[t].Same)}
	}
	return out
})

// mayBeNear reports whether two texts can be called related, when their letters, and
// unless gists are known those too, are as alike as the features say or less.
func mayBeNear(t Tongues, f *vector, gistsKnown bool) bool {
	w, from := weights(), floors()[t]
	return atMost(w.Related, f, gistsKnown) >= from.related || atMost(w.Same, f, gistsKnown) >= from.same
}

func atMost(weights []float64, f *vector, gistsKnown bool) float64 {
	sum := 0.0
	for i, w := range weights {
		if w > 0 || i < ofLetters || gistsKnown && i >= ofGists {
			sum += w * f[i]
		}
	}
	return sum
}

// Judge gives the verdict on the features of texts in some languages.
func (w Weights) Judge(t Tongues, features []float64) Verdict {
	v := Verdict{even(logistic(w.Related, features), w.Even[t].Related), even(logistic(w.Same, features), w.Even[t].Same)}
	v.Related = max(v.Related, v.Same)
	return v
}

// Trained gives the weights that are part of the program.
func Trained() Weights { return weights() }

// even moves a probability so that what was at is .5.
func even(p, at float64) float64 {
	if at == 0 {
		return p
	}
	return p * (1 - at) / (p*(1-at) + at*(1-p))
}

// Thresholds gives from where on a pair of texts is called related, and the same.
func Thresholds(a, b *Meaning) Verdict { return weights().Thresholds[TonguesOf(a, b)] }

func logistic(weights, features []float64) float64 {
	z := 0.0
	for i, w := range weights {
		z += w * features[i]
	}
	return 1 / (1 + math.Exp(-z))
}
