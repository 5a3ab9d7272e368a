package intake

import (
	"strings"

	"sandtable/scenarios/intake/sheet"
)

// cell gives a cell of a row, "" beyond its end.
func cell(row sheet.Row, col int) string {
	if col < len(row.Cells) {
		return strings.TrimSpace(row.Cells[col])
	}
	return ""
}

func firstCell(row sheet.Row) (string, int) {
	for c, s := range row.Cells {
		if s = strings.TrimSpace(s); s != "" {
			return s, c
		}
	}
	return "", -1
}

func joined(cells []string) string {
	var out []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, " | ")
}

func longest(cells []string) (out string) {
	for _, s := range cells {
		if extent(s) > extent(out) {
			out = strings.TrimSpace(s)
		}
	}
	return out
}

func cutColon(s string) (before, after string, ok bool) {
	at := strings.IndexAny(s, ":：")
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(strings.TrimLeft(s[at:], ":：")), true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
