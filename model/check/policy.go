package check

import (
	"iter"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sandtable/model"
	"sandtable/model/meaning"
)

// The families of keys of a policy. A library keeps other families of settings under
// prefixes of their own.
const (
	ruleKey      = "rule/"      // rule/OV-04 = on or off
	thresholdKey = "threshold/" // threshold/LD-04.functions = a number
	termKey      = "term/"      // term/坑产 = what it means: the id of a concept or any name
)

// longestTerm is the most characters of a term, and of its meaning.
const longestTerm = 60

// The words for a rule that is applied, one that is not, and whatever the catalogue
// says.
const (
	on        = "on"
	off       = "off"
	byDefault = "default"
)

// Policy says which rules are applied, where their thresholds lie, and what the
// organisation's own terms mean. It is a value: two that say the same are ==. The zero
// Policy is the catalogue's, without any terms.
type Policy struct {
	settings model.Set // key=value of what differs from the catalogue
}

// PolicyOf reads the map form. What it says of one key is as With takes it; the error
// is the first by key.
func PolicyOf(settings map[string]string) (Policy, error) {
	differs := make(map[string]string, len(settings))
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		settled, value, err := canonical(key, settings[key])
		if err != nil {
			return Policy{}, err
		}
		differs[settled] = value
	}
	return Policy{}.put(differs), nil
}

// PolicyOfAll gives the policy that settings make which were given one after another,
// each as With takes it. One that With refuses is left out: a later version may know it.
func PolicyOfAll(settings iter.Seq2[string, string]) Policy {
	differs := map[string]string{}
	for key, value := range settings {
		if settled, value, err := canonical(key, value); err == nil {
			differs[settled] = value
		}
	}
	return Policy{}.put(differs)
}

// Map gives the canonical map form: the keys that differ from the catalogue, and their
// values.
func (p Policy) Map() map[string]string {
	out := make(map[string]string, p.settings.Len())
	for s := range p.settings.All() {
		key, value, _ := strings.Cut(s, "=")
		out[key] = value
	}
	return out
}

// Keys lists what differs from the catalogue, in order.
func (p Policy) Keys() []string { return slices.Sorted(maps.Keys(p.Map())) }

// TermKeys lists the keys of the organisation's own terms, in order.
func (p Policy) TermKeys() []string {
	return slices.DeleteFunc(p.Keys(), func(k string) bool { return !strings.HasPrefix(k, termKey) })
}

// PolicyKeys lists the keys of all rules and thresholds, in the order of the catalogue.
func PolicyKeys() (out []string) {
	for _, r := range rules() {
		out = append(out, RuleKey(r.id))
		for _, t := range Thresholds() {
			if t.Rule == r.id {
				out = append(out, t.Key())
			}
		}
	}
	return out
}

// Value gives what stands under a key, also when it is the catalogue's; "" for a key
// that is no policy's.
func (p Policy) Value(key string) string {
	if v, differs := p.Map()[key]; differs {
		return v
	}
	return usual(key)
}

// usual is the catalogue's value of a key.
func usual(key string) string {
	if id, ok := strings.CutPrefix(key, ruleKey); ok && isRule(id) {
		return on
	}
	if t, ok := thresholdOf(key); ok {
		return number(t.Default)
	}
	return ""
}

// With gives the policy with another value under a key: "on" or "off" for a rule, a
// number within its bounds for a threshold, a meaning ([meaning.Lexicon.With]) for a
// term; "default" or "" for what the catalogue says, which knows no terms. The error
// is a [*PolicyError].
func (p Policy) With(key, value string) (Policy, error) {
	settled, value, err := canonical(key, value)
	if err != nil {
		return p, err
	}
	return p.put(map[string]string{settled: value}), nil
}

// canonical gives a key and its value as a policy keeps them; "" for what the catalogue says.
func canonical(key, value string) (settled, kept string, err error) {
	if term, ok := strings.CutPrefix(key, termKey); ok {
		return canonicalTerm(term, value)
	}
	was := usual(key)
	if was == "" {
		return "", "", &PolicyError{Key: key, Value: value, Unknown: true}
	}
	value = strings.ToLower(strings.TrimSpace(value))
	t, measured := thresholdOf(key)
	switch {
	case value == "" || value == byDefault:
		value = was
	case measured:
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(v) || v < t.Min || v > t.Max || t.whole() && v != math.Trunc(v) {
			return "", "", &PolicyError{Key: key, Value: value, Threshold: t}
		}
		value = number(v)
	case value != on && value != off:
		return "", "", &PolicyError{Key: key, Value: value}
	}
	if value == was {
		value = ""
	}
	return key, value, nil
}

func canonicalTerm(term, said string) (settled, kept string, err error) {
	term, said = model.OneLine(term), model.OneLine(said)
	if term == "" || len([]rune(term)) > longestTerm || len([]rune(said)) > longestTerm || strings.Contains(term, "=") {
		return "", "", &PolicyError{Key: termKey + term, Value: said, Term: true}
	}
	if strings.EqualFold(said, byDefault) {
		said = ""
	}
	return termKey + term, said, nil
}

// put sets what differs, all at once; "" is what does not.
func (p Policy) put(differs map[string]string) Policy {
	settings := p.Map()
	for key, value := range differs {
		if settings[key] = value; value == "" {
			delete(settings, key)
		}
	}
	next := make([]string, 0, len(settings))
	for key, value := range settings {
		next = append(next, key+"="+value)
	}
	return Policy{model.NewSet(next...)} // which sorts
}

// Terms gives the organisation's own terms, and what each means.
func (p Policy) Terms() map[string]string {
	out := map[string]string{}
	for key, value := range p.Map() {
		if term, ok := strings.CutPrefix(key, termKey); ok {
			out[term] = value
		}
	}
	return out
}

// Lexicon gives the standard lexicon, with the terms of the policy.
func (p Policy) Lexicon() *meaning.Lexicon { return meaning.Standard().With(p.Terms()) }

// TermKey gives the key of a term in a policy.
func TermKey(term string) string { return termKey + term }

// On reports whether a rule is applied.
func (p Policy) On(rule string) bool { return !p.settings.Has(ruleKey + rule + "=" + off) }

// limits gives all thresholds, by threshold.
func (p Policy) limits() (out [thresholds]float64) {
	differs := p.Map()
	for i, t := range Thresholds() {
		out[i] = t.Default
		if s, ok := differs[t.Key()]; ok {
			out[i], _ = strconv.ParseFloat(s, 64) // With has read it
		}
	}
	return out
}

// affects reports whether a rule finds other things under another policy.
func (p Policy) affects(rule string, other Policy) bool {
	if p.On(rule) != other.On(rule) {
		return true
	}
	mine, theirs := p.limits(), other.limits()
	for i, t := range Thresholds() {
		if t.Rule == rule && mine[i] != theirs[i] {
			return true
		}
	}
	return false
}

// RuleKey gives the key of a rule in a policy.
func RuleKey(rule string) string { return ruleKey + rule }

// IsPolicyKey reports whether a key is of a family of policies, known or not.
func IsPolicyKey(key string) bool {
	return strings.HasPrefix(key, ruleKey) || strings.HasPrefix(key, thresholdKey) || strings.HasPrefix(key, termKey)
}

func isRule(id string) bool {
	return ruleOf(id).check != nil
}

// PolicyError says what is wrong with a setting of a policy.
type PolicyError struct {
	Key, Value string
	Unknown    bool      // there is no such key
	Term       bool      // it is about a term, which is empty, too long or contains "="
	Threshold  Threshold // whose bounds it must keep; zero for a rule, which is on or off
}

// Error implements error for logs.
func (e *PolicyError) Error() string {
	switch {
	case e.Unknown:
		return "no setting " + strconv.Quote(e.Key)
	case e.Term:
		return "a term and what it means are at most " + strconv.Itoa(longestTerm) + " characters, without an equals sign"
	case e.Threshold.Rule == "":
		return e.Key + " is on or off, not " + strconv.Quote(e.Value)
	}
	return e.Key + " is from " + number(e.Threshold.Min) + " to " + number(e.Threshold.Max) + ", not " + strconv.Quote(e.Value)
}

// Code is the word for scripts.
func (e *PolicyError) Code() string {
	switch {
	case e.Unknown:
		return "policy-unknown-key"
	case e.Term:
		return "policy-bad-term"
	}
	return "policy-bad-value"
}

// Under applies the rules of a policy to everything. Check is Under the zero Policy.
func Under(p Policy, s model.Scenario) Findings {
	f := Findings{facts: newFacts(s, p), found: make([]persistentMap[[]Finding], len(rules()))}
	var summing sync.WaitGroup
	summing.Go(func() { f.sums = f.facts.sum() })
	f.look(func(string) bool { return true }, nil)
	summing.Wait()
	return f
}

// Policy gives the policy under which the findings were found.
func (f Findings) Policy() Policy { return f.facts.policy }

// Under gives the findings of the same scenario under another policy: what the rules
// find that the two treat differently is looked for again. The zero Findings only
// remember it.
func (f Findings) Under(p Policy) Findings {
	was := f.facts.policy
	if p == was {
		return f
	}
	if f.found != nil && !maps.Equal(p.Terms(), was.Terms()) { // every text may read differently
		next := Under(p, f.facts.s)
		if f.since != nil {
			next = next.Since(f.since.baseline)
		}
		return next
	}
	f.facts = f.facts.under(p)
	if f.found == nil {
		return f
	}
	if p.affects(NearDuplicates, was) {
		f.facts.nearest = f.facts.rank()
	}
	differs := func(rule string) bool { return p.affects(rule, was) }
	f.found = slices.Clone(f.found)
	kept := make([]*Finding, 0, f.list.n)
	for x := range f.list.each() {
		if !differs(x.Rule) {
			kept = append(kept, x)
		} else {
			f.items -= ruleOf(x.Rule).items(1)
		}
	}
	for i, r := range rules() {
		if differs(r.id) {
			f.found[i] = persistentMap[[]Finding]{}
		}
	}
	f.look(differs, kept)
	return f
}

// look applies the chosen ones of the rules that are on to everything, and lists what
// they find beside what is kept.
func (f *Findings) look(chosen func(rule string) bool, kept []*Finding) {
	seen := map[string]bool{}
	var ids [scopes][]model.ID
	for i, r := range rules() {
		if !chosen(r.id) || !f.facts.policy.On(r.id) {
			continue
		}
		if ids[r.scope] == nil {
			ids[r.scope] = f.facts.subjects(r.scope)
		}
		found := f.found[i].edit()
		for k, fs := range f.facts.checkAll(r, ids[r.scope]) {
			if len(fs) == 0 {
				continue
			}
			found.put(ids[r.scope][k], fs)
			f.items += r.items(len(fs))
			for i := range fs {
				x := &fs[i]
				if seen[x.Key] { // a pair is found from both sides
					continue
				}
				seen[x.Key] = true
				if _, waived := f.facts.waivers[x.Key]; waived {
					y := f.facts.waive(*x)
					x = &y
				}
				kept = append(kept, x)
			}
		}
		f.found[i] = found.persistentMap
	}
	f.list = newFindingList(kept)
}

// under gives the facts with another policy, which rules ask for their limits.
func (f facts) under(p Policy) facts {
	f.policy, f.limits = p, p.limits()
	return f
}

// limit gives the value of a threshold.
func (f facts) limit(t threshold) float64 { return f.limits[t] }

// whole is limit of a threshold that counts.
func (f facts) whole(t threshold) int { return int(f.limits[t]) }
