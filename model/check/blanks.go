package check

import "sandtable/model"

// Blank is a cell whose value would answer a finding: no verb can know it, somebody must
// enter it.
type Blank struct {
	Of   model.Ref
	Cell string
}

// mostAgreements is how many hand-offs of one finding are asked for an agreement.
const mostAgreements = 4

// Blanks lists what can be entered to answer an open finding in a scenario.
func Blanks(s model.Scenario, x Finding) []Blank {
	if ask := ruleOf(x.Rule).blanks; ask != nil && x.Waived == nil {
		return ask(s, x)
	}
	return nil
}

// agreement asks for the time and standard of a hand-off, how often and how long.
func agreement(_ model.Scenario, x Finding) (out []Blank) {
	for _, r := range x.Subjects {
		if r.Kind == model.HandoffKind {
			out = append(out, Blank{r, "sla"}, Blank{r, "frequency"}, Blank{r, "lag"})
		}
	}
	return out
}

// agreementsOfLoop asks for the time and standard of the hand-offs on the way that have
// none.
func agreementsOfLoop(s model.Scenario, x Finding) (out []Blank) {
	for _, e := range x.Evidence {
		if e.Kind != "passes" || len(out) == mostAgreements {
			continue
		}
		if h, ok := s.Handoff(e.Refs[0].ID); ok && h.SLA == "" {
			out = append(out, Blank{h.Ref(), "sla"})
		}
	}
	return out
}
