package check

import (
	"iter"
	"maps"
	"slices"
	"sync"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

// facts is a scenario with the look-ups the rules need. It is an immutable value:
// next gives the facts after a change and shares every table that the change does
// not concern. All lists are sorted, so that rules see them in the same order
// however they came about.
type facts struct {
	s        model.Scenario
	duties   persistentMap[[]model.ID] // home -> duties, by id
	children persistentMap[[]model.ID] // parent -> units, external parties left out
	from     persistentMap[[]model.ID] // record -> links that start there
	to       persistentMap[[]model.ID] // record -> links that end there
	handoffs persistentMap[[]model.ID] // duty or collaboration -> hand-offs
	roles    persistentMap[[]model.ID] // duty -> roles
	rights   persistentMap[[]model.ID] // duty -> matters that it belongs to
	spenders persistentMap[[]model.ID] // home -> active duties that spend
	heirs    persistentMap[[]model.ID] // duty -> duties that have it in their Origin
	goals    persistentMap[[]model.ID] // unit -> goals
	sorts    persistentMap[[]model.ID] // sort of tools -> tools that somebody administers
	held     holdings
	entered  entered
	crossed  crossings
	looped   loops
	waivers  map[string]model.Waiver // finding key -> waiver
	like     overlap.Index
	homes    pagedSlice[model.ID] // where each duty is carried out
	nearest  pagedSlice[[]int32]  // slots of the strongest partners of each duty
	absent   []absent             // work that nobody has
	misfit   []misfit             // duties that fit another department far better
	lexicon  *meaning.Lexicon     // with the terms of the policy
	policy   Policy
	limits   [thresholds]float64 // of the policy
}

// subjects lists what a scope checks one of.
func (f facts) subjects(sc scope) []model.ID {
	switch sc {
	case onWhole:
		return []model.ID{model.BriefID}
	case onLoop:
		return slices.Sorted(maps.Keys(f.looped.duties))
	}
	records := f.s.Records(sc.kind())
	ids := make([]model.ID, len(records))
	for i, r := range records {
		ids[i] = r.Ref().ID
	}
	return ids
}

func newFacts(s model.Scenario, p Policy) facts {
	f := facts{s: s, lexicon: p.Lexicon()}.under(p)
	var likeness sync.WaitGroup
	var like overlap.Index
	lexicon := f.lexicon
	likeness.Go(func() { like = overlap.New(lexicon, s.Duties()) })
	for _, t := range f.tables() {
		e := t.at.edit()
		for _, k := range t.kinds {
			for _, r := range s.Records(k) { // sorted by id
				for _, key := range t.keys(r) {
					e.put(key, append(e.at(key), r.Ref().ID))
				}
			}
		}
		*t.at = e.persistentMap
	}
	f.readWaivers()
	f.held, f.crossed, f.looped = f.hold(), f.cross(), f.loop()
	f.entered = f.enter()
	likeness.Wait()
	f.like = like
	f.homes = f.dutyHomes()
	f.nearest = f.rank()
	f.absent = f.missingWork()
	f.misfit = f.misfits()
	return f
}

// table is one look-up: the records of some kinds under keys that they give.
type table struct {
	at    *persistentMap[[]model.ID]
	kinds []model.Kind
	keys  func(model.Record) []model.ID
}

func (f *facts) tables() []table {
	return []table{
		{&f.duties, []model.Kind{model.DutyKind}, func(r model.Record) []model.ID { return []model.ID{r.(model.Duty).Unit} }},
		{&f.children, []model.Kind{model.UnitKind}, func(r model.Record) []model.ID {
			if u := r.(model.Unit); u.Level != model.External {
				return []model.ID{u.Parent}
			}
			return nil
		}},
		{&f.rights, []model.Kind{model.DecisionRightKind}, func(r model.Record) (out []model.ID) {
			for id := range r.(model.DecisionRight).Duties.All() {
				out = append(out, model.ID(id))
			}
			return out
		}},
		{&f.from, []model.Kind{model.LinkKind}, func(r model.Record) []model.ID { return []model.ID{r.(model.Link).From.ID} }},
		{&f.to, []model.Kind{model.LinkKind}, func(r model.Record) []model.ID { return []model.ID{r.(model.Link).To.ID} }},
		{&f.handoffs, []model.Kind{model.HandoffKind}, func(r model.Record) []model.ID {
			h := r.(model.Handoff)
			keys := []model.ID{h.From}
			if h.To != h.From {
				keys = append(keys, h.To)
			}
			if h.Collaboration != "" {
				keys = append(keys, h.Collaboration)
			}
			return keys
		}},
		{&f.roles, []model.Kind{model.RoleKind}, func(r model.Record) []model.ID { return []model.ID{r.(model.Role).Duty} }},
		{&f.spenders, []model.Kind{model.DutyKind}, func(r model.Record) []model.ID {
			if d := r.(model.Duty); d.State == model.Active && d.Unit != "" && (d.Control.Has(model.Spends) || onlyWorded(d) && signsOf(d).Spends) {
				return []model.ID{d.Unit}
			}
			return nil
		}},
		{&f.goals, []model.Kind{model.GoalKind}, func(r model.Record) []model.ID {
			if g := r.(model.Goal); g.State == model.Active && g.Unit != "" {
				return []model.ID{g.Unit}
			}
			return nil
		}},
		{&f.sorts, []model.Kind{model.ToolKind}, func(r model.Record) []model.ID {
			if t := r.(model.Tool); t.Unit != "" && t.Sort != "" && t.Sort != "system" && t.Sort != "method" { // these say no sort
				return []model.ID{model.ID(t.Sort)}
			}
			return nil
		}},
		{&f.heirs, []model.Kind{model.DutyKind}, func(r model.Record) []model.ID {
			var keys []model.ID
			for o := range r.(model.Duty).Origin.All() {
				keys = append(keys, model.ID(o))
			}
			return keys
		}},
	}
}

// next gives the facts of after, which c made of f's scenario.
func (f facts) next(after model.Scenario, c model.Change) facts {
	before, was := f.s, f
	f.s = after
	for _, t := range f.tables() {
		var next *mapEdit[[]model.ID]
		for _, e := range c.Edits {
			ref := e.Ref()
			if !slices.Contains(t.kinds, ref.Kind) {
				continue
			}
			was, now := keysOf(t, before.Get(ref)), keysOf(t, after.Get(ref))
			if slices.Equal(was, now) {
				continue
			}
			if next == nil {
				next = t.at.edit()
			}
			for _, key := range was {
				without(next, key, ref.ID)
			}
			for _, key := range now {
				with(next, key, ref.ID)
			}
		}
		if next != nil {
			*t.at = next.persistentMap
		}
	}
	f.nextWaivers(c)
	f.nextEntered(before, c)
	f.nextHoldings(before, c)
	f.nextCrossings(was, c)
	f.nextLoops(was, c)
	f.nextLikeness(before, c)
	f.nextHomes(c)
	f.nextNearest(was, c)
	f.nextMissingWork(before, c)
	f.nextMisfits(c)
	return f
}

func keysOf(t table, r model.Record) []model.ID {
	if r == nil {
		return nil
	}
	return t.keys(r)
}

func without(e *mapEdit[[]model.ID], key, id model.ID) {
	list := e.at(key)
	i, found := slices.BinarySearch(list, id)
	switch {
	case found && len(list) == 1:
		e.drop(key)
	case found:
		e.put(key, slices.Concat(list[:i], list[i+1:]))
	}
}

func with(e *mapEdit[[]model.ID], key, id model.ID) {
	list := e.at(key)
	i, _ := slices.BinarySearch(list, id)
	e.put(key, slices.Concat(list[:i], []model.ID{id}, list[i:]))
}

// nextWaivers reads all waivers again, so that of two for one finding the same one
// holds however they came about.
func (f *facts) nextWaivers(c model.Change) {
	if slices.ContainsFunc(c.Edits, func(e model.Edit) bool { return e.Ref().Kind == model.WaiverKind }) {
		f.readWaivers()
	}
}

func (f *facts) readWaivers() {
	f.waivers = map[string]model.Waiver{}
	for _, w := range f.s.Waivers() {
		f.waivers[w.Key] = w
	}
}

func (f *facts) nextLikeness(before model.Scenario, c model.Change) {
	var removed []model.ID
	var changed []model.Duty
	for _, e := range c.Edits {
		ref := e.Ref()
		if ref.Kind != model.DutyKind {
			continue
		}
		was, _ := before.Duty(ref.ID)
		now, ok := f.s.Duty(ref.ID)
		switch {
		case !ok:
			removed = append(removed, ref.ID)
		case e.Added() || was.Functions != now.Functions || was.Text.ZH != now.Text.ZH || was.Text.EN != now.Text.EN:
			changed = append(changed, now)
		}
	}
	f.like = f.like.Update(removed, changed)
}

// active reports whether a duty is carried out somewhere: it is not deferred or
// outsourced, and has a home.
func (f facts) active(id model.ID) (model.Duty, bool) {
	d, ok := f.s.Duty(id)
	return d, ok && d.State == model.Active && d.Unit != ""
}

// downward walks through a unit and all below it, depth first. In a tree that is broken
// it ends all the same.
func (f facts) downward(unit model.ID) iter.Seq[model.ID] {
	return func(yield func(model.ID) bool) {
		todo := []model.ID{unit}
		for left := f.s.Count(model.UnitKind); len(todo) > 0 && left >= 0; left-- {
			at := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if !yield(at) {
				return
			}
			for _, c := range slices.Backward(f.children.at(at)) {
				todo = append(todo, c)
			}
		}
	}
}

// linksFrom and linksTo yield links of one kind of other end.
func (f facts) linksFrom(id model.ID, to model.Kind) iter.Seq[model.Link] {
	return func(yield func(model.Link) bool) {
		for _, id := range f.from.at(id) {
			if l, ok := f.s.Link(id); ok && l.To.Kind == to && !yield(l) {
				return
			}
		}
	}
}

func (f facts) linksTo(id model.ID, from model.Kind) iter.Seq[model.Link] {
	return func(yield func(model.Link) bool) {
		for _, id := range f.to.at(id) {
			if l, ok := f.s.Link(id); ok && l.From.Kind == from && !yield(l) {
				return
			}
		}
	}
}

// partners lists the duties that hand something to a duty or get something from it.
func (f facts) partners(duty model.ID) []model.ID {
	var out []model.ID
	for _, id := range f.handoffs.at(duty) {
		h, _ := f.s.Handoff(id)
		if other := h.From; other != duty {
			out = append(out, other)
		} else {
			out = append(out, h.To)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// weight is w(h) = weight · τ(type) · f(frequency), with τ 1, 2, 3 for pooled,
// sequential and reciprocal hand-offs (order after Thompson 1967, numbers a
// judgement) and f = 1 for every frequency, which is what the published values of
// the example rest on.
func weight(h model.Handoff) int {
	w := h.Weight
	if w == 0 {
		w = 3 // the middle of 1 to 5, when nobody said
	}
	switch h.Type {
	case model.Pooled:
		return w
	case model.Reciprocal:
		return 3 * w
	}
	return 2 * w
}

// pull sums, for every unit, the weight of the hand-offs between a duty and the
// duties placed there.
func (f facts) pull(duty model.ID) tally {
	t := tally{}
	for _, id := range f.handoffs.at(duty) {
		h, _ := f.s.Handoff(id)
		other := h.From
		if other == duty {
			other = h.To
		}
		if d, ok := f.active(other); ok {
			t[d.Unit] += weight(h)
		}
	}
	return t
}

// tally counts for candidates.
type tally map[model.ID]int

// best gives the candidate with the highest count, ties by the smaller id; "" when
// there is none with a count above zero.
func (t tally) best() model.ID {
	var best model.ID
	for id, n := range t {
		if n > t[best] || n == t[best] && n > 0 && id < best {
			best = id
		}
	}
	if t[best] <= 0 {
		return ""
	}
	return best
}

func duty(id model.ID) model.Ref { return model.Ref{Kind: model.DutyKind, ID: id} }
func unit(id model.ID) model.Ref { return model.Ref{Kind: model.UnitKind, ID: id} }

// stated tells whether somebody entered the records that a rule rests on: a
// default alone must not raise a high warning.
func stated(bases ...model.Basis) bool { return !slices.Contains(bases, model.Unstated) }

// capped lowers high to medium when an input of the rule is a default.
func capped(s Severity, bases ...model.Basis) Severity {
	if s == High && !stated(bases...) {
		return Medium
	}
	return s
}

// LinksOf yields the links that start at a duty.
func (f Findings) LinksOf(duty model.ID) iter.Seq[model.Link] {
	return func(yield func(model.Link) bool) {
		for _, id := range f.facts.from.at(duty) {
			if l, ok := f.facts.s.Link(id); ok && !yield(l) {
				return
			}
		}
	}
}

// HandoffsOf lists the hand-offs at a duty. The list must not be written to.
func (f Findings) HandoffsOf(duty model.ID) []model.ID { return f.facts.handoffs.at(duty) }
