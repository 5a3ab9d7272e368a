package text

import (
	"strings"
	"unicode"

	"sandtable/model"
)

// Seal is the mark of a unit (部门印): one telling character and a place in the
// order in which colours are given out. The unplaced duties have the slot -1.
type Seal struct {
	Char string
	Slot int
}

// Seals gives every unit of a scenario its seal. Units of one department share its
// colour. A department that the baseline has keeps its colour there, new ones take
// the next, so that colours mean the same in every scenario of a tree. Of two
// departments, or two siblings in one, that would have the same character the
// later takes its first character that differs.
func (p Printer) Seals(s, baseline model.Scenario) map[model.ID]Seal {
	slots := map[model.ID]int{}
	for _, top := range departments(baseline) {
		slots[top.ID] = len(slots)
	}
	for _, top := range departments(s) {
		if _, ok := slots[top.ID]; !ok {
			slots[top.ID] = len(slots)
		}
	}
	out := map[model.ID]Seal{"": {p.T("seal.unplaced"), -1}}
	below := map[model.ID][]model.Unit{}
	units := s.Units()
	for _, u := range units {
		below[u.Parent] = append(below[u.Parent], u)
	}
	var walk func(parent model.ID, colour, depth int)
	walk = func(parent model.ID, colour, depth int) {
		taken := map[string]bool{}
		for _, u := range below[parent] {
			if depth > len(units) { // a broken tree must not hang a reader
				return
			}
			mine := colour
			if slot, ok := slots[u.ID]; ok {
				mine = slot
			}
			out[u.ID] = Seal{telling(u.Name.In(p.lang), taken), mine}
			walk(u.ID, mine, depth+1)
		}
	}
	walk("", noDepartment, 0)
	return out
}

// noDepartment is the colour of companies and external parties, which take none
// from the departments.
const noDepartment = 3

// departments lists the units that get a colour of their own: the top ones, or
// those below a company.
func departments(s model.Scenario) []model.Unit {
	var out []model.Unit
	for _, u := range s.Children("") {
		switch u.Level {
		case model.Company:
			for _, below := range s.Children(u.ID) {
				if below.Level != model.External {
					out = append(out, below)
				}
			}
		case model.External:
		default:
			out = append(out, u)
		}
	}
	return out
}

// telling picks the first letter of a name that is not taken.
func telling(name string, taken map[string]bool) string {
	first := ""
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		c := strings.ToUpper(string(r))
		if first == "" {
			first = c
		}
		if !taken[c] {
			taken[c] = true
			return c
		}
	}
	return first
}
