package check

import "sandtable/model"

// settle tells for every duty where it is carried out; "" when it is deferred,
// outsourced or unplaced.
func (f facts) settle() slotted[model.ID] {
	all := slotted[model.ID]{}.reaching(f.like.Slots())
	for _, d := range f.s.Duties() {
		if slot, known := f.like.Slot(d.ID); known {
			all[slot/slotPage][slot%slotPage] = f.home(d.ID)
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

// nextHomes follows a change. The likeness must have followed it.
func (f *facts) nextHomes(c model.Change) {
	var next *slotEdition[model.ID]
	for _, e := range c.Edits {
		ref := e.Ref()
		slot, known := f.like.Slot(ref.ID)
		if ref.Kind != model.DutyKind || !known {
			continue
		}
		if next == nil {
			next = f.homes.edit(f.like.Slots())
		}
		next.put(slot, f.home(ref.ID))
	}
	if next != nil {
		f.homes = next.slotted
	}
}
