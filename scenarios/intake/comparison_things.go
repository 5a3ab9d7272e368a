package intake

import (
	"sandtable/model"
)

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
		if found == nil && (c.o.Adds || t.Kind == model.ToolKind || t.Kind == model.ChannelKind) {
			found = have[thingKey{t.Kind, 0, "*\x00" + bare(t.Name)}]
		}
		row := Row{Line: t.Line, Text: t.Name, Result: Unchanged, Ref: model.Ref{Kind: t.Kind}}
		if found == nil && (c.o.Leave[row.Key()] || t.Unit != None && c.left[t.Unit]) {
			continue
		}
		if found == nil {
			ranks[t.Kind] += rankStep
			found = c.newThing(t, unit, ranks[t.Kind])
			c.put(nil, found)
			row.Result = New
		}
		row.Ref = found.Ref()
		c.p.Rows = append(c.p.Rows, row)
		for _, d := range t.Duties {
			if c.dutyIDs[d] == "" {
				continue
			}
			id := model.LinkID(c.dutyIDs[d], found.Ref().ID)
			if _, there := c.s.Link(id); there || linked[id] || c.o.Adds && row.Result == Unchanged && c.s.Get(model.Ref{Kind: model.DutyKind, ID: c.dutyIDs[d]}) != nil {
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
		return model.Goal{ID: id, Unit: unit, Text: text(clean(t.Name)), Weight: t.Weight, Rank: rank, Source: source, Basis: model.Stated}
	case model.TaskKind:
		return model.Task{ID: id, Unit: unit, Text: text(clean(t.Name)), Rank: rank, Source: source, Basis: model.Stated}
	case model.ToolKind:
		return model.Tool{ID: id, Unit: unit, Name: name(t.Name), Source: source, Basis: model.Stated}
	case model.ChannelKind:
		return model.Channel{ID: id, Unit: unit, Name: name(t.Name), Source: source, Basis: model.Stated}
	}
	return model.KPI{ID: id, Unit: unit, Name: name(t.Name), Weight: t.Weight, Rank: rank, Source: source, Basis: model.Stated}
}
