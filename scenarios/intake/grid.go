package intake

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// grid is a table that is being read row by row.
type grid struct {
	*reader
	cols    []Column
	above   int // unit to which the table belongs, or None
	single  bool
	crosses bool // a cross says yes

	path    [4]string // what stands in the columns of units, filled down: parent, department, team, position
	also    [4]string // the same in the other language, where a column of its own says it
	section int       // unit that a row of its own has named, or None
	group   string
	heads   map[int][]string // by unit, who was named beside its duties
}

func newGrid(r *reader, cols []Column, above int) *grid {
	return &grid{reader: r, cols: cols, above: above, section: None, heads: map[int][]string{}}
}

// places are the roles of a grid's path, from the highest unit down.
var places = [4]Role{ParentUnit, Department, Team, Position}

// oneRowEach tells a table in which a row is a unit with all its duties in one cell.
func (g *grid) oneRowEach(begin, to int) bool {
	rows, units := 0, 0
	for i := begin; i < to; i++ {
		said, named := false, false
		for c, col := range g.cols {
			s := cell(g.rows[i], c)
			said = said || col.Role == DutyText && s != ""
			named = named || s != "" && (col.Role == Department || col.Role == Team || col.Role == Position)
		}
		if said {
			rows++
			if named {
				units++
			}
		}
	}
	if rows == 0 || units < rows {
		return false
	}
	seen := map[string]int{}
	for i := begin; i < to; i++ {
		key := ""
		for c, col := range g.cols {
			if col.Role == Department || col.Role == Team || col.Role == Position {
				key += "\x00" + cell(g.rows[i], c)
			}
		}
		seen[key]++
	}
	return len(seen)*5 >= rows*4
}

// row reads one row.
func (g *grid) row(i int) {
	row := g.rows[i]
	take := g.mapping.Take[i]
	n := filled(row.Cells)
	if n == 0 || take == Passing {
		g.kinds[i] = Note
		return
	}
	if g.repeated(row) {
		g.kinds[i] = Heads
		return
	}
	if take == 0 && row.Hidden && row.Indent == 0 {
		g.fill(row)
		g.kinds[i] = Note
		g.ask(i, Hidden, joined(row.Cells))
		return
	}
	if take == 0 && g.aboutTable(i, false) {
		return
	}
	first, at := firstCell(row)
	if take == 0 && g.aside(i, first, n) {
		return
	}
	if n == 1 && !g.lone(i, first, at, take) {
		return
	}
	g.kinds[i] = Content
	g.fill(row)
	home, others := g.place(i)
	if home == None && g.above == None && !g.placed() {
		home = g.home()
	}
	d := g.duties(i, home, take)
	for _, o := range others {
		for _, duty := range d {
			g.part(duty, o, "R")
		}
	}
	for _, o := range g.support(i, home) {
		for _, duty := range d {
			g.part(duty, o.unit, o.letter)
		}
	}
	g.unitCells(i, home, len(d) > 0)
	g.thingCells(i, home, d)
	g.matrixCells(i, d)
	g.handings(i, d)
	if len(d) == 0 && home == None && len(others) == 0 {
		g.kinds[i] = Unread
		g.ask(i, NotRead, joined(row.Cells))
	}
}

// repeated tells a row that says the heads again.
func (g *grid) repeated(row sheet.Row) bool {
	same, n := 0, 0
	for c, col := range g.cols {
		if s := cell(row, c); s != "" {
			n++
			if s == col.Head {
				same++
			}
		}
	}
	return n > 1 && same == n
}

// aside tells totals and notes.
func (g *grid) aside(i int, first string, n int) bool {
	text := joined(g.rows[i].Cells)
	low := fold(first)
	word, _, colon := cutColon(first)
	switch {
	case g.totals[low] || n > 1 && hasPrefix(low, g.lists["total.front"]) && extent(first) <= 8:
		g.kinds[i] = Total
		g.ask(i, TotalRow, text)
		return true
	case g.notes[low] && g.beside(i) == "", colon && g.notes[fold(word)], strings.HasPrefix(first, "※") || strings.HasPrefix(first, "* ") && n == 1:
		g.kinds[i] = Note
		g.ask(i, NoteRow, text)
		return true
	}
	return false
}

// beside gives what the row says in its columns of duties.
func (g *grid) beside(i int) string {
	for c, col := range g.cols {
		if col.Role == DutyText {
			if s := cell(g.rows[i], c); s != "" {
				return s
			}
		}
	}
	return ""
}

// lone reads a row with one cell; it reports whether the row is to be read on as one of
// the table.
func (g *grid) lone(i int, s string, at int, take Take) bool {
	if len(g.cols) == 1 || take == AsDuty {
		return true
	}
	role := Role("")
	if at < len(g.cols) {
		role = g.cols[at].Role
	}
	if role == DutyText && at > 0 {
		return true
	}
	name, level, _, ok := g.unitName(s)
	merged := false
	for _, c := range g.rows[i].Covered {
		merged = merged || c.Row == g.rows[i].Number && c.From == at
	}
	switch {
	case role == Department && !merged, role == Team && !merged, role == Position && !merged, role == ParentUnit && !merged:
		return true
	case ok && level != model.Company:
		g.path = [4]string{}
		if level == model.Position && g.section != None && !g.placed() {
			parent := g.section
			if g.draft.Units[parent].Level == model.Position {
				parent = g.draft.Units[parent].Parent
			}
			g.section = g.unit(parent, name, level, i)
		} else {
			g.section = g.unit(g.above, name, level, i)
		}
		g.group = ""
		g.kinds[i] = UnitHead
		return false
	case role == DutyText:
		return true
	case extent(s) <= longestName && !strings.ContainsAny(s, "。；;"):
		text := s
		if m, ok := marked(s); ok {
			text = s[m.width:]
		}
		if !g.placed() && merged && at == 0 { // a heading over rows that no column places is their unit
			g.section = g.unit(g.above, tidy(strings.TrimRight(text, ":：")), model.Department, i)
			g.kinds[i] = UnitHead
			return false
		}
		g.group = tidy(strings.TrimRight(text, ":："))
		g.kinds[i] = Title
		return false
	}
	g.kinds[i] = Unread
	g.ask(i, NotRead, s)
	return false
}

// aboutTable reads a row above or between the rows of a table that says whose it is:
// 部门：财务部  负责人：钱进; above it also in cells beside each other. It reports whether it
// did.
func (g *grid) aboutTable(i int, above bool) (told bool) {
	cells := g.rows[i].Cells
	if above && filled(cells) == 1 && !rolesOf(g.cols)[Department] && !rolesOf(g.cols)[Team] {
		bare, more := g.bareName(joined(cells))
		if name, level, _, ok := g.unitName(bare); ok && more && level != model.Company && level != model.Position {
			g.section = g.unit(g.above, name, level, i)
			g.kinds[i] = UnitHead
			return true
		}
	}
	pairs := above && g.pairs(cells)
	for k, s := range cells {
		before, after, colon := cutColon(s)
		if (colon && after == "" || pairs) && k+1 < len(cells) {
			before, after, colon = strings.TrimRight(s, ":："), strings.TrimSpace(cells[k+1]), true
		}
		role, sure, ok := g.label(before)
		if !colon || !ok || !sure || after == "" {
			continue
		}
		switch {
		case role == Department || role == Team || role == Position:
			g.path, g.group = [4]string{}, ""
			g.section = g.unit(g.above, g.plainName(after), model.Department, i)
			told = true
		case role == Head || role == Manager:
			u := g.section
			if u == None && !g.placed() {
				u = g.home()
			}
			if u != None {
				g.draft.Units[u].Head = oneLine(after)
				told = true
			}
		}
	}
	if told {
		g.kinds[i] = UnitHead
	}
	return told
}

// pairs tells cells of which every other is a label and the one behind it what it says.
func (g *grid) pairs(cells []string) bool {
	var said []string
	for _, s := range cells {
		if s = strings.TrimSpace(s); s != "" {
			said = append(said, s)
		}
	}
	for k, s := range said {
		_, sure, ok := g.label(s)
		if (ok && sure) != (k%2 == 0) {
			return false
		}
	}
	return len(said)%2 == 0
}

// spread gives a cell, or for one that is merged with cells above what stands there.
func (g *grid) spread(row sheet.Row, col int) string {
	if s := cell(row, col); s != "" {
		return s
	}
	for _, c := range row.Covered {
		if c.Col == col && c.Row < row.Number {
			at, found := slices.BinarySearchFunc(g.rows, c.Row, func(r sheet.Row, n int) int { return cmp.Compare(r.Number, n) })
			if found {
				return cell(g.rows[at], c.From)
			}
		}
	}
	return ""
}
