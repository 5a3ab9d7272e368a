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

// Seals gives every unit its seal. Units of one department share its colour. Of
// two departments, or two siblings in one, that would have the same character the
// later takes its first character that differs.
func (p Printer) Seals(s model.Scenario) map[model.ID]Seal {
	out := map[model.ID]Seal{"": {p.T("seal.unplaced"), -1}}
	slot := 0
	var walk func(parent model.ID, slotOf func() int, depth int)
	walk = func(parent model.ID, slotOf func() int, depth int) {
		taken := map[string]bool{}
		for _, u := range s.Children(parent) {
			if depth > s.Count(model.UnitKind) {
				return
			}
			name := u.Name.In(p.lang)
			if u.Level == model.Company {
				out[u.ID] = Seal{telling(name, taken), 3}
				walk(u.ID, slotOf, depth+1)
				continue
			}
			mine := 3
			if u.Level != model.External { // which takes no colour from the departments
				mine = slotOf()
			}
			out[u.ID] = Seal{telling(name, taken), mine}
			walk(u.ID, func() int { return mine }, depth+1)
		}
	}
	walk("", func() int { slot++; return slot - 1 }, 0)
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
