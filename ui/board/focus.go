package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
)

// Focus is what the board shows when it does not show everything. What is selected or
// marked is shown beside it, so that nothing is looked for in vain.
type Focus struct {
	Name  string        // tells one focus from another
	Label func() string // what the duties have in common, in the language of the moment
	// Keep says which duties of a snapshot are shown; nil = all. Departments without any
	// fold away.
	Keep func(scenarios.Snapshot) func(model.Duty) bool
	// Units are the departments that are shown; nil = all.
	Units []model.ID
}

// None reports whether everything is shown.
func (f Focus) None() bool { return f.Keep == nil && f.Units == nil }

// Focus shows a part of the scenario; the zero Focus shows all of it.
func (b *Board) Focus(f Focus) {
	b.focus, b.opened = f, nil
	b.narrow()
	b.layout()
	b.across.ScrollToOffset(fyne.Position{})
	b.sight()
}

// Focused is what the board shows now.
func (b *Board) Focused() Focus { return b.focus }

// open shows a department that the focus folds away, or hides one again.
func (b *Board) open(department model.ID) {
	if i := slices.Index(b.opened, department); i >= 0 {
		b.opened = slices.Delete(b.opened, i, i+1)
	} else {
		b.opened = append(b.opened, department)
	}
	b.layout()
}

// narrow has the planner leave out what the focus does not show.
func (b *Board) narrow() {
	b.planner.hidden, b.planner.away = nil, nil
	if units := b.focus.Units; units != nil && !slices.ContainsFunc(b.roster.tops(), func(u model.Unit) bool { return slices.Contains(units, u.ID) }) {
		b.focus, b.opened = Focus{}, nil // they are no more
	}
	if b.focus.Keep != nil {
		keep := b.focus.Keep(b.snap)
		b.planner.hidden = func(d model.Duty) bool { return !keep(d) && !b.noticed(d.ID) }
	}
	if !b.focus.None() {
		b.planner.away = b.away
	}
}

// noticed reports whether a duty is selected or marked, or its reason is asked for.
func (b *Board) noticed(duty model.ID) bool {
	_, marked := b.marked.duties[duty]
	return marked || b.isSelected(duty) || b.planner.reason == duty
}

// away reports whether a department is folded away: it is not among those that are shown,
// or nothing in it is.
func (b *Board) away(department model.ID) bool {
	if slices.Contains(b.opened, department) || b.unit != "" && b.snap.Scenario.DepartmentOf(b.unit) == department {
		return false
	}
	if b.focus.Units != nil && slices.Contains(b.focus.Units, department) {
		return false
	}
	for d := range b.roster.all(department) {
		if b.noticed(d.ID) || b.focus.Units == nil && !b.planner.hidden(*d) {
			return false
		}
	}
	for unit := range b.marked.units {
		if b.snap.Scenario.DepartmentOf(unit) == department {
			return false
		}
	}
	return true
}

// widen lays out anew what is noticed now, while the focus leaves something out.
func (b *Board) widen() {
	if !b.focus.None() && !b.Dragging() {
		b.layout()
	}
}

// Column tells of one column, in the order of the board.
type Column struct {
	Unit model.ID // the department; "" = the unplaced duties
	Away bool     // folded away
	Seen bool     // it stands within the board, at least half of it
}

// Overview tells of all columns, also of those that are folded away.
func (b *Board) Overview() []Column {
	var out []Column
	n := 0
	for _, u := range append(b.roster.tops(), model.Unit{}) {
		c := Column{Unit: u.ID, Away: u.ID != "" && b.planner.away != nil && b.planner.away(u.ID)}
		if !c.Away && n < len(b.columns) {
			at, width := b.columnPosition(b.columns[n]).X, b.columns[n].Size().Width
			c.Seen = at+width/2 > 0 && at+width/2 < b.Size().Width
			n++
		}
		out = append(out, c)
	}
	return out
}

// Whole reports whether everything is shown, and stands beside each other but for a column
// of the least width.
func (b *Board) Whole() bool {
	return b.focus.None() && b.row.MinSize().Width <= b.Size().Width+columnWidth+columnGap
}

// Go brings the column of a department into sight, and opens it when it is folded away; ""
// is that of the unplaced duties.
func (b *Board) Go(department model.ID) {
	if b.planner.away != nil && department != "" && b.planner.away(department) {
		b.open(department)
	}
	for i, p := range b.plans {
		if p.unit == department {
			b.revealColumn(b.columns[i])
			return
		}
	}
}

// goTo goes to the n-th column that is shown, from 0, and selects its first card. While
// cards are carried the arrows alone go anywhere.
func (b *Board) goTo(n int) {
	if n < 0 || n >= len(b.plans) || b.held != nil {
		return
	}
	b.revealColumn(b.columns[n])
	for _, i := range b.plans[n].items {
		if i.kind == cardItem {
			b.Select(i.duty)
			return
		}
	}
}
