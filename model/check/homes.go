package check

import (
	"slices"

	"sandtable/model"
)

// homes tells, by the slot of a duty in the likeness index, where it is carried out; ""
// when it is deferred, outsourced or unplaced. A duty of a large library is near hundreds
// of others, of which sums and rules ask little else. A later state shares the pages that
// were not written to.
type homes [][]model.ID

// homesPage is how many slots a page of homes has.
const homesPage = 256

func (h homes) at(slot int) model.ID { return h[slot/homesPage][slot%homesPage] }

func (f facts) settle() homes {
	all := homes{}.reaching(f.like.Slots())
	for _, d := range f.s.Duties() {
		if slot, known := f.like.Slot(d.ID); known {
			all[slot/homesPage][slot%homesPage] = f.home(d.ID)
		}
	}
	return all
}

// home is where an active duty is; "" when it is not carried out.
func (f facts) home(id model.ID) model.ID {
	if d, ok := f.active(id); ok {
		return d.Unit
	}
	return ""
}

// reaching is a copy of the list of pages with room for so many slots.
func (h homes) reaching(slots int) homes {
	h = slices.Clone(h)
	for len(h)*homesPage < slots {
		h = append(h, make([]model.ID, homesPage))
	}
	return h
}

// nextHomes follows a change. The likeness must have followed it.
func (f *facts) nextHomes(c model.Change) {
	var owned []bool // pages
	for _, e := range c.Edits {
		ref := e.Ref()
		slot, known := f.like.Slot(ref.ID)
		if ref.Kind != model.DutyKind || !known {
			continue
		}
		if owned == nil {
			f.homes = f.homes.reaching(f.like.Slots())
			owned = make([]bool, len(f.homes))
		}
		page := slot / homesPage
		if !owned[page] {
			f.homes[page], owned[page] = slices.Clone(f.homes[page]), true
		}
		f.homes[page][slot%homesPage] = f.home(ref.ID)
	}
}
