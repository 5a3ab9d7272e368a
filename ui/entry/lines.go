package entry

import (
	"strings"

	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// Lines reads a pasted block as one duty a line: blank lines are none, and what stands
// before a duty to number or to mark it is not part of it. A text of one line is one duty.
// Of a block of cells it is the column that says the duties, as an import would find it.
func Lines(block string) []string {
	if out := cells(block); len(out) > 0 {
		return out
	}
	var out []string
	for line := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n").Replace(block)) {
		line = strings.TrimSpace(line)
		if s := unmarked(line); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// cells reads a block that was copied from a table; nothing where it is none, or where no
// column of it is that of duties.
func cells(block string) (out []string) {
	if !strings.Contains(block, "\t") {
		return nil
	}
	for _, d := range intake.Read(sheet.ReadText(block), "", intake.Mapping{}).Draft.Duties {
		if d.Text.ZH != "" {
			out = append(out, d.Text.ZH)
		} else {
			out = append(out, d.Text.EN)
		}
	}
	return out
}

// unmarked takes a bullet or a number from the beginning of a line: “1、”, "2.", “（三）”, “④”, "•".
func unmarked(line string) string {
	rest := strings.TrimLeft(line, "•·●○■□◆◇▪–—*✓ \t")
	if first := []rune(rest); len(first) > 0 && first[0] >= '①' && first[0] <= '⑳' {
		return strings.TrimSpace(string(first[1:]))
	}
	digits := strings.TrimLeft(strings.TrimLeft(rest, "(（"), numerals)
	if digits == rest || digits == strings.TrimLeft(rest, "(（") {
		return rest
	}
	for _, end := range []string{"、", ".", "．", ")", "）", "：", ":"} {
		if after, ok := strings.CutPrefix(digits, end); ok && (end != "." || after == "" || after[0] < '0' || after[0] > '9') {
			return strings.TrimSpace(strings.TrimLeft(after, "、.．"))
		}
	}
	return rest
}

// numerals are those of both scripts, half and full width.
const numerals = "0123456789" + "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19" +
	"\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
