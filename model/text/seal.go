package text

import (
	"cmp"
	"slices"
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
// colour. A unit that the baseline has keeps the character and the colour that it has
// there, whatever stands beside it; new ones take the next, those that were made of
// others last. So marks mean the same in every scenario of a tree, and stay when another
// unit arrives. Of two departments, or two siblings in one, that would have the same
// character the later takes its first character that differs.
func (p Printer) Seals(s, baseline model.Scenario) map[model.ID]Seal {
	slots := map[model.ID]int{}
	for _, top := range departments(baseline) {
		slots[top.ID] = len(slots)
	}
	tops := departments(s)
	slices.SortStableFunc(tops, lineage)
	for _, top := range tops {
		if _, ok := slots[top.ID]; !ok {
			slots[top.ID] = len(slots)
		}
	}
	return p.seals(s, slots, p.seals(baseline, slots, nil))
}

// lineage puts what was made of other units behind the rest.
func lineage(a, b model.Unit) int {
	return cmp.Compare(min(a.Origin.Len(), 1), min(b.Origin.Len(), 1))
}

// seals gives units their seals; those in kept keep the character they have there while
// it is in their name.
func (p Printer) seals(s model.Scenario, slots map[model.ID]int, kept map[model.ID]Seal) map[model.ID]Seal {
	out := map[model.ID]Seal{"": {p.T("seal.unplaced"), -1}}
	below := map[model.ID][]model.Unit{}
	units := s.Units()
	for _, u := range units {
		below[u.Parent] = append(below[u.Parent], u)
	}
	var walk func(parent model.ID, colour, depth int)
	walk = func(parent model.ID, colour, depth int) {
		if depth > len(units) { // a broken tree must not hang a reader
			return
		}
		taken := map[string]bool{}
		var rest []model.Unit
		for _, u := range below[parent] {
			if c := kept[u.ID].Char; c != "" && !taken[c] && strings.Contains(strings.ToUpper(u.Name.In(p.lang)), c) {
				out[u.ID], taken[c] = Seal{Char: c}, true
			} else {
				rest = append(rest, u)
			}
		}
		slices.SortStableFunc(rest, lineage)
		for _, u := range rest {
			out[u.ID] = Seal{Char: telling(u.Name.In(p.lang), taken)}
		}
		for _, u := range below[parent] {
			mine := colour
			if slot, ok := slots[u.ID]; ok {
				mine = slot
			}
			out[u.ID] = Seal{out[u.ID].Char, mine}
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
