package intake

import (
	"strings"

	"sandtable/scenarios/intake/sheet"
)

// How far down the heads of a table are looked for.
const headRows = 20

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
		if found && filled(r.rows[i].Cells) == 1 && i+1 < to && filled(r.rows[i+1].Cells) > 1 {
			first, _ := firstCell(r.rows[i])
			_, found, _ = r.label(first) // a word that is like a label, over several columns, is their title
		}
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
			cols[c].Role, cols[c].Certainty = role, certain(sure)
		}
		if over := r.over(from, at, c); over != "" && (cols[c].Role == Person || cols[c].Role == "") { // Team: Name
			for _, whole := range []string{over + cols[c].Head, over + " " + cols[c].Head} {
				if role, sure, ok := r.label(whole); ok && sure {
					cols[c].Role, cols[c].Certainty = role, Sure
				}
			}
		}
	}
	return at, cols, true
}

// over gives the head that stands over a column in the row above the heads, where that has
// one for several columns.
func (r *reader) over(from, at, col int) string {
	if at <= from || filled(r.rows[at-1].Cells) < 2 {
		return ""
	}
	above := r.rows[at-1]
	for _, m := range above.Covered {
		if m.Col == col && m.Row == above.Number {
			return cell(above, m.From)
		}
		if m.From == col && m.Row == above.Number {
			return cell(above, col)
		}
	}
	return ""
}

// certain gives the certainty of a head.
func certain(sure bool) Certainty {
	if sure {
		return Sure
	}
	return Guessed
}

// headScore says how much a row looks like the heads of a table of duties or units.
func (r *reader) headScore(row sheet.Row) (score int, ok bool) {
	known, certain, cells, units, other := 0, 0, 0, 0, 0
	roles, parts := map[Role]int{}, map[string]bool{}
	for _, c := range row.Cells {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		cells++
		role, sure, labelled := r.label(c)
		if part, ok := r.value("raci", c); ok && len(c) > 2 && !hasHan(c) {
			parts[part] = true
		}
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
	placed := roles[Support] + roles[Department] + roles[Team] + roles[Position] + roles[ParentUnit] + roles[Manager] + roles[Head] + roles[Headcount] + roles[Person] + roles[Function]
	switch {
	case cells == 0 || other*2 >= cells:
		return 0, false
	case cells == 1:
		return score, roles[DutyText] == 1 && extent(row.Cells[len(row.Cells)-1]) <= 12
	case units >= 2 && (roles[DutyText]+roles[DutyTitle] > 0 || known <= 2):
		return score + 2*units, true // units side by side
	case len(parts) >= 3: // Responsible, Accountable, Consulted: units stand below by name
		return score + 3*len(parts), true
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
		over := cols[c].Head // or what it is merged with
		for _, m := range r.rows[at].Covered {
			if m.Col == c && m.Row == r.rows[at].Number {
				over = cell(r.rows[at], m.From)
			}
		}
		if role, sure, ok := r.label(over + s); ok && sure && s != "" && over != "" {
			cols[c].Role, cols[c].Certainty = role, certain(sure)
		} else if role, sure, ok := r.label(over + " " + s); ok && sure && s != "" && over != "" {
			cols[c].Role, cols[c].Certainty = role, certain(sure)
		} else if role, sure, ok := r.label(s); ok {
			cols[c].Role, cols[c].Certainty = role, certain(sure)
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
