package model

import (
	"maps"
	"strconv"
)

// Enter writes a record as somebody filled it in, in one step: cells of one that is
// there, or a new one of any kind with the cells that were given. A new record has the
// Basis [User], a new duty or unit comes after those that are in its place, and a unit
// for which no level is given is a department.
func Enter(ref Ref, cells map[string]string) Verb {
	return func(s Scenario) (Change, error) {
		if s.Has(ref) || ref.Kind == BriefKind {
			return EditRecord(ref, cells)(s)
		}
		rest := maps.Clone(cells)
		take := func(name string) string {
			v := rest[name]
			delete(rest, name)
			return v
		}
		text := func(base string) Text { return Text{ZH: take(base + ".zh"), EN: take(base + ".en")} }
		switch ref.Kind {
		case DutyKind:
			return entered(AddDuty(ref.ID, ID(take("unit")), text("text")), ref, rest)(s)
		case UnitKind:
			level := UnitLevel(take("kind"))
			if level == "" {
				level = Department
			}
			return entered(AddUnit(ref.ID, ID(take("parent")), level, text("name")), ref, rest)(s)
		}
		spec := specOf(ref.Kind)
		if spec == nil {
			return Change{}, unknown(ref)
		}
		if rest["basis"] == "" {
			rest["basis"] = string(User)
		}
		r, err := edited(spec.newRecord(ref.ID), rest)
		if err != nil {
			return Change{}, err
		}
		return AddRecord(last(s, r))(s)
	}
}

// last puts a new record behind all of its kind, where people look for it.
func last(s Scenario, r Record) Record {
	if _, ordered := FieldOf(r.Ref().Kind, "rank"); !ordered || Cell(r, "rank") != "0" {
		return r
	}
	most := 0
	for _, other := range s.Records(r.Ref().Kind) {
		if n, err := strconv.Atoi(Cell(other, "rank")); err == nil {
			most = max(most, n)
		}
	}
	if behind, err := WithCell(r, "rank", strconv.Itoa(min(most+rankStep, rankLimit))); err == nil {
		return behind
	}
	return r
}

// entered adds a record and gives it the rest of its cells, under the word of the adding.
func entered(add Verb, ref Ref, rest map[string]string) Verb {
	return func(s Scenario) (Change, error) {
		c, err := add(s)
		if err != nil || len(rest) == 0 {
			return c, err
		}
		return InOneStep(c.Verb, add, unless(EditRecord(ref, rest)))(s)
	}
}

// Fits reports why a value does not fit a cell of a kind, as an [*InputError]; nil when it does.
func Fits(k Kind, cell, value string) error {
	spec := specOf(k)
	if spec == nil {
		return &InputError{Field{Name: cell}, value, "unknown field"}
	}
	r, err := spec.withCell(spec.newRecord("new"), cell, value)
	if err != nil {
		return err
	}
	return dated(nil, r)
}
