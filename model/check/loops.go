package check

import (
	"slices"

	"sandtable/model"
)

// loops are the strongly connected components of the active duties and their
// hand-offs that hold more than one duty: whoever stands in one gives to himself in
// the end. Each is known by its smallest duty.
type loops struct {
	duties map[model.ID][]model.ID // by smallest duty; sorted; never written to
	of     map[model.ID]model.ID   // duty -> smallest duty of its loop
}

// loop finds the loops, by the algorithm of Tarjan (1972) with a stack of its own:
// a chain of hand-offs may be as long as there are duties.
func (f facts) loop() loops {
	out := loops{map[model.ID][]model.ID{}, map[model.ID]model.ID{}}
	next := map[model.ID][]model.ID{}
	var nodes []model.ID
	for _, h := range f.s.Handoffs() {
		if _, ok := f.active(h.From); !ok || h.From == h.To {
			continue
		}
		if _, ok := f.active(h.To); ok {
			next[h.From] = append(next[h.From], h.To)
			nodes = append(nodes, h.From)
		}
	}
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	type visit struct {
		id   model.ID
		edge int
	}
	index, low := map[model.ID]int{}, map[model.ID]int{}
	place := map[model.ID]int{} // on the stack, from 1 on; 0 = not there
	var stack []model.ID
	for _, root := range nodes {
		if _, seen := index[root]; seen {
			continue
		}
		work := []visit{{root, 0}}
		for len(work) > 0 {
			v := &work[len(work)-1]
			if v.edge == 0 {
				index[v.id] = len(index)
				low[v.id] = index[v.id]
				stack = append(stack, v.id)
				place[v.id] = len(stack)
			}
			deeper := false
			for v.edge < len(next[v.id]) {
				w := next[v.id][v.edge]
				v.edge++
				if _, seen := index[w]; !seen {
					work = append(work, visit{w, 0})
					deeper = true
					break
				}
				if place[w] > 0 {
					low[v.id] = min(low[v.id], index[w])
				}
			}
			if deeper {
				continue
			}
			done := v.id
			work = work[:len(work)-1]
			if len(work) > 0 {
				up := work[len(work)-1].id
				low[up] = min(low[up], low[done])
			}
			if low[done] != index[done] {
				continue
			}
			at := place[done] - 1
			out.keep(slices.Clone(stack[at:]))
			for _, id := range stack[at:] {
				place[id] = 0
			}
			stack = stack[:at]
		}
	}
	return out
}

func (l *loops) keep(duties []model.ID) {
	if len(duties) < 2 {
		return
	}
	slices.Sort(duties)
	l.duties[duties[0]] = duties
	for _, id := range duties {
		l.of[id] = duties[0]
	}
}

// nextLoops looks for loops again when a hand-off changed, or a duty with hand-offs
// began or ceased to be carried out.
func (f *facts) nextLoops(before facts, c model.Change) {
	for _, e := range c.Edits {
		r := e.Ref()
		changed := r.Kind == model.HandoffKind
		if r.Kind == model.DutyKind {
			_, was := before.active(r.ID)
			_, now := f.active(r.ID)
			changed = was != now && len(before.handoffs.at(r.ID))+len(f.handoffs.at(r.ID)) > 0
		}
		if changed {
			f.looped = f.loop()
			return
		}
	}
}
