package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sandtable/model"
)

// Result says what becomes of a row.
type Result string

// The results.
const (
	Unchanged Result = "unchanged" // the scenario has it word for word
	Changed   Result = "changed"
	New       Result = "new"
	Missing   Result = "missing" // the scenario has it, the document does not: nothing is done
	Refused   Result = "refused" // it cannot be taken as it stands
	Passed    Result = "skipped" // a total, a note, a head: nothing to take
)

// Results lists the results in the order in which they are counted.
func Results() []Result { return []Result{Unchanged, Changed, New, Missing, Refused, Passed} }

// Row is what becomes of one row, or of one thing in it.
type Row struct {
	Line   int // number as people count it; 0 = none: it is missing, or the name of a sheet
	Result Result
	Ref    model.Ref // the record; zero for what is not taken
	Text   string    // the duty, or the name of the unit
	Was    string    // the duty or the name of its unit before, where it changed
	Reason Code      // why it is refused or passed over, or what it was asked about; may be ""
	About  string    // the word that the reason means
}

// Plan is what a reading would do to a scenario.
type Plan struct {
	Rows   []Row // by line; missing ones at the end
	Counts map[Result]int

	change  model.Change
	removed []model.ID
}

// Options say how a reading is held against a scenario.
type Options struct {
	Source string                    // name of the document: where the records say they are from
	NewID  func(model.Kind) model.ID // an id that is free
	Keep   map[model.ID]bool         // records that stay as they are, whatever the document says
	Remove map[model.ID]bool         // missing duties that go
}

// How alike a duty of a unit and a row must be to be the same one with other words: the
// share of pairs of characters that both have.
const sameDuty = .6

// Compare holds a reading against a scenario. What is found there by its name or its words
// is kept; what is not found is new; a duty of a unit that the document speaks of, and that
// no row says, is missing.
func Compare(r Reading, s model.Scenario, o Options) Plan {
	c := &comparison{reading: r, s: s, o: o, p: Plan{Counts: map[Result]int{}}, taken: map[model.ID]bool{}, used: map[model.ID]bool{}}
	c.units()
	c.duties()
	c.things()
	c.parts()
	c.missing()
	c.asked()
	slices.SortStableFunc(c.p.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(rowOrder(a), rowOrder(b)), cmp.Compare(a.Line, b.Line))
	})
	for _, row := range c.p.Rows {
		c.p.Counts[row.Result]++
	}
	return c.p
}

func rowOrder(r Row) int {
	if r.Result == Missing {
		return 1
	}
	return 0
}

// Verb carries the plan out in one step.
func (p Plan) Verb() model.Verb {
	verbs := []model.Verb{model.Import(p.change)}
	if len(p.removed) > 0 {
		verbs = append(verbs, model.RemoveDuties(p.removed...))
	}
	if len(p.change.Edits) == 0 {
		verbs = verbs[1:]
	}
	return model.InOneStep(model.ImportVerb, verbs...)
}

// Empty reports whether the plan changes nothing.
func (p Plan) Empty() bool { return len(p.change.Edits) == 0 && len(p.removed) == 0 }

// comparison is a plan being made.
type comparison struct {
	reading Reading
	s       model.Scenario
	o       Options
	p       Plan

	unitIDs []model.ID // of the draft's units
	dutyIDs []model.ID
	met     []bool            // units that the scenario has
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

func clean(s string) string      { return model.Visible(model.CleanText(s)) }
func cleanName(s string) string  { return model.Visible(model.OneLine(s)) }
func name(s string) model.Text   { return text(cleanName(s)) }
func called(t model.Text) string { return same(cmp.Or(t.ZH, t.EN)) }

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
	ranks := map[model.ID]int{}
	for _, u := range c.s.Units() {
		ranks[u.Parent] = max(ranks[u.Parent], u.Rank)
	}
	for i, u := range draft {
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
			if now != was {
				result = Changed
				if !c.o.Keep[was.ID] {
					c.put(was, now)
				}
			}
			if !c.says[i] || result == Changed {
				c.p.Rows = append(c.p.Rows, Row{Line: u.Line, Result: result, Ref: was.Ref(), Text: u.Name})
			}
			continue
		}
		ranks[parent] += rankStep
		level := u.Level
		if level == "" {
			level = model.Department
		}
		now := model.Unit{ID: c.unitIDs[i], Parent: parent, Level: level, Name: name(u.Name), Head: name(u.Head), FTE: u.FTE, Rank: ranks[parent],
			Mission: text(clean(u.Mission)), Authority: text(clean(u.Authority)), Source: c.source(u.Line), Basis: model.Stated}
		c.put(nil, now)
		if !c.says[i] {
			c.p.Rows = append(c.p.Rows, Row{Line: u.Line, Result: New, Ref: now.Ref(), Text: u.Name})
		}
	}
}

// rankStep leaves room between neighbours.
const rankStep = 1 << 10

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

// bare is a text without what differs between two writings of it.
func bare(s string) string { return strings.TrimRight(same(s), "。.;；") }

// duties finds the duties of the draft in the scenario, and adds those that it has not.
func (c *comparison) duties() {
	exact := map[dutyKeyOf]model.Duty{}
	anywhere := map[string][]model.Duty{}
	last := map[model.ID]int{}
	c.titles = map[model.ID]map[string]bool{}
	for _, d := range c.s.Duties() {
		last[d.Unit] = max(last[d.Unit], d.Rank)
		for _, s := range []string{d.Text.ZH, d.Text.EN} {
			if s != "" {
				exact[dutyKeyOf{d.Unit, bare(s)}] = d
				anywhere[bare(s)] = append(anywhere[bare(s)], d)
			}
		}
		c.title(d.Unit, d.Title)
	}
	draft := c.reading.Draft.Duties
	c.dutyIDs = make([]model.ID, len(draft))
	was := make([]model.Duty, len(draft))
	result := make([]Result, len(draft))
	for i, d := range draft { // word for word in the same unit
		if f, ok := exact[dutyKeyOf{c.homeOf(d), bare(cmp.Or(d.Text.ZH, d.Text.EN))}]; ok && !c.taken[f.ID] {
			c.dutyIDs[i], was[i], result[i] = f.ID, f, Unchanged
			c.taken[f.ID] = true
		}
	}
	for i, d := range draft { // in another unit, then with other words
		if result[i] != "" {
			continue
		}
		for _, f := range anywhere[bare(cmp.Or(d.Text.ZH, d.Text.EN))] {
			if !c.taken[f.ID] && d.Unit != None {
				c.dutyIDs[i], was[i], result[i] = f.ID, f, Changed
				c.taken[f.ID] = true
				break
			}
		}
	}
	for i, d := range draft {
		if result[i] != "" || d.Unit == None || !c.met[d.Unit] {
			continue
		}
		best, near := model.Duty{}, 0.0
		for _, f := range c.s.DutiesOf(c.homeOf(d)) {
			if c.taken[f.ID] {
				continue
			}
			said := cmp.Or(d.Text.ZH, d.Text.EN)
			other := f.Text.ZH
			if !hasHan(said) {
				other = f.Text.EN
			}
			if l := alike(said, other); l > near {
				best, near = f, l
			}
		}
		if near >= sameDuty {
			c.dutyIDs[i], was[i], result[i] = best.ID, best, Changed
			c.taken[best.ID] = true
		}
	}
	for i, d := range draft {
		row := Row{Line: d.Line, Text: cmp.Or(d.Text.ZH, d.Text.EN)}
		if result[i] == "" {
			home := c.homeOf(d)
			last[home] += rankStep
			c.dutyIDs[i] = c.newID(model.DutyKind)
			now := c.record(model.Duty{ID: c.dutyIDs[i], Unit: home, Rank: last[home], Source: c.source(d.Line), Basis: model.Stated}, d)
			c.put(nil, now)
			row.Result, row.Ref = New, now.Ref()
		} else {
			now := was[i]
			if result[i] == Changed {
				now.Unit = c.homeOf(d)
				if now.Unit != was[i].Unit {
					last[now.Unit] += rankStep
					now.Rank = last[now.Unit]
					row.Was = c.unitName(was[i].Unit)
				}
			}
			said := cmp.Or(d.Text.ZH, d.Text.EN)
			if bare(said) != bare(was[i].Text.ZH) && bare(said) != bare(was[i].Text.EN) {
				row.Was = cmp.Or(was[i].Text.ZH, was[i].Text.EN)
			} else {
				d.Text = was[i].Text
			}
			now = c.record(now, d)
			row.Result, row.Ref = Unchanged, now.Ref()
			if now != was[i] {
				row.Result = Changed
				if !c.o.Keep[now.ID] {
					c.put(was[i], now)
				}
			}
		}
		c.p.Rows = append(c.p.Rows, row)
	}
}

type dutyKeyOf struct {
	unit model.ID
	text string
}

func (c *comparison) homeOf(d Duty) model.ID {
	if d.Unit == None {
		return ""
	}
	return c.unitIDs[d.Unit]
}

func (c *comparison) unitName(id model.ID) string {
	u, ok := c.s.Unit(id)
	if !ok {
		return ""
	}
	return cmp.Or(u.Name.ZH, u.Name.EN)
}

// record writes what a row says of a duty into its record.
func (c *comparison) record(r model.Duty, d Duty) model.Duty {
	said := model.Text{ZH: clean(d.Text.ZH), EN: clean(d.Text.EN)}
	anew := r.Text.Empty()
	switch {
	case anew:
		r.Text = said
	case said.ZH != "" && said.EN != "":
		r.Text = said
	case said != r.Text:
		r.Text = r.Text.Typed(model.EN, said.ZH+said.EN)
	}
	switch {
	case !d.Title.Empty():
		r.Title = name(d.Title.ZH + d.Title.EN)
	case anew:
		taken := c.titles[r.Unit]
		r.Title = model.ShortTitle(r.Text, func(_ model.Lang, s string) bool { return taken[s] })
	}
	c.title(r.Unit, r.Title)
	if d.Group != "" {
		r.Group = name(d.Group)
	}
	if d.Frequency != "" {
		r.Frequency = cleanName(d.Frequency)
	}
	if d.Criticality > 0 {
		r.Criticality = d.Criticality
	}
	if d.Effort > 0 {
		r.Effort = d.Effort
	}
	if len(d.Control) > 0 {
		r.Control = r.Control.Plus(model.NewSet(d.Control...))
	}
	if len(d.Functions) > 0 {
		r.Functions = r.Functions.Plus(model.NewSet(d.Functions...))
	}
	return r
}

func (c *comparison) title(unit model.ID, t model.Text) {
	if c.titles[unit] == nil {
		c.titles[unit] = map[string]bool{}
	}
	c.titles[unit][t.ZH], c.titles[unit][t.EN] = true, true
}

// alike is the share of pairs of characters that two texts have in common (Dice).
func alike(a, b string) float64 {
	pairs := func(s string) map[string]int {
		out := map[string]int{}
		rs := []rune(bare(s))
		for i := range len(rs) - 1 {
			out[string(rs[i:i+2])]++
		}
		return out
	}
	x, y := pairs(a), pairs(b)
	n, both := 0, 0
	for p, k := range x {
		n += k
		both += min(k, y[p])
	}
	for _, k := range y {
		n += k
	}
	if n == 0 {
		return 0
	}
	return 2 * float64(both) / float64(n)
}

// things adds KPIs, goals, tasks, tools and channels, and joins them to their duties.
func (c *comparison) things() {
	have := map[thingKey]model.Record{}
	remember := func(r model.Record, unit model.ID, t model.Text) {
		for _, n := range []string{t.ZH, t.EN} {
			if n == "" {
				continue
			}
			for _, key := range []string{string(unit), "*"} {
				k := thingKey{r.Ref().Kind, 0, key + "\x00" + bare(n)}
				if have[k] == nil {
					have[k] = r
				}
			}
		}
	}
	ranks := map[model.Kind]int{}
	for _, r := range c.s.KPIs() {
		remember(r, r.Unit, r.Name)
		ranks[model.KPIKind] = max(ranks[model.KPIKind], r.Rank)
	}
	for _, r := range c.s.Goals() {
		remember(r, r.Unit, r.Text)
		ranks[model.GoalKind] = max(ranks[model.GoalKind], r.Rank)
	}
	for _, r := range c.s.Tasks() {
		remember(r, r.Unit, r.Text)
		ranks[model.TaskKind] = max(ranks[model.TaskKind], r.Rank)
	}
	for _, r := range c.s.Tools() {
		remember(r, r.Unit, r.Name)
	}
	for _, r := range c.s.Channels() {
		remember(r, r.Unit, r.Name)
	}
	linked := map[model.ID]bool{}
	for _, t := range c.reading.Draft.Things {
		unit := model.ID("")
		if t.Unit != None {
			unit = c.unitIDs[t.Unit]
		}
		found := have[thingKey{t.Kind, 0, string(unit) + "\x00" + bare(t.Name)}]
		if found == nil && (t.Kind == model.ToolKind || t.Kind == model.ChannelKind) {
			found = have[thingKey{t.Kind, 0, "*\x00" + bare(t.Name)}]
		}
		row := Row{Line: t.Line, Text: t.Name, Result: Unchanged}
		if found == nil {
			ranks[t.Kind] += rankStep
			found = c.newThing(t, unit, ranks[t.Kind])
			c.put(nil, found)
			row.Result = New
		}
		row.Ref = found.Ref()
		c.p.Rows = append(c.p.Rows, row)
		for _, d := range t.Duties {
			id := model.LinkID(c.dutyIDs[d], found.Ref().ID)
			if _, there := c.s.Link(id); there || linked[id] {
				continue
			}
			linked[id] = true
			c.put(nil, model.Link{ID: id, From: model.Ref{Kind: model.DutyKind, ID: c.dutyIDs[d]}, To: found.Ref(), Strength: 2, Source: c.source(t.Line), Basis: model.Stated})
		}
	}
}

func (c *comparison) newThing(t Thing, unit model.ID, rank int) model.Record {
	id, source := c.newID(t.Kind), c.source(t.Line)
	switch t.Kind {
	case model.GoalKind:
		return model.Goal{ID: id, Unit: unit, Text: text(clean(t.Name)), Weight: t.Weight, Horizon: model.Horizon(t.Horizon), Rank: rank, Source: source, Basis: model.Stated}
	case model.TaskKind:
		return model.Task{ID: id, Unit: unit, Text: text(clean(t.Name)), Rank: rank, Source: source, Basis: model.Stated}
	case model.ToolKind:
		return model.Tool{ID: id, Unit: unit, Name: name(t.Name), Source: source, Basis: model.Stated}
	case model.ChannelKind:
		return model.Channel{ID: id, Unit: unit, Name: name(t.Name), Source: source, Basis: model.Stated}
	}
	return model.KPI{ID: id, Unit: unit, Name: name(t.Name), Weight: t.Weight, Rank: rank, Source: source, Basis: model.Stated}
}

// parts adds the parts that units have in duties of others.
func (c *comparison) parts() {
	done := map[model.ID]bool{}
	for _, p := range c.reading.Draft.Parts {
		id := model.RoleID(c.dutyIDs[p.Duty], c.unitIDs[p.Unit])
		if _, there := c.s.Role(id); there || done[id] {
			continue
		}
		done[id] = true
		c.put(nil, model.Role{ID: id, Duty: c.dutyIDs[p.Duty], Unit: c.unitIDs[p.Unit], Role: p.Role, Basis: model.Stated})
	}
}

// missing lists the duties of units with duties in the document that no row says.
func (c *comparison) missing() {
	for i := range c.reading.Draft.Units {
		if !c.met[i] || !c.says[i] {
			continue
		}
		for _, d := range c.s.DutiesOf(c.unitIDs[i]) {
			if c.taken[d.ID] {
				continue
			}
			c.taken[d.ID] = true
			c.p.Rows = append(c.p.Rows, Row{Result: Missing, Ref: d.Ref(), Text: cmp.Or(d.Text.ZH, d.Text.EN)})
			if c.o.Remove[d.ID] {
				c.p.removed = append(c.p.removed, d.ID)
			}
		}
	}
}

// asked lists the rows that were asked about and of which nothing came.
func (c *comparison) asked() {
	for _, q := range c.reading.Questions {
		row := Row{Line: q.Line, Reason: q.Code, Text: q.Text, About: q.Text, Result: Passed}
		switch q.Code {
		case TotalRow, NoteRow, NotRead, Twice:
		default:
			if !q.Code.Refused() {
				continue
			}
			row.Result = Refused
		}
		c.p.Rows = append(c.p.Rows, row)
	}
}
