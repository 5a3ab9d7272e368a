package check

import (
	"cmp"
	"slices"

	"sandtable/model"
	"sandtable/model/overlap"
)

// rank finds for every duty the slots of its strongest partners that are carried out, the
// strongest first: those that OV-02 tells about.
func (f facts) rank() pagedSlice[[]int32] {
	all := pagedSlice[[]int32]{}.reaching(f.like.Slots())
	duties := f.s.Duties()
	inPortions(len(duties), func(i int) {
		if slot, known := f.like.Slot(duties[i].ID); known {
			all[slot/slicePage][slot%slicePage] = f.strongest(duties[i].ID)
		}
	})
	return all
}

func (f facts) strongest(id model.ID) []int32 {
	most := 2 * f.whole(partnersKept) // of them some may lie in its own home
	kept := make([]overlap.Partner, 0, most+1)
	nearer := func(p, q overlap.Partner) int {
		if c := p.Stronger(q); c != 0 {
			return c
		}
		return f.inWords(p.ID, q.ID)
	}
	for p := range f.like.Around(id) {
		if f.homes.at(p.Slot) == "" || len(kept) == most && nearer(kept[most-1], p) < 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(kept, p, nearer)
		kept = slices.Insert(kept, i, p)
		kept = kept[:min(len(kept), most)]
	}
	slots := make([]int32, len(kept))
	for i, p := range kept {
		slots[i] = int32(p.Slot)
	}
	return slots
}

// strongestElsewhere lists the strongest partners of a duty that lie in another line of
// command, the strongest first.
func (f facts) strongestElsewhere(id model.ID) []model.ID {
	d, ok := f.active(id)
	if !ok {
		return nil
	}
	slot, _ := f.like.Slot(id)
	var out []model.ID
	for _, p := range f.nearest.at(slot) {
		if e, ok := f.active(f.like.ID(int(p))); ok && !f.oneLine(d.Unit, e.Unit) {
			out = append(out, e.ID)
		}
	}
	return out
}

// inWords orders duties by what they say, so that of equals the same are told whatever
// their ids are.
func (f facts) inWords(a, b model.ID) int {
	d, _ := f.s.Duty(a)
	e, _ := f.s.Duty(b)
	return cmp.Or(cmp.Compare(d.Text.ZH, e.Text.ZH), cmp.Compare(d.Text.EN, e.Text.EN), cmp.Compare(a, b))
}

// nextNearest follows a change, of what was in the facts before. The likeness and the
// homes must have followed it.
func (f *facts) nextNearest(before facts, c model.Change) {
	again := map[model.ID]bool{}
	for _, e := range c.Edits {
		id := e.Ref().ID
		if e.Ref().Kind != model.DutyKind || keepsPartners(before.s, f.s, id) {
			continue
		}
		again[id] = true
		for _, like := range []overlap.Index{before.like, f.like} {
			for p := range like.Around(id) {
				again[p.ID] = true
			}
		}
	}
	for id := range f.like.Changed() {
		again[id] = true
	}
	if len(again) == 0 {
		return
	}
	next := f.nearest.edit(f.like.Slots())
	for id := range again {
		if slot, known := f.like.Slot(id); known {
			next.put(slot, f.strongest(id))
		}
	}
	f.nearest = next.pagedSlice
}

// keepsPartners reports whether a duty is as near to others as it was, and carried out
// now as then: the partners that others tell about are the same.
func keepsPartners(before, after model.Scenario, id model.ID) bool {
	was, _ := before.Duty(id)
	now, _ := after.Duty(id)
	return was.State == model.Active && was.Unit != "" && now.State == model.Active && now.Unit != "" &&
		was.ID == now.ID && was.Functions == now.Functions && was.Text.ZH == now.Text.ZH && was.Text.EN == now.Text.EN
}
