package check

import (
	"slices"
	"sync"

	"sandtable/model"
)

// reacquainted follows duties whose partners are others, since their texts or those of
// others changed.
func (k *keys) reacquainted(before, after facts) {
	for id := range after.like.Changed() {
		k.add(onPair, id)
		for _, f := range []facts{before, after} {
			if d, _ := f.s.Duty(id); d.Unit == "" {
				k.seated(f, id)
			}
		}
	}
}

// outranked follows duties to the partners before whom or behind whom others now stand: a
// pair is told when each chooses the other.
func (k *keys) outranked(before, after facts) {
	var others []model.ID
	for id := range k.of[onPair] {
		was, now := before.strongestElsewhere(id), after.strongestElsewhere(id)
		if slices.Equal(was, now) {
			continue
		}
		others = append(append(others, was...), now...)
	}
	k.add(onPair, others...)
}

// relined follows the duties of a unit that came into another line of command, and of the
// units below it, to those that may tell about them.
func (k *keys) relined(f facts, unit model.ID) {
	for u := range f.downward(unit) {
		for _, id := range f.duties.at(u) {
			k.add(onPair, id)
			slot, _ := f.like.Slot(id)
			for p := range f.like.Around(id) {
				if slices.Contains(f.nearest.at(p.Slot), int32(slot)) {
					k.add(onPair, p.ID)
				}
			}
			if d, ok := f.active(id); ok {
				k.add(onPair, f.rivals(d)...)
			}
		}
	}
}

// near follows a duty to those that it resembles.
func (k *keys) near(f facts, id model.ID) {
	before, after := k.before, k.after
	slot, _ := f.like.Slot(id)
	settled, was, now := k.settled(id), before.homes.at(slot), after.homes.at(slot)
	for p := range f.like.Around(id) {
		switch theirs := after.homes.at(p.Slot); {
		case !settled, slices.Contains(before.nearest.at(p.Slot), int32(slot)):
			k.add(onPair, p.ID)
		case was != now && p.Amount() == 0 && (theirs == now || before.homes.at(p.Slot) == was): // they met or parted
			k.add(onPair, p.ID)
		}
		if f.homes.at(p.Slot) != "" {
			continue
		}
		if d, _ := f.s.Duty(p.ID); d.Unit == "" { // only such a duty may be told to follow it
			k.seated(f, p.ID)
		}
	}
}

// moved reports whether a duty only changed its home: then the partners that others
// tell about are the same.
func (k *keys) moved(id model.ID) bool { return k.settled(id) && !k.relinked[id] }

// settled reports whether a duty is as near to others as it was, and carried out now
// as then: the partners that others tell about are the same.
func (k *keys) settled(id model.ID) bool {
	return keepsPartners(k.before.s, k.after.s, id)
}

// met reports whether a duty came to another or left it, or came into its line of command
// or out of it: then a boundary between the two need no longer be agreed, or must be.
func (k *keys) met(id, other model.ID) bool {
	was, _ := k.before.s.Duty(id)
	now, _ := k.after.s.Duty(id)
	o, _ := k.after.s.Duty(other)
	p, _ := k.before.s.Duty(other)
	return was.Unit != now.Unit && (o.Unit == now.Unit || p.Unit == was.Unit) || o.Unit != p.Unit ||
		k.before.oneLine(was.Unit, p.Unit) != k.after.oneLine(now.Unit, o.Unit)
}

// tells reports whether OV-02 tells about another duty when it looks at one.
func (f Findings) tells(one, other model.ID) bool {
	for _, i := range pairRules() {
		for _, x := range f.found[i].at(one) {
			if slices.ContainsFunc(x.Subjects, func(r model.Ref) bool { return r.ID == other }) {
				return true
			}
		}
	}
	return false
}

// pairRules are the places of the rules that tell about pairs.
var pairRules = sync.OnceValue(func() []int {
	var out []int
	for i, r := range rules() {
		if r.scope == onPair {
			out = append(out, i)
		}
	}
	return out
})
