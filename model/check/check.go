package check

import (
	"cmp"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sandtable/model"
)

// Findings is what the rules found in one scenario: an immutable value. The zero
// Findings has found nothing.
type Findings struct {
	facts facts
	found []persistentMap[[]Finding] // by rule, then by what was checked; without waivers
	sums  sums
	items int         // open items of segregation
	since *moves      // from the baseline; nil when the scenario is its own
	list  findingList // all, in the order of All, with waivers
}

// Check applies every rule to everything, as the catalogue says: the truth that Update
// is held to.
func Check(s model.Scenario) Findings { return Under(Policy{}, s) }

// checkAll applies one rule to many things, on all processors: rules only read.
func (f facts) checkAll(r rule, ids []model.ID) [][]Finding {
	if r.pair != nil {
		return f.checkPairs(r, ids)
	}
	out := make([][]Finding, len(ids))
	inPortions(len(ids), func(i int) { out[i] = r.check(f, ids[i]) })
	return out
}

// checkPairs looks at a pair of which both are looked at only once.
func (f facts) checkPairs(r rule, ids []model.ID) [][]Finding {
	place := make(map[model.ID]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	others, found := make([][]model.ID, len(ids)), make([][][]Finding, len(ids))
	inPortions(len(ids), func(i int) { others[i] = r.others(f, ids[i]) })
	told := func(i int, other model.ID) (from, k int) { // where the one with the smaller id has told about the two
		j, looked := place[other]
		if !looked || other > ids[i] {
			return 0, -1
		}
		return j, slices.Index(others[j], ids[i])
	}
	inPortions(len(ids), func(i int) {
		found[i] = make([][]Finding, len(others[i]))
		for k, other := range others[i] {
			if _, at := told(i, other); at < 0 {
				found[i][k] = r.pair(f, min(ids[i], other), max(ids[i], other))
			}
		}
	})
	out := make([][]Finding, len(ids))
	for i := range ids {
		for k, other := range others[i] {
			if from, at := told(i, other); at >= 0 {
				found[i][k] = found[from][at]
			}
		}
		out[i] = slices.Concat(found[i]...)
	}
	return out
}

// inPortions does some work n times, on all processors.
func inPortions(n int, do func(i int)) {
	const portion = 64
	var next atomic.Int64
	work := func() {
		for {
			from := int(next.Add(portion)) - portion
			if from >= n {
				return
			}
			for i := from; i < min(from+portion, n); i++ {
				do(i)
			}
		}
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0)-1, n/portion) { // a few are not worth waking anybody
		workers.Go(work)
	}
	work()
	workers.Wait()
}

// Update gives the findings of after, which c made of before, by checking only
// what c touched. f must be the findings of before.
func (f Findings) Update(before, after model.Scenario, c model.Change) Findings {
	if f.found == nil {
		next := Under(f.facts.policy, after)
		if f.since != nil {
			next = next.Since(f.since.baseline)
		}
		return next
	}
	next := Findings{facts: f.facts.next(after, c), found: slices.Clone(f.found)}
	next.sums, next.items = f.sums.next(f.facts, next.facts, c), f.items
	if f.since != nil {
		v := f.since.next(f.facts, next.facts, c)
		next.since = &v
	}
	keys := touched(f, next.facts, c)
	stale := map[string]Finding{} // by key: findings that may be gone or different
	fresh := map[string]Finding{}
	for i, r := range rules() {
		if !next.facts.policy.On(r.id) {
			continue
		}
		var found *mapEdit[[]Finding]
		ids := slices.Collect(maps.Keys(keys.of[r.scope]))
		for k, now := range next.facts.checkAll(r, ids) {
			id := ids[k]
			was := f.found[i].at(id)
			if len(was)+len(now) == 0 {
				continue
			}
			next.items += r.items(len(now)) - r.items(len(was))
			if found == nil {
				found = f.found[i].edit()
			}
			if found.put(id, now); len(now) == 0 {
				found.drop(id)
			}
			for _, x := range was {
				stale[x.Key] = x
			}
			for _, x := range now {
				fresh[x.Key] = x
			}
		}
		if found != nil {
			next.found[i] = found.persistentMap
		}
		if r.scope != onPair {
			continue
		}
		for key, x := range fresh { // the other duty may have told about a pair before
			if _, ok := stale[key]; ok || x.Rule != r.id {
				continue
			}
			if y, ok := f.told(i, key, x.Subjects); ok {
				stale[key] = y
			}
		}
		for key, x := range stale { // one duty may no longer tell about a pair, the other still does
			if _, ok := fresh[key]; ok || x.Rule != r.id {
				continue
			}
			if y, ok := next.told(i, key, x.Subjects); ok {
				fresh[key] = y
			}
		}
	}
	for key := range touchedWaivers(before, after, c) {
		if _, ok := fresh[key]; !ok {
			if x, ok := next.Get(key); ok {
				stale[key], fresh[key] = x, x
			}
		}
	}
	next.list = f.replaced(stale, fresh, next.facts)
	return next
}

// told finds what a rule says under a key about one of its subjects.
func (f Findings) told(rule int, key string, subjects []model.Ref) (Finding, bool) {
	for _, subject := range subjects {
		for _, x := range f.found[rule].at(subject.ID) {
			if x.Key == key {
				return x, true
			}
		}
	}
	return Finding{}, false
}

// replaced gives the list without the stale findings and with the fresh ones.
func (f Findings) replaced(stale, fresh map[string]Finding, now facts) findingList {
	gone, come := make([]*Finding, 0, len(stale)), make([]*Finding, 0, len(fresh))
	for _, x := range stale {
		gone = append(gone, &x)
	}
	for _, x := range fresh {
		x = now.waive(x)
		come = append(come, &x)
	}
	return f.list.replaced(gone, come)
}

// compareFindings orders by severity, strongest first, then by rule and key.
func compareFindings(a, b *Finding) int {
	return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Key, b.Key))
}

// All lists the findings, waived ones included, by severity (strongest first),
// rule and key.
func (f Findings) All() []Finding {
	out := make([]Finding, 0, f.list.n)
	for x := range f.list.each() {
		out = append(out, *x)
	}
	return out
}

// Each yields the findings of [Findings.All] without copying them; they must not be
// written to.
func (f Findings) Each() iter.Seq[*Finding] { return f.list.each() }

// Len counts the findings.
func (f Findings) Len() int { return f.list.n }

// Get finds a finding by its key. The thing that was checked is the first or the
// last subject of the key; an id may contain the sign between subjects.
func (f Findings) Get(key string) (Finding, bool) {
	id, rest, _ := strings.Cut(key, "|")
	i := slices.IndexFunc(rules(), func(r rule) bool { return r.id == id })
	if i < 0 || f.found == nil {
		return Finding{}, false
	}
	subjects := []model.Ref{{ID: model.ID(rest)}, {ID: model.BriefID}} // or it was found looking at the whole
	for at := range len(rest) {
		if rest[at] == '|' {
			subjects = append(subjects, model.Ref{ID: model.ID(rest[:at])}, model.Ref{ID: model.ID(rest[at+1:])})
		}
	}
	x, ok := f.told(i, key, subjects)
	if ok {
		x = f.facts.waive(x)
	}
	return x, ok
}

// Compare tells which findings came and which went, by key. A finding that is
// waived counts as not there.
func Compare(before, after Findings) (gained, lost []Finding) {
	only, now := apart(before.list, after.list)
	was, is := open(only), open(now)
	for _, x := range now {
		if is[x.Key] && !was[x.Key] {
			gained = append(gained, *x)
		}
	}
	for _, x := range only {
		if was[x.Key] && !is[x.Key] {
			lost = append(lost, *x)
		}
	}
	return gained, lost
}

// Apart lists the findings that two do not share: what to take away from the first
// and to add for the second. A finding that both have, but with other evidence or
// another waiver, is in both lists. What is listed must not be written to.
func Apart(before, after Findings) (gone, come []*Finding) {
	return apart(before.list, after.list)
}

func open(list []*Finding) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, x := range list {
		if x.Waived == nil {
			out[x.Key] = true
		}
	}
	return out
}

// finding starts a finding about subjects; its key is the rule and their ids.
func finding(rule string, severity Severity, subjects ...model.Ref) Finding {
	key := []string{rule}
	for _, s := range subjects {
		key = append(key, string(s.ID))
	}
	return Finding{Rule: rule, Severity: severity, Key: strings.Join(key, "|"), Subjects: subjects}
}

// done completes a finding: Refs are the subjects and what the evidence names.
func (f Finding) done() []Finding {
	refs := slices.Clone(f.Subjects)
	var seen map[model.Ref]bool // when there are many
	add := func(r model.Ref) {
		if seen == nil && len(refs) > 32 {
			seen = make(map[model.Ref]bool, 2*len(refs))
			for _, r := range refs {
				seen[r] = true
			}
		}
		if seen[r] || seen == nil && slices.Contains(refs, r) {
			return
		}
		if refs = append(refs, r); seen != nil {
			seen[r] = true
		}
	}
	for _, e := range f.Evidence {
		for _, r := range e.Refs {
			add(r)
		}
	}
	for _, u := range f.Units {
		add(unit(u))
	}
	if f.Refs = refs; len(f.Fixes) == 0 {
		f.Evidence = append(f.Evidence, Evidence{Kind: "decide-outside"})
	}
	return []Finding{f}
}
