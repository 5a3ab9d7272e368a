package check

import "sandtable/model"

// dutyHomes tells for every duty where it is carried out; "" when it is deferred,
// outsourced or unplaced.
func (f facts) dutyHomes() pagedSlice[model.ID] {
	all := pagedSlice[model.ID]{}.reaching(f.like.Slots())
	for _, d := range f.s.Duties() {
		if slot, known := f.like.Slot(d.ID); known {
			all[slot/slicePage][slot%slicePage] = f.home(d.ID)
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
	var next *pagedEdit[model.ID]
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
		f.homes = next.pagedSlice
	}
}
