package chart

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// The chart takes the keyboard as a whole: the arrows walk the tree, Enter lists the
// duties of a unit, Space folds what hangs on it, M asks where to; + and − zoom, 0 shows
// all.

// FocusGained implements fyne.Focusable.
func (c *Chart) FocusGained() {
	c.keyboard = true
	if c.tree.at(c.at.unit) < 0 {
		c.at = spot{}
		if len(c.tree.roots) > 0 {
			c.at.unit = c.tree.nodes[c.tree.roots[0]].unit.ID
		}
	}
	c.ground.again()
}

// FocusLost implements fyne.Focusable; what is dragged is put back.
func (c *Chart) FocusLost() {
	c.keyboard = false
	c.Cancel()
	c.ground.again()
}

// TypedRune implements fyne.Focusable.
func (c *Chart) TypedRune(r rune) {
	switch {
	case c.zoom.key(r):
	case (r == 'm' || r == 'M') && len(c.selected) > 0:
		c.hands.MoveMenu(slices.Clone(c.selected), c.menuAt())
	case (r == 'm' || r == 'M') && c.at.unit != "":
		c.hands.UnitMenu(c.at.unit, c.menuAt())
	}
}

// Key answers a key that no field has taken, and reports whether it did.
func (c *Chart) Key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		c.grab()
		c.TypedKey(&fyne.KeyEvent{Name: k})
		return true
	}
	return c.zoom.press(k)
}

// TypedKey implements fyne.Focusable.
func (c *Chart) TypedKey(e *fyne.KeyEvent) {
	c.keyboard = true
	switch e.Name {
	case fyne.KeyEscape:
		if c.drag != nil {
			c.Cancel()
			return
		}
		look.PassOn(c, e)
	case fyne.KeyUp:
		c.walk(0, -1)
	case fyne.KeyDown:
		c.walk(0, 1)
	case fyne.KeyLeft:
		c.walk(-1, 0)
	case fyne.KeyRight:
		c.walk(1, 0)
	case fyne.KeyHome:
		if len(c.tree.roots) > 0 {
			c.step(spot{unit: c.tree.nodes[c.tree.roots[0]].unit.ID})
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.at.duty == "" && c.at.unit != "" {
			c.list(c.at.unit)
		}
	case fyne.KeySpace:
		if i := c.tree.at(c.at.unit); i >= 0 && len(c.tree.nodes[i].below) > 0 {
			c.turn(c.at.unit)
		}
	default:
		look.PassOn(c, e)
	}
}

// menuAt is where a menu on what the keyboard is on opens.
func (c *Chart) menuAt() fyne.Position {
	key := "chart-unit:" + string(c.at.unit)
	if c.at.duty != "" {
		key = "chart-duty:" + string(c.at.duty)
	}
	if p := c.ground.parts[key]; p != nil {
		return absolute(p).AddXY(24, 28)
	}
	return absolute(c).AddXY(60, 60)
}

// step goes to a unit or a duty and selects it.
func (c *Chart) step(to spot) {
	c.at = to
	if to.duty != "" {
		c.hands.Select(to.duty)
	} else {
		c.hands.SelectUnit(to.unit)
	}
	c.reveal()
	c.ground.again()
}

// reveal scrolls to what the keyboard is on.
func (c *Chart) reveal() {
	for _, t := range c.ground.things {
		if c.at.duty != "" && t.key == "chart-duty:"+string(c.at.duty) || c.at.duty == "" && t.key == "chart-unit:"+string(c.at.unit) {
			c.ground.reveal(t.x, t.y, t.w, t.h)
			return
		}
	}
}

// walk goes a step through the tree: down to what hangs on a unit or to its duties, up to
// what it hangs on, sideways to its neighbours. Where units stand one below the other,
// down and up go through them as they stand.
func (c *Chart) walk(across, down int) {
	i := c.tree.at(c.at.unit)
	if i < 0 {
		if len(c.tree.roots) > 0 {
			c.step(spot{unit: c.tree.nodes[c.tree.roots[0]].unit.ID})
		}
		return
	}
	n := c.tree.nodes[i]
	listed := n.duties[:min(n.rows(), len(n.duties), mostRows)]
	row := slices.IndexFunc(listed, func(d model.Duty) bool { return d.ID == c.at.duty })
	switch {
	case down > 0 && row+1 < len(listed):
		c.step(spot{n.unit.ID, listed[row+1].ID})
	case down < 0 && row > 0:
		c.step(spot{n.unit.ID, listed[row-1].ID})
	case down < 0 && row == 0:
		c.step(spot{unit: n.unit.ID})
	case down > 0:
		c.to(c.below(i))
	case down < 0:
		c.to(c.over(i))
	case c.hung(i) && across < 0:
		c.to(n.up)
	case c.hung(i):
		c.to(first(c.open(i)))
	default:
		c.to(c.neighbour(i, across))
	}
}

// to goes to a box; a number below 0 stays.
func (c *Chart) to(i int) {
	if i >= 0 {
		c.step(spot{unit: c.tree.nodes[i].unit.ID})
	}
}

func first(of []int) int {
	if len(of) == 0 {
		return -1
	}
	return of[0]
}

// open lists the units that are shown hanging on a box, as they are now.
func (c *Chart) open(i int) []int {
	if i >= 0 && c.tree.nodes[i].folded {
		return nil
	}
	of := c.tree.roots
	if i >= 0 {
		of = c.tree.nodes[i].below
	}
	return slices.DeleteFunc(slices.Clone(of), func(k int) bool { return c.tree.nodes[k].former })
}

// hung reports whether a box stands below its neighbours.
func (c *Chart) hung(i int) bool {
	return c.tree.nodes[i].up >= 0 && c.style.Hang > 0 && c.tree.nodes[i].depth >= c.style.Hang
}

// neighbour is the box beside another one; -1 = there is none.
func (c *Chart) neighbour(i, by int) int {
	list := c.open(c.tree.nodes[i].up)
	if k := slices.Index(list, i) + by; k >= 0 && k < len(list) {
		return list[k]
	}
	return -1
}

// below is the box that is come to from another one by going down.
func (c *Chart) below(i int) int {
	if k := first(c.open(i)); k >= 0 {
		return k
	}
	for ; i >= 0 && c.hung(i); i = c.tree.nodes[i].up {
		if k := c.neighbour(i, 1); k >= 0 {
			return k
		}
	}
	return -1
}

// over is the box that is come to by going up.
func (c *Chart) over(i int) int {
	if !c.hung(i) {
		return c.tree.nodes[i].up
	}
	k := c.neighbour(i, -1)
	if k < 0 {
		return c.tree.nodes[i].up
	}
	for {
		open := c.open(k)
		if len(open) == 0 {
			return k
		}
		k = open[len(open)-1]
	}
}
