package board

import (
	"slices"

	"sandtable/model"
)

// A column with more than one strand shows what it holds side by side: the lanes of a
// department, or many cards of one. The order goes down a strand, then on to the next.

// slots is how many strands of the least width fit beside each other in columns.
func slots(width float32, columns int) int {
	return int((width - 2*boardPadX - columnGap*float32(columns-1)) / columnWidth)
}

// spread gives out the strands that there is room for: to departments with lanes, and to
// columns too tall to be seen at once, always to the one that is tallest then.
func (p planner) spread(r roster, slots int, high float32) []int {
	type load struct {
		height float32
		most   int // strands that it can fill
		lanes  bool
	}
	card := float32(cardTwoLines + cardGap)
	if p.density == Compact {
		card = cardCompact + cardGap
	}
	shown := func(unit model.ID) int {
		n := len(r.duties[unit])
		if p.hidden != nil {
			n = 0
			for _, d := range r.duties[unit] {
				if !p.hidden(d) {
					n++
				}
			}
		}
		return n
	}
	var loads []load
	for _, top := range append(p.tops(r), model.Unit{}) {
		own := shown(top.ID)
		l := load{height: float32(own) * card, most: own}
		var walk func(unit model.ID, depth int)
		walk = func(unit model.ID, depth int) {
			for u := range r.children(unit) {
				if depth > len(r.units) { // a broken tree must not hang a reader
					return
				}
				if !l.lanes {
					l.lanes, l.most = true, min(own, 1)
				}
				l.most++
				l.height += laneHeight
				if !p.collapsed[u.ID] {
					l.height += float32(shown(u.ID)) * card
				}
				walk(u.ID, depth+1)
			}
		}
		if top.ID != "" {
			walk(top.ID, 0)
		}
		loads = append(loads, l)
	}
	out := slices.Repeat([]int{1}, len(loads))
	for used := len(loads); used < slots; used++ {
		best, tallest := -1, float32(0)
		for i, l := range loads {
			if h := l.height / float32(out[i]); out[i] < l.most && (l.lanes || h > high) && h > tallest {
				best, tallest = i, h
			}
		}
		if best < 0 {
			break
		}
		out[best]++
	}
	return out
}

// fold lays a column out in at most n strands, the tallest of which is as low as can be.
// Lanes stay whole; without lanes the cards go on in the next strand.
func (c *columnPlan) fold(n int) {
	lanes := slices.ContainsFunc(c.items, func(i item) bool { return i.kind == laneItem })
	var blocks []int // first items of what stays together
	for i, it := range c.items {
		if i == 0 || it.kind == laneItem || !lanes && it.kind == cardItem {
			blocks = append(blocks, i)
		}
	}
	if n < 2 || len(blocks) < 2 {
		return
	}
	top := func(b int) float32 {
		if b < len(blocks) {
			return c.items[blocks[b]].top
		}
		return c.height
	}
	fit := func(most float32) (starts []int) {
		for b := range blocks {
			if len(starts) == 0 || top(b+1)-c.items[starts[len(starts)-1]].top > most {
				starts = append(starts, blocks[b])
			}
		}
		return starts
	}
	low, high := float32(0), c.height
	for range 24 {
		if mid := (low + high) / 2; len(fit(mid)) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	starts := fit(high)
	whole := c.height
	c.starts, c.height = starts, 0
	items := slices.Clone(c.items)
	for k := range starts {
		from, to := c.strand(k)
		end, base := whole, c.items[from].top
		if to < len(items) {
			end = c.items[to].top
		}
		for i := from; i < to; i++ {
			items[i].strand, items[i].top = k, c.items[i].top-base+ringRoom
		}
		c.height = max(c.height, end-base+ringRoom)
	}
	c.items = items
}

// strands is how many there are.
func (c columnPlan) strands() int { return max(len(c.starts), 1) }

// strand gives the range of the items of a strand.
func (c columnPlan) strand(k int) (from, to int) {
	if len(c.starts) == 0 {
		return 0, len(c.items)
	}
	if k+1 < len(c.starts) {
		return c.starts[k], c.starts[k+1]
	}
	return c.starts[k], len(c.items)
}

// strandAt is the number of the strand at a place of the column, width wide each.
func (c columnPlan) strandAt(x, width float32) int {
	return min(max(int(x/width), 0), c.strands()-1)
}

// end is where a strand ends.
func (c columnPlan) end(k int) float32 {
	if len(c.starts) == 0 {
		return c.height
	}
	_, to := c.strand(k)
	return c.items[to-1].bottom() + cardGap
}
