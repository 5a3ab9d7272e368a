package theme

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
)

// build completes a theme. Everything in it is put into an order that the ids of records
// have no part in.
func (t Themes) build(g *group) *Theme {
	x := &Theme{Key: g.key, Kind: g.kind, Sort: g.sort, About: g.about, Name: g.name, Findings: g.found}
	said := make(map[*check.Finding]string, len(g.found))
	for _, f := range g.found {
		words := make([]string, len(f.Subjects)) // those of a pair stand in no order that means anything
		for i, r := range f.Subjects {
			words[i] = t.words(r)
		}
		slices.Sort(words)
		said[f] = strings.Join(words, "\n")
	}
	slices.SortFunc(x.Findings, func(a, b *check.Finding) int {
		return cmp.Or(model.LastIf(a.Waived != nil, b.Waived != nil), cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(b.Amount, a.Amount), cmp.Compare(said[a], said[b]), cmp.Compare(a.Key, b.Key))
	})
	x.Severity = x.Findings[0].Severity
	if x.Findings[0].Waived != nil {
		x.Waived = x.Findings[0].Waived
	}
	t.mark(x)
	x.Stakes = t.stakes(x)
	x.said = t.wordsOf([]model.Ref{g.about}) + g.name.ZH + "\n" + g.name.EN + "\n" + t.wordsOf(x.Refs)
	return x
}

// mark collects the duties, the units and the other records of a theme.
func (t Themes) mark(x *Theme) {
	duties, others := map[model.ID]model.Duty{}, map[model.Ref]bool{}
	units := map[model.ID]int{}
	note := func(r model.Ref) {
		switch r.Kind {
		case model.DutyKind:
			if d, ok := t.s.Duty(r.ID); ok {
				duties[r.ID] = d
			}
		case model.HandoffKind:
			others[r] = true
			h, _ := t.s.Handoff(r.ID)
			for _, end := range []model.ID{h.From, h.To} {
				if d, ok := t.s.Duty(end); ok {
					duties[end] = d
				}
			}
		case model.UnitKind:
			units[r.ID] += 0
		case model.ControlKind, model.RoleKind, model.LinkKind, "":
		default:
			others[r] = true
		}
	}
	for _, f := range x.Findings {
		for _, r := range f.Subjects {
			note(r)
		}
		for _, u := range f.Units {
			units[u] += 0
		}
		for _, e := range f.Evidence {
			if e.Kind == "also-contested" || e.Kind == "pulled-to" {
				continue
			}
			for _, r := range e.Refs {
				note(r)
			}
		}
	}
	if x.Kind == Overlap || x.Kind == Interface {
		for _, d := range duties {
			if d.Unit != "" {
				units[d.Unit]++
			}
		}
	}
	delete(units, "")
	x.Units = t.inOrder(units)
	at := make(map[model.ID]int, len(x.Units))
	for i, u := range x.Units {
		at[u] = i
	}
	for id := range duties {
		x.Duties = append(x.Duties, id)
	}
	slices.SortFunc(x.Duties, func(a, b model.ID) int {
		d, e := duties[a], duties[b]
		return cmp.Or(cmp.Compare(at[d.Unit], at[e.Unit]), cmp.Compare(d.Rank, e.Rank), cmp.Compare(d.Text.ZH, e.Text.ZH), cmp.Compare(d.Text.EN, e.Text.EN), cmp.Compare(a, b))
	})
	rest := make([]model.Ref, 0, len(others))
	words := make(map[model.Ref]string, len(others))
	for r := range others {
		rest, words[r] = append(rest, r), t.words(r)
	}
	slices.SortFunc(rest, func(a, b model.Ref) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(words[a], words[b]), cmp.Compare(a.ID, b.ID))
	})
	x.Refs = make([]model.Ref, 0, len(x.Duties)+len(rest))
	for _, id := range x.Duties {
		x.Refs = append(x.Refs, dutyRef(id))
	}
	x.Refs = append(x.Refs, rest...)
}

// inOrder lists units as they stand on the board: by their place among siblings, those of
// one place by name.
func (t Themes) inOrder(units map[model.ID]int) []model.ID {
	out := make([]model.ID, 0, len(units))
	words := make(map[model.ID]string, len(units))
	rank := make(map[model.ID]int, len(units))
	for id := range units {
		u, _ := t.s.Unit(id)
		home, _ := t.s.Unit(t.s.DepartmentOf(id))
		out, words[id], rank[id] = append(out, id), u.Name.ZH+"\n"+u.Name.EN, home.Rank<<16+u.Rank
	}
	slices.SortFunc(out, func(a, b model.ID) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(words[a], words[b]), cmp.Compare(a, b))
	})
	return out
}

// wordsOf is what records say, for an order without ids.
func (t Themes) wordsOf(refs []model.Ref) string {
	var b strings.Builder
	for _, r := range refs {
		b.WriteString(t.words(r))
		b.WriteByte('\n')
	}
	return b.String()
}

// words is what a record says, in both languages; of a hand-off also what its ends say.
func (t Themes) words(r model.Ref) string {
	text := func(x model.Text) string { return x.ZH + "\t" + x.EN }
	switch r.Kind {
	case model.DutyKind:
		d, _ := t.s.Duty(r.ID)
		return text(d.Text)
	case model.UnitKind:
		u, _ := t.s.Unit(r.ID)
		return text(u.Name)
	case model.GoalKind:
		g, _ := t.s.Goal(r.ID)
		return text(g.Text)
	case model.TaskKind:
		k, _ := t.s.Task(r.ID)
		return text(k.Text)
	case model.KPIKind:
		k, _ := t.s.KPI(r.ID)
		return text(k.Name)
	case model.ToolKind:
		k, _ := t.s.Tool(r.ID)
		return text(k.Name)
	case model.ChannelKind:
		c, _ := t.s.Channel(r.ID)
		return text(c.Name)
	case model.CollaborationKind:
		c, _ := t.s.Collaboration(r.ID)
		return text(c.Name)
	case model.HandoffKind:
		h, _ := t.s.Handoff(r.ID)
		from, _ := t.s.Duty(h.From)
		to, _ := t.s.Duty(h.To)
		return text(h.Object) + text(from.Text) + text(to.Text)
	}
	return ""
}
