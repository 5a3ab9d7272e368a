package check

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"sandtable/model"
	"sandtable/model/proposal"
)

// The rules about who may do what and answers for it (治理).
const (
	SpendAndEvaluate  = "GV-01"
	SpendAndAuthorise = "GV-02"
	PriceOrReport     = "GV-03"
	HeadlessUnit      = "GV-04"
	PowerlessOwner    = "GV-05"
	ConflictingGoals  = "GV-06"
	MisplacedDuty     = "GV-11"
)

func governanceRules() []rule {
	return append([]rule{
		{id: SpendAndEvaluate, scope: onDuty, check: spendAndEvaluate, segregates: true},
		{id: SpendAndAuthorise, scope: onDuty, check: spendAndAuthorise, segregates: true},
		{id: PriceOrReport, scope: onDuty, check: priceOrReport},
		{id: HeadlessUnit, scope: onUnit, check: headlessUnit, unowned: true, rank: 3},
		{id: PowerlessOwner, scope: onKPI, check: powerlessOwner},
		{id: ConflictingGoals, scope: onUnit, check: conflictingGoals},
		{id: MisplacedDuty, scope: onWhole, check: misplaced},
	}, decisionRules()...)
}

// segregation is one pair of incompatible duties: who does the left must not do the
// right. From segregation_rules of the example, an application of 企业内部控制基本规范
// (不相容职务分离), not a text of it.
type segregation struct {
	rule        string
	kinds       [2]string // of the evidence, left and right
	left, right func(model.Duty) bool
	spending    bool // who does the left spends: it is high where one person does both
}

// segregations lists the pairs that this version watches: SD1 spending on media and
// judging its effect, SD2 allocating the budget and spending it, SD4 approving prices
// and carrying the sales target, SD5 selling and reporting the sales.
var segregations = sync.OnceValue(func() []segregation {
	spends := func(d model.Duty) bool { return d.Control.Has(model.Spends) }
	return []segregation{
		{SpendAndEvaluate, [2]string{"spends", "evaluates"},
			func(d model.Duty) bool {
				return spends(d) && (d.Functions.Has("media_buy") || d.Functions.Has("kol")) || onlyWorded(d) && signsOf(d).Spends
			},
			func(d model.Duty) bool {
				return d.Control.Has(model.Evaluates) && d.Functions.Has("measurement") || onlyWorded(d) && signsOf(d).Judges
			}, true},
		{SpendAndAuthorise, [2]string{"spends", "authorises"}, spends,
			func(d model.Duty) bool { return d.Control.Has(model.Authorises) && d.Functions.Has("budget") }, true},
		{PriceOrReport, [2]string{"prices-or-sells", "sells-or-reports"},
			func(d model.Duty) bool { return d.Control.Has(model.Authorises) && d.Functions.Has("pricing") },
			func(d model.Duty) bool { return d.Functions.Has("sales_target") }, false},
		{PriceOrReport, [2]string{"prices-or-sells", "sells-or-reports"},
			func(d model.Duty) bool { return d.Control.Has(model.Executes) && d.Functions.Has("sales_target") },
			func(d model.Duty) bool { return d.Control.Has(model.Evaluates) && d.Functions.Has("data") }, false},
	}
})

// onlyWorded reports whether of a duty nothing but its text is entered: then what it does
// is read from the text, and what rests on that is low at most.
func onlyWorded(d model.Duty) bool { return d.Functions == "" && d.Control == "" }

func signsOf(d model.Duty) proposal.Signs { return proposal.SignsOf(cmp.Or(d.Text.ZH, d.Text.EN)) }

// GV-01: ∃ d, e in one unit: SD1. See segregated.
func spendAndEvaluate(f facts, id model.ID) []Finding { return f.segregated(segregations()[0], id) }

// GV-02: ∃ d, e in one unit: SD2. See segregated.
func spendAndAuthorise(f facts, id model.ID) []Finding { return f.segregated(segregations()[1], id) }

// GV-03: ∃ d, e in one position: SD4 or SD5. See segregated. In departments, which
// always hold both, it says nothing.
func priceOrReport(f facts, id model.ID) []Finding {
	d, _ := f.s.Duty(id)
	if home, _ := f.s.Unit(d.Unit); home.Level != model.Position {
		return nil
	}
	for _, s := range segregations()[2:] {
		if found := f.segregated(s, id); found != nil {
			return found
		}
	}
	return nil
}

// segregated tells about one right duty whose home directly holds left duties too.
// High when the home is a position, since one person then does both; medium when
// only unit and head are the same; info where one duty says both, which is a question.
// A compensating control on the unit settles it, unless it only came along with a merged
// unit: it was made for other duties, so somebody must state it of this one.
func (f facts) segregated(s segregation, id model.ID) []Finding {
	e, ok := f.active(id)
	if !ok || !s.right(e) {
		return nil
	}
	control, found := f.s.Control(model.ControlID(e.Unit, "compensating"))
	if found && stated(control.Basis) {
		return nil
	}
	left := slices.DeleteFunc(f.left(s, e.Unit), func(d model.Duty) bool { return d.ID == id && !onlyWorded(d) })
	if len(left) == 0 {
		return nil
	}
	x := finding(s.rule, Medium, duty(id))
	bases := []model.Basis{e.Basis}
	refs := []model.Ref{}
	for _, d := range left {
		refs = append(refs, duty(d.ID))
		bases = append(bases, d.Basis)
		if onlyWorded(d) || onlyWorded(e) {
			x.Severity = Low
		}
	}
	if len(left) == 1 && left[0].ID == id { // who runs something looks at what came of it
		x.Severity = Info
	}
	home, _ := f.s.Unit(e.Unit)
	if home.Level == model.Position && s.spending && x.Severity == Medium {
		x.Severity = capped(High, bases...)
	}
	x.Units = []model.ID{e.Unit}
	x.Evidence = []Evidence{{Kind: s.kinds[0], Refs: refs}, {Kind: s.kinds[1], Refs: []model.Ref{duty(id)}}}
	if found {
		x.Evidence = append(x.Evidence, Evidence{Kind: "inherited-control", Refs: []model.Ref{control.Ref()}})
	}
	t := f.pull(id)
	for u := range t {
		if slices.ContainsFunc(segregations(), func(other segregation) bool {
			return other.rule == s.rule && other.right(e) && len(f.left(other, u)) > 0
		}) {
			delete(t, u)
		}
	}
	if u := t.best(); u != "" {
		x.Fixes = append(x.Fixes, MoveTo(id, u))
	}
	x.Fixes = append(x.Fixes, fix("set-control", []model.Ref{unit(e.Unit)}, "set-control", string(e.Unit), "compensating"))
	return x.done()
}

// left lists the active duties of a home that a right duty must not meet.
func (f facts) left(s segregation, home model.ID) []model.Duty {
	among := f.duties.at(home)
	if s.spending {
		among = f.spenders.at(home)
	}
	var out []model.Duty
	for _, id := range among {
		if d, ok := f.active(id); ok && s.left(d) {
			out = append(out, d)
		}
	}
	return out
}

// GV-04: active(u) ∧ duties(u) ≠ ∅ ∧ head(u) = ∅, for departments and teams; duties
// of units below count. Candidates are the heads of the units it was merged from: one of
// them must be chosen. Info where there never was one: nobody was entered.
func headlessUnit(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok || u.Level != model.Department && u.Level != model.Team || !u.Head.Empty() || !f.busy(id) {
		return nil
	}
	x := finding(HeadlessUnit, capped(High, u.Basis), u.Ref())
	if u.FormerHeads == "" { // nobody was entered
		x.Severity = Info
	}
	x.Units = []model.ID{id}
	for packed := range u.FormerHeads.All() {
		head := model.UnpackText(packed).In(model.ZH)
		x.Evidence = append(x.Evidence, Evidence{Kind: "former-head", Refs: []model.Ref{u.Ref()}, Words: []string{packed}})
		x.Fixes = append(x.Fixes, fix("set-head", []model.Ref{u.Ref()}, "set-head", string(id), head))
	}
	return x.done()
}

// busy reports whether a unit or one below it holds duties.
func (f facts) busy(u model.ID) bool {
	for u := range f.downward(u) {
		if len(f.duties.at(u)) > 0 {
			return true
		}
	}
	return false
}

// GV-05: owner(k) = u ∧ drivers(k) ≠ ∅ ∧ drivers(k) ∩ duties(u and below) = ∅. Drivers
// are the placed active duties linked to the KPI or carrying a key task that is.
func powerlessOwner(f facts, id model.ID) []Finding {
	k, ok := f.s.KPI(id)
	if !ok || k.State != model.Active || k.Unit == "" {
		return nil
	}
	drivers := tally{}
	for l := range f.linksTo(id, model.DutyKind) {
		drivers[l.From.ID] += l.Strength
	}
	for l := range f.linksTo(id, model.TaskKind) {
		for m := range f.linksTo(l.From.ID, model.DutyKind) {
			drivers[m.From.ID] += l.Strength
		}
	}
	x := finding(PowerlessOwner, High, k.Ref())
	bases, homes := []model.Basis{k.Basis}, tally{}
	for _, did := range slices.Sorted(maps.Keys(drivers)) {
		d, ok := f.active(did)
		if !ok {
			delete(drivers, did)
			continue
		}
		if f.s.Inside(d.Unit, k.Unit) {
			return nil
		}
		homes[d.Unit] += drivers[did]
		bases = append(bases, d.Basis)
		x.Evidence = append(x.Evidence, Evidence{Kind: "driver-in", Refs: []model.Ref{duty(did), unit(d.Unit)}, Amount: float64(drivers[did])})
	}
	if len(drivers) == 0 {
		return nil
	}
	x.Units = append([]model.ID{k.Unit}, slices.Sorted(maps.Keys(homes))...)
	x.Severity = capped(High, bases...)
	strongest := drivers.best()
	home, _ := f.s.Duty(strongest)
	x.Fixes = []Fix{own(id, home.Unit), MoveTo(strongest, k.Unit)}
	return x.done()
}

// GV-06: the duties of a unit serve goals that pull both ways: min(W_short, W_long) /
// (W_short + W_long) ≥ .35, W_short being the weights of the stances sales and cost,
// W_long those of brand and loyalty. A link of a duty to a goal weighs its strength
// times the weight of the goal (1 when nobody said), divided evenly among the stances
// of the goal. A ring-fenced budget settles it, and so does a unit whose duties all only
// judge: a data cell serves both by design. Source: multitask agency (Holmström and
// Milgrom 1991).
func conflictingGoals(f facts, id model.ID) []Finding {
	u, ok := f.s.Unit(id)
	if !ok || len(f.duties.at(id)) < 2 {
		return nil
	}
	if c, found := f.s.Control(model.ControlID(id, "ring-fenced")); found && stated(c.Basis) {
		return nil
	}
	short, long := map[model.ID]float64{}, map[model.ID]float64{}
	for _, d := range f.duties.at(id) {
		if _, ok := f.active(d); !ok {
			continue
		}
		for l := range f.linksFrom(d, model.GoalKind) {
			g, _ := f.s.Goal(l.To.ID)
			if g.State != model.Active {
				continue
			}
			w := float64(l.Strength) * cmp.Or(g.Weight, 1) / float64(max(g.Stances.Len(), 1))
			for stance := range g.Stances.All() {
				switch stance {
				case "sales", "cost":
					short[g.ID] += w
				case "brand", "loyalty":
					long[g.ID] += w
				}
			}
		}
	}
	x := finding(ConflictingGoals, Medium, u.Ref())
	x.Units = []model.ID{id}
	sum := func(side map[model.ID]float64, kind string) (sum float64) {
		for _, g := range slices.Sorted(maps.Keys(side)) {
			sum += side[g]
			x.Evidence = append(x.Evidence, Evidence{Kind: kind, Refs: []model.Ref{{Kind: model.GoalKind, ID: g}}, Amount: side[g]})
		}
		return sum
	}
	s, l := sum(short, "short-term"), sum(long, "long-term")
	if s+l == 0 || min(s, l)/(s+l) < f.limit(stanceConflict) || f.onlyJudges(id) {
		return nil
	}
	x.Amount = min(s, l) / (s + l)
	x.Fixes = []Fix{fix("ring-fence", []model.Ref{u.Ref()}, "set-control", string(id), "ring-fenced")}
	return x.done()
}

// onlyJudges reports whether all active duties of a unit evaluate and do nothing else.
func (f facts) onlyJudges(u model.ID) bool {
	any := false
	for _, id := range f.duties.at(u) {
		d, ok := f.active(id)
		if !ok {
			continue
		}
		if d.Control != model.NewSet(string(model.Evaluates)) {
			return false
		}
		any = true
	}
	return any
}
