package ui

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// lockMenu asks how duties are to be locked.
func (w *Window) lockMenu(duties []model.ID, at fyne.Position) {
	s := w.session.Now().Scenario
	field, _ := model.FieldOf(model.LockKind, "type")
	id := w.session.NewID(model.LockKind)
	var rows []look.Choice
	for _, typ := range []string{"pinned", "together", "apart"} {
		c := look.Choice{Name: "lock-" + typ, Label: w.print.Value(s, field, typ), Icon: "lock",
			Perform: func() { w.askLock(id, typ, duties) }}
		// The reason comes after the choice; any will do to see what would be refused.
		if _, err := model.LockDuties(id, typ, c.Label, duties...)(s); err != nil {
			c.Off = true
			c.Note, _ = w.print.Error(s, err)
		}
		rows = append(rows, c)
	}
	w.showMenu(at, rows...)
}

// askLock asks why duties are locked and locks them.
func (w *Window) askLock(id model.ID, typ string, duties []model.ID) {
	p, s := w.print, w.session.Now().Scenario
	field, _ := model.FieldOf(model.LockKind, "type")
	names := make([]string, len(duties))
	for i, d := range duties {
		names[i] = p.Quote(p.Name(s, model.Ref{Kind: model.DutyKind, ID: d}))
	}
	w.keep(dialogs.Ask(w.hands(), p, dialogs.Question{
		Title: p.T("ask.lock.title", "type", p.Value(s, field, typ)), Label: p.List(names...),
		Hint: p.T("ask.lock.hint"), OK: p.T("ask.lock.ok"), Note: p.T("ask.lock.note"),
		Answer: func(why string, then func(bool)) { w.do(model.LockDuties(id, typ, why, duties...), why, then) },
	}))
}

// roleMenu asks which unit has a part in a duty, and with a unit which part.
func (w *Window) roleMenu(duty, unit model.ID, at fyne.Position) {
	snap := w.session.Now()
	d, _ := snap.Scenario.Duty(duty)
	var rows []look.Choice
	if unit == "" {
		seals := marks.Seals(w.print, snap.Scenario, snap.Baseline)
		for _, id := range w.homes() {
			if seal := seals[id]; id != d.Unit {
				rows = append(rows, look.Choice{Name: "unit:" + string(id), Label: w.print.Unit(snap.Scenario, id), Seal: &seal,
					Perform: func() { w.roleMenu(duty, id, at) }})
			}
		}
		w.showMenu(at, rows...)
		return
	}
	field, _ := model.FieldOf(model.RoleKind, "role")
	had, _ := snap.Scenario.Role(model.RoleID(duty, unit))
	for _, role := range []string{"A", "R", "C", "I"} {
		c := look.Choice{Name: "role:" + role, Label: w.print.Value(snap.Scenario, field, role), Icon: "people", Key: role, Chosen: had.Role == role,
			Perform: func() { w.do(model.SetRole(duty, unit, role), "", nil) }}
		if _, err := model.SetRole(duty, unit, role)(snap.Scenario); err != nil && !c.Chosen {
			c.Off = true
			c.Note, _ = w.print.Error(snap.Scenario, err)
		}
		rows = append(rows, c)
	}
	if had.Role != "" {
		rows = append(rows, look.Choice{}, w.choice("end-role", "close", "", func() { w.endRole(duty, unit) }))
	}
	w.showMenu(at, rows...)
}

func (w *Window) endRole(duty, unit model.ID) { w.do(model.SetRole(duty, unit, ""), "", nil) }
