package export

import (
	"slices"
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/model/typography"
)

// maxSides is the number of departments that a page can show side by side.
const maxSides = 4

// departments is the comparison of the brief (部门对照): like stands beside like,
// and what the neighbours have to do with each other stands between them. When
// the scenario leaves only one department, those of the baseline are compared:
// they are why there is a scenario.
func (b *pages) departments() xlsx.Sheet {
	if b.r.Part != "" { // there is nothing beside it
		return xlsx.Sheet{}
	}
	s, f, about := b.r.Scenario, b.r.Findings, "export.departments.now"
	units := sides(s)
	if before := sides(b.r.Baseline); len(units) < 2 && len(before) >= 2 {
		s, f, about, units = b.r.Baseline, b.r.BaselineFindings, "export.departments.before", before
	}
	all := len(units)
	if all < 2 { // nothing stands beside another
		return xlsx.Sheet{}
	}
	units = units[:min(all, maxSides)]
	v := opposite{s: s, p: b.p, units: units}

	t := table{
		key: "departments", frozen: 1, paper: xlsx.A4, empty: b.p.T("export.departments.none"),
		about:   b.p.T(about, "baseline", b.baseline(), "n", len(units), "all", all),
		columns: []column{{label: b.p.T("export.column.dimension"), width: 12, style: xlsx.StyleMuted}},
	}
	if len(units) > 2 {
		t.paper = xlsx.A3
	}
	for i, u := range units {
		if i > 0 {
			t.columns = append(t.columns, column{label: b.p.T("export.column.relation"), width: 32, style: xlsx.StyleBodyWrap})
		}
		t.columns = append(t.columns, column{label: b.p.Unit(s, u), width: 52, style: xlsx.StyleBodyWrap})
	}
	for _, section := range compare.Departments(s, f, units...).Sections {
		for _, row := range section.Rows {
			t.rows = append(t.rows, v.rows(section.Dimension, row)...)
		}
	}
	return b.sheet(t)
}

// sides lists the departments that hold duties, by rank.
func sides(s model.Scenario) []model.ID {
	holds := map[model.ID]bool{}
	for _, d := range s.Duties() {
		holds[s.DepartmentOf(d.Unit)] = true
	}
	var out []model.ID
	for _, u := range s.Units() {
		if holds[u.ID] && u.Level != model.Company && u.Level != model.External && s.DepartmentOf(u.ID) == u.ID {
			out = append(out, u.ID)
		}
	}
	return out
}

// opposite says a comparison of units of one scenario.
type opposite struct {
	s     model.Scenario
	p     text.Printer
	units []model.ID
}

// rows lays out one row of a comparison. What has no counterpart is listed one
// below the other, since a cell that holds all of it may be higher than a page;
// short names stand in one cell.
func (v opposite) rows(d compare.Dimension, r compare.Row) [][]xlsx.Cell {
	lines := 1
	brief := d == compare.KPIs || d == compare.Tools || d == compare.Channels
	between := "\n"
	if brief {
		between = v.p.T("export.comma")
	}
	if r.Rest && !brief {
		for _, items := range r.Items {
			lines = max(lines, len(items))
		}
	}
	out := make([][]xlsx.Cell, 0, lines)
	for line := range lines {
		cells := []xlsx.Cell{cell(v.p.T("export.dimension." + string(d)))}
		for i, items := range r.Items {
			if i > 0 {
				cells = append(cells, v.relation(r.Ties[i-1], line == 0))
			}
			if r.Rest && !brief {
				items = items[min(line, len(items)):min(line+1, len(items))]
			}
			cells = append(cells, cell(strings.Join(v.items(items), between)))
		}
		out = append(out, cells)
	}
	return out
}

func (v opposite) items(items []compare.Item) []string {
	var out []string
	for _, x := range items {
		said := v.wording(x.Ref)
		switch {
		case x.Seen:
			said = v.p.T("export.departments.seen", "x", v.p.Name(v.s, x.Ref))
		case x.Borrowed:
			said = v.p.T("export.departments.borrowed", "x", said)
		}
		out = append(out, said)
	}
	return out
}

// wording gives the whole text of what is compared by its text, and the name of the rest.
func (v opposite) wording(r model.Ref) string {
	var t model.Text
	switch x := v.s.Get(r).(type) {
	case model.Duty:
		t = x.Text
	case model.Goal:
		t = x.Text
		if x.Horizon != "" {
			return v.p.T("list.paren", "x", typography.FullWidth(t.In(v.p.Lang())), "y", v.word(model.GoalKind, "horizon", string(x.Horizon)))
		}
	case model.Task:
		t = x.Text
	}
	if t.Empty() {
		return v.p.Name(v.s, r)
	}
	return typography.FullWidth(t.In(v.p.Lang()))
}

// relation says what two neighbours have to do with each other.
func (v opposite) relation(ties []compare.Tie, first bool) xlsx.Cell {
	if !first {
		return xlsx.Cell{}
	}
	var out []string
	style := xlsx.StyleMuted
	for _, tie := range ties {
		said := v.p.T("export.relation.line",
			"relation", v.p.T("export.relation."+string(tie.Relation)),
			"reason", v.reason(tie))
		if !slices.Contains(out, said) {
			out = append(out, said)
		}
		if tie.Relation != compare.Agreeing && tie.Severity >= check.Low {
			style = xlsx.StyleChanged
		}
	}
	if len(out) == 0 {
		return xlsx.Cell{}
	}
	return styled(strings.Join(out, "\n"), style)
}

// reason says why things are related.
func (v opposite) reason(t compare.Tie) string {
	what := v.subject(t)
	if t.Reason == compare.SameWording && what == "" {
		return v.p.T("export.reason.same-words")
	}
	return v.p.T("export.reason."+string(t.Reason), "what", what)
}

// subject lists what a relation is about.
func (v opposite) subject(t compare.Tie) string {
	var out []string
	for _, r := range t.Subjects {
		out = append(out, v.p.Name(v.s, r))
	}
	words := t.Words
	if t.Reason == compare.SameWording {
		var english []string
		if v.p.Lang() == model.EN {
			english = t.English(v.s)
		}
		words = v.p.Shared(t.Words, english)
	}
	for _, w := range words {
		switch t.Reason {
		case compare.SameFunction:
			w = v.p.Function(w)
		case compare.SameSubject:
			w = model.UnpackText(w).In(v.p.Lang())
		case compare.SameSort:
			w = v.word(model.ToolKind, "sort", w)
		case compare.SameSeason:
			w = v.word(model.TaskKind, "season", w)
		case compare.SharedStance, compare.OpposedGoals:
			w = v.word(model.GoalKind, "stances", w)
		}
		out = append(out, w)
	}
	return v.p.List(out...)
}

func (v opposite) word(k model.Kind, field, canonical string) string {
	f, ok := model.FieldOf(k, field)
	if !ok {
		return canonical
	}
	return v.p.Value(v.s, f, canonical)
}
