package compare

import (
	"fmt"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// Dimension is one aspect in which units are compared.
type Dimension string

// The dimensions, in the order of the example's brief.
const (
	Duties   Dimension = "duties"
	Goals    Dimension = "goals"
	Tasks    Dimension = "tasks"
	KPIs     Dimension = "kpis"
	Tools    Dimension = "tools"
	Channels Dimension = "channels"
	Handoffs Dimension = "handoffs"
)

// Dimensions lists all dimensions in order.
func Dimensions() []Dimension {
	return []Dimension{Duties, Goals, Tasks, KPIs, Tools, Channels, Handoffs}
}

// Relation is how the things of two units stand to each other. The zero Relation
// is none.
type Relation string

// The relations.
const (
	Overlapping Relation = "overlap" // 重叠: both do, run or drive the same
	Agreeing    Relation = "agree"   // 一致: both want the same
	Opposing    Relation = "tension" // 张力: what one wants costs the other
	Lacking     Relation = "gap"     // 缺口: something that should be there is not
)

// Reason says why two units relate, as a key for the words of a view.
type Reason string

// The reasons. What Subjects and Words hold is said at each.
const (
	SameFunction Reason = "same-function" // Words: capability tags
	SameSubject  Reason = "same-subject"  // Words: packed names of what both are about, see [model.UnpackText]
	SameWording  Reason = "same-wording"  // Words: words of the texts
	HandsOver    Reason = "hands-over"    // Subjects: hand-offs between the two
	SameChannel  Reason = "same-channel"  // Subjects: channels run by both
	SameKPI      Reason = "same-kpi"      // Subjects: KPIs driven by both
	SharedThing  Reason = "shared"        // Subjects: KPIs, tools or channels that both have
	SameSort     Reason = "same-sort"     // Words: sorts of tools that both have
	SameSeason   Reason = "same-season"   // Words: seasons in which both have a key task
	SharedStance Reason = "shared-stance" // Words: stances of goals
	OpposedGoals Reason = "opposed"       // Words: a stance of the first side, then one of the second
	Unsupported  Reason = "unsupported"   // Subjects: goals that no duty supports
	Loose        Reason = "loose"         // Subjects: key tasks that no duty carries
	Undriven     Reason = "undriven"      // Subjects: KPIs that no duty drives
	Unowned      Reason = "unowned"       // Subjects: KPIs that nobody owns
	NoAgreement  Reason = "no-sla"        // Subjects: hand-offs without an agreed time
)

// Comparison is units side by side.
type Comparison struct {
	Units    []model.ID
	Sections []Section // one per dimension, in order, empty ones included
}

// Ties counts the relations in all sections.
func (c Comparison) Ties() int {
	n := 0
	for _, s := range c.Sections {
		n += s.Ties()
	}
	return n
}

// Section is one dimension.
type Section struct {
	Dimension Dimension
	Rows      []Row
	// Counts is the number of different things of each unit, without those that it only
	// borrows. Total is the number of different things that are listed: what nobody owns,
	// and what belongs to units that are not compared, is among them.
	Counts []int
	Total  int
	// Relations counts the relations between any two of the units, and Apart those of them
	// between units that do not stand beside each other and so have no [Row.Ties]. Both are
	// the same in whatever order the units stand.
	Relations map[Relation]int
	Apart     int
}

// Ties counts the relations of the section.
func (s Section) Ties() int {
	n := 0
	for _, r := range s.Rows {
		for _, ties := range r.Ties {
			n += len(ties)
		}
	}
	return n
}

// Row is things of several units that belong on one line.
type Row struct {
	Items   [][]Item      // per unit; an empty list where a unit has nothing
	Ties    [][]Tie       // between unit i and i+1: one list fewer than Items
	Horizon model.Horizon // of goals
	// Rest marks the last row of a section: what has no counterpart.
	Rest bool
}

// Related reports whether the row has a relation.
func (r Row) Related() bool {
	return slices.ContainsFunc(r.Ties, func(ts []Tie) bool { return len(ts) > 0 })
}

// Item is one thing of one unit.
type Item struct {
	Ref model.Ref
	// Marks are words to be marked in its text, in both languages where they have two.
	Marks []string
	// Shared is set when another compared unit has the same thing.
	Shared bool
	// Borrowed is set when the unit drives or uses what another unit, or nobody, owns.
	Borrowed bool
	// Seen is set when the thing stood in full on an earlier row of its section.
	Seen bool
}

// Tie is one relation of two neighbouring units on a row.
type Tie struct {
	Relation Relation
	Reason   Reason
	Subjects []model.Ref
	Words    []string
	Worded   [][2]model.ID // of SameWording: the pairs of duties that share them
	// Severity is that of the strongest finding behind the relation; where none is,
	// Low for what is merely in common and Medium for what is missing.
	Severity check.Severity
	// Findings are the keys of the findings that say so, strongest first; often none.
	Findings []string
	// Side is the unit that a gap is about, as an index into Units; -1 = both.
	Side int
}

// Departments sets units of a scenario side by side. What belongs to a unit below a
// compared one counts for the nearest compared unit above it. Relations are told
// between neighbours in the given order. f must be the findings of s; units that s
// does not have, and repetitions, are left out.
func Departments(s model.Scenario, f check.Findings, units ...model.ID) Comparison {
	b := newComparison(s, f, units)
	out := Comparison{Units: b.units}
	for _, d := range Dimensions() {
		out.Sections = append(out.Sections, b.section(d))
	}
	out.tally(s, f)
	return out
}

// tally counts the relations of every section between any two units. What is missing at
// one unit is told beside each of the others and counts once.
func (c *Comparison) tally(s model.Scenario, f check.Findings) {
	for i := range c.Sections {
		c.Sections[i].Relations = map[Relation]int{}
	}
	seen := map[string]bool{}
	count := func(i int, t Tie, left, right model.ID, apart bool) {
		sides := string(left) + "|" + string(right)
		if t.Side >= 0 {
			sides, apart = string([]model.ID{left, right}[t.Side]), false
		}
		key := fmt.Sprint(i, t.Reason, t.Subjects, t.Words, sides)
		if t.Side >= 0 && seen[key] {
			return
		}
		seen[key] = true
		c.Sections[i].Relations[t.Relation]++
		if apart {
			c.Sections[i].Apart++
		}
	}
	two := func(left, right model.ID, apart bool) {
		if left > right {
			left, right = right, left
		}
		pair := c.Sections
		if len(c.Units) > 2 {
			b := newComparison(s, f, []model.ID{left, right})
			pair = nil
			for _, d := range Dimensions() {
				pair = append(pair, b.section(d))
			}
		} else {
			left, right = c.Units[0], c.Units[1]
		}
		for i, sec := range pair {
			for _, r := range sec.Rows {
				for _, ties := range r.Ties {
					for _, t := range ties {
						count(i, t, left, right, apart)
					}
				}
			}
		}
	}
	for i := range c.Units {
		for j := i + 1; j < len(c.Units); j++ {
			two(c.Units[i], c.Units[j], j > i+1)
		}
	}
}

// comparison is what the comparison of departments looks things up in.
type comparison struct {
	s     model.Scenario
	found []check.Finding
	units []model.ID
	side  map[model.ID]int // unit -> index of the compared unit it counts for
	// uses maps what duties and tasks are linked to -> side -> strongest link.
	uses map[model.Ref]map[int]int
}

func newComparison(s model.Scenario, f check.Findings, units []model.ID) comparison {
	b := comparison{s: s, found: f.All(), side: map[model.ID]int{}, uses: map[model.Ref]map[int]int{}}
	for _, u := range units {
		if _, ok := s.Unit(u); ok && !slices.Contains(b.units, u) {
			b.units = append(b.units, u)
		}
	}
	for _, u := range s.Units() {
		for above := range s.Upward(u.ID) {
			if i := slices.Index(b.units, above.ID); i >= 0 {
				b.side[u.ID] = i
				break
			}
		}
	}
	for _, l := range s.Links() {
		if i, ok := b.sideOf(l.From); ok {
			if b.uses[l.To] == nil {
				b.uses[l.To] = map[int]int{}
			}
			b.uses[l.To][i] = max(b.uses[l.To][i], l.Strength)
		}
	}
	return b
}

// sideOf finds the side of a duty or of anything that has a unit; deferred and
// outsourced duties belong to nobody's work but still to their unit.
func (b comparison) sideOf(r model.Ref) (int, bool) {
	rec := b.s.Get(r)
	if rec == nil {
		return 0, false
	}
	i, ok := b.side[model.ID(model.Cell(rec, "unit"))]
	return i, ok
}

func (b comparison) section(d Dimension) Section {
	var rows []Row
	switch d {
	case Duties:
		rows = b.dutyRows()
	case Goals:
		rows = b.goalRows()
	case Tasks:
		rows = b.taskRows()
	case KPIs:
		rows = b.assetRow(model.KPIKind)
	case Tools:
		rows = b.assetRow(model.ToolKind)
	case Channels:
		rows = b.assetRow(model.ChannelKind)
	case Handoffs:
		rows = b.handoffRow()
	}
	out := Section{Dimension: d, Rows: rows, Counts: make([]int, len(b.units))}
	all := map[model.Ref]bool{}
	for i := range b.units {
		seen := map[model.Ref]bool{}
		for _, r := range rows {
			for _, it := range r.Items[i] {
				all[it.Ref] = true
				if !it.Borrowed {
					seen[it.Ref] = true
				}
			}
		}
		out.Counts[i] = len(seen)
	}
	out.Total = len(all)
	return out
}

// row makes an empty row.
func (b comparison) row() Row {
	return Row{Items: make([][]Item, len(b.units)), Ties: make([][]Tie, max(0, len(b.units)-1))}
}

// of lists the records of a kind that a side has as its own, in their order.
func (b comparison) of(side int, k model.Kind) []model.Ref {
	var out []model.Ref
	for _, r := range ordered(b.s, k) {
		if i, ok := b.side[model.ID(model.Cell(r, "unit"))]; ok && i == side {
			out = append(out, r.Ref())
		}
	}
	return out
}

// ordered lists the records of a kind in the order in which people see them.
func ordered(s model.Scenario, k model.Kind) []model.Record {
	switch k {
	case model.UnitKind:
		return records(s.Units())
	case model.DutyKind:
		return records(s.Duties())
	case model.GoalKind:
		return records(s.Goals())
	case model.TaskKind:
		return records(s.Tasks())
	case model.KPIKind:
		return records(s.KPIs())
	case model.HandoffKind:
		return records(s.Handoffs())
	}
	return s.Records(k)
}

func records[T model.Record](rs []T) []model.Record {
	out := make([]model.Record, len(rs))
	for i, r := range rs {
		out[i] = r
	}
	return out
}
