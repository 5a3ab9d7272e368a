package intake

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// fill takes the units of a row, and for what it leaves out those of the row above.
func (g *grid) fill(row sheet.Row) {
	for k, role := range places {
		for c, col := range g.cols {
			if col.Role != role {
				continue
			}
			s := cell(row, c)
			if s == "" || g.ditto(s) {
				continue
			}
			if g.translates(c) {
				g.also[k] = s
				continue
			}
			if same(s) == same(g.path[k]) {
				continue
			}
			g.path[k], g.also[k] = s, ""
			for below := k + 1; below < len(places); below++ {
				if places[below] != Position || !g.stands(row, Position) {
					g.path[below] = ""
				}
			}
			g.group = ""
		}
	}
}

// translates tells a column of units that says in the other language what one before it says.
func (g *grid) translates(c int) bool {
	return slices.ContainsFunc(g.cols[:c], func(o Column) bool { return o.Role == g.cols[c].Role }) && g.cols[c].Role != ParentUnit
}

func (g *grid) stands(row sheet.Row, role Role) bool {
	for c, col := range g.cols {
		if col.Role == role && cell(row, c) != "" {
			return true
		}
	}
	return false
}

// ditto tells a cell that says: as above.
func (g *grid) ditto(s string) bool {
	return slices.Contains(g.lists["ditto"], strings.ToLower(strings.TrimSpace(s)))
}

// placed tells whether a column says the unit.
func (g *grid) placed() bool {
	for _, c := range g.cols {
		if c.Role == Department || c.Role == Team || c.Role == Position {
			return true
		}
	}
	return false
}

// place gives the unit of a row, and the others that are named beside it.
func (g *grid) place(i int) (home int, others []int) {
	home = g.above
	if g.section != None {
		home = g.section
	}
	said := false
	for k, role := range places {
		s := g.path[k]
		if s == "" || g.nothing(s) || slices.Contains(g.lists["not.zh"], s) || slices.Contains(g.lists["not.en"], strings.ToLower(s)) {
			continue // also what means any of them
		}
		if role == ParentUnit {
			if p, ok := g.known(s); ok {
				home = p
			} else {
				home = g.unit(home, s, model.Department, i)
			}
			continue
		}
		level := map[Role]model.UnitLevel{Department: model.Department, Team: model.Team, Position: model.Position}[role]
		names := []string{s}
		if role == Department {
			names = g.several(s)
		}
		if role == Position && said && home != None && g.draft.Units[home].Level == model.Position {
			home = g.draft.Units[home].Parent
		}
		parent := home
		home = g.unit(parent, g.plainName(names[0]), level, i)
		if u := &g.draft.Units[home]; u.Other == "" {
			u.Other = g.plainName(g.also[k])
		}
		said = true
		for _, n := range names[1:] {
			others = append(others, g.unit(parent, g.plainName(n), level, i))
		}
		if len(others) > 0 {
			g.ask(i, TwoUnits, s)
		}
	}
	return home, others
}

// several splits a cell that names more than one unit.
func (g *grid) several(s string) []string {
	parts := splitOutside(strings.ReplaceAll(s, "\n", "、"), "、/，,;；&＆+")
	if len(parts) < 2 {
		return []string{s}
	}
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		_, known := g.known(parts[i])
		_, _, _, unit := g.unitName(parts[i])
		if !known && !unit {
			return []string{s}
		}
	}
	return parts
}

// supporter is a unit that takes part in the duty of a row.
type supporter struct {
	unit   int
	letter string
}

// support gives the units that a row names as taking part.
func (g *grid) support(i, home int) (out []supporter) {
	for c, col := range g.cols {
		s := cell(g.rows[i], c)
		if col.Role != Support || s == "" || g.nothing(s) {
			continue
		}
		letter, lettered := g.value("raci", col.Head)
		if lettered = lettered && len(fold(col.Head)) > 1 && !hasHan(col.Head); !lettered {
			letter = "R"
		}
		for _, name := range splitOutside(strings.ReplaceAll(s, "\n", "、"), "、/，,;；&＆+") {
			name = g.plainName(name)
			u, known := g.known(name)
			if _, _, _, ok := g.unitName(name); !known && (ok || lettered && name != "" && extent(name) <= longestName) {
				u, known = g.unit(g.above, name, model.Department, i), true
			}
			if known && u != home {
				out = append(out, supporter{u, letter})
			}
		}
	}
	return out
}

// unitCells takes what a row says of its unit.
func (g *grid) unitCells(i, home int, duties bool) {
	if home == None {
		return
	}
	row := g.rows[i]
	for c, col := range g.cols {
		s := cell(row, c)
		if s == "" || g.nothing(s) {
			continue
		}
		switch col.Role {
		case Head, Manager:
			if col.Role == Head || !rolesOf(g.cols)[Head] && !duties {
				of := g.headedBy(c, home)
				g.heads[of] = append(g.heads[of], oneLine(s))
			}
		case Person:
			if g.draft.Units[home].Level == model.Position {
				g.heads[home] = append(g.heads[home], oneLine(s))
			}
		case Headcount:
			if n, ok := parseNumber(s); ok {
				g.draft.Units[home].FTE = n
			} else {
				g.ask(i, BadNumber, s)
			}
		case Mission:
			g.draft.Units[home].Mission = s
		case Authority:
			g.draft.Units[home].Authority = s
		case Staff:
			g.staff(home, s, i)
		}
	}
}

// headedBy gives the unit that a column of heads is about: the one whose column stands to
// the left of it, where posts stand to the right.
func (g *grid) headedBy(col, home int) int {
	before := slices.ContainsFunc(g.cols[:col], func(c Column) bool { return c.Role == Department || c.Role == Team })
	posts := slices.ContainsFunc(g.cols[:col], func(c Column) bool { return c.Role == Position })
	if u := g.draft.Units[home]; before && !posts && u.Level == model.Position && u.Parent != None {
		return u.Parent
	}
	return home
}

// headed makes the one person who is named beside the duties of a unit its head.
func (g *grid) headed() {
	for u := range g.draft.Units {
		said := map[string]bool{}
		for _, h := range g.heads[u] {
			said[h] = true
		}
		switch {
		case len(said) == 1:
			g.draft.Units[u].Head = g.heads[u][0]
		case len(said) > 1:
			g.ask(max(0, g.draft.Units[u].Row), Varies, g.draft.Units[u].Name)
			g.asked[len(g.asked)-1].Count = len(said)
		}
	}
}
