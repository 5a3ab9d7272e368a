package model

import (
	"strings"
	"time"
	"unicode/utf8"
)

// sound refuses a record whose references point nowhere, or that would close a
// cycle, lose its name, or get an id that its ends do not give.
func sound(s Scenario, was, r Record) error {
	for _, p := range Pointers(r) {
		switch {
		case !s.Has(p.To):
			return unknown(p.To)
		case p.Field == "parent" && s.Inside(p.To.ID, p.From.ID):
			return refuse(UnitInItself, p.From, p.To)
		}
	}
	for _, name := range required(r.Ref().Kind) {
		if f, _ := FieldOf(r.Ref().Kind, name); Cell(r, name) == "" {
			return &InputError{f, "", "not allowed"}
		}
	}
	if err := descent(was, r); err != nil {
		return err
	}
	if err := dated(was, r); err != nil {
		return err
	}
	switch r := r.(type) {
	case Duty:
		if r.Text.Empty() {
			return refuse(EmptyText, r.Ref())
		}
		return drafting(s).dutyHome(r.Unit)
	case Unit:
		old, _ := was.(Unit)
		switch {
		case r.Level == External && (len(s.DutiesOf(r.ID)) > 0 || len(s.Children(r.ID)) > 0):
			return refuse(HoldsWork, r.Ref())
		case r.Level == Position && r.Parent == "" && (old.Level != r.Level || old.Parent != r.Parent):
			return refuse(PositionAtTop, r.Ref())
		case r.SpanMin > r.SpanMax && r.SpanMax > 0 && (old.SpanMin != r.SpanMin || old.SpanMax != r.SpanMax):
			return refuse(SpanReversed, r.Ref())
		}
		if u, ok := was.(Unit); ok && u.Name == r.Name && u.Parent == r.Parent {
			return nil
		}
		d := drafting(s)
		if err := d.dutyHome(r.Parent); err != nil {
			return err
		}
		_, err := d.freeName(r.Name, r.Parent, r.ID)
		return err
	case Goal:
		return worded(r.Text, r)
	case Task:
		return worded(r.Text, r)
	case KPI:
		old, _ := was.(KPI)
		return called("name", old.Name, r.Name, r)
	case Tool:
		old, _ := was.(Tool)
		return called("name", old.Name, r.Name, r)
	case Channel:
		old, _ := was.(Channel)
		return called("name", old.Name, r.Name, r)
	case Collaboration:
		old, _ := was.(Collaboration)
		return called("name", old.Name, r.Name, r)
	case Handoff:
		if r.From == r.To {
			return refuse(SelfHandoff, Ref{DutyKind, r.From})
		}
	case Link:
		if !linkable(r.From.Kind, r.To.Kind) || r.ID != LinkID(r.From.ID, r.To.ID) {
			return refuse(LinkNotAllowed, r.From, r.To)
		}
	case Role:
		if r.ID != RoleID(r.Duty, r.Unit) {
			return refuse(LinkNotAllowed, Ref{DutyKind, r.Duty}, Ref{UnitKind, r.Unit})
		}
		if home, _ := s.Duty(r.Duty); was == nil && home.Unit == r.Unit {
			return refuse(HomeNeedsNoRole, home.Ref(), Ref{UnitKind, r.Unit})
		}
	case Control:
		if r.ID != ControlID(r.Unit, r.Type) {
			return &Refusal{Code: InvalidID, Detail: string(r.ID)}
		}
		return drafting(s).dutyHome(r.Unit)
	case Lock:
		if strings.TrimSpace(r.Reason) == "" {
			return refuse(WhyRequired)
		}
		if r.Duties.Len() == 0 {
			return refuse(NoDuties)
		}
		if r.Type != "pinned" && r.Duties.Len() < 2 {
			return refuse(NeedsTwo)
		}
		for _, other := range s.Locks() {
			if contrary(r, other) {
				return refuse(LocksContradict, other.Ref())
			}
		}
	case Waiver:
		if strings.TrimSpace(r.Reason) == "" {
			return refuse(WhyRequired)
		}
		if was == nil && r.ID != WaiverID(r.Key) || was != nil && was.(Waiver).Key != r.Key {
			return &Refusal{Code: InvalidID, Detail: string(r.ID)}
		}
	case Response:
		if r.ID != ResponseID(r.Theme) {
			return &Refusal{Code: InvalidID, Detail: string(r.ID)}
		}
	case DecisionRight:
		old, _ := was.(DecisionRight)
		return called("matter", old.Matter, r.Matter, r)
	case Comment:
		if r.Text == "" {
			return refuse(EmptyText)
		}
		return aboutTheOrganisation(r, r.About)
	case Resolution:
		if r.Vote != "" && r.About.Kind == BriefKind {
			return refuse(VoteOfBrief, r.About)
		}
		if err := aboutTheOrganisation(r, r.About); err != nil {
			return err
		}
		return worded(r.Text, r)
	}
	return nil
}

// aboutTheOrganisation refuses what is about a comment or a resolution: an answer stands in
// the comment itself, and a decision is taken anew.
func aboutTheOrganisation(r Record, about Ref) error {
	if about.Kind == CommentKind || about.Kind == ResolutionKind {
		f, _ := FieldOf(r.Ref().Kind, "about")
		return &InputError{f, about.String(), "not allowed"}
	}
	return nil
}

// dated refuses a new day that no calendar has.
func dated(was, r Record) error {
	for _, f := range Fields(r.Ref().Kind) {
		if v := Cell(r, f.Name); f.Day && v != "" && v != cellOf(was, f.Name) {
			if _, err := time.Parse(time.DateOnly, v); err != nil {
				return &InputError{f, v, "not a date"}
			}
		}
	}
	return nil
}

// contrary reports whether one lock keeps two duties together that the other keeps apart.
func contrary(a, b Lock) bool {
	if a.ID == b.ID || a.Type == b.Type || a.Type == "pinned" || b.Type == "pinned" {
		return false
	}
	return a.Duties.Len()-a.Duties.Minus(b.Duties).Len() >= 2
}

// descent refuses a record that would come from itself, or from what is no id.
func descent(was, r Record) error {
	f, ok := FieldOf(r.Ref().Kind, "origin")
	if !ok || was != nil && Cell(was, f.Name) == Cell(r, f.Name) {
		return nil
	}
	for id := range Set(Cell(r, f.Name)).All() {
		switch {
		case ID(id) == r.Ref().ID:
			return refuse(OriginOfItself, r.Ref())
		case !ID(id).Valid():
			return &InputError{f, id, "not a reference"}
		}
	}
	return nil
}

// required names the cells that a record of a kind cannot be without, beside its wording.
func required(k Kind) []string {
	switch k {
	case UnitKind:
		return []string{"kind"}
	case HandoffKind:
		return []string{"from", "to"}
	case RoleKind:
		return []string{"duty", "unit", "role"}
	case LockKind:
		return []string{"type"}
	case ControlKind:
		return []string{"unit", "type"}
	case WaiverKind:
		return []string{"key"}
	case ResponseKind:
		return []string{"theme"}
	}
	return nil
}

func worded(t Text, r Record) error {
	if t.Empty() {
		return refuse(EmptyText, r.Ref())
	}
	return nil
}

// called refuses a record without a name, and a new name that is too long.
func called(field string, was, now Text, r Record) error {
	for _, lang := range []Lang{ZH, EN} {
		if n := now.exact(lang); n != was.exact(lang) && utf8.RuneCountInString(n) > MaxName {
			f, _ := FieldOf(r.Ref().Kind, field+"."+string(lang))
			return &InputError{f, n, "name too long"}
		}
	}
	return worded(now, r)
}
