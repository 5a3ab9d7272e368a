package intake

import (
	"slices"
	"strings"

	"sandtable/model"
)

// tree is a tree of which units and duties are made.
type tree struct {
	*reader
	nodes []node
	cols  []Column
	units []int
	named bool // one of its units is called as units are
}

// take makes what a node says, and what stands below it: duties of the unit above, or what
// role says.
func (t *tree) take(i, above int, role Role, group string) {
	n := t.nodes[i]
	if t.mapping.Take[n.row] == Passing {
		t.kinds[n.row] = Note
		return
	}
	t.kinds[n.row] = Content
	before, after, colon := cutColon(n.text)
	said, sure, label := t.label(before)
	switch {
	case t.mapping.Take[n.row] == AsDuty:
		t.says(DutyText, above, n.text, group, n.row, false)
	case label && sure && above != None && (len(n.below) > 0 || colon):
		if after != "" {
			t.says(said, above, after, "", n.row, true)
		}
		role, group = said, ""
	case n.unit:
		above, role, group = t.asUnit(i, above), DutyText, ""
	case i == 0 && above == None && (len(n.below) == 0 || t.onlyRoot()):
		t.kinds[n.row] = Title
	case len(n.below) > 0 && isHeading(n.text):
		group = strings.TrimRight(n.text, ":：")
		t.kinds[n.row] = Heads
	default:
		if above == None {
			t.ask(n.row, NoUnit, n.text)
		}
		t.says(role, above, n.text, group, n.row, false)
	}
	for _, b := range n.below {
		t.take(b, above, role, group)
	}
}

// onlyRoot tells whether everything stands below the first line.
func (t *tree) onlyRoot() bool {
	return !slices.ContainsFunc(t.nodes[1:], func(n node) bool { return n.parent == None })
}

// asUnit makes a unit of a node, with what stands in brackets and in other columns beside it.
func (t *tree) asUnit(i, above int) int {
	n := t.nodes[i]
	name, level, more, ok := t.unitName(t.nodeName(n.text))
	t.named = t.named || ok
	if i == 0 && more && level != model.Department && t.onlyRoot() || i == 0 && !ok && t.title(n.text) && t.onlyRoot() {
		t.kinds[n.row] = Title
		return None
	}
	if !ok {
		name, _ = t.bareName(t.nodeName(n.text))
		switch {
		case above == None && i == 0 && t.onlyRoot():
			level = model.Company
		case above == None || t.draft.Units[above].Level == model.Company:
			level = model.Department
		default:
			level = model.Team
		}
	}
	switch whole := i == 0 && t.onlyRoot(); {
	case whole && hasSuffix(name, t.lists["company.zh"]):
		level = model.Company
	case level == model.Company && !whole:
		level = model.Department
	}
	u := t.unit(above, name, level, n.row)
	if at := t.forms["bracket"].FindStringSubmatch(n.text); at != nil && at[1] != "" {
		t.beside(u, at[2], n.row)
	}
	for c, col := range t.cols {
		if s := cell(t.rows[n.row], c); s != "" && col.Role != DutyText && s != n.text {
			t.says(col.Role, u, s, "", n.row, true)
		}
	}
	t.kinds[n.row] = UnitHead
	return u
}

// title tells a line that says what the document is about.
func (w *words) title(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(w.lists["about"], func(t string) bool { return strings.Contains(low, t) })
}

// beside takes what stands in brackets behind the name of a unit: its head, or its people.
func (r *reader) beside(u int, s string, row int) {
	before, after, colon := cutColon(s)
	role, sure, ok := r.label(before)
	n, counted := parseNumber(s)
	switch {
	case colon && ok && sure:
		r.says(role, u, after, "", row, true)
	case counted:
		r.draft.Units[u].FTE = n
	case r.person(s):
		r.draft.Units[u].Head = s
	}
}
