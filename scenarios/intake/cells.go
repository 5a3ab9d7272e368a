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

// oneLine joins the lines of a cell: a name that was broken between Chinese characters goes
// on without a space.
func oneLine(s string) string {
	var b strings.Builder
	for i, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.Join(strings.Fields(line), " ")
		if i > 0 && !(endsHan(b.String()) && startsHan(line)) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return strings.TrimSpace(b.String())
}

// cutDash cuts a line at the dash behind its first words, as at a colon.
func cutDash(s string) (before, after string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", "——"} {
		if before, after, ok = strings.Cut(s, dash); ok {
			return before, after, true
		}
	}
	return s, "", false
}
