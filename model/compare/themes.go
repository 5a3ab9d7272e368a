package compare

import (
	"cmp"
	"slices"

	"sandtable/model/theme"
)

// ThemeRow is one theme in all scenarios.
type ThemeRow struct {
	Theme   *theme.Theme // as the first side that has it tells it
	Side    int          // that side
	States  []State
	In      []bool // whether the scenario has it, accepted or not
	Differs bool
}

// themeRows lists the themes of all sides: by severity, then as they rank in the first
// side, then what the next ones add.
func themeRows(sides []Side) []ThemeRow {
	var out []ThemeRow
	at := map[string]int{}
	for i, s := range sides {
		for _, x := range s.Themes.All() {
			n, ok := at[x.Key]
			if !ok {
				n = len(out)
				at[x.Key] = n
				out = append(out, ThemeRow{Theme: x, Side: i, States: make([]State, len(sides)), In: make([]bool, len(sides))})
			}
			out[n].In[i] = true
			if x.Waived != nil {
				out[n].States[i] = Accepted
			}
		}
	}
	for n := range out {
		out[n].Differs = follow(out[n].States, out[n].In)
	}
	slices.SortStableFunc(out, func(a, b ThemeRow) int { return cmp.Compare(b.Theme.Severity, a.Theme.Severity) })
	return out
}
