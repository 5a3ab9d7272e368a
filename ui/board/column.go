package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/look"
)

// column is one department on the board: a head, and a scrolled content of which
// only the visible part exists as widgets.
type column struct {
	widget.BaseWidget
	board *Board
	plan  columnPlan

	ground *look.Surface
	head   *look.ColumnHead
	scroll *container.Scroll
	inside *fyne.Container
	cards  map[model.ID]*card // visible, by duty
	lanes  map[model.ID]*lane // visible, by unit
	spare  []*card
	spared []*lane
	reason *reason
	empty  *emptyHint

	refuses bool // the duties that are dragged over it
}

func newColumn(b *Board) *column {
	c := &column{board: b, cards: map[model.ID]*card{}, lanes: map[model.ID]*lane{}}
	c.ground = look.NewSurface(look.Column, look.RadiusColumn)
	c.head = look.NewColumnHead(func() {
		b.hands.UnitMenu(c.plan.unit, absolute(c.head.More).AddXY(0, 30))
	})
	c.inside = container.New(contentLayout{c})
	c.scroll = container.NewVScroll(newContent(c))
	c.scroll.OnScrolled = func(fyne.Position) { c.update(); b.scrolled() }
	c.empty = newEmptyHint(b)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *column) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(columnLayout{c}, c.ground, c.empty, c.scroll, c.head))
}

// content is what scrolls. It is a widget of its own because while something is
// dragged the toolkit gives the buttons to the scroll around it.
type content struct {
	widget.BaseWidget
	column *column
}

func newContent(c *column) *content {
	in := &content{column: c}
	in.ExtendBaseWidget(in)
	return in
}

// CreateRenderer implements fyne.Widget.
func (in *content) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(in.column.inside)
}

// MouseDown gives a drag up when another button goes down: releasing that one would
// let the cards go.
func (in *content) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		in.column.board.Cancel()
	}
}

// MouseUp implements desktop.Mouseable.
func (in *content) MouseUp(*desktop.MouseEvent) {}

type columnLayout struct{ c *column }

func (l columnLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(columnWidth, 120) }

func (l columnLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c := l.c
	c.ground.Resize(size)
	c.head.Resize(fyne.NewSize(size.Width, headHeight))
	c.scroll.Move(fyne.NewPos(0, scrollTop))
	c.scroll.Resize(fyne.NewSize(size.Width, size.Height-scrollTop-columnPad))
	c.empty.Move(fyne.NewPos(columnPad, headHeight))
	c.empty.Resize(fyne.NewSize(size.Width-2*columnPad, size.Height-headHeight-columnPad))
	c.update()
}

// contentLayout places the visible items at their planned heights.
type contentLayout struct{ c *column }

func (l contentLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(10, l.c.plan.height)
}

func (l contentLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*columnPad
	for _, i := range l.c.plan.items {
		var o fyne.CanvasObject
		switch i.kind {
		case laneItem:
			if w := l.c.lanes[i.unit]; w != nil {
				o = w
			}
		case cardItem:
			if w := l.c.cards[i.duty]; w != nil {
				o = w
			}
		case reasonItem:
			if l.c.reason != nil {
				o = l.c.reason
			}
		}
		if o != nil {
			o.Move(fyne.NewPos(columnPad, i.top))
			o.Resize(fyne.NewSize(width, i.height))
		}
	}
}

// show lays the column out anew.
func (c *column) show(p columnPlan) {
	c.plan = p
	c.predict(c.board.Dragging() && c.board.drag.over >= 0 && c.board.columns[c.board.drag.over] == c)
	c.empty.set(p)
	c.update()
	c.inside.Refresh()
	c.scroll.Refresh()
}

// update makes widgets of what can be seen, and only of that.
func (c *column) update() {
	y := c.scroll.Offset.Y
	first, end := c.plan.visible(y-cardTwoLines, y+c.scroll.Size().Height+cardTwoLines)
	wanted := map[model.ID]bool{}
	lanes := map[model.ID]bool{}
	asks := false
	for _, i := range c.plan.items[first:end] {
		switch i.kind {
		case cardItem:
			wanted[i.duty] = true
		case laneItem:
			lanes[i.unit] = true
		case reasonItem:
			asks = true
		}
	}
	changed := false
	for id, w := range c.cards {
		if !wanted[id] {
			delete(c.cards, id)
			c.inside.Remove(w)
			c.spare = append(c.spare, w)
			changed = true
		}
	}
	for id, w := range c.lanes {
		if !lanes[id] {
			delete(c.lanes, id)
			c.inside.Remove(w)
			c.spared = append(c.spared, w)
			changed = true
		}
	}
	for _, i := range c.plan.items[first:end] {
		switch i.kind {
		case cardItem:
			w := c.cards[i.duty]
			if w == nil {
				w = c.takeCard()
				c.cards[i.duty] = w
				c.inside.Add(w)
				changed = true
			}
			w.set(i.duty, c.refuses)
		case laneItem:
			w := c.lanes[i.unit]
			if w == nil {
				w = c.takeLane()
				c.lanes[i.unit] = w
				c.inside.Add(w)
				changed = true
			}
			w.set(i.unit)
		}
	}
	asked := c.board.asking
	if !asks {
		asked = nil
	}
	if asked != c.reason {
		changed = true
		if c.reason != nil {
			c.inside.Remove(c.reason)
		}
		if c.reason = asked; asked != nil {
			c.inside.Add(asked)
		}
	}
	if changed {
		contentLayout{c}.Layout(nil, c.inside.Size())
	}
}

func (c *column) takeCard() *card {
	if n := len(c.spare); n > 0 {
		w := c.spare[n-1]
		c.spare = c.spare[:n-1]
		return w
	}
	return newCard(c.board)
}

func (c *column) takeLane() *lane {
	if n := len(c.spared); n > 0 {
		w := c.spared[n-1]
		c.spared = c.spared[:n-1]
		return w
	}
	return newLane(c.board)
}

// reveal scrolls so that the content from top to bottom can be seen.
func (c *column) reveal(top, bottom float32) {
	height := c.scroll.Size().Height
	y := c.scroll.Offset.Y
	switch {
	case height <= 0:
		return
	case top < y:
		y = top
	case bottom > y+height:
		y = bottom - height
	default:
		return
	}
	c.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), max(c.plan.height-height, 0))))
	c.update()
}

// lane is the head of a unit inside a column: its name, the number of its duties
// and a hairline.
type lane struct {
	widget.BaseWidget
	board *Board
	unit  model.ID
	face  *look.LaneHead
}

func newLane(b *Board) *lane {
	l := &lane{board: b, face: look.NewLaneHead()}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *lane) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.face) }

func (l *lane) set(unit model.ID) {
	l.unit = unit
	u, _ := l.board.snap.Scenario.Unit(unit)
	l.face.Set(l.board.print.Name(l.board.snap.Scenario, u.Ref()), l.board.count(unit), l.board.planner.collapsed[unit])
}

// Tapped folds the lane or opens it.
func (l *lane) Tapped(*fyne.PointEvent) {
	c := l.board.planner.collapsed
	if c[l.unit] {
		delete(c, l.unit)
	} else {
		c[l.unit] = true
	}
	l.board.layout()
}

// TappedSecondary asks for the unit's commands.
func (l *lane) TappedSecondary(e *fyne.PointEvent) {
	l.board.hands.UnitMenu(l.unit, e.AbsolutePosition)
}
