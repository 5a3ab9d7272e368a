package check

import "sandtable/model"

// IF-01: h = (d → e) with d or e unplaced or not active. Subjects are the hand-off
// and both its ends.
func brokenHandoff(f facts, id model.ID) []Finding {
	h, ok := f.s.Handoff(id)
	if !ok {
		return nil
	}
	x := finding("IF-01", High, h.Ref())
	x.Subjects = append(x.Subjects, duty(h.From), duty(h.To))
	bases := []model.Basis{h.Basis}
	for _, end := range []model.ID{h.From, h.To} {
		if _, ok := f.active(end); ok {
			continue
		}
		d, _ := f.s.Duty(end)
		bases = append(bases, d.Basis)
		switch {
		case d.State == model.Deferred || d.State == model.Outsourced:
			x.Evidence = append(x.Evidence, Evidence{Kind: "inactive-end", Refs: []model.Ref{duty(end)}, Words: []string{string(d.State)}})
			x.Fixes = append(x.Fixes, fix("activate", []model.Ref{duty(end)}, "edit-duty", string(end), "state="))
		default:
			x.Evidence = append(x.Evidence, Evidence{Kind: "unplaced-end", Refs: []model.Ref{duty(end)}})
			if u := f.seat(end); u != "" {
				x.Fixes = append(x.Fixes, moveTo(end, u))
			}
		}
	}
	if len(x.Evidence) == 0 {
		return nil
	}
	x.Severity = capped(High, bases...)
	x.Fixes = append(x.Fixes, fix("remove-handoff", []model.Ref{h.Ref()}, "remove", string(id)))
	return x.done()
}
