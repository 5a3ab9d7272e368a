package check

import (
	"slices"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

// OV-02: two duties are near (overlap.Likeness.Near) and both carried out. In different
// homes it is medium where the same object or capability, rare words or tags (from .35 on)
// show double work, low by fewer tags, high when both authorise or spend. Near only since
// both claim one matter, or share a function and drive one KPI or hand over, they are low,
// variant "boundary": who does what of it must be agreed; medium when much speaks for it.
// Two that by their words are different stages of one matter (one plans, one runs) are no
// double work: variant "stages", where the one hands over must be agreed, as severe as a
// boundary and never offered as one duty; in one line nothing is told of them. Tags, a copy,
// or money that both decide on tell more than verbs.
// In one home, or in one line of command, merging must not hide double work: info, variant
// "unresolved" (two positions under one unit that do the same work are told as two homes);
// there is no boundary to agree there, and what is merely related is a coherent job.
// Elsewhere a duty is told with partners that choose it too (chosen).
func nearest(f facts, id model.ID) []model.ID {
	d, ok := f.active(id)
	if !ok {
		return nil
	}
	most := f.whole(partnersKept)
	slot, _ := f.like.Slot(id)
	told := make([]model.ID, 0, most)
	rank := 0 // elsewhere
	for _, p := range f.nearest.at(slot) {
		e, _ := f.active(f.like.ID(int(p)))
		near := f.like.Partner(slot, int(p))
		apart := !f.oneLine(d.Unit, e.Unit)
		if len(told) < most && (apart && f.chosen(near, rank, f.rankOf(e, id)) || !apart && f.doubled(d, e, near)) {
			told = append(told, e.ID)
		}
		if apart {
			rank++
		}
	}
	for _, other := range f.rivals(d) {
		if e, _ := f.s.Duty(other); len(told) < most && !slices.Contains(told, other) && !f.oneLine(d.Unit, e.Unit) {
			told = append(told, other)
		}
	}
	return told
}

// The strength of a claim from which two duties of two homes are told together where they
// do not choose each other: a word that many share makes many pairs, but few that choose
// each other. One that names the same object needs less than one that only lies near.
const (
	alsoNamed   = 14 // of meaning.StrengthSteps
	onlyNear    = 24
	amongOthers = 3
)

// chosen reports whether two duties are told together; rank and back are their places among
// the partners of each other elsewhere, 0 for the first. Tags that somebody set are always
// told.
func (f facts) chosen(near overlap.Partner, rank, back int) bool {
	switch {
	case near.Functions >= overlap.Functions:
		return true
	case rank == 0 && back == 0, rank == 0 && near.Claim.Object, back == 0 && near.Claim.Object:
		return near.Claim.Strength > 0
	}
	least := uint8(onlyNear)
	if near.Claim.Object {
		least = alsoNamed
	}
	return near.Claim.Strength >= least && (rank == 0 || back == 0 || rank < amongOthers && back < amongOthers)
}

// rankOf gives the place of a duty among the strongest partners elsewhere of another;
// one behind all when it is not among them.
func (f facts) rankOf(of model.Duty, id model.ID) int {
	slot, _ := f.like.Slot(of.ID)
	rank := 0
	for _, p := range f.nearest.at(slot) {
		other := f.like.ID(int(p))
		if other == id {
			return rank
		}
		if e, ok := f.active(other); ok && !f.oneLine(of.Unit, e.Unit) {
			rank++
		}
	}
	return max(rank, amongOthers)
}

// doubled reports whether two duties of one line are the same work, which their head
// should know; what is merely related there is a coherent job.
func (f facts) doubled(d, e model.Duty, near overlap.Partner) bool {
	return near.Functions >= f.limit(mediumFunctions) || near.Functions >= overlap.Functions && d.Unit == e.Unit ||
		near.Claim.Object && near.Claim.Strength > 0 && (near.Amount() > 0 || near.Claim.Strength >= surelyOne)
}

// oneLine reports whether two homes are one, one lies above the other, or both are
// positions under one unit: its head settles what lies between them.
func (f facts) oneLine(u, v model.ID) bool {
	if u == v || f.s.Inside(u, v) || f.s.Inside(v, u) {
		return true
	}
	return f.peers(u, v)
}

// peers reports whether two homes are positions under one unit.
func (f facts) peers(u, v model.ID) bool {
	a, _ := f.s.Unit(u)
	b, _ := f.s.Unit(v)
	return u != v && a.Level == model.Position && b.Level == model.Position && a.Parent == b.Parent && a.Parent != ""
}

// driving is the strength from which a link drives a KPI for OV-02.
const driving = 2

// rivals lists the active duties that share a function with one and drive a KPI which
// it drives too, or stand at the other end of a hand-off: who does what must be agreed,
// however they are worded.
func (f facts) rivals(d model.Duty) []model.ID {
	var out []model.ID
	for _, p := range f.partners(d.ID) {
		if e, ok := f.active(p); ok && p != d.ID && e.Functions.Meets(d.Functions) {
			out = append(out, p)
		}
	}
	for k := range f.linksFrom(d.ID, model.KPIKind) {
		if k.Strength < driving {
			continue
		}
		for l := range f.linksTo(k.To.ID, model.DutyKind) {
			if e, ok := f.active(l.From.ID); ok && l.Strength >= driving && e.ID != d.ID && e.Functions.Meets(d.Functions) {
				out = append(out, e.ID)
			}
		}
	}
	slices.SortFunc(out, f.inWords)
	return slices.Compact(out)
}

// line gives the units of two homes in one line, the one that answers for both first.
func (f facts) line(u, v model.ID) []model.ID {
	switch {
	case u == v:
		return []model.ID{u}
	case f.s.Inside(u, v):
		return []model.ID{v, u}
	case f.s.Inside(v, u):
		return []model.ID{u, v}
	}
	a, _ := f.s.Unit(u)
	return []model.ID{a.Parent, u, v}
}

// Stages is the variant of OV-02 where two duties are different stages of one matter.
const Stages = "stages"

func nearPair(f facts, a, b model.ID) []Finding {
	d, _ := f.s.Duty(a)
	e, _ := f.s.Duty(b)
	x := finding(NearDuplicates, Low, duty(d.ID), duty(e.ID))
	like := f.like.Alike(d.ID, e.ID)
	x.Amount = like.Amount()
	keep, other := d, e
	if f.ties(e.ID) > f.ties(d.ID) {
		keep, other = e, d
	}
	fuse := Fuse(keep.ID, other.ID)
	shown := like.Functions >= f.limit(mediumFunctions) || like.Claim.Strength > 0 && (like.Claim.Object || like.Claim.Copy)
	money := handlesMoney(d) && handlesMoney(e) && shown
	apart := like.Apart && like.Functions < overlap.Functions && !like.Claim.Copy && !money
	switch {
	case apart && f.oneLine(d.Unit, e.Unit): // who plans a thing and runs it does a whole job
		return nil
	case apart:
		x.Variant, x.Units = Stages, []model.ID{d.Unit, e.Unit}
		x.Amount = like.Strength()
		if like.Claim.Object && like.Claim.Strength >= surelyOne {
			x.Severity = Medium
		}
		x.Fixes = []Fix{MoveTo(other.ID, keep.Unit)}
	case f.oneLine(d.Unit, e.Unit) && !(f.peers(d.Unit, e.Unit) && shown && f.oneWork(like)):
		x.Severity, x.Variant, x.Units = Info, "unresolved", f.line(d.Unit, e.Unit)
		x.Amount = max(x.Amount, like.Strength())
		x.Fixes = []Fix{fuse}
	case like.Amount() == 0:
		x.Variant, x.Units = "boundary", []model.ID{d.Unit, e.Unit}
		x.Amount = like.Strength()
		if like.Claim.Object && like.Claim.Strength >= surelyOne {
			x.Severity = Medium
		}
		x.Fixes = []Fix{MoveTo(other.ID, keep.Unit), fuse}
	default:
		if shown {
			x.Severity = Medium
		}
		if money {
			x.Severity = capped(High, d.Basis, e.Basis)
		}
		x.Units = []model.ID{d.Unit, e.Unit}
		x.Fixes = []Fix{MoveTo(other.ID, keep.Unit), fuse}
	}
	x.Evidence = append(quoted(d.ID, like.PhrasesA, e.ID, like.PhrasesB), reasons(like, x.Subjects)...)
	for _, kind := range []model.Kind{model.ChannelKind, model.KPIKind} {
		for l := range f.linksFrom(d.ID, kind) {
			if m, shared := f.s.Link(model.LinkID(e.ID, l.To.ID)); shared && (kind == model.ChannelKind || min(l.Strength, m.Strength) >= driving) {
				x.Evidence = append(x.Evidence, Evidence{Kind: string(kind), Refs: []model.Ref{l.To, duty(d.ID), duty(e.ID)}})
			}
		}
	}
	for _, id := range f.handoffs.at(d.ID) {
		if h, _ := f.s.Handoff(id); h.From == e.ID || h.To == e.ID {
			x.Evidence = append(x.Evidence, Evidence{Kind: "handoff", Refs: []model.Ref{h.Ref()}})
		}
	}
	return x.done()
}

// surelyOne is the strength of a claim from which readers hardly ever see two matters.
const surelyOne = 3 * meaning.StrengthSteps

// oneWork reports whether two duties are the same work by themselves, not only near: then
// it makes no difference that their positions have one head, since two people do it.
func (f facts) oneWork(like overlap.Likeness) bool {
	return like.Functions >= f.limit(mediumFunctions) || like.Same > 0 || like.Claim.Copy
}

// quoted shows two wordings, with the phrases that say what both are about.
func quoted(d model.ID, phrasesD []string, e model.ID, phrasesE []string) []Evidence {
	return []Evidence{
		{Kind: "wording", Refs: []model.Ref{duty(d)}, Words: phrasesD},
		{Kind: "wording", Refs: []model.Ref{duty(e)}, Words: phrasesE},
	}
}

// reasons names the layers of a likeness, each apart.
func reasons(like overlap.Likeness, subjects []model.Ref) []Evidence {
	var out []Evidence
	for _, r := range like.Reasons {
		kind := r.Kind()
		if i := slices.IndexFunc(out, func(e Evidence) bool { return e.Kind == kind }); i >= 0 {
			out[i].Words = append(out[i].Words, r.Words...)
			continue
		}
		out = append(out, Evidence{Kind: kind, Refs: slices.Clone(subjects), Words: slices.Clone(r.Words), Amount: r.Amount})
	}
	return out
}

// ties counts what hangs on a duty: its links and hand-offs. Of two duties the one
// with fewer ties is the one to move or to give up.
func (f facts) ties(d model.ID) int { return len(f.from.at(d)) + len(f.handoffs.at(d)) }

func handlesMoney(d model.Duty) bool {
	return d.Control.Has(model.Authorises) || d.Control.Has(model.Spends)
}
