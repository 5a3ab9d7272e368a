package model

import "maps"

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
		return AddRecord(r)(s)
	}
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

// AddDuties adds a duty for each of several wordings, in their order, in one step.
func AddDuties(unit ID, ids []ID, texts []Text) Verb {
	return func(s Scenario) (Change, error) {
		if len(texts) == 0 || len(ids) < len(texts) {
			return Change{}, refuse(NoDuties)
		}
		verbs := make([]Verb, len(texts))
		for i, text := range texts {
			verbs[i] = AddDuty(ids[i], unit, text)
		}
		return InOneStep("add-duty", verbs...)(s)
	}
}
