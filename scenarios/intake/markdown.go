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

// unwrapped joins lines that were broken at the edge of a page: one that has said several
// things, and stops between two characters, goes on in the next.
func (w *words) unwrapped(rows []sheet.Row) []sheet.Row {
	var out []sheet.Row
	for i, r := range rows {
		if n := len(out); n > 0 && len(r.Cells) == 1 && len(out[n-1].Cells) == 1 && r.Number == rows[i-1].Number+1 && w.brokenOff(out[n-1].Cells[0], r.Cells[0]) {
			out[n-1].Cells = []string{out[n-1].Cells[0] + r.Cells[0]}
			continue
		}
		out = append(out, r)
	}
	return out
}

// brokenOff tells a line that goes on in the next one.
func (w *words) brokenOff(s, next string) bool {
	if !endsHan(s) || !startsHan(next) || extent(s) < 12 || !strings.ContainsAny(s, "；，") && !hasSuffix(s, w.lists["open"]) || numberedLine(next) {
		return false
	}
	before, _, colon := cutColon(next)
	_, _, _, unit := w.unitName(before)
	_, _, label := w.label(before)
	return !(unit || label && colon)
}
