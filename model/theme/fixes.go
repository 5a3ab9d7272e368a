package theme

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
)

// The remedies of a theme beside those of its findings, keys of model/text. Their Refs are:
//
//	lead         the unit that leads and its main duty, then each unit that supports and its
//	             main duty
//	by-stage     each unit and its main duty
//	agree-times  the hand-offs; it has no verb, people must agree
const (
	LeadFix    = "lead"
	ByStageFix = "by-stage"
	AgreeFix   = "agree-times"
)

// mostFixes is how many remedies a theme offers.
const mostFixes = 6

// identical is the likeness from which two duties are one and the same work in nearly the
// same words: what one would be rid of rather than divide.
const identical = .6

// Fixes lists what would settle a theme, the one first that a consultant would choose. They
// are worked out when somebody asks.
func (t Themes) Fixes(x *Theme) []check.Fix {
	var out []check.Fix
	switch {
	case x.settles():
		out = t.settling(x)
	case x.Kind == Interface:
		out = t.joining(x)
	default:
		out = inTurn(x)
	}
	return out[:min(len(out), mostFixes)]
}

// settles reports whether what settles a theme is that a line is drawn between units.
func (t *Theme) settles() bool {
	return t.Kind == Overlap && t.Sort != "owners" && t.Sort != "drivers" && t.Sort != "tool"
}

// Lead gives the unit that leads by the first of [Themes.Fixes] that names a lead, without
// the others being worked out; "" when none does.
func (t Themes) Lead(x *Theme) model.ID {
	if !x.settles() {
		return ""
	}
	sides := t.sides(x)
	if len(sides) < 2 || len(x.owned(sides)) >= mostFixes {
		return ""
	}
	return sides[0].unit
}

// owned lists the remedies by which a lead comes to own what several run.
func (t *Theme) owned(sides []side) (out []check.Fix) {
	for _, f := range t.Findings {
		if f.Rule == check.TwoRunners && f.Waived == nil && len(sides) > 0 { // the lead owns the channel
			out = append(out, check.OwnChannel(f.Subjects[0].ID, sides[0].unit))
		}
	}
	return out
}

// settling lists the remedies where several do one thing: draw the line, with one lead;
// divide by stage; make two duties one; move one. What is the same work in the same words
// is made one first.
func (t Themes) settling(x *Theme) []check.Fix {
	sides := t.sides(x)
	out := x.owned(sides)
	if len(sides) > 1 {
		lead := check.Fix{Code: LeadFix, Call: model.Call{Verb: "agree", Args: []string{x.Key, string(sides[0].duties[0].ID)}}}
		stage := check.Fix{Code: ByStageFix, Call: model.Call{Verb: "waive", Args: []string{x.Key}}}
		for i, s := range sides {
			lead.Refs = append(lead.Refs, unitRef(s.unit), dutyRef(s.duties[0].ID))
			stage.Refs = append(stage.Refs, unitRef(s.unit), dutyRef(s.duties[0].ID))
			if i > 0 {
				lead.Call.Args = append(lead.Call.Args, string(s.unit))
			}
		}
		switch {
		case staged(sides) && allStages(x): // the line is where the one ends and the other begins
			out = append(out, stage, lead)
		case staged(sides):
			out = append(out, lead, stage)
		default:
			out = append(out, lead)
		}
	}
	pair, found := t.twin(x)
	if !found {
		return out
	}
	keep, other := t.keeper(pair, sides)
	fuse := check.Fuse(keep.ID, other.ID)
	if keep.Unit == other.Unit {
		return append(out, fuse)
	}
	move := check.MoveTo(other.ID, keep.Unit)
	if len(x.Duties) == 2 && pair.Amount >= identical && copied(pair) {
		return append([]check.Fix{fuse}, append(out, move)...)
	}
	return append(out, fuse, move)
}

// allStages reports whether every open finding behind a theme is about two stages of one
// matter.
func allStages(x *Theme) bool {
	return !slices.ContainsFunc(x.Findings, func(f *check.Finding) bool { return f.Waived == nil && f.Variant != check.Stages })
}

// copied reports whether two duties are near since one repeats the words of the other. Two
// that only say the same of one object may be two halves of it.
func copied(pair *check.Finding) bool {
	return pair.Amount >= 1 || slices.ContainsFunc(pair.Evidence, func(e check.Evidence) bool { return e.Kind == "near-copy" })
}

// keeper tells which of two duties stays: the one of the unit that should lead; in one unit
// the one on which more hangs, then the one that stands first.
func (t Themes) keeper(pair *check.Finding, sides []side) (keep, other model.Duty) {
	keep, _ = t.s.Duty(pair.Subjects[0].ID)
	other, _ = t.s.Duty(pair.Subjects[1].ID)
	place := func(d model.Duty) int {
		return slices.IndexFunc(sides, func(s side) bool { return s.unit == d.Unit })
	}
	if cmp.Or(cmp.Compare(place(keep), place(other)), cmp.Compare(t.ties(other.ID), t.ties(keep.ID)), cmp.Compare(keep.Rank, other.Rank),
		strings.Compare(t.words(keep.Ref()), t.words(other.Ref()))) > 0 {
		keep, other = other, keep
	}
	return keep, other
}

// joining lists the remedies of what is handed over: somebody who leads, times that are
// agreed; a duty is moved only when nothing else helps.
func (t Themes) joining(x *Theme) []check.Fix {
	weight := func(f check.Fix) int {
		switch f.Code {
		case "set-integrator":
			return 0
		case "agree":
			return 1
		case AgreeFix:
			return 2
		case "move-to":
			return 4
		}
		return 3
	}
	out := inTurn(x)
	agree := check.Fix{Code: AgreeFix}
	for _, r := range x.Refs {
		if h, ok := t.s.Handoff(r.ID); ok && r.Kind == model.HandoffKind && h.SLA == "" {
			agree.Refs = append(agree.Refs, r)
		}
	}
	if len(agree.Refs) > 0 && !slices.ContainsFunc(out, func(f check.Fix) bool { return f.Code == "agree" }) {
		out = append(out, agree)
	}
	slices.SortStableFunc(out, func(a, b check.Fix) int { return cmp.Compare(weight(a), weight(b)) })
	return out
}

// inTurn lists the remedies of the findings that are open: the first of each, then the
// second of each.
func inTurn(x *Theme) []check.Fix {
	var out []check.Fix
	for i := 0; ; i++ {
		more := false
		for _, f := range x.Findings {
			if f.Waived != nil || i >= len(f.Fixes) {
				continue
			}
			more = true
			if !slices.ContainsFunc(out, func(other check.Fix) bool {
				return other.Code == f.Fixes[i].Code && slices.Equal(other.Call.Args, f.Fixes[i].Call.Args)
			}) {
				out = append(out, f.Fixes[i])
			}
		}
		if !more {
			return out
		}
	}
}

func unitRef(id model.ID) model.Ref { return model.Ref{Kind: model.UnitKind, ID: id} }
func dutyRef(id model.ID) model.Ref { return model.Ref{Kind: model.DutyKind, ID: id} }
