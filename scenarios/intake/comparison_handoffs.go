package intake

import (
	"cmp"

	"sandtable/model"
)

// handoffs adds what duties hand to each other.
func (c *comparison) handoffs() {
	type pair struct{ from, to model.ID }
	have, rank := map[pair][]model.Handoff{}, 0
	for _, h := range c.s.Handoffs() {
		have[pair{h.From, h.To}] = append(have[pair{h.From, h.To}], h)
		rank = max(rank, h.Rank)
	}
	draft := c.reading.Draft
	for _, h := range draft.Handoffs {
		from, to := c.dutyIDs[h.From], c.dutyIDs[h.To]
		if from == "" || to == "" {
			continue
		}
		object := cmp.Or(clean(h.Object), clean(cmp.Or(draft.Duties[h.From].Title.ZH, draft.Duties[h.From].Title.EN, draft.Duties[h.From].said())))
		row := Row{Line: h.Line, Result: Unchanged, Text: object}
		for _, was := range have[pair{from, to}] {
			if h.Object == "" || same(h.Object) == same(was.Object.ZH) || same(h.Object) == same(was.Object.EN) {
				row.Ref = was.Ref()
				break
			}
		}
		if c.o.Adds && c.s.Has(model.Ref{Kind: model.DutyKind, ID: from}) && c.s.Has(model.Ref{Kind: model.DutyKind, ID: to}) {
			continue // what is between duties that are there already stays as it is
		}
		row.Ref.Kind = model.HandoffKind
		if row.Ref.ID == "" && c.o.Leave[row.Key()] {
			continue
		}
		if row.Ref.ID == "" && from != to {
			rank += rankStep
			now := model.Handoff{ID: c.newID(model.HandoffKind), From: from, To: to, Object: text(object), Type: model.Sequential, Rank: rank, Source: c.source(h.Line), Basis: model.Stated}
			have[pair{from, to}] = append(have[pair{from, to}], now)
			c.put(nil, now)
			row.Ref, row.Result = now.Ref(), New
		}
		if row.Ref.ID != "" {
			c.p.Rows = append(c.p.Rows, row)
		}
	}
}
