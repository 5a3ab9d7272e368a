package check

import "slices"

// pagedSlice is a table by the slot of a duty in the likeness index, where rules and sums
// look up hundreds of entries for one duty. A later state shares the pages that were not
// written to: an immutable value. The zero slice is empty.
type pagedSlice[V any] [][]V

// slicePage is how many slots a page holds.
const slicePage = 256

// at gives what stands at a slot; the zero value when nothing does.
func (s pagedSlice[V]) at(slot int) (v V) {
	if page := slot / slicePage; page < len(s) {
		v = s[page][slot%slicePage]
	}
	return v
}

// reaching is a copy of the list of pages with room for so many slots.
func (s pagedSlice[V]) reaching(slots int) pagedSlice[V] {
	s = slices.Clone(s)
	for len(s)*slicePage < slots {
		s = append(s, make([]V, slicePage))
	}
	return s
}

// pagedEdit is a slice being written; it copies a page when it first writes to it.
type pagedEdit[V any] struct {
	pagedSlice[V]
	owned []bool // by page
}

func (s pagedSlice[V]) edit(slots int) *pagedEdit[V] {
	all := s.reaching(slots)
	return &pagedEdit[V]{all, make([]bool, len(all))}
}

func (e *pagedEdit[V]) put(slot int, v V) {
	page := slot / slicePage
	if !e.owned[page] {
		e.pagedSlice[page], e.owned[page] = slices.Clone(e.pagedSlice[page]), true
	}
	e.pagedSlice[page][slot%slicePage] = v
}
