package model

import "slices"

// AgreeVerb is the word of a step by which one unit leads a matter that several have part
// in, and the others support it.
const AgreeVerb = "agree"

// Behind lists the keys of the findings behind a matter, by the key of the matter; nothing
// when there is no such matter.
type Behind func(key string) []string

// Agreement says who leads a matter and who supports it.
type Agreement struct {
	Lead     ID       // the duty whose home leads
	Support  []ID     // units that work along
	Keys     []string // of the findings that the agreement settles
	Why, Who string   // how the line is drawn, and who says so
}

// Agree carries an agreement out in one step: the units work along on the duty that leads,
// and what is found still is accepted with the line that was drawn.
func Agree(x Agreement, evidence Evidence) Verb {
	return func(s Scenario) (Change, error) {
		d, ok := s.Duty(x.Lead)
		if !ok {
			return Change{}, unknown(Ref{DutyKind, x.Lead})
		}
		var verbs []Verb
		for _, u := range x.Support {
			if u != d.Unit {
				verbs = append(verbs, unless(SetRole(d.ID, u, "R")))
			}
		}
		roles, err := unless(InOneStep(AgreeVerb, verbs...))(s)
		if err != nil {
			return Change{}, err
		}
		agreed, err := Apply(s, roles)
		if err != nil {
			return Change{}, err
		}
		return InOneStep(AgreeVerb, slices.Concat(verbs, accepting(agreed, x.Keys, x.Why, x.Who, evidence))...)(s)
	}
}

// AcceptAll accepts in one step, for one reason, the findings with some keys that are not
// accepted yet.
func AcceptAll(keys []string, why, who string, evidence Evidence) Verb {
	return func(s Scenario) (Change, error) {
		return InOneStep("waive", accepting(s, keys, why, who, evidence)...)(s)
	}
}

// accepting lists the steps that accept what there is of some findings and is not accepted.
func accepting(s Scenario, keys []string, why, who string, evidence Evidence) []Verb {
	var out []Verb
	for _, key := range keys {
		hash, found := evidence(s, key)
		if w, ok := s.Waiver(WaiverID(key)); found && !(ok && w.Evidence == hash) {
			out = append(out, Waive(key, why, who, hash))
		}
	}
	return out
}

// ReturnAll takes back in one step the acceptance of the findings with some keys, as far as
// they are accepted.
func ReturnAll(keys []string) Verb {
	return func(s Scenario) (Change, error) {
		var verbs []Verb
		for _, key := range keys {
			if len(waiversOf(s, key)) > 0 {
				verbs = append(verbs, Unwaive(key))
			}
		}
		return InOneStep("unwaive", verbs...)(s)
	}
}
