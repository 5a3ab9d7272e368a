package meaning

import (
	"math/bits"
	"slices"
)

// grams is a set of letters, pairs of letters or words, spread by a hash and sorted, with
// a sketch of it that tells quickly how many two sets can have in common at most.
type grams struct {
	all    []uint64
	sketch [4]uint64 // a bit for each
	spare  int       // how many share their bit with another
}

// newGrams makes a set; it takes the list over.
func newGrams(list []uint64) grams {
	for i := range list {
		list[i] *= 0x9e3779b97f4a7c15 // spreads neighbours over the sketch
	}
	slices.Sort(list)
	g := grams{all: slices.Clip(slices.Compact(list))}
	for _, x := range g.all {
		g.sketch[x>>62] |= 1 << (x >> 56 & 63)
	}
	g.spare = len(g.all)
	for _, w := range g.sketch {
		g.spare -= bits.OnesCount64(w)
	}
	return g
}

// dice is twice what two sets share over their sizes, 0 to 1.
func (g *grams) dice(h *grams) float64 {
	a, b := g.all, h.all
	n, i := 0, 0
	for _, x := range b {
		if g.sketch[x>>62]>>(x>>56&63)&1 == 0 {
			continue
		}
		for i < len(a) && a[i] < x {
			i++
		}
		if i < len(a) && a[i] == x {
			n++
		}
	}
	return share(n, len(a)+len(b))
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
	n := min(both+min(g.spare, h.spare), len(g.all), len(h.all))
	return share(n, len(g.all)+len(h.all))
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 2 * float64(n) / float64(of)
}

func (g grams) equal(h grams) bool { return g.sketch == h.sketch && slices.Equal(g.all, h.all) }
