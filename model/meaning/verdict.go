package meaning

import (
	_ "embed"
	"encoding/json"
	"math"
	"slices"
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
}

//go:embed weights.json
var trained []byte

var weights = sync.OnceValue(func() Weights {
	var w Weights
	if err := json.Unmarshal(trained, &w); err != nil || len(w.Related) != int(features) || len(w.Same) != int(features) {
		return Weights{Related: make([]float64, features), Same: make([]float64, features)} // the file is ours; a test reads it
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
	return len(m.chars) > 0 && m.han == n.han && m.stages == n.stages && slices.Equal(m.chars, n.chars) && slices.Equal(m.grams, n.grams)
}

// Near gives the verdict on two texts when they are called related, else the zero
// Verdict; Same is 0 below its own threshold. It is what [Lexicon.Compare] and
// [Thresholds] say, but looks at letters and gists only where they can matter.
func (l *Lexicon) Near(a, b *Meaning) Verdict {
	if a.alike(b) {
		return Verdict{1, 1}
	}
	f := l.outline(a, b)
	w, floors := weights(), Thresholds(a, b)
	t := TonguesOf(a, b)
	if w.most(t, f, 1) < floors.Related || w.most(t, f, cosine(a.gist, b.gist)) < floors.Related {
		return Verdict{}
	}
	f.details(a, b)
	v := w.Judge(t, f[:])
	if v.Related < floors.Related {
		return Verdict{}
	}
	if v.Same < floors.Same {
		v.Same = 0
	}
	return v
}

// most is what Related may be at most for an outline, when the gists are as alike as
// said (1 = not known yet) and the letters may be.
func (w Weights) most(t Tongues, f vector, ofGist float64) float64 {
	f.detail(1, 1, 1, ofGist)
	for _, i := range [...]int{rest, restUnknown, letters, lettersUnknown, nothingLetters, characters} {
		if w.Related[i] < 0 {
			f[i] = 0
		}
	}
	for _, i := range [...]int{gist, gistUnknown, gistStrangers} {
		if w.Related[i] < 0 && ofGist == 1 {
			f[i] = 0
		}
	}
	return even(logistic(w.Related, f[:]), w.Even[t].Related)
}

// Judge gives the verdict on the features of texts in some languages.
func (w Weights) Judge(t Tongues, features []float64) Verdict {
	v := Verdict{even(logistic(w.Related, features), w.Even[t].Related), even(logistic(w.Same, features), w.Even[t].Same)}
	v.Same = min(v.Same, v.Related)
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
