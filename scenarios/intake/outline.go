package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// node is a line of a tree: how far it stands in, and what stands below it.
type node struct {
	row    int
	text   string
	in     int // how far it stands in; more is lower
	depth  int // from 0
	parent int // index into the nodes, or None
	below  []int
	unit   bool
}

// outline reads a tree that is shown by how far its lines stand in (by space, by the indent
// of cells, by the column, by signs as in a listing of folders, by the level of numbering, by
// a column of levels): what has something below it is a unit, what has nothing is a duty of
// the unit above. It reports whether the rows are one.
func (r *reader) outline() bool {
	heads, cols := r.outlineHeads()
	nodes := r.nodes(heads, cols)
	if nodes == nil && heads < 0 {
		nodes = r.numberedNodes()
	}
	if !r.branches(nodes) {
		return false
	}
	r.classify(nodes)
	t := tree{reader: r, nodes: nodes, cols: cols, units: make([]int, len(nodes))}
	if len(cols) > 0 {
		r.columns, r.header = cols, heads
		r.kinds[heads] = Heads
	}
	for i := range nodes {
		if nodes[i].parent == None {
			t.take(i, None, DutyText, "")
		}
	}
	r.shape, r.founded = Charter, r.founded || t.named
	return true
}

// outlineHeads gives the row of heads above a tree, where it has further columns, and what
// they are; -1 where it has none.
func (r *reader) outlineHeads() (int, []Column) {
	for i := range min(3, len(r.rows)) {
		known := 0
		for _, s := range r.rows[i].Cells {
			_, sure, ok := r.label(s)
			if ok && sure || r.level(s) {
				known++
			}
		}
		if known == 0 || filled(r.rows[i].Cells) < 2 {
			continue
		}
		cols := make([]Column, len(r.rows[i].Cells))
		for c := range cols {
			cols[c].Head = cell(r.rows[i], c)
			if role, sure, ok := r.label(cols[c].Head); ok {
				cols[c].Role, cols[c].Certainty = role, certain(sure)
			}
		}
		return i, cols
	}
	return -1, nil
}

// level tells a head of a column that says how deep each row stands.
func (w *words) level(s string) bool { return slices.Contains(w.lists["level"], fold(s)) }

// nodes gives the lines of a tree with how far each stands in, nil where the rows are none.
func (r *reader) nodes(heads int, cols []Column) []node {
	leveled, name := -1, 0
	for c := range cols {
		if r.level(cols[c].Head) || r.dotted(heads+1, c) {
			leveled = c
		}
	}
	for leveled >= 0 && name < len(cols) && (name == leveled || cols[name].Role == Skip) {
		name++
	}
	if heads >= 0 && leveled < 0 && !slices.ContainsFunc(r.rows[heads+1:], func(row sheet.Row) bool { return row.Indent > 0 }) {
		return nil
	}
	var out []node
	deep := heads >= 0 // by more than a bullet before a line
	for i := heads + 1; i < len(r.rows); i++ {
		row := r.rows[i]
		s, at := firstCell(row)
		n := node{row: i, text: s, in: row.Indent + 4*at}
		switch {
		case row.Heading > 0 || row.Table > 0:
			return nil
		case leveled >= 0:
			n.text = cell(row, name)
			s := cell(row, leveled)
			d, ok := levelIn(s)
			if r.dotted(heads+1, leveled) { // 2 and 2.1: the points say the level
				d, ok = strings.Count(strings.TrimRight(s, "."), ".")+1, true
			}
			if !ok {
				return nil
			}
			n.in = d
		case heads >= 0:
			n.in = row.Indent
		case filled(row.Cells) > 1:
			return nil
		case row.Level > 0:
			n.in = row.Level * 4
		default:
			n.in, n.text = branch(n.in, n.text)
		}
		deep = deep || n.in > 1
		if n.text == "" {
			return nil
		}
		out = append(out, n)
	}
	if !deep {
		return nil
	}
	return out
}

// numberedNodes gives the lines of a text that are numbered 1, 1.1, 1.2, 2 …, nil where they
// are not. What stands above the first is the title, and an appendix ends them.
func (r *reader) numberedNodes() []node {
	var out []node
	deep := 0
	for i, row := range r.rows {
		s := joined(row.Cells)
		m, ok := marked(s)
		depth := 0
		_, _, _, unit := r.unitName(s)
		switch {
		case row.Heading > 0 || row.Table > 0 || row.Level > 0 || unit: // of a charter, whose names say what they are
			return nil
		case ok && m.class == digit:
			depth = 1
		case ok && m.class == decimal:
			depth, deep = m.depth, deep+1
		case len(out) == 0 && i < 3:
			r.kinds[i] = Title
			continue
		case hasPrefix(strings.ToLower(s), r.lists["appendix"]):
			if deep < 2 {
				return nil
			}
			for ; i < len(r.rows); i++ {
				r.ask(i, NotRead, joined(r.rows[i].Cells))
			}
			return out
		default:
			return nil
		}
		out = append(out, node{row: i, text: strings.TrimSpace(s[m.width:]), in: depth})
	}
	if deep < 2 {
		return nil
	}
	return out
}

// dotted tells a column of numbers such as 1, 1.1, 1.1.2.
func (r *reader) dotted(from, col int) bool {
	deep := false
	for _, row := range r.rows[from:] {
		s := strings.TrimRight(cell(row, col), ".")
		if s == "" || strings.Trim(s, "0123456789.") != "" || strings.Contains(s, "..") {
			return false
		}
		deep = deep || strings.Contains(s, ".")
	}
	return deep
}

// levelIn reads how deep a row stands: 2, L2.
func levelIn(s string) (int, bool) {
	at := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
	if at < 0 {
		if m, ok := hanLevel(s); ok {
			return m, true
		}
		return 0, false
	}
	n := 0
	for _, r := range s[at:] {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
		if n > 20 {
			return 0, false
		}
	}
	return n, true
}

func hanLevel(s string) (int, bool) {
	for _, r := range s {
		if at := strings.IndexRune(hanDigits, r); at >= 0 {
			return at/utf8.RuneLen(r) + 1, true
		}
	}
	return 0, false
}

// branch takes the signs of a tree (├──, --, ##) off the front of a line, and says how far it
// stands in by them.
func branch(in int, s string) (int, string) {
	drawn := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("│┃|", r):
			drawn = i
			in += 1
		case r == ' ' || r == '\u00A0':
			in += 1
		case strings.ContainsRune("├└┣┗╰╠╚", r):
			rest := strings.TrimLeft(s[i:], "├└┣┗╰╠╚─━-—═> \u00A0")
			return in + 1, rest
		default:
			if drawn > 0 {
				return in, s
			}
			if run := len(s) - len(strings.TrimLeft(s, string(r))); strings.ContainsRune("-*+.#>", r) && run > 1 && run < 8 && strings.TrimLeft(s[run:], " ") != s[run:] {
				return in + run, strings.TrimSpace(s[run:])
			}
			if m, ok := marked(s); ok && m.class == bullet {
				return in + 1, strings.TrimSpace(s[m.width:])
			}
			return in, s
		}
	}
	return in, s
}

// branches joins the nodes to a tree, and tells whether they are one: something stands under
// several of them, and they are not the chapters of a text.
func (r *reader) branches(nodes []node) bool {
	if len(nodes) < 4 {
		return false
	}
	var stack []int
	inner, leaves, numbered := 0, 0, 0
	for i := range nodes {
		n := &nodes[i]
		for len(stack) > 0 && nodes[stack[len(stack)-1]].in >= n.in {
			stack = stack[:len(stack)-1]
		}
		if n.parent = None; len(stack) > 0 {
			n.parent = stack[len(stack)-1]
			nodes[n.parent].below = append(nodes[n.parent].below, i)
		}
		n.depth = len(stack)
		stack = append(stack, i)
		if m, ok := marked(n.text); ok && m.class != bullet {
			numbered++
		}
		if extent(n.text) > 60 || r.forms["clock"].MatchString(n.text) && len(n.text) < 40 {
			return false
		}
	}
	for i, n := range nodes {
		if n.in < nodes[0].in {
			return false
		}
		if len(n.below) == 0 {
			leaves++
			continue
		}
		inner++
		before, _, _ := cutColon(n.text)
		role, sure, label := r.label(before)
		if label && sure && (role == Skip || n.parent == None || r.format == sheet.Word) || r.titleOfOther(n.text) {
			return false
		}
		classes := map[markClass]bool{} // 一、 and 1. side by side: one stands above the other
		for _, b := range nodes[i].below {
			if m, ok := marked(nodes[b].text); ok {
				classes[m.class] = true
			}
		}
		if len(classes) > 1 {
			return false
		}
	}
	return inner >= 2 && leaves >= 2 && (numbered*2 < len(nodes) || nodes[0].in < nodes[len(nodes)-1].in)
}

// classify says which nodes are units: those that have something below them and stand where
// most have, and those that are called as units are.
func (r *reader) classify(nodes []node) {
	inner, all := map[int]int{}, map[int]int{}
	for _, n := range nodes {
		all[n.depth]++
		if len(n.below) > 0 {
			inner[n.depth]++
		}
	}
	for i := range nodes {
		n := &nodes[i]
		name, level, more, named := r.unitName(r.nodeName(n.text))
		before, _, _ := cutColon(n.text)
		_, sure, label := r.label(before)
		short := extent(n.text) <= 12 && !strings.ContainsAny(n.text, "，。；;") || name != "" && more
		switch {
		case label && sure && (len(n.below) > 0 || strings.ContainsAny(n.text, ":：")):
		case len(n.below) > 0:
			n.unit = named || short && inner[n.depth]*2 >= all[n.depth]
		case named && n.parent != None:
			n.unit = r.amongUnits(nodes, *n, level)
		default:
			n.unit = named || n.parent == None && short && inner[n.depth]*3 >= all[n.depth]*2
		}
	}
}

// amongUnits tells whether what stands beside a node is called as it is, or has something
// below it.
func (r *reader) amongUnits(nodes []node, n node, level model.UnitLevel) bool {
	return !slices.ContainsFunc(nodes[n.parent].below, func(b int) bool {
		_, l, _, named := r.unitName(r.nodeName(nodes[b].text))
		return !named && len(nodes[b].below) == 0 || named && (l == model.Position) != (level == model.Position)
	})
}

// nodeName is what a line of a tree says of a unit, without number and what stands in brackets.
func (r *reader) nodeName(s string) string {
	if at := r.forms["bracket"].FindStringSubmatch(s); at != nil && at[1] != "" {
		return at[1]
	}
	return strings.TrimRight(s, ":：")
}
