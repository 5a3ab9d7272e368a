package board

import (
	"slices"

	"sandtable/model"
	"sandtable/ui/look"
)

// Measures of the board, in device-independent pixels (design tokens §5 and §6).
const (
	columnWidth    = 272
	columnMaxWidth = 640
	columnGap      = 16
	boardPadX      = 16
	boardPadY      = 12
	columnPad      = 8
	headHeight     = 60
	laneHeight     = 28
	cardGap        = 8
	cardTwoLines   = 72
	cardOneLine    = 54
	cardCompact    = 36
	reasonHeight   = 78

	// ringRoom is left above the first card, inside what scrolls, for the ring of its focus.
	ringRoom  = 4
	scrollTop = headHeight - ringRoom
)

// Density is how much of a duty its card shows.
type Density int

// The densities.
const (
	Full    Density = iota // title and two lines of the sentence
	Compact                // title only
)

// itemKind tells what stands at a place of a column.
type itemKind int

const (
	laneItem itemKind = iota
	cardItem
	reasonItem // the line under a card that asks why it was moved
)

// item is one thing in a column: where it lies, and what it is about.
type item struct {
	kind   itemKind
	unit   model.ID // the unit whose lane or duty this is
	duty   model.ID // for cards and the reason line
	strand int      // of the column, from the left
	top    float32  // from the top of the column's scrolled content, which lies scrollTop below the column's
	height float32
}

func (i item) bottom() float32 { return i.top + i.height }

// columnPlan is what one column holds, from top to bottom.
type columnPlan struct {
	unit   model.ID // the department; "" = unplaced
	items  []item
	height float32 // of the content that scrolls
	starts []int   // the first item of every strand; nil = there is one strand
}

// target is a place where a card can be let go: in a unit, before a duty.
type target struct {
	unit   model.ID
	before model.ID // "" = at the end of the unit
	line   float32  // where the insertion line lies, from the top of the content
	strand int
}

// planner lays scenarios out; it holds what the layout depends on beside the scenario.
type planner struct {
	density   Density
	collapsed map[model.ID]bool     // lanes that show their head only
	lines     func(*model.Duty) int // lines that the sentence needs on a card; 0 = the title says all
	counted   map[model.ID]counted  // what lines said before, by unit; nil = not kept
	reason    model.ID              // the duty that shows the reason line; "" = none
	hidden    func(model.Duty) bool // duties that are not shown; nil = none
	away      func(model.ID) bool   // departments that are folded away; nil = none
}

// tops lists the units that have a column.
func (p planner) tops(r roster) []model.Unit {
	if p.away == nil {
		return r.tops()
	}
	return slices.DeleteFunc(r.tops(), func(u model.Unit) bool { return p.away(u.ID) })
}

// counted are the lines of the duties of a unit, in order.
type counted struct {
	first *model.Duty // of the list that was counted: a roster shares those that did not change
	lines []int
}

// count counts the lines of a unit's duties, or remembers them.
func (p planner) count(unit model.ID, duties []model.Duty) []int {
	if len(duties) == 0 {
		return nil
	}
	if known := p.counted[unit]; known.first == &duties[0] && len(known.lines) == len(duties) {
		return known.lines
	}
	lines := make([]int, len(duties))
	for i := range duties {
		lines[i] = p.lines(&duties[i])
	}
	if p.counted != nil {
		p.counted[unit] = counted{&duties[0], lines}
	}
	return lines
}

// plan lays out the columns of a scenario: its top units by rank, then the unplaced
// duties. strands are how many each has; nil = one each.
func (p planner) plan(r roster, strands []int) []columnPlan {
	var columns []columnPlan
	for _, u := range p.tops(r) {
		c := columnPlan{unit: u.ID, height: ringRoom}
		c.cards(p, u.ID, r.duties[u.ID])
		c.lanes(p, r, u.ID, 0)
		columns = append(columns, c)
	}
	unplaced := columnPlan{height: ringRoom}
	unplaced.cards(p, "", r.duties[""])
	columns = append(columns, unplaced)
	for i := range strands {
		columns[i].fold(strands[i])
	}
	return columns
}

func (c *columnPlan) cards(p planner, unit model.ID, duties []model.Duty) {
	var lines []int
	if p.density != Compact {
		lines = p.count(unit, duties)
	}
	c.items = slices.Grow(c.items, len(duties))
	for i := range duties {
		d := &duties[i]
		if p.hidden != nil && p.hidden(*d) {
			continue
		}
		h := float32(cardTwoLines)
		switch {
		case p.density == Compact:
			h = cardCompact
		case lines[i] < 1:
			h = look.CardTitle
		case lines[i] < 2:
			h = cardOneLine
		}
		c.add(cardItem, d.Unit, d.ID, h)
		c.height += cardGap
		if d.ID == p.reason {
			c.add(reasonItem, d.Unit, d.ID, reasonHeight)
			c.height += cardGap
		}
	}
}

// lanes adds the units below unit, depth first; no tree is deeper than the number of its units.
func (c *columnPlan) lanes(p planner, r roster, unit model.ID, depth int) {
	if depth > len(r.units) {
		return
	}
	for u := range r.children(unit) {
		c.add(laneItem, u.ID, "", laneHeight)
		if !p.collapsed[u.ID] {
			c.cards(p, u.ID, r.duties[u.ID])
		}
		c.lanes(p, r, u.ID, depth+1)
	}
}

// asks reports whether the line that asks why a card was moved is in the column.
func (c columnPlan) asks() bool {
	return slices.ContainsFunc(c.items, func(i item) bool { return i.kind == reasonItem })
}

func (c *columnPlan) add(kind itemKind, unit, duty model.ID, height float32) {
	c.items = append(c.items, item{kind: kind, unit: unit, duty: duty, top: c.height, height: height})
	c.height += height
}

// visible gives the items that meet the window from y0 to y1.
func (c columnPlan) visible(y0, y1 float32) []item {
	var out []item
	for k := range max(len(c.starts), 1) {
		from, to := c.strand(k)
		items := c.items[from:to]
		first, _ := slices.BinarySearchFunc(items, y0, func(i item, y float32) int {
			if i.bottom() < y {
				return -1
			}
			return 1
		})
		end := first
		for end < len(items) && items[end].top < y1 {
			end++
		}
		if out = append(out, items[first:end]...); len(c.starts) < 2 {
			return items[first:end]
		}
	}
	return out
}

// card finds the card of a duty.
func (c columnPlan) card(duty model.ID) (item, bool) {
	for _, i := range c.items {
		if i.kind == cardItem && i.duty == duty {
			return i, true
		}
	}
	return item{}, false
}

// at tells where a card let go at height y would go. The cards that are being
// dragged are not counted as neighbours: a place beside one of them is the place
// of the next card that stays.
func (c columnPlan) at(x, y, width float32, dragged func(model.ID) bool) target {
	k := c.strandAt(x, width)
	if y < 0 { // the head is the department's
		k = 0
	}
	from, to := c.strand(k)
	t := target{unit: c.unit, line: c.end(k), strand: k}
	if k > 0 {
		t.unit = c.items[from].unit
	}
	lane := false // whether the last thing passed was a lane head
	for n := from; n < to; n++ {
		i := c.items[n]
		switch i.kind {
		case laneItem:
			if y < i.top && (n > from || k == 0) {
				return t
			}
			t = target{unit: i.unit, line: i.bottom() - 2, strand: k}
			lane = true
		case cardItem:
			if y < i.top+i.height/2 {
				if !lane || !dragged(i.duty) {
					t.line = i.top - cardGap/2
				}
				t.before = c.staying(n, i.unit, dragged)
				return t
			}
			t.line = i.bottom() + cardGap/2
			lane = false
		case reasonItem:
			t.line = i.bottom() + cardGap/2
		}
	}
	t.before = c.staying(to, t.unit, dragged) // the next strand goes on with the same unit
	return t
}

// lane tells where a lane let go at a position would go: before the lane of another unit,
// or after all of them. mine are the units that are dragged.
func (c columnPlan) lane(x, y, width float32, mine func(model.ID) bool) landing {
	k := c.strandAt(x, width)
	from, to := c.strand(k)
	out := landing{place: true, parent: c.unit, strand: k, line: c.end(k)}
	for n := from; n < len(c.items); n++ {
		i := c.items[n]
		if i.kind != laneItem || mine(i.unit) {
			continue
		}
		if n >= to { // the first lane of the next strand
			out.before = i.unit
			return out
		}
		end := c.end(k)
		for _, next := range c.items[n+1 : to] {
			if next.kind == laneItem {
				end = next.top
				break
			}
		}
		if y < (i.top+end)/2 {
			out.before, out.line = i.unit, i.top-2
			return out
		}
	}
	return out
}

// staying finds the first card from n on, in the same unit, that is not dragged.
func (c columnPlan) staying(n int, unit model.ID, dragged func(model.ID) bool) model.ID {
	for _, i := range c.items[n:] {
		if i.kind == cardItem && i.unit == unit && !dragged(i.duty) {
			return i.duty
		}
		if i.unit != unit {
			break
		}
	}
	return ""
}

// same reports whether letting the dragged duties go at t would change nothing:
// they stand there already, together and in this order.
func (t target) same(r roster, duties []model.ID) bool {
	rest := r.duties[t.unit]
	i := slices.IndexFunc(rest, func(d model.Duty) bool { return d.ID == duties[0] })
	if i < 0 || i+len(duties) > len(rest) {
		return false
	}
	for n, id := range duties {
		if rest[i+n].ID != id {
			return false
		}
	}
	next := model.ID("")
	if i+len(duties) < len(rest) {
		next = rest[i+len(duties)].ID
	}
	return next == t.before
}
