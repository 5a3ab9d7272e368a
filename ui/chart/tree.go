package chart

import (
	"slices"
	"sort"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/layout"
	"sandtable/scenarios"
)

// node is a box of the tree: a unit as it is, or the place where one was before.
type node struct {
	unit   model.Unit
	former bool // it is gone, or has moved away from here
	fate   compare.Fate
	up     int // the box that it hangs on; -1 = none
	below  []int
	depth  int // 1 = at the top

	duties []model.Duty // its own, by rank
	count  int          // with those of the units below it
	units  int          // below it, as they are
	folded bool         // what is below it is not shown
	listed bool         // its duties are
	high   int          // matters that concern it or what is below it
	medium int
}

// key tells a box apart from all others.
func (n node) key() string {
	if n.former {
		return "chart-was:" + string(n.unit.ID)
	}
	return "chart-unit:" + string(n.unit.ID)
}

// forest is all boxes, and those at the top.
type forest struct {
	nodes []node
	roots []int
	loose []model.Duty // of no unit
	wide  float32      // of a box
}

// at finds the box of a unit as it is now; -1 = it is not shown.
func (f forest) at(unit model.ID) int {
	return slices.IndexFunc(f.nodes, func(n node) bool { return !n.former && n.unit.ID == unit })
}

// shape is what the user has chosen to see of a tree.
type shape struct {
	folded func(n node) bool
	listed func(n node) bool
	former bool    // what is gone or has moved away, at its old place
	wide   float32 // of a box
}

// grow makes the boxes of a scenario.
func grow(snap scenarios.Snapshot, sh shape) forest {
	s, base := snap.Scenario, snap.Baseline
	fates := map[model.ID]compare.Fate{}
	if sh.former {
		fates = compare.Fates(base, s)
	}
	below, duties := map[model.ID][]model.Unit{}, map[model.ID][]model.Duty{}
	for _, u := range s.Units() {
		if u.Level == model.External {
			continue
		}
		up := u.Parent
		if _, ok := s.Unit(up); !ok {
			up = ""
		}
		below[up] = append(below[up], u)
	}
	was := map[model.ID][]model.Unit{}
	if len(fates) > 0 {
		for _, u := range base.Units() {
			if f := fates[u.ID]; u.Level != model.External && (f.Gone || f.Moved) {
				was[u.Parent] = append(was[u.Parent], u)
			}
		}
	}
	for _, d := range s.Duties() {
		duties[d.Unit] = append(duties[d.Unit], d)
	}
	marks := matters(snap)
	f := forest{loose: duties[""], wide: sh.wide}
	delete(duties, "")
	seen := map[model.ID]bool{} // a broken tree must not hang a reader
	var add func(n node, up, depth int) int
	add = func(n node, up, depth int) int {
		at := len(f.nodes)
		n.up, n.depth, n.fate = up, depth, fates[n.unit.ID]
		f.nodes = append(f.nodes, n)
		id := n.unit.ID
		var kids []int
		if !n.former {
			m := &f.nodes[at]
			m.duties, m.high, m.medium = duties[id], marks[id].high, marks[id].medium
			m.count = len(m.duties)
			m.listed = sh.listed(*m) && len(m.duties) > 0
			for _, u := range below[id] {
				if !seen[u.ID] {
					seen[u.ID] = true
					k := add(node{unit: u}, at, depth+1)
					kids = append(kids, k)
					f.nodes[at].count += f.nodes[k].count
					f.nodes[at].units += f.nodes[k].units + 1
				}
			}
		}
		if !n.former || n.fate.Gone {
			for _, u := range was[id] {
				if s.Has(model.Ref{Kind: model.UnitKind, ID: id}) == !n.former {
					kids = append(kids, add(node{unit: u, former: true}, at, depth+1))
				}
			}
		}
		f.nodes[at].below = kids
		f.nodes[at].folded = len(kids) > 0 && sh.folded(f.nodes[at])
		return at
	}
	for _, u := range below[""] {
		seen[u.ID] = true
		f.roots = append(f.roots, add(node{unit: u}, -1, 1))
	}
	for _, u := range was[""] {
		f.roots = append(f.roots, add(node{unit: u, former: true}, -1, 1))
	}
	return f
}

// tally is how many matters concern a unit.
type tally struct{ high, medium int }

// matters counts for every unit the matters that concern it or what is below it.
func matters(snap scenarios.Snapshot) map[model.ID]tally {
	out := map[model.ID]tally{}
	for _, x := range snap.Themes.All() {
		if x.Waived != nil || x.Severity < check.Medium {
			continue
		}
		touched := map[model.ID]bool{}
		for _, u := range x.Units {
			for up := range snap.Scenario.Upward(u) {
				touched[up.ID] = true
			}
		}
		for id := range touched {
			t := out[id]
			if x.Severity == check.High {
				t.high++
			} else {
				t.medium++
			}
			out[id] = t
		}
	}
	return out
}

// Measures of the boxes (design tokens §8: cards 184 wide).
const (
	boxWide    = 184
	boxWider   = 212 // for English
	boxHigh    = 72
	postHigh   = 52 // of a position
	formerHigh = 46
	rowHigh    = 28
	mostRows   = 12 // duties that are listed; the rest is a number
	boxGap     = 16
	boxDrop    = 34
	boxIndent  = 24
	boxRise    = 12
)

// head is how high a box is without its duties.
func (n node) head() float32 {
	switch {
	case n.former:
		return formerHigh
	case n.slim():
		return postHigh
	}
	return boxHigh
}

// slim reports whether a box is that of a position with nothing below it, of which less is
// said.
func (n node) slim() bool {
	return !n.former && len(n.below) == 0 && n.unit.Level != model.Company && n.unit.Level != model.Department
}

// rows is how many lines of duties a box has.
func (n node) rows() int {
	if !n.listed {
		return 0
	}
	if len(n.duties) > mostRows {
		return mostRows + 1
	}
	return len(n.duties)
}

func (n node) tall() float32 { return n.head() + float32(n.rows())*rowHigh }

// lay sets the boxes out for a room: side by side, with lower levels hanging, or in
// several rows, whichever needs the least scrolling; sideways is worse than down.
func (f forest) lay(wide, high float32) (layout.Drawing, layout.Style) {
	nodes := make([]layout.Node, len(f.nodes)+1) // the last is what all roots hang on
	deepest, widest := 0, 2
	for i, n := range f.nodes {
		nodes[i] = layout.Node{W: float64(f.wide), H: float64(n.tall())}
		if !n.folded {
			nodes[i].Below = n.below
			widest = max(widest, len(n.below))
		}
	}
	top := len(f.nodes)
	nodes[top] = layout.Node{Below: f.roots}
	widest = max(widest, len(f.roots))
	var depth func(i, d int)
	depth = func(i, d int) {
		deepest = max(deepest, d)
		for _, k := range nodes[i].Below {
			depth(k, d+1)
		}
	}
	depth(top, 1)
	style := layout.Style{Gap: boxGap, Drop: boxDrop, Indent: boxIndent, Rise: boxRise}
	var out layout.Drawing
	var best layout.Style
	most := -1.0
	try := func() (fits bool) {
		d := layout.Tree(nodes, []int{top}, style)
		d.Height -= boxDrop
		across, down := min(1, float64(wide)/d.Width), min(1, float64(high)/d.Height)
		if got := across * across * across * down; got > most*1.02 {
			most, out, best = got, d, style
		}
		return across == 1
	}
	for _, hang := range hangs(deepest) {
		style.Hang, style.Across = hang, 0
		if !try() {
			sort.Search(widest-2, func(n int) bool { // the most that fits
				style.Across = widest - 1 - n
				return try()
			})
		}
	}
	style = best
	for i := range out.Boxes { // nothing is drawn for what the roots hang on
		out.Boxes[i].Y -= boxDrop
		for k := range out.Lines[i] {
			out.Lines[i][k].Y -= boxDrop
		}
	}
	for _, r := range f.roots {
		out.Lines[r] = nil
	}
	for i := range out.Boxes {
		if !f.seen(i) {
			out.Boxes[i], out.Lines[i] = layout.Box{}, nil
		}
	}
	return out, style
}

// fill sets the boxes out so that all of them, made smaller, fill a room as well as they can.
func (f forest) fill(wide, high float32) (layout.Drawing, layout.Style) {
	var best layout.Drawing
	var style layout.Style
	most := -1.0
	for _, k := range []float32{1, 1.25, 1.5, 2, 2.5, 3, 4, 6} {
		d, s := f.lay(wide*k, high*k)
		if got := min(1, float64(wide)/d.Width, float64(high)/d.Height); got > most*1.02 {
			most, best, style = got, d, s
		}
	}
	return best, style
}

// hangs lists the depths from which boxes may hang: none, then the lowest level only, at
// last all below what hangs on the roots.
func hangs(deepest int) []int {
	out := []int{0}
	for d := deepest - 1; d >= 2; d-- {
		out = append(out, d)
	}
	return out
}

// seen reports whether a box is not folded away.
func (f forest) seen(i int) bool {
	if i >= len(f.nodes) {
		return false
	}
	for up := f.nodes[i].up; up >= 0; up = f.nodes[up].up {
		if f.nodes[up].folded {
			return false
		}
	}
	return true
}
