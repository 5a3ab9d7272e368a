package model

import (
	"slices"
	"strings"
)

// merge joins the cells of a record that both sides have; base is nil when both
// added it, and then a cell that one side left empty is the other's. pick is asked
// about each cell that both set differently.
func (s *spec[T]) merge(base, ours, theirs Record, pick func(f Field, base, ours, theirs string) Side) Record {
	var b T
	if base != nil {
		b = base.(T)
	}
	o, t := ours.(T), theirs.(T)
	out := o
	for _, f := range s.fields {
		switch {
		case f.same(&o, &t), f.same(&b, &t):
		case f.same(&b, &o):
			f.copy(&out, &t)
		case f.list != nil:
			was, ours, theirs := *f.list(&b), *f.list(&o), *f.list(&t)
			stays := was.Minus(was.Minus(ours)).Minus(was.Minus(theirs))
			*f.list(&out) = stays.Plus(ours.Minus(was)).Plus(theirs.Minus(was))
		case s.follows(f.Name):
		case pick(f.Field, f.get(&b), f.get(&o), f.get(&t)) == Theirs:
			f.copy(&out, &t)
		}
	}
	for _, f := range s.fields {
		if s.follows(f.Name) {
			s.follow(f, &b, &o, &t, &out, pick)
		}
	}
	return out
}

// quiet tells the cells that say nothing about the organisation: places in an order,
// marks of awaited translations, the basis of what was edited.
func quiet(name string) bool {
	return name == "rank" || name == "basis" || strings.HasSuffix(name, ".stale")
}

// follows tells the cells whose value follows from others.
func (s *spec[T]) follows(name string) bool {
	return quiet(name) || s.name == DutyKind && (name == "title.zh" || name == "title.en")
}

// follow sets a cell that follows from others in out, where the others are set.
func (s *spec[T]) follow(f field[T], b, o, t, out *T, pick func(Field, string, string, string) Side) {
	clash := !f.same(o, t) && !f.same(b, o) && !f.same(b, t)
	name, lang, _ := strings.Cut(f.Name, ".")
	switch {
	case name == "title" && lang != "stale":
		text := s.field("text." + lang)
		title := func(r *T) string { return OneLine(titlesOf(text.get(r))[0]) }
		derived := func(r *T) bool { return f.get(r) == title(r) || derivedTitle(f.get(r), text.get(r)) }
		ours, theirs := derived(o), derived(t)
		switch {
		case ours && theirs && f.same(o, t):
		case ours && theirs:
			_ = f.set(out, title(out)) // the beginning of a text that fits, fits
		case !clash:
		case ours, !theirs && pick(f.Field, f.get(b), f.get(o), f.get(t)) == Theirs:
			f.copy(out, t)
		}
	case lang == "stale":
		zh, en := s.field(name+".zh"), s.field(name+".en")
		alike := func(x, y *T) bool { return zh.same(x, y) && en.same(x, y) }
		switch {
		case alike(o, t):
			if clash && f.get(t) < f.get(o) {
				f.copy(out, t)
			}
		case alike(out, o):
			f.copy(out, o)
		case alike(out, t):
			f.copy(out, t)
		default: // each wrote one language: what is told first is told in Chinese
			stale := string(EN)
			if zh.get(out) == "" || en.get(out) == "" {
				stale = ""
			}
			_ = f.set(out, stale)
		}
	case f.Name == "rank":
		home := s.field("unit")
		if s.name == UnitKind {
			home = s.field("parent")
		}
		switch {
		case home != nil && !home.same(o, t) && home.same(out, o):
			f.copy(out, o)
		case home != nil && !home.same(o, t) && home.same(out, t):
			f.copy(out, t)
		case clash && s.rank(t, f) < s.rank(o, f):
			f.copy(out, t)
		}
	case clash: // the basis: the last to say so was the nearest to the user
		order := []string{string(Unstated), string(Stated), string(Analyst), string(User)}
		if slices.Index(order, f.get(t)) > slices.Index(order, f.get(o)) {
			f.copy(out, t)
		}
	}
}

// rank reads a rank as a number.
func (s *spec[T]) rank(r *T, f field[T]) int {
	n, _ := parseNumber(f.Field, f.get(r)) // it was written by the cell itself
	return int(n)
}

// loud reports whether an update says something about the organisation.
func (e Edit) loud() bool {
	return e.Updated() && slices.ContainsFunc(e.Cells(), func(c CellEdit) bool { return !quiet(c.Field.Name) })
}
