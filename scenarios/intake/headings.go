package intake

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// headline takes a line for the heading of a unit, or of a group of duties; it reports
// whether it was one.
func (c *charter) headline(i, to int, s string, row sheet.Row, m mark, numbered bool) bool {
	name, level, more, ok := c.unitName(s)
	colon := strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
	lead := c.leads(i, to, row, m, numbered)
	switch {
	case row.Heading == 0 && (c.section == Staff || c.section == Interface || c.section == KPI || c.section == Skip || c.section == Goal):
		// lists of names
		ok = ok && lead && (row.Bold && level != model.Position || c.gap(i) && !numbered && row.Level == 0 || numbered && m.class == c.begun && level != model.Position)
	case ok && level == model.Company:
		if row.Heading > 0 || !c.seen {
			c.kinds[i] = Title
			return true
		}
		return false
	case ok:
		c.titled = c.titled || more && colon
		alone := !numbered && row.Level == 0
		ok = row.Heading > 0 || row.Bold || more || lead && (colon || alone || m.class == chapter || m.class == hanComma || m.class == hanBracket || m.class == digit || m.class == digitSpace || m.class == decimal || m.class == digitBracket) || alone && extent(s) <= 12 && !strings.ContainsAny(s, "，,。")
	case row.Heading == 0 && c.preamble(s):
		return false
	case row.Heading > 0 && row.Heading == c.depth, row.Heading == 0 && c.depth < 0 && lead && !numbered && row.Level == 0 && (colon || row.Bold || shortLine(s)):
		if role, sure, label := c.label(s); label && sure && (row.Heading == 0 || role == DutyText || role == Skip || role == Mission || role == KPI || role == Staff || role == Authority || role == Interface) || extent(s) > longestName {
			return false
		}
		if name, _ = c.bareName(s); name == "" || c.title(name) {
			return false
		}
		level, ok = model.Department, true
	}
	if !ok {
		if row.Heading > 0 && (c.seen || c.unit != None) { // a heading that is no unit
			c.flush()
			c.group, c.section = tidy(strings.TrimRight(s, ":：")), ""
			if row.Heading == c.parts && len(c.stack) > 0 && c.stack[len(c.stack)-1].depth < row.Heading { // a part of another kind
				c.section = Skip
			}
			if _, words := c.bareName(s); words {
				c.group = ""
			}
			c.kinds[i] = Heads
			return true
		}
		if row.Heading > 0 {
			c.kinds[i] = Title
			return true
		}
		return false
	}
	if !lead && row.Heading == 0 && !more && c.section == DutyText && numbered {
		return false
	}
	c.heading(i, name, level, row, m)
	return true
}

// namedWithMore reads the heading of a unit that says more of it behind its name, in
// brackets or apart: 财务部（负责人：钱进）, 财务部 5人.
func (c *charter) namedWithMore(i, to int, s string, row sheet.Row, m mark, numbered bool) bool {
	name, more := "", ""
	if at := c.forms["bracket"].FindStringSubmatch(s); at != nil {
		name, more = at[1], at[2]
	} else if pieces := c.forms["gap"].Split(s, 2); len(pieces) == 2 {
		name, more = pieces[0], pieces[1]
	}
	before, after, colon := cutColon(more)
	role, sure, label := c.label(before)
	headed := colon && label && sure && role == Head && extent(name) <= longestName && row.Table == 0
	if _, level, _, ok := c.unitName(name); !ok && !row.Bold && !headed || level == model.Company || more == "" {
		return false
	}
	n, counted := parseNumber(more)
	if at := c.forms["count"].FindStringSubmatch(more); !counted && at != nil { // 编制5名
		if said, _, ok := c.label(at[1]); ok && said == Headcount {
			n, counted = parseNumber(at[2])
		}
	}
	person := c.person(more)
	if !(colon && label && sure) && !counted && !person {
		return false
	}
	if !c.headline(i, to, name, row, m, numbered) {
		if !headed {
			return false
		}
		c.heading(i, name, model.Department, row, m)
	}
	switch {
	case counted:
		c.draft.Units[c.unit].FTE = n
	case person:
		c.draft.Units[c.unit].Head = more
	default:
		c.labelled(role, before, after, i)
		c.section = ""
	}
	return true
}

// heading begins the text about a unit.
func (c *charter) heading(i int, name string, level model.UnitLevel, row sheet.Row, m mark) {
	c.titles()
	c.flush()
	if c.unit != None && same(name) == same(c.draft.Units[c.unit].Name) { // its name once more
		c.section, c.group, c.kinds[i] = "", "", UnitHead
		return
	}
	depth := row.Heading
	if depth == 0 {
		depth = 10 + int(m.class)
		if level == model.Position {
			depth = 40
		}
		if level == model.Team && len(c.stack) > 0 && c.draft.Units[c.stack[len(c.stack)-1].unit].Level == model.Department && m.class != noMark {
			depth = 30
		}
	} else if level == model.Position && len(c.stack) > 0 && c.draft.Units[c.stack[len(c.stack)-1].unit].Level != model.Position && c.stack[len(c.stack)-1].depth >= depth {
		depth = c.stack[len(c.stack)-1].depth + 1
	}
	for len(c.stack) > 0 && c.stack[len(c.stack)-1].depth >= depth {
		c.stack = c.stack[:len(c.stack)-1]
	}
	parent := None
	if len(c.stack) > 0 {
		parent = c.stack[len(c.stack)-1].unit
	} else if level == model.Position {
		parent = c.home()
	}
	c.unit = c.builder.unit(parent, name, level, i)
	c.stack = append(c.stack, place{c.unit, depth})
	c.section, c.group, c.seen = "", "", true
	c.kinds[i] = UnitHead
	c.shape = Charter
}

// titles passes over lines above the first unit that are no list: they are the title.
func (c *charter) titles() {
	if c.unit != None || c.section != "" || len(c.lines) > 3 {
		return
	}
	for _, l := range c.lines {
		if _, ok := marked(l.text); ok || l.level > 0 || extent(l.text) > 24 {
			return
		}
	}
	for _, l := range c.lines {
		c.kinds[l.row] = Title
	}
	c.lines = nil
}

// leads tells whether lines of a lower kind follow a line.
func (c *charter) leads(i, to int, row sheet.Row, m mark, numbered bool) bool {
	if i+1 >= to || len(c.rows[i+1].Cells) == 0 {
		return i+1 < len(c.rows) && c.rows[i+1].Table > 0
	}
	next := c.rows[i+1]
	s := joined(next.Cells)
	if before, _, colon := cutColon(s); colon {
		if _, sure, ok := c.label(before); ok && sure {
			return true
		}
	}
	nm, nextNumbered := marked(s)
	switch {
	case row.Heading > 0:
		return next.Heading == 0 || next.Heading > row.Heading
	case next.Heading > 0:
		return false
	case next.Level > row.Level:
		return true
	case !numbered && row.Level == 0:
		if _, _, _, unit := c.unitName(s); unit && !nextNumbered {
			return false
		}
		return nextNumbered || next.Level > 0 || extent(s) > extent(joined(row.Cells))
	}
	lower := nm.class > m.class || nm.class == m.class && nm.depth > m.depth || nm.class != m.class && (m.class == letter || m.class == roman)
	return nextNumbered && lower || numbered && !nextNumbered && extent(s) > 12
}

// unitHeadings finds the level of headings under which duties stand, where none of them
// ends as names of units do: Content, Paid Media. -1 = lines that end in a colon, 0 = none.
func (c *charter) unitHeadings() int {
	units := map[int]int{}
	lists := map[int]int{}
	for i, row := range c.rows {
		if row.Table > 0 {
			continue
		}
		s := joined(row.Cells)
		_, _, label := c.label(s)
		_, level, _, unit := c.unitName(s)
		switch {
		case label:
		case unit && level != model.Company && (row.Heading > 0 || shortLine(s)):
			units[row.Heading]++
		case row.Heading > 0 && i+1 < len(c.rows) && c.told(i+1):
			lists[row.Heading] += 2
		case row.Heading > 0 || shortLine(s) || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "："):
			if i+1 < len(c.rows) && c.rows[i+1].Heading == 0 && c.rows[i+1].Table == 0 && row.Level == 0 {
				next := joined(c.rows[i+1].Cells)
				_, num := marked(next)
				_, here := marked(s)
				if (num || c.rows[i+1].Level > 0 || extent(next) >= 6) && !here && extent(next) > extent(s) {
					lists[row.Heading]++
				}
			}
		}
	}
	best := 0
	for depth := 1; depth <= 6; depth++ {
		switch {
		case units[depth] > 0:
			return depth // all headings of a depth at which units stand
		case lists[depth] > 1 && best == 0:
			best = depth
		}
	}
	if best > 0 && units[0] == 0 {
		return best
	}
	if lists[0] > 1 && lists[0] > units[0] && lists[0]*2 < len(c.rows) {
		return -1
	}
	return 0
}

// told tells a line that is a label, alone or with what it says.
func (c *charter) told(i int) bool {
	before, _, _ := cutColon(joined(c.rows[i].Cells))
	role, sure, ok := c.label(before)
	return ok && sure && slices.Contains([]Role{DutyText, Mission, Head, Headcount, Manager, KPI, Staff, ParentUnit, Authority}, role)
}

// gap tells whether an empty line stands above a line.
func (c *charter) gap(i int) bool { return i > 0 && c.rows[i].Number > c.rows[i-1].Number+1 }

func shortLine(s string) bool {
	return extent(s) <= 12 && !strings.ContainsAny(s, "，。；;,.、！!")
}
