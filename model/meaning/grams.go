package meaning

import (
	"math/bits"
	"slices"
)

// grams is a set of letters, pairs of letters or words, spread by a hash, with a sketch of
// it: what two sets have in common is found by looking only where both sketches do.
type grams struct {
	first  []uint64  // those that are the first on their bit of the sketch, in its order
	more   []uint64  // the others, ascending
	sketch [4]uint64 // a bit for each
	before [4]uint8  // how many of first stand on the words of the sketch before
}

// newGrams makes a set; it takes the list over.
func newGrams(list []uint64) grams {
	for i := range list {
		list[i] *= 0x9e3779b97f4a7c15 // spreads neighbours over the sketch
	}
	slices.Sort(list)
	var g grams
	for _, x := range slices.Compact(list) {
		if bit := uint64(1) << (x >> 56 & 63); g.sketch[x>>62]&bit == 0 {
			g.sketch[x>>62] |= bit
			g.first = append(g.first, x)
		} else {
			g.more = append(g.more, x)
		}
	}
	for i := 1; i < len(g.sketch); i++ {
		g.before[i] = g.before[i-1] + uint8(bits.OnesCount64(g.sketch[i-1]))
	}
	return g
}

func (g *grams) size() int { return len(g.first) + len(g.more) }

// on gives what is the first on a bit that the sketch has, 0 to 63 of a word of it.
func (g *grams) on(word, bit int) uint64 {
	return g.first[int(g.before[word])+bits.OnesCount64(g.sketch[word]&(1<<bit-1))]
}

// dice is twice what two sets share over their sizes, 0 to 1.
func (g *grams) dice(h *grams) float64 {
	n := 0
	for word, w := range g.sketch {
		for both := w & h.sketch[word]; both != 0; both &= both - 1 {
			if bit := bits.TrailingZeros64(both); g.on(word, bit) == h.on(word, bit) {
				n++
			}
		}
	}
	rest := h.more
	for _, x := range g.more {
		for len(rest) > 0 && rest[0] < x {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0] == x || h.isFirst(x) {
			n++
		}
	}
	for _, x := range h.more {
		if g.isFirst(x) {
			n++
		}
	}
	return share(n, g.size()+h.size())
}

func (g *grams) isFirst(x uint64) bool {
	word, bit := int(x>>62), int(x>>56&63)
	return g.sketch[word]>>bit&1 == 1 && g.on(word, bit) == x
}

// diceAtMost is no less than dice: what two sets share stands on the bits of both, one on
// each, but for those that share a bit in the set itself.
func (g *grams) diceAtMost(h *grams) float64 {
	both := 0
	for i, w := range g.sketch {
		both += bits.OnesCount64(w & h.sketch[i])
	}
	if both == 0 {
		return 0
	}
	n := min(both+min(len(g.more), len(h.more)), g.size(), h.size())
	return share(n, g.size()+h.size())
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 2 * float64(n) / float64(of)
}

func (g *grams) equal(h *grams) bool {
	return g.sketch == h.sketch && slices.Equal(g.first, h.first) && slices.Equal(g.more, h.more)
}

func hash(s string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h | 1<<63
}
