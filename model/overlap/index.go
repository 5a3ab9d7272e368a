package overlap

import (
	"cmp"
	"maps"
	"slices"

	"sandtable/model"
)

// Partner is a duty that is near another: at least one layer reaches its threshold.
type Partner struct {
	ID        model.ID
	Functions float64
	Words     float64
	English   bool
}

// Amount is the strongest layer, 0 to 1.
func (p Partner) Amount() float64 { return max(p.Functions, p.Words) }

// NearWords reports whether the wording alone reaches its threshold.
func (p Partner) NearWords() bool { return nearWords(p.Words, p.English) }

// Index knows all near pairs of a set of duties. It is an immutable value; the
// zero Index is empty.
type Index struct {
	profiles map[model.ID]*profile
	near     map[model.ID][]Partner
}

// New indexes duties. Only pairs that share a tag or a gram are compared.
func New(duties []model.Duty) Index {
	w := newWording()
	x := Index{make(map[model.ID]*profile, len(duties)), make(map[model.ID][]Partner, len(duties))}
	ps := make([]*profile, len(duties))
	byTag, byZH := map[string][]int32{}, map[uint64][]int32{}
	byEN, onlyEN := map[uint64][]int32{}, map[uint64][]int32{} // all duties; those without Chinese
	seen := make([]bool, len(duties))
	var candidates []int32
	note := func(posting []int32) {
		for _, j := range posting {
			if !seen[j] {
				seen[j] = true
				candidates = append(candidates, j)
			}
		}
	}
	for i, d := range duties {
		p := w.profile(d)
		ps[i], x.profiles[p.id] = p, p
		candidates = candidates[:0]
		for _, t := range p.functions {
			note(byTag[t])
			byTag[t] = append(byTag[t], int32(i))
		}
		for _, g := range p.zh {
			note(byZH[g])
			byZH[g] = append(byZH[g], int32(i))
		}
		for _, g := range p.en { // English is compared only where one duty has no Chinese
			if len(p.zh) == 0 {
				note(byEN[g])
				onlyEN[g] = append(onlyEN[g], int32(i))
			} else {
				note(onlyEN[g])
			}
			byEN[g] = append(byEN[g], int32(i))
		}
		for _, j := range candidates {
			seen[j] = false
			if int(j) != i {
				x.join(p, ps[j], func(model.ID) {})
			}
		}
	}
	for id := range x.near {
		sortPartners(x.near[id])
	}
	return x
}

// join notes two duties as partners of each other when they are near; own is told
// before the list of the second is written.
func (x Index) join(p, q *profile, own func(model.ID)) {
	fn, words, english := p.compare(q)
	if fn < Functions && !nearWords(words, english) {
		return
	}
	own(q.id)
	x.near[p.id] = append(x.near[p.id], Partner{q.id, fn, words, english})
	x.near[q.id] = append(x.near[q.id], Partner{p.id, fn, words, english})
}

func sortPartners(ps []Partner) {
	slices.SortFunc(ps, func(a, b Partner) int {
		return cmp.Or(cmp.Compare(b.Amount(), a.Amount()), cmp.Compare(a.ID, b.ID))
	})
}

// Near lists the duties that are near one, strongest first, ties by id. The slice
// belongs to the index.
func (x Index) Near(id model.ID) []Partner { return x.near[id] }

// Unrecognised reports whether a duty has neither tags nor words.
func (x Index) Unrecognised(id model.ID) bool { p, ok := x.profiles[id]; return ok && p.empty() }

// Update gives the index after some duties were removed and others added or
// edited. It costs one comparison with every duty per duty given.
func (x Index) Update(removed []model.ID, changed []model.Duty) Index {
	if len(removed)+len(changed) == 0 {
		return x
	}
	next := Index{maps.Clone(x.profiles), maps.Clone(x.near)}
	if next.profiles == nil {
		next.profiles, next.near = map[model.ID]*profile{}, map[model.ID][]Partner{}
	}
	owned := map[model.ID]bool{}
	own := func(id model.ID) {
		if !owned[id] {
			owned[id] = true
			next.near[id] = slices.Clone(next.near[id])
		}
	}
	drop := func(id model.ID) {
		for _, p := range next.near[id] {
			own(p.ID)
			next.near[p.ID] = slices.DeleteFunc(next.near[p.ID], func(q Partner) bool { return q.ID == id })
		}
		delete(next.near, id)
		delete(next.profiles, id)
		owned[id] = true // whatever comes next is ours
	}
	for _, id := range removed {
		drop(id)
	}
	w := newWording()
	for _, d := range changed {
		drop(d.ID)
		p := w.profile(d)
		for _, q := range next.profiles {
			next.join(p, q, own)
		}
		next.profiles[d.ID] = p
	}
	for id := range owned {
		if len(next.near[id]) == 0 {
			delete(next.near, id)
			continue
		}
		sortPartners(next.near[id])
	}
	return next
}
