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
	Claim     meaning.Claim
}

// Amount is how alike the two are by tags, or as the same work or a copy, 0 to 1: 0 when
// they are near only since a boundary must be agreed.
func (p Partner) Amount() float64 {
	amount := 0.0
	if p.Functions >= Functions {
		amount = p.Functions
	}
	if p.Claim.Same || p.Claim.Copy {
		amount = max(amount, p.Strength())
	}
	return amount
}

// Strength is how far the texts of the two claim one piece of work, 0 to 1.
func (p Partner) Strength() float64 { return min(1, float64(p.Claim.Strength)/strongest) }

// strongest is the strength of a claim from which nothing is stronger.
const strongest = 6 * meaning.StrengthSteps

// Compare orders partners, strongest first, ties by id.
func (p Partner) Compare(q Partner) int { return cmp.Or(p.Stronger(q), cmp.Compare(p.ID, q.ID)) }

// Stronger orders partners, the strongest first, whatever their ids.
func (p Partner) Stronger(q Partner) int {
	return cmp.Or(cmp.Compare(q.weight(), p.weight()), cmp.Compare(q.Amount(), p.Amount()), cmp.Compare(q.Related, p.Related),
		cmp.Compare(q.Functions, p.Functions), cmp.Compare(q.Words, p.Words))
}

// weight is what a partner is ranked by: tags that somebody set, or the claim.
func (p Partner) weight() float64 { return max(p.Amount(), p.Strength()) }

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
	crowd   meaning.Crowd // of all texts, while they are few
	changed []int32       // see Changed
}

// few is up to how many duties every pair is looked at, each text as one of its
// organisation; of more than that only pairs are that share a term.
const few = 512

// mate is a near duty and what it shares: kept small and without pointers, since a
// large library may have millions.
type mate struct {
	slot          int32
	tags, grams   uint16 // shared
	related, same uint8  // in steps; 0 below the threshold
	english       bool
	claim         meaning.Claim
}

// partner says in amounts what p shares with q, which is at the slot of m.
func (m mate) partner(p, q *profile) Partner {
	out := Partner{ID: q.id, Slot: int(m.slot), Functions: jaccard(int(m.tags), len(p.functions), len(q.functions)), English: m.english,
		Related: float64(m.related) / verdictSteps, Same: float64(m.same) / verdictSteps, Claim: m.claim}
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
	x := Index{slots: make(map[model.ID]int32, len(ps)), ps: ps, lexicon: lexicon}
	for i, p := range ps {
		x.slots[p.id] = int32(i)
	}
	return x.joined()
}

// joined finds all near pairs of the profiles anew.
func (x Index) joined() Index {
	if x.known() <= few {
		return x.acquainted()
	}
	for _, p := range x.ps {
		if p != nil {
			p.portrait = nil
		}
	}
	x.base, x.late, x.crowd = newPostings(x.lexicon, x.ps), nil, meaning.Crowd{}
	x.near = x.base.join()
	return x
}

// known counts the duties of the index.
func (x Index) known() int {
	n := 0
	for _, p := range x.ps {
		if p != nil {
			n++
		}
	}
	return n
}

func (p Partner) near() bool { return p.Functions >= Functions || p.Claim.Strength > 0 }

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

// Partner gives what the duty at one slot is to that at another; the zero Partner when they
// are not near.
func (x Index) Partner(of, slot int) Partner {
	for _, m := range x.near[of] {
		if int(m.slot) == slot {
			return m.partner(x.ps[of], x.ps[slot])
		}
	}
	return Partner{}
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

// About yields what a duty is about and what it names, as concepts of the lexicon.
func (x Index) About(id model.ID) iter.Seq2[int, meaning.Concept] {
	return func(yield func(int, meaning.Concept) bool) {
		p := x.profile(id)
		if p == nil {
			return
		}
		n := 0
		for _, list := range [][]meaning.Subject{p.meaning.Subjects, p.meaning.Things} {
			for _, s := range list {
				if !yield(n, s.Concept) {
					return
				}
				n++
			}
		}
	}
}

// Clauses gives the clauses of what a duty says, in Chinese where it has a Chinese wording;
// they must not be written to.
func (x Index) Clauses(id model.ID) []meaning.Clause {
	if p := x.profile(id); p != nil {
		return p.clauses
	}
	return nil
}

// Changed lists duties whose partners are others, or near in another way, than in the
// version that the last Update began with. Where duties are many it lists none: there only
// those given to Update can be such duties, and their partners then and now.
func (x Index) Changed() iter.Seq[model.ID] {
	return func(yield func(model.ID) bool) {
		for _, i := range x.changed {
			if p := x.ps[i]; p != nil && !yield(p.id) {
				return
			}
		}
	}
}

// Update gives the index after some duties were removed and others added or edited.
// What it costs grows with the duties given and with those that share a term with
// them; where it crosses the number that is few, with all.
func (x Index) Update(removed []model.ID, changed []model.Duty) Index {
	x.changed = nil
	if len(removed)+len(changed) == 0 {
		return x
	}
	if x.lexicon == nil {
		x.lexicon = meaning.Standard()
	}
	next := x
	next.ps, next.near = slices.Clone(x.ps), slices.Clone(x.near)
	var edited []int32
	for _, id := range removed {
		if i, ok := next.slots[id]; ok {
			next.ps[i] = nil
			edited = append(edited, i)
		}
	}
	for _, d := range changed {
		i, ok := next.slots[d.ID]
		if !ok {
			if len(next.slots) == len(x.slots) {
				next.slots = maps.Clone(x.slots)
				if next.slots == nil {
					next.slots = map[model.ID]int32{}
				}
			}
			i = int32(len(next.ps))
			next.slots[d.ID], next.ps, next.near = i, append(next.ps, nil), append(next.near, nil)
		}
		next.ps[i] = next.reader().profile(d)
		edited = append(edited, i)
	}
	slices.Sort(edited)
	edited = slices.Compact(edited)
	wasFew, isFew := x.known() <= few, next.known() <= few
	switch {
	case wasFew != isFew:
		for i, p := range next.ps { // the version before keeps its own
			if p != nil {
				q := *p
				next.ps[i] = &q
			}
		}
		next = next.joined()
		for i := range next.ps {
			next.changed = append(next.changed, int32(i))
		}
	case isFew:
		next.meetAgain(x, edited)
	default:
		next.follow(x, edited)
	}
	return next
}

// rewired lets the near lists of an index follow, each copied before it is first written
// to.
type rewired struct {
	x     *Index
	owned map[int32]bool
}

func (r rewired) own(i int32) {
	if !r.owned[i] {
		r.owned[i] = true
		r.x.near[i] = slices.Clone(r.x.near[i])
	}
}

// drop takes the pairs of a duty out.
func (r rewired) drop(i int32) {
	for _, m := range r.x.near[i] {
		r.own(m.slot)
		r.x.near[m.slot] = slices.DeleteFunc(r.x.near[m.slot], func(n mate) bool { return n.slot == i })
	}
	r.x.near[i] = nil
	r.owned[i] = true // whatever comes next is ours
}

// join puts the pair of a duty and its mate in, on both sides.
func (r rewired) join(i int32, m mate) {
	r.own(i)
	r.own(m.slot)
	r.x.near[i] = append(r.x.near[i], m)
	mirror := m
	mirror.slot = i
	r.x.near[m.slot] = append(r.x.near[m.slot], mirror)
}

// touched lists the duties whose near lists were written to.
func (r rewired) touched() []int32 { return slices.Sorted(maps.Keys(r.owned)) }

// follow lets the near pairs follow edited duties, where there are many.
func (x *Index) follow(before Index, edited []int32) {
	x.late = slices.Clone(before.late)
	r := rewired{x, map[int32]bool{}}
	for _, i := range edited {
		r.drop(i)
		x.late = slices.DeleteFunc(x.late, func(l int32) bool { return l == i })
	}
	w := newWalker(x.base)
	for _, i := range edited {
		if p := x.ps[i]; p != nil {
			for _, m := range x.around(w, p) {
				r.join(i, m)
			}
			x.late = append(x.late, i)
		}
	}
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
