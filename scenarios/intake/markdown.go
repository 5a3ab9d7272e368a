package intake

import (
	"slices"
	"strings"

	"sandtable/scenarios/intake/sheet"
)

// markdown gives lines that are written in Markdown as what they mean: headings, tables,
// and texts without the signs for bold. Other lines stay as they are.
func (w *words) markdown(rows []sheet.Row) []sheet.Row {
	headed := func(r sheet.Row) bool { return len(r.Cells) == 1 && w.forms["md.heading"].MatchString(r.Cells[0]) }
	ruled := func(r sheet.Row) bool { return len(r.Cells) == 1 && w.forms["md.rule"].MatchString(r.Cells[0]) }
	bold := func(r sheet.Row) bool {
		return len(r.Cells) == 1 && len(r.Cells[0]) > 4 && strings.HasPrefix(r.Cells[0], "**") && (strings.HasSuffix(r.Cells[0], "**") || strings.HasSuffix(r.Cells[0], ")") || strings.HasSuffix(r.Cells[0], "）"))
	}
	if !slices.ContainsFunc(rows, headed) && !slices.ContainsFunc(rows, ruled) && !slices.ContainsFunc(rows, bold) {
		return rows
	}
	var out []sheet.Row
	table, inTable := 0, false
	for _, r := range rows {
		if len(r.Cells) != 1 {
			out = append(out, r)
			continue
		}
		s := strings.TrimSpace(r.Cells[0])
		if ruled(r) {
			continue
		}
		at := w.forms["md.row"].FindStringSubmatch(s)
		if at == nil {
			inTable = false
		}
		switch h := w.forms["md.heading"].FindStringSubmatch(s); {
		case h != nil:
			r.Heading, r.Cells = len(h[1]), []string{plain(h[2])}
		case at != nil:
			if !inTable {
				table, inTable = table+1, true
			}
			r.Table, r.Cells = table, strings.Split(at[1], "|")
			for i, c := range r.Cells {
				r.Cells[i] = plain(strings.ReplaceAll(c, "<br>", "\n"))
			}
		default:
			r.Bold = bold(r)
			r.Cells = []string{plain(s)}
		}
		out = append(out, r)
	}
	return out
}

// plain drops the signs for bold and code.
func plain(s string) string {
	return strings.TrimSpace(strings.NewReplacer("**", "", "__", "", "`", "").Replace(s))
}
