package model

import "slices"

// LeftByLast lists what duties that have just gone to a unit left where they were, and
// gives the verb that sends it after them; nil when nothing was. last is the step by which
// they went.
func LeftByLast(s Scenario, last Change, to ID, duties ...ID) ([]Ref, Verb) {
	was, err := Apply(s, Invert(last))
	if err != nil || to == "" {
		return nil, nil
	}
	var homes []ID
	from := map[ID][]ID{}
	for _, id := range duties {
		d, _ := was.Duty(id)
		if _, known := from[d.Unit]; !known {
			homes = append(homes, d.Unit)
		}
		from[d.Unit] = append(from[d.Unit], id)
	}
	var left []Ref
	var verbs []Verb
	for _, home := range homes {
		if refs := LeftBehind(was, home, to, from[home]...); home != "" && len(refs) > 0 {
			left = append(left, refs...)
			verbs = append(verbs, MoveAlong(to, home, from[home]...))
		}
	}
	return left, along(verbs)
}

// Stayed lists what is still in one of the homes that a duty had, and gives the verb that
// sends it after the duty; nil when nothing is.
func Stayed(s Scenario, duty ID, homes []ID) ([]Ref, Verb) {
	d, ok := s.Duty(duty)
	if !ok || d.Unit == "" {
		return nil, nil
	}
	var left []Ref
	var verbs []Verb
	for _, home := range homes {
		refs := slices.DeleteFunc(LeftBehind(s, home, d.Unit, duty), func(r Ref) bool { return slices.Contains(left, r) })
		if len(refs) > 0 {
			left = append(left, refs...)
			verbs = append(verbs, MoveAlong(d.Unit, home, duty))
		}
	}
	return left, along(verbs)
}

// HomesBefore lists the units that a duty has left, the latest first: by the steps in
// effect, the oldest first, and since the baseline.
func HomesBefore(d Duty, baseline Scenario, steps []Change) []ID {
	var out []ID
	add := func(unit ID) {
		if unit != "" && unit != d.Unit && !slices.Contains(out, unit) {
			out = append(out, unit)
		}
	}
	for _, c := range slices.Backward(steps) {
		if e, ok := c.Edit(d.Ref()); ok && e.Updated() && Cell(e.Before, "unit") != Cell(e.After, "unit") {
			add(ID(Cell(e.Before, "unit")))
		}
	}
	if was, ok := baseline.Duty(d.ID); ok {
		add(was.Unit)
	}
	return out
}

// along is one verb for what goes along; nil for nothing.
func along(verbs []Verb) Verb {
	switch len(verbs) {
	case 0:
		return nil
	case 1:
		return verbs[0]
	}
	return InOneStep("move-along", verbs...)
}
