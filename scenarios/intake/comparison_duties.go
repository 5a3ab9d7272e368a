package intake

import (
	"cmp"
	"strings"

	"sandtable/model"
)

// How alike a duty of a unit and a row must be to be the same one with other words: the
// share of pairs of characters that both have.
const sameDuty = .6

// bare is a text without what differs between two writings of it.
func bare(s string) string { return strings.TrimRight(same(s), "。.;；") }

// said is what a duty of the draft says, in the language that identifies it.
func (d Duty) said() string { return cmp.Or(d.Text.ZH, d.Text.EN) }

// matches say which duty of the scenario each duty of the draft is; the zero duty: none.
type matches struct {
	*comparison
	draft []Duty
	was   []model.Duty
}

// duties finds the duties of the draft in the scenario, and adds those that it has not.
func (c *comparison) duties() {
	draft := c.reading.Draft.Duties
	m := matches{c, draft, make([]model.Duty, len(draft))}
	m.known()
	m.sameWords()
	m.elsewhere()
	m.otherWords()
	c.dutyIDs, c.titles = make([]model.ID, len(draft)), map[model.ID]map[string]bool{}
	last := map[model.ID]int{}
	for _, d := range c.s.Duties() {
		last[d.Unit] = max(last[d.Unit], d.Rank)
		c.title(d.Unit, d.Title)
	}
	for i, d := range draft {
		if d.Unit != None && c.left[d.Unit] && m.was[i].ID == "" {
			continue
		}
		home := c.homeOf(d)
		was, now := m.was[i], m.was[i]
		row := Row{Line: d.Line, Text: d.Text.In(c.o.Lang)}
		if c.o.Adds && was.ID != "" {
			c.dutyIDs[i], row.Ref, row.Result = was.ID, was.Ref(), Unchanged
			if bare(d.said()) != bare(was.Text.ZH) && bare(d.said()) != bare(was.Text.EN) {
				row.Was = was.Text.In(c.o.Lang)
			}
			c.p.Rows = append(c.p.Rows, row)
			continue
		}
		if was.ID == "" {
			now = model.Duty{ID: c.newID(model.DutyKind), Source: c.source(d.Line), Basis: model.Stated}
		}
		if was.ID == "" || d.Unit != None && was.Unit != home {
			last[home] += rankStep
			now.Unit, now.Rank = home, last[home]
			row.Was = c.unitName(was.Unit)
		}
		switch known := was.ID != ""; {
		case known && d.says(was):
			d.Text = was.Text
		case known:
			row.Was = was.Text.In(c.o.Lang)
			now.Source, now.Basis = c.source(d.Line), model.Stated
		}
		now = c.record(now, d)
		c.dutyIDs[i], row.Ref = now.ID, now.Ref()
		switch {
		case was.ID == "":
			row.Result = New
			c.put(nil, now)
		case now == was:
			row.Result = Unchanged
		default:
			row.Result = Changed
			if !c.o.Keep[now.ID] {
				c.put(was, now)
			}
		}
		c.p.Rows = append(c.p.Rows, row)
	}
}

// is says that a duty of the draft is one of the scenario.
func (m matches) is(i int, d model.Duty) {
	m.was[i] = d
	m.taken[d.ID] = true
}

// known finds what a workbook of our own names by its id: its words and its unit may all be
// others.
func (m matches) known() {
	for i, d := range m.draft {
		if f, ok := m.s.Duty(d.Known); ok && !m.taken[f.ID] {
			m.is(i, f)
		}
	}
}

// says reports whether a row says what a duty says already: in both languages where it has
// both; or its title only, as in a file for another department.
func (d Duty) says(was model.Duty) bool {
	if d.Text.ZH != "" && d.Text.EN != "" && was.Text.ZH != "" && was.Text.EN != "" {
		return bare(d.Text.ZH) == bare(was.Text.ZH) && bare(d.Text.EN) == bare(was.Text.EN)
	}
	return bare(d.said()) == bare(was.Text.ZH) || bare(d.said()) == bare(was.Text.EN) || d.Known != "" && titled(was.Title, d.Text)
}

// sameWords finds what a unit has word for word.
func (m matches) sameWords() {
	type key struct {
		unit model.ID
		text string
	}
	have := map[key]model.Duty{}
	for _, d := range m.s.Duties() {
		for _, s := range []string{d.Text.ZH, d.Text.EN} {
			if s != "" {
				have[key{d.Unit, bare(s)}] = d
			}
		}
	}
	for i, d := range m.draft {
		if f, ok := have[key{m.homeOf(d), bare(d.said())}]; ok && m.was[i].ID == "" && !m.taken[f.ID] {
			m.is(i, f)
		}
	}
}

// elsewhere finds what another unit has word for word: it moves.
func (m matches) elsewhere() {
	have := map[string][]model.Duty{}
	for _, d := range m.s.Duties() {
		for _, s := range []string{d.Text.ZH, d.Text.EN} {
			if s != "" {
				have[bare(s)] = append(have[bare(s)], d)
			}
		}
	}
	for i, d := range m.draft {
		if m.was[i].ID != "" || d.Unit == None {
			continue
		}
		for _, f := range have[bare(d.said())] {
			if !m.taken[f.ID] {
				m.is(i, f)
				break
			}
		}
	}
}

// otherWords finds what a unit has in nearly these words.
func (m matches) otherWords() {
	of := map[model.ID][]model.Duty{}
	for i, d := range m.draft {
		if m.was[i].ID != "" || d.Unit == None || !m.met[d.Unit] {
			continue
		}
		home := m.homeOf(d)
		if of[home] == nil {
			of[home] = m.s.DutiesOf(home)
		}
		best, near := model.Duty{}, 0.0
		for _, f := range of[home] {
			other := f.Text.ZH
			if !hasHan(d.said()) {
				other = f.Text.EN
			}
			if l := alike(d.said(), other); !m.taken[f.ID] && l > near {
				best, near = f, l
			}
		}
		if near >= sameDuty {
			m.is(i, best)
		}
	}
}

func (c *comparison) homeOf(d Duty) model.ID {
	if d.Unit == None {
		return ""
	}
	return c.unitIDs[d.Unit]
}

// record writes what a row says of a duty into its record.
func (c *comparison) record(r model.Duty, d Duty) model.Duty {
	was, said := r, model.Text{ZH: clean(d.Text.ZH), EN: clean(d.Text.EN)}
	taken := func(_ model.Lang, s string) bool { return c.titles[r.Unit][s] }
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
	case titled(was.Title, d.Title): // as it is called already, in one of its languages
	case !d.Title.Empty() && !anew && (d.Title.ZH == "" || d.Title.EN == ""):
		r.Title = r.Title.Typed(model.EN, cleanName(d.Title.ZH+d.Title.EN))
	case !d.Title.Empty():
		r.Title = model.Text{ZH: cleanName(d.Title.ZH), EN: cleanName(d.Title.EN)}
	case anew:
		r.Title = model.ShortTitle(r.Text, taken)
	default:
		r = model.Retitled(was, r, taken)
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

// titled reports whether a title is one that a duty has, perhaps cut short.
func titled(has, said model.Text) bool {
	given := cmp.Or(said.ZH, said.EN)
	for _, t := range []string{has.ZH, has.EN} {
		begin, cut := strings.CutSuffix(given, "...")
		if !cut {
			begin, cut = strings.CutSuffix(given, "…")
		}
		if t != "" && (same(t) == same(given) || cut && strings.HasPrefix(same(t), same(begin))) {
			return true
		}
	}
	return false
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
