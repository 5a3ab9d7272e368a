package intake

import (
	"strings"
	"unicode"

	"sandtable/model"
)

// form reads a sheet of labels with what they say beside or below them: the position
// description, the charter as a table. outer is the charter that it stands in, or nil. It
// reports whether the rows are one.
func (r *reader) form(from, to int, outer *charter) bool {
	for i := from; i < min(to, from+3); i++ {
		if r.unitsOnTop(i) {
			return false
		}
	}
	if r.headed(from, to) {
		return false
	}
	labels, roles, inner := 0, map[Role]bool{}, false
	for i := from; i < to; i++ {
		first, at := firstCell(r.rows[i])
		role, sure, ok := r.label(first)
		if !ok || !sure || extent(first) > 10 {
			continue
		}
		others := 0
		for _, s := range r.rows[i].Cells[at+1:] {
			if _, sure, ok := r.label(s); ok && sure {
				others++
			}
		}
		n := filled(r.rows[i].Cells)
		if n > 1 && others*2 >= n { // heads of a table
			for _, s := range r.rows[i].Cells[at:] {
				role, _, _ := r.label(s)
				inner = inner || role == DutyText
			}
			continue
		}
		labels++
		roles[role] = true
	}
	told := outer != nil && labels == to-from && (roles[Position] || roles[Department]) || roles[DutyText] || roles[Mission] || roles[KPI] || inner && labels >= 2
	if !(told && len(roles) >= 2 && labels >= 2 && (roles[Department] || roles[Position] || roles[Mission] || roles[KPI] || outer != nil || len(roles) >= 3)) || labels*4 < (to-from) && !told || labels < 2 {
		return false
	}
	c := outer
	if c == nil {
		c = newCharter(r)
	}
	for i := from; i < to; {
		if end := c.innerTable(i, to); end > i {
			c.flush()
			c.within(i, end, c.owner())
			i = end
			continue
		}
		c.formRow(i)
		i++
	}
	c.flush()
	c.section = ""
	r.shape, r.founded = Form, true
	if r.columns == nil {
		width := 0
		for _, row := range r.rows[from:to] {
			width = max(width, len(row.Cells))
		}
		r.columns = make([]Column, width)
	}
	return true
}

// headed tells a table whose first row heads three columns or more, one of them the duties,
// over rows that fill as many: what stands first in them is a name, and no label.
func (r *reader) headed(from, to int) bool {
	known, duty, wide := 0, false, 0
	for _, s := range r.rows[from].Cells {
		if role, sure, ok := r.label(s); ok && sure {
			known++
			duty = duty || role == DutyText
		}
	}
	for i := from + 1; i < to; i++ {
		if filled(r.rows[i].Cells) > 2 {
			wide++
		}
	}
	return known >= 3 && duty && wide*2 > to-from-1
}

// unitsOnTop tells a first row that names units over the columns.
func (r *reader) unitsOnTop(from int) bool {
	n := 0
	for c, s := range r.rows[from].Cells {
		if _, level, _, ok := r.unitName(s); c > 0 && ok && level != model.Position {
			n++
		}
		if _, sure, ok := r.label(s); ok && sure && c > 0 {
			return false
		}
	}
	return n >= 2
}

// innerTable tells where a table that begins at a row of a form ends: a row of heads, one
// of them that of duties or KPIs, over rows that do not begin with a label. It is i where
// none begins.
func (c *charter) innerTable(i, to int) int {
	cells, known, told := 0, 0, false
	for _, s := range c.rows[i].Cells {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		cells++
		if role, sure, ok := c.label(s); ok && sure {
			known++
			told = told || role == DutyText || role == KPI || role == Task || role == Goal
		}
	}
	if cells < 2 || known < 2 || known*3 < cells*2 || !told {
		return i
	}
	end := i + 1
	for end < to {
		first, _ := firstCell(c.rows[end])
		if _, sure, ok := c.label(first); ok && sure {
			break
		}
		end++
	}
	if end == i+1 {
		return i
	}
	return end
}

// within reads a table inside a form, whose own columns are not those of the sheet.
func (c *charter) within(from, to, above int) {
	columns, header, shape := c.columns, c.header, c.shape
	c.columns, c.header = nil, -1
	c.reader.table(from, to, above)
	c.columns, c.header, c.shape = columns, header, shape
	c.section = ""
}

// formRow reads one row of a form.
func (c *charter) formRow(i int) {
	row := c.rows[i]
	var cells []string
	for _, s := range row.Cells {
		if s = strings.TrimSpace(s); s != "" {
			cells = append(cells, s)
		}
	}
	if len(cells) == 0 {
		return
	}
	c.kinds[i] = Content
	any := false
	for k := 0; k < len(cells); k++ {
		role, sure, ok := c.label(cells[k])
		if !ok || !sure && !any {
			if before, after, colon := cutColon(cells[k]); colon && after != "" && !any {
				if role, sure, ok := c.label(before); ok && sure {
					c.labelled(role, before, after, i)
					any = true
				}
			}
			continue
		}
		if !sure {
			continue
		}
		any = true
		said := cells[k]
		var value []string
		for k+1 < len(cells) {
			next, sure, ok := c.label(cells[k+1])
			if ok && sure && next != role && !listy(cells[k+1]) || ok && next == Skip && len(value) > 0 && k+2 < len(cells) {
				break
			}
			k++
			value = append(value, cells[k])
		}
		if len(value) > 1 && digits(value[0]) { // its number
			value = value[1:]
		}
		if len(value) == 0 {
			c.begin(role, i)
			continue
		}
		c.labelled(role, said, strings.Join(value, "\n"), i)
	}
	if any {
		return
	}
	if len(cells) == 1 {
		if name, level, more, ok := c.unitName(cells[0]); ok && more && level != model.Company {
			c.flush()
			c.named(name, level, i)
			c.kinds[i] = UnitHead
			c.seen = true
			return
		}
	}
	if c.section == "" {
		c.kinds[i] = Title
		return
	}
	if len(cells) > 1 && digits(cells[0]) {
		cells = cells[1:]
	}
	s := longest(cells)
	if c.section == DutyText && len(cells) >= 2 {
		if first := cells[0]; !digits(first) && extent(first) <= longestName && first != s {
			c.flush()
			c.group = oneLine(first)
		}
	}
	c.content(i, 0, s)
}

// listy tells a cell that lists things and is no label, whatever its first word.
func listy(s string) bool { return strings.Contains(s, "\n") || extent(s) > 12 }

func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != '、' })
}
