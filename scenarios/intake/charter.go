package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	lines   []line // of the section, not read yet
	depth   int    // of headings that name units, where none of them ends as units do; 0 = unknown
	colons  bool   // every line is a unit with what it does: Finance: pays suppliers
	seen    bool   // a label or a unit was found: this is a charter
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
		s := join2(row.Cells)
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
	bare := s
	m, numbered := marked(s)
	if numbered {
		bare = s[m.width:]
	}
	before, after, colon := cutColon(bare)
	switch role, sure, ok := c.label(strings.Trim(before, "【】[]〔〕")); {
	case ok && sure && colon && after != "" && !c.inList(row, m, numbered, role):
		c.labelled(role, before, after, i)
		c.kinds[i] = Content
		return
	case ok && row.Heading > 0 && row.Heading == c.depth && (role == Channel || role == Tool || role == Task || role == Goal || role == Person || role == Group || role == Function || role == Team || role == Department):
		// a unit that is called as such things are: Platform, Projects
	case ok && (sure || colon || row.Heading > 0 || row.Bold || numbered) && (!colon || after == "") && c.isLabel(row, m, numbered, role, sure):
		if name, level, more, unit := c.unitName(bare); unit && more && role == DutyText { // 市场部职责
			c.heading(i, name, level, row, m)
			c.begin(DutyText, i)
			return
		} else if role == DutyText || sure {
			c.begin(role, i)
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
	case extent(s) > 8 && c.preamble(s):
		c.kinds[i] = Note
		c.ask(i, NoteRow, s)
	case colon && c.notes[first] && !numbered:
		c.kinds[i] = Note
		c.ask(i, NoteRow, s)
	case c.totals[fold(bare)]:
		c.kinds[i] = Total
	case c.section == Skip:
		c.kinds[i] = Note
	case c.unit == None && c.section == "" && !c.seen && c.format == sheet.Word && !numbered && row.Level == 0:
		c.kinds[i] = Title
	default:
		c.content(i, row.Level, s)
	}
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

// headline takes a line for the heading of a unit, or of a group of duties; it reports
// whether it was one.
func (c *charter) headline(i, to int, s string, row sheet.Row, m mark, numbered bool) bool {
	name, level, more, ok := c.unitName(s)
	colon := strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
	lead := c.leads(i, to, row, m, numbered)
	switch {
	case row.Heading == 0 && (c.section == Staff || c.section == Interface || c.section == KPI || c.section == Skip || c.section == Goal):
		// lists of names
		ok = ok && lead && (row.Bold && level != model.Position || c.gap(i) && !numbered && row.Level == 0)
	case ok && level == model.Company:
		if row.Heading > 0 || !c.seen {
			c.kinds[i] = Title
			return true
		}
		return false
	case ok:
		alone := !numbered && row.Level == 0
		ok = row.Heading > 0 || row.Bold || more || lead && (colon || alone || m.class == chapter || m.class == hanComma || m.class == hanBracket || m.class == digit || m.class == digitSpace || m.class == decimal || m.class == digitBracket) || alone && extent(s) <= 12 && !strings.ContainsAny(s, "，,。")
	case row.Heading > 0 && row.Heading == c.depth, row.Heading == 0 && c.depth < 0 && lead && !numbered && row.Level == 0 && (colon || row.Bold || shortLine(s)):
		if role, sure, label := c.label(s); label && sure && (row.Heading == 0 || role == DutyText || role == Skip || role == Mission || role == KPI || role == Staff || role == Authority || role == Interface) || extent(s) > longestName {
			return false
		}
		if name, _ = c.bareName(s); name == "" {
			return false
		}
		level, ok = model.Department, true
	}
	if !ok {
		if row.Heading > 0 && (c.seen || c.unit != None) { // a heading that is no unit
			c.flush()
			c.group, c.section = tidy(strings.TrimRight(s, ":：")), ""
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
	if _, level, _, ok := c.unitName(name); !ok && !row.Bold || level == model.Company || more == "" {
		return false
	}
	before, after, colon := cutColon(more)
	role, sure, label := c.label(before)
	n, counted := parseNumber(more)
	plain := !colon && extent(more) <= 4 && !counted
	if !(colon && label && sure) && !counted && !plain || !c.headline(i, to, name, row, m, numbered) {
		return false
	}
	switch {
	case counted:
		c.draft.Units[c.unit].FTE = n
	case plain && hasHan(more) && !c.post(more) && c.draft.Units[c.unit].Level != model.Position:
		c.draft.Units[c.unit].Head = more
	case colon:
		c.labelled(role, before, after, i)
		c.section = ""
	}
	return true
}

// prose reads a paragraph whose sentences each begin with a unit and go on with what it
// does; it reports whether it was one.
func (c *charter) prose(i int, s string) bool {
	type said struct {
		name  string
		level model.UnitLevel
		does  string
	}
	var all []said
	for _, sentence := range c.forms["sentence"].FindAllString(s, -1) {
		at := c.forms["does"].FindStringSubmatchIndex(sentence)
		if at == nil {
			continue
		}
		name := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(sentence[at[2]:at[3]]), "The "))
		if name, level, _, ok := c.unitName(name); ok {
			all = append(all, said{name, level, strings.TrimSpace(sentence[at[4]:])})
		}
	}
	if len(all) < 2 {
		return false
	}
	c.flush()
	for _, x := range all {
		u := c.builder.unit(None, x.name, x.level, i)
		c.says(DutyText, u, x.does, "", i, true)
	}
	c.kinds[i], c.seen, c.shape = Content, true, Charter
	return true
}

// signs tells the line above a date at the end: who has issued the document.
func (c *charter) signs(i int) bool {
	return i > 0 && i+2 == len(c.rows) && c.forms["date"].MatchString(join2(c.rows[i+1].Cells)) && extent(join2(c.rows[i].Cells)) <= longestName
}

// kindOfDocument tells a title that says what such documents are and names nobody:
// 部门职能说明书, Department charter.
func (w *words) kindOfDocument(s string) bool {
	name, more := w.bareName(s)
	low := strings.ToLower(name)
	return more && (slices.Contains(w.lists["not.zh"], name) || slices.Contains(w.lists["not.en"], low)) || slices.Contains(w.lists["after.zh"], strings.TrimSpace(s)) || slices.Contains(w.lists["after.en"], strings.ToLower(strings.TrimSpace(s)))
}

// sentenceHead reads a line that names a unit in its first sentence and says its duties in
// the others, as regulations do.
func (c *charter) sentenceHead(i int, s string, row sheet.Row, m mark) bool {
	at := strings.IndexAny(s, "。:：")
	if dash := strings.Index(s, " - "); at < 0 && c.colons {
		at = dash
	}
	if at <= 0 || c.section != "" && c.section != DutyText {
		return false
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s[at+size:]), "- "))
	name, level, _, ok := c.unitName(s[:at])
	if !ok && c.colons && row.Heading == 0 && extent(s[:at]) <= 8 {
		name, level, ok = c.plainName(s[:at]), model.Department, true
	}
	if !ok || level == model.Company || extent(rest) < 3 || extent(s[:at]) > 12 {
		return false
	}
	c.heading(i, name, level, row, m)
	c.section = DutyText
	c.kinds[i] = Content
	c.lines = append(c.lines, line{text: rest, row: i})
	c.flush()
	c.section = ""
	return true
}

// preamble tells a line that is about the document.
func (w *words) preamble(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(w.lists["preamble"], func(p string) bool { return strings.Contains(low, p) })
}

// gap tells whether an empty line stands above a line.
func (c *charter) gap(i int) bool { return i > 0 && c.rows[i].Number > c.rows[i-1].Number+1 }

func shortLine(s string) bool {
	return extent(s) <= 12 && !strings.ContainsAny(s, "，。；;,.、！!")
}

// leads tells whether lines of a lower kind follow a line.
func (c *charter) leads(i, to int, row sheet.Row, m mark, numbered bool) bool {
	if i+1 >= to || len(c.rows[i+1].Cells) == 0 {
		return i+1 < len(c.rows) && c.rows[i+1].Table > 0
	}
	next := c.rows[i+1]
	s := join2(next.Cells)
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
		return nextNumbered || next.Level > 0 || extent(s) > extent(join2(row.Cells))
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
		s := join2(row.Cells)
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
				next := join2(c.rows[i+1].Cells)
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

// namedLines tells a text of lines of which nearly each begins with a name of its own.
func (c *charter) namedLines() bool {
	names, lines := map[string]bool{}, 0
	for _, row := range c.rows {
		s := join2(row.Cells)
		if m, ok := marked(s); ok {
			s = s[m.width:]
		}
		before, after, colon := cutColon(s)
		if !colon {
			before, after, colon = strings.Cut(s, " - ")
		}
		lines++
		if _, sure, label := c.label(before); colon && !(label && sure) && !strings.ContainsAny(before, "(（") && extent(before) <= 8 && extent(after) >= 2 && row.Table == 0 && !c.elsewhere[fold(before)] && !c.notes[fold(before)] {
			names[same(before)] = true
		}
	}
	return len(names) > 1 && len(names)*10 >= lines*7
}

// told tells a line that is a label, alone or with what it says.
func (c *charter) told(i int) bool {
	before, _, _ := cutColon(join2(c.rows[i].Cells))
	role, sure, ok := c.label(before)
	return ok && sure && slices.Contains([]Role{DutyText, Mission, Head, Headcount, Manager, KPI, Staff, ParentUnit, Authority}, role)
}

// heading begins the text about a unit.
func (c *charter) heading(i int, name string, level model.UnitLevel, row sheet.Row, m mark) {
	c.titles()
	c.flush()
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
	c.section, c.group, c.seen = role, "", true
}

// labelled takes what stands behind a label.
func (c *charter) labelled(role Role, said, value string, i int) {
	c.flush()
	c.seen = true
	c.shape = Charter
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
		if c.unit != None && c.draft.Units[c.unit].Level != model.Position && c.draft.Units[c.unit].Head == "" && !strings.Contains(strings.ToLower(said), "report") && !hasHan(said) {
			c.draft.Units[c.unit].Head = oneLine(value) // the manager of a department is its head
		}
	case DutyText, KPI, Goal, Task, Tool, Channel:
		c.section, c.group = role, ""
		for l := range strings.Lines(value) {
			c.lines = append(c.lines, line{text: strings.TrimSpace(l), row: i})
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
	c.lines = append(c.lines, line{text: s, row: i, level: level})
}

// close reads what is left.
func (c *charter) close() {
	c.flush()
	c.founded = c.founded || c.seen
}

// flush reads the lines of a part of the charter.
func (c *charter) flush() {
	lines := c.lines
	c.lines = nil
	if len(lines) == 0 {
		return
	}
	switch c.section {
	case "", DutyText:
		c.dutyLines(lines)
	case Mission, Authority:
		var texts []string
		for _, l := range lines {
			texts = append(texts, l.text)
		}
		c.says(c.section, c.owner(), strings.Join(texts, "\n"), "", lines[0].row, false)
	case Staff, Head, Headcount:
		for _, l := range lines {
			c.says(c.section, c.owner(), l.text, "", l.row, false)
		}
	case KPI, Goal, Task, Tool, Channel:
		kind := thingKinds[c.section]
		for _, it := range split(lines, true) {
			names := []string{it.text}
			if kind != model.GoalKind && kind != model.TaskKind {
				names = c.thingNames(kind, it.text)
			}
			for _, name := range names {
				c.thing(kind, c.owner(), name, None, it.row)
			}
		}
	}
}

// dutyLines makes duties of lines; prose that stands before a list, under a heading without
// a label, is the mission of the unit.
func (c *charter) dutyLines(lines []line) {
	listed := func(l line) bool {
		_, ok := marked(l.text)
		return ok || l.level > 0
	}
	first := 0
	if c.section == "" {
		for first < len(lines) && !listed(lines[first]) {
			first++
		}
		if first == len(lines) {
			first = 0 // no list at all: every line is one
		}
	}
	if !c.seen && c.format == sheet.Word && first == 0 && !listed(lines[0]) {
		for _, l := range lines {
			c.kinds[l.row] = Unread
			c.ask(l.row, NotRead, l.text)
		}
		return
	}
	u := c.owner()
	for _, l := range lines[:first] {
		if u == None || extent(l.text) < 6 {
			c.kinds[l.row] = Title
			continue
		}
		if c.draft.Units[u].Mission != "" {
			c.draft.Units[u].Mission += "\n"
		}
		c.draft.Units[u].Mission += l.text
	}
	if !c.statements(lines) {
		for _, l := range lines[first:] {
			c.kinds[l.row] = Unread
			c.ask(l.row, NotRead, l.text)
		}
		return
	}
	semicolons := len(lines)-first == 1
	for _, it := range split(lines[first:], semicolons) {
		d := Duty{Unit: u, Text: text(it.text), Group: c.group, Row: it.row}
		if it.group != "" {
			d.Group = it.group
		}
		if u == None {
			c.ask(it.row, NoUnit, it.text)
		}
		c.duty(d)
		if c.shape == Unclear {
			c.shape = Charter
		}
	}
}

// statements tells lines that may be duties from the lines of plans and minutes, where no
// label and no unit says that they are.
func (c *charter) statements(lines []line) bool {
	odd := 0
	if c.seen {
		return true
	}
	for i, row := range c.rows {
		if i < 3 && c.titleOfOther(join2(row.Cells)) {
			odd += len(lines)
		}
	}
	for _, l := range lines {
		n := utf8.RuneCountInString(l.text)
		before, _, colon := cutColon(l.text)
		if c.forms["clock"].MatchString(l.text) || n > 300 || colon && c.elsewhere[fold(before)] || c.elsewhere[fold(l.text)] {
			odd++
		}
	}
	return odd*5 < len(lines)
}

// table reads a table that stands between paragraphs.
func (c *charter) table(from, to int) {
	if c.section == Skip || c.section == Interface {
		for i := from; i < to; i++ {
			c.kinds[i] = Note
		}
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
			c.ask(i, NotRead, join2(c.rows[i].Cells))
		}
	}
}

func longest(cells []string) (out string) {
	for _, s := range cells {
		if extent(s) > extent(out) {
			out = strings.TrimSpace(s)
		}
	}
	return out
}
