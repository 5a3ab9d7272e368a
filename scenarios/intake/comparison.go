package intake

import (
	"cmp"
	"fmt"

	"sandtable/model"
)

// comparison is a plan being made.
type comparison struct {
	reading Reading
	s       model.Scenario
	o       Options
	p       Plan

	unitIDs []model.ID // of the draft's units
	dutyIDs []model.ID
	met     []bool            // units that the scenario has
	left    []bool            // units that do not come in
	says    []bool            // units to which the document gives duties; their rows are those
	taken   map[model.ID]bool // duties of the scenario that a row says
	used    map[model.ID]bool // ids given out
	titles  map[model.ID]map[string]bool
}

func (c *comparison) newID(k model.Kind) model.ID {
	for range 64 {
		id := c.o.NewID(k)
		if !c.used[id] {
			c.used[id] = true
			return id
		}
	}
	return ""
}

func (c *comparison) source(line int) string {
	if line == 0 {
		return c.o.Source
	}
	return fmt.Sprintf("%s:%d", c.o.Source, line)
}

func (c *comparison) put(was, now model.Record) {
	c.p.change.Edits = append(c.p.change.Edits, model.Edit{Before: was, After: now})
}

func clean(s string) string { return model.Visible(model.CleanText(s)) }

func cleanName(s string) string { return model.Visible(model.OneLine(s)) }

func name(s string) model.Text { return text(cleanName(s)) }

// bothNames is a name in one language or, where the other one is given, in both.
func bothNames(s, other string) model.Text {
	out := name(s)
	if o := name(other); out.ZH == "" {
		out.ZH = o.ZH
	} else if out.EN == "" {
		out.EN = o.EN
	}
	return out
}

func called(t model.Text) string { return same(cmp.Or(t.ZH, t.EN)) }

// rankStep leaves room between neighbours.
const rankStep = 1 << 10

// units finds the units of the draft in the scenario, and adds those that it has not.
func (c *comparison) units() {
	byName := map[string][]model.Unit{}
	for _, u := range c.s.Units() {
		for _, n := range []string{u.Name.ZH, u.Name.EN} {
			if n != "" {
				byName[same(n)] = append(byName[same(n)], u)
			}
		}
	}
	draft := c.reading.Draft.Units
	c.says = make([]bool, len(draft))
	for _, d := range c.reading.Draft.Duties {
		if d.Unit != None {
			c.says[d.Unit] = true
		}
	}
	c.unitIDs, c.met = make([]model.ID, len(draft)), make([]bool, len(draft))
	for i, u := range draft {
		found := byName[same(u.Name)]
		for _, f := range found {
			if len(found) == 1 || u.Parent != None && c.parentNamed(draft[u.Parent].Name, f.Parent) || u.Parent == None && f.Parent == "" {
				c.unitIDs[i], c.met[i] = f.ID, true
				break
			}
		}
		if !c.met[i] {
			c.unitIDs[i] = c.newID(model.UnitKind)
		}
	}
	c.left = make([]bool, len(draft))
	for i := range draft {
		for u := i; u != None && !c.left[i]; u = draft[u].Parent {
			c.left[i] = !c.met[u] && c.o.Leave[Row{Ref: model.Ref{Kind: model.UnitKind}, Text: draft[u].Name}.Key()]
		}
	}
	ranks := map[model.ID]int{}
	for _, u := range c.s.Units() {
		ranks[u.Parent] = max(ranks[u.Parent], u.Rank)
	}
	for i, u := range draft {
		if c.left[i] {
			continue
		}
		parent := model.ID("")
		if u.Parent != None {
			parent = c.unitIDs[u.Parent]
		}
		if was, ok := c.s.Unit(c.unitIDs[i]); ok {
			now := was
			if u.Head != "" && called(was.Head) != same(u.Head) {
				now.Head = name(u.Head)
			}
			if u.FTE > 0 {
				now.FTE = u.FTE
			}
			if u.Parent != None && was.Parent != parent && c.met[u.Parent] && !c.s.Inside(parent, was.ID) {
				now.Parent = parent
			}
			now.Mission, now.Authority = wordedAnew(was.Mission, u.Mission), wordedAnew(was.Authority, u.Authority)
			result := Unchanged
			if now != was && !c.o.Adds {
				result = Changed
				if !c.o.Keep[was.ID] {
					c.put(was, now)
				}
			}
			if !c.says[i] || result == Changed {
				c.p.Rows = append(c.p.Rows, Row{Line: u.Line, Result: result, Ref: was.Ref(), Text: was.Name.In(c.o.Lang)})
			}
			continue
		}
		ranks[parent] += rankStep
		level := u.Level
		if level == "" {
			level = model.Department
		}
		now := model.Unit{ID: c.unitIDs[i], Parent: parent, Level: level, Name: bothNames(u.Name, u.Other), Head: name(u.Head), FTE: u.FTE, Rank: ranks[parent],
			Mission: text(clean(u.Mission)), Authority: text(clean(u.Authority)), Source: c.source(u.Line), Basis: model.Stated}
		c.put(nil, now)
		if !c.says[i] || c.o.Adds { // what a template adds can each be left for later
			c.p.Rows = append(c.p.Rows, Row{Line: u.Line, Result: New, Ref: now.Ref(), Text: u.Name})
		}
	}
}

func wordedAnew(was model.Text, said string) model.Text {
	if said = clean(said); said == "" || said == was.ZH || said == was.EN {
		return was
	}
	return was.Typed(model.EN, said)
}

func (c *comparison) parentNamed(name string, parent model.ID) bool {
	u, ok := c.s.Unit(parent)
	return ok && (same(u.Name.ZH) == same(name) || same(u.Name.EN) == same(name))
}

func (c *comparison) unitName(id model.ID) string {
	u, ok := c.s.Unit(id)
	if !ok {
		return ""
	}
	return u.Name.In(c.o.Lang)
}

// parts adds the parts that units have in duties of others.
func (c *comparison) parts() {
	done := map[model.ID]bool{}
	for _, p := range c.reading.Draft.Parts {
		if c.dutyIDs[p.Duty] == "" || c.left[p.Unit] {
			continue
		}
		id := model.RoleID(c.dutyIDs[p.Duty], c.unitIDs[p.Unit])
		if _, there := c.s.Role(id); there || done[id] {
			continue
		}
		done[id] = true
		c.put(nil, model.Role{ID: id, Duty: c.dutyIDs[p.Duty], Unit: c.unitIDs[p.Unit], Role: p.Role, Basis: model.Stated})
	}
}

// missing lists the duties of units with duties in the document that no row says. A
// workbook of our own has all duties of the scenario, or of the unit that it is about.
func (c *comparison) missing() {
	if r := c.reading; r.Own {
		for _, d := range c.s.Duties() {
			if r.Part == "" || c.s.Inside(d.Unit, r.Part) {
				c.lacks(d)
			}
		}
		return
	}
	for i := range c.reading.Draft.Units {
		if !c.met[i] || !c.says[i] {
			continue
		}
		c.lacks(c.s.DutiesOf(c.unitIDs[i])...)
	}
}

// lacks lists those duties that no row says.
func (c *comparison) lacks(duties ...model.Duty) {
	for _, d := range duties {
		if c.taken[d.ID] {
			continue
		}
		c.taken[d.ID] = true
		c.p.Rows = append(c.p.Rows, Row{Result: Missing, Ref: d.Ref(), Text: d.Text.In(c.o.Lang)})
		if c.o.Remove[d.ID] {
			c.p.removed = append(c.p.removed, d.ID)
		}
	}
}

// asked lists the rows that were asked about and of which nothing came, and gives the
// others what was asked about them.
func (c *comparison) asked() {
	at := map[int]int{}
	for i, r := range c.p.Rows {
		if _, ok := at[r.Line]; !ok && r.Line > 0 {
			at[r.Line] = i
		}
	}
	for _, q := range c.reading.Questions {
		row := Row{Line: q.Line, Reason: q.Code, Text: q.Text, About: q.Text, Count: q.Count, Result: Passed}
		switch q.Code {
		case TotalRow, NoteRow, LeftOut, NotRead, Twice, Hidden, NoTaker, Varies:
		default:
			if i, ok := at[q.Line]; !q.Code.Refused() && ok {
				r := &c.p.Rows[i]
				if r.Reason == "" {
					r.Reason, r.About, r.Count = q.Code, q.Text, q.Count
				}
				continue
			}
			if q.Code.Refused() {
				row.Result = Refused
			}
		}
		c.p.Rows = append(c.p.Rows, row)
	}
}
