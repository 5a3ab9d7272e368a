package text

import (
	"strconv"
	"strings"

	"sandtable/model"
)

// moved says a move, or a new order when nothing changed its home.
func (x sides) moved() string {
	var refs []model.Ref
	from, to := model.ID(""), model.ID("")
	oneFrom := true
	for _, e := range x.change.Edits {
		for _, c := range e.Cells() {
			if e.Ref().Kind != model.DutyKind || c.Field.Name != "unit" {
				continue
			}
			if len(refs) > 0 && model.ID(c.Before) != from {
				oneFrom = false
			}
			from, to = model.ID(c.Before), model.ID(c.After)
			refs = append(refs, e.Ref())
		}
	}
	if len(refs) == 0 {
		return x.p.T("verb.move-duty.order", "list", x.list(x.refs(model.DutyKind, isUpdated)))
	}
	x.byRank(refs)
	if oneFrom {
		return x.p.T("verb.move-duty.from", "list", x.list(refs), "u", x.unitBefore(from), "v", x.unitAfter(to))
	}
	return x.p.T("verb.move-duty.did", "list", x.list(refs), "v", x.unitAfter(to))
}

// movedAlong says which duties moved, and what went with them.
func (x sides) movedAlong() string {
	var duties, things []model.Ref
	to := model.ID("")
	for _, e := range x.change.Edits {
		for _, c := range e.Cells() {
			if c.Field.Name != "unit" {
				continue
			}
			to = model.ID(c.After)
			if e.Ref().Kind == model.DutyKind {
				duties = append(duties, e.Ref())
			} else {
				things = append(things, e.Ref())
			}
		}
	}
	x.byRank(duties)
	switch {
	case len(things) == 0 && len(duties) > 0:
		return x.moved()
	case len(duties) == 0 && len(things) > 0:
		return x.p.T("verb.move-along.things", "things", x.list(things), "v", x.unitAfter(to))
	case len(things) > 0:
		return x.p.T("verb.move-along.did", "list", x.list(duties), "things", x.list(things), "v", x.unitAfter(to))
	}
	return ""
}

// settled says between which duties an overlap was settled: those that were reworded,
// or became one.
func (x sides) settled() string {
	duties := x.refs(model.DutyKind, func(e model.Edit) bool { return !e.Added() })
	if len(duties) == 0 {
		return ""
	}
	return x.p.T("verb.settle.did", "list", x.list(duties))
}

// led says which duty leads and which one supports it: the one that was reworded, or the
// unit whose duty went into it.
func (x sides) led() string {
	var waived model.Waiver
	for _, e := range x.change.Edits {
		switch r := e.After.(type) {
		case model.Waiver:
			if waived = r; !e.Added() {
				waived, _ = x.after.Waiver(r.ID)
			}
		case model.Role:
			d, _ := x.after.Duty(r.Duty)
			return x.p.T("verb.settle-lead.fused", "x", x.name(d.Ref()), "u", x.unitAfter(d.Unit), "v", x.unitAfter(r.Unit))
		}
	}
	duties := x.refs(model.DutyKind, func(e model.Edit) bool { return !e.Added() })
	first, second, ok := model.NearPair(waived.Key, func(id model.ID) bool {
		_, found := x.after.Duty(id)
		return found
	})
	switch {
	case ok && len(duties) == 1:
		if duties[0].ID == first {
			first, second = second, first
		}
		return x.p.T("verb.settle-lead.did", "x", x.name(model.Ref{Kind: model.DutyKind, ID: first}), "y", x.name(model.Ref{Kind: model.DutyKind, ID: second}))
	case ok:
		duties = []model.Ref{{Kind: model.DutyKind, ID: first}, {Kind: model.DutyKind, ID: second}}
	case len(duties) == 0:
		return ""
	}
	return x.p.T("verb.settle-lead.any", "list", x.list(duties))
}

// agreed says which unit leads a matter with which duty, and who supports it.
func (x sides) agreed() string {
	var lead model.Duty
	var support []string
	for _, e := range x.change.Edits {
		if r, ok := e.After.(model.Role); ok {
			if !e.Added() {
				r, _ = x.after.Role(r.ID)
			}
			lead, _ = x.after.Duty(r.Duty)
			support = append(support, x.unitAfter(r.Unit))
		}
	}
	if len(support) == 0 {
		return x.p.T("verb.agree.any")
	}
	return x.p.T("verb.agree.did", "u", x.unitAfter(lead.Unit), "x", x.name(lead.Ref()), "list", x.p.List(support...))
}

func (x sides) addedDuty() string {
	refs := x.refs(model.DutyKind, isAdded)
	if len(refs) == 0 {
		return x.addedOrRemoved()
	}
	d, _ := x.after.Duty(refs[0].ID)
	if d.Unit == "" {
		return x.p.T("verb.add-duty.unplaced", "list", x.list(refs))
	}
	return x.p.T("verb.add-duty.did", "list", x.list(refs), "u", x.unitAfter(d.Unit))
}

func (x sides) removedDuties() string {
	gone := x.refs(model.DutyKind, isRemoved)
	switch len(gone) {
	case 0:
		return x.addedOrRemoved()
	case 1:
		return x.p.T("verb.remove-duty.did", "list", x.list(gone))
	}
	return x.p.T("verb.remove-duty.several", "n", len(gone), "list", x.list(gone))
}

func (x sides) deferred() string {
	refs := x.refs(model.DutyKind, isUpdated)
	if len(refs) == 0 {
		return ""
	}
	d, _ := x.after.Duty(refs[0].ID)
	f, _ := model.FieldOf(model.DutyKind, "state")
	return x.p.T("verb.defer-duty.did", "list", x.list(refs), "state", x.p.Value(x.after, f, string(d.State)))
}

// fused says which duties became one: those removed, and the one that was kept.
func (x sides) fused() string {
	gone := x.refs(model.DutyKind, isRemoved)
	for _, e := range x.change.Edits {
		d, ok := x.after.Duty(e.Ref().ID)
		if e.Ref().Kind != model.DutyKind || !ok || len(gone) == 0 || !d.Origin.Has(string(gone[0].ID)) {
			continue
		}
		if was, ok := x.before.Duty(e.Ref().ID); ok && was.Text == d.Text { // it took the others in
			return x.p.T("verb.fuse-duties.kept", "list", x.list(gone), "x", x.quoted(e.Ref()))
		} else if ok {
			gone = append([]model.Ref{e.Ref()}, gone...)
		}
		return x.p.T("verb.fuse-duties.did", "list", x.list(gone), "x", x.becoming(e.Ref()))
	}
	return ""
}

func (x sides) splitDuty() string {
	parts := x.refs(model.DutyKind, isAdded)
	if len(parts) == 0 {
		return ""
	}
	whole := x.refs(model.DutyKind, isRemoved)
	if len(whole) == 0 { // a part kept the id
		d, _ := x.after.Duty(parts[0].ID)
		for _, ref := range x.refs(model.DutyKind, isUpdated) {
			if d.Origin.Has(string(ref.ID)) {
				whole, parts = []model.Ref{ref}, append([]model.Ref{ref}, parts...)
				break
			}
		}
	}
	if len(whole) == 0 {
		return ""
	}
	was := x.p.Quote(x.p.Name(x.before, whole[0]))
	return x.p.T("verb.split-duty.did", "x", was, "list", x.becoming(parts...))
}

func (x sides) addedUnit() string {
	refs := x.refs(model.UnitKind, isAdded)
	if len(refs) == 0 {
		return x.addedOrRemoved()
	}
	u, _ := x.after.Unit(refs[0].ID)
	level := x.p.word("kind", string(u.Level))
	if u.Parent == "" {
		return x.p.T("verb.add-unit.did", "level", level, "x", x.quoted(refs[0]))
	}
	return x.p.T("verb.add-unit.below", "level", level, "x", x.quoted(refs[0]), "u", x.unitAfter(u.Parent))
}

func (x sides) renamed() string {
	refs := x.refs(model.UnitKind, isUpdated)
	if len(refs) == 0 {
		return ""
	}
	was := x.p.Quote(x.p.Name(x.before, refs[0]))
	return x.p.T("verb.rename-unit.did", "u", was, "x", x.becoming(refs[0]))
}

func (x sides) movedUnit() string {
	refs := x.refs(model.UnitKind, isUpdated)
	if len(refs) == 0 {
		return ""
	}
	for _, ref := range refs {
		u, _ := x.after.Unit(ref.ID)
		was, _ := x.before.Unit(ref.ID)
		switch {
		case was.Parent == u.Parent: // others may have been numbered anew to make room
		case u.Parent == "":
			return x.p.T("verb.move-unit.top", "x", x.quoted(ref))
		default:
			return x.p.T("verb.move-unit.did", "x", x.quoted(ref), "u", x.unitAfter(u.Parent))
		}
	}
	return x.p.T("verb.move-unit.order", "list", x.list(refs))
}

func (x sides) removedUnit() string {
	gone := x.refs(model.UnitKind, isRemoved)
	if len(gone) == 0 {
		return x.addedOrRemoved()
	}
	moved, to := 0, ""
	for _, e := range x.change.Edits {
		for _, c := range e.Cells() {
			if e.Ref().Kind == model.DutyKind && c.Field.Name == "unit" {
				moved, to = moved+1, c.After
			}
		}
	}
	switch {
	case moved == 0:
		return x.p.T("verb.remove-unit.did", "list", x.list(gone))
	case to == "":
		return x.p.T("verb.remove-unit.unplaced", "list", x.list(gone), "n", moved)
	}
	return x.p.T("verb.remove-unit.heir", "list", x.list(gone), "n", moved, "v", x.unitAfter(model.ID(to)))
}

func (x sides) mergedUnits() string {
	gone := x.refs(model.UnitKind, isRemoved)
	for _, e := range x.change.Edits {
		u, ok := x.after.Unit(e.Ref().ID)
		if ok && e.Ref().Kind == model.UnitKind && len(gone) > 0 && u.Origin.Has(string(gone[0].ID)) {
			return x.p.T("verb.merge-units.did", "list", x.list(gone), "x", x.quoted(e.Ref()))
		}
	}
	return ""
}

func (x sides) splitUnit() string {
	parts := x.refs(model.UnitKind, isAdded)
	if len(parts) == 0 {
		return ""
	}
	part, _ := x.after.Unit(parts[0].ID)
	for id := range part.Origin.All() {
		return x.p.T("verb.split-unit.did", "x", x.quoted(model.Ref{Kind: model.UnitKind, ID: model.ID(id)}), "list", x.list(parts))
	}
	return ""
}

func (x sides) setUnit() string {
	refs := x.refs(model.UnitKind, isUpdated)
	if len(refs) == 0 {
		return ""
	}
	u, _ := x.after.Unit(refs[0].ID)
	form := "did"
	if x.change.Verb == "set-head" && u.Head.Empty() || x.change.Verb == "set-fte" && u.FTE == 0 {
		form = "none"
	}
	return x.p.T("verb."+x.change.Verb+"."+form, "u", x.quoted(refs[0]), "head", x.p.Quote(u.Head.In(x.p.lang)), "n", u.FTE)
}

func (x sides) owner(k model.Kind, field string) string {
	refs := x.refs(k, isUpdated)
	if len(refs) == 0 || x.after.Get(refs[0]) == nil {
		return ""
	}
	unit := model.ID(model.Cell(x.after.Get(refs[0]), field))
	form := "did"
	if unit == "" {
		form = "none"
	}
	return x.p.T("verb."+x.change.Verb+"."+form, "x", x.quoted(refs[0]), "u", x.unitAfter(unit))
}

func (x sides) linked() string {
	for _, e := range x.change.Edits {
		ref := e.Ref()
		l, ok := x.after.Link(ref.ID)
		if !ok {
			l, ok = x.before.Link(ref.ID)
		}
		if !ok || ref.Kind != model.LinkKind {
			continue
		}
		form := "link"
		if e.Removed() {
			form = "unlink"
		}
		return x.p.T("verb."+form+".did", "x", x.quoted(l.From), "y", x.quoted(l.To),
			"strength", x.p.word("strength", strconv.Itoa(l.Strength)))
	}
	return ""
}

// edited says the one cell, the one record's fields, or how many records changed.
func (x sides) edited() string {
	if len(x.change.Edits) != 1 || !x.change.Edits[0].Updated() {
		return x.addedOrRemoved()
	}
	e := x.change.Edits[0]
	name := x.quoted(e.Ref())
	var cells []model.CellEdit
	for _, c := range e.Cells() {
		switch {
		case followed(c, e):
			name = x.p.Quote(x.p.Name(x.before, e.Ref())) // as people knew it
		case !quiet(c.Field.Name):
			cells = append(cells, c)
		}
	}
	var fields []string
	for _, c := range cells {
		fields = append(fields, x.p.Field(e.Ref().Kind, c.Field.Name))
	}
	switch {
	case len(cells) == 0:
		return x.p.T("verb.edit.did", "x", name)
	case len(cells) > 1 || cells[0].Field.Type == model.List || cells[0].Field.Type == model.Prose:
		return x.p.T("verb.edit.fields", "x", name, "fields", x.p.List(fields...))
	}
	return x.p.T("verb.edit.cell", "x", name, "field", fields[0],
		"from", Short(x.p.Value(x.before, cells[0].Field, cells[0].Before)), "to", Short(x.p.Value(x.after, cells[0].Field, cells[0].After)))
}

// followed reports whether a cell is the short title of a duty that followed the
// wording edited with it, which is nothing that anybody did.
func followed(c model.CellEdit, e model.Edit) bool {
	_, lang, title := strings.Cut(c.Field.Name, "title.")
	if !title {
		return false
	}
	for _, other := range e.Cells() {
		if other.Field.Name == "text."+lang {
			return strings.HasPrefix(other.After, strings.TrimSuffix(c.After, "…"))
		}
	}
	return false
}

// marked says roles, locks, controls, waivers and responses that came or went.
func (x sides) marked() string {
	if len(x.change.Edits) == 0 {
		return ""
	}
	e := x.change.Edits[0]
	rec := e.After
	if e.Removed() {
		rec = e.Before
	} else if e.Updated() {
		rec = x.after.Get(e.Ref())
	}
	if parts := x.refs(model.RoleKind, func(model.Edit) bool { return true }); len(parts) > 1 && x.change.Verb == "set-role" {
		return x.p.T("verb.set-role.several", "n", len(parts), "x", x.quoted(dutyOf(e)))
	}
	switch r := rec.(type) {
	case model.Lock:
		var duties []model.Ref
		for id := range r.Duties.All() {
			duties = append(duties, model.Ref{Kind: model.DutyKind, ID: model.ID(id)})
		}
		x.byRank(duties)
		return x.p.T("verb."+x.change.Verb+".did", "list", x.list(duties), "type", x.p.word("type", r.Type))
	case model.Control:
		return x.p.T("verb."+x.change.Verb+".did", "u", x.unitAfter(r.Unit), "type", x.p.word("type", r.Type))
	case model.Role:
		form := "did"
		switch {
		case e.Removed():
			form = "none"
		case r.Role == "A":
			form = "claim"
		}
		return x.p.T("verb.set-role."+form, "u", x.unitAfter(r.Unit), "x", x.quoted(model.Ref{Kind: model.DutyKind, ID: r.Duty}), "role", x.p.word("role", r.Role))
	case model.Waiver:
		if x.change.Verb == "set-role" {
			return x.p.Key(x.before, r.Key)
		}
		return x.p.T("verb."+x.change.Verb+".did", "x", x.p.Quote(x.p.Key(x.before, r.Key)))
	case model.Response:
		return x.responded(e, r)
	}
	return x.addedOrRemoved()
}

// dutyOf is the duty of a role that came, went or changed.
func dutyOf(e model.Edit) model.Ref {
	id, _, _ := strings.Cut(string(e.Ref().ID), "@")
	return model.Ref{Kind: model.DutyKind, ID: model.ID(id)}
}

// addedOrRemoved says additions or removals of one kind; "" when the change is a
// mixture. Links that went along are not mentioned.
func (x sides) addedOrRemoved() string {
	for _, k := range model.Kinds() {
		if k == model.LinkKind && len(x.change.Edits) > 1 {
			continue
		}
		added, removed := x.refs(k, isAdded), x.refs(k, isRemoved)
		switch {
		case len(added) > 0 && len(removed) == 0:
			return x.p.T("verb.add.did", "kind", x.p.Kind(k), "list", x.list(added))
		case len(removed) > 0 && len(added) == 0:
			return x.p.T("verb.remove.did", "kind", x.p.Kind(k), "list", x.list(removed))
		}
	}
	return ""
}
