package model

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// Scenario is an immutable value: a whole organisation as one attempt sees it.
// The zero Scenario is empty and usable. Copying it is cheap; nothing can be
// changed through it (see [Apply]).
type Scenario struct {
	briefs         map[ID]*Brief
	units          map[ID]*Unit
	duties         map[ID]*Duty
	goals          map[ID]*Goal
	tasks          map[ID]*Task
	kpis           map[ID]*KPI
	tools          map[ID]*Tool
	channels       map[ID]*Channel
	handoffs       map[ID]*Handoff
	collaborations map[ID]*Collaboration
	links          map[ID]*Link
	roles          map[ID]*Role
	locks          map[ID]*Lock
	controls       map[ID]*Control
	waivers        map[ID]*Waiver
	responses      map[ID]*Response
	rights         map[ID]*DecisionRight
	comments       map[ID]*Comment
	resolutions    map[ID]*Resolution
}

// Get finds a record; nil when there is none.
func (s Scenario) Get(r Ref) Record {
	spec := specOf(r.Kind)
	if spec == nil {
		return nil
	}
	return spec.get(&s, r.ID)
}

// Has reports whether the record exists.
func (s Scenario) Has(r Ref) bool {
	spec := specOf(r.Kind)
	return spec != nil && spec.has(&s, r.ID)
}

// Find looks for a record of any kind by its id; nil when there is none.
func (s Scenario) Find(id ID) Record {
	for _, spec := range specs {
		if spec.has(&s, id) {
			return spec.get(&s, id)
		}
	}
	return nil
}

// Records lists the records of a kind, sorted by id.
func (s Scenario) Records(k Kind) []Record {
	spec := specOf(k)
	if spec == nil {
		return nil
	}
	return spec.records(&s)
}

// Count counts the records of a kind.
func (s Scenario) Count(k Kind) int {
	spec := specOf(k)
	if spec == nil {
		return 0
	}
	return spec.count(&s)
}

func at[T any](m map[ID]*T, id ID) (t T, ok bool) {
	p, ok := m[id]
	if ok {
		t = *p
	}
	return t, ok
}

// sorted copies the rows of a table in the order of cmp, ties broken by id.
func sorted[T any](m map[ID]*T, id func(*T) ID, before func(a, b *T) int) []T {
	ps := slices.Collect(maps.Values(m))
	slices.SortFunc(ps, func(a, b *T) int {
		if before != nil {
			if c := before(a, b); c != 0 {
				return c
			}
		}
		return cmp.Compare(id(a), id(b))
	})
	out := make([]T, len(ps))
	for i, p := range ps {
		out[i] = *p
	}
	return out
}

// Brief gives the frame of the scenario; the zero Brief when none was written.
func (s Scenario) Brief() Brief { b, _ := at(s.briefs, BriefID); return b }

// Unit finds a unit; the other accessors below work alike.
func (s Scenario) Unit(id ID) (Unit, bool)         { return at(s.units, id) }
func (s Scenario) Duty(id ID) (Duty, bool)         { return at(s.duties, id) }
func (s Scenario) Goal(id ID) (Goal, bool)         { return at(s.goals, id) }
func (s Scenario) Task(id ID) (Task, bool)         { return at(s.tasks, id) }
func (s Scenario) KPI(id ID) (KPI, bool)           { return at(s.kpis, id) }
func (s Scenario) Tool(id ID) (Tool, bool)         { return at(s.tools, id) }
func (s Scenario) Channel(id ID) (Channel, bool)   { return at(s.channels, id) }
func (s Scenario) Handoff(id ID) (Handoff, bool)   { return at(s.handoffs, id) }
func (s Scenario) Link(id ID) (Link, bool)         { return at(s.links, id) }
func (s Scenario) Role(id ID) (Role, bool)         { return at(s.roles, id) }
func (s Scenario) Lock(id ID) (Lock, bool)         { return at(s.locks, id) }
func (s Scenario) Control(id ID) (Control, bool)   { return at(s.controls, id) }
func (s Scenario) Waiver(id ID) (Waiver, bool)     { return at(s.waivers, id) }
func (s Scenario) Response(id ID) (Response, bool) { return at(s.responses, id) }
func (s Scenario) Comment(id ID) (Comment, bool)   { return at(s.comments, id) }
func (s Scenario) Resolution(id ID) (Resolution, bool) {
	return at(s.resolutions, id)
}
func (s Scenario) DecisionRight(id ID) (DecisionRight, bool) {
	return at(s.rights, id)
}
func (s Scenario) Collaboration(id ID) (Collaboration, bool) {
	return at(s.collaborations, id)
}

// Units lists all units by rank, then id; the other lists below are ordered alike
// (kinds without a rank by id).
func (s Scenario) Units() []Unit {
	return sorted(s.units, func(u *Unit) ID { return u.ID }, func(a, b *Unit) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) Duties() []Duty {
	return sorted(s.duties, func(d *Duty) ID { return d.ID }, func(a, b *Duty) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) Goals() []Goal {
	return sorted(s.goals, func(g *Goal) ID { return g.ID }, func(a, b *Goal) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) Tasks() []Task {
	return sorted(s.tasks, func(t *Task) ID { return t.ID }, func(a, b *Task) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) KPIs() []KPI {
	return sorted(s.kpis, func(k *KPI) ID { return k.ID }, func(a, b *KPI) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) Tools() []Tool { return sorted(s.tools, func(t *Tool) ID { return t.ID }, nil) }
func (s Scenario) Channels() []Channel {
	return sorted(s.channels, func(c *Channel) ID { return c.ID }, nil)
}
func (s Scenario) Handoffs() []Handoff {
	return sorted(s.handoffs, func(h *Handoff) ID { return h.ID }, func(a, b *Handoff) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) Collaborations() []Collaboration {
	return sorted(s.collaborations, func(c *Collaboration) ID { return c.ID }, nil)
}
func (s Scenario) Links() []Link { return sorted(s.links, func(l *Link) ID { return l.ID }, nil) }
func (s Scenario) Roles() []Role { return sorted(s.roles, func(r *Role) ID { return r.ID }, nil) }
func (s Scenario) Locks() []Lock { return sorted(s.locks, func(l *Lock) ID { return l.ID }, nil) }
func (s Scenario) Controls() []Control {
	return sorted(s.controls, func(c *Control) ID { return c.ID }, nil)
}
func (s Scenario) Waivers() []Waiver {
	return sorted(s.waivers, func(w *Waiver) ID { return w.ID }, nil)
}
func (s Scenario) Responses() []Response {
	return sorted(s.responses, func(r *Response) ID { return r.ID }, nil)
}

func (s Scenario) DecisionRights() []DecisionRight {
	return sorted(s.rights, func(r *DecisionRight) ID { return r.ID }, func(a, b *DecisionRight) int { return cmp.Compare(a.Rank, b.Rank) })
}
func (s Scenario) Resolutions() []Resolution {
	return sorted(s.resolutions, func(r *Resolution) ID { return r.ID }, func(a, b *Resolution) int { return cmp.Compare(a.Rank, b.Rank) })
}

// Comments lists all comments by their day, then id.
func (s Scenario) Comments() []Comment {
	return sorted(s.comments, func(c *Comment) ID { return c.ID }, func(a, b *Comment) int { return cmp.Compare(a.On, b.On) })
}

// ResponseTo gives what is done about a theme; false when nobody has said so.
func (s Scenario) ResponseTo(theme string) (Response, bool) { return s.Response(ResponseID(theme)) }

// Children lists the units directly below parent ("" = the top units) by rank, external parties included.
func (s Scenario) Children(parent ID) []Unit {
	return slices.DeleteFunc(s.Units(), func(u Unit) bool { return u.Parent != parent })
}

// DutiesOf lists the duties whose home is exactly unit ("" = the unplaced ones), by rank.
func (s Scenario) DutiesOf(unit ID) []Duty {
	return dutiesWhere(s, func(d *Duty) bool { return d.Unit == unit })
}

// LinksFrom lists the links that begin at a record.
func (s Scenario) LinksFrom(from Ref) []Link {
	out := []Link{}
	for _, l := range s.links { // few of many: chosen before they are sorted
		if l.From == from {
			out = append(out, *l)
		}
	}
	slices.SortFunc(out, func(a, b Link) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// DutiesUnder lists the duties of unit and of every unit below it.
func (s Scenario) DutiesUnder(unit ID) []Duty {
	return dutiesWhere(s, func(d *Duty) bool { return s.Inside(d.Unit, unit) })
}

// dutiesWhere chooses before it sorts: a column is a small part of all duties.
func dutiesWhere(s Scenario, keep func(*Duty) bool) []Duty {
	out := []Duty{}
	for _, d := range s.duties {
		if keep(d) {
			out = append(out, *d)
		}
	}
	slices.SortFunc(out, func(a, b Duty) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Inside reports whether unit is the unit above, or lies below it in the tree.
func (s Scenario) Inside(unit, above ID) bool {
	for id := range s.upward(unit) {
		if id == above {
			return true
		}
	}
	return false
}

// DepartmentOf gives the department (or team outside a department) that a unit
// belongs to: the highest unit above it below the company. "" for "".
func (s Scenario) DepartmentOf(unit ID) ID {
	for id, u := range s.upward(unit) {
		if u == nil {
			break
		}
		if p, ok := s.units[u.Parent]; !ok || p.Level == Company {
			return id
		}
	}
	return ""
}

// Upward walks from a unit to the top of the tree: the unit, and all above it. In a tree
// that is broken it ends all the same.
func (s Scenario) Upward(unit ID) iter.Seq[Unit] {
	return func(yield func(Unit) bool) {
		for _, u := range s.upward(unit) {
			if u == nil || !yield(*u) {
				return
			}
		}
	}
}

// upward is Upward with ids; one that no unit has is the last, with nil.
func (s Scenario) upward(unit ID) iter.Seq2[ID, *Unit] {
	return func(yield func(ID, *Unit) bool) {
		for n := 0; unit != "" && n <= len(s.units); n++ {
			u := s.units[unit]
			if !yield(unit, u) || u == nil {
				return
			}
			unit = u.Parent
		}
	}
}
