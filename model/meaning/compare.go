package meaning

import (
	"math"
	"slices"
)

// The features of a pair, all symmetrical. train finds a weight for each. Those of the
// outline come first, then what letters decide, then what gists do.
const (
	bias           = iota
	leastCovered   // of what the one and the other are about, the smaller share met
	mostCovered    // the larger share
	heads          // how well the heads meet, the worse way round
	headsEither    // the better way round
	exact          // the strongest concept that both name
	exactShare     // how much of the smaller text both name
	unknown        // share of the content that no term explains, the larger
	nothing        // one of them names no capability
	strangers      // the heads of both are known, and far apart
	stage          // likeness of the stages, −.5 to .5
	stageCovered   // the same, times leastCovered
	otherChannel   // both name channels, none in common, times leastCovered
	sameChannel    // a channel in common
	sameThing      // another resource in common, 0 to 1
	frame          // how much the two begin and end alike, each with words of its own between
	slot           // the same, times how far apart the words between are
	lengths        // how different the amounts of subjects are
	english        // both are English
	mixed          // one is English, the other Chinese
	rest           // likeness of what no term explains
	restUnknown    // the same, times unknown
	letters        // Dice of all content, unless they are strangers
	lettersUnknown // the same, times unknown
	nothingLetters // the same, when one of them names no capability
	characters     // Dice of single characters, unless they are strangers
	gist           // cosine of the gists
	gistUnknown    // the same, times unknown
	gistStrangers  // the same, when they are strangers
	features
)

// Where the features of letters and of gists begin.
const (
	ofLetters = rest
	ofGists   = gist
)

// vector holds the features of a pair.
type vector [features]float64

func (l *Lexicon) vector(a, b *Meaning) vector {
	f := l.outline(a, b)
	f.details(a, b)
	f.bring(cosine(a.gist, b.gist))
	return f
}

// outline fills the features that are quickly known, details those of letters.
func (l *Lexicon) outline(a, b *Meaning) vector {
	var f vector
	ab, ba := l.coverage(a, b), l.coverage(b, a)
	lo, hi := min(ab, ba), max(ab, ba)
	h1, h2 := l.headed(a, b), l.headed(b, a)
	f[bias] = 1
	f[leastCovered], f[mostCovered] = lo, hi
	f[heads], f[headsEither] = min(h1, h2), max(h1, h2)
	share := 0.0
	EachShared(a.Subjects, b.Subjects, func(x, y Subject) {
		w := min(x.Weight, y.Weight)
		f[exact] = max(f[exact], w)
		share += w
	})
	f[exactShare] = share / max(.5, min(a.weight, b.weight))
	f[unknown] = 1 - min(a.Known, b.Known)
	if a.Unrecognised() || b.Unrecognised() {
		f[nothing] = 1
	} else {
		f[strangers] = max(0, 1-f[headsEither]/.4) * min(a.Known, b.Known)
	}
	f[stage] = sameStages(a, b)
	f[stageCovered] = f[stage] * lo
	l.resources(a, b, &f)
	f[otherChannel] *= lo
	f[frame], f[slot] = l.framed(a, b)
	f[lengths] = math.Abs(math.Log((a.weight + .5) / (b.weight + .5)))
	switch TonguesOf(a, b) {
	case BothEnglish:
		f[english] = 1
	case Mixed:
		f[mixed] = 1
	}
	return f
}

func (f *vector) details(a, b *Meaning) {
	f.spell(a.rest.dice(&b.rest), a.grams.dice(&b.grams), a.chars.dice(&b.chars))
}

// spell fills the features of letters: the likeness of what no term explains, of all
// content, and of its single characters, each 0 to 1.
func (f *vector) spell(unexplained, content, single float64) {
	f[rest] = unexplained
	f[restUnknown] = unexplained * f[unknown]
	f[letters] = content * (1 - f[strangers])
	f[lettersUnknown] = content * f[unknown]
	f[nothingLetters] = content * f[nothing]
	f[characters] = single * (1 - f[strangers])
}

// bring fills the features of gists, whose cosine is 0 to 1.
func (f *vector) bring(cosine float64) {
	f[gist] = cosine
	f[gistUnknown] = cosine * f[unknown]
	f[gistStrangers] = cosine * f[strangers]
}

// coverage is how much of what a is about b is about too, 0 to 1.
func (l *Lexicon) coverage(a, b *Meaning) float64 {
	if a.weight == 0 {
		return 0
	}
	got := 0.0
	for _, x := range a.Subjects {
		best := 0.0
		for _, y := range b.Subjects {
			best = max(best, l.Affinity(x.Concept, y.Concept)*(.5+.5*min(1, y.Weight)))
		}
		got += x.Weight * best
	}
	return got / a.weight
}

// headed is how well the heads of a are met by those of b.
func (l *Lexicon) headed(a, b *Meaning) float64 {
	best, sum, n := 0.0, 0.0, 0.0
	for _, x := range a.Subjects {
		if !x.Head {
			continue
		}
		v := 0.0
		for _, y := range b.Subjects {
			if y.Head {
				v = max(v, l.Affinity(x.Concept, y.Concept))
			}
		}
		best = max(best, v)
		sum += v
		n++
	}
	if n == 0 {
		return 0
	}
	return .5*best + .5*sum/n
}

// sameStages is the cosine of what is done, less a half; 0 when one does not say.
// Owning and aiming are no stage of their own.
func sameStages(a, b *Meaning) float64 {
	dot, na, nb := 0.0, 0.0, 0.0
	for s := Plan; s < Aim; s++ {
		dot += a.stages[s] * b.stages[s]
		na += a.stages[s] * a.stages[s]
		nb += b.stages[s] * b.stages[s]
	}
	if na == 0 || nb == 0 {
		return 0
	}
	return dot/math.Sqrt(na*nb) - .5
}

// Apart reports whether two texts tell of stages of work that have nothing in common: the
// one plans what the other runs. False when one does not say.
func Apart(a, b *Meaning) bool { return sameStages(a, b) < hardlyOneStage }

// hardlyOneStage is the likeness of the stages below which two texts share none: a cosine of
// less than an eighth.
const hardlyOneStage = -.375

// framed compares two texts that begin or end alike: 负责抖音店铺的退款审核 and
// 负责抖音店铺的主图拍摄. frame is what they share there, of the longer text, and slot the
// same times how far apart they are between, each 0 to 1; both are 0 when one text says
// nothing of its own there, as when the other only says more.
func (l *Lexicon) framed(a, b *Meaning) (frame, slot float64) {
	x, y := a.units, b.units
	shorter := min(len(x), len(y))
	head, tail := 0, 0
	for head < shorter && x[head].key == y[head].key {
		head++
	}
	for tail < shorter-head && x[len(x)-1-tail].key == y[len(y)-1-tail].key {
		tail++
	}
	says := func(p place) bool { return p.says }
	longer := max(len(x), len(y))
	x, y = x[head:len(x)-tail], y[head:len(y)-tail]
	if head+tail == 0 || !slices.ContainsFunc(x, says) || !slices.ContainsFunc(y, says) {
		return 0, 0
	}
	frame = float64(head+tail) / float64(longer)
	there, named := l.met(a, x, b, y)
	back, namedToo := l.met(b, y, a, x)
	switch {
	case named && namedToo:
		there = min(there, back)
	case namedToo:
		there = back
	}
	return frame, frame * (1 - there) * (1 - alsoSaid(x, y))
}

// alsoSaid is how many of the units that say something stand in both texts, of those of
// the one with fewer, 0 to 1.
func alsoSaid(x, y []place) float64 {
	const slots = 128
	var table [slots]uint32 // keys are never 0
	n, m, both := 0, 0, 0
	for _, p := range x {
		if !p.says || n == slots/2 { // longer texts have more than a slot between
			continue
		}
		n++
		i := p.key % slots
		for table[i] != 0 && table[i] != p.key {
			i = (i + 1) % slots
		}
		table[i] = p.key
	}
	for _, p := range y {
		if !p.says {
			continue
		}
		m++
		for i := p.key % slots; table[i] != 0; i = (i + 1) % slots {
			if table[i] == p.key {
				both++
				break
			}
		}
	}
	return float64(min(both, n, m)) / float64(min(n, m))
}

// met is how much of what a names within x is met by what b names within y, or by the
// same anywhere in b, 0 to 1, and whether a names anything there.
func (l *Lexicon) met(a *Meaning, x []place, b *Meaning, y []place) (share float64, named bool) {
	within := func(s Subject, ps []place) bool { return s.End > int(ps[0].start) && s.Start < int(ps[len(ps)-1].end) }
	got, all := 0.0, 0.0
	for _, kind := range [2][2][]Subject{{a.Subjects, b.Subjects}, {a.Things, b.Things}} {
		for _, s := range kind[0] {
			if !within(s, x) {
				continue
			}
			best := 0.0
			for _, t := range kind[1] {
				if within(t, y) || s.Concept == t.Concept {
					best = max(best, l.Affinity(s.Concept, t.Concept))
				}
			}
			all += s.Weight
			got += s.Weight * best
		}
	}
	if all == 0 {
		return 0, false
	}
	return got / all, true
}

// resources compares the typed resources that two texts name.
func (l *Lexicon) resources(a, b *Meaning, f *vector) {
	same, apart := 0.0, false
	EachShared(a.Things, b.Things, func(x, _ Subject) {
		if l.concepts[x.Concept].sort == Channel {
			f[sameChannel] = 1
		} else {
			same++
		}
	})
	f[sameThing] = min(same, 2) / 2
	if f[sameChannel] == 1 {
		return
	}
	for _, x := range a.Things {
		for _, y := range b.Things {
			if l.concepts[x.Concept].sort != Channel || l.concepts[y.Concept].sort != Channel {
				continue
			}
			_, above := l.concepts[x.Concept].above[y.Concept]
			_, below := l.concepts[y.Concept].above[x.Concept]
			if above || below { // the one may be the other
				return
			}
			apart = true
		}
	}
	if apart {
		f[otherChannel] = 1
	}
}

// EachShared calls with each concept that stands in both lists.
func EachShared(a, b []Subject, with func(x, y Subject)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Concept < b[j].Concept:
			i++
		case a[i].Concept > b[j].Concept:
			j++
		default:
			with(a[i], b[j])
			i, j = i+1, j+1
		}
	}
}
