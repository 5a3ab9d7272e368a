package check

import "slices"

// slotted is a table by the slot of a duty in the likeness index, where rules and sums
// look up hundreds of entries for one duty. A later state shares the pages that were not
// written to: an immutable value. The zero slotted is empty.
type slotted[V any] [][]V

// slotPage is how many slots a page holds.
const slotPage = 256

// at gives what stands at a slot; the zero value when nothing does.
func (s slotted[V]) at(slot int) (v V) {
	if page := slot / slotPage; page < len(s) {
		v = s[page][slot%slotPage]
	}
	return v
}

// reaching is a copy of the list of pages with room for so many slots.
func (s slotted[V]) reaching(slots int) slotted[V] {
	s = slices.Clone(s)
	for len(s)*slotPage < slots {
		s = append(s, make([]V, slotPage))
	}
	return s
}

// slotEdition is a slotted being written; it copies a page when it first writes to it.
type slotEdition[V any] struct {
	slotted[V]
	owned []bool // by page
}

func (s slotted[V]) edit(slots int) *slotEdition[V] {
	all := s.reaching(slots)
	return &slotEdition[V]{all, make([]bool, len(all))}
}

func (e *slotEdition[V]) put(slot int, v V) {
	page := slot / slotPage
	if !e.owned[page] {
		e.slotted[page], e.owned[page] = slices.Clone(e.slotted[page]), true
	}
	e.slotted[page][slot%slotPage] = v
}
