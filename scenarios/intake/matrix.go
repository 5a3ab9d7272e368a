package intake

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"sandtable/model"
)

// raciLetters gives the letters A, R, C, I of a cell that says nothing else.
func raciLetters(s string) (out string) {
	for _, r := range strings.ToUpper(norm.NFKC.String(s)) {
		switch r {
		case 'A', 'R', 'C', 'I':
			out += string(r)
		case '/', ',', '、', ' ', '&', '+':
		default:
			return ""
		}
	}
	return out
}

// sideBySide reads a table whose columns are units: the cells below hold their duties, or
// say their part in the duty of the row. It reports whether the table is one.
func (r *reader) sideBySide(at, to int, cols []Column, above int) bool {
	ps := r.profiles(at+1, to, len(cols))
	var units []int
	letters, cells := 0, 0
	for c := range cols {
		if cols[c].Role != "" && cols[c].Certainty == Sure {
			continue
		}
		if _, _, _, ok := r.unitName(cols[c].Head); ok && ps[c].cells > 0 {
			units = append(units, c)
			letters, cells = letters+ps[c].letters, cells+ps[c].cells
		}
	}
	if len(units) < 2 {
		units = lettered(cols, ps)
		for _, c := range units {
			letters, cells = letters+ps[c].letters, cells+ps[c].cells
		}
	}
	if len(units) < 2 {
		units = r.stating(cols, ps, r.titledAbove(at))
	}
	if len(units) < 2 {
		return false
	}
	if cells > 0 && letters*10 >= cells*8 {
		return r.raci(at, to, cols, ps, above)
	}
	for _, c := range cols {
		if c.Role == DutyText && c.Certainty == Sure {
			return false
		}
	}
	r.show(at, at+1, 0, cols)
	r.shape, r.founded = ByColumn, true
	for _, c := range units {
		cols[c].Role, cols[c].Certainty = DutyText, Sure
	}
	single := to-at-1 <= 2
	for _, c := range units {
		name, level, _, ok := r.unitName(cols[c].Head)
		if !ok {
			name, level = oneLine(cols[c].Head), model.Department
		}
		u := r.unit(above, name, level, at)
		role, group := DutyText, ""
		for i := at + 1; i < to; i++ {
			if said, _, ok := r.label(cell(r.rows[i], 0)); ok && c != 0 && said != Skip {
				role = said
			} else if c != 0 && units[0] > 0 && cell(r.rows[i], 0) != "" && !numeric(cell(r.rows[i], 0)) {
				role, group = DutyText, oneLine(cell(r.rows[i], 0))
			}
			s := cell(r.rows[i], c)
			if s == "" || r.nothing(s) {
				continue
			}
			r.kinds[i] = Content
			r.says(role, u, s, group, i, single || role != DutyText)
		}
	}
	return true
}

// lettered gives the columns that hold nothing but parts in a duty, under any heads.
func lettered(cols []Column, ps []profile) (out []int) {
	for c := range cols {
		if ps[c].cells > 0 && ps[c].letters == ps[c].cells && ps[c].numbers == 0 && cols[c].Head != "" && extent(cols[c].Head) <= longestName {
			out = append(out, c)
		}
	}
	return out
}

// stating gives the columns of a table of three or more whose heads are short names and whose
// cells are all statements: units, even where none is called as units are. A title that says
// what such tables do is as good as long statements.
func (r *reader) stating(cols []Column, ps []profile, titled bool) (out []int) {
	seen, long := map[string]bool{}, 0
	for c := range cols {
		head := cols[c].Head
		if ps[c].cells == 0 && head == "" || cols[c].Role == Skip {
			continue
		}
		_, _, _, named := r.unitName(head)
		if _, sure, label := r.label(head); label && (sure || !named) || head == "" || seen[same(head)] || extent(head) > longestName || ps[c].distinct < ps[c].cells {
			return nil
		}
		if ps[c].length >= 6 && ps[c].length >= 2*extent(head) {
			long++
		}
		seen[same(head)] = true
		out = append(out, c)
	}
	if len(out) < 2 || !titled && (len(out) < 3 || long*10 < len(out)*7) {
		return nil
	}
	return out
}

func numeric(s string) bool {
	_, ok := parseNumber(strings.TrimRight(s, ".、"))
	return ok
}

// raci reads a table of duties and the parts that units have in them.
func (r *reader) raci(at, to int, cols []Column, ps []profile, above int) bool {
	duty := -1
	for c := range cols {
		if cols[c].Role == DutyText || cols[c].Role == DutyTitle || duty < 0 && cols[c].Role == "" && ps[c].length >= 4 && ps[c].letters == 0 {
			duty = c
			if cols[c].Role == DutyText {
				break
			}
		}
	}
	if duty < 0 {
		return false
	}
	cols[duty].Role = DutyText
	group := -1
	for c := range cols {
		if c == duty {
			continue
		}
		if cols[c].Role == Group || cols[c].Role == "" && c < duty && ps[c].distinct < ps[duty].distinct && ps[c].letters == 0 && ps[c].numbers == 0 {
			cols[c].Role, group = Group, c
		} else if ps[c].letters*10 >= ps[c].cells*8 && ps[c].cells > 0 && cols[c].Head != "" && (cols[c].Role != Skip || ps[c].letters == ps[c].cells && ps[c].numbers == 0) {
			cols[c].Role, cols[c].Certainty = Matrix, Sure
		}
	}
	r.show(at, at+1, 0, cols)
	r.shape, r.founded = List, true
	g := newGrid(r, cols, above)
	g.crosses = g.crossed(at+1, to)
	leads := []string{"A", "R"} // who answers for a duty has it
	for _, row := range r.rows {
		if r.forms["raci.approves"].MatchString(joined(row.Cells)) {
			leads = []string{"R", "A"}
		}
	}
	heading := ""
	for i := at + 1; i < to; i++ {
		s := cell(r.rows[i], duty)
		if group >= 0 && cell(r.rows[i], group) != "" {
			heading = oneLine(cell(r.rows[i], group))
		}
		first, _ := firstCell(r.rows[i])
		switch n := filled(r.rows[i].Cells); {
		case n == 0 || g.aside(i, first, n):
			continue
		case n == 1 && group < 0:
			heading = oneLine(first)
			r.kinds[i] = Title
			continue
		case s == "":
			r.ask(i, NotRead, joined(r.rows[i].Cells))
			continue
		}
		r.kinds[i] = Content
		home, several := None, false
		for _, lead := range leads {
			for c := range cols {
				if cols[c].Role != Matrix || !strings.Contains(g.letter(i, c), lead) {
					continue
				}
				if several = home != None; several {
					break
				}
				home = g.headUnit(c, above)
			}
			if home != None {
				break
			}
		}
		if home == None {
			r.ask(i, NoUnit, s)
		} else if several {
			r.ask(i, TwoUnits, s)
		}
		for _, it := range itemsOf(s, i, false) {
			d := r.duty(Duty{Unit: home, Text: text(it.text), Group: heading, Row: i})
			g.matrixCells(i, []int{d})
		}
	}
	return true
}

// crossed tells a matrix of crosses alone, in which they say yes; beside ticks and letters
// they say no.
func (g *grid) crossed(from, to int) bool {
	for i := from; i < to; i++ {
		for c, col := range g.cols {
			if s := fold(cell(g.rows[i], c)); col.Role == Matrix && s != "" && s != "x" && !g.nothing(s) {
				return false
			}
		}
	}
	return true
}

// letter gives the part that a cell says, "" for none.
func (g *grid) letter(i, c int) string {
	s := cell(g.rows[i], c)
	if fold(s) == "x" && !g.crosses {
		return ""
	}
	if l := raciLetters(s); l != "" {
		return l
	}
	if v, ok := g.value("raci", s); ok {
		return v
	}
	return ""
}

func (g *grid) headUnit(c, above int) int {
	name, level, _, ok := g.unitName(g.cols[c].Head)
	if !ok {
		name, level = oneLine(g.cols[c].Head), model.Department
	}
	return g.unit(above, name, level, max(0, g.header))
}

// matrixCells adds the parts that other units have in the duties of a row.
func (g *grid) matrixCells(i int, duties []int) {
	for c, col := range g.cols {
		if col.Role != Matrix {
			continue
		}
		s := cell(g.rows[i], c)
		if s == "" || g.nothing(s) {
			continue
		}
		letters := g.letter(i, c)
		if letters == "" && fold(s) == "x" {
			continue
		}
		if letters == "" {
			g.ask(i, BadValue, s)
			continue
		}
		u := g.headUnit(c, g.above)
		for _, d := range duties {
			if g.draft.Duties[d].Unit == None {
				continue
			}
			g.part(d, u, letters[:1])
		}
	}
}

// titledAbove tells a title above a row that says duties follow.
func (r *reader) titledAbove(at int) bool {
	for _, row := range r.rows[:at] {
		if filled(row.Cells) == 1 && r.title(joined(row.Cells)) {
			return true
		}
	}
	return false
}
