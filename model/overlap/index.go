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
// zero Index is empty.
type Index struct {
	base     *postings // of the duties that were first indexed; nil when there were none
	profiles map[model.ID]*profile
	late     map[model.ID]*profile // those that base does not know: added or edited since
	near     map[model.ID][]mate   // in no particular order
	lexicon  *meaning.Lexicon
}

// mate is a near duty and what it shares: kept small, since a large library may
// have millions.
type mate struct {
	*profile
	tags, grams   uint16 // shared
	related, same uint8  // in steps; 0 below the threshold
	english       bool
}

// partner says in amounts what p shares with m.
func (m mate) partner(p *profile) Partner {
	out := Partner{ID: m.id, Functions: jaccard(int(m.tags), len(p.functions), len(m.functions)), English: m.english,
		Related: float64(m.related) / verdictSteps, Same: float64(m.same) / verdictSteps}
	if m.english {
		out.Words = dice(int(m.grams), len(p.en), len(m.en))
	} else {
		out.Words = dice(int(m.grams), len(p.zh), len(m.zh))
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
	x := Index{newPostings(lexicon, ps), make(map[model.ID]*profile, len(duties)), map[model.ID]*profile{}, make(map[model.ID][]mate, len(duties)), lexicon}
	for i, ms := range x.base.join() {
		x.profiles[ps[i].id] = ps[i]
		if len(ms) > 0 {
			x.near[ps[i].id] = ms
		}
	}
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
		p := x.profiles[id]
		for _, m := range x.near[id] {
			if !yield(m.partner(p)) {
				return
			}
		}
	}
}

// Alike compares two duties of the index; the zero Likeness when one is not there.
func (x Index) Alike(a, b model.ID) Likeness {
	p, ok := x.profiles[a]
	q, ok2 := x.profiles[b]
	if !ok || !ok2 {
		return Likeness{}
	}
	return x.reader().likeness(p, q)
}

func (x Index) reader() reader { return reader{words(), x.lexicon} }

// Unrecognised reports whether a duty has neither tags nor words.
func (x Index) Unrecognised(id model.ID) bool { p, ok := x.profiles[id]; return ok && p.empty() }

// Update gives the index after some duties were removed and others added or edited.
// What it costs grows with the duties given and with those that share a term with
// them.
func (x Index) Update(removed []model.ID, changed []model.Duty) Index {
	if len(removed)+len(changed) == 0 {
		return x
	}
	next := Index{x.base, maps.Clone(x.profiles), maps.Clone(x.late), maps.Clone(x.near), x.lexicon}
	if next.base == nil {
		next = New(cmp.Or(x.lexicon, meaning.Standard()), nil)
	}
	owned := map[model.ID]bool{}
	own := func(id model.ID) {
		if !owned[id] {
			owned[id] = true
			next.near[id] = slices.Clone(next.near[id])
		}
	}
	drop := func(id model.ID) {
		for _, m := range next.near[id] {
			own(m.id)
			next.near[m.id] = slices.DeleteFunc(next.near[m.id], func(n mate) bool { return n.id == id })
		}
		delete(next.near, id)
		delete(next.profiles, id)
		delete(next.late, id)
		owned[id] = true // whatever comes next is ours
	}
	for _, id := range removed {
		drop(id)
	}
	w := newWalker(next.base)
	for _, d := range changed {
		drop(d.ID)
		p := next.reader().profile(d)
		for _, m := range next.around(w, p) {
			own(m.id)
			next.near[p.id] = append(next.near[p.id], m)
			mirror := m
			mirror.profile = p
			next.near[m.id] = append(next.near[m.id], mirror)
		}
		next.profiles[d.ID], next.late[d.ID] = p, p
	}
	for id := range owned {
		if len(next.near[id]) == 0 {
			delete(next.near, id)
		}
	}
	return next
}

// around finds the mates of a profile that is not in the index yet: by counting
// among those that base knows and that are as they were, and one by one among the
// late ones.
func (x Index) around(w *walker, p *profile) []mate {
	near := slices.DeleteFunc(w.near(p, x.base.known(p), int32(len(x.base.ps))), func(m mate) bool { return x.profiles[m.id] != m.profile })
	r := x.reader()
	for _, q := range x.late {
		if m := r.meet(p, q); m.partner(p).near() {
			near = append(near, m)
		}
	}
	return near // in no particular order, as all near lists
}
