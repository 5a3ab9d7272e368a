package intake

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
	g := newGrid(r, cols, above)
	g.single = g.oneRowEach(begin, to)
	for i := from; i < begin && i != at; i++ {
		g.aboutTable(i, true)
	}
	for i := begin; i < to; i++ {
		g.row(i)
	}
	g.headed()
	return true
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

// foreign tells a table of something else: a plan, an order, a log, in which no column says
// who has the duty.
func (r *reader) foreign(from, begin int, cols []Column) bool {
	if len(r.mapping.Columns) > 0 {
		return false
	}
	has, other, guessed := rolesOf(cols), 0, true
	for _, c := range cols {
		guessed = guessed && !(c.Role == DutyText && c.Certainty != Guessed)
		if r.elsewhere[fold(c.Head)] {
			other++
		}
	}
	for _, row := range r.rows[from:begin] {
		if r.titleOfOther(joined(row.Cells)) {
			other += 2
		}
	}
	placed := has[Department] || has[Team] || has[Position]
	return other > 0 && !placed || other >= 3 || other == 2 && guessed
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
