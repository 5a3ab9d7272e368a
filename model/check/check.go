package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sandtable/model"
)

// Findings is what the rules found in one scenario: an immutable value. The zero
// Findings has found nothing.
type Findings struct {
	facts facts
	found []map[model.ID][]Finding // by rule, then by what was checked; without waivers
	list  []Finding                // all, in the order of All, with waivers
}

// Check applies every rule to everything: the truth that Update is held to.
func Check(s model.Scenario) Findings {
	f := Findings{facts: newFacts(s)}
	rs := rules()
	f.found = make([]map[model.ID][]Finding, len(rs))
	var ids [scopes][]model.ID
	for sc := range scopes {
		for _, r := range s.Records(sc.kind()) {
			ids[sc] = append(ids[sc], r.Ref().ID)
		}
	}
	ids[onWhole] = []model.ID{model.BriefID}
	seen := map[string]bool{}
	for i, r := range rs {
		f.found[i] = map[model.ID][]Finding{}
		for _, id := range ids[r.scope] {
			if fs := r.check(f.facts, id); len(fs) > 0 {
				f.found[i][id] = fs
				for _, x := range fs {
					if !seen[x.Key] { // a pair is found from both sides
						seen[x.Key] = true
						f.list = append(f.list, f.facts.waive(x))
					}
				}
			}
		}
	}
	slices.SortFunc(f.list, compareFindings)
	return f
}

// Update gives the findings of after, which c made of before, by checking only
// what c touched. f must be the findings of before.
func (f Findings) Update(before, after model.Scenario, c model.Change) Findings {
	if f.found == nil {
		return Check(after)
	}
	next := Findings{facts: f.facts.next(after, c), found: slices.Clone(f.found)}
	keys := touched(f.facts, next.facts, c)
	stale := map[string]bool{} // keys of findings that may be gone or different
	fresh := map[string]Finding{}
	for i, r := range rules() {
		owned := false
		for id := range keys[r.scope] {
			was := f.found[i][id]
			now := r.check(next.facts, id)
			if len(was)+len(now) == 0 {
				continue
			}
			if !owned {
				next.found[i], owned = maps.Clone(f.found[i]), true
			}
			if next.found[i][id] = now; len(now) == 0 {
				delete(next.found[i], id)
			}
			for _, x := range was {
				stale[x.Key] = true
			}
			for _, x := range now {
				fresh[x.Key] = x
			}
		}
		for key := range stale {
			if _, ok := fresh[key]; ok || !strings.HasPrefix(key, r.id) || r.scope != onPair {
				continue
			}
			if x, ok := next.otherSide(i, key, f); ok {
				fresh[key] = x
			}
		}
	}
	for key := range touchedWaivers(before, after, c) {
		if _, ok := fresh[key]; !ok && !stale[key] {
			if x, ok := f.Get(key); ok {
				fresh[key] = x
			}
		}
	}
	next.list = make([]Finding, 0, len(f.list)+len(fresh))
	for _, x := range f.list {
		if _, again := fresh[x.Key]; !again && !stale[x.Key] {
			next.list = append(next.list, x)
		}
	}
	news := make([]Finding, 0, len(fresh))
	for _, x := range fresh {
		news = append(news, next.facts.waive(x))
	}
	slices.SortFunc(news, compareFindings)
	next.list = merge(next.list, news)
	return next
}

// otherSide finds a pair that one duty no longer tells about but the other does.
func (f Findings) otherSide(rule int, key string, before Findings) (Finding, bool) {
	x, ok := before.Get(key)
	if !ok {
		return Finding{}, false
	}
	for _, subject := range x.Subjects {
		for _, y := range f.found[rule][subject.ID] {
			if y.Key == key {
				return y, true
			}
		}
	}
	return Finding{}, false
}

// merge joins two sorted lists.
func merge(a, b []Finding) []Finding {
	if len(b) == 0 {
		return a
	}
	out := make([]Finding, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareFindings(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// compareFindings orders by severity, strongest first, then by rule and key.
func compareFindings(a, b Finding) int {
	return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Key, b.Key))
}

// All lists the findings, waived ones included, by severity (strongest first),
// rule and key.
func (f Findings) All() []Finding { return slices.Clone(f.list) }

// Len counts the findings.
func (f Findings) Len() int { return len(f.list) }

// Get finds a finding by its key.
func (f Findings) Get(key string) (Finding, bool) {
	i := slices.IndexFunc(f.list, func(x Finding) bool { return x.Key == key })
	if i < 0 {
		return Finding{}, false
	}
	return f.list[i], true
}

// Compare tells which findings came and which went, by key. A finding that is
// waived counts as not there.
func Compare(before, after Findings) (gained, lost []Finding) {
	was, now := before.open(), after.open()
	for _, x := range after.list {
		if now[x.Key] && !was[x.Key] {
			gained = append(gained, x)
		}
	}
	for _, x := range before.list {
		if was[x.Key] && !now[x.Key] {
			lost = append(lost, x)
		}
	}
	return gained, lost
}

func (f Findings) open() map[string]bool {
	out := make(map[string]bool, len(f.list))
	for _, x := range f.list {
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
	for _, e := range f.Evidence {
		for _, r := range e.Refs {
			if !slices.Contains(refs, r) {
				refs = append(refs, r)
			}
		}
	}
	for _, u := range f.Units {
		if r := unit(u); !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	if f.Refs = refs; len(f.Fixes) == 0 {
		f.Evidence = append(f.Evidence, Evidence{Kind: "decide-outside"})
	}
	return []Finding{f}
}

func fix(code string, refs []model.Ref, verb string, args ...string) Fix {
	return Fix{Code: code, Refs: refs, Call: model.Call{Verb: verb, Args: args}}
}
