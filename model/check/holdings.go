package check

import (
	"maps"
	"slices"

	"sandtable/model"
)

// holding is what one unit directly holds, of its active duties.
type holding struct {
	duties, functions int
	effort            float64
}

// holdings are counted unit by unit, and what all of them hold together.
type holdings struct {
	at               persistentMap[holding]
	duties, critical int // placed active duties; those of them that are critical
}

// critical is the criticality of a duty that must not fail.
const critical = 3

func (f facts) hold() (h holdings) {
	e := h.at.edit()
	for _, r := range f.s.Records(model.UnitKind) {
		e.put(r.Ref().ID, f.count(r.Ref().ID))
	}
	h.at = e.persistentMap
	for _, d := range f.s.Duties() {
		h.add(d, 1)
	}
	return h
}

func (h *holdings) add(d model.Duty, sign int) {
	if d.State != model.Active || d.Unit == "" {
		return
	}
	h.duties += sign
	if d.Criticality == critical {
		h.critical += sign
	}
}

// count looks through the duties of a unit.
func (f facts) count(u model.ID) (h holding) {
	functions := map[string]bool{}
	for _, id := range f.duties.at(u) {
		if d, ok := f.active(id); ok {
			h.duties++
			h.effort += d.Effort
			for fn := range d.Functions.All() {
				functions[fn] = true
			}
		}
	}
	h.functions = len(functions)
	return h
}

// nextHoldings counts again what c touched.
func (f *facts) nextHoldings(before model.Scenario, c model.Change) {
	again := map[model.ID]bool{}
	for _, e := range c.Edits {
		switch r := e.Ref(); r.Kind {
		case model.UnitKind:
			again[r.ID] = true
		case model.DutyKind:
			was, okWas := before.Duty(r.ID)
			now, okNow := f.s.Duty(r.ID)
			if okWas {
				f.held.add(was, -1)
				again[was.Unit] = true
			}
			if okNow {
				f.held.add(now, 1)
				again[now.Unit] = true
			}
		}
	}
	if len(again) == 0 {
		return
	}
	e := f.held.at.edit()
	for _, u := range slices.Sorted(maps.Keys(again)) {
		if _, ok := f.s.Unit(u); !ok {
			e.drop(u)
			continue
		}
		e.put(u, f.count(u))
	}
	f.held.at = e.persistentMap
}
