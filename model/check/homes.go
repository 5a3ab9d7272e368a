package check

import (
	"slices"

	"sandtable/model"
)

// homes tells, by the slot of a duty in the likeness index, where it is carried out; ""
// when it is deferred, outsourced or unplaced. A duty of a large library is near hundreds
// of others, of which sums and rules ask little else.
type homes []model.ID

func (f facts) settle() homes {
	all := make(homes, f.like.Slots())
	for _, d := range f.s.Duties() {
		all.note(f, d.ID)
	}
	return all
}

// nextHomes follows a change. The likeness must have followed it.
func (f *facts) nextHomes(c model.Change) {
	var next homes
	for _, e := range c.Edits {
		if ref := e.Ref(); ref.Kind == model.DutyKind {
			if next == nil {
				next = slices.Grow(slices.Clone(f.homes), f.like.Slots()-len(f.homes))[:f.like.Slots()]
			}
			next.note(*f, ref.ID)
		}
	}
	if next != nil {
		f.homes = next
	}
}

func (h homes) note(f facts, id model.ID) {
	if slot, known := f.like.Slot(id); known {
		d, _ := f.active(id)
		if h[slot] = ""; d.State == model.Active {
			h[slot] = d.Unit
		}
	}
}
