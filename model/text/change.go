package text

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sandtable/model"
)

// Verb names a verb as a menu does: “移动职责”. It knows the words of the command
// table and the verbs that changes carry.
func (p Printer) Verb(verb string) string {
	if key := "verb." + verb + ".menu"; p.Has(key) {
		return p.T(key)
	}
	for _, family := range []string{"add", "remove"} {
		if kind, ok := strings.CutPrefix(verb, family+"-"); ok {
			return p.T("list.verb-object", "verb", p.T("verb."+family+".menu"), "kind", p.Kind(model.Kind(kind)))
		}
	}
	return p.T("verb.any.menu")
}

// sides are a scenario before and after a change. What was there before the change is
// called by the name that it had then; a sentence names the outcome with now.
type sides struct {
	p             Printer
	before, after model.Scenario
	change        model.Change
}

func (p Printer) sides(before model.Scenario, c model.Change) sides {
	after, err := model.Apply(before, c)
	if err != nil { // a change of another time: what can be named is named
		after = before
	}
	return sides{p, before, after, c}
}

func (x sides) name(r model.Ref) string {
	if x.before.Has(r) {
		return x.p.Name(x.before, r)
	}
	if x.after.Has(r) {
		return x.p.Name(x.after, r)
	}
	if e, ok := x.change.Edit(r); ok && e.Added() {
		return x.p.RecordName(x.after, e.After)
	} else if ok && e.Removed() {
		return x.p.RecordName(x.before, e.Before)
	}
	return string(r.ID)
}

// now is the name after the change.
func (x sides) now(r model.Ref) string {
	if x.after.Has(r) {
		return x.p.Name(x.after, r)
	}
	return x.name(r)
}

// becoming quotes names as they are after the change.
func (x sides) becoming(refs ...model.Ref) string {
	words := make([]string, len(refs))
	for i, r := range refs {
		words[i] = x.p.Quote(x.now(r))
	}
	return x.p.few(words)
}

func (x sides) quoted(r model.Ref) string { return x.p.Quote(x.name(r)) }

func (x sides) list(refs []model.Ref) string {
	words := make([]string, len(refs))
	for i, r := range refs {
		words[i] = x.quoted(r)
	}
	return x.p.few(words)
}

func (x sides) unitBefore(id model.ID) string { return x.p.Unit(x.before, id) }

func (x sides) unitAfter(id model.ID) string {
	if id != "" && !x.after.Has(model.Ref{Kind: model.UnitKind, ID: id}) {
		return x.unitBefore(id)
	}
	return x.p.Unit(x.after, id)
}

// refs lists the edits of a kind that keep accepts, in the order in which people
// see the records: new ids are random, ranks are not.
func (x sides) refs(k model.Kind, keep func(model.Edit) bool) []model.Ref {
	var out []model.Ref
	for _, e := range x.change.Edits {
		if e.Ref().Kind == k && keep(e) {
			out = append(out, e.Ref())
		}
	}
	x.byRank(out)
	return out
}

// byRank orders records by rank, those that are gone by the rank they had.
func (x sides) byRank(refs []model.Ref) {
	rank := func(r model.Ref) int {
		rec := x.after.Get(r)
		if rec == nil {
			rec = x.before.Get(r)
		}
		if rec == nil {
			return 0
		}
		n, err := strconv.Atoi(model.Cell(rec, "rank"))
		if err != nil { // kinds without a rank stay in the order of their ids
			return 0
		}
		return n
	}
	slices.SortStableFunc(refs, func(a, b model.Ref) int { return cmp.Compare(rank(a), rank(b)) })
}

// Change says in one sentence what a change did to the scenario before it:
// “把“用户画像”从电商部移到媒体部”. It has no full stop.
func (p Printer) Change(before model.Scenario, c model.Change) string {
	x := p.sides(before, c)
	if s := x.sentence(); s != "" {
		return s
	}
	return p.T("verb.any.did", "n", len(c.Edits))
}

// sentence says the change by its verb; "" when its edits are not those of the
// verb, as in the inverse of a merge.
func (x sides) sentence() string {
	switch verb := x.change.Verb; verb {
	case "move-duty":
		return x.moved()
	case "move-along":
		return x.movedAlong()
	case "add-duty":
		return x.addedDuty()
	case "remove-duty":
		return x.removedDuties()
	case "defer-duty":
		return x.deferred()
	case "fuse-duties":
		return x.fused()
	case "split-duty":
		return x.splitDuty()
	case "add-unit":
		return x.addedUnit()
	case "rename-unit":
		return x.renamed()
	case "move-unit":
		return x.movedUnit()
	case "remove-unit":
		return x.removedUnit()
	case "merge-units":
		return x.mergedUnits()
	case "split-unit":
		return x.splitUnit()
	case "set-head", "set-fte":
		return x.setUnit()
	case "set-kpi-owner":
		return x.owner(model.KPIKind, "unit")
	case "set-output-owner":
		return x.owner(model.CollaborationKind, "outputOwner")
	case "set-integrator":
		return x.owner(model.CollaborationKind, "integrator")
	case "link", "unlink":
		return x.linked()
	case "edit", "edit-duty":
		return x.edited()
	case model.SettleVerb:
		return x.settled()
	case model.LeadVerb:
		return x.led()
	case model.AgreeVerb:
		return x.agreed()
	case "adopt", "merge", model.ImportVerb, model.RestoreVerb:
		return x.p.T("verb."+verb+".did", "n", len(x.change.Edits))
	case "set-role", "set-control", "lock", "unlock", "waive", "unwaive", "set-response", "clear-response":
		return x.marked()
	case "set-decision-right", "hand-decision-right":
		return x.rightSet()
	case "comment", "answer-comment":
		return x.commented()
	case "decide":
		return x.decided()
	default:
		return x.addedOrRemoved()
	}
}

// isAdded, isRemoved, isUpdated select edits.
func isAdded(e model.Edit) bool   { return e.Added() }
func isRemoved(e model.Edit) bool { return e.Removed() }
func isUpdated(e model.Edit) bool { return e.Updated() }

// Row is one line of a list of changes: what happened to one record, or to one
// cell of it. Every string is ready for reading except Action and Ref.
type Row struct {
	Ref    model.Ref
	Action string // "added", "removed", "moved" or "changed"; said by T("edit." + Action)
	Kind   string
	Name   string
	Field  string // "" for an addition or removal
	From   string
	To     string
}

// Edits says a change record by record and cell by cell, in the order of its
// edits. Ranks are left out: they are places, not statements; so are the marks of
// awaited translations and the basis of what was edited.
func (p Printer) Edits(before model.Scenario, c model.Change) []Row {
	x := p.sides(before, c)
	var out []Row
	for _, e := range c.Edits {
		row := Row{Ref: e.Ref(), Kind: p.Kind(e.Ref().Kind), Name: x.now(e.Ref())}
		switch {
		case e.Added():
			row.Action, row.To = "added", x.home(x.after, e.After)
			out = append(out, row)
		case e.Removed():
			row.Action, row.From = "removed", x.home(x.before, e.Before)
			out = append(out, row)
		}
		for _, cell := range e.Cells() {
			if quiet(cell.Field.Name) {
				continue
			}
			row.Action = "changed"
			if cell.Field.Type == model.Reference && cell.Field.Target == model.UnitKind {
				row.Action = "moved"
			}
			row.Field = p.Field(e.Ref().Kind, cell.Field.Name)
			row.From = p.Value(x.before, cell.Field, cell.Before)
			row.To = p.Value(x.after, cell.Field, cell.After)
			out = append(out, row)
		}
	}
	return out
}

func quiet(field string) bool {
	return field == "rank" || field == "basis" || strings.HasSuffix(field, ".stale")
}

// home says the unit of a record that has one.
func (x sides) home(s model.Scenario, r model.Record) string {
	if _, ok := model.FieldOf(r.Ref().Kind, "unit"); !ok {
		return ""
	}
	return x.p.Unit(s, model.ID(model.Cell(r, "unit")))
}
