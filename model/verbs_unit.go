package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// AddUnit adds a unit below parent ("" = at the top), after its siblings.
func AddUnit(id, parent ID, level UnitLevel, name Text) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		if _, err := d.newUnit(Unit{ID: id, Parent: parent, Level: level, Name: name}); err != nil {
			return Change{}, err
		}
		return d.change("add-unit")
	}
}

// RenameUnit names a unit anew; siblings must differ in name.
func RenameUnit(id ID, name Text) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		u, err := d.unit(id)
		if err != nil {
			return Change{}, err
		}
		was := u.Name
		if u.Name, err = d.freeName(name, u.Parent, u.ID); err != nil {
			return Change{}, err
		}
		// Taking a name away in one language, with nothing in exchange, is no renaming.
		if was.EN != "" && u.Name.EN == "" && u.Name.ZH == was.ZH || was.ZH != "" && u.Name.ZH == "" && u.Name.EN == was.EN {
			return Change{}, refuse(EmptyText, u.Ref())
		}
		d.put(u)
		return d.change("rename-unit")
	}
}

// MoveUnit gives a unit another parent ("" = the top), with all that is in it.
func MoveUnit(id, parent ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		u, err := d.fitting(id, parent)
		if err != nil {
			return Change{}, err
		}
		if u.Parent == parent {
			return Change{}, refuse(NothingChanges)
		}
		u.Parent, u.Rank = parent, d.lastRank(parent)
		d.put(u)
		return d.change("move-unit")
	}
}

// fitting finds a unit and refuses a parent below which it cannot be.
func (d *draft) fitting(id, parent ID) (Unit, error) {
	u, err := d.unit(id)
	if err != nil {
		return u, err
	}
	if err := d.dutyHome(parent); err != nil {
		return u, err
	}
	switch {
	case d.base.Inside(parent, id):
		return u, refuse(UnitInItself, u.Ref(), Ref{UnitKind, parent})
	case u.Parent == parent:
		return u, nil
	case u.Level == Position && parent == "":
		return u, refuse(PositionAtTop, u.Ref())
	}
	_, err = d.freeName(u.Name, parent, id)
	return u, err
}

// PlaceUnit puts a unit below parent ("" = the top), before the sibling before ("" = at
// the end). It gives the unit another parent, with all that is in it, or orders it anew
// among its siblings.
func PlaceUnit(id, parent, before ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		u, err := d.fitting(id, parent)
		if err != nil {
			return Change{}, err
		}
		there := s.Children(parent)
		staying := slices.DeleteFunc(slices.Clone(there), func(x Unit) bool { return x.ID == id })
		at := len(staying)
		if before != "" && before != id {
			if at = slices.IndexFunc(staying, func(x Unit) bool { return x.ID == before }); at < 0 {
				return Change{}, refuse(NotInUnit, Ref{UnitKind, before}, Ref{UnitKind, parent})
			}
		}
		u.Parent = parent
		inOrder := slices.Insert(slices.Clone(staying), at, u)
		if before == id || slices.Equal(inOrder, there) {
			return Change{}, refuse(NothingChanges)
		}
		ranks := make([]int, len(staying))
		for i, x := range staying {
			ranks[i] = x.Rank
		}
		if lo, step, ok := room(ranks, at, 1); ok {
			u.Rank = lo + step
			d.put(u)
			return d.change("move-unit")
		}
		for i, x := range inOrder {
			x.Rank = (i + 1) * rankStep
			d.put(x)
		}
		return d.change("move-unit")
	}
}

// RemoveUnit removes a unit. With an heir, everything in it goes there, units
// below it included; without, they are removed as well, their duties become
// unplaced, and goals, key tasks, KPIs, tools and channels stay without a unit.
func RemoveUnit(id, heir ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		u, err := d.unit(id)
		if err != nil {
			return Change{}, err
		}
		if heir != "" {
			if err := d.dutyHome(heir); err != nil {
				return Change{}, err
			}
			if s.Inside(heir, id) {
				return Change{}, refuse(UnitInItself, u.Ref(), Ref{UnitKind, heir})
			}
			d.inherit(heir, id)
		} else {
			for _, below := range s.Units() {
				if below.ID != id && s.Inside(below.ID, id) {
					d.inherit("", below.ID)
					d.forget(below.Ref())
				}
			}
			d.inherit("", id)
		}
		d.forget(u.Ref())
		return d.change("remove-unit")
	}
}

// MergeUnits makes one new unit of several. Duties, goals, key tasks, KPIs, tools,
// channels, roles, controls, missions, authority and the units below them all arrive;
// the head is the given one or nobody. Origin and FormerHeads keep the lineage. A control that
// arrives is not stated of the new unit until somebody does (see [SetControl]).
func MergeUnits(id ID, name, head Text, units ...ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		sources, err := d.mergeable(units...)
		if err != nil {
			return Change{}, err
		}
		if err := d.freeID(id); err != nil {
			return Change{}, err
		}
		first := sources[0]
		merged := Unit{ID: id, Parent: first.Parent, Level: first.Level, Head: head, Rank: first.Rank, Basis: User}
		for _, u := range sources {
			for !s.Inside(u.ID, merged.Parent) && merged.Parent != "" { // the nearest unit above all
				above, _ := s.Unit(merged.Parent)
				merged.Parent = above.Parent
			}
			if levelRank(u.Level) < levelRank(merged.Level) {
				merged.Level = u.Level
			}
		}
		if merged.Name, err = d.freeName(name, merged.Parent, units...); err != nil {
			return Change{}, err
		}
		d.merge(&merged, sources)
		return d.change("merge-units")
	}
}

// MergeInto merges units into one that exists and keeps its name and head.
func MergeInto(into ID, units ...ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		all, err := d.mergeable(append([]ID{into}, units...)...)
		if err != nil {
			return Change{}, err
		}
		d.merge(&all[0], all[1:])
		return d.change("merge-units")
	}
}

// SetHead appoints the head of a unit; an empty title leaves it without one.
func SetHead(unit ID, head Text) Verb {
	return editUnit("set-head", unit, func(u *Unit) {
		u.Head = Text{ZH: CleanText(head.ZH), EN: CleanText(head.EN), Stale: head.Stale}
	})
}

// SetFTE enters the capacity of a unit in full-time equivalents; 0 takes it back.
func SetFTE(unit ID, fte float64) Verb {
	return editUnit("set-fte", unit, func(u *Unit) { u.FTE = fte })
}

func editUnit(verb string, id ID, edit func(*Unit)) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		u, err := d.unit(id)
		if err != nil {
			return Change{}, err
		}
		edit(&u)
		d.put(u)
		return d.change(verb)
	}
}

// unit finds a unit of the draft or refuses.
func (d *draft) unit(id ID) (Unit, error) {
	if r := d.get(Ref{UnitKind, id}); r != nil {
		return r.(Unit), nil
	}
	return Unit{}, unknown(Ref{UnitKind, id})
}

// newUnit puts a unit after its siblings, or says why it cannot be there.
func (d *draft) newUnit(u Unit) (Unit, error) {
	if err := d.freeID(u.ID); err != nil {
		return u, err
	}
	if err := d.dutyHome(u.Parent); err != nil {
		return u, err
	}
	var err error
	if u.Name, err = d.freeName(u.Name, u.Parent); err != nil {
		return u, err
	}
	if u.Level == "" {
		u.Level = Department
	}
	if u.Level == Position && u.Parent == "" {
		return u, refuse(PositionAtTop)
	}
	u.Rank, u.Basis = d.lastRank(u.Parent), User
	d.put(u)
	return u, nil
}

func (d *draft) lastRank(parent ID) int {
	last := 0
	for _, u := range where(d, UnitKind, func(u *Unit) bool { return u.Parent == parent }) {
		last = max(last, u.Rank)
	}
	return last + rankStep
}

// freeName cleans a unit's name and refuses an empty one and one that a sibling
// has in either language; the units in apart are not compared.
func (d *draft) freeName(name Text, parent ID, apart ...ID) (Text, error) {
	name.ZH = strings.Join(strings.Fields(Visible(CleanText(name.ZH))), " ")
	name.EN = strings.Join(strings.Fields(Visible(CleanText(name.EN))), " ")
	if name.Empty() {
		return name, refuse(EmptyText)
	}
	for _, u := range where(d, UnitKind, func(u *Unit) bool { return u.Parent == parent && !slices.Contains(apart, u.ID) }) {
		if name.ZH != "" && alike(u.Name.ZH, name.ZH) || name.EN != "" && alike(u.Name.EN, name.EN) {
			return name, &Refusal{Code: NameTaken, Refs: []Ref{u.Ref()}, Detail: cmp.Or(name.ZH, name.EN)}
		}
	}
	for _, lang := range []Lang{ZH, EN} {
		if n := name.exact(lang); utf8.RuneCountInString(n) > MaxName {
			f, _ := FieldOf(UnitKind, "name."+string(lang))
			return name, &InputError{f, n, "name too long"}
		}
	}
	return name, nil
}

// mergeable finds at least two units none of which lies in another.
func (d *draft) mergeable(ids ...ID) ([]Unit, error) {
	ids = unique(ids)
	if len(ids) < 2 {
		return nil, refuse(NeedsTwo)
	}
	units := make([]Unit, len(ids))
	for i, id := range ids {
		u, err := d.unit(id)
		if err != nil {
			return nil, err
		}
		if u.Level == External {
			return nil, refuse(ExternalUnit, u.Ref())
		}
		for _, other := range ids {
			if other != id && d.base.Inside(id, other) {
				return nil, refuse(MergeAcross, u.Ref(), Ref{UnitKind, other})
			}
		}
		units[i] = u
	}
	return units, nil
}

// merge lets into inherit all sources and removes them.
func (d *draft) merge(into *Unit, sources []Unit) {
	missions, authority := []Text{into.Mission}, []Text{into.Authority}
	for _, u := range sources {
		missions, authority = append(missions, u.Mission), append(authority, u.Authority)
		into.FTE += u.FTE
		into.Origin = into.Origin.Plus(u.Origin).Plus(SetOf(u.ID))
		into.FormerHeads = into.FormerHeads.Plus(u.FormerHeads)
		if !u.Head.Empty() {
			into.FormerHeads = into.FormerHeads.Plus(NewSet(PackText(u.Head)))
		}
	}
	into.Mission, into.Authority = together(missions...), together(authority...)
	d.put(*into)
	for _, u := range sources {
		d.inherit(into.ID, u.ID)
		d.forget(u.Ref())
	}
}

// PackText writes both wordings as one member of a set, "zh|en", or "zh" alone;
// [UnpackText] reads it.
func PackText(t Text) string {
	zh := strings.ReplaceAll(t.ZH, "|", "/")
	if t.EN == "" {
		return zh
	}
	return zh + "|" + t.EN
}

// UnpackText reads what [PackText] wrote.
func UnpackText(s string) Text {
	zh, en, _ := strings.Cut(s, "|")
	return Text{ZH: zh, EN: en}
}

func levelRank(l UnitLevel) int {
	return slices.Index([]UnitLevel{Company, Department, Team, Position, External}, l)
}
