package text

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/review"
)

// Because is the reason that was written for an answer to an overlap, or that the answer
// was given.
func (p Printer) Because(x model.Settlement) string {
	if why := strings.TrimSpace(x.Why); why != "" {
		return why
	}
	return p.T("reason.review." + string(x.Answer))
}

// Proposed proposes the wordings that an answer would give, see [model.Settlement].
func (p Printer) Proposed(s model.Scenario, answer model.Answer, a, b model.Duty) (out [2]model.Text) {
	switch answer {
	case model.FuseBoth:
		out[0] = p.Fused(a.Text, b.Text)
	case model.DivideBoth:
		out = [2]model.Text{Divided(s, a, b), Divided(s, b, a)}
	case model.LeadBoth:
		out[1] = Supporting(b.Text)
	}
	return out
}

// Decision says how an overlap was settled and what became of its duties, and by whom and
// when; by is "" when that is not known. past has what the scenario had once, for the names
// of what is gone.
func (r Reasons) Decision(past model.Scenario, d review.Decision) (said, by string) {
	p := r.to
	name := func(id model.ID) string { return p.Name(past, model.Ref{Kind: model.DutyKind, ID: id}) }
	if d.Answer != "" {
		said = p.T("review.did."+string(d.Answer), "x", name(d.Kept))
		if why := r.Say(d.Why); why != "" && !p.onlyAnswered(why) {
			said = p.T("review.why", "what", said, "why", why)
		}
	}
	var fates []string
	for _, f := range d.Fates {
		fates = append(fates, p.fate(f, name))
	}
	later := strings.Join(fates, p.T("list.clause"))
	switch {
	case said == "" && later == "":
		said = p.T("review.apart")
	case said == "":
		said = later
	case later != "":
		said = p.T("review.then", "what", said, "later", later)
	}
	if d.Who != "" && !d.At.IsZero() {
		by = p.T("review.by", "who", d.Who, "day", p.DayOf(d.At))
	}
	return said, by
}

// fate says what became of a duty that is gone.
func (p Printer) fate(f review.Fate, name func(model.ID) string) string {
	switch len(f.In) {
	case 0:
		return p.T("review.removed", "x", name(f.Duty))
	case 1:
		return p.T("review.into", "x", name(f.Duty), "y", name(f.In[0]))
	}
	names := make([]string, len(f.In))
	for i, id := range f.In {
		names[i] = p.Quote(name(id))
	}
	return p.T("review.split", "x", name(f.Duty), "list", p.List(names...))
}

// onlyAnswered reports whether a reason, in the words of the printer, is only what stands
// there when nobody wrote one, see Because.
func (p Printer) onlyAnswered(why string) bool {
	return slices.ContainsFunc(model.Answers(), func(a model.Answer) bool { return why == p.T("reason.review."+string(a)) })
}
