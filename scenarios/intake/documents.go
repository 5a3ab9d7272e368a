package intake

import (
	"slices"
	"strings"

	"sandtable/model"
)

// protocol tells minutes, plans and notices by their title, where no line below names a unit
// as charters do.
func (r *reader) protocol() bool {
	titled := false
	for i, row := range r.rows {
		s := joined(row.Cells)
		if i < 3 && r.titleOfOther(s) {
			titled = true
		}
		if _, level, more, ok := r.unitName(s); i > 0 && ok && (more || row.Heading > 0 || numberedLine(s) && extent(s) <= 12) && level != model.Position {
			return false
		}
		for _, c := range row.Cells {
			if role, sure, ok := r.label(c); ok && sure && (role == DutyText || role == Department) {
				return false
			}
		}
	}
	return titled
}

func numberedLine(s string) bool {
	_, ok := marked(s)
	return ok
}

// titleOfOther tells the title of a plan, of minutes, of a notice.
func (w *words) titleOfOther(s string) bool {
	low := strings.ToLower(s)
	if numberedLine(s) || strings.ContainsAny(s, ":：。|") {
		return false
	}
	return extent(s) <= 20 && slices.ContainsFunc(w.lists["other.title"], func(t string) bool { return strings.Contains(low, t) })
}

// kindOfDocument tells a title that says what such documents are and names nobody:
// 部门职能说明书, Department charter.
func (w *words) kindOfDocument(s string) bool {
	name, more := w.bareName(s)
	low := strings.ToLower(name)
	return more && (slices.Contains(w.lists["not.zh"], name) || slices.Contains(w.lists["not.en"], low)) || slices.Contains(w.lists["after.zh"], strings.TrimSpace(s)) || slices.Contains(w.lists["after.en"], strings.ToLower(strings.TrimSpace(s)))
}

// preamble tells a line that is about the document.
func (w *words) preamble(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(w.lists["preamble"], func(p string) bool { return strings.Contains(low, p) })
}

// signs tells the line above a date at the end: who has issued the document.
func (c *charter) signs(i int) bool {
	return i > 0 && i+2 == len(c.rows) && c.forms["date"].MatchString(joined(c.rows[i+1].Cells)) && extent(joined(c.rows[i].Cells)) <= longestName
}

// furniture tells what a web page has around its text: where one is, when it was put up,
// whose it is.
func (w *words) furniture(s string) bool {
	return extent(s) <= 40 && hasPrefix(strings.ToLower(strings.TrimSpace(s)), w.lists["page"])
}
