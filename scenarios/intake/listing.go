package intake

import (
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// listed are the columns of a [Listing].
var listed = [...]Role{Department, Team, Position, DutyTitle, DutyText, KPI, Goal, Task, Tool, Channel}

// ListingColumns says what the columns of a [Listing] are.
func ListingColumns() map[int]Role {
	out := map[int]Role{}
	for i, r := range listed {
		out[i] = r
	}
	return out
}

// Listing writes an organisation as the list that people would bring in: a row for each
// duty under its units, with what it serves. It has no people and no dates. So a template
// comes into a scenario as any other list does. head names a column.
func Listing(s model.Scenario, lang model.Lang, head func(Role) string) sheet.Document {
	var rows []sheet.Row
	add := func(cells map[Role]string) {
		row := sheet.Row{Number: len(rows) + 1}
		for _, r := range listed {
			row.Cells = append(row.Cells, cells[r])
		}
		for n := len(row.Cells); n > 0 && row.Cells[n-1] == ""; n-- {
			row.Cells = row.Cells[:n-1]
		}
		rows = append(rows, row)
	}
	heads := map[Role]string{}
	for _, r := range listed {
		heads[r] = head(r)
	}
	add(heads)
	var walk func(parent model.ID, above map[Role]string)
	walk = func(parent model.ID, above map[Role]string) {
		for _, u := range s.Children(parent) {
			at := map[Role]string{Department: above[Department], Team: above[Team]}
			switch u.Level {
			case model.External:
				continue
			case model.Company:
				walk(u.ID, above)
				continue
			case model.Team:
				at[Team] = u.Name.In(lang)
			case model.Position:
				at[Position] = u.Name.In(lang)
			default:
				at = map[Role]string{Department: u.Name.In(lang)}
			}
			duties := s.DutiesOf(u.ID)
			if len(duties) == 0 && len(s.Children(u.ID)) == 0 {
				add(at)
			}
			for _, d := range duties {
				add(dutyCells(s, d, lang, at))
			}
			walk(u.ID, at)
		}
	}
	walk("", map[Role]string{})
	return sheet.Document{Format: sheet.Workbook, Sheets: []sheet.Sheet{{Rows: rows}}}
}

// dutyCells are the cells of the row of a duty, those of its units given.
func dutyCells(s model.Scenario, d model.Duty, lang model.Lang, at map[Role]string) map[Role]string {
	cells := map[Role]string{DutyTitle: d.Title.In(lang), DutyText: d.Text.In(lang)}
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
		cells[role] = strings.TrimPrefix(cells[role]+"\n"+name.In(lang), "\n")
	}
	return cells
}
