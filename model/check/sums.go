package check

import (
	"math"
	"slices"

	"sandtable/model"
)

// sums is what the metrics of a scenario are worked out of: whole numbers, so that
// taking off what a change touched and adding it again gives exactly what counting
// everything gives.
type sums struct {
	crossing, weights int // of hand-offs, in half units of χ
	covered, asked    int // goals, KPIs and key tasks
	comparable        int // placed active duties that are recognised
	between, alike    int64
	open, hidden      int // near pairs
	controlled        int // duties with control roles
}

// sum counts everything.
func (f facts) sum() sums {
	var t sums
	for _, r := range f.s.Records(model.HandoffKind) {
		t.handoff(f, r.Ref().ID, 1)
	}
	for _, k := range []model.Kind{model.GoalKind, model.KPIKind, model.TaskKind} {
		for _, r := range f.s.Records(k) {
			t.ask(f, r.Ref(), 1)
		}
	}
	for _, r := range f.s.Records(model.DutyKind) {
		t.duty(f, r.Ref().ID, nil, 1)
	}
	return t
}

// next gives the sums of after, which c made of the scenario before.
func (t sums) next(before, after facts, c model.Change) sums {
	handoffs, asks := map[model.ID]bool{}, map[model.Ref]bool{}
	duties := map[model.ID]bool{}
	regrouped := false // departments are others: every hand-off counts anew
	for _, e := range c.Edits {
		r := e.Ref()
		switch r.Kind {
		case model.UnitKind:
			was, _ := before.s.Unit(r.ID)
			now, _ := after.s.Unit(r.ID)
			if was.ID != now.ID || was.Parent != now.Parent || was.Level != now.Level {
				regrouped = true
			}
		case model.HandoffKind:
			handoffs[r.ID] = true
		case model.GoalKind, model.KPIKind, model.TaskKind:
			asks[r] = true
		case model.DutyKind:
			duties[r.ID] = true
		}
		for _, f := range []facts{before, after} {
			switch r.Kind {
			case model.LinkKind:
				if l, ok := f.s.Link(r.ID); ok {
					asks[l.To] = true
				}
			case model.DutyKind:
				for _, h := range f.handoffs.at(r.ID) {
					handoffs[h] = true
				}
				for _, l := range f.from.at(r.ID) {
					l, _ := f.s.Link(l)
					asks[l.To] = true
				}
			}
		}
	}
	for id := range after.like.Changed() {
		duties[id] = true
	}
	for sign, f := range map[int]facts{-1: before, 1: after} {
		for h := range handoffs {
			t.handoff(f, h, sign)
		}
		for r := range asks {
			t.ask(f, r, sign)
		}
		for d := range duties {
			t.duty(f, d, duties, sign)
		}
	}
	if regrouped {
		t.crossing, t.weights = 0, 0
		for _, r := range after.s.Records(model.HandoffKind) {
			t.handoff(after, r.Ref().ID, 1)
		}
	}
	return t
}

func (t *sums) handoff(f facts, id model.ID, sign int) {
	h, ok := f.s.Handoff(id)
	if !ok {
		return
	}
	w := weight(h) * sign
	t.weights += 2 * w
	from, ok1 := f.active(h.From)
	to, ok2 := f.active(h.To)
	switch {
	case !ok1 || !ok2:
		t.crossing += 2 * w
	case from.Unit == to.Unit:
	case f.s.DepartmentOf(from.Unit) == f.s.DepartmentOf(to.Unit):
		t.crossing += w
	default:
		t.crossing += 2 * w
	}
}

// ask counts a goal, KPI or key task; other kinds ask for nobody.
func (t *sums) ask(f facts, r model.Ref, sign int) {
	asked, covered := false, false
	switch r.Kind {
	case model.GoalKind:
		g, ok := f.s.Goal(r.ID)
		asked = ok && g.State == model.Active
		covered = asked && f.served(r.ID, 2)
	case model.KPIKind:
		k, ok := f.s.KPI(r.ID)
		asked = ok && k.State == model.Active
		covered = asked && k.Unit != "" && f.served(r.ID, 1)
	case model.TaskKind:
		_, asked = f.s.Task(r.ID)
		covered = asked && f.served(r.ID, 1)
	}
	if asked {
		t.asked += sign
	}
	if covered {
		t.covered += sign
	}
}

// served reports whether a placed active duty has a link of some strength.
func (f facts) served(to model.ID, strength int) bool {
	return slices.ContainsFunc(f.to.at(to), func(id model.ID) bool {
		l, ok := f.s.Link(id)
		if !ok || l.From.Kind != model.DutyKind || l.Strength < strength {
			return false
		}
		_, ok = f.active(l.From.ID)
		return ok
	})
}

// duty counts a duty and its near pairs. A pair of two duties of touched is counted
// once, with the smaller id; touched nil stands for all duties.
func (t *sums) duty(f facts, id model.ID, touched map[model.ID]bool, sign int) {
	d, ok := f.s.Duty(id)
	if ok && d.Control != "" {
		t.controlled += sign
	}
	if d, ok = f.active(id); !ok {
		return
	}
	if !f.like.Unrecognised(id) {
		t.comparable += sign
	}
	for p := range f.like.Around(id) {
		if p.ID < id && (touched == nil || touched[p.ID]) {
			continue
		}
		home := f.homes.at(p.Slot)
		if home == "" {
			continue
		}
		amount := p.Amount()
		if amount == 0 { // near only since a boundary must be agreed
			continue
		}
		s := int64(math.Round(amount*1e9)) * int64(sign)
		if t.alike += s; d.Unit != home {
			t.between += s
			t.open += sign
		} else {
			t.hidden += sign
		}
	}
}
