package ui

import (
	"cmp"
	"maps"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/ui/board"
	"sandtable/ui/look"
)

// narrow is a way of showing a part of the scenario on the board.
type narrow struct {
	name  string
	label func() string
	count int // duties that are shown
	keep  func(scenarios.Snapshot) func(model.Duty) bool
}

// counted counts what each way shows and leaves out those that show nothing.
func counted(snap scenarios.Snapshot, ways []narrow) (out []narrow) {
	for _, n := range ways {
		keep := n.keep(snap)
		for _, d := range snap.Scenario.Duties() {
			if keep(d) {
				n.count++
			}
		}
		if n.count > 0 {
			out = append(out, n)
		}
	}
	return out
}

// showAll has the board show everything: what it keeps to may not be there.
func (w *Window) showAll() { w.board.Focus(board.Focus{}) }

// said says words in the language of the moment at which it is asked.
func (w *Window) said(key string) func() string { return func() string { return w.print.T(key) } }

// narrowMenu offers what the board can keep to.
func (w *Window) narrowMenu() {
	if w.session == nil {
		return
	}
	if w.view != BoardView {
		w.Show(BoardView)
	}
	snap, p := w.session.Now(), w.print
	all := look.Choice{Name: "narrow-all", Label: p.T("narrow.all"), Icon: "grid", Key: "Esc", Chosen: w.board.Focused().None(), Perform: w.showAll}
	rows := []look.Choice{all, {}}
	rows = append(rows, w.narrowings(counted(snap, []narrow{
		{name: "high", label: w.said("narrow.high"), keep: judged(check.High)},
		{name: "medium", label: w.said("narrow.medium"), keep: judged(check.Medium)},
		{name: "changed", label: w.said("narrow.changed"), keep: w.changed},
	}))...)
	for _, by := range []struct {
		name string
		ways []narrow
	}{{"function", w.byFunction(snap)}, {"goal", w.byGoal(snap)}} {
		if list := counted(snap, by.ways); len(list) > 0 {
			slices.SortStableFunc(list, func(a, b narrow) int { return cmp.Compare(b.count, a.count) })
			rows = append(rows, look.Choice{Name: "narrow-" + by.name, Label: p.T("narrow." + by.name), Icon: "chevron-right", Note: p.Number(float64(len(list))),
				Perform: func() { w.showMenu(look.Below(w.narrower), w.narrowings(list)...) }})
		}
	}
	if unit := w.board.Unit(); unit != "" {
		rows = append(rows, look.Choice{}, w.narrowToUnit(unit))
	}
	w.showMenu(look.Below(w.narrower), rows...)
}

// narrowings are the rows of a menu that keep the board to what duties have in common.
func (w *Window) narrowings(ways []narrow) (rows []look.Choice) {
	for _, n := range ways {
		rows = append(rows, look.Choice{Name: "narrow-" + n.name, Label: n.label(), Note: w.print.T("narrow.count", "n", n.count), Chosen: w.board.Focused().Name == n.name,
			Perform: func() { w.board.Focus(board.Focus{Name: n.name, Label: n.label, Keep: n.keep}) }})
	}
	return rows
}

// narrowToUnit keeps the board to one department.
func (w *Window) narrowToUnit(unit model.ID) look.Choice {
	top := w.scenario().DepartmentOf(unit)
	name := func() string { return w.unitName(top) }
	return look.Choice{Name: "narrow-unit", Label: w.print.T("narrow.unit", "unit", name()), Icon: "filter",
		Perform: func() { w.board.Focus(board.Focus{Name: "unit-" + string(top), Label: name, Units: []model.ID{top}}) }}
}

// judged keeps the duties that are named by an open finding of at least a severity.
func judged(least check.Severity) func(scenarios.Snapshot) func(model.Duty) bool {
	return func(snap scenarios.Snapshot) func(model.Duty) bool {
		named := map[model.ID]bool{}
		for f := range snap.Findings.Each() {
			if f.Waived != nil || f.Severity < least {
				continue
			}
			for _, r := range f.Refs {
				named[r.ID] = named[r.ID] || r.Kind == model.DutyKind
			}
		}
		return func(d model.Duty) bool { return named[d.ID] }
	}
}

// changed keeps the duties of which a list of changes since the baseline tells.
func (w *Window) changed(snap scenarios.Snapshot) func(model.Duty) bool {
	told := map[model.ID]bool{}
	for _, row := range w.print.Edits(snap.Baseline, model.Diff(snap.Baseline, snap.Scenario)) {
		told[row.Ref.ID] = told[row.Ref.ID] || row.Ref.Kind == model.DutyKind
	}
	return func(d model.Duty) bool { return told[d.ID] }
}

// byFunction has a way for every function that duties have.
func (w *Window) byFunction(snap scenarios.Snapshot) (out []narrow) {
	codes := map[string]bool{}
	for _, d := range snap.Scenario.Duties() {
		for f := range d.Functions.All() {
			codes[f] = true
		}
	}
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		out = append(out, narrow{name: "function-" + code, label: func() string { return w.print.Function(code) }, keep: func(scenarios.Snapshot) func(model.Duty) bool {
			return func(d model.Duty) bool { return d.Functions.Has(code) }
		}})
	}
	return out
}

// byGoal has a way for every goal that duties serve.
func (w *Window) byGoal(snap scenarios.Snapshot) (out []narrow) {
	for _, g := range snap.Scenario.Goals() {
		out = append(out, narrow{name: "goal-" + string(g.ID), label: func() string { return w.print.Name(w.scenario(), g.Ref()) }, keep: func(now scenarios.Snapshot) func(model.Duty) bool {
			serve := map[model.ID]bool{}
			for _, l := range now.Scenario.Links() {
				if l.From.Kind == model.DutyKind && l.To == g.Ref() {
					serve[l.From.ID] = true
				}
			}
			return func(d model.Duty) bool { return serve[d.ID] }
		}})
	}
	return out
}
