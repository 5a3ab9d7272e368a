package intake

import (
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// How far down the heads of a table are looked for.
const headRows = 20

// cell gives a cell of a row, "" beyond its end.
func cell(row sheet.Row, col int) string {
	if col < len(row.Cells) {
		return strings.TrimSpace(row.Cells[col])
	}
	return ""
}

// heads finds the row of heads of a table between two rows and says what each column is; ok
// is false where no row looks like one.
func (r *reader) heads(from, to int) (at int, cols []Column, ok bool) {
	best, above := 0, 0
	for i := from; i < to && i < from+headRows; i++ {
		if above > 2 { // rows of a table: its heads would stand before them
			break
		}
		if n := filled(r.rows[i].Cells); n > 1 {
			above++
		}
		score, found := r.headScore(r.rows[i])
		if found && score > best {
			best, at, ok = score, i, true
		}
	}
	if !ok {
		return -1, nil, false
	}
	width := 0
	for _, row := range r.rows[at:to] {
		width = max(width, len(row.Cells))
	}
	cols = make([]Column, width)
	for c := range cols {
		cols[c].Head = cell(r.rows[at], c)
		if role, sure, ok := r.label(cols[c].Head); ok {
			cols[c].Role, cols[c].Certainty = role, LastSure(sure)
		}
	}
	return at, cols, true
}

// LastSure gives the certainty of a head.
func LastSure(sure bool) Certainty {
	if sure {
		return Sure
	}
	return Guessed
}

// headScore says how much a row looks like the heads of a table of duties or units.
func (r *reader) headScore(row sheet.Row) (score int, ok bool) {
	known, certain, cells, units, other := 0, 0, 0, 0, 0
	roles := map[Role]int{}
	for _, c := range row.Cells {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		cells++
		role, sure, labelled := r.label(c)
		switch {
		case labelled && sure:
			score, known, certain = score+3, known+1, certain+1
			roles[role]++
		case labelled:
			score, known = score+2, known+1
			roles[role]++
		case r.elsewhere[fold(c)]:
			other++
			score--
		case extent(c) > 24:
			score -= 3
		default:
			if _, _, _, unit := r.unitName(c); unit {
				units++
			}
		}
	}
	told := roles[DutyText] + roles[DutyTitle] + roles[Task] + roles[KPI] + roles[Goal] + roles[Mission]
	placed := roles[Department] + roles[Team] + roles[Position] + roles[ParentUnit] + roles[Manager] + roles[Head] + roles[Headcount] + roles[Person] + roles[Function]
	switch {
	case cells == 0 || other*2 >= cells:
		return 0, false
	case cells == 1:
		return score, roles[DutyText] == 1 && extent(row.Cells[len(row.Cells)-1]) <= 12
	case units >= 2 && (roles[DutyText]+roles[DutyTitle] > 0 || known <= 2):
		return score + 2*units, true // units side by side
	case certain == 0:
		return score, false
	case told > 0 && known >= 2 && known*2 >= cells:
		return score, true
	case placed >= 2 && known*2 >= cells:
		return score, true
	}
	return score, false
}

// second takes a second row of heads (below 绩效: 指标, 权重) into the columns; it tells
// whether there is one.
func (r *reader) second(at, to int, cols []Column) bool {
	if at+1 >= to {
		return false
	}
	next := r.rows[at+1]
	known, long := 0, 0
	for c := range cols {
		s := cell(next, c)
		if _, sure, ok := r.label(s); ok && sure {
			known++
		} else if extent(s) > 12 {
			long++
		}
	}
	if known < 2 || long > 0 || known*2 < filled(next.Cells) {
		return false
	}
	for c := range cols {
		s := cell(next, c)
		if role, sure, ok := r.label(s); ok {
			cols[c].Role, cols[c].Certainty = role, LastSure(sure)
		}
		if s != "" {
			if cols[c].Head != "" {
				cols[c].Head += " / "
			}
			cols[c].Head += s
		}
	}
	return true
}

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
