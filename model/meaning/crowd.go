package meaning

import (
	"maps"
	"math"
	"math/bits"
	"slices"
)

// Crowd counts in how many texts of an organisation each word and each concept stands:
// what all of them say tells no two apart. It is an immutable value; the zero Crowd knows
// nobody.
type Crowd struct {
	texts int
	held  map[uint64]int32
}

// NewCrowd counts the texts.
func NewCrowd(ms []*Meaning) Crowd {
	c := Crowd{len(ms), map[uint64]int32{}}
	for _, m := range ms {
		for _, k := range m.Keys() {
			c.held[k]++
		}
	}
	return c
}

// Next gives the crowd after some texts left and others came. changed tells of which keys
// texts say more or less than before; all that every key does.
func (c Crowd) Next(left, came []*Meaning) (next Crowd, changed map[uint64]bool, all bool) {
	next = Crowd{c.texts - len(left) + len(came), maps.Clone(c.held)}
	if next.held == nil {
		next.held = map[uint64]int32{}
	}
	touched := map[uint64]bool{}
	for by, ms := range map[int32][]*Meaning{-1: left, 1: came} {
		for _, m := range ms {
			for _, k := range m.Keys() {
				touched[k] = true
				if next.held[k] += by; next.held[k] == 0 {
					delete(next.held, k)
				}
			}
		}
	}
	if c.scale() != next.scale() {
		return next, nil, true
	}
	changed = map[uint64]bool{}
	for k := range touched {
		if c.rarity(k) != next.rarity(k) {
			changed[k] = true
		}
	}
	return next, changed, false
}

// Keys lists what a [Crowd] counts of a text, each once.
func (m *Meaning) Keys() []uint64 {
	out := make([]uint64, 0, len(m.words)+len(m.Subjects))
	for _, w := range m.words {
		out = append(out, w.key)
	}
	for _, s := range m.Subjects {
		out = append(out, conceptKey(s.Concept))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Says reports whether a text says one of some keys.
func (m *Meaning) Says(keys map[uint64]bool) bool {
	if len(keys) == 0 {
		return false
	}
	return slices.ContainsFunc(m.Keys(), func(k uint64) bool { return keys[k] })
}

func conceptKey(c Concept) uint64 { return uint64(c) + 1 } // hashes have their top bit set

// scale is the number of texts in powers of two, so that one text more hardly ever changes
// what words say; 0 for a crowd that is too small to tell.
func (c Crowd) scale() int {
	if c.texts < 8 {
		return 0
	}
	return bits.Len(uint(min(c.texts, 1024) - 1))
}

// rarity is 1 for what few texts say, less for what many say, in steps.
func (c Crowd) rarity(key uint64) float32 {
	held, scale := c.held[key], c.scale()
	if scale == 0 || held <= 2 {
		return 1
	}
	step := int32(1) << (bits.Len32(uint32(held)) - 1)
	if held >= step+step/2 {
		step += step / 2
	}
	return float32(max(.15, 1-math.Log2(float64(min(step, 192)))/float64(scale)))
}

// matter is the rarity of a concept, which is also less than its words say where it is what
// a good part of the organisation is about: of that there are many matters.
func (c Crowd) matter(concept Concept) float32 {
	rare, held, scale := c.rarity(conceptKey(concept)), c.held[conceptKey(concept)], c.scale()
	if scale == 0 || held < commonFrom {
		return rare
	}
	step := int32(1) << (bits.Len32(uint32(held)) - 1)
	if held >= step+step/2 {
		step += step / 2
	}
	return max(.1, rare*min(1, float32(int32(1)<<scale)/float32(16*step)))
}

// commonFrom is how many texts of an organisation are about what is no matter by itself.
const commonFrom = 6
