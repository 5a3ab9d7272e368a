package intake

import (
	"slices"
	"strings"
)

// namedParts takes columns headed Responsible, Accountable, Consulted, Informed, in which the
// units stand by name, for the unit that has the duty and those that take part in it.
func (x settling) namedParts() {
	parts := map[string]int{}
	for c := range x.cols {
		if letter := x.partOf(c); letter != "" && x.cols[c].Certainty != Chosen && x.in[c].letters*2 < max(1, x.in[c].cells) {
			parts[letter] = c
		}
	}
	_, consulted := parts["C"]
	_, informed := parts["I"]
	lead, ok := parts["A"]
	if !ok {
		lead, ok = parts["R"]
	}
	if !ok || !consulted && !informed || x.has(Department) {
		return
	}
	for _, c := range parts {
		x.cols[c].Role = Support
	}
	x.cols[lead].Role = Department
}

// companies takes a column of companies for what stands above the departments beside it.
func (x settling) companies() {
	for c := range x.cols {
		if x.free(c) && x.has(Department) && !x.has(ParentUnit) && slices.Contains(x.lists["company.head"], fold(x.cols[c].Head)) {
			x.cols[c].Role, x.cols[c].Certainty = ParentUnit, Sure
		}
	}
}

// partOf gives the part in a duty that the head of a column names, "" for none.
func (x settling) partOf(c int) string {
	if len(fold(x.cols[c].Head)) < 2 {
		return ""
	}
	letter, _ := x.value("raci", x.cols[c].Head)
	return letter
}

// numberedLevels takes columns whose heads differ in the number of a level (L1, L2 …) for
// units in units, where no column is headed as units are.
func (x settling) numberedLevels() {
	if x.has(Department) {
		return
	}
	places, found := []Role{Department, Team, Position}, []int(nil)
	for c := range x.cols {
		if x.cols[c].Certainty == Chosen || x.is(c, DutyText) && x.cols[c].Certainty == Sure {
			continue
		}
		if n := x.numbered(x.cols[c].Head); n == len(found)+1 && n <= len(places) {
			found = append(found, c)
		}
	}
	if len(found) < 2 {
		return
	}
	for k, c := range found {
		x.guess(c, places[k])
	}
}

// numbered gives the number of the level that a head names, 0 for none.
func (x settling) numbered(head string) int {
	for _, f := range strings.Fields(fold(head)) {
		for _, word := range x.lists["levels"] {
			rest, before := strings.CutPrefix(f, word)
			if !before {
				rest, before = strings.CutSuffix(f, word)
			}
			if n, ok := levelIn(rest); before && ok && extent(rest) <= 2 {
				return n
			}
		}
	}
	return 0
}
