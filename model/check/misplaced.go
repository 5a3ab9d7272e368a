package check

import (
	"cmp"
	"slices"

	"sandtable/model"
	"sandtable/model/meaning"
)

// misfit is a duty that nothing in its own department is like, and the duties of the one
// other department that it is like, in the order of what they say.
type misfit struct {
	duty   model.ID
	beside []model.ID
}

// Where a duty is told to fit another department better: each has so many duties at least,
// the other so many about the same object, and nobody else any. fewestKnown is how near
// something in its own department must lie for it to be at home there.
const (
	fewestAround = 4
	fewestBeside = 2
	atHome       = .4
	namedAtHome  = .25
	// mostCompared is how many duties an organisation may have for each to be held against
	// those of its own department.
	mostCompared = 512
)

// misfits finds the duties that fit another department far better than their own. It is
// silent about duties of which functions or roles were entered, which say what they are for.
func (f facts) misfits() []misfit {
	if f.s.Count(model.DutyKind) > mostCompared {
		return nil
	}
	ids, around, departments := []model.ID{}, map[model.ID][]model.ID{}, map[model.ID]model.ID{}
	for _, d := range f.s.Duties() {
		if d.State != model.Active || d.Unit == "" {
			continue
		}
		home, known := departments[d.Unit]
		if !known {
			home = f.s.DepartmentOf(d.Unit)
			departments[d.Unit] = home
		}
		around[home] = append(around[home], d.ID)
		ids = append(ids, d.ID)
	}
	var out []misfit
	for _, id := range ids {
		d, _ := f.s.Duty(id)
		home := departments[d.Unit]
		if !onlyWorded(d) || home == "" || len(around[home]) < fewestAround {
			continue
		}
		beside := f.besides(id, home, departments)
		if len(beside) < fewestBeside || f.atHome(id, home, around[home]) {
			continue
		}
		if e, _ := f.s.Duty(beside[0]); len(around[departments[e.Unit]]) >= fewestAround {
			out = append(out, misfit{id, beside})
		}
	}
	return out
}

// besides lists the duties of the one other department that are about the object of a duty;
// none where a duty of its own is near to it, or several departments are about that object.
func (f facts) besides(id, home model.ID, departments map[model.ID]model.ID) []model.ID {
	var out []model.ID
	there := model.ID("")
	for p := range f.like.Around(id) {
		e, ok := f.active(p.ID)
		if !ok || e.Unit == "" || p.Claim.Strength == 0 {
			continue
		}
		at := departments[e.Unit]
		if at == home {
			return nil
		}
		if !p.Claim.Object {
			continue
		}
		if there != "" && at != there {
			return nil
		}
		there = at
		out = append(out, p.ID)
	}
	slices.SortFunc(out, f.inWords)
	return out
}

// atHome reports whether anything in the department of a duty, or its name, lies near what
// the duty is about.
func (f facts) atHome(id, home model.ID, around []model.ID) bool {
	var about []meaning.Concept
	for _, c := range f.like.About(id) {
		about = append(about, c)
	}
	near := func(c meaning.Concept, from float64) bool {
		return slices.ContainsFunc(about, func(x meaning.Concept) bool { return f.lexicon.Affinity(x, c) >= from })
	}
	for _, other := range around {
		if other == id {
			continue
		}
		for _, c := range f.like.About(other) {
			if near(c, atHome) {
				return true
			}
		}
	}
	u, _ := f.s.Unit(home)
	m := f.lexicon.Read(cmp.Or(u.Name.ZH, u.Name.EN))
	return slices.ContainsFunc(m.Subjects, func(s meaning.Subject) bool { return near(s.Concept, namedAtHome) })
}

// nextMisfits follows a change to duties and units.
func (f *facts) nextMisfits(c model.Change) {
	for _, e := range c.Edits {
		if k := e.Ref().Kind; k == model.DutyKind || k == model.UnitKind {
			f.misfit = f.misfits()
			return
		}
	}
}

// GV-11: ∃v ≠ dept(d): |{e ∈ v : one object with d}| ≥ 2 ∧ {e ∈ dept(d) : near d} = ∅ ∧ no
// third department is about that object; both have four duties at least. Info: a question.
func misplaced(f facts, _ model.ID) (out []Finding) {
	for _, m := range f.misfit {
		d, _ := f.s.Duty(m.duty)
		e, _ := f.s.Duty(m.beside[0])
		x := finding(MisplacedDuty, Info, duty(m.duty))
		x.Units, x.Amount = []model.ID{d.Unit, e.Unit}, float64(len(m.beside))
		ev := Evidence{Kind: "beside"}
		for _, id := range m.beside {
			ev.Refs = append(ev.Refs, duty(id))
		}
		x.Evidence = []Evidence{ev}
		x.Fixes = []Fix{MoveTo(m.duty, e.Unit)}
		out = append(out, x.done()...)
	}
	return out
}
