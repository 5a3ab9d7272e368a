package text

import (
	"cmp"
	"strings"

	"sandtable/model"
)

// Dispute is a conflict of a merge with what is needed to say it: the three
// scenarios, for the names in them, and why either side did it, "" when nobody said.
type Dispute struct {
	model.Conflict
	Base, Ours, Theirs     model.Scenario
	OurReason, TheirReason string
}

// Conflict says a conflict in one sentence, with the values before and on both sides
// as people know them, and the beginnings of both reasons: “职责“用户分析”原属电商部；本方案移到媒体部
// （理由：…），对方方案移到数据部（理由：…）”. It has no full stop.
func (p Printer) Conflict(d Dispute) string {
	x := dispute{d, p}
	args := []any{"kind", p.Kind(d.Ref.Kind), "name", x.name(d.Ref), "ourWhy", x.why(model.Ours), "theirWhy", x.why(model.Theirs)}
	switch d.Kind {
	case model.RemovedConflict:
		return x.removed(args)
	case model.TwinConflict:
		ours := p.Name(d.Ours, model.Ref{Kind: d.Ref.Kind, ID: model.ID(d.Conflict.Ours)})
		theirs := p.Name(d.Theirs, model.Ref{Kind: d.Ref.Kind, ID: model.ID(d.Conflict.Theirs)})
		if ours == theirs {
			return p.T("conflict.twins", args...)
		}
		return p.T("conflict.twins-named", append(args, "ours", ours, "theirs", theirs)...)
	case model.NameConflict:
		return p.T("conflict.name", append(args, "other", x.name(d.Others[0]), "shared", x.sharedName())...)
	case model.CycleConflict:
		return p.T("conflict.cycle", append(args, "moves", x.moves(append([]model.Ref{d.Ref}, d.Others...), "parent", "conflict.placed"))...)
	case model.LockConflict:
		lock, _ := cmp.Or(d.Ours.Get(d.Ref), d.Theirs.Get(d.Ref)).(model.Lock)
		return p.T("conflict.lock", append(args, "reason", flat(lock.Reason), "moves", x.moves(d.Others, "unit", "conflict.homed"))...)
	case model.ExternalConflict:
		return p.T("conflict.external", append(args, "unit", x.name(d.Others[0]))...)
	case model.UnsoundConflict:
		if d.Ref.Kind == model.HandoffKind {
			return p.T("conflict.self-handoff", args...)
		}
		return p.T("conflict.wordless", args...)
	case model.IDConflict:
		other := d.Others[0]
		return p.T("conflict.id", append(args, "id", string(d.Ref.ID), "otherKind", p.Kind(other.Kind), "other", x.name(other))...)
	}
	return x.cell(args)
}

// dispute looks up what the sentences of a conflict need.
type dispute struct {
	Dispute
	p Printer
}

func (x dispute) of(side model.Side) model.Scenario {
	if side == model.Theirs {
		return x.Theirs
	}
	return x.Ours
}

// name is what both know the record by: its name before, or else the one it has now.
func (x dispute) name(r model.Ref) string {
	for _, s := range []model.Scenario{x.Base, x.Ours, x.Theirs} {
		if s.Has(r) {
			return x.p.Name(s, r)
		}
	}
	return x.p.Name(x.Ours, r)
}

func (x dispute) why(side model.Side) string {
	why, in := x.OurReason, x.Ours
	if side == model.Theirs {
		why, in = x.TheirReason, x.Theirs
	}
	if why = flat(x.p.Reasons(in).Say(why)); why == "" {
		return ""
	}
	return x.p.T("conflict.why", "why", why)
}

// flat makes one short line of a reason.
func flat(s string) string { return Short(strings.Join(strings.Fields(s), " ")) }

func (x dispute) cell(args []any) string {
	c := x.Conflict
	f, _ := model.FieldOf(c.Ref.Kind, c.Field)
	said := func(s model.Scenario, v string) string {
		if v != "" && (f.Type == model.Prose || f.Type == model.Word && f.Options == nil) {
			return x.p.Quote(Short(v))
		}
		return x.p.Value(s, f, v)
	}
	args = append(args, "field", x.p.Field(c.Ref.Kind, c.Field),
		"base", said(x.Base, c.Base), "ours", said(x.Ours, c.Ours), "theirs", said(x.Theirs, c.Theirs))
	switch {
	case !x.Base.Has(c.Ref):
		return x.p.T("conflict.added", args...)
	case c.Ref.Kind == model.DutyKind && c.Field == "unit" && c.Base == "":
		return x.p.T("conflict.unplaced", args...)
	case c.Ref.Kind == model.DutyKind && c.Field == "unit":
		return x.p.T("conflict.home", args...)
	}
	return x.p.T("conflict.cell", args...)
}

// removed says who removed a record, what the other changed in it and what there
// still refers to it.
func (x dispute) removed(args []any) string {
	keeper := x.of(x.Removed.Other())
	var fields, users []string
	if was, now := x.Base.Get(x.Ref), keeper.Get(x.Ref); was != nil && now != nil {
		for _, f := range model.Fields(x.Ref.Kind) {
			if !quiet(f.Name) && model.Cell(was, f.Name) != model.Cell(now, f.Name) {
				fields = append(fields, x.p.Field(x.Ref.Kind, f.Name))
			}
		}
	}
	for _, r := range x.Others {
		users = append(users, x.p.Quote(x.p.Name(keeper, r)))
	}
	key := "conflict.removed-used"
	switch {
	case len(users) == 0:
		key = "conflict.removed"
	case len(fields) > 0:
		key = "conflict.removed-both"
	}
	keep := x.Removed.Other()
	return x.p.T(key, append(args, "remover", x.p.T("conflict.side."+string(x.Removed)), "removerWhy", x.why(x.Removed),
		"keeper", x.p.T("conflict.side."+string(keep)), "keeperWhy", x.why(keep), "fields", x.p.List(fields...), "list", x.p.few(users))...)
}

// sharedName is the name that two units would share.
func (x dispute) sharedName() string {
	for _, a := range []model.Side{model.Ours, model.Theirs} {
		for _, b := range []model.Side{model.Ours, model.Theirs} {
			u, okU := x.of(a).Unit(x.Ref.ID)
			v, okV := x.of(b).Unit(x.Others[0].ID)
			if okU && okV && (u.Name.ZH != "" && strings.EqualFold(u.Name.ZH, v.Name.ZH) || u.Name.EN != "" && strings.EqualFold(u.Name.EN, v.Name.EN)) {
				return x.p.RecordName(x.of(a), u)
			}
		}
	}
	return x.name(x.Ref)
}

// moves says where either side has put the records that it moved.
func (x dispute) moves(refs []model.Ref, field, key string) string {
	var said []string
	for _, side := range []model.Side{model.Ours, model.Theirs} {
		s := x.of(side)
		for _, r := range refs {
			now := s.Get(r)
			if now == nil || x.Base.Has(r) && model.Cell(x.Base.Get(r), field) == model.Cell(now, field) {
				continue
			}
			said = append(said, x.p.T(key, "side", x.p.T("conflict.side."+string(side)), "name", x.name(r),
				"unit", x.p.Unit(s, model.ID(model.Cell(now, field))), "why", x.why(side)))
		}
	}
	if len(said) == 0 {
		for _, r := range refs {
			said = append(said, x.p.Quote(x.name(r)))
		}
		return x.p.few(said)
	}
	return strings.Join(said, x.p.T("list.clause"))
}
