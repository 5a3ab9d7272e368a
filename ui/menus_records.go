package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// dutyMenu is what can be done with the selected duties.
func (w *Window) dutyMenu(duties []model.ID, at fyne.Position) {
	if len(duties) == 0 {
		return
	}
	first := duties[0]
	rows := []look.Choice{
		w.choice("move-to", "arrow-right", "M", func() { w.moveMenu(duties, at) }),
		w.verb("unplace", "tray", "", model.MoveDuties("", duties...), func() { w.moveTo(duties, "") }),
		{},
	}
	if len(duties) > 1 {
		rows = append(rows, w.choice("fuse", "fuse", "", func() { w.askFuse(duties) }))
	} else {
		rows = append(rows,
			w.choice("fuse-with", "fuse", "", func() { w.fuseMenu(first, at) }),
			w.choice("split-duty", "split", "", func() { w.askSplitDuty(first) }))
	}
	state, icon := model.Deferred, "clock"
	name := "defer"
	if d, _ := w.session.Now().Scenario.Duty(first); d.State != model.Active {
		state, name, icon = model.Active, "activate", "check"
	}
	set, remove := model.SetDutyState(state, duties...), model.RemoveDuties(duties...)
	rows = append(rows,
		w.verb(name, icon, "", set, func() { w.tellDone(set) }),
		w.choice("lock", "lock", "", func() { w.lockMenu(duties, at) }), look.Choice{},
		w.verb("remove-duty", "trash", "Delete", remove, func() { w.removeDuties(duties) }))
	w.showMenu(at, rows...)
}

// moveMenu lists the homes that the duties can move to.
func (w *Window) moveMenu(duties []model.ID, at fyne.Position) {
	snap := w.session.Now()
	seals := marks.Seals(w.print, snap.Scenario, snap.Baseline)
	var rows []look.Choice
	add := func(id model.ID) {
		seal := seals[id]
		c := look.Choice{Name: "to:" + string(id), Label: w.print.Unit(snap.Scenario, id), Seal: &seal,
			Perform: func() { w.moveTo(duties, id) }}
		if _, err := model.MoveDuties(id, duties...)(snap.Scenario); err != nil {
			c.Off = true
			c.Note, _ = w.print.Error(snap.Scenario, err)
		}
		rows = append(rows, c)
	}
	for _, id := range w.homes() {
		add(id)
	}
	add("")
	w.showMenu(at, rows...)
}

// fuseMenu lists the duties most like one, to be fused with it.
func (w *Window) fuseMenu(duty model.ID, at fyne.Position) {
	snap := w.session.Now()
	var rows []look.Choice
	seen := map[model.ID]bool{duty: true}
	add := func(id model.ID, note string) {
		if d, ok := snap.Scenario.Duty(id); ok && !seen[id] {
			seen[id] = true
			rows = append(rows, look.Choice{Name: "fuse:" + string(id), Label: w.print.Name(snap.Scenario, d.Ref()), Icon: "fuse",
				Note: note, Perform: func() { w.askFuse([]model.ID{duty, id}) }})
		}
	}
	for _, f := range snap.Findings.All() {
		if f.Rule == check.NearDuplicates && slices.Contains(f.Subjects, model.Ref{Kind: model.DutyKind, ID: duty}) {
			for _, r := range f.Subjects {
				add(r.ID, w.print.Number(f.Amount))
			}
		}
	}
	if len(rows) > 0 {
		rows = append(rows, look.Choice{})
	}
	d, _ := snap.Scenario.Duty(duty)
	for _, other := range snap.Scenario.DutiesUnder(snap.Scenario.DepartmentOf(d.Unit)) {
		if len(rows) < 12 {
			add(other.ID, "")
		}
	}
	w.showMenu(at, rows...)
}

// unitMenu is what can be done with a unit; "" is the column of unplaced duties.
func (w *Window) unitMenu(unit model.ID, at fyne.Position) {
	if unit != "" {
		w.jump(model.Ref{Kind: model.UnitKind, ID: unit})
	}
	rows := []look.Choice{w.choice("add-duty", "plus", "", func() { w.askDuty(unit) })}
	if unit != "" {
		rows = append(rows,
			w.choice("rename", "edit", "", func() { w.askRenameUnit(unit) }),
			w.choice("set-head", "people", "", func() { w.askHead(unit) }),
			w.choice("add-position", "plus", "", func() { w.askPosition(unit) }), look.Choice{},
			w.choice("merge-with", "fuse", "", func() { w.askMerge(at, unit) }))
		rows = append(rows, w.reviewChoice(unit)...)
		rows = append(rows,
			w.choice("split-unit", "split", "", func() { w.askSplitUnit(unit) }),
			w.choice("charter", "document", "", func() { w.charter(unit) }),
			w.choice("export-unit", "export", "", func() { w.askExportFor(unit) }))
		if w.view == BoardView {
			rows = append(rows, w.narrowToUnit(unit))
		}
		rows = append(rows, look.Choice{},
			w.choice("remove-unit", "trash", "", func() { w.askRemoveUnit(unit, at) }))
	} else {
		rows = append(rows, w.choice("add-unit", "people", "", w.askUnit))
	}
	w.showMenu(at, rows...)
}

// homes lists the units that can hold duties, as a tree walked depth first.
func (w *Window) homes() []model.ID {
	s := w.session.Now().Scenario
	var out []model.ID
	var walk func(parent model.ID)
	walk = func(parent model.ID) {
		for _, u := range s.Children(parent) {
			if u.Level == model.External || slices.Contains(out, u.ID) {
				continue
			}
			if u.Level != model.Company {
				out = append(out, u.ID)
			}
			walk(u.ID)
		}
	}
	walk("")
	return out
}
