package model

import (
	"errors"
	"slices"
	"strings"
)

// Answer is one way to settle that two duties overlap.
type Answer string

// The answers. The two duties are called the first and the second.
const (
	KeepFirst  Answer = "keep-first"  // the second goes into the first, whose wording stays
	KeepSecond Answer = "keep-second" // the other way round
	FuseBoth   Answer = "fuse"        // one duty, at the place of the first, with a wording of its own
	DivideBoth Answer = "divide"      // both stay, with wordings that tell them apart
	LeadBoth   Answer = "lead"        // the first is accountable, the second supports it
	LeaveBoth  Answer = "leave"       // both stay as they are, which is accepted for a reason
)

// Answers lists the answers in the order in which they are offered.
func Answers() []Answer {
	return []Answer{KeepFirst, KeepSecond, FuseBoth, DivideBoth, LeadBoth, LeaveBoth}
}

// NearRule is the rule whose findings are the overlaps of two duties.
const NearRule = "OV-02"

// SettleVerb is the word of a step that divides two duties which overlap, LeadVerb of
// one after which one of them leads and the other supports. The other answers are what
// is done without an overlap too: duties are fused, a finding is accepted.
const (
	SettleVerb = "settle"
	LeadVerb   = "settle-lead"
)

// Settlement is an answer with what is needed to carry it out.
type Settlement struct {
	Key           string // of the finding that says that the two overlap
	First, Second ID
	Answer        Answer
	// Texts are the wordings that the answer gives: [FuseBoth] that of the one duty as
	// the first; [DivideBoth] those of both; [LeadBoth] that of the second, when both are
	// in one unit. An empty one leaves the wording as it is.
	Texts    [2]Text
	Why, Who string // of accepting what overlaps still
}

// Reasoned gives the answer with the reason that because tells for it. One that leaves both
// as they are needs a reason that somebody wrote.
func (x Settlement) Reasoned(because func(Settlement) string) Settlement {
	if x.Answer != LeaveBoth {
		x.Why = because(x)
	}
	return x
}

// Evidence gives the hash of the evidence behind the finding with a key in a scenario,
// and whether there is such a finding.
type Evidence func(s Scenario, key string) (hash string, found bool)

// Settle carries an answer out in one step. Duties that overlap still when they have
// been divided, or lead and support each other, are accepted with the reason.
func Settle(x Settlement, evidence Evidence) Verb {
	return func(s Scenario) (Change, error) {
		first, ok := s.Duty(x.First)
		if !ok {
			return Change{}, unknown(Ref{DutyKind, x.First})
		}
		second, ok := s.Duty(x.Second)
		if !ok {
			return Change{}, unknown(Ref{DutyKind, x.Second})
		}
		switch x.Answer {
		case KeepFirst:
			return FuseDuties(first.ID, Text{}, first.ID, second.ID)(s)
		case KeepSecond:
			return FuseDuties(second.ID, Text{}, second.ID, first.ID)(s)
		case FuseBoth:
			if x.Texts[0].Empty() {
				return Change{}, refuse(EmptyText, first.Ref())
			}
			return FuseDuties(first.ID, x.Texts[0], first.ID, second.ID)(s)
		case DivideBoth:
			var edits []Verb
			for i, d := range []Duty{first, second} {
				edits = append(edits, reword(d, x.Texts[i], false)...)
			}
			if len(edits) == 0 {
				return Change{}, refuse(NothingChanges)
			}
			return x.agreed(s, SettleVerb, evidence, edits...)
		case LeadBoth:
			if first.Unit == second.Unit {
				return x.agreed(s, LeadVerb, evidence, reword(second, x.Texts[1], true)...)
			}
			verbs := []Verb{FuseDuties(first.ID, Text{}, first.ID, second.ID)}
			if second.Unit != "" {
				verbs = append(verbs, unless(SetRole(first.ID, second.Unit, "R")))
			}
			return InOneStep(LeadVerb, verbs...)(s)
		case LeaveBoth:
			hash, found := evidence(s, x.Key)
			if !found {
				return Change{}, &Refusal{Code: UnknownFinding, Detail: x.Key}
			}
			return Waive(x.Key, x.Why, x.Who, hash)(s)
		}
		f := Field{Name: "answer"}
		return Change{}, &InputError{f, string(x.Answer), "not allowed"}
	}
}

// reword gives a duty the wordings that differ from its own; nothing when none does. It
// keeps its short title when it is the same work, or is titled by what it says now.
func reword(d Duty, to Text, same bool) []Verb {
	cells := map[string]string{}
	for _, lang := range []Lang{ZH, EN} {
		if words := CleanText(to.exact(lang)); words != "" && words != d.Text.exact(lang) {
			cells["text."+string(lang)] = words
			if title := d.Title.exact(lang); same && title != "" {
				cells["title."+string(lang)] = title
			}
		}
	}
	if len(cells) == 0 {
		return nil
	}
	return []Verb{EditRecord(d.Ref(), cells)}
}

// agreed carries edits out and accepts the overlap when it is still there then: people
// have agreed who does what.
func (x Settlement) agreed(s Scenario, verb string, evidence Evidence, edits ...Verb) (Change, error) {
	after := s
	if len(edits) > 0 {
		c, err := InOneStep(verb, edits...)(s)
		if err != nil {
			return Change{}, err
		}
		if after, err = Apply(s, c); err != nil {
			return Change{}, err
		}
	}
	if hash, found := evidence(after, x.Key); found {
		edits = append(slices.Clip(edits), unless(Waive(x.Key, x.Why, x.Who, hash)))
	}
	return InOneStep(verb, edits...)(s)
}

// unless does what a verb does, and nothing where it is so already.
func unless(v Verb) Verb {
	return func(s Scenario) (Change, error) {
		c, err := v(s)
		if refusal, ok := errors.AsType[*Refusal](err); ok && refusal.Code == NothingChanges {
			return Change{}, nil
		}
		return c, err
	}
}

// Settled is what a step says about an overlap that it settled.
type Settled struct {
	Answer   Answer
	Key      string // of the finding that the step accepted, as far as the change holds it
	Waiver   ID     // by which it did; "" = by none
	Kept     ID     // the one duty that is left of several
	Gone     []ID   // what went into it
	Reworded []ID   // the duties that were told apart
}

// SettledBy reads from a change which overlap it settled; false when none. A step that
// fuses keeps the wording of one duty or writes a new one: that tells the answers apart.
func SettledBy(c Change) (Settled, bool) {
	var x Settled
	for _, e := range c.Edits {
		switch r := e.Ref(); {
		case r.Kind == WaiverKind && !e.Removed():
			x.Waiver = r.ID
			if w, ok := e.After.(Waiver); ok { // one that is renewed keeps its key
				x.Key = w.Key
			}
		case r.Kind != DutyKind:
		case e.Removed():
			x.Gone = append(x.Gone, r.ID)
		default:
			x.Reworded = append(x.Reworded, r.ID)
		}
	}
	switch c.Verb {
	case "waive":
		return Settled{Answer: LeaveBoth, Key: x.Key, Waiver: x.Waiver}, x.Waiver != ""
	case "fuse-duties", SettleVerb, LeadVerb:
	default:
		return Settled{}, false
	}
	if len(x.Gone) == 0 {
		x.Answer = DivideBoth
		if c.Verb == LeadVerb {
			x.Answer = LeadBoth
		}
		return x, c.Verb != "fuse-duties" && len(x.Reworded)+len(x.Waiver) > 0
	}
	x.Reworded, x.Waiver, x.Key, x.Answer = nil, "", "", KeepFirst
	for _, e := range c.Edits {
		d, ok := e.After.(Duty)
		if !ok || !d.Origin.Has(string(x.Gone[0])) {
			continue
		}
		x.Kept = d.ID
		if e.Added() || slices.ContainsFunc(e.Cells(), func(c CellEdit) bool { return strings.HasPrefix(c.Field.Name, "text.") }) {
			x.Answer = FuseBoth
		}
	}
	if c.Verb != "fuse-duties" { // so it was called before there was a word of its own
		x.Answer = LeadBoth
	}
	return x, x.Kept != ""
}

// About reports whether the step settled the overlap of two duties with a key. One that
// reworded a single duty settled what that duty overlapped with.
func (x Settled) About(key string, first, second ID) bool {
	switch {
	case x.Kept != "":
		one := func(id ID) bool { return id == x.Kept || slices.Contains(x.Gone, id) }
		return one(first) && one(second)
	case x.Waiver != "":
		return x.Waiver == WaiverID(key)
	case len(x.Reworded) == 2:
		return slices.Contains(x.Reworded, first) && slices.Contains(x.Reworded, second)
	}
	return slices.Contains(x.Reworded, first) || slices.Contains(x.Reworded, second)
}

// NearKey gives the key of the finding that says that two duties overlap, and the two
// in the order in which it names them.
func NearKey(a, b ID) (key string, first, second ID) {
	if b < a {
		a, b = b, a
	}
	return NearRule + "|" + string(a) + "|" + string(b), a, b
}

// NearPair reads the two duties from the key of a near pair; false when the key is none
// or the two do not exist. An id may contain the sign between them.
func NearPair(key string, is func(ID) bool) (first, second ID, ok bool) {
	rest, near := strings.CutPrefix(key, NearRule+"|")
	for i := range len(rest) {
		if near && rest[i] == '|' && is(ID(rest[:i])) && is(ID(rest[i+1:])) {
			return ID(rest[:i]), ID(rest[i+1:]), true
		}
	}
	return "", "", false
}

// Joined reports whether a unit was put together, or apart, since an earlier state of the
// organisation: what overlaps in it now has come there by that.
func (s Scenario) Joined(unit ID, since Scenario) bool {
	u, _ := s.Unit(unit)
	was, _ := since.Unit(unit)
	return u.Origin != "" && u.Origin != was.Origin
}
