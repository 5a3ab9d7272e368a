package intake

import (
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// charter reads what people write as prose with headings and labels: it knows which unit
// the text is about, and which part of its charter the lines belong to.
type charter struct {
	*reader
	stack   []place // headings that name units, from the outermost
	unit    int     // whom the text is about, or None
	section Role    // part of the charter; "" = none was named yet
	group   string
	lines   []line    // of the section, not read yet
	depth   int       // of headings that name units, where none of them ends as units do; 0 = unknown
	colons  bool      // every line is a unit with what it does: Finance: pays suppliers
	parts   int       // depth of the headings that name parts of the charter; 0 = none yet
	begun   markClass // number of the heading of the section
	titled  bool      // units are headed by their name with what follows: 市场部职责
	seen    bool      // a label or a unit was found: this is a charter
	inlined bool      // the section is a line that said its part behind the label: a list below it is of duties
}

// place is a heading that names a unit, and how deep it is.
type place struct {
	unit, depth int
}

func newCharter(r *reader) *charter {
	c := &charter{reader: r, unit: None}
	c.depth = c.unitHeadings()
	c.colons = c.namedLines()
	return c
}

// paragraphs reads rows that are lines of text.
func (c *charter) paragraphs(from, to int) {
	for i := from; i < to; i++ {
		row := c.rows[i]
		s := joined(row.Cells)
		if s == "" || c.forms["contents"].MatchString(s) {
			continue
		}
		switch c.mapping.Take[i] {
		case Passing:
			c.kinds[i] = Note
			continue
		case AsDuty:
			c.flush()
			c.kinds[i] = Content
			c.says(DutyText, c.owner(), s, c.group, i, false)
			c.shape = Charter
			continue
		}
		c.paragraph(i, to, s)
	}
}

// paragraph reads one line.
func (c *charter) paragraph(i, to int, s string) {
	row := c.rows[i]
	if c.inlined {
		c.listBelow(i, s)
	}
	if lines := strings.Split(s, "\n"); len(lines) > 1 && c.section != "" {
		for _, l := range lines {
			c.content(i, 0, l)
		}
		return
	}
	if pieces := c.pairs(s); len(pieces) > 1 {
		for _, piece := range pieces {
			before, after, _ := cutColon(piece)
			role, _, _ := c.label(before)
			c.labelled(role, before, after, i)
		}
		c.kinds[i] = Content
		return
	}
	if c.furniture(s) {
		c.kinds[i] = Note
		c.ask(i, NoteRow, s)
		return
	}
	bare := s
	m, numbered := marked(s)
	if numbered {
		bare = s[m.width:]
	}
	before, after, colon := cutColon(bare)
	switch role, sure, ok := c.label(strings.Trim(before, "【】[]〔〕")); {
	case ok && (sure || role == Head && extent(before) <= 6 && !strings.ContainsAny(before, " \t\u3000") && extent(after) <= longestName) && colon && after != "" && !c.inList(row, m, numbered, role):
		c.labelled(role, before, after, i)
		c.kinds[i] = Content
		return
	case ok && row.Heading > 0 && row.Heading == c.depth && (role == Channel || role == Tool || role == Task || role == Goal || role == Person || role == Group || role == Function || role == Team || role == Department):
		// a unit that is called as such things are: Platform, Projects
	case ok && (sure || colon || row.Heading > 0 || row.Bold || numbered) && (!colon || after == "") && (c.isLabel(row, m, numbered, role, sure) || c.titled && colon && role == DutyText):
		name, level, more, unit := c.unitName(bare)
		if !unit && c.titled && !sure && role == DutyText { // 前台职责, beside 市场部职责
			name, more = c.bareName(bare)
			level, unit = model.Department, more && extent(name) <= 8
		}
		if unit && more && role == DutyText { // 市场部职责
			c.titled = true
			c.heading(i, name, level, row, m)
			c.begin(DutyText, i)
			return
		} else if role == DutyText || sure {
			if sure && c.unit != None {
				c.parts = row.Heading
			}
			c.begin(role, i)
			c.begun = m.class
			c.kinds[i] = Heads
			return
		}
	}
	if c.signs(i) {
		c.flush()
		c.kinds[i] = Note
		return
	}
	if c.kindOfDocument(bare) {
		c.flush()
		c.section, c.group = "", ""
		c.kinds[i] = Title
		return
	}
	if c.prose(i, s) {
		return
	}
	if c.namedWithMore(i, to, bare, row, m, numbered) || c.headline(i, to, bare, row, m, numbered) || c.sentenceHead(i, bare, row, m) {
		return
	}
	first := fold(before)
	switch {
	case c.forms["date"].MatchString(bare):
		c.flush()
		c.kinds[i] = Note
	case (extent(s) > 8 || hasPrefix(s, c.lists["asks"])) && c.preamble(s):
		c.kinds[i] = Note
		c.ask(i, NoteRow, s)
	case colon && c.notes[first] && !numbered:
		c.kinds[i] = Note
		c.ask(i, NoteRow, s)
	case c.totals[fold(bare)]:
		c.kinds[i] = Total
	case c.unit == None && c.section == "" && !c.seen && c.format == sheet.Word && !numbered && row.Level == 0:
		c.kinds[i] = Title
	default:
		c.content(i, row.Level, s)
	}
}

// listBelow ends a part that was said in one line, where a list begins below it or, after an
// empty line, something else.
func (c *charter) listBelow(i int, s string) {
	row := c.rows[i]
	m, ok := marked(s)
	if !(ok && (m.class == bullet || m.ordinal == 1)) && row.Level == 0 && !c.gap(i) {
		return
	}
	c.flush()
	c.section, c.inlined = "", false
}

// pairs cuts a line of several labels, each with what it says.
func (c *charter) pairs(s string) []string {
	pieces := c.forms["gap"].Split(s, -1)
	for _, piece := range pieces {
		before, after, colon := cutColon(piece)
		if _, sure, ok := c.label(before); !ok || !sure || !colon || after == "" {
			return nil
		}
	}
	return pieces
}

// inList tells a line of a list that begins with a word that is a label elsewhere
// (目标:…, in a list of duties).
func (c *charter) inList(row sheet.Row, m mark, numbered bool, role Role) bool {
	if c.section != DutyText || len(c.lines) == 0 {
		return false
	}
	last := c.lines[len(c.lines)-1]
	if row.Level > 0 {
		return last.level == row.Level
	}
	lm, ok := marked(last.text)
	return numbered && ok && lm.class == m.class && lm.ordinal == m.ordinal-1
}

// isLabel tells a heading of a part of a charter from a short item of a list.
func (c *charter) isLabel(row sheet.Row, m mark, numbered bool, role Role, sure bool) bool {
	if row.Heading > 0 || row.Bold {
		return true
	}
	return sure && !c.inList(row, m, numbered, role)
}

// owner is the unit of the text, or that of the sheet.
func (c *charter) owner() int {
	if c.unit == None {
		return c.home()
	}
	return c.unit
}

// begin starts a part of the charter.
func (c *charter) begin(role Role, i int) {
	c.flush()
	c.section, c.group, c.seen, c.inlined = role, "", true, false
}

// labelled takes what stands behind a label.
func (c *charter) labelled(role Role, said, value string, i int) {
	c.flush()
	c.seen = true
	c.shape = Charter
	_, list := marked(value)
	c.inlined = !list && role != DutyText && !strings.Contains(value, "\n")
	switch role {
	case Department, Team:
		c.named(value, model.Department, i)
	case Position:
		c.named(value, model.Position, i)
	case ParentUnit:
		c.belongs(value, i)
	case Head, Headcount, Mission, Authority, Staff:
		c.section = role
		c.says(role, c.owner(), value, "", i, true)
	case Manager:
		if _, level, _, ok := c.unitName(value); ok && level != model.Position { // the unit above, not a person
			c.belongs(value, i)
			return
		}
		if c.unit != None && c.draft.Units[c.unit].Level != model.Position && c.draft.Units[c.unit].Head == "" && !strings.Contains(strings.ToLower(said), "report") && !hasHan(said) {
			c.draft.Units[c.unit].Head = oneLine(value) // the manager of a department is its head
		}
	case DutyText, KPI, Goal, Task, Tool, Channel:
		c.section, c.group = role, ""
		for l := range strings.Lines(value) {
			c.lines = append(c.lines, line{text: strings.TrimSpace(l), row: i})
		}
	case Skip, Interface:
		c.section = role
		if role == Interface || extent(value) > longestName { // a date, a version, a number say nothing that could be missed
			c.lines = append(c.lines, line{text: value, row: i})
		}
	default:
		c.section = role
	}
}

// named takes the name of the unit or the post that a form is about.
func (c *charter) named(value string, level model.UnitLevel, i int) {
	name := c.plainName(oneLine(value))
	if name == "" || c.nothing(name) {
		return
	}
	if level == model.Position {
		parent := None
		for k := len(c.stack) - 1; k >= 0; k-- {
			if c.draft.Units[c.stack[k].unit].Level != model.Position {
				parent = c.stack[k].unit
				break
			}
		}
		if parent == None {
			parent = c.home()
		}
		c.unit = c.builder.unit(parent, name, level, i)
		c.section, c.group = "", ""
		return
	}
	if c.unit != None && c.draft.Units[c.unit].Level == model.Position && c.draft.Units[c.unit].Parent == None && c.draft.Units[c.unit].Row >= i-6 && len(c.stack) == 0 {
		dept := c.builder.unit(None, name, level, i) // a post whose department comes after it
		c.under(c.unit, dept)
		return
	}
	if c.unit != None && c.draft.Units[c.unit].Level == model.Position && len(c.stack) > 0 && c.lastDuty(c.unit) < 0 {
		dept := c.builder.unit(None, name, level, i)
		if c.draft.Units[c.unit].Parent != dept {
			c.under(c.unit, dept)
		}
		return
	}
	c.unit = c.builder.unit(None, name, level, i)
	c.stack = []place{{c.unit, 10}}
	c.section, c.group = "", ""
}

// lastDuty gives the row of the last duty of a unit, or -1.
func (c *charter) lastDuty(u int) int {
	for k := len(c.draft.Duties) - 1; k >= 0; k-- {
		if c.draft.Duties[k].Unit == u {
			return c.draft.Duties[k].Row
		}
	}
	return -1
}

// belongs puts the unit below the one that a text names.
func (c *charter) belongs(value string, i int) {
	if c.unit == None {
		return
	}
	for _, part := range splitOutside(value, "，,。；;、") {
		for _, lead := range c.lists["belongs"] {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(part), lead); ok && (hasHan(lead) || strings.HasPrefix(rest, " ")) {
				part = rest
			}
		}
		if name, level, _, ok := c.unitName(part); ok && level != model.Position {
			c.below(c.unit, name, i, None)
			return
		}
	}
}

// content keeps a line of the part of the charter that is read.
func (c *charter) content(i, level int, s string) {
	c.kinds[i] = Content
	c.lines = append(c.lines, line{text: s, row: i, level: level, in: c.rows[i].Indent})
}

// close reads what is left.
func (c *charter) close() {
	c.flush()
	c.founded = c.founded || c.seen
}

// table reads a table that stands between paragraphs.
func (c *charter) table(from, to int) {
	if c.section == Skip && c.ofDuties(from, to) {
		c.flush()
		c.section = ""
	}
	if c.section == Skip || c.section == Interface {
		for i := from; i < to; i++ {
			c.content(i, 0, joined(c.rows[i].Cells))
		}
		c.flush()
		return
	}
	c.flush()
	if c.form(from, to, c) {
		return
	}
	above := c.unit
	before := len(c.draft.Duties) + len(c.draft.Things) + len(c.draft.Units)
	if above == None {
		above = c.home()
	}
	shape := c.shape
	c.columns, c.header = nil, -1
	if c.reader.table(from, to, above) {
		c.seen = true
		return
	}
	c.shape = shape
	if len(c.draft.Duties)+len(c.draft.Things)+len(c.draft.Units) != before {
		return
	}
	switch c.section {
	case DutyText, KPI, Goal, Task, Tool, Channel, Staff, Mission, Authority:
		for i := from; i < to; i++ {
			s := longest(c.rows[i].Cells)
			if _, sure, ok := c.label(s); s != "" && !(ok && sure) {
				c.content(i, 0, s)
			}
		}
		c.flush()
	default:
		for i := from; i < to; i++ {
			c.ask(i, NotRead, joined(c.rows[i].Cells))
		}
	}
}

// ofDuties tells a table that says what people do, or whose it is, wherever it stands.
func (c *charter) ofDuties(from, to int) bool {
	if at, cols, ok := c.heads(from, to); ok && at >= 0 {
		for _, col := range cols {
			if col.Role == DutyText && col.Certainty == Sure {
				return true
			}
		}
	}
	first, _ := firstCell(c.rows[from])
	role, sure, ok := c.label(first)
	return ok && sure && (role == Department || role == Position)
}
