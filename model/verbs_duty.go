package model

import (
	"cmp"
	"slices"
)

// rankStep is the distance between the ranks of neighbours, so that a card put
// between two others usually changes no other card.
const rankStep = 1 << 10

// rankLimit bounds ranks to what every reader keeps exactly.
const rankLimit = 1 << 40

// MoveDuties gives duties a new home, after the duties that are there; to "" they
// become unplaced (待分配). Duties that are there already stay where they are.
func MoveDuties(to ID, duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		var moving []ID
		for _, id := range duties {
			if d, ok := s.Duty(id); !ok || d.Unit != to {
				moving = append(moving, id)
			}
		}
		if len(moving) == 0 && len(duties) > 0 {
			return Change{}, refuse(NothingChanges)
		}
		return PlaceDuties(to, "", moving...)(s)
	}
}

// PlaceDuties puts duties into a unit, in the given order, before the duty before
// ("" = at the end). It moves them, or orders them anew inside their unit.
func PlaceDuties(to, before ID, duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		if err := d.place(to, before, duties...); err != nil {
			return Change{}, err
		}
		return d.change("move-duty")
	}
}

func (d *draft) place(to, before ID, duties ...ID) error {
	if len(duties) == 0 {
		return refuse(NoDuties)
	}
	if err := d.dutyHome(to); err != nil {
		return err
	}
	moving := make([]Duty, 0, len(duties))
	moves := make(map[ID]bool, len(duties))
	for _, id := range duties {
		duty, err := d.duty(id)
		if err != nil {
			return err
		}
		if !moves[id] {
			moving, moves[id] = append(moving, duty), true
		}
	}
	there := d.dutiesOf(to)
	staying := make([]Duty, 0, len(there))
	at := -1
	for _, x := range there {
		if x.ID == before { // a card dropped before itself stays before the next one
			at = len(staying)
		}
		if !moves[x.ID] {
			staying = append(staying, x)
		}
	}
	if before == "" {
		at = len(staying)
	}
	if at < 0 {
		return refuse(NotInUnit, Ref{DutyKind, before}, Ref{UnitKind, to})
	}
	if inOrder := slices.Insert(slices.Clone(staying), at, moving...); slices.Equal(inOrder, there) {
		return nil
	}
	ranks := make([]int, len(staying))
	for i, x := range staying {
		ranks[i] = x.Rank
	}
	if lo, step, ok := room(ranks, at, len(moving)); ok {
		for i, m := range moving {
			m.Unit, m.Rank = to, lo+step*(i+1)
			d.put(m)
		}
		return nil
	}
	for i, m := range slices.Insert(staying, at, moving...) { // no room left between the neighbours
		m.Unit, m.Rank = to, (i+1)*rankStep
		d.put(m)
	}
	return nil
}

// room finds ranks for n more records at a place among ranks in order: lo+step,
// lo+2·step and so on. It reports false when there is no room left between the neighbours.
func room(ranks []int, at, n int) (lo, step int, ok bool) {
	step = rankStep
	if at > 0 {
		lo = ranks[at-1]
	}
	if at < len(ranks) {
		if at == 0 {
			lo = ranks[0] - rankStep*(n+1)
		}
		step = (ranks[at] - lo) / (n + 1)
	}
	return lo, step, step > 0 && lo > -rankLimit && lo+step*n < rankLimit
}

// AddDuty adds a duty to a unit ("" = unplaced), after the others. Its short title
// is the beginning of its text.
func AddDuty(id, unit ID, text Text) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		text.ZH, text.EN = Visible(CleanText(text.ZH)), Visible(CleanText(text.EN))
		if text.Empty() {
			return Change{}, refuse(EmptyText)
		}
		if err := d.freeID(id); err != nil {
			return Change{}, err
		}
		d.put(Duty{ID: id, Text: text, Title: ShortTitle(text, titlesBeside(s, unit, id)), Basis: User})
		if err := d.place(unit, "", id); err != nil {
			return Change{}, err
		}
		return d.change("add-duty")
	}
}

// RemoveDuties removes duties with their links, hand-offs, roles and waivers, and
// takes them out of locks: all of them or none. A pinned duty is not removed.
func RemoveDuties(duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		if len(duties) == 0 {
			return Change{}, refuse(NoDuties)
		}
		d := drafting(s)
		duties := unique(duties)
		for _, id := range duties {
			if _, err := d.duty(id); err != nil {
				return Change{}, err
			}
		}
		for _, id := range duties {
			d.removeDuty(id, "")
		}
		return d.change("remove-duty")
	}
}

// SetDutyState defers duties, outsources them or makes them active again: all of them
// or none; those that are so already stay. A deferred duty keeps its home, goals and
// hand-offs, but no rule counts it as done.
func SetDutyState(state State, duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		if len(duties) == 0 {
			return Change{}, refuse(NoDuties)
		}
		d := drafting(s)
		for _, id := range duties {
			duty, err := d.duty(id)
			if err != nil {
				return Change{}, err
			}
			duty.State = state
			d.put(duty)
		}
		return d.change("defer-duty")
	}
}

// FuseDuties makes one duty of several, at the place of the first. With the id of
// one of them, that one is kept, with its text unless another is given; with a new
// id a new duty takes their place. Goals, KPIs, tools, channels, tasks, hand-offs
// and roles of all are carried over; what passed between them becomes inner work
// and goes. A text that is one of theirs keeps its short title. Origin keeps the parents. Duties that must stay apart are not fused.
func FuseDuties(id ID, text Text, duties ...ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		duties = unique(duties)
		if len(duties) < 2 {
			return Change{}, refuse(NeedsTwo)
		}
		var parents []Duty
		for _, p := range duties {
			duty, err := d.duty(p)
			if err != nil {
				return Change{}, err
			}
			parents = append(parents, duty)
		}
		text.ZH, text.EN = Visible(CleanText(text.ZH)), Visible(CleanText(text.EN))
		fused := parents[0]
		if i := slices.Index(duties, id); i >= 0 {
			fused = parents[i]
			fused.Unit, fused.Rank = parents[0].Unit, parents[0].Rank
		} else {
			if err := d.freeID(id); err != nil {
				return Change{}, err
			}
			if text.Empty() {
				return Change{}, refuse(EmptyText)
			}
			fused.ID = id
		}
		if !text.Empty() && !fused.Text.holds(text) {
			fused.Text, fused.Title, fused.Basis = text, ShortTitle(text, titlesBeside(s, fused.Unit, fused.ID)), User
			if i := slices.IndexFunc(parents, func(p Duty) bool { return p.Text.holds(text) }); i >= 0 {
				fused.Text, fused.Title, fused.Basis = parents[i].Text, parents[i].Title, parents[i].Basis
			}
		}
		fused.Effort = 0
		for i, p := range parents {
			fused.Origin = fused.Origin.Plus(p.Origin).Plus(SetOf(p.ID))
			fused.Functions = fused.Functions.Plus(p.Functions)
			fused.Control = fused.Control.Plus(p.Control)
			fused.Criticality = max(fused.Criticality, p.Criticality)
			fused.Effort += p.Effort
			if i == 0 || p.State == Active {
				fused.State = p.State
			}
		}
		fused.Origin = fused.Origin.Minus(SetOf(fused.ID))
		d.put(fused)
		for _, p := range duties {
			if p != fused.ID {
				d.removeDuty(p, fused.ID)
			}
		}
		return d.change("fuse-duties")
	}
}

// Part is one part of a duty that is split.
type Part struct {
	ID   ID
	Text Text
}

// SplitDuty puts parts in the place of a duty. Every part serves all its goals,
// KPIs, tools, channels and tasks, has all its roles and is bound by all its locks;
// hand-offs go to the first part; effort is shared equally. A part may keep the
// duty's id.
func SplitDuty(id ID, parts ...Part) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		whole, err := d.duty(id)
		if err != nil {
			return Change{}, err
		}
		if len(parts) < 2 {
			return Change{}, refuse(NeedsTwo, whole.Ref())
		}
		links := where(d, LinkKind, func(l *Link) bool { return l.From.ID == id || l.To.ID == id })
		ids, texts := make([]ID, len(parts)), make([]Text, len(parts))
		var given []Text // titles
		for i, p := range parts {
			text := Text{ZH: Visible(CleanText(p.Text.ZH)), EN: Visible(CleanText(p.Text.EN))}
			if text.Empty() {
				return Change{}, refuse(EmptyText, whole.Ref())
			}
			if slices.Contains(ids[:i], p.ID) {
				return Change{}, refuse(IDTaken, Ref{DutyKind, p.ID})
			}
			if p.ID != id {
				if err := d.freeID(p.ID); err != nil {
					return Change{}, err
				}
			}
			for _, other := range texts[:i] {
				if alike(other.ZH, text.ZH) && alike(other.EN, text.EN) {
					return Change{}, &Refusal{Code: PartsAlike, Refs: []Ref{whole.Ref()}, Detail: cmp.Or(text.ZH, text.EN)}
				}
			}
			texts[i] = text
			part := whole
			part.ID, part.Text, part.Title, part.Basis = p.ID, text, ShortTitle(text, titlesBeside(s, whole.Unit, id).or(given)), User
			given = append(given, part.Title)
			part.Effort = whole.Effort / float64(len(parts))
			part.Origin = whole.Origin.Plus(SetOf(id)).Minus(SetOf(p.ID))
			ids[i] = p.ID
			d.put(part)
		}
		if !slices.Contains(ids, id) {
			d.removeDuty(id, ids[0])
		} else if ids[0] != id {
			d.retarget(id, ids[0])
		}
		if err := d.divide(id, ids); err != nil {
			return Change{}, err
		}
		for _, l := range links {
			for _, p := range ids {
				d.relink(l, id, p)
			}
		}
		next := ID("")
		if siblings := s.DutiesOf(whole.Unit); len(siblings) > 0 {
			if i := slices.IndexFunc(siblings, func(x Duty) bool { return x.ID == id }); i+1 < len(siblings) {
				next = siblings[i+1].ID
			}
		}
		if err := d.place(whole.Unit, next, ids...); err != nil {
			return Change{}, err
		}
		return d.change("split-duty")
	}
}

// duty finds a duty of the draft or refuses.
func (d *draft) duty(id ID) (Duty, error) {
	if r := d.get(Ref{DutyKind, id}); r != nil {
		return r.(Duty), nil
	}
	return Duty{}, unknown(Ref{DutyKind, id})
}

// dutyHome refuses a unit that cannot hold duties.
func (d *draft) dutyHome(id ID) error {
	if id == "" {
		return nil
	}
	u, err := d.unit(id)
	if err == nil && u.Level == External {
		err = refuse(ExternalUnit, u.Ref())
	}
	return err
}

// dutiesOf lists the duties of a unit by rank as the draft has them.
func (d *draft) dutiesOf(unit ID) []Duty {
	out := where(d, DutyKind, func(x *Duty) bool { return x.Unit == unit })
	slices.SortStableFunc(out, func(a, b Duty) int { return cmp.Compare(a.Rank, b.Rank) })
	return out
}

func swap(id, from, to ID) ID {
	if id == from {
		return to
	}
	return id
}

func unique(ids []ID) []ID {
	var out []ID
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
