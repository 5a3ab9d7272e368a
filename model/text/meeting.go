package text

import (
	"strings"

	"sandtable/model"
)

// RightPart says what a unit does in a matter, as a sentence does: 提出, "proposes".
func (p Printer) RightPart(x model.RightPart) string { return p.T("right.does." + string(x)) }

// RightParts enumerates what a unit does in a matter: 提出和审核.
func (p Printer) RightParts(parts ...model.RightPart) string {
	words := make([]string, len(parts))
	for i, x := range parts {
		words[i] = p.RightPart(x)
	}
	if n := len(words); n > 1 {
		return p.List(words[:n-1]...) + p.T("list.and") + words[n-1]
	}
	return p.List(words...)
}

// DecisionRight says in a line who has which part in a matter: “提出：电商部 · 批准：公司”.
func (p Printer) DecisionRight(s model.Scenario, r model.DecisionRight) string {
	var out []string
	for _, part := range model.RightParts() {
		var units []string
		for _, u := range r.Units(part) {
			units = append(units, p.unitName(s, u))
		}
		if len(units) > 0 {
			out = append(out, p.T("right.who", "part", p.T("right.part."+string(part)), "list", p.List(units...)))
		}
	}
	return strings.Join(out, p.T("resolution.and"))
}

// Votes says the count of the votes: “5票赞成，1票反对，2票弃权”; "" when nobody counted.
func (p Printer) Votes(r model.Resolution) string {
	if r.For+r.Against+r.Abstain == 0 {
		return ""
	}
	return p.T("resolution.votes", "for", r.For, "against", r.Against, "abstain", r.Abstain)
}

// Outcome says what became of a resolution, with the conditions: of one about the brief what
// the brief says. "" when no vote was taken.
func (p Printer) Outcome(s model.Scenario, r model.Resolution) string {
	vote, note := s.Outcome(r, p.lang)
	switch {
	case vote == "":
		return note
	case note == "":
		return p.Vote(vote)
	}
	return p.T("list.paren", "x", p.Vote(vote), "y", note)
}

// Task says who sees to a resolution until when and how far that is; "" when it is nobody's.
func (p Printer) Task(r model.Resolution) string {
	return p.ResponseFacts(model.Response{Owner: r.Owner, Due: r.Due, Status: r.Status})
}

// ResolutionFacts says all of a resolution but its text in a line: the outcome, the votes,
// the task.
func (p Printer) ResolutionFacts(s model.Scenario, r model.Resolution) string {
	var parts []string
	for _, part := range []string{p.Outcome(s, r), p.Votes(r), p.Task(r)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, p.T("resolution.and"))
}

// SignedBy says by whom and on which day something was said; "" when neither is known.
func (p Printer) SignedBy(by, on string) string {
	switch {
	case on == "":
		return by
	case by == "":
		return p.Day(on)
	}
	return p.T("comment.signed", "by", by, "day", p.Day(on))
}

// Comment says in a line what was asked and, when somebody did, what was answered.
func (p Printer) Comment(c model.Comment) string {
	said := p.by(c.Text, c.By, c.On)
	if c.Open() {
		return said
	}
	return p.T("list.arrow", "from", said, "to", p.by(c.Answer, c.AnsweredBy, c.AnsweredOn))
}

// by is what was said with who said it when.
func (p Printer) by(said, by, on string) string {
	if signed := p.SignedBy(by, on); signed != "" {
		return p.T("list.paren", "x", said, "y", signed)
	}
	return said
}

// rightSet says which unit has now which parts in a matter.
func (x sides) rightSet() string {
	for _, e := range x.change.Edits {
		was, _ := x.before.DecisionRight(e.Ref().ID)
		now, ok := x.after.DecisionRight(e.Ref().ID)
		if e.Ref().Kind != model.DecisionRightKind || !ok || !e.Updated() {
			continue
		}
		name := x.quoted(e.Ref())
		var lost, got []model.ID
		for _, part := range model.RightParts() {
			before, after := unitSet(was.Units(part)), unitSet(now.Units(part))
			lost = append(lost, idsOf(before.Minus(after))...)
			got = append(got, idsOf(after.Minus(before))...)
		}
		switch {
		case x.change.Verb == "hand-decision-right" && len(lost) > 0 && len(now.Parts(lost[0])) == 0:
			to := lost[0]
			if len(got) > 0 {
				to = got[0]
			}
			return x.p.T("verb.hand-decision-right.did", "x", name, "list", x.p.RightParts(was.Parts(lost[0])...), "u", x.unitBefore(lost[0]), "v", x.unitAfter(to))
		case len(got) > 0:
			return x.p.T("verb.set-decision-right.did", "x", name, "u", x.unitAfter(got[0]), "list", x.p.RightParts(now.Parts(got[0])...))
		case len(lost) > 0 && len(now.Parts(lost[0])) > 0:
			return x.p.T("verb.set-decision-right.did", "x", name, "u", x.unitAfter(lost[0]), "list", x.p.RightParts(now.Parts(lost[0])...))
		case len(lost) > 0:
			return x.p.T("verb.set-decision-right.none", "x", name, "u", x.unitBefore(lost[0]))
		}
	}
	return ""
}

func unitSet(ids []model.ID) model.Set { return model.SetOf(ids...) }

func idsOf(set model.Set) (out []model.ID) {
	for id := range set.All() {
		out = append(out, model.ID(id))
	}
	return out
}

// commented says what was asked about what, or answered.
func (x sides) commented() string {
	for _, e := range x.change.Edits {
		c, ok := x.after.Comment(e.Ref().ID)
		switch {
		case !ok || e.Ref().Kind != model.CommentKind:
			continue
		case e.Added() && c.About == (model.Ref{}):
			return x.p.T("verb.comment.whole", "text", x.p.Quote(Short(c.Text)))
		case e.Added():
			return x.p.T("verb.comment.did", "x", x.quoted(c.About), "text", x.p.Quote(Short(c.Text)))
		case c.Open():
			return x.p.T("verb.answer-comment.none", "text", x.p.Quote(Short(c.Text)))
		}
		return x.p.T("verb.answer-comment.did", "text", x.p.Quote(Short(c.Text)), "answer", x.p.Quote(Short(c.Answer)))
	}
	return x.addedOrRemoved()
}

// decided says what a meeting decided.
func (x sides) decided() string {
	for _, e := range x.change.Edits {
		r, ok := x.after.Resolution(e.Ref().ID)
		if !ok || e.Ref().Kind != model.ResolutionKind {
			continue
		}
		if facts := x.p.ResolutionFacts(x.after, r); facts != "" {
			return x.p.T("verb.decide.did", "text", x.p.Quote(x.now(r.Ref())), "facts", facts)
		}
		return x.p.T("verb.decide.bare", "text", x.p.Quote(x.now(r.Ref())))
	}
	if b := x.after.Brief(); len(x.change.Edits) == 1 && x.change.Edits[0].Ref() == b.Ref() && b.Vote != "" { // of an older decision the vote alone was changed
		return x.p.T("verb.decide.did", "text", x.p.Quote(x.votedOn()), "facts", x.p.Outcome(x.after, model.Resolution{About: b.Ref()}))
	}
	return x.addedOrRemoved()
}

// votedOn names what the vote of the brief is on: the last resolution about it, else what
// the brief asks for, else the scenario.
func (x sides) votedOn() string {
	b := x.after.Brief()
	said, on := b.Decision.In(x.p.lang), ""
	for _, r := range x.after.Resolutions() {
		if r.About == b.Ref() && r.On >= on {
			said, on = r.Text.In(x.p.lang), r.On
		}
	}
	if said == "" {
		return x.now(b.Ref())
	}
	return Short(said)
}
