package overlap

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"sync"

	"sandtable/model"
	"sandtable/model/meaning"
)

// Partner is a duty that is near another: at least one layer reaches its threshold.
type Partner struct {
	ID        model.ID
	Slot      int     // see [Index.Slot]
	Functions float64 // Jaccard of the tags, 0 to 1
	Words     float64 // Dice of the wording, 0 to 1
	English   bool    // Words compares the English wordings
	Related   float64 // by what the two are about: 0 below its threshold, to 1
	Same      float64 // 0 below its threshold, to 1
}

// Amount is how alike the two are by tags, wording or being the same work, 0 to 1: 0
// when they are near only since a boundary must be agreed.
func (p Partner) Amount() float64 {
	amount := p.Same
	if p.Functions >= Functions {
		amount = max(amount, p.Functions)
	}
	if p.NearWords() {
		amount = max(amount, p.Words)
	}
	return amount
}

// Compare orders partners, strongest first, ties by id.
func (p Partner) Compare(q Partner) int {
	return cmp.Or(cmp.Compare(q.Amount(), p.Amount()), cmp.Compare(q.Related, p.Related), cmp.Compare(p.ID, q.ID))
}

// NearWords reports whether the wording alone reaches its threshold.
func (p Partner) NearWords() bool { return nearWords(p.Words, p.English) }

// Index knows all near pairs of a set of duties. It is an immutable value; the
// zero Index is empty. Every duty has a slot, which it keeps when it is edited or comes
// back, so that a version costs little beside the one before.
type Index struct {
	base    *postings // of the duties that were first indexed; nil when there were none
	slots   map[model.ID]int32
	ps      []*profile // by slot; nil = removed
	near    [][]mate   // by slot, in no particular order
	late    []int32    // slots that base does not know as they are: added or edited since
	lexicon *meaning.Lexicon
}

// mate is a near duty and what it shares: kept small and without pointers, since a
// large library may have millions.
type mate struct {
	slot          int32
	tags, grams   uint16 // shared
	related, same uint8  // in steps; 0 below the threshold
	english       bool
}

// partner says in amounts what p shares with q, which is at the slot of m.
func (m mate) partner(p, q *profile) Partner {
	out := Partner{ID: q.id, Slot: int(m.slot), Functions: jaccard(int(m.tags), len(p.functions), len(q.functions)), English: m.english,
		Related: float64(m.related) / verdictSteps, Same: float64(m.same) / verdictSteps}
	if m.english {
		out.Words = dice(int(m.grams), len(p.en), len(q.en))
	} else {
		out.Words = dice(int(m.grams), len(p.zh), len(q.zh))
	}
	return out
}

// New indexes duties. The lexicon says what they are about.
func New(lexicon *meaning.Lexicon, duties []model.Duty) Index {
	r := reader{words(), lexicon}
	ps := make([]*profile, len(duties))
	var workers sync.WaitGroup
	const portion = 512
	for from := 0; from < len(duties); from += portion {
		workers.Go(func() {
			for i := from; i < min(from+portion, len(duties)); i++ {
				ps[i] = r.profile(duties[i])
			}
		})
	}
	workers.Wait()
	x := Index{base: newPostings(lexicon, ps), slots: make(map[model.ID]int32, len(ps)), ps: ps, lexicon: lexicon}
	for i, p := range ps {
		x.slots[p.id] = int32(i)
	}
	x.near = x.base.join()
	return x
}

func (p Partner) near() bool { return p.Functions >= Functions || p.NearWords() || p.Related > 0 }

// Near lists the duties that are near one, strongest first, ties by id.
func (x Index) Near(id model.ID) []Partner {
	out := slices.Collect(x.Around(id))
	slices.SortFunc(out, Partner.Compare)
	return out
}

// Around yields the duties that are near one in no particular order: for sums and
// selections that do not depend on it.
func (x Index) Around(id model.ID) iter.Seq[Partner] {
	return func(yield func(Partner) bool) {
		p := x.profile(id)
		if p == nil {
			return
		}
		for _, m := range x.near[x.slots[id]] {
			if !yield(m.partner(p, x.ps[m.slot])) {
				return
			}
		}
	}
}

// profile gives that of a duty; nil when it is not in the index.
func (x Index) profile(id model.ID) *profile {
	if i, ok := x.slots[id]; ok {
		return x.ps[i]
	}
	return nil
}

// Slot gives the place of a duty, 0 to Slots−1: the same in every version of the index
// that knows it.
func (x Index) Slot(id model.ID) (slot int, known bool) {
	i, known := x.slots[id]
	return int(i), known
}

// ID gives the duty at a slot that is not one of a removed duty.
func (x Index) ID(slot int) model.ID { return x.ps[slot].id }

// Slots is the number of places, also of duties that were removed.
func (x Index) Slots() int { return len(x.ps) }

// Alike compares two duties of the index; the zero Likeness when one is not there.
func (x Index) Alike(a, b model.ID) Likeness {
	p, q := x.profile(a), x.profile(b)
	if p == nil || q == nil {
		return Likeness{}
	}
	return x.reader().likeness(p, q)
}

func (x Index) reader() reader { return reader{words(), x.lexicon} }

// Unrecognised reports whether a duty has neither tags nor words.
func (x Index) Unrecognised(id model.ID) bool { p := x.profile(id); return p != nil && p.empty() }

// Clauses gives the clauses of what a duty says, in Chinese where it has a Chinese wording;
// they must not be written to.
func (x Index) Clauses(id model.ID) []meaning.Clause {
	if p := x.profile(id); p != nil {
		return p.clauses
	}
	return nil
}

// Update gives the index after some duties were removed and others added or edited.
// What it costs grows with the duties given and with those that share a term with
// them.
func (x Index) Update(removed []model.ID, changed []model.Duty) Index {
	if len(removed)+len(changed) == 0 {
		return x
	}
	if x.base == nil {
		x = New(cmp.Or(x.lexicon, meaning.Standard()), nil)
	}
	next := x
	next.ps, next.near, next.late = slices.Clone(x.ps), slices.Clone(x.near), slices.Clone(x.late)
	owned := map[int32]bool{}
	own := func(i int32) {
		if !owned[i] {
			owned[i] = true
			next.near[i] = slices.Clone(next.near[i])
		}
	}
	drop := func(i int32) {
		for _, m := range next.near[i] {
			own(m.slot)
			next.near[m.slot] = slices.DeleteFunc(next.near[m.slot], func(n mate) bool { return n.slot == i })
		}
		next.ps[i], next.near[i] = nil, nil
		next.late = slices.DeleteFunc(next.late, func(l int32) bool { return l == i })
		owned[i] = true // whatever comes next is ours
	}
	for _, id := range removed {
		if i, ok := next.slots[id]; ok {
			drop(i)
		}
	}
	w := newWalker(next.base)
	for _, d := range changed {
		i, ok := next.slots[d.ID]
		if !ok {
			if len(next.slots) == len(x.slots) {
				next.slots = maps.Clone(x.slots)
			}
			i = int32(len(next.ps))
			next.slots[d.ID], next.ps, next.near = i, append(next.ps, nil), append(next.near, nil)
		}
		drop(i)
		p := next.reader().profile(d)
		for _, m := range next.around(w, p) {
			own(m.slot)
			next.near[i] = append(next.near[i], m)
			mirror := m
			mirror.slot = i
			next.near[m.slot] = append(next.near[m.slot], mirror)
		}
		next.ps[i], next.late = p, append(next.late, i)
	}
	return next
}

// around finds the mates of a profile that is not in the index yet: by counting
// among those that base knows and that are as they were, and one by one among the
// late ones.
func (x Index) around(w *walker, p *profile) []mate {
	near := slices.DeleteFunc(w.near(p, x.base.known(p), int32(len(x.base.ps))), func(m mate) bool { return x.ps[m.slot] != x.base.ps[m.slot] })
	r := x.reader()
	for _, i := range x.late {
		if m := r.meet(p, x.ps[i]); m.partner(p, x.ps[i]).near() {
			m.slot = i
			near = append(near, m)
		}
	}
	return near // in no particular order, as all near lists
}
