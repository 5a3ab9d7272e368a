package model

import "slices"

// Template gives what of a scenario others may start from, under a name of its own: its
// units, duties and what belongs to them, without people, days, reasons, notes, locks,
// accepted warnings, comments, resolutions and the words for the board.
func (s Scenario) Template(name Text) (Scenario, error) {
	var c Change
	for _, k := range Kinds() {
		switch k {
		case WaiverKind, LockKind, CommentKind, ResolutionKind:
			continue
		case BriefKind:
			c.Edits = append(c.Edits, Edit{After: Brief{ID: BriefID, Name: name}})
			continue
		}
		for _, r := range s.Records(k) {
			for _, f := range Fields(k) {
				if Cell(r, f.Name) == "" || !f.Person && !f.Day && !slices.Contains(unsaid, f.Name) {
					continue
				}
				var err error
				if r, err = WithCell(r, f.Name, ""); err != nil {
					return Scenario{}, err
				}
			}
			c.Edits = append(c.Edits, Edit{After: r})
		}
	}
	return Apply(Scenario{}, c)
}

// unsaid are the cells beside people and days that a template has not: where something was
// written and why.
var unsaid = []string{"source", "reason", "note", "origin"}
