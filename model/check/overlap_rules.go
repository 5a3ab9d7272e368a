package check

import (
	"maps"
	"slices"
	"strconv"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

// The rules about what several do (重叠).
const (
	TwoOwners         = "OV-01"
	NearDuplicates    = model.NearRule
	TwoRunners        = "OV-03"
	TwoAdministrators = "OV-04"
	TwoDrivers        = "OV-05"
)

func overlapRules() []rule {
	return []rule{
		{id: TwoOwners, scope: onDuty, check: twoOwners},
		{id: NearDuplicates, scope: onPair, others: nearest, pair: nearPair},
		{id: TwoRunners, scope: onChannel, check: twoRunners},
		{id: TwoAdministrators, scope: onTool, check: twoAdministrators},
		{id: TwoDrivers, scope: onKPI, check: twoDrivers},
	}
}

// OV-01: |{p : A(d,p)}| > 1. The home is one accountable owner, every unit with an
// A role beside it another; a unit above or below the home is another unit.
func twoOwners(f facts, id model.ID) []Finding {
	d, ok := f.s.Duty(id)
	if !ok || d.State != model.Active {
		return nil
	}
	claims := f.claims(d)
	x := finding(TwoOwners, High, duty(id))
	if d.Unit != "" {
		x.Units = append(x.Units, d.Unit)
	}
	bases := []model.Basis{}
	for _, r := range claims {
		x.Units = append(x.Units, r.Unit)
		bases = append(bases, r.Basis)
		refs := []model.Ref{unit(r.Unit), duty(id)}
		x.Evidence = append(x.Evidence, Evidence{Kind: "claim", Refs: refs})
		x.Fixes = append(x.Fixes, fix("work-along", refs, "set-role", string(id), string(r.Unit), "R"),
			fix("drop-claim", refs, "set-role", string(id), string(r.Unit), "-"))
	}
	if len(x.Units) < 2 {
		return nil
	}
	if d.Unit != "" && len(claims) == 1 && f.canHold(claims[0].Unit) {
		x.Fixes = append(x.Fixes, MoveTo(id, claims[0].Unit))
	}
	x.Amount = float64(len(x.Units))
	x.Severity = capped(High, bases...)
	return x.done()
}

// claims lists the roles of units that hold themselves accountable for a duty beside
// its home.
func (f facts) claims(d model.Duty) []model.Role {
	var out []model.Role
	for _, id := range f.roles.at(d.ID) {
		if r, _ := f.s.Role(id); r.Role == "A" && r.Unit != d.Unit {
			out = append(out, r)
		}
	}
	return out
}

// canHold reports whether a unit may be the home of duties.
func (f facts) canHold(id model.ID) bool {
	u, ok := f.s.Unit(id)
	return ok && u.Level != model.External
}

// OV-02: two duties are near (overlap.Likeness.Near) and both carried out. In different
// homes it is medium where the same object or capability, rare words or tags (from .35 on)
// show double work, low by fewer tags, high when both authorise or spend. Near only since
// both claim one matter, or share a function and drive one KPI or hand over, they are low,
// variant "boundary": who does what of it must be agreed; medium when much speaks for it.
// In one home, or in one line of command, merging must not hide double work: info, variant
// "unresolved" (two positions under one unit that do the same work are told as two homes); there is no boundary to agree there, and what is merely related is a
// coherent job. Elsewhere a duty is told with partners that choose it too (told).
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

// The strength of a claim from which two duties of two homes are told together, where each
// is the strongest partner of the other elsewhere, where one is, and where both are only
// among the strongest: a word that many share makes many pairs, but few that choose each
// other.
const (
	oneChooses  = 14 // of meaning.StrengthSteps
	bothOfMany  = 24
	amongOthers = 3
)

// chosen reports whether two duties are told together; rank and back are their places among
// the partners of each other elsewhere, 0 for the first. Tags that somebody set are always
// told.
func (f facts) chosen(near overlap.Partner, rank, back int) bool {
	switch {
	case near.Functions >= overlap.Functions:
		return true
	case rank == 0 && back == 0:
		return near.Claim.Strength > 0
	case rank == 0 || back == 0:
		return near.Claim.Strength >= oneChooses
	}
	return near.Claim.Strength >= bothOfMany && rank < amongOthers && back < amongOthers
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
	switch {
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
		if handlesMoney(d) && handlesMoney(e) && shown {
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

// OV-03: |{unit(d) : c ∈ channels(d), control(d) ∩ {execute, spend} ≠ ∅}| ≥ 2, units
// being homes. A channel whose owner is one of them is settled: that is what the
// fix appoints.
func twoRunners(f facts, id model.ID) []Finding {
	c, ok := f.s.Channel(id)
	if !ok {
		return nil
	}
	runners := f.runners(id)
	strength, at := tally{}, map[model.ID][]model.Ref{}
	for _, l := range runners {
		d, _ := f.s.Duty(l.From.ID)
		strength[d.Unit] += l.Strength
		at[d.Unit] = append(at[d.Unit], l.From)
	}
	if _, settled := strength[c.Unit]; len(strength) < 2 || settled && c.Unit != "" {
		return nil
	}
	x := finding(TwoRunners, Medium, c.Ref())
	x.Units = slices.Sorted(maps.Keys(strength))
	x.Amount = float64(len(x.Units))
	for _, u := range x.Units {
		x.Evidence = append(x.Evidence, Evidence{Kind: "runs", Refs: append([]model.Ref{unit(u)}, at[u]...)})
	}
	x.Evidence = append(x.Evidence, f.alsoContested(id, runners)...)
	best := strength.best()
	for _, u := range append([]model.ID{best}, x.Units...) {
		if u != best || len(x.Fixes) == 0 {
			x.Fixes = append(x.Fixes, OwnChannel(id, u))
		}
	}
	return x.done()
}

// runners lists the links of the duties that run a channel, not only watch it.
func (f facts) runners(channel model.ID) []model.Link {
	var out []model.Link
	for l := range f.linksTo(channel, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok && (d.Control.Has(model.Executes) || d.Control.Has(model.Spends)) {
			out = append(out, l)
		}
	}
	return out
}

// alsoContested lists the other channels that the runners of a channel share with
// duties of other homes: such a dispute is rarely about one channel.
func (f facts) alsoContested(channel model.ID, runners []model.Link) []Evidence {
	others := map[model.ID]bool{}
	for _, r := range runners {
		for l := range f.linksFrom(r.From.ID, model.ChannelKind) {
			others[l.To.ID] = l.To.ID != channel
		}
	}
	var out []Evidence
	for _, other := range slices.Sorted(maps.Keys(others)) {
		homes := map[model.ID]bool{}
		refs := []model.Ref{{Kind: model.ChannelKind, ID: other}}
		for _, l := range f.runners(other) {
			d, _ := f.s.Duty(l.From.ID)
			homes[d.Unit] = true
			refs = append(refs, l.From)
		}
		if others[other] && len(homes) > 1 {
			out = append(out, Evidence{Kind: "also-contested", Refs: refs})
		}
	}
	return out
}

// OV-04: tools of one sort are administered by two units or more. One tool that two
// units administer cannot be said in the model: a tool has one administrator. Subjects
// are the tools; it is known by the first of them. Source: Galbraith (processes).
func twoAdministrators(f facts, id model.ID) []Finding {
	t, ok := f.s.Tool(id)
	if !ok || t.Unit == "" || t.Sort == "" {
		return nil
	}
	same := f.sorts.at(model.ID(t.Sort))
	if len(same) < 2 || same[0] != id { // the first tells about all
		return nil
	}
	x := finding(TwoAdministrators, Low, t.Ref())
	count := tally{}
	for _, other := range same {
		o, _ := f.s.Tool(other)
		count[o.Unit]++
		x.Evidence = append(x.Evidence, Evidence{Kind: "administers", Refs: []model.Ref{unit(o.Unit), o.Ref()}})
	}
	if len(count) < 2 {
		return nil
	}
	x.Units, x.Amount = slices.Sorted(maps.Keys(count)), float64(len(count))
	keep := count.best()
	for _, other := range same {
		if o, _ := f.s.Tool(other); o.Unit != keep {
			x.Fixes = append(x.Fixes, fix("own-tool", []model.Ref{o.Ref(), unit(keep)}, "edit", string(other), "unit="+string(keep)))
		}
	}
	return x.done()
}

// OV-05: |{unit(x) : x ∈ duties ∪ tasks, link(x,k) ≥ 2}| ≥ 2. Units are homes; a key
// task stands where the duties that carry it are, and one that no duty carries
// drives nothing.
func twoDrivers(f facts, id model.ID) []Finding {
	k, ok := f.s.KPI(id)
	if !ok || k.State != model.Active {
		return nil
	}
	strength := tally{}
	x := finding(TwoDrivers, Medium, k.Ref())
	note := func(l model.Link, homes ...model.ID) {
		for _, u := range homes {
			strength[u] += l.Strength
		}
		x.Evidence = append(x.Evidence, Evidence{Kind: "driver", Refs: []model.Ref{l.From}, Amount: float64(l.Strength)})
	}
	foreign := map[model.ID][]model.Link{} // home -> links that could be made weak
	for l := range f.linksTo(id, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok && l.Strength >= f.whole(drives) {
			note(l, d.Unit)
			foreign[d.Unit] = append(foreign[d.Unit], l)
		}
	}
	for l := range f.linksTo(id, model.TaskKind) {
		if homes := f.homesOf(l.From.ID); len(homes) > 0 && l.Strength >= f.whole(drives) {
			note(l, homes...)
			for t := range f.linksTo(l.From.ID, model.DutyKind) {
				if _, ok := f.active(t.From.ID); ok {
					x.Evidence = append(x.Evidence, Evidence{Kind: "carries", Refs: []model.Ref{t.From, l.From}})
				}
			}
			for _, u := range homes {
				foreign[u] = append(foreign[u], l)
			}
		}
	}
	if len(strength) < 2 {
		return nil
	}
	x.Units = slices.Sorted(maps.Keys(strength))
	x.Amount = float64(len(x.Units))
	owner := k.Unit
	if _, drivesIt := strength[owner]; !drivesIt {
		owner = strength.best()
		x.Fixes = append(x.Fixes, own(id, owner))
	}
	weak := map[model.ID]bool{} // what was told to contribute
	for _, u := range x.Units {
		if u == owner || len(foreign[u]) == 0 {
			continue
		}
		for _, l := range foreign[u] { // the others contribute, the owner answers
			if !weak[l.From.ID] {
				weak[l.From.ID] = true
				x.Fixes = append(x.Fixes, fix("contribute", []model.Ref{l.From, k.Ref()}, "link", string(l.From.ID), string(id), "1"))
			}
		}
	}
	return x.done()
}

// homesOf lists the homes of the duties that carry a key task.
func (f facts) homesOf(task model.ID) []model.ID {
	var out []model.ID
	for l := range f.linksTo(task, model.DutyKind) {
		if d, ok := f.active(l.From.ID); ok {
			out = append(out, d.Unit)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func own(kpi, u model.ID) Fix {
	return fix("set-kpi-owner", []model.Ref{{Kind: model.KPIKind, ID: kpi}, unit(u)}, "set-kpi-owner", string(kpi), string(u))
}

func link(code string, from model.ID, fromKind model.Kind, to model.Ref, strength int) Fix {
	return fix(code, []model.Ref{{Kind: fromKind, ID: from}, to}, "link", string(from), string(to.ID), strconv.Itoa(strength))
}
