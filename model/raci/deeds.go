package raci

import (
	"errors"
	"slices"

	"sandtable/model"
)

// Verb is the word of a step that changes letters.
const Verb = "set-role"

// ErrHome says that a unit is the home of the duty and has its letters from that.
var ErrHome = errors.New("the letters of a home come from its being the home")

// ErrDerived says that a letter is derived, so that there is nothing to take away.
var ErrDerived = errors.New("the letter is derived")

// Press says what the key of a letter does to cells of one duty: what has the letter by a
// role gives it up, what has not gets it. A is given by moving the duty there; who had it
// before works on it from then on. handed tells from whom it went.
func (m Matrix) Press(duty model.ID, l Letter, columns ...model.ID) (verb model.Verb, handed model.ID, err error) {
	r, ok := m.Row(duty)
	x, _ := m.now.Duty(duty)
	if !ok || len(columns) == 0 {
		return nil, "", ErrDerived
	}
	if l == A {
		return m.accountable(r, x, columns[0])
	}
	var verbs []model.Verb
	on := !slices.ContainsFunc(columns, func(u model.ID) bool { _, has := m.role(r, u, l); return has }) // otherwise all give it up
	for _, u := range columns {
		at, has := m.role(r, u, l)
		switch {
		case u == r.Home && len(columns) == 1:
			return nil, "", ErrHome
		case u == r.Home, !on && !has:
		case !on:
			verbs = append(verbs, model.SetRole(duty, at, ""))
		default:
			verbs = append(verbs, model.SetRole(duty, m.seat(r, u), string(l)))
		}
	}
	return model.InOneStep(Verb, verbs...), "", nil
}

// accountable moves a duty to a column, or takes it away from there.
func (m Matrix) accountable(r Row, x model.Duty, column model.ID) (model.Verb, model.ID, error) {
	switch at, claims := m.role(r, column, A); {
	case claims:
		return model.SetRole(x.ID, at, ""), "", nil
	case column == r.Home:
		return model.MoveDuties("", x.ID), column, nil
	}
	return m.handed(r, x, column), r.Home, nil
}

// One leaves one column accountable: the others that claim it work on it.
func (m Matrix) One(duty, column model.ID) model.Verb {
	r, _ := m.Row(duty)
	x, _ := m.now.Duty(duty)
	if column == r.Home {
		return model.InOneStep(Verb, m.others(r, "")...)
	}
	if at, claims := m.role(r, column, A); claims {
		column = at
	}
	return m.handed(r, x, column)
}

// handed moves a duty to a unit and lets those work on it who were accountable.
func (m Matrix) handed(r Row, x model.Duty, to model.ID) model.Verb {
	var verbs []model.Verb
	if _, has := m.now.Role(model.RoleID(x.ID, to)); has {
		verbs = append(verbs, model.SetRole(x.ID, to, ""))
	}
	verbs = append(verbs, model.MoveDuties(to, x.ID))
	verbs = append(verbs, m.others(r, to)...)
	if slept, _ := m.now.Role(model.RoleID(x.ID, x.Unit)); x.Unit != "" && slept.Role != string(R) {
		verbs = append(verbs, model.SetRole(x.ID, x.Unit, string(R)))
	}
	return model.InOneStep("move-duty", verbs...)
}

// others lets all units work on a duty that claim it, but for one.
func (m Matrix) others(r Row, but model.ID) (verbs []model.Verb) {
	for _, u := range r.Holders(A) {
		if at, claims := m.role(r, u, A); claims && at != but {
			verbs = append(verbs, model.SetRole(r.Duty, at, string(R)))
		}
	}
	return verbs
}

// Clear takes from columns what roles say of them, and says of stale letters that they are
// gone. The home keeps its letters.
func (m Matrix) Clear(duty model.ID, why, who string, columns ...model.ID) (model.Verb, error) {
	r, _ := m.Row(duty)
	var verbs []model.Verb
	for _, u := range columns {
		if u == r.Home {
			if len(columns) == 1 {
				return nil, ErrHome
			}
			continue
		}
		verbs = append(verbs, m.cleared(r, u, why, who)...)
	}
	if len(verbs) == 0 {
		return nil, ErrDerived
	}
	return model.InOneStep(Verb, verbs...), nil
}

func (m Matrix) cleared(r Row, column model.ID, why, who string) (verbs []model.Verb) {
	x, _ := m.now.Duty(r.Duty)
	for _, k := range r.Cell(column).Marks {
		for _, g := range k.Grounds {
			switch g.Source {
			case Stated:
				verbs = append(verbs, model.SetRole(r.Duty, g.Unit, ""))
			case WasHome:
				verbs = append(verbs, model.Waive(Key(r.Duty, g.Unit), why, who, Evidence(x.Unit, R)))
			}
		}
	}
	return verbs
}

// Keep says of all stale letters of a duty that they hold at its new place as well.
func (m Matrix) Keep(duty model.ID, why, who string) model.Verb {
	r, _ := m.Row(duty)
	x, _ := m.now.Duty(duty)
	var verbs []model.Verb
	for _, c := range r.Cells {
		for _, k := range c.Marks {
			for _, g := range k.Grounds {
				switch {
				case !k.Stale:
				case g.Source == WasHome:
					verbs = append(verbs, model.SetRole(duty, g.Unit, string(R)))
				case g.Source == Stated:
					verbs = append(verbs, model.Waive(Key(duty, g.Unit), why, who, Evidence(x.Unit, k.Letter)))
				}
			}
		}
	}
	return model.InOneStep(Verb, verbs...)
}

// Drop takes all stale letters of a duty away.
func (m Matrix) Drop(duty model.ID, why, who string) model.Verb {
	r, _ := m.Row(duty)
	var verbs []model.Verb
	for _, u := range r.Stale() {
		verbs = append(verbs, m.cleared(r, u, why, who)...)
	}
	return model.InOneStep(Verb, verbs...)
}

// role finds the unit of a column that has a letter by a role.
func (m Matrix) role(r Row, column model.ID, l Letter) (model.ID, bool) {
	k, ok := r.Cell(column).Mark(l)
	if ok {
		for _, g := range k.Grounds {
			if g.Source == Stated {
				return g.Unit, true
			}
		}
	}
	return "", false
}

// seat is the unit of a column whose role is changed: the one that has a role, or the column.
func (m Matrix) seat(r Row, column model.ID) model.ID {
	for _, k := range r.Cell(column).Marks {
		for _, g := range k.Grounds {
			if g.Source == Stated {
				return g.Unit
			}
		}
	}
	return column
}
