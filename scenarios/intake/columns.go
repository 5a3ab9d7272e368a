package intake

import (
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

// settle decides what the heads left open, by what stands in the columns.
func (r *reader) settle(begin, to int, cols []Column, headed bool) {
	ps := r.profiles(begin, to, len(cols))
	free := func(c int) bool { return cols[c].Role == "" && cols[c].Certainty != Chosen }
	guess := func(c int, role Role) { cols[c].Role, cols[c].Certainty = role, Guessed }
	has := func(role Role) bool { return rolesOf(cols)[role] }

	// several columns of duties: two languages, a title, a heading, or duties in both
	var duties []int
	for c := range cols {
		if cols[c].Role == DutyText && cols[c].Certainty != Chosen {
			duties = append(duties, c)
		}
	}
	if len(duties) > 1 {
		longest := duties[0]
		for _, c := range duties {
			if ps[c].length > ps[longest].length {
				longest = c
			}
		}
		for _, c := range duties {
			switch {
			case c == longest || ps[c].cells == 0 || stem(cols[c].Head) == stem(cols[longest].Head):
			case other(ps[c], ps[longest]): // the other language
			case ps[c].distinct*2 <= ps[longest].cells:
				guess(c, Group)
			case ps[c].length <= 8 && ps[longest].length >= 2*ps[c].length:
				guess(c, DutyTitle)
			}
		}
	}
	// 事项, 重点工作 without a column of duties are the duties
	for _, role := range []Role{DutyTitle, Task, Function} {
		if has(DutyText) || !headed {
			break
		}
		for c := range cols {
			if cols[c].Role == role && cols[c].Certainty != Chosen && (role != Function || ps[c].length >= 8) && ps[c].units*2 < max(1, ps[c].cells) {
				guess(c, DutyText)
				break
			}
		}
	}
	if !has(DutyText) && !has(KPI) && !has(Manager) && !has(ParentUnit) && !has(Headcount) && !has(Goal) {
		best, least := -1, 6
		for c := range cols {
			if !headed && len(cols) > 1 && ps[c].cells > 0 && (ps[c].units*2 >= ps[c].cells || ps[c].distinct < ps[c].cells && ps[c].length <= 6) {
				least = 4 // a column of units stands beside it
			}
		}
		for c := range cols {
			if free(c) && ps[c].cells > 0 && ps[c].length >= least && ps[c].distinct*10 >= ps[c].cells*7 && ps[c].numbers*2 < ps[c].cells && !r.elsewhere[fold(cols[c].Head)] && (best < 0 || ps[c].length > ps[best].length) {
				best = c
			}
		}
		if best >= 0 && (!headed || has(Department) || has(Position) || has(Team)) {
			guess(best, DutyText)
		}
	}
	if !has(Department) && !has(Team) && !has(Position) {
		for c := range cols {
			open := free(c) || cols[c].Role == Function || cols[c].Role == Head && ps[c].units-ps[c].posts > 0
			if open && cols[c].Certainty != Chosen && ps[c].cells > 0 && ps[c].length <= longestName/2+3 && (ps[c].units*2 >= ps[c].cells || !headed && ps[c].distinct < ps[c].cells && ps[c].numbers == 0 || cols[c].Role == Function && ps[c].distinct < ps[c].cells) {
				guess(c, Department)
				break
			}
		}
	}
	// beside a known department, an open column of posts
	for c := range cols {
		switch {
		case free(c) && !has(Position) && ps[c].posts*2 > ps[c].cells && ps[c].cells > 0:
			guess(c, Position)
		case cols[c].Role == Head && cols[c].Certainty != Chosen && !has(Position) && has(DutyText) && r.varies(begin, to, cols, c) && ps[c].posts*2 > ps[c].cells:
			guess(c, Position)
		case cols[c].Role == Function && cols[c].Certainty != Chosen:
			guess(c, Group)
		}
	}
	// beside departments alone, a manager is their head
	if has(Department) && !has(Person) && !has(Position) && !has(Head) {
		for c := range cols {
			if cols[c].Role == Manager && cols[c].Certainty != Chosen && fold(cols[c].Head) == "manager" {
				cols[c].Role = Head
				break
			}
		}
	}
	// two columns of one place: the one that says more different things lies below
	down := map[Role]Role{Department: Team, Team: Position}
	for c := range cols {
		for d := range c {
			if lower := down[cols[c].Role]; lower != "" && cols[d].Role == cols[c].Role && cols[c].Certainty != Chosen && cols[d].Certainty != Chosen {
				if low := c; ps[c].distinct >= ps[d].distinct {
					guess(low, lower)
				} else {
					guess(d, lower)
				}
			}
		}
	}
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
