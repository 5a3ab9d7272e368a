package raci

import (
	"slices"
	"strings"

	"sandtable/model"
)

// keyOf is how the keys of letters that were looked at after a move begin.
const keyOf = "RACI"

// Key names what a unit has to do with a duty after it was moved: what a [model.Waiver] says
// somebody looked at.
func Key(duty, unit model.ID) string {
	return strings.Join([]string{keyOf, string(duty), string(unit)}, "|")
}

// IsKey reports whether a key is of a letter that was looked at after a move.
func IsKey(key string) bool { return strings.HasPrefix(key, keyOf+"|") }

// Evidence is what was looked at: the home of the duty, and the letter that the unit had from
// the one before. When it is moved again, that is another.
func Evidence(home model.ID, l Letter) string { return string(home) + "=" + string(l) }

// mark marks what was given for the place that a duty had before, and puts the letter of that
// place where nothing else is said of it.
func (d *deriving) mark(r *Row, x model.Duty) {
	was, ok := d.before.Duty(x.ID)
	if !ok || was.Unit == "" || x.Unit == "" || d.stayed(was.Unit, x.Unit) {
		return
	}
	if at := d.column[was.Unit]; at == r.Home { // within one department
		return
	}
	r.From = d.column[was.Unit]
	open := func(unit model.ID, l Letter) bool {
		w, ok := d.now.Waiver(model.WaiverID(Key(x.ID, unit)))
		return !ok || w.Evidence != Evidence(x.Unit, l)
	}
	for _, role := range d.roles[x.ID] {
		old, had := d.before.Role(role.ID)
		if role.Unit == x.Unit || !had || old.Role != role.Role || !open(role.Unit, Letter(role.Role)) {
			continue
		}
		for i, c := range r.Cells {
			if k := slices.IndexFunc(c.Marks, func(m Mark) bool { return m.Letter == Letter(role.Role) }); c.Unit == d.column[role.Unit] && c.Unit != r.Home && k >= 0 {
				r.Cells[i].Marks[k].Stale = true
			}
		}
	}
	_, said := d.now.Role(model.RoleID(x.ID, was.Unit))
	if r.From == "" || said || !open(was.Unit, R) {
		return
	}
	r.put(r.From, R, Ground{WasHome, model.Ref{Kind: model.UnitKind, ID: was.Unit}, was.Unit})
	for i, c := range r.Cells {
		for k, m := range c.Marks {
			if c.Unit == r.From && m.Letter == R && !m.Stated {
				r.Cells[i].Marks[k].Stale = true
			}
		}
	}
}

// stayed reports whether a unit is where the duties of another are without having been moved:
// it is that unit, or was made of it or of what it was part of.
func (d *deriving) stayed(was, is model.ID) bool {
	if was == is {
		return true
	}
	from := map[string]bool{}
	for u := range d.before.Upward(was) {
		if u.Level != model.Company {
			from[string(u.ID)] = true
		}
	}
	for u := range d.now.Upward(is) {
		for id := range u.Origin.All() {
			if from[id] {
				return true
			}
		}
	}
	return false
}
