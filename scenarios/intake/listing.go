package intake

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// listed are the columns of a [Listing]; what stands twice is said in both languages, in the
// one that is spoken first.
var listed = [...]Role{Department, Department, Team, Team, Position, Position, DutyTitle, DutyTitle, DutyText, DutyText, Frequency, Function, Control, KPI, Goal, Task, Tool, Channel, HandsTo}

// ListingColumns says what the columns of a [Listing] are, by their heads as head names them.
func ListingColumns(heads []string, head func(Role) string) map[int]Role {
	out := map[int]Role{}
	for i, h := range heads {
		for _, r := range listed {
			if h == head(r) || strings.HasPrefix(h, head(r)+" (") {
				out[i] = r
			}
		}
	}
	return out
}

// Listing writes an organisation as the list that people would bring in: a row for each
// duty under its units, with what it serves. It has no people and no dates. So a template
// comes into a scenario as any other list does. head names a column.
func Listing(s model.Scenario, lang model.Lang, head func(Role) string) sheet.Document {
	var rows []sheet.Row
	from := map[model.ID][]model.Handoff{}
	for _, h := range s.Handoffs() {
		from[h.From] = append(from[h.From], h)
	}
	add := func(cells map[Role]said) {
		row := sheet.Row{Number: len(rows) + 1}
		for i, r := range listed {
			if i > 0 && listed[i-1] == r {
				row.Cells = append(row.Cells, cells[r].other)
			} else {
				row.Cells = append(row.Cells, cells[r].text)
			}
		}
		for n := len(row.Cells); n > 0 && row.Cells[n-1] == ""; n-- {
			row.Cells = row.Cells[:n-1]
		}
		rows = append(rows, row)
	}
	heads := map[Role]said{}
	for _, r := range listed {
		heads[r] = said{head(r), head(r) + " (" + string(lang.Other()) + ")"}
	}
	add(heads)
	var walk func(parent model.ID, above map[Role]said)
	walk = func(parent model.ID, above map[Role]said) {
		for _, u := range s.Children(parent) {
			at := map[Role]said{Department: above[Department], Team: above[Team]}
			switch u.Level {
			case model.External:
				continue
			case model.Company:
				walk(u.ID, above)
				continue
			case model.Team:
				at[Team] = saidIn(u.Name, lang)
			case model.Position:
				at[Position] = saidIn(u.Name, lang)
			default:
				at = map[Role]said{Department: saidIn(u.Name, lang)}
			}
			duties := s.DutiesOf(u.ID)
			if len(duties) == 0 && len(s.Children(u.ID)) == 0 {
				add(at)
			}
			for _, d := range duties {
				add(dutyCells(s, d, lang, at, from))
			}
			walk(u.ID, at)
		}
	}
	walk("", map[Role]said{})
	return sheet.Document{Format: sheet.Workbook, Sheets: []sheet.Sheet{{Rows: withoutEmpty(rows)}}}
}

// withoutEmpty drops the columns that have nothing below their head.
func withoutEmpty(rows []sheet.Row) []sheet.Row {
	used := map[int]bool{}
	for _, r := range rows[1:] {
		for c, s := range r.Cells {
			used[c] = used[c] || s != ""
		}
	}
	for i, r := range rows {
		var cells []string
		for c, s := range r.Cells {
			if used[c] {
				cells = append(cells, s)
			}
		}
		rows[i].Cells = cells
	}
	return rows
}

// dutyCells are the cells of the row of a duty, those of its units given.
func dutyCells(s model.Scenario, d model.Duty, lang model.Lang, at map[Role]said, from map[model.ID][]model.Handoff) map[Role]said {
	cells := map[Role]said{DutyTitle: saidIn(d.Title, lang), DutyText: saidIn(d.Text, lang), Frequency: {text: d.Frequency},
		Function: {text: strings.Join(slices.Collect(d.Functions.All()), ", ")}, Control: {text: strings.Join(slices.Collect(d.Control.All()), ", ")}}
	for r, name := range at {
		cells[r] = name
	}
	for _, l := range s.LinksFrom(d.Ref()) {
		role, name := Skip, model.Text{}
		switch to := s.Get(l.To).(type) {
		case model.KPI:
			role, name = KPI, to.Name
		case model.Goal:
			role, name = Goal, to.Text
		case model.Task:
			role, name = Task, to.Text
		case model.Tool:
			role, name = Tool, to.Name
		case model.Channel:
			role, name = Channel, to.Name
		default:
			continue
		}
		cells[role] = said{text: strings.TrimPrefix(cells[role].text+"\n"+name.In(lang), "\n")}
	}
	var handed []string
	for _, h := range from[d.ID] {
		if to, ok := s.Duty(h.To); ok {
			u, _ := s.Unit(to.Unit)
			handed = append(handed, oneLine(u.Name.In(lang))+handingStroke+oneLine(to.Title.In(lang))+": "+oneLine(h.Object.In(lang)))
		}
	}
	cells[HandsTo] = said{text: strings.Join(handed, "\n")}
	return cells
}

// said is a text of a listing, and where it has both what the other language says.
type said struct{ text, other string }

func saidIn(t model.Text, lang model.Lang) said {
	if t.ZH == "" || t.EN == "" {
		return said{text: t.In(lang)}
	}
	return said{t.In(lang), t.In(lang.Other())}
}
