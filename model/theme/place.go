package theme

import (
	"slices"
	"strings"
	"sync"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
)

// place is where a finding belongs.
type place struct {
	key   string
	kind  Kind
	sort  string
	about model.Ref
	name  model.Text
}

func (p place) on(r model.Ref) place {
	p.about = r
	p.key = string(p.kind) + "|" + p.sort + "|" + r.String()
	return p
}

func (p place) whole() place {
	p.key = string(p.kind) + "|" + p.sort
	return p
}

// placeOf says to which theme a finding belongs. It looks at nothing but the finding and
// the records that it names. False of a finding that rests on what was not entered: that
// is no matter to decide.
func placeOf(s model.Scenario, x *check.Finding) (place, bool) {
	if unentered(x) {
		return place{}, false
	}
	subject := model.Ref{}
	if len(x.Subjects) > 0 {
		subject = x.Subjects[0]
	}
	home := model.Ref{Kind: model.UnitKind}
	if len(x.Units) > 0 {
		home.ID = x.Units[0]
	}
	switch x.Rule {
	case check.TwoOwners:
		return place{kind: Overlap, sort: "owners"}.on(subject), true
	case check.NearDuplicates:
		return placeOfPair(x, home), true
	case check.TwoRunners:
		if c, ok := s.Channel(subject.ID); ok {
			if name, key, known := concept(c.Name); known {
				return place{kind: Overlap, sort: "object", name: name, key: string(Overlap) + "|" + key}, true
			}
		}
		return place{kind: Overlap, sort: "channel"}.on(subject), true
	case check.TwoAdministrators:
		return place{kind: Overlap, sort: "tool"}.on(subject), true
	case check.TwoDrivers:
		return place{kind: Overlap, sort: "drivers"}.on(subject), true
	case check.UnassignedDuty:
		return place{kind: Gap, sort: "unplaced"}.whole(), true
	case check.UnsupportedGoal, check.UnmeasuredGoal:
		return place{kind: Gap, sort: "goal"}.on(subject), true
	case check.UnownedKPI:
		return place{kind: Gap, sort: "kpi-owner"}.whole(), true
	case check.UndrivenKPI:
		return place{kind: Gap, sort: "kpi-driver"}.whole(), true
	case check.LooseTask:
		return place{kind: Gap, sort: "tasks"}.whole(), true
	case check.UnownedOutput:
		return place{kind: Gap, sort: "output"}.on(subject), true
	case check.ExpectedWork:
		p := place{kind: Gap, sort: "expected"}.whole()
		p.key += "|" + x.Variant
		return p, true
	case check.EmptyUnit:
		return place{kind: Gap, sort: "empty"}.whole(), true
	case check.BrokenHandoff, check.UnagreedHandoff:
		if h, _ := s.Handoff(subject.ID); h.Collaboration != "" {
			return place{kind: Interface, sort: "joint"}.on(model.Ref{Kind: model.CollaborationKind, ID: h.Collaboration}), true
		}
		return place{kind: Interface, sort: "handoffs"}.whole(), true
	case check.PingPong, check.Leaderless:
		return place{kind: Interface, sort: "joint"}.on(subject), true
	case check.CrossingLoop:
		return place{kind: Interface, sort: "loop"}.on(subject), true
	case check.InterfaceBottleneck:
		return place{kind: Interface, sort: "bottleneck"}.on(home), true
	case check.SpendAndEvaluate, check.SpendAndAuthorise, check.PriceOrReport:
		return place{kind: Governance, sort: "segregation"}.on(home), true
	case check.HeadlessUnit:
		return place{kind: Governance, sort: "head"}.on(subject), true
	case check.MisplacedDuty:
		return place{kind: Governance, sort: "misplaced"}.on(subject), true
	case check.PowerlessOwner:
		return place{kind: Governance, sort: "powerless"}.on(subject), true
	case check.NobodyApproves, check.TwoApprove, check.SelfApproval, check.StayedBehind:
		return place{kind: Governance, sort: "right"}.on(subject), true
	case check.ConflictingGoals:
		return place{kind: Governance, sort: "goals"}.on(subject), true
	case check.Overload, check.UnevenLoad, check.SpanOfControl, check.TooWide, check.CriticalOnOne:
		return place{kind: Load, sort: "unit"}.on(home), true
	case check.UnclearWording:
		return place{kind: Wording, sort: "duties"}.whole(), true
	}
	return place{kind: Governance, sort: "other"}.on(subject), true
}

// broadBelow is how far what two duties are about must be a matter of its own for all who
// are about it to stand in one theme. What a good part of an organisation is about is as
// many matters as there are units that share it.
const broadBelow = .4

// placeOfPair puts two duties that are near to the object that both name. Two that only
// use the same words are a matter of their own. What lies inside one unit is told apart
// from what lies across.
func placeOfPair(x *check.Finding, home model.Ref) place {
	p := place{kind: Overlap, sort: "object"}
	key, found, broad := "", false, false
	for _, kinds := range [][]string{{"shared-capability"}, {"same-channel", "same-campaign", "same-data", "same-partner", "same-tool", "same-budget", "same-kpi"}, {"shared-functions"}} {
		for _, e := range x.Evidence {
			for _, kind := range kinds {
				if e.Kind == kind && len(e.Words) > 0 && !found {
					broad = kind == "shared-capability" && e.Amount < broadBelow
					p.name, key, found = concept(model.UnpackText(e.Words[0]))
					if !found {
						p.name, key, found = model.UnpackText(e.Words[0]), e.Words[0], true
					}
				}
			}
		}
	}
	for _, e := range x.Evidence { // the word that names something
		if e.Kind == "near-copy" && !found {
			for _, w := range e.Words {
				if p.name, key, found = concept(model.Text{ZH: w}); found {
					break
				}
			}
		}
	}
	switch {
	case x.Variant == "unresolved":
		return place{kind: Overlap, sort: "inside"}.on(home)
	case found:
		p.key = string(Overlap) + "|" + key
		if broad {
			for _, u := range slices.Sorted(slices.Values(x.Units)) {
				p.key += "|" + unitRef(u).String()
			}
		}
	default:
		p.sort = "pair"
		p.key = string(Overlap) + "|" + rest(x)
	}
	return p
}

// rest is the key of a finding without its rule.
func rest(x *check.Finding) string { return strings.TrimPrefix(x.Key, x.Rule+"|") }

// named finds the concepts of the lexicon by their names.
var named = sync.OnceValue(func() map[string]meaning.Concept {
	l := meaning.Standard()
	out := make(map[string]meaning.Concept, 2*l.Len())
	for c := range meaning.Concept(l.Len()) {
		if packed := model.PackText(l.Name(c)); packed != "" {
			if _, twice := out[packed]; !twice {
				out[packed] = c
			}
		}
	}
	return out
})

// concept finds the concept that a name is of: what two texts are both about carries the
// name of a concept, a channel may have it as one of its terms.
func concept(name model.Text) (said model.Text, key string, known bool) {
	l := meaning.Standard()
	c, known := named()[model.PackText(name)]
	if !known && name.ZH != "" {
		c, known = l.Find(name.ZH)
	}
	if !known && name.EN != "" {
		c, known = l.Find(name.EN)
	}
	if !known {
		return model.Text{}, "", false
	}
	return l.Name(c), l.ID(c), true
}
