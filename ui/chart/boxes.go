package chart

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// few is up to how many duties are listed at first.
const few = 40

// many is from how many units on only the departments are shown at first.
const many = 120

// shape is what of the tree is shown.
func (c *Chart) shape() shape {
	wide := float32(boxWide)
	if c.print.Lang() == model.EN {
		wide = boxWider
	}
	crowd := c.snap.Scenario.Count(model.UnitKind) > many
	return shape{
		former: c.against,
		wide:   wide,
		folded: func(n node) bool {
			usual := crowd && n.unit.Level == model.Department
			return usual != c.folded[n.unit.ID]
		},
		listed: func(n node) bool { return c.full != c.listed[n.unit.ID] },
	}
}

// lay sets the tree out anew.
func (c *Chart) lay() {
	c.room = c.roomNow()
	if c.room <= 0 {
		return
	}
	c.tree = grow(c.snap, c.shape())
	high := c.ground.Size().Height - 2*around - shelfGap - shelfHead
	if c.whole {
		c.drawn, c.style = c.tree.fill(c.room, high)
	} else {
		c.drawn, c.style = c.tree.lay(c.room, high)
	}
	size := fyne.NewSize(float32(c.drawn.Width), float32(c.drawn.Height))
	if len(c.tree.nodes) > 0 {
		size = c.placeShelf(size)
	}
	things := make([]thing, 0, 2*len(c.tree.nodes))
	for i, n := range c.tree.nodes {
		if !c.tree.seen(i) {
			continue
		}
		things = append(things, c.box(i))
		if len(n.below) > 0 {
			things = append(things, c.fold(i))
		}
		b := c.drawn.Boxes[i]
		things = append(things, c.rows(n, float32(b.X), float32(b.Y)+n.head())...)
	}
	if len(c.tree.nodes) > 0 {
		things = append(things, c.shelf()...)
	}
	c.ground.set(size, things)
}

// box is the thing of a unit.
func (c *Chart) box(i int) thing {
	n, b := c.tree.nodes[i], c.drawn.Boxes[i]
	t := thing{key: n.key(), x: float32(b.X), y: float32(b.Y), w: float32(b.W), h: float32(b.H),
		face: func() (any, paint) {
			f := c.face(i)
			return f, f.paint
		}}
	t.hint = c.told(i)
	if n.former {
		return t
	}
	id := n.unit.ID
	t.tap = func(fyne.Position) { c.clickUnit(id) }
	t.menu = func(at fyne.Position) {
		if !c.Dragging() {
			c.hands.UnitMenu(id, at)
		}
	}
	c.pressable(&t, carry.Press{Unit: id})
	return t
}

// told is all that a box has perhaps no room for.
func (c *Chart) told(i int) string {
	f := c.face(i)
	words := []string{f.name, f.second}
	if f.tag != "" {
		words = append(words, f.tag)
	}
	return strings.Join(words, "\n")
}

// fold is what folds what hangs on a unit.
func (c *Chart) fold(i int) thing {
	n, b := c.tree.nodes[i], c.drawn.Boxes[i]
	key := "chart-fold:" + string(n.unit.ID)
	if n.former {
		key = "chart-fold-was:" + string(n.unit.ID)
	}
	id := n.unit.ID
	return thing{key: key, x: float32(b.X+b.W) - foldWide, y: float32(b.Y), w: foldWide, h: 32,
		hint: c.print.T("chart.fold"),
		face: func() (any, paint) {
			f := c.face(i)
			return f.folded, f.paintFold
		},
		tap:   func(fyne.Position) { c.turn(id) },
		press: func(*mouseEvent) { c.Cancel() },
	}
}

// turn folds what hangs on a unit, or shows it.
func (c *Chart) turn(unit model.ID) {
	c.folded[unit] = !c.folded[unit]
	c.lay()
}

// list shows the duties of a unit in its box, or hides them.
func (c *Chart) list(unit model.ID) {
	c.listed[unit] = !c.listed[unit]
	c.lay()
}

// rows are the things of the duties of a unit that are listed.
func (c *Chart) rows(n node, x, y float32) []thing {
	var out []thing
	for k := range n.rows() {
		if k == mostRows {
			rest := line{name: c.print.T("chart.more", "n", len(n.duties)-mostRows), rest: true}
			out = append(out, thing{key: "chart-rest:" + string(n.unit.ID), x: x, y: y, w: c.tree.wide, h: rowHigh,
				face: func() (any, paint) { return rest, rest.paint }})
			break
		}
		out = append(out, c.row(n.duties[k], x, y, c.tree.wide))
		y += rowHigh
	}
	return out
}

// row is the thing of a duty.
func (c *Chart) row(d model.Duty, x, y, w float32) thing {
	t := thing{key: "chart-duty:" + string(d.ID), x: x, y: y, w: w, h: rowHigh,
		hint: d.Text.In(c.print.Lang()),
		face: func() (any, paint) {
			l := c.line(d)
			return l, l.paint
		},
		tap: func(fyne.Position) { c.clickDuty(d.ID) },
		menu: func(at fyne.Position) {
			if c.Dragging() {
				return
			}
			if !slices.Contains(c.selected, d.ID) {
				c.hands.Select(d.ID)
			}
			c.hands.DutyMenu(slices.Clone(c.selected), at)
		}}
	c.pressable(&t, carry.Press{Duty: d.ID})
	return t
}

// line says what the row of a duty shows.
func (c *Chart) line(d model.Duty) line {
	s, base := c.snap.Scenario, c.snap.Baseline
	l := line{name: c.print.RecordName(s, d), selected: slices.Contains(c.selected, d.ID),
		focused: c.keyboard && c.at.duty == d.ID, coming: c.coming[d.Ref()], severity: look.Severity(c.worst[d.ID])}
	if was, ok := base.Duty(d.ID); !ok {
		l.fresh = true
	} else if from := base.DepartmentOf(was.Unit); from != "" && from != s.DepartmentOf(d.Unit) {
		l.from, l.moved = c.former[from], true
	}
	l.left = c.drag != nil && c.drag.Begun && slices.Contains(c.drag.duties, d.ID)
	return l
}
