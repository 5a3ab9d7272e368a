package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// EditRecord gives cells of one record new values, by the names of its field
// table. Editing one language of a text marks the other as waiting for
// translation, unless both are given. What a user wrote anew has the Basis User. A
// short title that is the beginning of a duty's text follows the text.
func EditRecord(ref Ref, cells map[string]string) Verb {
	return func(s Scenario) (Change, error) {
		r := s.Get(ref)
		if r == nil && ref == (Ref{BriefKind, BriefID}) {
			r = Brief{ID: BriefID}
		}
		if r == nil {
			return Change{}, unknown(ref)
		}
		next, err := edited(r, cells)
		if err != nil {
			return Change{}, err
		}
		if duty, ok := next.(Duty); ok {
			next = retitled(r.(Duty), duty, cells, titlesBeside(s, duty.Unit, duty.ID))
		}
		if err := sound(s, r, next); err != nil {
			return Change{}, err
		}
		d := drafting(s)
		d.put(next)
		return d.change("edit")
	}
}

func edited(r Record, cells map[string]string) (Record, error) {
	kind := r.Ref().Kind
	for _, name := range slices.Sorted(maps.Keys(cells)) {
		if _, ok := FieldOf(kind, name); !ok {
			return r, &InputError{Field{Name: name}, cells[name], "unknown field"}
		}
	}
	next := r
	wording := false
	for _, f := range Fields(kind) { // in table order, so that errors are the same every time
		value, given := cells[f.Name]
		if !given {
			continue
		}
		was := Cell(next, f.Name)
		var err error
		if next, err = WithCell(next, f.Name, value); err != nil {
			return r, err
		}
		base, lang, bilingual := strings.Cut(f.Name, ".")
		if !bilingual || lang == "stale" || Cell(next, f.Name) == was {
			continue
		}
		wording = true
		other := base + "." + string(Lang(lang).Other())
		stale := Cell(next, base+".stale")
		switch {
		case cells[base+".stale"] != "":
			continue
		case value == "", cells[other] != "", stale == lang: // nothing to translate, or translated
			stale = ""
		case Cell(next, other) != "":
			stale = string(Lang(lang).Other())
		}
		if next, err = WithCell(next, base+".stale", stale); err != nil {
			return r, err
		}
	}
	if _, given := cells["basis"]; wording && !given {
		return WithCell(next, "basis", string(User))
	}
	return next, nil
}

// AddRecord adds a goal, key task, KPI, tool, channel, hand-off, collaboration,
// role, lock, control, response, decision right, comment or resolution. Units and duties have verbs of their own.
func AddRecord(r Record) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		ref := r.Ref()
		if ref.Kind == BriefKind || ref.Kind == UnitKind || ref.Kind == DutyKind {
			return Change{}, refuse(CannotRemoveThat, ref)
		}
		if err := d.freeID(ref.ID); err != nil {
			return Change{}, err
		}
		clean, err := edited(specOf(ref.Kind).newRecord(ref.ID), cellsOf(r))
		if err != nil {
			return Change{}, err
		}
		if err := sound(s, nil, clean); err != nil {
			return Change{}, err
		}
		d.put(clean)
		return d.change(verbOf("add", ref.Kind))
	}
}

// verbOf names adding or removing a kind by its word of the command table, if it has one.
func verbOf(deed string, k Kind) string {
	switch word := deed + "-" + string(k); word {
	case "add-lock":
		return "lock"
	case "remove-lock":
		return "unlock"
	case "add-control":
		return "set-control"
	case "add-role", "remove-role":
		return "set-role"
	case "add-link":
		return "link"
	case "remove-link":
		return "unlink"
	case "add-waiver":
		return "waive"
	case "remove-waiver":
		return "unwaive"
	case "add-response":
		return "set-response"
	case "remove-response":
		return "clear-response"
	case "add-comment":
		return "comment"
	case "add-resolution":
		return "decide"
	default:
		return word
	}
}

func cellsOf(r Record) map[string]string {
	out := map[string]string{}
	for _, f := range Fields(r.Ref().Kind) {
		out[f.Name] = Cell(r, f.Name)
	}
	return out
}

// RemoveRecord removes a record of any kind but unit, duty and brief, together
// with the links to it and the waivers of findings about it.
func RemoveRecord(ref Ref) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		if !s.Has(ref) {
			return Change{}, unknown(ref)
		}
		if ref.Kind == BriefKind || ref.Kind == UnitKind || ref.Kind == DutyKind {
			return Change{}, refuse(CannotRemoveThat, ref)
		}
		for _, p := range s.Referrers(ref) {
			switch p.From.Kind {
			case LinkKind:
				d.remove(p.From)
				continue
			case CommentKind, ResolutionKind: // see unpin
				continue
			}
			r, err := WithCell(d.get(p.From), p.Field, "")
			if err != nil {
				return Change{}, refuse(ReferencedThing, ref, p.From)
			}
			d.put(r)
		}
		d.forget(ref)
		return d.change(verbOf("remove", ref.Kind))
	}
}

// LinkRecords links two records, or sets the strength of their link: 3 direct,
// 2 contributes, 1 weak.
func LinkRecords(from, to ID, strength int) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		l, err := d.linkBetween(from, to)
		if err != nil {
			return Change{}, err
		}
		if strength < 1 || strength > 3 {
			f, _ := FieldOf(LinkKind, "strength")
			return Change{}, &InputError{f, strconv.Itoa(strength), "out of range"}
		}
		if was := s.Get(l.Ref()); was != nil {
			l = was.(Link)
		}
		if l.Strength != strength {
			l.Strength, l.Basis = strength, User
		}
		d.put(l)
		return d.change("link")
	}
}

// Unlink removes the link between two records.
func Unlink(from, to ID) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		l := Ref{LinkKind, LinkID(from, to)}
		if !s.Has(l) {
			return Change{}, unknown(l)
		}
		d.remove(l)
		return d.change("unlink")
	}
}

func (d *draft) linkBetween(from, to ID) (Link, error) {
	a, b := d.base.Find(from), d.base.Find(to)
	switch {
	case a == nil:
		return Link{}, &Refusal{Code: UnknownRecord, Detail: string(from)}
	case b == nil:
		return Link{}, &Refusal{Code: UnknownRecord, Detail: string(to)}
	case !linkable(a.Ref().Kind, b.Ref().Kind):
		return Link{}, refuse(LinkNotAllowed, a.Ref(), b.Ref())
	}
	return Link{ID: LinkID(from, to), From: a.Ref(), To: b.Ref()}, nil
}

// linkable tells which kinds serve or use which: duties and key tasks have goals,
// KPIs, tools and channels, duties have key tasks, KPIs measure goals.
func linkable(from, to Kind) bool {
	switch from {
	case DutyKind:
		return slices.Contains([]Kind{GoalKind, KPIKind, ToolKind, ChannelKind, TaskKind}, to)
	case TaskKind:
		return slices.Contains([]Kind{GoalKind, KPIKind, ToolKind, ChannelKind}, to)
	}
	return from == KPIKind && to == GoalKind
}

// AddHandoff lets one duty hand an object to another.
func AddHandoff(id, from, to ID, object Text) Verb {
	return func(s Scenario) (Change, error) {
		object.ZH, object.EN = Visible(CleanText(object.ZH)), Visible(CleanText(object.EN))
		if object.Empty() {
			return Change{}, refuse(EmptyText)
		}
		return AddRecord(Handoff{ID: id, From: from, To: to, Object: object, Type: Sequential, Basis: User})(s)
	}
}

// SetKPIOwner makes a unit answer for a KPI; "" = nobody.
func SetKPIOwner(kpi, unit ID) Verb {
	return setUnit("set-kpi-owner", Ref{KPIKind, kpi}, "unit", unit)
}

// SetOutputOwner makes a unit answer for the joint output of a collaboration; "" = nobody.
func SetOutputOwner(collaboration, unit ID) Verb {
	return setUnit("set-output-owner", Ref{CollaborationKind, collaboration}, "outputOwner", unit)
}

// SetIntegrator makes a unit lead a collaboration; "" = nobody.
func SetIntegrator(collaboration, unit ID) Verb {
	return setUnit("set-integrator", Ref{CollaborationKind, collaboration}, "integrator", unit)
}

func setUnit(verb string, ref Ref, field string, unit ID) Verb {
	return func(s Scenario) (Change, error) {
		c, err := EditRecord(ref, map[string]string{field: string(unit)})(s)
		if err != nil {
			return Change{}, err
		}
		c.Verb = verb
		return c, nil
	}
}
