package intake

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
)

// profile is what stands in a column.
type profile struct {
	cells    int // that are not empty
	distinct int
	length   int // mean extent
	units    int // that are names of units
	posts    int
	numbers  int
	letters  int // parts in a duty: A, R, C, I
	han      int
}

// A column is known by so many of its rows, evenly spread.
const profiledRows = 1000

func (r *reader) profiles(from, to, width int) []profile {
	out := make([]profile, width)
	seen := make([]map[string]bool, width)
	for c := range seen {
		seen[c] = map[string]bool{}
	}
	step := max(1, (to-from)/profiledRows)
	for i := from; i < to; i += step {
		if filled(r.rows[i].Cells) < 2 && width > 1 {
			continue // titles, notes
		}
		for c := range width {
			s := cell(r.rows[i], c)
			if s == "" {
				continue
			}
			p := &out[c]
			p.cells++
			p.length += extent(s)
			seen[c][same(s)] = true
			if extent(s) <= longestName {
				if _, level, _, ok := r.unitName(s); ok {
					p.units++
					if level == model.Position {
						p.posts++
					}
				}
			}
			if _, ok := parseNumber(s); ok {
				p.numbers++
			}
			if _, ok := r.value("raci", s); ok || raciLetters(s) != "" {
				p.letters++
			}
			if hasHan(s) {
				p.han++
			}
		}
	}
	for c := range out {
		out[c].distinct = len(seen[c])
		if out[c].cells > 0 {
			out[c].length /= out[c].cells
		}
	}
	return out
}

// settling decides what the heads left open, by what stands in the columns. What people
// chose is not touched.
type settling struct {
	*reader
	cols   []Column
	in     []profile // of the columns
	begin  int       // first row of the table below its heads
	to     int
	headed bool // it has a row of heads
}

// settle says what each column is, step by step: later steps build on what the ones before
// them found.
func (r *reader) settle(begin, to int, cols []Column, headed bool) {
	x := settling{r, cols, r.profiles(begin, to, len(cols)), begin, to, headed}
	x.namedParts()
	x.numberedLevels()
	x.hiddenDuties()
	x.severalDuties()
	x.dutiesByOtherHeads()
	x.dutiesByContent()
	x.departmentsByContent()
	x.posts()
	x.managers()
	x.levels()
	x.companies()
	x.workedOut()
}

// workedOut leaves out, in a workbook of our own, the columns right of the texts, which are
// worked out from other records: their names stand there to be read.
func (x settling) workedOut() {
	if !x.own {
		return
	}
	last := -1
	for c := range x.cols {
		if inBrackets(x.cols[c].Head) {
			last = c
		}
	}
	for c := range x.cols {
		switch {
		case x.cols[c].Certainty == Chosen:
		case inBrackets(x.cols[c].Head):
			x.guess(c, DutyText)
		case c < last && inBrackets(x.cols[c+1].Head): // "Title", which elsewhere is a post
			x.guess(c, DutyTitle)
		case c > last && x.cols[c].Role != Criticality:
			x.cols[c].Role = Skip
		}
	}
}

func (x settling) has(roles ...Role) bool {
	return slices.ContainsFunc(x.cols, func(c Column) bool { return slices.Contains(roles, c.Role) })
}

// free tells a column of which nothing is known yet.
func (x settling) free(c int) bool { return x.cols[c].Role == "" && x.cols[c].Certainty != Chosen }

// is tells a column that was taken for a role by its head.
func (x settling) is(c int, role Role) bool {
	return x.cols[c].Role == role && x.cols[c].Certainty != Chosen
}

func (x settling) guess(c int, role Role) { x.cols[c].Role, x.cols[c].Certainty = role, Guessed }

// hiddenDuties passes over columns of duties that are not shown, where another one is.
func (x settling) hiddenDuties() {
	shown := false
	for c := range x.cols {
		shown = shown || x.cols[c].Role == DutyText && !slices.Contains(x.unseen, c)
	}
	for _, c := range x.unseen {
		if shown && c < len(x.cols) && x.is(c, DutyText) {
			x.guess(c, Skip)
		}
	}
}

// severalDuties decides of several columns headed as duties which is their title, and which
// a heading over several of them; two languages and numbered heads stay duties.
func (x settling) severalDuties() {
	var duties []int
	for c := range x.cols {
		if x.is(c, DutyText) {
			duties = append(duties, c)
		}
	}
	if len(duties) < 2 {
		return
	}
	longest := slices.MaxFunc(duties, func(a, b int) int { return cmp.Compare(x.in[a].length, x.in[b].length) })
	for _, c := range duties {
		switch {
		case c == longest || x.in[c].cells == 0 || stem(x.cols[c].Head) == stem(x.cols[longest].Head):
		case other(x.in[c], x.in[longest]):
		case x.in[c].distinct*2 <= x.in[longest].cells:
			x.guess(c, Group)
		case x.in[c].length <= 8 && x.in[longest].length >= 2*x.in[c].length:
			x.guess(c, DutyTitle)
		}
	}
}

// dutiesByOtherHeads takes matters and tasks for the duties, where no column is headed so.
func (x settling) dutiesByOtherHeads() {
	for _, role := range []Role{DutyTitle, Task, Function, Group} {
		if x.has(DutyText) || !x.headed {
			return
		}
		if role == Group {
			x.dutiesByGroups()
			return
		}
		for c, in := range x.in {
			if x.is(c, role) && (role != Function || in.length >= 8) && in.units*2 < max(1, in.cells) {
				x.guess(c, DutyText)
				break
			}
		}
	}
}

// dutiesByGroups takes the last of two columns of groups (process, step) for the duties, where
// beside them stands who has them and nothing else is told.
func (x settling) dutiesByGroups() {
	var groups []int
	for c := range x.cols {
		if x.is(c, Group) {
			groups = append(groups, c)
		}
	}
	if len(groups) < 2 || !x.has(Department) || x.has(KPI, Goal, Manager, ParentUnit, Headcount) {
		return
	}
	if last := groups[len(groups)-1]; x.in[last].distinct*10 >= x.in[last].cells*7 {
		x.guess(last, DutyText)
	}
}

// dutiesByContent takes the column of the longest statements for the duties, where nothing
// else in the table is told.
func (x settling) dutiesByContent() {
	if x.has(DutyText, Manager, ParentUnit, Headcount, Goal) {
		return
	}
	measured := slices.IndexFunc(x.cols, func(c Column) bool { return c.Role == KPI })
	if measured == 0 {
		return
	}
	best, least := -1, 6
	if x.has(Department) && x.has(Head, Support) {
		least = 4
	}
	for _, in := range x.in {
		if !x.headed && len(x.cols) > 1 && in.cells > 0 && (in.units*2 >= in.cells || in.distinct < in.cells && in.length <= 6) {
			least = 4 // a column of units stands beside it
		}
	}
	for c, in := range x.in {
		if x.free(c) && in.cells > 0 && (measured < 0 || c < measured && x.headed && x.has(Department)) && in.length >= least && in.distinct*10 >= in.cells*7 && in.numbers*2 < in.cells && !x.elsewhere[fold(x.cols[c].Head)] && (best < 0 || in.length > x.in[best].length) {
			best = c
		}
	}
	if best >= 0 && (!x.headed || x.has(Department, Position, Team)) {
		x.guess(best, DutyText)
	}
}

// departmentsByContent takes the first column of names of units for the departments, where
// no head says which it is.
func (x settling) departmentsByContent() {
	if x.has(Department, Team, Position) {
		return
	}
	for c, in := range x.in {
		open := x.free(c) || x.is(c, Function) || x.is(c, Head) && in.units > in.posts
		if open && in.cells > 0 && in.length <= longestName/2+3 && (in.units*2 >= in.cells || !x.headed && in.distinct < in.cells && in.numbers == 0 || x.cols[c].Role == Function && in.distinct < in.cells) {
			x.guess(c, Department)
			return
		}
	}
}

// posts takes a column of posts for the positions: one without a head, or one of persons
// that says different posts within one unit.
func (x settling) posts() {
	for c, in := range x.in {
		if in.posts*2 > in.cells && in.cells > 0 && !x.has(Position) && (x.free(c) || x.is(c, Head) && x.has(DutyText) && x.varies(x.begin, x.to, x.cols, c)) {
			x.guess(c, Position)
		}
		if x.is(c, Function) {
			x.guess(c, Group)
		}
	}
}

// managers takes a manager beside departments alone for their head.
func (x settling) managers() {
	if !x.has(Department) || x.has(Person, Position, Head) {
		return
	}
	for c := range x.cols {
		if x.is(c, Manager) && fold(x.cols[c].Head) == "manager" {
			x.cols[c].Role = Head
			return
		}
	}
}

// levels puts one of two columns of one level below the other: the one that says more
// different things.
func (x settling) levels() {
	down := map[Role]Role{Department: Team, Team: Position}
	for c := range x.cols {
		for d := range c {
			lower := down[x.cols[c].Role]
			if lower == "" || !x.is(d, x.cols[c].Role) || x.cols[c].Certainty == Chosen || x.inBoth(c, d) {
				continue
			}
			if x.in[c].distinct >= x.in[d].distinct {
				x.guess(c, lower)
			} else {
				x.guess(d, lower)
			}
		}
	}
}

// inBoth tells two columns that say the same in two languages: as many different things.
func (x settling) inBoth(c, d int) bool {
	return other(x.in[c], x.in[d]) && x.in[c].distinct == x.in[d].distinct && x.in[c].cells == x.in[d].cells
}

// stem is a head without its number: 职责1, 职责2.
func stem(head string) string { return strings.TrimRight(fold(head), " 0123456789"+hanDigits) }

// other tells two columns of which one is Chinese and the other is not.
func other(a, b profile) bool {
	return a.han*10 <= a.cells && b.han*2 >= b.cells || b.han*10 <= b.cells && a.han*2 >= a.cells
}

// varies tells whether a column says different things within one unit, in many units.
func (r *reader) varies(begin, to int, cols []Column, col int) bool {
	last, said := "", map[string]map[string]bool{}
	for i := begin; i < to; i++ {
		for c := range cols {
			if s := cell(r.rows[i], c); cols[c].Role == Department && s != "" {
				last = s
			}
		}
		if s := cell(r.rows[i], col); s != "" {
			if said[last] == nil {
				said[last] = map[string]bool{}
			}
			said[last][s] = true
		}
	}
	n := 0
	for _, m := range said {
		if len(m) > 1 {
			n++
		}
	}
	return n*2 >= len(said) && n > 0
}
