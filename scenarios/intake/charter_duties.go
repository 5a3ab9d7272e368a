package intake

import (
	"strings"
	"unicode/utf8"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

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
	case Skip, Interface:
		c.leftOut(lines)
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
		if i < 3 && c.titleOfOther(joined(row.Cells)) {
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

// prose reads a paragraph whose sentences each begin with a unit and go on with what it
// does; it reports whether it was one.
func (c *charter) prose(i int, s string) bool {
	type said struct {
		name  string
		level model.UnitLevel
		does  string
	}
	var all []said
	var others []string
	for _, sentence := range c.forms["sentence"].FindAllString(s, -1) {
		if at := c.forms["does"].FindStringSubmatchIndex(sentence); at != nil {
			name := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(sentence[at[2]:at[3]]), "The "))
			if name, level, _, ok := c.unitName(name); ok {
				all = append(all, said{name, level, strings.TrimSpace(sentence[at[4]:])})
				continue
			}
		}
		if sentence = strings.TrimSpace(sentence); sentence != "" {
			others = append(others, sentence)
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
	if len(others) > 0 {
		c.ask(i, NotRead, strings.Join(others, " "))
	}
	c.kinds[i], c.seen, c.shape = Content, true, Charter
	return true
}

// sentenceHead reads a line that names a unit in its first sentence and says its duties in
// the others, as regulations do.
func (c *charter) sentenceHead(i int, s string, row sheet.Row, m mark) bool {
	at := strings.IndexAny(s, "。:：")
	if before, _, dash := cutDash(s); at < 0 && dash && c.colons {
		at = len(before)
	}
	if at <= 0 || c.section != "" && c.section != DutyText {
		return false
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	rest := strings.TrimSpace(strings.TrimLeft(s[at+size:], " -–—"))
	name, level, _, ok := c.unitName(s[:at])
	if !ok && c.colons && row.Heading == 0 && extent(s[:at]) <= 8 && rest != "" {
		name, level, ok = c.plainName(s[:at]), model.Department, true
	}
	if !ok || level == model.Company || extent(rest) < 3 || extent(s[:at]) > 12 && m.class == noMark {
		return false
	}
	c.heading(i, name, level, row, m)
	c.section = DutyText
	c.kinds[i] = Content
	if parts := c.enumerated(rest); len(parts) > 1 {
		for _, s := range parts {
			c.says(DutyText, c.owner(), s, "", i, false)
		}
	} else {
		c.lines = append(c.lines, line{text: rest, row: i})
	}
	c.flush()
	c.section = ""
	return true
}

// namedLines tells a text of lines of which nearly each begins with a name of its own.
func (c *charter) namedLines() bool {
	names, lines := map[string]bool{}, 0
	for _, row := range c.rows {
		s := joined(row.Cells)
		if m, ok := marked(s); ok {
			s = s[m.width:]
		}
		before, after, colon := cutColon(s)
		if !colon {
			before, after, colon = cutDash(s)
		}
		lines++
		if _, sure, label := c.label(before); colon && !(label && sure) && !strings.ContainsAny(before, "(（") && extent(before) <= 8 && extent(after) >= 2 && row.Table == 0 && !c.elsewhere[fold(before)] && !c.notes[fold(before)] {
			names[same(before)] = true
		}
	}
	return len(names) > 1 && len(names)*10 >= lines*7
}

// leftOut says once that a part of the charter is not taken.
func (c *charter) leftOut(lines []line) {
	for _, l := range lines {
		c.kinds[l.row] = Note
	}
	c.ask(lines[0].row, LeftOut, lines[0].text)
	c.asked[len(c.asked)-1].Count = len(lines)
}
