package check

import "sandtable/model"

// entered counts what was entered of the things that gaps are told by. Where nothing of a
// kind was, a gap says no more than that: it is info, never a fault of the organisation.
type entered struct {
	drives   int // links of duties to KPIs
	serves   int // of duties to goals
	carries  int // of duties to key tasks
	measures int // of KPIs to goals
	owned    int // KPIs that somebody answers for
}

// count adds a record, or takes it away.
func (e *entered) count(r model.Record, sign int) {
	switch r := r.(type) {
	case model.Link:
		switch {
		case r.From.Kind == model.DutyKind && r.To.Kind == model.KPIKind:
			e.drives += sign
		case r.From.Kind == model.DutyKind && r.To.Kind == model.GoalKind:
			e.serves += sign
		case r.From.Kind == model.DutyKind && r.To.Kind == model.TaskKind:
			e.carries += sign
		case r.From.Kind == model.KPIKind && r.To.Kind == model.GoalKind:
			e.measures += sign
		}
	case model.KPI:
		if r.Unit != "" {
			e.owned += sign
		}
	}
}

func (f facts) enter() (e entered) {
	for _, k := range []model.Kind{model.LinkKind, model.KPIKind} {
		for _, r := range f.s.Records(k) {
			e.count(r, 1)
		}
	}
	return e
}

// nextEntered follows a change.
func (f *facts) nextEntered(before model.Scenario, c model.Change) {
	for _, e := range c.Edits {
		if ref := e.Ref(); ref.Kind == model.LinkKind || ref.Kind == model.KPIKind {
			if r := before.Get(ref); r != nil {
				f.entered.count(r, -1)
			}
			if r := f.s.Get(ref); r != nil {
				f.entered.count(r, 1)
			}
		}
	}
}

// told is the severity of a gap of which so much was entered.
func told(s Severity, entered int) Severity {
	if entered == 0 {
		return Info
	}
	return s
}

// flipped reports whether something of a kind was entered first, or the last taken away.
func flipped(before, after int) bool { return (before == 0) != (after == 0) }
