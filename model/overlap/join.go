package overlap

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sandtable/model/meaning"
)

// join finds all near pairs: near[i] holds the mates of the profile i. Only pairs
// that share a tag or a gram are looked at, by counting in postings; a count is then
// held against the least that two of their sizes must share, so that hardly a pair
// is compared that is not near. Processors take turns; the result does not depend on
// how many there are.
func (p *postings) join() (near [][]mate) {
	ps := p.ps
	found := make([][]mate, len(ps)) // of each with those before it
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(ps)/64+1) {
		workers.Go(func() {
			w := newWalker(p)
			for {
				i := int(next.Add(1)) - 1
				if i >= len(ps) {
					return
				}
				if ps[i] != nil {
					found[i] = w.near(ps[i], p.terms[i], int32(i))
				}
			}
		})
	}
	workers.Wait()
	return both(found)
}

// both lets every pair be known on both sides. The lists share one block of memory.
func both(found [][]mate) [][]mate {
	degree := make([]int, len(found))
	total := 0
	for i, ms := range found {
		degree[i] += len(ms)
		total += 2 * len(ms)
		for _, m := range ms {
			degree[m.slot]++
		}
	}
	block := make([]mate, total)
	near := make([][]mate, len(found))
	for i, n := range degree {
		near[i], block = block[:0:n], block[n:]
	}
	for i, ms := range found {
		near[i] = append(near[i], ms...)
		for _, m := range ms {
			j := m.slot
			m.slot = int32(i)
			near[j] = append(near[j], m)
		}
	}
	return near
}

// postings tell which profiles hold a term. Terms are numbered as they are met, so
// that each is looked up once. They are never written to once they are made.
type postings struct {
	ps      []*profile
	sizes   []sizes // by profile
	tags    map[string]int32
	grams   map[uint64]int32
	lists   [][]int32 // by term: profiles, ascending
	onlyEN  [][]int32 // by term: those of them without Chinese
	terms   []terms   // by profile
	longest int       // most terms of a layer in one profile
	floors  floors
	about   map[meaning.Concept][]posting // by profile, ascending
	lexicon *meaning.Lexicon
}

// sizes are those of one profile: what a pair that shares little is dismissed by, side by
// side with the others', since most pairs are.
type sizes struct {
	tags, zh, en int32
	about        float32 // the weight of all that it is about
}

func sizesOf(p *profile) sizes {
	return sizes{int32(len(p.functions)), int32(len(p.zh)), int32(len(p.en)), float32(p.meaning.Weight())}
}

// posting says how much a profile is about something.
type posting struct {
	profile int32
	weight  float32
}

// terms are those of one profile, by number.
type terms struct{ tags, zh, en []int32 }

func newPostings(lexicon *meaning.Lexicon, ps []*profile) *postings {
	p := &postings{ps: ps, tags: map[string]int32{}, grams: map[uint64]int32{}, about: map[meaning.Concept][]posting{}, lexicon: lexicon}
	for i, x := range ps {
		if x == nil {
			p.terms, p.sizes = append(p.terms, terms{}), append(p.sizes, sizes{})
			continue
		}
		p.add(x, int32(i))
	}
	p.floors = newFloors(p.longest)
	return p
}

func (p *postings) add(x *profile, i int32) {
	t := terms{make([]int32, len(x.functions)), make([]int32, len(x.zh)), make([]int32, len(x.en))}
	for k, tag := range x.functions {
		t.tags[k] = number(p, p.tags, tag)
	}
	for k, g := range x.zh {
		t.zh[k] = number(p, p.grams, g)
	}
	for k, g := range x.en {
		t.en[k] = number(p, p.grams, g^english)
	}
	for _, term := range slices.Concat(t.tags, t.zh, t.en) {
		p.lists[term] = append(p.lists[term], i)
	}
	if len(x.zh) == 0 {
		for _, term := range t.en {
			p.onlyEN[term] = append(p.onlyEN[term], i)
		}
	}
	for _, s := range x.meaning.Subjects {
		p.about[s.Concept] = append(p.about[s.Concept], posting{i, float32(s.Weight)})
	}
	p.terms, p.sizes = append(p.terms, t), append(p.sizes, sizesOf(x))
	p.longest = max(p.longest, len(x.functions), len(x.zh), len(x.en))
}

// known gives the numbers of those terms of a profile that the postings know.
func (p *postings) known(x *profile) terms {
	var t terms
	for _, tag := range x.functions {
		if n, ok := p.tags[tag]; ok {
			t.tags = append(t.tags, n)
		}
	}
	for _, g := range x.zh {
		if n, ok := p.grams[g]; ok {
			t.zh = append(t.zh, n)
		}
	}
	for _, g := range x.en {
		if n, ok := p.grams[g^english]; ok {
			t.en = append(t.en, n)
		}
	}
	return t
}

// english keeps the grams of English wordings apart from the same in Chinese ones.
const english = 1 << 62

func number[T comparable](p *postings, known map[T]int32, term T) int32 {
	n, ok := known[term]
	if !ok {
		n = int32(len(p.lists))
		known[term] = n
		p.lists, p.onlyEN = append(p.lists, nil), append(p.onlyEN, nil)
	}
	return n
}

// counts are the terms that a profile shares with the one in hand, and the weight of
// what both are about.
type counts struct {
	tags, zh, en uint16
	about        float32
}

// walker compares one profile after another with those of postings.
type walker struct {
	p          *postings
	shared     []counts // by profile; zero between two
	candidates []int32
	found      []mate
	beside     *meaning.Beside
}

func newWalker(p *postings) *walker {
	return &walker{p: p, shared: make([]counts, len(p.ps)), beside: p.lexicon.Beside()}
}

// near gives the mates of x among the profiles before i.
func (w *walker) near(x *profile, t terms, i int32) []mate {
	w.candidates = w.candidates[:0]
	w.beside.Put(&x.meaning)
	count := func(list []int32, add func(*counts)) {
		for _, j := range list {
			if j >= i {
				return
			}
			c := &w.shared[j]
			if *c == (counts{}) {
				w.candidates = append(w.candidates, j)
			}
			add(c)
		}
	}
	for _, term := range t.tags {
		count(w.p.lists[term], func(c *counts) { c.tags++ })
	}
	for _, term := range t.zh {
		count(w.p.lists[term], func(c *counts) { c.zh++ })
	}
	for _, term := range t.en { // English is compared only where one duty has no Chinese
		list := w.p.onlyEN[term]
		if len(x.zh) == 0 {
			list = w.p.lists[term]
		}
		count(list, func(c *counts) { c.en++ })
	}
	for _, s := range x.meaning.Subjects {
		for _, o := range w.p.about[s.Concept] {
			if o.profile >= i {
				break
			}
			c := &w.shared[o.profile]
			if *c == (counts{}) {
				w.candidates = append(w.candidates, o.profile)
			}
			c.about += min(float32(s.Weight), o.weight)
		}
	}
	w.found = w.found[:0]
	own := sizesOf(x)
	tags, zh, en := w.p.floors.beside(tagFloor, own.tags), w.p.floors.beside(zhFloor, own.zh), w.p.floors.beside(enFloor, own.en)
	for _, j := range w.candidates {
		c, other := w.shared[j], w.p.sizes[j]
		w.shared[j] = counts{}
		m := mate{slot: j, tags: c.tags, grams: c.zh, english: own.zh == 0 || other.zh == 0}
		near := c.tags >= tags[other.tags]
		if m.english {
			m.grams = c.en
			near = near || c.en >= en[other.en]
		} else {
			near = near || c.zh >= zh[other.zh]
		}
		if c.about > 0 && enough(c.about, own, other) {
			m.judge(w.beside.Near(&w.p.ps[j].meaning))
			near = near || m.related > 0
		}
		if near {
			m.estimate(x, w.p.ps[j])
			near = m.claim.Strength > 0 || c.tags >= tags[other.tags]
		}
		if near {
			w.found = append(w.found, m)
		}
	}
	return slices.Clone(w.found)
}

// floors tell, for two profiles with so many terms together, how many they must
// share at least to be near by a layer.
type floors [3][]uint16

// The layers of floors.
const (
	tagFloor = iota
	zhFloor
	enFloor
)

func newFloors(longest int) (f floors) {
	for layer := range f {
		f[layer] = make([]uint16, 2*longest+1)
		for sum := range f[layer] {
			f[layer][sum] = uint16(leastShared(layer, sum))
		}
	}
	return f
}

// beside gives the floors of a layer beside a profile with so many terms, by the number of
// terms of the other one.
func (f floors) beside(layer int, size int32) []uint16 {
	if longest := int32(len(f[layer])-1) / 2; size > longest { // longer than any there was
		out := make([]uint16, longest+1)
		for other := range out {
			out[other] = uint16(leastShared(layer, int(size)+other))
		}
		return out
	}
	return f[layer][size:]
}

// leastShared counts up to the least number that makes two profiles near. What they
// share depends on the sum of their sizes only.
func leastShared(layer, sum int) int {
	for shared := 1; shared <= sum; shared++ {
		near := false
		switch layer {
		case tagFloor:
			near = jaccard(shared, sum, 0) >= Functions
		case zhFloor:
			near = nearWords(dice(shared, sum, 0), false)
		case enFloor:
			near = nearWords(dice(shared, sum, 0), true)
		}
		if near {
			return shared
		}
	}
	return sum + 1
}
