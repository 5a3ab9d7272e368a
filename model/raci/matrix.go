package raci

import (
	"slices"

	"sandtable/model"
)

// Letter is the part of a unit in a duty; "" is none.
type Letter string

// The letters, the strongest first.
const (
	A Letter = "A" // accountable: one for each duty
	R Letter = "R" // works on it
	C Letter = "C" // is asked before
	I Letter = "I" // is told afterwards
)

// Letters lists the letters, the strongest first.
func Letters() []Letter { return []Letter{A, R, C, I} }

// Source is the kind of a ground.
type Source string

// The sources of a letter.
const (
	Home       Source = "home"       // the duty is at home there
	Stated     Source = "stated"     // a role says so
	Delivers   Source = "delivers"   // hands something over to the duty
	Receives   Source = "receives"   // is handed something by the duty
	Integrates Source = "integrates" // leads the joint undertaking that the duty is part of
	OwnsOutput Source = "owns"       // answers for the output of that undertaking
	WasHome    Source = "was-home"   // the duty was at home there before it was moved
)

// Ground is what a letter rests on. Ref is the role, hand-off or collaboration; the unit of
// a home.
type Ground struct {
	Source Source
	Ref    model.Ref
	Unit   model.ID // whose part it is: of the column, or of a unit below
}

// Mark is one letter of a cell. It has grounds, always.
type Mark struct {
	Letter  Letter
	Stated  bool // a role says so; otherwise it is derived
	Stale   bool // it was given for the place that the duty had before
	Grounds []Ground
}

// Cell is the part of one column in a duty.
type Cell struct {
	Unit  model.ID // the column
	Marks []Mark   // the strongest first, at most two
}

// Group is what is the matter with a row.
type Group string

// The groups, as they stand in the matrix.
const (
	Contested Group = "contested" // nobody accountable, several, or nobody who works on it
	Moved     Group = "moved"     // a move made letters stale
	Crossing  Group = "crossing"  // several columns have a part
	Inside    Group = "inside"    // one column does all
)

// Groups lists the groups, as they stand in the matrix.
func Groups() []Group { return []Group{Contested, Moved, Crossing, Inside} }

// Fault is what is wrong with a contested row; "" with others.
type Fault string

// The faults.
const (
	NoA  Fault = "no-a"  // nobody is accountable
	TwoA Fault = "two-a" // several are
	NoR  Fault = "no-r"  // somebody is accountable, and nobody works on it
)

// Row is one duty.
type Row struct {
	Duty  model.ID
	Home  model.ID // the column of its home; "" when it is unplaced
	From  model.ID // the column that it was moved from; "" when it was not, or that is no more
	Group Group
	Fault Fault
	Cells []Cell // those with letters, in the order of the columns
}

// Cell gives the part of a column in the row; the zero Cell when it has none.
func (r Row) Cell(column model.ID) Cell {
	if i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.Unit == column }); i >= 0 {
		return r.Cells[i]
	}
	return Cell{}
}

// Holders lists the columns that have a letter which is not stale.
func (r Row) Holders(l Letter) (out []model.ID) {
	for _, c := range r.Cells {
		if m, ok := c.Mark(l); ok && !m.Stale {
			out = append(out, c.Unit)
		}
	}
	return out
}

// Stale lists the columns whose letters are stale.
func (r Row) Stale() (out []model.ID) {
	for _, c := range r.Cells {
		if slices.ContainsFunc(c.Marks, func(m Mark) bool { return m.Stale }) {
			out = append(out, c.Unit)
		}
	}
	return out
}

// Mark finds a letter of the cell.
func (c Cell) Mark(l Letter) (Mark, bool) {
	if i := slices.IndexFunc(c.Marks, func(m Mark) bool { return m.Letter == l }); i >= 0 {
		return c.Marks[i], true
	}
	return Mark{}, false
}

// Level is what the columns are.
type Level int

// The levels.
const (
	Departments Level = iota // one for each department
	Homes                    // one for each unit that can be the home of duties
)

// Matrix is the whole of a scenario. It must not be written to.
type Matrix struct {
	Columns []model.ID // as the units stand in the tree, external parties last
	Rows    []Row      // by group, the gravest first, then by column and rank
	Level   Level

	now, before model.Scenario
}

// Count counts the rows of a group.
func (m Matrix) Count(g Group) (n int) {
	for _, r := range m.Rows {
		if r.Group == g {
			n++
		}
	}
	return n
}

// Row finds the row of a duty.
func (m Matrix) Row(duty model.ID) (Row, bool) {
	if i := slices.IndexFunc(m.Rows, func(r Row) bool { return r.Duty == duty }); i >= 0 {
		return m.Rows[i], true
	}
	return Row{}, false
}
