package model

import (
	"cmp"
	"slices"
)

// contributes is the strength of a link by which a duty really moves what it serves. A
// duty takes a KPI along from it on; other things are used or carried at any strength.
const contributes = 2

// LeftBehind lists what belongs to duties but would stay where it is when they go from
// one unit to another: the KPIs, key tasks, tools and channels that the duties are
// linked to, of the unit they leave or one above it which they leave too, when no other
// duty carried out there is linked to them. In the order of the kinds, then by id.
func LeftBehind(s Scenario, from, to ID, duties ...ID) []Ref {
	leaving := map[ID]bool{}
	for _, id := range duties {
		leaving[id] = true
	}
	ours, theirs := map[Ref]bool{}, map[Ref]bool{}
	for _, l := range s.Links() {
		owner := ownerOf(s, l)
		if owner == "" || l.From.Kind != DutyKind || !s.Inside(from, owner) || s.Inside(to, owner) {
			continue
		}
		if d, _ := s.Duty(l.From.ID); leaving[l.From.ID] {
			ours[l.To] = true
		} else if d.State == Active && s.Inside(d.Unit, owner) {
			theirs[l.To] = true
		}
	}
	var out []Ref
	for r := range ours {
		if !theirs[r] {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	return out
}

// ownerOf gives the unit that has what a link leads to; "" when the link is too weak,
// or nobody has it, or it is nothing that a unit has.
func ownerOf(s Scenario, l Link) ID {
	switch r := s.Get(l.To).(type) {
	case KPI:
		if l.Strength >= contributes {
			return r.Unit
		}
	case Task:
		return r.Unit
	case Tool:
		return r.Unit
	case Channel:
		return r.Unit
	}
	return ""
}

// MoveAlong gives duties a new home together with what they would leave behind
// ([LeftBehind]): whoever does the work gets what it is measured by and works with
// (责权利随行). from is the unit they leave, "" for the present home of each; with it
// duties that have moved already can be sent their things afterwards.
func MoveAlong(to, from ID, duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		byHome := map[ID][]ID{}
		for _, id := range duties {
			duty, err := d.duty(id)
			if err != nil {
				return Change{}, err
			}
			home := cmp.Or(from, duty.Unit)
			byHome[home] = append(byHome[home], id)
		}
		if _, err := d.unit(to); err != nil {
			return Change{}, err
		}
		var moving []ID
		for _, id := range duties {
			if duty, _ := s.Duty(id); duty.Unit != to {
				moving = append(moving, id)
			}
		}
		if len(moving) > 0 || len(duties) == 0 {
			if err := d.place(to, "", moving...); err != nil {
				return Change{}, err
			}
		}
		for home, leaving := range byHome {
			if home == "" || home == to {
				continue
			}
			for _, r := range LeftBehind(s, home, to, leaving...) {
				d.giveTo(r, to)
			}
		}
		return d.change("move-along")
	}
}

// giveTo makes a unit the owner of a KPI, key task, tool or channel.
func (d *draft) giveTo(r Ref, unit ID) {
	switch x := d.get(r).(type) {
	case KPI:
		x.Unit = unit
		d.put(x)
	case Task:
		x.Unit = unit
		d.put(x)
	case Tool:
		x.Unit = unit
		d.put(x)
	case Channel:
		x.Unit = unit
		d.put(x)
	}
}
