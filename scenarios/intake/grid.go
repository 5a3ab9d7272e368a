package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// grid is a table that is being read row by row.
type grid struct {
	*reader
	cols   []Column
	above  int // unit to which the table belongs, or None
	single bool

	path     [4]string // what stands in the columns of units, filled down: parent, department, team, position
	section  int       // unit that a row of its own has named, or None
	group    string
	heads    map[int][]string // by unit, who was named beside its duties
	lastUnit int
}

// places are the roles of a grid's path, from the highest unit down.
var places = [4]Role{ParentUnit, Department, Team, Position}

// table reads a table between two rows; above is the unit whose table it is. It reports
// whether it was one of duties or units.
func (r *reader) table(from, to, above int) bool {
	at, cols, ok := r.heads(from, to)
	if len(r.mapping.Columns) == 0 && r.besides(from, to, at, cols, above) {
		return true
	}
	begin := from
	if ok {
		begin = at + 1
		if r.second(at, to, cols) {
			begin++
		}
	} else {
		at = -1
		width := 0
		for _, row := range r.rows[from:to] {
			width = max(width, len(row.Cells))
		}
		cols = make([]Column, width)
	}
	for c, role := range r.mapping.Columns {
		if c < len(cols) {
			cols[c].Role, cols[c].Certainty = role, Chosen
		}
	}
	r.settle(begin, to, cols, ok)
	has := rolesOf(cols)
	tells := has[DutyText] || has[KPI] || has[Goal] || has[Task]
	if !has[DutyText] && (has[Department] || has[Position] || has[Person]) && (has[ParentUnit] || has[Manager] || has[Head] || has[Headcount] || has[Person] || has[Mission]) && !has[KPI] {
		r.show(at, begin, from, cols)
		return r.hierarchy(begin, to, cols, above)
	}
	if !tells {
		if r.columns == nil {
			r.columns = cols // shown, with the question which column is the duty
			r.show(at, begin, from, cols)
		}
		return false
	}
	r.show(at, begin, from, cols)
	if r.foreign(from, begin, cols) {
		return false
	}
	r.shape, r.founded = List, ok || len(r.mapping.Columns) > 0 || rolesOf(cols)[Department]
	g := &grid{reader: r, cols: cols, above: above, section: None, heads: map[int][]string{}, lastUnit: None}
	g.single = g.oneRowEach(begin, to)
	for i := from; i < begin && i != at; i++ {
		g.aboutTable(i)
	}
	for i := begin; i < to; i++ {
		g.row(i)
	}
	g.headed()
	return true
}

// foreign tells a table of something else: a plan, an order, a log, in which no column says
// who has the duty.
func (r *reader) foreign(from, begin int, cols []Column) bool {
	if len(r.mapping.Columns) > 0 {
		return false
	}
	has, other := rolesOf(cols), 0
	for _, c := range cols {
		if r.elsewhere[fold(c.Head)] {
			other++
		}
	}
	for _, row := range r.rows[from:begin] {
		if r.titleOfOther(join2(row.Cells)) {
			other += 2
		}
	}
	placed := has[Department] || has[Team] || has[Position]
	return other > 0 && !placed || other >= 3
}

// titleOfOther tells the title of a plan, of minutes, of a notice.
func (w *words) titleOfOther(s string) bool {
	low := strings.ToLower(s)
	if numberedLine(s) || strings.ContainsAny(s, ":：。|") {
		return false
	}
	return extent(s) <= 20 && slices.ContainsFunc(w.lists["other.title"], func(t string) bool { return strings.Contains(low, t) })
}

// besides reads a table whose columns are units, under the heads that were found or under
// its first row.
func (r *reader) besides(from, to, at int, cols []Column, above int) bool {
	if at >= 0 {
		return r.sideBySide(at, to, cols, above)
	}
	for i := from; i < to && i < from+headRows; i++ {
		if filled(r.rows[i].Cells) < 2 {
			continue
		}
		heads := make([]Column, 0, len(r.rows[i].Cells))
		for c := range r.rows[i].Cells {
			heads = append(heads, Column{Head: cell(r.rows[i], c)})
		}
		return r.sideBySide(i, to, heads, above)
	}
	return false
}

// show keeps what is shown of the sheet: the heads, and the titles above them.
func (r *reader) show(at, begin, from int, cols []Column) {
	if r.columns != nil && r.header >= 0 {
		return
	}
	r.columns, r.header = cols, at
	for i := from; i < begin; i++ {
		r.kinds[i] = Title
	}
	for i := max(at, from); at >= 0 && i < begin; i++ {
		r.kinds[i] = Heads
	}
}

func rolesOf(cols []Column) map[Role]bool {
	out := map[Role]bool{}
	for _, c := range cols {
		out[c.Role] = true
	}
	return out
}

// settle decides what the heads left open, by what stands in the columns.
func (r *reader) settle(begin, to int, cols []Column, headed bool) {
	ps := r.profiles(begin, to, len(cols))
	free := func(c int) bool { return cols[c].Role == "" && cols[c].Certainty != Chosen }
	guess := func(c int, role Role) { cols[c].Role, cols[c].Certainty = role, Guessed }
	has := func(role Role) bool { return rolesOf(cols)[role] }

	// several columns of duties: two languages, a title, a heading, or duties in both
	var duties []int
	for c := range cols {
		if cols[c].Role == DutyText && cols[c].Certainty != Chosen {
			duties = append(duties, c)
		}
	}
	if len(duties) > 1 {
		longest := duties[0]
		for _, c := range duties {
			if ps[c].length > ps[longest].length {
				longest = c
			}
		}
		for _, c := range duties {
			switch {
			case c == longest || ps[c].cells == 0 || stem(cols[c].Head) == stem(cols[longest].Head):
			case other(ps[c], ps[longest]): // the other language
			case ps[c].distinct*2 <= ps[longest].cells:
				guess(c, Group)
			case ps[c].length <= 8 && ps[longest].length >= 2*ps[c].length:
				guess(c, DutyTitle)
			}
		}
	}
	// 事项, 重点工作 without a column of duties are the duties
	for _, role := range []Role{DutyTitle, Task, Function} {
		if has(DutyText) || !headed {
			break
		}
		for c := range cols {
			if cols[c].Role == role && cols[c].Certainty != Chosen && (role != Function || ps[c].length >= 8) && ps[c].units*2 < max(1, ps[c].cells) {
				guess(c, DutyText)
				break
			}
		}
	}
	if !has(DutyText) && !has(KPI) && !has(Manager) && !has(ParentUnit) && !has(Headcount) && !has(Goal) {
		best, least := -1, 6
		for c := range cols {
			if !headed && len(cols) > 1 && ps[c].cells > 0 && (ps[c].units*2 >= ps[c].cells || ps[c].distinct < ps[c].cells && ps[c].length <= 6) {
				least = 4 // a column of units stands beside it
			}
		}
		for c := range cols {
			if free(c) && ps[c].cells > 0 && ps[c].length >= least && ps[c].distinct*10 >= ps[c].cells*7 && ps[c].numbers*2 < ps[c].cells && !r.elsewhere[fold(cols[c].Head)] && (best < 0 || ps[c].length > ps[best].length) {
				best = c
			}
		}
		if best >= 0 && (!headed || has(Department) || has(Position) || has(Team)) {
			guess(best, DutyText)
		}
	}
	if !has(Department) && !has(Team) && !has(Position) {
		for c := range cols {
			open := free(c) || cols[c].Role == Function || cols[c].Role == Head && ps[c].units-ps[c].posts > 0
			if open && cols[c].Certainty != Chosen && ps[c].cells > 0 && ps[c].length <= longestName/2+3 && (ps[c].units*2 >= ps[c].cells || !headed && ps[c].distinct < ps[c].cells && ps[c].numbers == 0 || cols[c].Role == Function && ps[c].distinct < ps[c].cells) {
				guess(c, Department)
				break
			}
		}
	}
	// beside a known department, an open column of posts
	for c := range cols {
		switch {
		case free(c) && !has(Position) && ps[c].posts*2 > ps[c].cells && ps[c].cells > 0:
			guess(c, Position)
		case cols[c].Role == Head && cols[c].Certainty != Chosen && !has(Position) && has(DutyText) && r.varies(begin, to, cols, c) && ps[c].posts*2 > ps[c].cells:
			guess(c, Position)
		case cols[c].Role == Function && cols[c].Certainty != Chosen:
			guess(c, Group)
		}
	}
	// beside departments alone, a manager is their head
	if has(Department) && !has(Person) && !has(Position) && !has(Head) {
		for c := range cols {
			if cols[c].Role == Manager && cols[c].Certainty != Chosen && fold(cols[c].Head) == "manager" {
				cols[c].Role = Head
				break
			}
		}
	}
	// two columns of one place: the one that says more different things lies below
	down := map[Role]Role{Department: Team, Team: Position}
	for c := range cols {
		for d := range c {
			if lower := down[cols[c].Role]; lower != "" && cols[d].Role == cols[c].Role && cols[c].Certainty != Chosen && cols[d].Certainty != Chosen {
				if low := c; ps[c].distinct >= ps[d].distinct {
					guess(low, lower)
				} else {
					guess(d, lower)
				}
			}
		}
	}
}

// stem is a head without its number: 职责1, 职责2.
func stem(head string) string { return strings.TrimRight(fold(head), " 0123456789"+hanDigits) }

// other tells two columns of which one is Chinese and the other is not.
func other(a, b profile) bool {
	return a.han*10 <= a.cells && b.han*2 >= b.cells || b.han*10 <= b.cells && a.han*2 >= a.cells
}

// varies tells whether a column says different things within one unit, in many units.
func (r *reader) varies(begin, to int, cols []Column, col int) bool {
	last, said := "", map[string]map[string]bool{}
	for i := begin; i < to; i++ {
		for c := range cols {
			if s := cell(r.rows[i], c); cols[c].Role == Department && s != "" {
				last = s
			}
		}
		if s := cell(r.rows[i], col); s != "" {
			if said[last] == nil {
				said[last] = map[string]bool{}
			}
			said[last][s] = true
		}
	}
	n := 0
	for _, m := range said {
		if len(m) > 1 {
			n++
		}
	}
	return n*2 >= len(said) && n > 0
}

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
	if take == 0 && g.aboutTable(i) {
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
	for _, o := range append(others, g.support(i, home)...) {
		for _, duty := range d {
			g.part(duty, o, "R")
		}
	}
	g.unitCells(i, home, len(d) > 0)
	g.thingCells(i, home, d)
	g.matrixCells(i, d)
	if len(d) == 0 && home == None && len(others) == 0 {
		g.kinds[i] = Unread
		g.ask(i, NotRead, join2(row.Cells))
	}
}

func join2(cells []string) string {
	var out []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, " | ")
}

func firstCell(row sheet.Row) (string, int) {
	for c, s := range row.Cells {
		if s = strings.TrimSpace(s); s != "" {
			return s, c
		}
	}
	return "", -1
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
	text := join2(g.rows[i].Cells)
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

func cutColon(s string) (before, after string, ok bool) {
	at := strings.IndexAny(s, ":：")
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(strings.TrimLeft(s[at:], ":：")), true
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
// 部门：财务部  负责人：钱进. It reports whether it did.
func (g *grid) aboutTable(i int) (told bool) {
	cells := g.rows[i].Cells
	for k, s := range cells {
		before, after, colon := cutColon(s)
		if colon && after == "" && k+1 < len(cells) {
			after = strings.TrimSpace(cells[k+1])
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
		case (role == Head || role == Manager) && g.section != None:
			g.draft.Units[g.section].Head = oneLine(after)
			told = true
		}
	}
	if told {
		g.kinds[i] = UnitHead
	}
	return told
}

// placed tells whether a column says the unit.
func (g *grid) placed() bool {
	for _, c := range g.cols {
		if c.Role == Department || c.Role == Team || c.Role == Position {
			return true
		}
	}
	return false
}

// fill takes the units of a row, and for what it leaves out those of the row above.
func (g *grid) fill(row sheet.Row) {
	for k, role := range places {
		for c, col := range g.cols {
			if col.Role != role {
				continue
			}
			s := cell(row, c)
			if s == "" || g.ditto(s) {
				continue
			}
			if same(s) == same(g.path[k]) {
				continue
			}
			g.path[k] = s
			for below := k + 1; below < len(places); below++ {
				if places[below] != Position || !g.stands(row, Position) {
					g.path[below] = ""
				}
			}
			g.group = ""
		}
	}
}

func (g *grid) stands(row sheet.Row, role Role) bool {
	for c, col := range g.cols {
		if col.Role == role && cell(row, c) != "" {
			return true
		}
	}
	return false
}

// ditto tells a cell that says: as above.
func (g *grid) ditto(s string) bool {
	return slices.Contains(g.lists["ditto"], strings.ToLower(strings.TrimSpace(s)))
}

// place gives the unit of a row, and the others that are named beside it.
func (g *grid) place(i int) (home int, others []int) {
	home = g.above
	if g.section != None {
		home = g.section
	}
	said := false
	for k, role := range places {
		s := g.path[k]
		if s == "" || g.nothing(s) {
			continue
		}
		if role == ParentUnit {
			if p, ok := g.known(s); ok {
				home = p
			} else {
				home = g.unit(home, s, model.Department, i)
			}
			continue
		}
		level := map[Role]model.UnitLevel{Department: model.Department, Team: model.Team, Position: model.Position}[role]
		names := []string{s}
		if role == Department {
			names = g.several(s)
		}
		if role == Position && said && home != None && g.draft.Units[home].Level == model.Position {
			home = g.draft.Units[home].Parent
		}
		parent := home
		home = g.unit(parent, g.plainName(names[0]), level, i)
		said = true
		for _, n := range names[1:] {
			others = append(others, g.unit(parent, g.plainName(n), level, i))
		}
		if len(others) > 0 {
			g.ask(i, TwoUnits, s)
		}
	}
	return home, others
}

// support gives the units that a row names as taking part.
func (g *grid) support(i, home int) (out []int) {
	for c, col := range g.cols {
		s := cell(g.rows[i], c)
		if col.Role != Support || s == "" || g.nothing(s) {
			continue
		}
		for _, name := range splitOutside(strings.ReplaceAll(s, "\n", "、"), "、/，,;；&＆+") {
			name = g.plainName(name)
			u, known := g.known(name)
			if _, _, _, ok := g.unitName(name); !known && ok {
				u, known = g.unit(g.above, name, model.Department, i), true
			}
			if known && u != home {
				out = append(out, u)
			}
		}
	}
	return out
}

// plainName takes what a cell of units says for the name, without number and line breaks.
func (w *words) plainName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if m, ok := marked(s); ok && m.class != bullet {
		s = s[m.width:]
	}
	return strings.Trim(s, " :：")
}

// several splits a cell that names more than one unit.
func (g *grid) several(s string) []string {
	parts := splitOutside(strings.ReplaceAll(s, "\n", "、"), "、/，,;；&＆+")
	if len(parts) < 2 {
		return []string{s}
	}
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		_, known := g.known(parts[i])
		_, _, _, unit := g.unitName(parts[i])
		if !known && !unit {
			return []string{strings.Join(strings.Fields(s), "")}
		}
	}
	return parts
}

// duties adds what the columns of duties of a row say.
func (g *grid) duties(i, home int, take Take) (out []int) {
	row := g.rows[i]
	var texts []string
	paired := -1
	for c, col := range g.cols {
		if s := cell(row, c); col.Role == DutyText && s != "" && !g.nothing(s) {
			if paired >= 0 && hasHan(s) != hasHan(texts[paired]) && len(texts) > 0 {
				texts[paired] += "\x00" + s
				continue
			}
			texts = append(texts, s)
			paired = len(texts) - 1
		}
	}
	if take == AsDuty && len(texts) == 0 {
		texts = []string{join2(row.Cells)}
	}
	if len(texts) == 0 && g.titled(row) != "" && rolesOf(g.cols)[DutyText] {
		texts = []string{g.titled(row)}
	}
	if len(texts) > 0 && home == None {
		g.ask(i, NoUnit, strings.ReplaceAll(texts[0], "\x00", " "))
	}
	for _, s := range texts {
		zh, en, two := strings.Cut(s, "\x00")
		items := itemsOf(zh, i, g.single || take == Split)
		var also []item
		if two {
			also = itemsOf(en, i, g.single || take == Split)
		}
		for k, it := range items {
			d := g.about(row, i, home)
			d.Text = text(it.text)
			if len(also) == len(items) {
				d.Text = bothWordings(it.text, also[k].text)
			}
			if it.group != "" {
				d.Group = it.group
			}
			if len(items) > 1 {
				d.Title = model.Text{}
			}
			if !g.single && take != Split {
				if n := len(clauses(part{line: line{text: it.text}})); n >= 3 {
					g.ask(i, ManyThings, it.text)
					g.asked[len(g.asked)-1].Count = n
				}
			}
			out = append(out, g.duty(d))
		}
	}
	return out
}

func bothWordings(a, b string) model.Text {
	if hasHan(a) {
		return model.Text{ZH: a, EN: b}
	}
	return model.Text{ZH: b, EN: a}
}

func (g *grid) titled(row sheet.Row) string {
	for c, col := range g.cols {
		if col.Role == DutyTitle {
			return cell(row, c)
		}
	}
	return ""
}

// about gives what a row says of its duties beside their text.
func (g *grid) about(row sheet.Row, i, home int) Duty {
	d := Duty{Unit: home, Row: i, Group: g.group}
	for c, col := range g.cols {
		s := g.spread(row, c)
		if s == "" || g.nothing(s) {
			continue
		}
		switch col.Role {
		case DutyTitle:
			if cell(row, c) != "" && extent(s) <= 24 {
				d.Title = text(oneLine(s))
			}
		case Group:
			d.Group = oneLine(s)
		case Frequency:
			if v, ok := g.value("frequency", s); ok {
				d.Frequency = v
			} else {
				d.Frequency = oneLine(s)
			}
		case Criticality:
			if v, ok := g.value("criticality", s); ok {
				d.Criticality, _ = strconv.Atoi(v)
			} else {
				g.ask(i, BadValue, s)
			}
		case Effort:
			if n, ok := parseNumber(s); ok {
				d.Effort = n
			}
		case Control:
			for _, word := range namesOf(s, g.words) {
				if v, ok := g.value("control", word); ok {
					d.Control = append(d.Control, v)
				}
			}
		}
	}
	return d
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

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// unitCells takes what a row says of its unit.
func (g *grid) unitCells(i, home int, duties bool) {
	if home == None {
		return
	}
	row := g.rows[i]
	for c, col := range g.cols {
		s := cell(row, c)
		if s == "" || g.nothing(s) {
			continue
		}
		switch col.Role {
		case Head, Manager:
			if col.Role == Head || !rolesOf(g.cols)[Head] && !duties {
				g.heads[home] = append(g.heads[home], oneLine(s))
			}
		case Person:
			if g.draft.Units[home].Level == model.Position {
				g.heads[home] = append(g.heads[home], oneLine(s))
			}
		case Headcount:
			if n, ok := parseNumber(s); ok {
				g.draft.Units[home].FTE = n
			} else {
				g.ask(i, BadNumber, s)
			}
		case Mission:
			g.draft.Units[home].Mission = s
		case Authority:
			g.draft.Units[home].Authority = s
		case Staff:
			g.staff(home, s, i)
		}
	}
}

// headed makes the one person who is named beside the duties of a unit its head.
func (g *grid) headed() {
	for u := range g.draft.Units {
		said := map[string]bool{}
		for _, h := range g.heads[u] {
			said[h] = true
		}
		switch {
		case len(said) == 1:
			g.draft.Units[u].Head = g.heads[u][0]
		case len(said) > 1:
			g.ask(max(0, g.draft.Units[u].Row), Varies, g.draft.Units[u].Name)
			g.asked[len(g.asked)-1].Count = len(said)
		}
	}
}

// thingKinds are the roles whose cells name records of their own.
var thingKinds = map[Role]model.Kind{KPI: model.KPIKind, Goal: model.GoalKind, Task: model.TaskKind, Tool: model.ToolKind, Channel: model.ChannelKind}

// thingCells adds the KPIs, goals, tasks, tools and channels of a row.
func (g *grid) thingCells(i, home int, duties []int) {
	row := g.rows[i]
	weight := 0.0
	for c, col := range g.cols {
		if col.Role == Weight {
			weight, _ = parseNumber(cell(row, c))
		}
	}
	for c, col := range g.cols {
		kind, ok := thingKinds[col.Role]
		if !ok {
			continue
		}
		s := g.spread(row, c)
		if s == "" || g.nothing(s) {
			continue
		}
		for _, name := range g.thingNames(kind, s) {
			one := None
			if len(duties) == 1 {
				one = duties[0]
			}
			t := g.thing(kind, home, name, one, i)
			if weight > 0 && (kind == model.KPIKind || kind == model.GoalKind) {
				g.draft.Things[t].Weight = weight
			}
			if len(duties) > 1 { // the row measures all of them
				for _, d := range duties {
					g.thing(kind, home, name, d, i)
				}
			}
		}
	}
}

// thingNames splits a cell of things: goals and tasks are statements, the others are names.
func (w *words) thingNames(kind model.Kind, s string) (out []string) {
	if kind == model.GoalKind || kind == model.TaskKind {
		for _, it := range itemsOf(s, 0, true) {
			out = append(out, it.text)
		}
		return out
	}
	return namesOf(s, w)
}
