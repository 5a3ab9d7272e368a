package export

import (
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// Profile says for whom a file is made. The zero Profile is Full.
type Profile string

const (
	// Full holds everything.
	Full Profile = "full"
	// Board is for papers that are handed round: without the names of those who proposed and
	// accepted and of those who see to an issue, the presenter's notes, the comments, and the
	// name of the library. They are in no part of the file. Why each step is made is what the
	// board is asked about, and stays.
	Board Profile = "board"
)

// Profiles lists the profiles.
func Profiles() []Profile { return []Profile{Full, Board} }

// For gives the report with what a profile lets others read.
func (r Report) For(p Profile) Report {
	if unit := p.Unit(); unit != "" {
		return r.For(Board).of(unit)
	}
	if p != Board {
		return r
	}
	r.Library, r.Handed, r.Appointed = "", true, map[string]bool{}
	for _, x := range r.Scenario.Responses() {
		if x.Owner != "" {
			r.Appointed[x.Theme] = true
		}
	}
	r.Scenario, r.Findings = handedRound(r.Scenario, r.Findings)
	r.Baseline, r.BaselineFindings = handedRound(r.Baseline, r.BaselineFindings)
	r.Changes = slices.Clone(r.Changes)
	kept := r.Changes[:0]
	for _, e := range r.Changes {
		if edit, some := withoutNames(e.Edit); some {
			kept = append(kept, Entry{Edit: edit, Why: e.Why, At: e.At})
		}
	}
	r.Changes = kept
	var steps []Step
	for _, s := range r.Steps {
		c := model.Change{Verb: s.Change.Verb}
		for _, e := range s.Change.Edits {
			if edit, some := withoutNames(e); some {
				c.Edits = append(c.Edits, edit)
			}
		}
		if !c.Empty() {
			steps = append(steps, Step{Before: s.Before, Change: c, Why: s.Why, At: s.At})
		}
	}
	r.Steps = steps
	return r
}

// handedRound takes out of a scenario and its findings what only the authors should read.
func handedRound(s model.Scenario, f check.Findings) (model.Scenario, check.Findings) {
	var c model.Change
	if b := s.Brief(); !b.Notes.Empty() {
		c.Edits = append(c.Edits, model.Edit{Before: model.Brief{ID: b.ID, Notes: b.Notes}, After: model.Brief{ID: b.ID}})
	}
	for _, w := range s.Waivers() {
		if w.By != "" {
			c.Edits = append(c.Edits, model.Edit{Before: model.Waiver{ID: w.ID, By: w.By}, After: model.Waiver{ID: w.ID}})
		}
	}
	for _, x := range s.Responses() {
		if x.Owner != "" {
			c.Edits = append(c.Edits, model.Edit{Before: model.Response{ID: x.ID, Theme: x.Theme, Owner: x.Owner}, After: model.Response{ID: x.ID, Theme: x.Theme}})
		}
	}
	for _, x := range s.Comments() {
		c.Edits = append(c.Edits, model.Edit{Before: x})
	}
	slices.SortFunc(c.Edits, func(a, b model.Edit) int { return model.CompareRefs(a.Ref(), b.Ref()) })
	after, err := model.Apply(s, c)
	if err != nil || c.Empty() {
		return s, f
	}
	return after, f.Update(s, after, c)
}

// withoutNames takes the same out of one edit, and reports whether anything is left.
func withoutNames(e model.Edit) (model.Edit, bool) {
	if e.Ref().Kind == model.CommentKind {
		return e, false
	}
	strip := func(r model.Record) model.Record {
		switch r := r.(type) {
		case model.Brief:
			r.Notes = model.Text{}
			return r
		case model.Waiver:
			r.By = ""
			return r
		case model.Response:
			r.Owner = ""
			return r
		}
		return r
	}
	if e.Before != nil {
		e.Before = strip(e.Before)
	}
	if e.After != nil {
		e.After = strip(e.After)
	}
	return e, e.Before == nil || e.After == nil || len(e.Cells()) > 0
}
