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

type dutyKeyOf struct {
	unit model.ID
	text string
}

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

func (c *comparison) homeOf(d Duty) model.ID {
	if d.Unit == None {
		return ""
	}
	return c.unitIDs[d.Unit]
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
