package meaning

import "math"

// Claim says how far two duties of one organisation claim one piece of work, and what
// shows it. The zero Claim says nothing.
type Claim struct {
	// Strength is how likely readers are to name the two, in steps; 0 = they are not told.
	Strength uint8
	Object   bool // both name the same object or capability, one that not everybody there names
	Copy     bool // the words that they share are rare ones, and many
	Same     bool // by themselves the two would be called the same work
}

// StrengthSteps is how finely a strength is kept, so that machines agree on it.
const StrengthSteps = 8

// Where claims begin. SayFrom is the least strength that is told; a pair is only looked at
// closely when its concepts or its words meet at all.
const (
	SayFrom     = 8 // of StrengthSteps
	meetFrom    = .3
	wordsFrom   = .15
	rareFrom    = .5 // what two texts share of which nothing is recognised
	shownFrom   = .3 // what any two share, in words or in what they are about
	objectFrom  = .35
	copyWords   = .35
	copyRare    = .8
	mostClaimed = 127
)

// Claim compares two portraits of one crowd.
func (l *Lexicon) Claim(a, b *Portrait) Claim {
	if a.Meaning.alike(b.Meaning) {
		if len(a.Subjects) == 0 && agreement(a, b) < rareFrom {
			return Claim{}
		}
		return Claim{Strength: mostClaimed, Object: true, Copy: true, Same: true}
	}
	words := bagCosine(a.bag, b.bag)
	if words < wordsFrom && l.meet(a, b) < meetFrom {
		return Claim{}
	}
	x := l.Within(a, b)
	if x[inNothing] > 0 && x[inRare] < rareFrom || x[inRare] < shownFrom && l.shown(a, b) < shownFrom {
		return Claim{}
	}
	s := math.Round(evenSum(weights().Within, x, 0) * StrengthSteps)
	if s < SayFrom {
		return Claim{}
	}
	return Claim{
		Strength: uint8(min(s, mostClaimed)),
		Object:   x[inExact] >= objectFrom,
		Copy:     words >= copyWords && x[inRare] >= copyRare,
		Same:     l.Near(a.Meaning, b.Meaning).Same > 0,
	}
}

// quotedFrom is how much a word must say to be quoted as a reason.
const quotedFrom = .4

// SharedWords gives the places of a text, in bytes, where words stand that another text
// has too: only words that say something, neighbours as one.
func SharedWords(of, other *Meaning) [][2]int {
	var out [][2]int
	for _, w := range of.words {
		if w.says < quotedFrom || w.end-w.start < 4 && w.parts == nil && w.row < 0 {
			continue
		}
		for _, o := range other.words {
			if o.key != w.key {
				continue
			}
			if n := len(out); n > 0 && out[n-1][1] == w.start {
				out[n-1][1] = w.end
			} else {
				out = append(out, [2]int{w.start, w.end})
			}
			break
		}
	}
	return out
}

// shown is the strongest thing that two texts are about in common, or that lies near one
// of the other, where it is not what many are about.
func (l *Lexicon) shown(a, b *Portrait) float64 {
	best := 0.0
	for i, x := range a.Subjects {
		for j, y := range b.Subjects {
			best = max(best, l.Affinity(x.Concept, y.Concept)*min(a.subjects[i], b.subjects[j]))
		}
	}
	return best
}
