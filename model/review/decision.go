package review

import (
	"slices"
	"time"

	"sandtable/model"
	"sandtable/model/check"
)

// Decision is how an overlap was settled.
type Decision struct {
	Answer model.Answer // "" = by none: the two overlap no more, for whatever was done
	Kept   model.ID     // the duty that both are; "" when the answer leaves both
	Why    string       // as it stands in the log; "" = nobody said
	Who    string       // "" = not known
	At     time.Time    // zero = not known
	Fates  []Fate       // of the two that are gone, and not by the answer
}

// Fate is what became of a duty later.
type Fate struct {
	Duty model.ID
	In   []model.ID // the duties that it went into; none = it was removed
}

// Decision tells how a pair was settled; false when it is not: it is found and nobody has
// accepted it.
func (l Log) Decision(found check.Findings, pair Pair) (Decision, bool) {
	open, is := found.Get(pair.Key)
	if is && open.Waived == nil {
		return Decision{}, false
	}
	var last decided
	for _, x := range l.steps {
		switch {
		case x.Answer != "" && x.About(pair.Key, pair.A, pair.B):
			last = x
		case x.Change.Verb == "unwaive" && slices.Contains(x.Change.Touched(), model.Ref{Kind: model.WaiverKind, ID: model.WaiverID(pair.Key)}):
			last = decided{}
		}
	}
	out := Decision{Answer: last.Answer, Kept: last.Kept, Why: last.Why, Who: last.Who, At: last.At}
	if is { // what is accepted says so itself, whoever brought it here
		if out.Answer == "" {
			out.Answer = model.LeaveBoth
		}
		out.Why = open.Waived.Reason
		if out.Who == "" {
			out.Who = open.Waived.By
		}
	}
	if out.Answer == model.KeepFirst && out.Kept == pair.B {
		out.Answer = model.KeepSecond
	}
	for _, id := range []model.ID{pair.A, pair.B} {
		if slices.Contains(last.Gone, id) || l.now.Has(model.Ref{Kind: model.DutyKind, ID: id}) {
			continue
		}
		fate := Fate{Duty: id}
		for _, d := range l.heirs(id) {
			fate.In = append(fate.In, d.ID)
		}
		out.Fates = append(out.Fates, fate)
	}
	return out, true
}
