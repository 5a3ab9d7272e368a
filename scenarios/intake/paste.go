package intake

import (
	"cmp"
	"strings"

	"sandtable/scenarios/intake/sheet"
)

// PastedNames reads what was typed or pasted as one name a line, as [Pasted] does; of a block
// of cells it is the first column that holds something.
func PastedNames(block string) []string {
	var names []string
	for l := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(block)) {
		first, _, _ := strings.Cut(strings.TrimSpace(l), "\t")
		names = append(names, first)
	}
	return Pasted(strings.Join(names, "\n"))
}

// Pasted reads what was typed or pasted for a unit as one duty a line: blank lines are none,
// and a number or a bullet before a duty is not part of it. A text of one line is one duty.
// Of a block of cells it is the column of duties, as a document of such rows would be read.
func Pasted(block string) (duties []string) {
	if strings.Contains(block, "\t") {
		for _, d := range Read(sheet.ReadText(block), "", Mapping{}).Draft.Duties {
			duties = append(duties, cmp.Or(d.Text.ZH, d.Text.EN))
		}
	}
	if len(duties) > 0 {
		return duties
	}
	for l := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n").Replace(block)) {
		l = strings.TrimSpace(l)
		if m, ok := marked(l + "."); ok && m.class != digitSpace { // also one with nothing behind it
			l = strings.TrimSpace(l[min(m.width, len(l)):])
		}
		if l != "" {
			duties = append(duties, l)
		}
	}
	return duties
}
